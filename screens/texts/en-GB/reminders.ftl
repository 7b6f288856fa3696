### Reminders, and the list of who comes.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $minutes = 50
reminder-day = A reminder: you have a place in <b>{ $topic }</b>, { $when }, { $minutes } minutes. The link to join comes an hour before.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $minutes = 50
reminder-week = A reminder, a week ahead: you have a place in <b>{ $topic }</b>, { $when }, { $minutes } minutes.

reminders-about = I remind you of sessions in which you have a place. Each reminder can be switched off.
reminders-week-on = A week before: yes
reminders-week-off = A week before: no
reminders-day-on = A day before: yes
reminders-day-off = A day before: no
reminders-hour-on = An hour before, with the link to join: yes
reminders-hour-off = An hour before, with the link to join: no
reminders-link-elsewhere = Without the last one, the link to join is on the page of the session.

button-reminders = Reminders
button-reminders-fewer = Fewer reminders
button-reminders-week-on = Remind me a week before
button-reminders-week-off = Not a week before
button-reminders-day-on = Remind me a day before
button-reminders-day-off = Not a day before
button-reminders-hour-on = Remind me an hour before
button-reminders-hour-off = Not an hour before

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
