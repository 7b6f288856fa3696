### The pages on which staff find what they look after.

# $community = Oak Vale
community-about = <b>{ $community }</b>. What would you like to look after?

community-which = Which community is it about?

section-sessions = <b>Organise sessions</b>. What would you like to do?
section-people = <b>People</b>. Whom is it about?
section-groups = <b>Groups and safety</b>. What would you like to look after?
section-setup = <b>Set-up</b>. What would you like to look after?

button-section-sessions = Organise sessions
button-section-people = People
button-section-groups = Groups and safety
button-section-setup = Set-up

# $community = Oak Vale
button-community-one = { $community }
