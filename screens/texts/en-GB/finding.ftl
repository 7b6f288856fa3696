### Finding a group: what a member can join, personal links, and inviting a colleague.

finding-which = In which community would you like to find a group?

# $community = Oak Vale CIG
finding-list =
    Groups of <b>{ $community }</b> that are open to you. Press one, and I make a link for you alone.

# $community = Oak Vale CIG
finding-none = There is no further group of <b>{ $community }</b> for you to join at the moment. When there is one, you will find it here.

# $title = Oak Vale exams
# $purpose = one topic
finding-line = • <b>{ $title }</b>: { $purpose }

# $description = Questions about exams, and who sits them with you.
finding-description = <i>{ $description }</i>

# $name = Paperwork
# $purpose = one topic
finding-topic = – Topic <b>{ $name }</b>: { $purpose }

# $count = 2
finding-later =
    { $count ->
        [one] One more group is open to you once you have arrived in the UK. I will write to you on the day.
       *[other] { $count } more groups are open to you once you have arrived in the UK. I will write to you on the day.
    }

finding-invite =
    Whom would you like to invite? I make a link for one colleague, open for seven days. Send it to them in any way you like.
    They are asked the same as everybody who joins. The moderators see that you invited them.
    Into which group?

finding-invite-nowhere = At the moment I can make a link into no group. Please ask an admin to give me the right to invite there.

finding-open-links = Your links that are still open:

# $title = Oak Vale exams
# $until = Fri 20 Nov 2026, 12:00 (London)
finding-open-own = • into <b>{ $title }</b>, for yourself, until { $until }

# $title = Oak Vale exams
# $until = Mon 23 Nov 2026, 12:00 (London)
finding-open-colleague = • into <b>{ $title }</b>, for a colleague, until { $until }

# $title = Oak Vale exams
finding-link-coming = Your link into <b>{ $title }</b> is on its way. It comes as a message below.

# $title = Oak Vale exams
finding-link-own =
    Your link into <b>{ $title }</b>. Press it and ask to join, and I let you in at once.
    It is for you alone, and open for 24 hours.

# $title = Oak Vale exams
# $link = https://t.me/+oakvale
finding-link-colleague =
    A link into <b>{ $title }</b> for one colleague, open for seven days:
    { $link }
    Send it to them in any way you like. Whoever uses it is asked the same as everybody who joins, and the moderators see that you invited them.

# $title = Oak Vale exams
finding-link-failed = I could not make a link into <b>{ $title }</b>: I lack the right to invite there, or I am no longer in it. Please tell an admin, or try again later.

finding-refused-group-gone = This group cannot be joined any more. The list shows the groups that are open to you.

# $title = Oak Vale exams
finding-refused-no-link-there = I cannot make a link into <b>{ $title }</b>: I lack the right to invite there. Please ask an admin to give it to me, or try another group.

# $title = Oak Vale cohort 7
finding-refused-not-arrived = <b>{ $title }</b> is for doctors who have arrived in the UK. If you have arrived, or your date has changed, please tell me.

# $title = Oak Vale exams
finding-refused-too-many-links = You have five links for colleagues open already, so I made none into <b>{ $title }</b>. End one of them, or wait until one is used.

# $number = 17
finding-name-own = Personal link { $number }

# $number = 18
finding-name-colleague = For a colleague { $number }

button-find = Find a group

# $community = Oak Vale CIG
button-finding-in = { $community }

# $title = Oak Vale exams
button-finding-link = Join { $title }

# $name = Paperwork
button-finding-topic = Open { $name }
button-finding-previous = Earlier groups
button-finding-next = More groups
button-finding-colleague = Invite a colleague

# $title = Oak Vale exams
button-finding-invite = Into { $title }

# $title = Oak Vale exams
button-finding-end = End link: { $title }
button-finding-links = My open links
button-finding-open = Open the group
button-finding-copy = Copy the link

toast-finding-ended = The link is ended.

command-find = Find a group to join, or invite a colleague
