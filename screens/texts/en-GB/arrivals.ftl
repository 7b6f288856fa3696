### Arriving in the UK: two questions, and the message on the day.

hello-arrival-question = Are you in the UK already?

hello-arrives-question = When do you plan to arrive? Type the day, for example: <i>14 January</i>. You can change it at any time. If you do not know it yet, skip this.

arrival-arrival-question = Are you in the UK already?

arrival-arrives-question = When do you plan to arrive? Type the day, for example: <i>14 January</i>. You can change it at any time. If you do not know it yet, skip this.

# $community = Oak Vale CIG
arrival-ask =
    You are now in a group of { $community } for doctors who are on their way to the UK. When do you plan to arrive?
    On that day I invite you onward, with the links to the groups that are then open to you. Nobody in the groups is told the day. You can skip this; I ask only once.

arrival-unreadable = I could not read a day from this. Please type day and month, for example: <i>14 January</i> or <i>14/1/2027</i>.

# $day = Thu 12 Nov 2026
arrival-passed = { $day } has passed. If you have arrived, press Back and then Yes. Otherwise type a day that is still ahead, for example: <i>14 January</i>.

# $day = Sat 14 Jan 2034
arrival-too-far = { $day } is more than a year ahead, so I think that something slipped. Please type the day once more, or skip this until you know it.

arrival-told-here = Good, you are in the UK. Every group that is open to members is open to you.

# $day = Thu 14 Jan 2027
arrival-told-on =
    I have noted that you plan to arrive on { $day }. On that day I will write to you about the groups that are then open to you.
    If the date changes, tell me under "Find a group" or "About me".

arrival-told-some-day =
    I have noted that you are not in the UK yet. When you know the day, tell me under "Find a group" or "About me".

arrival-told-nothing = Nothing was changed. You can tell me at any time whether you are in the UK already.

arrival-can-be-told = Not in the UK yet? Tell me when you arrive, and I will show you the groups for doctors who are on their way.

# $value = planned for Thu 14 Jan 2027
arrival-coming = Your arrival in the UK: { $value }.

# $value = planned for Thu 14 Jan 2027
about-arrival = In the UK: { $value }

# $day = Thu 14 Jan 2027
arrival-on = planned for { $day }
arrival-here = yes
arrival-coming-some-day = not yet, and the day is not known
arrival-unsaid = not said

# $day = Thu 14 Jan 2027
arrival-onward = You planned to arrive in the UK on { $day }. If you have, welcome: you are invited to come onward.

# $day = Thu 14 Jan 2027
arrival-onward-again = You planned to arrive in the UK on { $day }, and I have not heard whether you have. I will not ask again.

arrival-onward-groups = These groups, for doctors who are here, are now open to you. Press one, and I send you its link, made for you alone.

arrival-onward-no-groups = When there is a group for you to join, you will find it under "Find a group".

button-hello-arrival-yes = Yes
button-hello-arrival-not-yet = Not yet
button-arrival-arrival-yes = Yes
button-arrival-arrival-not-yet = Not yet
button-arrival = My arrival in the UK
button-arrival-day = Tell the day
button-arrival-here = I am in the UK already
button-arrival-arrived = I have arrived
button-arrival-another = Another date
