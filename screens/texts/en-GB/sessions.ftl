### Sessions: the list, a session's page, the card in the group, scheduling, moving, cancelling.

## The list

sessions-upcoming = The next sessions. Choose one to see more.

sessions-none = No session is planned at the moment. When one is, it is announced in the group and listed here.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
sessions-line = { $when }: { $topic }

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
sessions-line-booked = { $when }: { $topic }. <b>You have a place.</b>

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
sessions-line-offered = { $when }: { $topic }. <b>A place is held for you.</b>

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $position = 3
sessions-line-waiting = { $when }: { $topic }. <b>You are number { $position } in line.</b>

button-sessions-earlier = ← Earlier
button-sessions-later = Later →

# $day = Thu 19 Nov
# $topic = Communicating across cult…
button-session = { $day }: { $topic }
button-sessions = All sessions
button-sessions-menu = Sessions
button-schedule = Schedule a session
button-session-page = About this session

## A session's page

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $kind = CIG session
# $minutes = 50
# $facilitator = Femi
session-about =
    <b>{ $topic }</b>
    { $when }, { $minutes } minutes
    { $kind }
    Facilitator: { $facilitator }

session-is-cancelled = This session is cancelled. The other sessions are in the list.
session-is-over = This session is over.
session-has-begun = This session has begun, so places can no longer be changed.

# $link = https://meet.example/abc
session-link-shown = Link to join: { $link }

session-link-hidden = The link to join is shown to those who have a place.
session-link-later = The link to join is not there yet. It comes with the reminder an hour before.

button-share = Share
button-who-comes = Who comes
button-change-link = Change the link
button-add-link = Add the link
button-move = Move
button-cancel-session = Cancel the session
button-session-sheet = Attendance

session-elsewhere = This link leads to no session of yours: there is none any more, or it belongs to a community that you are not a member of. If you have its invite link, it leads you in. The menu shows what there is now.

## The card in the group

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $kind = CIG session
# $minutes = 50
# $facilitator = Femi
card-about =
    <b>{ $topic }</b>
    { $when }, { $minutes } minutes
    { $kind }
    Facilitator: { $facilitator }

# $free = 4
# $places = 12
# $waiting = 0
card-places =
    { $free ->
        [0] { $places ->
            [one] The one place is taken.
           *[other] All { $places } places are taken.
        }
        [one] { $places ->
            [one] The one place is free.
           *[other] One of { $places } places is free.
        }
       *[other] { $free } of { $places } places are free.
    }{ $waiting ->
        [0] {""}
        [one] {" "}One doctor waits.
       *[other] {" "}{ $waiting } doctors wait.
    }

card-cancelled = This session is cancelled.
card-not-open = This session is no longer open to this community. The sessions to come are in the private chat.
card-over = This session is over.

button-card-book = Book
button-card-wait = Join the waiting list

button-card-calendar = Calendar

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $link = https://t.me/oak_vale_bot?start=session_12
share-words = { $topic }, { $when }. A session by and for international doctors. Details and places: { $link }

## Scheduling

schedule-where = In which community is the session?

# $name = Oak Vale CIG
button-schedule-where = { $name }

schedule-topic-question = What is the session about? Choose a topic, or type your own.

# $place = London
schedule-starts-question =
    When does it begin? Type the day and the time ({ $place } time), for example: <i>Thu 19 Nov 5pm</i>, <i>19/11 17:00</i> or <i>tomorrow 17:00</i>.
    The day comes before the month.

# $day = Sun 25 Oct 2026
# $time = 01:30
# $first = BST
# $second = GMT
schedule-clock-question = Early on { $day } the clocks go back, so { $time } comes twice: in summer time ({ $first }), and later again in winter time ({ $second }). Which one do you mean?

# $usual_minutes = 50
schedule-minutes-question = How long is it? Usually it is { $usual_minutes } minutes. Press the button, or type a number of minutes.

# $usual_places = 12
schedule-places-question = How many places are there? Usually there are { $usual_places }. Press the button, or type a number.

schedule-link-question = What is the link to join? Send the address, for example: <i>https://meet.example/abc</i>. Only those who have a place see it.

schedule-kind-question = What kind of session is it? In a CIG session one doctor presents a case, and I find the presenter. In the others I do not.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $minutes = 50
# $kind = CIG session
# $places = 12
# $link = Link to join: https://meet.example/abc
schedule-confirm-question =
    Please check. Nothing is announced yet.

    <b>{ $topic }</b>
    <b>{ $when }</b>
    { $minutes } minutes
    { $kind }
    { $places ->
        [one] One place
       *[other] { $places } places
    }
    { $link }

# $link = https://meet.example/abc
schedule-link-is = Link to join: { $link }
schedule-link-none = The link to join comes later.

button-schedule-topic-to-be-announced = The topic comes later
# $time = 01:30
# $first = BST
button-schedule-clock-first = { $time }, summer time ({ $first })
# $time = 01:30
# $second = GMT
button-schedule-clock-second = { $time }, winter time ({ $second })
button-schedule-minutes-usual = The usual length
button-schedule-places-usual = The usual number
button-schedule-link-later = I will add it later
button-schedule-kind-cig = CIG session
button-schedule-kind-drop-in = Drop-in
button-schedule-kind-workshop = Workshop
button-schedule-kind-educators = Educators' event
button-schedule-confirm-yes = Schedule it

topic-to-come = Topic to be announced

session-kind-cig = CIG session
session-kind-drop-in = Drop-in
session-kind-workshop = Workshop
session-kind-educators = Educators' event

schedule-kind-press = Please press one of the buttons below. In a CIG session one doctor presents a case; in the others nobody is drawn to present.

# $shortest = 3
# $longest = 128
schedule-topic-length = A topic has { $shortest } to { $longest } characters, and letters among them. For example: <i>Preparing for the portfolio review</i>.

schedule-date-unreadable = I could not read this as a day and a time.

# $day = Thu 19 Nov 2026
schedule-date-no-time = I read { $day }, but no time. Please type both, for example: <i>19 Nov 17:00</i>.

schedule-date-month-first = There are only twelve months, and the day comes before the month here. For example, 19 November is <i>19/11</i>.

# $day = Thu 19 Nov 2026
# $typed = friday
schedule-date-weekday =
    You wrote { $typed ->
        [monday] Monday
        [tuesday] Tuesday
        [wednesday] Wednesday
        [thursday] Thursday
        [friday] Friday
        [saturday] Saturday
       *[sunday] Sunday
    }, but that date is { $day }. Which day do you mean? Please choose, or type it again.

# $typed = 30
# $days = 28
schedule-date-no-such-day = That month has only { $days } days, and you wrote { $typed }. Please choose another day.

# $moment = Thu 12 Nov 2026, 17:00 (London)
schedule-date-past = { $moment } has passed. Please choose a time that is still ahead, for example: <i>tomorrow 17:00</i>.

# $moment = Thu 20 Nov 2031, 17:00 (London)
schedule-date-too-far = { $moment } is more than 400 days ahead. Please choose an earlier day, for example: <i>19 Nov 17:00</i>.

# $day = Sun 28 Mar 2027
# $time = 01:30
schedule-date-no-such-time = Early on { $day } the clocks go forward, and { $time } does not exist. Please type the day with another time, for example: <i>19 Nov 17:00</i>.

# $typed = GMT
# $is = BST
schedule-date-zone = You wrote { $typed }, but on that day the clocks show { $is }. Please type the day and the time without { $typed }, for example: <i>19 Nov 17:00</i>.

# $first = BST
# $second = GMT
schedule-clock-unclear = Please press one of the two buttons, or type { $first } or { $second }.

# $shortest = 10
# $longest = 480
schedule-minutes-unclear = Please type the length in minutes, from { $shortest } to { $longest }, for example: <i>50</i>.

# $most = 500
schedule-places-unclear = Please type the number of places, from 1 to { $most }, for example: <i>12</i>.

# $longest = 512
schedule-link-long = This address is longer than { $longest } characters. Please send the short form of the link, for example: <i>https://meet.example/abc</i>.

schedule-link-not-https = This address does not begin with https, so it is not safe to join by. Please send one that does, for example: <i>https://meet.example/abc</i>.

schedule-link-unreadable = I could not read this as an address. Please send the whole link, for example: <i>https://meet.example/abc</i>.

schedule-confirm-press = Please press one of the buttons: the first one to go ahead, Back to change something, Cancel to leave it.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $groups = 1
session-scheduled =
    <b>{ $topic }</b>, { $when }, is scheduled.
    { $groups ->
        [0] There is no announcement group yet. Once an administrator has chosen one, the session is announced there. Doctors find it under Sessions.
        [one] It is announced in the group. In quiet hours that waits until the morning.
       *[other] It is announced in { $groups } groups. In quiet hours that waits until the morning.
    }

## Moving

# $topic = Communicating across cultures
# $was = Thu 19 Nov 2026, 17:00 (London)
# $place = London
move-starts-question =
    <b>{ $topic }</b> is planned for { $was }. When should it begin instead?
    Type the day and the time ({ $place } time), for example: <i>Thu 26 Nov 5pm</i> or <i>26/11 17:00</i>. The day comes before the month.

# $day = Sun 25 Oct 2026
# $time = 01:30
# $first = BST
# $second = GMT
move-clock-question = Early on { $day } the clocks go back, so { $time } comes twice: in summer time ({ $first }), and later again in winter time ({ $second }). Which one do you mean?

# $topic = Communicating across cultures
# $was = Thu 19 Nov 2026, 17:00 (London)
# $when = Thu 26 Nov 2026, 17:00 (London)
move-confirm-question =
    Please check. Nothing is changed yet.

    <b>{ $topic }</b>
    From: { $was }
    To: <b>{ $when }</b>

    Everybody who has a place or waits for one is told once.

# $time = 01:30
# $first = BST
button-move-clock-first = { $time }, summer time ({ $first })
# $time = 01:30
# $second = GMT
button-move-clock-second = { $time }, winter time ({ $second })
button-move-confirm-yes = Move it

# $topic = Communicating across cultures
# $was = Thu 19 Nov 2026, 17:00 (London)
# $when = Thu 26 Nov 2026, 17:00 (London)
session-moved-done = <b>{ $topic }</b> is moved from { $was } to { $when }. Everybody who has a place or waits for one is told, and the reminders move along.

# $topic = Communicating across cultures
# $when = Thu 26 Nov 2026, 17:00 (London)
session-moved-already = <b>{ $topic }</b> is planned for { $when } already, so nothing was changed.

# $topic = Communicating across cultures
# $was = Thu 19 Nov 2026, 17:00 (London)
# $when = Thu 26 Nov 2026, 17:00 (London)
session-moved = <b>{ $topic }</b> is moved. It was planned for { $was }. It now begins on <b>{ $when }</b>.

session-moved-booked = You keep your place. If the new time does not suit you, you can give the place up.

# $position = 3
session-moved-waiting = You are still number { $position } in line. If the new time does not suit you, you can leave the list.

# $until = Tue 17 Nov 2026, 20:00 (London)
session-moved-offered = The place is still held for you, until { $until }.

# $topic = Recognising burnout
# $when = Thu 26 Nov 2026, 17:30 (London)
session-moved-clash = Please note: you also have a place in <b>{ $topic }</b>, { $when }, at the same time. You can give up one of the two.

## The topic

# $held = Communicating across cultures
# $settled = yes
# $at = Thu 19 Nov 2026, 17:00 (London)
retopic-topic-question =
    { $settled ->
        [no] The session of { $at } has no topic yet. What should it be about? Choose a topic, or type one.
       *[yes] The session of { $at } is about <b>{ $held }</b>. What should it be about instead? Choose a topic, or type one.
    }

# $held = Communicating across cultures
# $topic = Team dynamics
# $at = Thu 19 Nov 2026, 17:00 (London)
retopic-confirm-question =
    Please check. Nothing is changed yet.

    { $at }
    From: { $held }
    To: <b>{ $topic }</b>

    Everybody who has a place or waits for one is told once.

button-retopic-topic-to-be-announced = The topic comes later
button-retopic-confirm-yes = Change the topic
button-change-topic = Change the topic

# $topic = Team dynamics
# $was = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
session-topic-done = The session of { $when } is now about <b>{ $topic }</b>. It was about { $was }. Everybody who has a place or waits for one is told.

# $topic = Team dynamics
# $when = Thu 19 Nov 2026, 17:00 (London)
session-topic-already = The session of { $when } is about <b>{ $topic }</b> already, so nothing was changed.

# $topic = Team dynamics
# $when = Thu 19 Nov 2026, 17:00 (London)
session-topic-changed = The session of { $when } has another topic. It is now: <b>{ $topic }</b>. Time and place stay as they were.

## The link

# $topic = Communicating across cultures
link-link-question = What is the link to join <b>{ $topic }</b>? Send the address, for example: <i>https://meet.example/abc</i>. Only those who have a place see it.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
session-link-done = The link to join <b>{ $topic }</b>, { $when }, is saved. Those who have a place see it, and it comes with the reminder an hour before.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
session-link-already = <b>{ $topic }</b>, { $when }, has this link already, so nothing was changed.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
session-link-changed = <b>{ $topic }</b>, { $when }: here is the link to join. Please use the button below, and no earlier link.

## Cancelling

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $told = 7
cancel-session-sure =
    Do you want to cancel <b>{ $topic }</b>, { $when }?
    { $told ->
        [0] Nobody has a place or waits for one. This cannot be undone.
        [one] One doctor has a place or waits for one, and is told. This cannot be undone.
       *[other] { $told } doctors have a place or wait for one, and are told. This cannot be undone.
    }

button-cancel-session-yes = Yes, cancel the session
button-cancel-session-no = No, keep it

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
session-cancelled-done = <b>{ $topic }</b>, { $when }, is cancelled. Everybody who has a place or waits for one is told, and nobody is reminded of it.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
session-cancelled-already = <b>{ $topic }</b>, { $when }, is cancelled already, so nothing was changed.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
session-cancelled = <b>{ $topic }</b>, { $when }, is cancelled. You do not need to do anything. The other sessions are in the list.

## Refusals

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
session-refused-cancelled = <b>{ $topic }</b>, { $when }, is cancelled, so nothing was changed. You can schedule a new session.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
session-refused-begun = <b>{ $topic }</b>, { $when }, has begun, so it can no longer be moved or cancelled. You can schedule a new session.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
session-refused-over = <b>{ $topic }</b>, { $when }, is over, so its link can no longer be changed.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
session-refused-in-the-past = The new time for <b>{ $topic }</b> has passed in the meantime, so it stays planned for { $when }. Please move it again to a time that is still ahead.
