### Two presenters exchange their sessions.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
swap-choose = You present, or are asked to, at <b>{ $topic }</b>, { $when }. With whom would you like to swap? I ask whoever presents on the day you choose. Only if they agree does anything change.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
swap-nobody = There is nobody to swap with for <b>{ $topic }</b>, { $when }: no other session of this cycle has a presenter yet, or the start is less than a day away. You can say that you cannot present; somebody else is asked then.

# $topic = Team dynamics
# $when = Thu 10 Dec 2026, 17:00 (London)
# $until = Sat 7 Nov 2026, 17:00 (London)
swap-offered = You asked whoever presents at <b>{ $topic }</b>, { $when }, to swap. They can answer until { $until }. Until then nothing changes.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
swap-session = <b>{ $topic }</b>, { $when }

# $mine = Team dynamics, Thu 10 Dec 2026, 17:00 (London)
# $other = Communicating across cultures, Thu 19 Nov 2026, 17:00 (London)
# $until = Sat 7 Nov 2026, 17:00 (London)
swap-asked =
    You present at { $mine }. Another presenter asks whether you would swap with them.
    You would then present at { $other }, and they in your stead.
    You can answer until { $until }. Saying no costs nothing, and without an answer nothing changes.

swap-asked-places = Your places go along: you get theirs, they get yours. Your turns stay as they are.

# $mine = Team dynamics, Thu 10 Dec 2026, 17:00 (London)
# $other = Communicating across cultures, Thu 19 Nov 2026, 17:00 (London)
swap-over-agreed = You have swapped { $mine } for { $other }.

# $mine = Team dynamics, Thu 10 Dec 2026, 17:00 (London)
# $other = Communicating across cultures, Thu 19 Nov 2026, 17:00 (London)
swap-over-declined = You said that you would rather not swap { $mine } for { $other }. Nothing was changed.

# $mine = Team dynamics, Thu 10 Dec 2026, 17:00 (London)
# $other = Communicating across cultures, Thu 19 Nov 2026, 17:00 (London)
swap-over-lapsed = The time to answer about swapping { $mine } for { $other } has passed. Nothing was changed.

# $mine = Team dynamics, Thu 10 Dec 2026, 17:00 (London)
# $other = Communicating across cultures, Thu 19 Nov 2026, 17:00 (London)
swap-over-withdrawn = Nobody asks you any more to swap { $mine } for { $other }. Nothing was changed.

swap-done = You have swapped with another presenter. The places went along, and your turns stay as they are.

swap-off = The swap you asked for does not come about. Your own turn is as it was.

swap-told = Two presenters have swapped. From now on:

# $name = Amara
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
swap-told-line = · { $name } presents at <b>{ $topic }</b>, { $when }

swap-refused-not-yours = This turn is another member's, so nothing was changed. Your own turns are under "Presenting" in "About me".

swap-refused-not-yours-any-more = You no longer present there, so there is nothing to swap.

swap-refused-gone = One of the two sessions can no longer be swapped: it has another presenter, was cancelled, or has begun. Nothing was changed. You can choose another one.

swap-refused-one-at-a-time = You have asked somebody to swap already, and they can still answer. To ask somebody else, first press "Do not swap after all".

swap-refused-asked-by-another = Whoever presents there is being asked by somebody else at the moment. Choose another session, or try again in two days.

swap-refused-too-many = You have asked two presenters to swap already. If you cannot present, say so, and somebody else is asked.

swap-refused-too-late = One of the two sessions begins too soon: everybody gets at least a day's notice. If you cannot present, say so, and somebody else is asked.

swap-refused-other-cycle = These two sessions belong to different cycles, so they cannot be swapped. Choose another session.

swap-refused-not-open = One of you cannot come to the other's session, because it is not open to their community. Choose another session.

swap-refused-clash = One of you has a place in another session at that time, so nothing was changed. Give that place up first, or choose another session.

swap-refused-session-cancelled = This session was cancelled, so there is nothing to swap.

swap-refused-session-begun = This session has begun, so there is nothing to swap.

button-swap-agree = Swap
button-swap-decline = No, thank you
# $day = Thu 10 Dec
# $topic = Team dynamics
button-swap-with = { $day }: { $topic }
