### Who was there: "I'm here" for the doctors, the sheet for the facilitator.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $until = 17:20
attendance-opens =
    <b>{ $topic }</b> is about to begin: { $when }.
    When you have joined, press <b>I'm here</b>. It counts until { $until }.

attendance-open-now = If you are at one of these sessions, press its button:

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
attendance-line = • <b>{ $topic }</b>, { $when }

attendance-none-open = No session is about to begin or has just begun. The button works from ten minutes before the start until twenty minutes after it.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
attendance-here = You are marked as present: <b>{ $topic }</b>, { $when }. It is good that you came.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
attendance-here-without-place = You are marked as present: <b>{ $topic }</b>, { $when }. You had no place booked, and you are welcome all the same.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
attendance-here-already = You are already marked as present: <b>{ $topic }</b>, { $when }. Pressing again changes nothing.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $opens = 16:50
attendance-refused-too-early = <b>{ $topic }</b> has not begun: { $when }. The button counts from { $opens }. Please press it again then.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $closed = 17:20
attendance-refused-too-late = The button for <b>{ $topic }</b>, { $when }, counted until { $closed }. If you were there, tell the facilitator: they can mark you.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
attendance-refused-marked-missed = The facilitator has marked you as not there at <b>{ $topic }</b>, { $when }. If that is a mistake, tell the facilitator: they can correct it.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
attendance-refused-session-cancelled = <b>{ $topic }</b>, { $when }, was cancelled, so nobody is marked. The other sessions are in the menu.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
attendance-refused-old-picture = This picture does not check you in to <b>{ $topic }</b>, { $when }: it is not the one that is shown now. Please use the picture or the code that the facilitator shows, or the button "I'm here".

attendance-refused-sheet-too-early = The session has not begun. The sheet opens at the start, and you get it again at the end.

attendance-refused-corrections-over = The sheet can be changed for 14 days after the session. That time is over, so it stays as it is. If something is wrong, tell an administrator.

attendance-refused-not-on-sheet = This person is not on the sheet, so nothing was changed. "Somebody else came" adds a name.

attendance-refused-nothing-to-undo = These marks were taken back or changed before, so nothing was changed.

sheet-now = The session is over. Who was there?

sheet-list = Choose the session. Each sheet can be changed for 14 days.

sheet-none = No sheet is open. A sheet opens when your session begins, and can be changed for 14 days after it.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
sheet-title = <b>{ $topic }</b>, { $when }

# $attended = 7
# $part = 1
# $missed = 2
# $unmarked = 2
sheet-counts = { $attended } attended, { $part } in part, { $missed } missed, { $unmarked } not marked.

sheet-empty = Nobody had a place, and nobody said that they were there.

# $count = 2
sheet-walk-ins =
    { $count ->
        [one] One of them had no place booked and came all the same.
       *[other] { $count } of them had no place booked and came all the same.
    }

sheet-others = Who else was there? Tap a name, and it is added to the sheet as attended.

find-name-question = Whom are you looking for? Type a part of the name, for example: <i>ama</i>. Capitals and accents do not matter.

# $typed = amr
find-nobody = I found nobody called "{ $typed }", on the sheet or among the members. Please type another part of the name, for example: <i>ama</i>. Who is no member cannot be marked.

sheet-found = These names fit. A name with a mark is on the sheet: tap it to go there. Any other is added as attended.
sheet-found-more = There are more names that fit. Type a longer part of the name to see them.

sheet-history = What was marked and corrected, the latest first:
sheet-no-history = Nobody was marked yet, so there is nothing to see here.

# $at = Thu 19 Nov, 17:52
# $name = Amara
# $was = not marked
# $became = attended
# $how = on the sheet, by Femi
sheet-history-line = • { $at }: { $name }, { $was } → <b>{ $became }</b> ({ $how })

mark-unmarked = not marked
mark-attended = attended
mark-part = part
mark-missed = missed
# $minutes = 20
mark-part-minutes = part, { $minutes } minutes

# $by = Amara
established-self = "I'm here", by { $by }
# $by = Chidi
established-walk-in = "I'm here" without a place, by { $by }
# $by = Femi
established-sheet = on the sheet, by { $by }
# $by = Amara
established-code = the code, by { $by }
# $by = Amara
established-qr = the picture, by { $by }
# $by = Femi
established-teams = the Teams report, counted by { $by }
established-by-nobody = the person who runs the bot

sheet-no-others = There are no more names: every member is on the sheet.

sheet-how = Tap a name to change it: attended, then part (there for some of it), then missed, then not marked. Each tap counts at once. Whoever checked in is marked already.

# $page = 1
# $pages = 5
sheet-page = Page { $page } of { $pages }

button-here = I'm here

# $topic = Communicating across cultures
button-here-at = I'm here: { $topic }

# $name = Amara
button-mark-unmarked = { $name }: not marked
# $name = Amara
button-mark-attended = { $name }: attended
# $name = Amara
button-mark-part = { $name }: part
# $name = Amara
# $minutes = 20
button-mark-part-minutes = { $name }: part, { $minutes } min
# $name = Amara
button-mark-missed = { $name }: missed
# $minutes = 20
button-minutes = { $minutes } min

# $count = 12
button-all-attended =
    { $count ->
        [one] One doctor, who attended
       *[other] All { $count } attended
    }
# $count = 3
button-rest-attended =
    { $count ->
        [one] The other doctor attended
       *[other] The other { $count } attended
    }

button-undo-rest = Undo: not marked again

# $topic = Communicating acro…
# $day = Thu 19 Nov 2026
button-sheet = { $day }: { $topic }
button-sheets = Sheets
button-attendance = Attendance sheets
button-open-now = I'm here
button-somebody-else = Somebody else came
button-find-name = Find a name
button-find-again = Look for another name
button-history = History
button-newer = ← Later
button-older = Earlier →
button-sheet-back = Back to the sheet
# $name = Amara
button-add-name = { $name }
button-page-back = ← Earlier names
button-page-on = More names →

toast-here = You are marked as present.
toast-marked = Saved.
toast-all-marked = Everybody on the sheet is marked already.
toast-attendance-too-early = This session has not begun. Please press again nearer to the start.
toast-attendance-too-late = The button counted until twenty minutes after the start. If you were there, the facilitator can mark you.
toast-attendance-marked-missed = The facilitator has marked you as not there.
toast-attendance-session-cancelled = This session was cancelled, so nobody is marked. /menu shows the other sessions.
toast-attendance-sheet-too-early = The sheet opens when the session begins.
toast-attendance-corrections-over = The sheet could be changed for 14 days. That time is over.
toast-attendance-old-picture = This picture is not the one that is shown now.
toast-attendance-nothing-to-undo = These marks were taken back or changed before, so nothing was changed. The sheet shows how they stand.
toast-attendance-not-on-sheet = This person is not on the sheet.
