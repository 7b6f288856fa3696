### How many places a session has.

button-places = Places

# $topic = Communicating across cultures
# $was = 12
# $taken = 10
places-places-question =
    <b>{ $topic }</b> has { $was ->
        [one] one place
       *[other] { $was } places
    } now, and { $taken ->
        [0] none is taken
        [one] one is taken
       *[other] { $taken } are taken
    }. How many are there to be? For example: 16

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $places = 16
places-changed =
    <b>{ $topic }</b>, { $when }, has { $places ->
        [one] one place
       *[other] { $places } places
    } now. Whoever waits is offered what is free.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $places = 12
places-already =
    <b>{ $topic }</b>, { $when }, has { $places ->
        [one] one place
       *[other] { $places } places
    } already. Nothing was changed.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $places = 10
# $names = Amara, Ben
places-fewer =
    <b>{ $topic }</b>, { $when }, has { $places ->
        [one] one place
       *[other] { $places } places
    } now. First in line are: { $names }. I tell them.

# $names = Amara, Ben
places-moved = First in line now: { $names }. I tell them.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $wanted = 10
# $over = 2
# $places = 12
places-too-many =
    <b>{ $topic }</b>, { $when }, has { $places ->
        [one] one place
       *[other] { $places } places
    } and more are taken than { $wanted }. Nobody loses a place by itself: for { $wanted }, { $over ->
        [one] one doctor
       *[other] { $over } doctors
    } would have to wait, first in line. You can choose who, or keep the number. Those who came last are named first.

# $names = Amara, Ben
# $number = 2
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
places-sure =
    { $names }: { $number ->
        [one] this doctor gives
       *[other] these doctors give
    } up the place in <b>{ $topic }</b>, { $when }, { $number ->
        [one] is
       *[other] are
    } first in line, and { $number ->
        [one] is
       *[other] are
    } told so kindly. Is that right?

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $position = 1
places-you-wait =
    There are fewer places now in <b>{ $topic }</b>, { $when }, than doctors who booked. I am sorry: yours is one of those that are gone, and it is nothing that you did.
    You are number { $position } in line. The next place that becomes free is offered from there, before anybody who comes later.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $places = 13
places-added =
    The doctor who agreed to present in <b>{ $topic }</b>, { $when }, had no place, and all were taken. So I added one: there { $places ->
        [one] is one place
       *[other] are { $places } places
    } now. You can change the number on the page of the session.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
places-refused-session-cancelled = <b>{ $topic }</b>, { $when }, was cancelled, so its places stay as they were. You can schedule another session.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
places-refused-session-begun = <b>{ $topic }</b>, { $when }, has begun, so its places stay as they are. The sheet says who came.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
places-refused-session-over = <b>{ $topic }</b>, { $when }, is over, so its places stay as they are. The sheet says who came.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
places-refused-no-such-number = <b>{ $topic }</b>, { $when }, cannot have so many places. Please press Places on its page and type another number.

# $over = 2
button-places-latest =
    { $over ->
        [one] The one who came last
       *[other] The { $over } who came last
    }
# $name = Amara
button-places-choose = { $name }
# $places = 12
button-places-keep =
    { $places ->
        [one] Keep one place
       *[other] Keep { $places } places
    }
button-places-yes = Yes, tell them
button-places-no = No, go back
