### Places in a session: booked, waited for, offered.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booking-booked = You have a place: <b>{ $topic }</b>, { $when }.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booking-already-booked = You already have a place: <b>{ $topic }</b>, { $when }. Pressing again changes nothing.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $position = 3
booking-waiting =
    All places are taken. You are number { $position } in line for <b>{ $topic }</b>, { $when }.
    When a place becomes free, it is offered to the first in line.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booking-waiting-first-come =
    All places are taken in <b>{ $topic }</b>, { $when }. You are on the waiting list.
    The start is near, so no place is held any more: a place that becomes free goes to whoever takes it first. You will hear of the first one here.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $free = 0
booking-still-waiting-first-come =
    { $free ->
        [0] All places are taken in <b>{ $topic }</b>, { $when }. You are on the waiting list.
       *[other] A place is free in <b>{ $topic }</b>, { $when }.
    }
    The start is near, so no place is held any more: a free place goes to whoever takes it first.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $position = 3
booking-already-waiting = You are number { $position } in line for <b>{ $topic }</b>, { $when }. Pressing again does not change your position.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booking-about = <b>{ $topic }</b>, { $when }.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $others = 2
booking-cancelled =
    You have given up your place in <b>{ $topic }</b>, { $when }. { $others ->
        [0] It is free for others now.
       *[other] It is offered to the first in line.
    }
    If you change your mind, press the button below.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booking-cancelled-first-come =
    You have given up your place in <b>{ $topic }</b>, { $when }. It goes to whoever takes it first.
    If you change your mind, press the button below.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booking-cancelled-closed = You have given up your place in <b>{ $topic }</b>, { $when }. Thank you for saying so. Booking has closed, so nobody else can take it now. The next sessions are in the menu.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booking-left-list = You have left the waiting list for <b>{ $topic }</b>, { $when }. You can join it again; you would then be last in line.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booking-left-list-first-come = You have left the waiting list for <b>{ $topic }</b>, { $when }. You can join it again. The start is near, so a free place goes to whoever takes it first.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booking-left-list-closed = You have left the waiting list for <b>{ $topic }</b>, { $when }. The next sessions are in the menu.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booking-offer-declined = The place in <b>{ $topic }</b>, { $when }, is free for others now. Thank you for answering.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $until = Tue 17 Nov 2026, 20:00 (London)
# $then = line
booking-offered =
    A place is free for you: <b>{ $topic }</b>, { $when }.
    It is held for you until { $until }. { $then ->
        [first-come] After that it goes to whoever takes it first.
        [closed] Booking closes then.
       *[line] After that it is offered to the next in line.
    }

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booking-offer-lapsed = The place in <b>{ $topic }</b>, { $when }, was offered to you, and the time to answer has passed. It is free for others now. If you still want to come, you can go back to the list; you would be last in line.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booking-offer-lapsed-closed = The place in <b>{ $topic }</b>, { $when }, was offered to you, and the time to answer has passed. Booking has closed. The next sessions are in the menu.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booking-place-free =
    A place is free in <b>{ $topic }</b>, { $when }.
    The start is near, so no place is held any more: it goes to whoever takes it first. If somebody else was quicker, look at this session again later. Another place may become free, and this is the only message about it.

booking-link = The link to join is on the button below. It also comes with the reminder an hour before.

booking-link-later = The link to join comes with the reminder an hour before.

# $topic = Recognising burnout
# $when = Thu 19 Nov 2026, 17:30 (London)
booking-clash = Please note: you also have a place in <b>{ $topic }</b>, { $when }, at the same time. You can give up one of the two.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $other = Recognising burnout
# $other_when = Thu 19 Nov 2026, 17:30 (London)
booking-clash-ask =
    You have a place in <b>{ $other }</b>, { $other_when }. <b>{ $topic }</b>, { $when }, is at the same time.
    Nothing is booked yet. Do you want this one as well? You can give up one of the two later.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booking-refused-session-cancelled = <b>{ $topic }</b>, { $when }, was cancelled, so there is nothing to book. The other sessions are in the menu.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booking-refused-session-begun = <b>{ $topic }</b>, { $when }, has begun, so places can no longer be changed. The next sessions are in the menu.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booking-refused-session-over = <b>{ $topic }</b>, { $when }, is over, so places can no longer be changed. The next sessions are in the menu.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $closed = Thu 19 Nov 2026, 16:00 (London)
booking-refused-booking-closed = Booking for <b>{ $topic }</b>, { $when }, closed on { $closed }. Who has a place can still give it up. The next sessions are in the menu.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booking-refused-offer-gone = This offer for <b>{ $topic }</b>, { $when }, is no longer open: it was answered, or its time has passed.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
booking-refused-not-booked = You have no place in <b>{ $topic }</b>, { $when }, so there was nothing to give up.

standing-booked = You have a place.

# $position = 3
standing-waiting = You are number { $position } in line.

# $free = 0
standing-waiting-first-come =
    You are on the waiting list. The start is near, so a free place goes to whoever takes it first. { $free ->
        [0] No place is free at the moment.
       *[other] A place is free now.
    }

# $closed = Thu 19 Nov 2026, 16:00 (London)
standing-closed = Booking closed on { $closed }.

# $until = Tue 17 Nov 2026, 20:00 (London)
standing-offered = A place is held for you until { $until }.

# $free = 4
# $waiting = 0
standing-none =
    { $free ->
        [0] All places are taken.
        [one] One place is free.
       *[other] { $free } places are free.
    }{ $waiting ->
        [0] {""}
        [one] {" "}One doctor waits.
       *[other] {" "}{ $waiting } doctors wait.
    }

button-book = Book
button-wait = Join the waiting list
button-back-to-list = Back to the list
button-book-anyway = Book anyway
button-wait-anyway = Join the waiting list anyway
button-book-not = Leave it as it is
button-refresh = Refresh
button-cancel-place = Give up my place
button-leave-list = Leave the waiting list
button-accept-offer = Take the place
button-decline-offer = No, thank you
button-join-link = Join the meeting

toast-booked = You have a place. The details are in your private chat with me.

# $position = 3
toast-waiting = All places are taken. You are number { $position } in line.

toast-waiting-first-come = All places are taken. A place that becomes free goes to whoever takes it first.
toast-clash = You have a place in another session at that time. Nothing is booked yet: please answer in your private chat with me.
toast-refreshed = This is how it stands now.

toast-released = Done.

toast-session-cancelled = This session was cancelled, so there is nothing to book. /menu shows the other sessions.
toast-session-begun = This session has begun, so places can no longer be changed.
toast-session-over = This session is over, so places can no longer be changed.
toast-booking-closed = Booking for this session has closed. Who has a place can still give it up.
toast-offer-gone = This offer is no longer open.
toast-not-booked = You have no place in this session.
