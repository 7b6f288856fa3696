### The page on which staff look after a community.

# $community = Oak Vale
community-about = <b>{ $community }</b>. What would you like to look after?

community-which = Which community is it about?

button-community = Look after the community

# $community = Oak Vale
button-community-one = { $community }
