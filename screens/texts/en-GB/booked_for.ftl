### A facilitator books for somebody who asked, or gives up a place for them.

button-booked-for = Book for somebody
button-cancelled-for = Give up a place for somebody
# $name = Amara
button-booked-for-person = { $name }
button-booked-for-search = Search by name
button-booked-for-search-again = Search again

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booked-for-list = For whom is a place in <b>{ $topic }</b>, { $when }? These doctors have none and do not wait. Please book only for somebody who asked; they are told who did it.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booked-for-all = Everybody in the community has a place in <b>{ $topic }</b>, { $when }, or waits for one. There is nobody to book for.

# $topic = Communicating across cultures
booked-for-name-question = Who asked for a place in <b>{ $topic }</b>? Please type a part of the name. For example: ama

# $part = ama
booked-for-nobody = Nobody without a place is called anything like “{ $part }”. Whoever has a place, or waits for one, is under “Who comes”. Please type another part of the name. For example: ama

# $part = ama
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booked-for-found = Names with “{ $part }”, for <b>{ $topic }</b>, { $when }. Please choose one.

# $more = 4
booked-for-more =
    { $more ->
        [one] One more name fits.
       *[other] { $more } more names fit.
    } To see other names, search again with more of the name.

# $name = Amara
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booked-for-sure = Book a place for { $name } in <b>{ $topic }</b>, { $when }? { $name } is told that you did it.

# $name = Amara
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booked-for-sure-to-wait = All places in <b>{ $topic }</b>, { $when }, are taken or held. Put { $name } at the end of the waiting list? { $name } is told that you did it.

# $name = Amara
booked-for-has-place = { $name } has a place already.

# $name = Amara
# $position = 2
booked-for-waits = { $name } is number { $position } in line already. Nobody can be put before the others.

# $name = Amara
booked-for-has-none = { $name } has no place and does not wait, so there is nothing to give up.

# $name = Amara
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booked-for-done = { $name } has a place now in <b>{ $topic }</b>, { $when }. I tell { $name } that you booked it.

# $name = Amara
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booked-for-already = { $name } already has a place in <b>{ $topic }</b>, { $when }. Nothing was changed.

# $name = Amara
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $position = 2
booked-for-done-waits = All places are taken. { $name } is number { $position } in line now for <b>{ $topic }</b>, { $when }. I tell { $name } that you did it.

# $name = Amara
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $position = 2
booked-for-already-waits = { $name } is number { $position } in line already for <b>{ $topic }</b>, { $when }. Nothing was changed.

# $name = Amara
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booked-for-refused-session-cancelled = <b>{ $topic }</b>, { $when }, was cancelled, so nothing was changed for { $name }. You can schedule another session.

# $name = Amara
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booked-for-refused-session-begun = <b>{ $topic }</b>, { $when }, has begun, so nothing was changed for { $name }. Whoever comes without a place can be added on the sheet.

# $name = Amara
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booked-for-refused-session-over = <b>{ $topic }</b>, { $when }, is over, so nothing was changed for { $name }. Whoever came without a place can be added on the sheet.

# $name = Amara
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booked-for-refused-booking-closed = Booking for <b>{ $topic }</b>, { $when }, has closed, so nothing was booked for { $name }. Whoever comes without a place can be added on the sheet.

# $name = Amara
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booked-for-refused-offer-gone = The place in <b>{ $topic }</b>, { $when }, was offered to { $name }, and the time to answer has just passed. Please look at who comes, and try again.

# $name = Amara
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booked-for-refused-not-booked = { $name } has no place in <b>{ $topic }</b>, { $when }, and does not wait for one, so there was nothing to give up.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
cancelled-for-list = Who asked you to give up their place in <b>{ $topic }</b>, { $when }? They are told who did it.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
cancelled-for-nobody = Nobody has a place in <b>{ $topic }</b>, { $when }, or waits for one. There is nothing to give up.

# $name = Amara
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
cancelled-for-sure = Give up the place of { $name } in <b>{ $topic }</b>, { $when }? { $name } is told that you did it, and the place goes to the next.

# $name = Amara
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
cancelled-for-sure-line = Take { $name } off the waiting list for <b>{ $topic }</b>, { $when }? { $name } is told that you did it.

# $name = Amara
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
cancelled-for-done = { $name } has no place in <b>{ $topic }</b>, { $when }, any more, and does not wait. I tell { $name } that you did it.

button-booked-for-yes = Yes, do it
button-booked-for-no = No, go back
button-cancelled-for-yes = Yes, give it up
button-cancelled-for-no = No, go back

# $by = Femi
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booked-for-you = { $by } has booked a place for you: <b>{ $topic }</b>, { $when }. If that is not what you asked for, you can give it up here.

# $by = Femi
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $position = 2
booked-for-you-wait = { $by } has put you on the waiting list for <b>{ $topic }</b>, { $when }. You are number { $position } in line. If that is not what you asked for, you can leave the list here.

# $by = Femi
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booked-for-you-listed = { $by } has put you on the waiting list for <b>{ $topic }</b>, { $when }. If that is not what you asked for, you can say so here.

# $by = Femi
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
cancelled-for-you = { $by } has given up for you what you had in <b>{ $topic }</b>, { $when }. If that is not what you asked for, the button below leads back.
