### To somebody who had a place and did not come.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
missed-you = We missed you at <b>{ $topic }</b>, { $when }. If something got in the way, that is all right: work and life come first. Next time, one tap on "Give up my place" gives it to somebody else. If you were there after all, tell the facilitator, who can put it right.

missed-next = It would be good to see you again. These sessions are next:

missed-no-next = It would be good to see you again. You hear of the next sessions in the group.
