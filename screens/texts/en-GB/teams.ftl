### Importing the attendance report of a Teams meeting.

teams-reading = I am reading the report. This takes a moment.

teams-not-yours = I read attendance reports from the facilitator of a session and from administrators only, so I have not opened this file. If it is the report of a session, please give it to its facilitator.

teams-how =
    After a session on Teams, send me its attendance report here, as the file that Teams gives you (CSV, at most 5 MB).
    You find it in the meeting's chat under "Attendance": choose "Download". I show you what I found, and nothing counts before you say so.
    Was the meeting restarted? Send each of its reports: the times are added up.

teams-begun = You have begun this and not finished it:

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
teams-title = Teams report: <b>{ $topic }</b>, { $when }

teams-which = Which session is this report of? More than one comes into question, or its times are not quite those of the session.

teams-which-none = None of your sessions comes into question any more. You can leave this report, and mark people on the sheet.

# $count = 14
# $files = 1
teams-people =
    { $files ->
        [one] { $count ->
            [one] One person is in the report.
           *[other] { $count } people are in the report.
        }
       *[other] { $count } people are in the { $files } reports together.
    }

# $count = 9
teams-matched = • { $count } matched with members

# $count = 2
teams-open = • { $count } not clear: you are asked about each

# $count = 3
teams-not-ours = • { $count } not members here: nothing is kept of them

# $count = 1
teams-telephones = • { $count } of those joined by telephone, without a name. If you know who it was, mark them on the sheet.

# $count = 2
teams-missing = • { $count } on the sheet and not in the report

teams-changes = This would change:

teams-no-changes = No mark would change.

# $name = Amara
# $was = not marked
# $will = attended
# $minutes = 47
teams-line = • { $name }: { $was } → { $will }, { $minutes } min

# $name = Amara
# $was = not marked
# $will = part
teams-line-no-minutes = • { $name }: { $was } → { $will }, minutes not known

# $count = 4
teams-more = • and { $count } more

# $count = 5
teams-timed =
    { $count ->
        [one] One mark stays as it is, and what the report knows is added to it.
       *[other] { $count } marks stay as they are, and what the report knows is added to them.
    }

teams-by-hand = You have marked these yourself, and the report sees them otherwise. Your marks stay, unless you take the report's:

teams-by-hand-taken = You had marked these yourself. The report's marks are taken instead:

# $names = Ben, Chidi
teams-missing-names = On the sheet and not in the report: { $names }. They stay as they are marked now; you can mark them on the sheet.

# $names = Ben, Chidi
# $count = 12
teams-missing-names-more = On the sheet and not in the report: { $names } and { $count } more. They stay as they are marked now; you can mark them on the sheet.

teams-not-yet = Nothing counts yet. Who was there for half of the session has attended; below that it is part.

teams-status-unmarked = not marked
teams-status-attended = attended
teams-status-part = part
teams-status-missed = missed

# $at = 1
# $count = 3
teams-doubt-which = Name { $at } of { $count }

# $name = A. Okafor (External)
# $member = Amara
teams-doubt-one = Is “{ $name }” <b>{ $member }</b>?

# $name = A. Okafor (External)
teams-doubt = Who is “{ $name }”?

# $minutes = 47
teams-doubt-minutes =
    { $minutes ->
        [one] They were in the meeting for one minute.
       *[other] They were in the meeting for { $minutes } minutes.
    }

teams-doubt-no-minutes = They were in the meeting. The report does not say for how long.

# $address = a.okafor@example.org
teams-doubt-address = Address in the report: { $address }

teams-doubt-shared = This name is in the report more than once.

# $member = Amara
teams-said = You have said that it is <b>{ $member }</b>. You can still change that.
teams-said-nobody = You have said that it is nobody of ours. You can still change that.
teams-said-skip = You have skipped this name. You can still answer.

# $count = 9
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
teams-counted =
    { $count ->
        [0] The report counts for <b>{ $topic }</b>, { $when }. No mark has changed.
        [one] The report counts for <b>{ $topic }</b>, { $when }. One mark has changed.
       *[other] The report counts for <b>{ $topic }</b>, { $when }. { $count } marks have changed.
    }

teams-counted-before = The report counts. The sheet of its session shows who is marked how.

# $count = 3
teams-counted-minutes =
    { $count ->
        [one] One more mark now has its minutes.
       *[other] { $count } more marks now have their minutes.
    }

# $count = 2
teams-counted-open =
    { $count ->
        [one] One name stays open. You can mark that person on the sheet, or send the report again to be asked once more.
       *[other] { $count } names stay open. You can mark these people on the sheet, or send the report again to be asked once more.
    }

teams-counted-correct = What the report said is deleted here. The sheet can be changed for 14 days after the session.

teams-left = The report is left: nothing of it counts, and it is deleted here. You can send it again.

teams-expected =
    I expected the attendance report of a Teams meeting, as the CSV file that Teams gives you. Its list of people has a first line like this:
    <code>Name  First Join  Last Leave  In-Meeting Duration  Email  Participant ID (UPN)  Role</code>

# $limit = 5
teams-refused-too-big = This file is larger than { $limit } MB, so I have not read it. The report of one session is much smaller. Please send the report of this session alone.

# $limit = 5000
teams-refused-too-many-rows = This file has more than { $limit } lines, so I have not read it. Please send the report of one session alone.

teams-refused-empty = This file is empty.

teams-refused-zip = This is an Excel file or an archive, not the CSV file. In Teams, choose "Download", and send me the file as it is.

teams-refused-pdf = This is a PDF, not the CSV file.

teams-refused-picture = This is a picture, not the CSV file.

teams-refused-web-page = This is a web page, not the CSV file.

teams-refused-not-text = I cannot read this file: it is damaged, or it is not a text file.

teams-refused-not-a-report = I found no list of a Teams meeting in this file.

teams-refused-nobody = This report has the right form, and nobody in it. Teams fills it in after the meeting; please download it again later.

teams-refused-no-dates = I cannot make sense of the dates in this report: not all of them can be read in the same way.

# $one = Wed 14 Oct 2026
teams-refused-no-session = This report is of { $one }. None of your sessions of that day has an open sheet. Only the facilitator of a session or an administrator can send its report, up to 14 days after it.

# $one = Sat 10 Apr 2027
# $other = Mon 4 Oct 2027
teams-refused-no-session-unclear = This report is of { $one } or of { $other }: its dates can be read in two ways. None of your sessions of these days has an open sheet. Only the facilitator of a session or an administrator can send its report, up to 14 days after it.

# $day = Thu 19 Nov 2026
# $one = Wed 14 Oct 2026
teams-refused-other-day = The session is on { $day }, and this report is of { $one }. Please send the report of that session.

# $day = Thu 19 Nov 2026
# $one = Sat 10 Apr 2027
# $other = Mon 4 Oct 2027
teams-refused-unclear-day = The session is on { $day }. This report is of { $one } or of { $other }: its dates can be read in two ways, and neither fits. Please send the report of that session.

teams-refused-already-counted = This report was counted before, so nothing was changed. The sheet shows who is marked how.

teams-refused-session-cancelled = This session was cancelled, so nobody is marked.

teams-refused-sheet-too-early = This session has not begun. Please send its report after it.

teams-refused-corrections-over = Marks can be changed for 14 days after the session. That time is over, so they stay as they are.

teams-refused-not-fetched = I could not fetch this file from Telegram. Please send it again.

# $session = 12
teams-line-no-session = there is no session { $session }. The column "session" of an attendance export has the numbers.

# $file = report.csv
teams-line-no-file = there is no file { $file }. Give the path of the CSV file that Teams has written.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
teams-line-title = { $topic }, { $when }

# $people = 14
# $matched = 9
# $open = 2
# $others = 3
# $missing = 2
teams-line-figures = In the report: { $people }. Matched with members: { $matched }; not clear: { $open }; not members here: { $others }. On the sheet and not in the report: { $missing }.

teams-line-changes = What the report says of members:

teams-line-by-hand = Marked by hand and seen otherwise by the report; the mark made by hand stays:

# $names = Ben, Chidi
teams-line-missing = On the sheet and not in the report, and left as they are marked: { $names }.

teams-line-open = Left for a person:

# $name = A. Okafor (External)
# $names = Amara
teams-line-perhaps = - { $name }: perhaps { $names }

teams-line-already = This report was already counted; nothing changed.

teams-line-dry-run = Nothing was changed: this was a dry run.

# $count = 9
teams-line-counted =
    { $count ->
        [0] The report counts. No mark has changed.
        [one] The report counts. One mark has changed.
       *[other] The report counts. { $count } marks have changed.
    }

# $count = 2
teams-line-left =
    { $count ->
        [one] One name is left: send the report to the bot in Telegram to say who it is, or mark that person on the sheet.
       *[other] { $count } names are left: send the report to the bot in Telegram to say who they are, or mark them on the sheet.
    }

teams-line-column-member = member
teams-line-column-before = before
teams-line-column-then = then
teams-line-column-minutes = minutes

sheet-teams-hint = Was it on Teams? You can send me the meeting's attendance report as a file, and I fill in the sheet after you have looked at it.

# $day = Thu 19 Nov
# $time = 17:00
# $topic = Communicating…
button-teams-session = { $day }, { $time }: { $topic }

# $day = Thu 19 Nov 2026
# $topic = Communicating acro…
button-teams-go-on = { $day }: { $topic }
button-teams-go-on-choosing = A report whose session is open

# $name = Amara
button-teams-is = { $name }
button-teams-somebody-else = Somebody else…
button-teams-nobody = Nobody of ours
button-teams-skip = Skip
button-teams-answers = Look at the answers again
button-teams-before = ← Name before
button-teams-after = Next name →
button-teams-preview = To the preview
button-teams-how = Teams report

# $count = 2
button-teams-doubts =
    { $count ->
        [one] Answer the open name
       *[other] Answer the { $count } open names
    }
button-teams-count = Count it
# $count = 2
button-teams-count-part =
    { $count ->
        [one] Count it, one name stays open
       *[other] Count it, { $count } names stay open
    }
button-teams-take = Take the report's marks
button-teams-keep-mine = Keep my marks
button-teams-leave = Leave it

toast-teams-gone = This report was counted or left before, or it is more than a day old.
toast-teams-said = Noted.
toast-teams-changed = This has changed since. Please look at it again.
