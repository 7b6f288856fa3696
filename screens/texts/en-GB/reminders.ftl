### Reminders, and the list of who comes.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $minutes = 50
reminder-day = A reminder: you have a place in <b>{ $topic }</b>, { $when }, { $minutes } minutes. The link to join comes an hour before.

reminder-free-the-place = If you cannot come, you can give up your place here, and somebody else can have it. Nobody asks for a reason.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $minutes = 50
reminder-hour = <b>{ $topic }</b> begins soon: { $when }, { $minutes } minutes.

# $facilitator = Femi
reminder-no-link = The link to join is not there yet. When { $facilitator } adds it, you will get it here at once.

button-reminder-join = Join the meeting
button-reminder-give-up = Give up my place

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
who-title = Who comes to <b>{ $topic }</b>, { $when }

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
who-reminder = A reminder of your session: <b>{ $topic }</b>, { $when }. This is who comes.

# $booked = 7
# $places = 12
who-booked =
    { $booked ->
        [0] Nobody has booked a place yet.
        [one] { $places ->
            [one] The one place is booked:
           *[other] One of { $places } places is booked:
        }
       *[other] { $booked } of { $places } places are booked:
    }

# $waiting = 2
who-waiting =
    { $waiting ->
        [one] One doctor waits:
       *[other] { $waiting } doctors wait, in this order:
    }

# $number = 1
# $name = Amara
who-line = { $number }. { $name }

# $number = 1
# $name = Amara
# $grade = SHO or core trainee
who-line-grade = { $number }. { $name }, { $grade }

# $number = 1
# $name = Ben
who-line-offered = { $number }. { $name } (a place is offered)

# $more = 12
who-more = and { $more } more

who-no-link = There is no link to join yet. Please add it, so that it can go out with the reminder an hour before.
