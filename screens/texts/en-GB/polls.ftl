### The anonymous poll in the group after a session.

# $day = Thu 19 Nov 2026
group-poll-question = How useful was the session of { $day } for you? Ten or more were there, so I ask with this anonymous poll: nobody here sees who votes, nor do I. A vote cannot be changed. In about two days it closes and Telegram shows the totals; with fewer than ten votes I delete it at once.

poll-very-useful = Very useful
poll-useful = Useful
poll-a-little-useful = A little useful
poll-not-useful = Not useful

# $topic = Communicating across cultures
# $day = Thu 19 Nov 2026
group-poll-result = <b>How useful was it?</b> { $topic }, { $day }. The poll is closed.

# $present = 11
group-poll-present = Doctors who were there: { $present }

# $votes = 12
group-poll-votes = Votes: { $votes }

# $option = Very useful
# $count = 7
group-poll-line = · { $option }: { $count }

group-poll-few = "Very useful" or "useful": 0 or 1

# $favourable = 4
group-poll-some = "Very useful" or "useful": { $favourable }

group-poll-most = "Very useful" or "useful": all but one, or all

group-poll-why-banded = With fewer than ten votes I give this one figure only, so that nobody stands out.

group-poll-deleted = I have deleted the poll, because Telegram shows the totals under a closed poll to everybody.

group-poll-stays = I could not delete the poll, so Telegram shows its totals in the group. An administrator of the group can delete it.

group-poll-cut-off = The group has become a supergroup since I posted the poll, so I can neither close nor delete it, and votes in it no longer count. An administrator of the group can delete it.

group-poll-nothing = Fewer than five doctors voted, so I give no figures: with so few, somebody could stand out.

group-poll-unread = I could not read the totals of this poll, so I give no figures.

# $topic = Communicating across cultures
# $day = Thu 19 Nov 2026
# $present = 7
group-poll-not-posted-too-few =
    There is no poll about <b>{ $topic }</b>, { $day }.
    { $present ->
        [0] The attendance sheet names nobody who was there,
        [one] The attendance sheet names one doctor who was there,
       *[other] The attendance sheet names { $present } doctors who were there,
    } and a poll in the group needs at least ten: with fewer, a single vote could be guessed. You need not do anything.

# $topic = Communicating across cultures
# $day = Thu 19 Nov 2026
group-poll-not-posted-no-group = There is no poll about <b>{ $topic }</b>, { $day }: I am in no group that is named as the announcement group. An administrator can name one; the next session then has its poll.
