### A year's plan: its questions, its dates, and the cycle that runs.

## The plans

cycles-about = The plans there are. Choose one to see and change its sessions, or plan new ones.
cycles-none = Nothing is planned yet. With one dialogue you can plan a whole year: you see all dates before anything counts.
button-cycles-menu = Plan a year
button-cycles = All plans
button-cycle-plan = Plan new sessions
# $name = 2026/27
button-cycle = { $name }
# $name = 2026/27
# $community = Oak Vale CIG
button-cycle-in = { $name }, { $community }
button-cycle-page = See the plan

cycle-where = For which community is the plan?
# $name = Oak Vale CIG
button-cycle-where = { $name }

## The questions

# $place = London
cycle-starts-question =
    When does the first session begin? Type the day and the time ({ $place } time), for example: <i>Thu 8 Oct 5pm</i>.
    The other dates follow from it, and you can move each of them.

# $day = Sun 25 Oct 2026
# $time = 01:30
# $first = BST
# $second = GMT
cycle-clock-question = Early on { $day } the clocks go back, so { $time } comes twice: in summer time ({ $first }), and later again in winter time ({ $second }). Which one do you mean?
# $time = 01:30
# $first = BST
button-cycle-clock-first = { $time }, summer time ({ $first })
# $time = 01:30
# $second = GMT
button-cycle-clock-second = { $time }, winter time ({ $second })

# $when = Thu 8 Oct 2026, 17:00 (London)
cycle-rhythm-question = The first session is on { $when }. How often do they take place? Press a button, or type for example: <i>every 5 weeks</i>.
button-cycle-rhythm-weekly = Every week
button-cycle-rhythm-fortnightly = Every 2 weeks
button-cycle-rhythm-four-weekly = Every 4 weeks
# $nth = 2
# $weekday = 2
button-cycle-rhythm-monthly =
    Monthly, on the { $nth ->
        [1] first
        [2] second
        [3] third
        [4] fourth
       *[5] last
    } { $weekday ->
        [0] Monday
        [1] Tuesday
        [2] Wednesday
        [3] Thursday
        [4] Friday
        [5] Saturday
       *[6] Sunday
    }
# $most = 12
cycle-rhythm-unclear = Please press one of the buttons, or type a number of weeks from 1 to { $most }, for example: <i>every 5 weeks</i>.

cycle-number-question = How many sessions are there? Press the button, or type a number.
button-cycle-number-10 = 10 sessions
# $most = 30
cycle-number-unclear = Please type how many sessions there are, from 1 to { $most }, for example: <i>10</i>. What is left over goes into a second plan.
# $last = Thu 8 Oct 2029, 17:00 (London)
cycle-too-long = The last session would be on { $last }, and a plan covers two years at most. Please type a smaller number, or go back for another rhythm.

# $usual_minutes = 50
cycle-minutes-question = How long is each session? Usually it is { $usual_minutes } minutes. Press the button, or type a number of minutes.
button-cycle-minutes-usual = The usual length

# $usual_places = 12
cycle-places-question = How many places does each session have? Usually there are { $usual_places }. Press the button, or type a number.
button-cycle-places-usual = The usual number

cycle-link-question = What is the link to join? One address for all sessions, for example: <i>https://meet.example/abc</i>. Only those who have a place see it. You can also add one to each session later.
button-cycle-link-later = I will add it later

cycle-kind-question = What kind of sessions are they? In a CIG session one doctor presents a case, and I find the presenter. In the others I do not.
button-cycle-kind-cig = CIG session
button-cycle-kind-drop-in = Drop-in
button-cycle-kind-workshop = Workshop
button-cycle-kind-educators = Educators' event

## The dates

# $number = 10
# $kind = CIG session
# $minutes = 50
# $places = 12
# $link = Link to join: https://meet.example/abc
cycle-dates-question =
    Please check. Nothing is announced yet.

    <b>{ $number ->
        [one] One session
       *[other] { $number } sessions
    }</b> of { $minutes } minutes, with { $places ->
        [one] one place
       *[other] { $places } places
    }{ $number ->
        [one] {""}
       *[other] {" "}each
    }. Kind: { $kind }.
    { $link }

# $place = London
cycle-dates-how = All times are { $place } time. Press a date to move it, to leave it out or to change its topic.

# $number = 3
# $day = Thu 5 Nov 2026
# $time = 17:00
# $topic = Recognising burnout
cycle-line = { $number }. { $day }, { $time }: { $topic }

# $number = 3
# $day = Thu 5 Nov 2026
# $time = 17:00
# $topic = Recognising burnout
# $marks = bank holiday (Good Friday)
cycle-line-marked = { $number }. { $day }, { $time }: { $topic } · <b>{ $marks }</b>

# $day = Thu 5 Nov 2026
# $time = 17:00
cycle-line-out = – <s>{ $day }, { $time }</s> left out

# $name = Good Friday
cycle-mark-holiday = bank holiday ({ $name })
cycle-mark-past = this time has passed
cycle-mark-leads = you lead another session then
cycle-mark-other = another session is then
cycle-mark-twice = twice at that time
# $time = 17:00
cycle-mark-clocks = clocks change before, still { $time }
# $so_far = bank holiday (Good Friday)
# $mark = another session is then
cycle-marks = { $so_far }, { $mark }

# $number = 3
# $day = Thu 5 Nov
button-cycle-date = { $number }. { $day }
# $number = 3
# $day = Thu 5 Nov
button-cycle-date-marked = { $number }. { $day } *
# $day = Thu 5 Nov
button-cycle-date-out = { $day }, left out
button-cycle-voted = Topics in the order of the vote
# $number = 10
button-cycle-dates-yes =
    { $number ->
        [one] Schedule this session
       *[other] Schedule these { $number } sessions
    }

cycle-dates-press = Please press one of the buttons: a date to change it, the button below the dates to go ahead, Back to change an answer, Cancel to leave it.

# $number = 3
# $when = Thu 5 Nov 2026, 17:00 (London)
# $topic = Recognising burnout
cycle-date-about =
    Session { $number } of the plan
    <b>{ $when }</b>
    { $topic }

# $marks = bank holiday (Good Friday)
cycle-date-marks = Please note: { $marks }.

# $place = London
cycle-date-question = To move it, press a button or type another day and time ({ $place } time), for example: <i>Thu 12 Nov 5pm</i>.

# $when = Thu 5 Nov 2026, 17:00 (London)
cycle-date-out = <b>{ $when }</b> is left out of the plan. The topics go to the other dates.

button-cycle-earlier = A week earlier
button-cycle-later = A week later
button-cycle-free = To the next working day
button-cycle-topic = Change the topic
button-cycle-out = Leave it out
button-cycle-put-back = Put it back
button-cycle-all-dates = All dates

cycle-topic-question = What should this session be about? Choose a topic, or type one. The date that has the topic now gets this one's.
button-cycle-topic-to-be-announced = The topic comes later

cycle-nothing-left = Every date is left out, so there is nothing to schedule. Press a date to put it back.
# $moment = Thu 8 Oct 2026, 17:00 (London)
cycle-date-past = { $moment } has passed. Please move that date, or leave it out.

# $moment = Thu 24 Sep 2026, 17:00 (London)
cycle-not-earlier = A week earlier would be { $moment }, and that has passed, so nothing was changed. You can type another day and time, or leave this date out.

# $name = 2026/27
# $sessions = 10
# $groups = 1
cycle-planned =
    { $sessions ->
        [one] One session is
       *[other] { $sessions } sessions are
    } scheduled, in the plan <b>{ $name }</b>.
    { $groups ->
        [0] There is no announcement group yet. Once an administrator has chosen one, the plan is announced there. Doctors find the sessions under Sessions.
       *[other] The group gets one message with all dates, which stays up to date. In quiet hours it waits until the morning. Each session is announced on its own two weeks before.
    }

## The message to the group

# $place = London
cycle-announced = <b>The dates of our next sessions</b> ({ $place } time)
# $more = 5
cycle-announced-more =
    { $more ->
        [one] One later date is not shown here.
       *[other] { $more } later dates are not shown here.
    }
cycle-announced-next = You can book now. Each session is also announced here on its own two weeks before.
button-cycle-announced = See the sessions and book

## A cycle that runs

# $name = 2026/27
# $place = London
cycle-about = <b>{ $name }</b> ({ $place } time). Press a session to move it, to cancel it or to change its topic.
cycle-empty = There is no session in this plan.

# $number = 3
# $day = Thu 5 Nov 2026
# $time = 17:00
# $topic = Recognising burnout
# $booked = 9
# $places = 12
# $waiting = 0
cycle-line-open =
    { $number }. { $day }, { $time }: { $topic } · { $booked } of { $places } places{ $waiting ->
        [0] {""}
       *[other] , { $waiting } waiting
    }

# $number = 3
# $day = Thu 5 Nov 2026
# $time = 17:00
# $topic = Recognising burnout
# $booked = 9
cycle-line-over = { $number }. { $day }, { $time }: { $topic } · over, { $booked } had a place

# $day = Thu 5 Nov 2026
# $time = 17:00
# $topic = Recognising burnout
cycle-line-cancelled = – <s>{ $day }, { $time }: { $topic }</s> cancelled

# $day = Thu 5 Nov
button-cycle-session-cancelled = { $day }, cancelled
button-cycle-add = Add a date
button-cycle-rename = Rename
button-cycle-shift = Shift all coming dates

## Shifting

cycle-shift-weeks-question = By how many weeks should every session that is still to come be later? Press a button, or type a number of weeks. With a minus they are earlier: <i>-1</i>.
button-cycle-shift-weeks-1 = One week later
button-cycle-shift-weeks-2 = Two weeks later
# $most = 26
cycle-shift-unclear = Please type a number of weeks from 1 to { $most }, for example: <i>3</i>. With a minus the sessions are earlier: <i>-1</i>.
# $moment = Thu 5 Nov 2026, 17:00 (London)
cycle-shift-past = One session would then begin on { $moment }, which has passed. Please type another number of weeks, or move that session on its own first.

# $told = 7
cycle-shift-confirm-question =
    Please check. Nothing is changed yet.
    { $told ->
        [0] Nobody has a place or waits for one.
        [one] One doctor has a place or waits for one, and gets one message.
       *[other] { $told } doctors have a place or wait for one. Each gets one message.
    }
# $was = Thu 5 Nov
# $day = Thu 12 Nov 2026
# $time = 17:00
# $topic = Recognising burnout
cycle-shift-line = { $was } → <b>{ $day }, { $time }</b>: { $topic }
cycle-shift-nothing = No session is still to come.
button-cycle-shift-confirm-yes = Shift the sessions

# $sessions = 6
cycle-shifted-done =
    { $sessions ->
        [0] No session was still to come, so nothing was changed.
        [one] One session is shifted. Everybody concerned gets one message.
       *[other] { $sessions } sessions are shifted. Everybody concerned gets one message.
    }

cycle-shifted = Some of your sessions have another date:
# $was = Thu 5 Nov
# $when = Thu 12 Nov 2026, 17:00 (London)
# $topic = Recognising burnout
cycle-shifted-line = { $topic }: not { $was }, but <b>{ $when }</b>.
# $was = Thu 5 Nov
# $when = Thu 12 Nov 2026, 17:00 (London)
# $topic = Recognising burnout
cycle-shifted-line-booked = { $topic }: not { $was }, but <b>{ $when }</b>. You keep your place.
# $was = Thu 5 Nov
# $when = Thu 12 Nov 2026, 17:00 (London)
# $topic = Recognising burnout
cycle-shifted-line-waiting = { $topic }: not { $was }, but <b>{ $when }</b>. You stay in line.
cycle-shifted-next = If a new date does not suit you, you can give up your place on the session's page.

## Renaming

# $was = 2026/27
cycle-rename-name-question = The plan is called <b>{ $was }</b>. What should its name be? Type it.
# $longest = 64
cycle-name-length = A name has up to { $longest } characters, and a letter or a number among them. For example: <i>Winter 2026/27</i>.
# $name = 2026/27
cycle-name-taken = Another plan is called { $name } already. Please type another name.
# $name = Winter 2026/27
cycle-renamed = The plan is now called <b>{ $name }</b>.
# $name = Winter 2026/27
cycle-renamed-already = The plan is called <b>{ $name }</b> already, so nothing was changed.
