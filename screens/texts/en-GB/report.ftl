### The report of a cycle: words that can be handed on, with what they rest on.

# $community = Oak Vale CIG
# $cycle = 2026/27
report-title = { $community }: report of { $cycle }
# $community = Oak Vale CIG
# $cycle = 2026/27
# $day = Thu 19 Nov 2026
report-foot = { $community }, { $cycle }. Made on { $day }.
report-contents = In this report
report-figures = The same as a table
report-scroll = Chart
# $title = Who was reached
# $rows = Under 12 months: 0 of 38. 1 to 2 years: 60 of 90.
report-alt = Chart: { $title }. { $rows }
# $label = Under 12 months
# $said = 0 of 38
report-row = { $label }: { $said }.
report-hidden = not shown
report-fewer-than-five = fewer than five
# $number = 60
# $of = 90
# $share = 67%
report-share = { $number } of { $of } ({ $share })
# $number = 60
# $of = 90
report-of = { $number } of { $of }

### What it shows first.

# $cycle = 2026/27
report-nothing-held = No session of { $cycle } has begun yet, so there is nothing to report of it.
# $cycle = 2026/27
# $sessions = 10
# $first = Thu 1 Oct 2026
# $last = Thu 1 Jul 2027
report-opening =
    { $sessions ->
        [one] In { $cycle }, one session was held, on { $first }.
       *[other] In { $cycle }, { $sessions } sessions were held, from { $first } to { $last }.
    }
# $sessions = 3
report-to-come =
    { $sessions ->
        [one] One more is still to come, so this is a report on the way.
       *[other] { $sessions } more are still to come, so this is a report on the way.
    }
# $reached = 103
# $members = 200
# $share = 52%
report-first-reached = { $reached } of { $members } members ({ $share }) came to at least one session.
report-first-reached-most = All members but a few came to at least one session: fewer than five did not.
# $members = 200
report-first-reached-few = Of { $members } members, fewer than five came to at least one session.
report-first-reached-hidden = The community had fewer than five members, so nothing is shown of them.
# $bands = Under 12 months; Over 5 years
report-first-missed = Not yet reached, by time in the NHS: { $bands }.
# $share = 92%
# $answers = 152
# $low = 86%
# $high = 95%
report-first-useful = Of the { $answers } answers after sessions that are told in full, { $share } found the session useful or very useful (95% interval { $low } to { $high }).
# $items = 10
# $better = 8
report-first-compared =
    { $items ->
        [one] One question was asked before and after.
       *[other] { $items } questions were asked before and after.
    } { $better ->
        [0] In none of them were the second answers typically more favourable.
        [one] In one of them the second answers were typically more favourable.
       *[other] In { $better } of them the second answers were typically more favourable.
    }
# $barrier = On call, or nights
# $share = 45%
report-first-barrier = The reason for not coming that was named most often: { $barrier } ({ $share } of those who answered).
# $need = Exams
# $share = 45%
report-first-need = What more help was wished for most often: { $need } ({ $share } of those who answered).
report-label-held = Sessions held
report-label-members = Members
report-label-reached = Came at least once
report-label-median = Doctors at a session (median)

### Who was reached.

report-reach = Who was reached
report-reach-title = Reach by time in the NHS
# $cycle = 2026/27
report-reach-caption = Each bar is the members who gave that time in the NHS. The dark part came to at least one session of { $cycle }, for the whole of it or a part.
report-reach-column-band = Time in the NHS
report-reach-column-members = Members
report-reach-column-reached = Came at least once
report-reach-column-said = In words
report-reach-came = Came at least once
report-reach-not = Has not come
report-reach-missed = not yet reached
report-reach-nobody = no members
report-reach-under-1 = Under 12 months
report-reach-1-2 = 1 to 2 years
report-reach-3-5 = 3 to 5 years
report-reach-over-5 = Over 5 years
report-reach-not-said = Not said
report-reach-hidden = A group is not shown where one to four of it came, or one to four did not; and where such a group could be worked out from the others.
# $bands = Under 12 months; Over 5 years
report-reach-next = Nobody came yet from these groups: { $bands }. A report of the next cycle can show whether that has changed.
report-reach-all-hidden = The groups are too small to be shown, because in some one to four came, or one to four did not.
report-reach-none = Nothing can be said of this yet, because no session has attendance.

### Attendance over time.

report-attendance = Attendance over time
report-attendance-title = Doctors at each session
report-attendance-axis = Doctors who came
report-attendance-column-session = Session
report-attendance-column-came = Doctors who came
report-attendance-column-seen = Marks
# $came = 11
report-attendance-one = { $came } doctors came to the one session that has attendance.
# $median = 11
# $least = 7
# $most = 14
report-attendance-typical = Typically { $median } doctors came to a session (median); the fewest were { $least } and the most { $most }.
# $median = 11
report-attendance-typical-hidden = Typically { $median } doctors came to a session (median).
# $number = 110
# $of = 130
# $share = 85%
report-attendance-places = Of { $of } places that members had booked, { $number } were taken up ({ $share }).
# $median = 11
report-attendance-line-median = Median { $median }
# $mean = 11.2
report-attendance-line-mean = Mean { $mean }
# $limit = 3.1
report-attendance-line-low = Lower limit { $limit }
# $limit = 19.3
report-attendance-line-high = Upper limit { $limit }
report-attendance-bare = Each point is a session.
report-attendance-run = Each point is a session, and the line is the median. This is a run chart: it points out runs on one side of the median that are longer than chance leaves, and too few crossings of it.
report-attendance-xmr = Each point is a session, the line is the mean, and the broken lines are the limits of an XmR chart: the mean, more and less 2.66 times the mean distance between neighbours. It points out what chance alone hardly explains.
report-attendance-steady = The rules of this chart found nothing: the numbers go up and down as chance alone would have them.
# $signals = 2
report-attendance-signals =
    { $signals ->
        [one] The rules of this chart point at one thing that chance alone hardly explains. A letter marks it in the chart.
       *[other] The rules of this chart point at { $signals } things that chance alone hardly explains. Letters mark them in the chart.
    }
# $sessions = 3
# $from = 10
report-attendance-too-few =
    { $sessions ->
        [one] One session has attendance.
       *[other] { $sessions } sessions have attendance.
    } With fewer than { $from }, ups and downs say little, so no median and no limits are drawn.
report-attendance-no-line = Half of the sessions or more had fewer than five doctors, so no median is drawn among them.
# $sessions = 2
report-attendance-hidden =
    { $sessions ->
        [one] One session had fewer than five doctors, or none. Its number is not shown.
       *[other] { $sessions } sessions had fewer than five doctors, or none. Their numbers are not shown.
    }
# $sessions = 2
report-attendance-unmarked =
    { $sessions ->
        [one] One session has no attendance marked, and is left out.
       *[other] { $sessions } sessions have no attendance marked, and are left out.
    }
# $points = 8
report-signal-long-run = { $points } sessions in a row on one side of the median.
report-signal-few-crossings = The line crosses the median less often than chance would have it.
# $points = 2
report-signal-outside =
    { $points ->
        [one] A session outside the limits.
       *[other] { $points } sessions in a row outside the limits.
    }
# $points = 7
report-signal-one-side = { $points } sessions in a row on one side of the mean.
# $points = 7
report-signal-rising = { $points } sessions in a row, each with more than the one before.
# $points = 7
report-signal-falling = { $points } sessions in a row, each with fewer than the one before.
report-signal-near-upper = Two of three sessions in a row close to the upper limit.
report-signal-near-lower = Two of three sessions in a row close to the lower limit.
# $number = 3
# $change = An invitation in the week of the induction
report-event = PDSA cycle { $number } began: { $change }

### Usefulness.

report-usefulness = What doctors said after sessions
# $sessions = 8
# $told = 5
# $held = 10
report-usefulness-rounds =
    { $sessions ->
        [one] After { $held ->
            [one] the one session
           *[other] one of the { $held } sessions
        } the doctors who came were asked in private, sealed.
       *[other] After { $sessions } of the { $held } sessions the doctors who came were asked in private, sealed.
    } { $told ->
        [0] Nothing of it is told yet.
        [one] Of one session something can be told.
       *[other] Of { $told } of them something can be told.
    }
# $question = How useful was this session for you?
report-usefulness-levels-title = All sessions together: { $question }
report-usefulness-levels-more = It is read as the chart above.
report-usefulness-levels-caption = Unfavourable answers stand on the left of zero and are hatched, favourable ones on the right; a middle answer stands astride zero. Numbers in the bars are answers, and the scale is shares of all answers to a question.
report-usefulness-shares-title = Favourable answers, with their uncertainty
report-usefulness-shares-caption = The dot is the share of favourable answers (the upper two of four or five, or "yes"), and the line its 95% interval by Wilson.
# $question = How useful was this session for you?
report-usefulness-time-title = Session by session: { $question }
report-usefulness-time-caption = The share of favourable answers after each session, with its 95% interval by Wilson. With five to nine answers there is one rough figure.
report-column-question = Question
report-column-answers = Answers
report-column-share = Favourable
report-column-low = Lower end
report-column-high = Upper end
report-column-session = Session
# $number = 152
report-answers =
    { $number ->
        [one] one answer
       *[other] { $number } answers
    }
# $number = 152
# $lower = Useful
# $median = Very useful
# $upper = Very useful
report-answers-middle = { $number } answers; middle half from “{ $lower }” to “{ $upper }”, median “{ $median }”
# $question = How useful was this session for you?
report-in-poll = { $question } (poll in the group)
# $of = 6
# $margin = 1
report-band-few =
    { $margin ->
        [one] 0 or 1 of { $of } favourable
       *[other] { $margin } or fewer of { $of } favourable
    }
# $number = 4
# $of = 6
report-band-some = { $number } of { $of } favourable
# $of = 6
# $margin = 1
report-band-most =
    { $margin ->
        [one] all but one, or all, of { $of } favourable
       *[other] all of { $of }, or all but at most { $margin }, favourable
    }
report-band-nothing = fewer than five answered
report-usefulness-open = still open
report-usefulness-several = A doctor who came to several sessions may have answered after each of them.
# $rounds = 2
report-usefulness-roughly =
    { $rounds ->
        [one] After one session only five to nine answered. Its rough figures are not among these.
       *[other] After { $rounds } sessions only five to nine answered. Their rough figures are not among these.
    }
# $rounds = 2
report-usefulness-too-few =
    { $rounds ->
        [one] After one session fewer than five answered, so nothing is told of it here.
       *[other] After { $rounds } sessions fewer than five answered, so nothing is told of them here.
    }
report-usefulness-poll = the poll in the group
report-usefulness-none-asked = Nothing can be said of this yet, because no questions were asked after these sessions.
report-usefulness-all-open = Nothing can be said of this yet, because the questions are still open.
report-usefulness-all-few = Nothing can be said of this yet, because fewer than five answered after each session.
report-usefulness-only-roughly = There is no chart of all sessions together yet, because after none of them ten or more answered.

### Before and after.

report-pairs = Before and after
report-pairs-title = How answers differ for the same doctors
report-pairs-caption = For each question: how many doctors gave a less favourable, the same, or a more favourable answer the second time, and by how many levels. Nobody's two answers were ever kept beside each other.
report-pairs-worse = Less favourable than before
report-pairs-same = The same
report-pairs-better = More favourable than before
# $better = 12
# $same = 6
# $worse = 2
report-pairs-said = { $better } more favourable, { $same } the same, { $worse } less favourable
# $of = 6
report-pairs-few = 0 or 1 of { $of } more favourable
# $number = 4
# $of = 6
report-pairs-some = { $number } of { $of } more favourable
# $of = 6
report-pairs-most = all but one, or all, of { $of } more favourable
report-pairs-nothing = fewer than five answered it both times
report-pairs-table = Effect sizes
report-column-pairs = Pairs
report-column-typical = Typical difference
report-column-effect = Effect size
report-column-p = p
report-pairs-how = The typical difference is in levels of the scale (Hodges and Lehmann); the effect size runs from -1 (all less favourable) to 1 (all more favourable; rank-biserial correlation). p is of Wilcoxon's test by exact permutation, adjusted for all questions together (Holm), and given from ten pairs on. Look at the differences first, and at p last.
report-pairs-no-control = There was no comparison group, so what else changed in this time may explain a part of it.
# $p = 0.03
report-p = { $p }
report-p-tiny = under 0.001
report-pairs-not-asked = Nothing can be said of this yet, because no questions were asked before and after.
report-pairs-before-only = Nothing can be said of this yet, because the questions were asked before, and not yet after.
# $day = Thu 19 Nov 2026
report-pairs-open = Nothing can be said of this yet, because the second questions are open until { $day }.
report-pairs-too-few = Nothing can be said of this, because fewer than five kept their first answers and compared them.

### Needs and barriers.

report-needs = What would help
report-barriers = What keeps doctors from coming
report-needs-title = What more help is wished for
report-barriers-title = What was named, the most frequent first
# $answered = 60
# $day = Thu 19 Nov 2026
report-needs-caption = { $answered } members answered by { $day }; each could name several.
# $answered = 60
# $day = Thu 19 Nov 2026
report-barriers-caption = { $answered } members answered by { $day }; each could name several. The diamonds add up how much of everything that was named a reason and those above it make up.
report-barriers-line = Share of all that was named, added up
# $reasons = On call, or nights; Not released for it
# $share = 80%
report-barriers-vital = These together make up { $share } of all that was named: { $reasons }.
# $number = 30
# $answered = 60
# $share = 50%
report-several-said = named by { $number } of the { $answered } who answered ({ $share })
# $number = 30
# $answered = 60
# $share = 50%
# $added = 77%
report-several-said-added = named by { $number } of the { $answered } who answered ({ $share }); so far { $added } of all that was named
report-column-need = Help with
report-column-barrier = Reason
report-column-named = Named by
report-column-people = Of those who answered
report-column-added = Added up
# $answered = 7
report-several-roughly = { $answered } members answered. With fewer than ten, only what five or more named is told.
# $option = Exams
report-several-named = { $option }: five or more
report-several-none-named = No answer was named by five or more.
# $rounds = 2
report-several-rounds = This was asked { $rounds } times in this cycle; the latest is shown.
report-needs-not-asked = Nothing can be said of this yet, because it was not asked in this cycle.
report-barriers-not-asked = Nothing can be said of this yet, because it was not asked in this cycle.
# $day = Thu 19 Nov 2026
report-several-open = Nothing can be said of this yet, because the question is open until { $day }.
report-several-too-few = Nothing can be said of this, because fewer than five answered.

### Themes.

report-themes = What was said in their own words
# $lines = 24
report-themes-caption = Lines were written to the questions of this cycle: { $lines }. A person sorted them; a theme is told from three mentions on. They are added by three or more at a time, once all lines of a round are sorted, so a few more of each may wait.
# $waiting = 5
report-themes-waiting =
    { $waiting ->
        [one] One line is not sorted yet.
       *[other] { $waiting } lines are not sorted yet.
    }
report-themes-table = Themes
report-column-theme = Theme
report-column-mentions = Mentions
report-themes-fewer = fewer than three
# $theme = Exams and portfolio
# $words = More time for questions would help.
report-quote = { $theme }: “{ $words }”
report-quotes = Lines whose writers allowed it are quoted word for word:
report-themes-none = Nothing can be said of this yet, because no lines were handed on. That is done where ten or more have answered.
# $waiting = 5
report-themes-unsorted =
    { $waiting ->
        [one] Nothing can be said of this yet, because the one line that was handed on is not sorted yet.
       *[other] Nothing can be said of this yet, because none of the { $waiting } lines that were handed on is sorted yet.
    }
report-themes-rare = No theme has three mentions yet.

### The improvement log.

report-pdsa = What was tried
report-pdsa-title = PDSA cycles
report-pdsa-caption = Each bar is a change that was tried, from the day it began to the day it ended; an arrow stands where it goes on.
# $number = 3
# $objective = More doctors come in their first year
report-pdsa-label = { $number }. { $objective }
report-pdsa-column-cycle = Cycle
report-pdsa-column-when = When
report-pdsa-column-change = Change
report-pdsa-column-prediction = Prediction
report-pdsa-column-result = Result and learning
report-pdsa-column-next = Decision and next step
# $first = Thu 1 Oct 2026
# $last = Thu 26 Nov 2026
report-pdsa-lasted = { $first } to { $last }
# $first = Thu 1 Oct 2026
report-pdsa-since = since { $first }
report-pdsa-not-begun = not begun
report-pdsa-not-written = not written down
report-pdsa-planned = Planned
report-pdsa-ended-adopt = adopted
report-pdsa-ended-adapt = adapted
report-pdsa-ended-abandon = abandoned
report-pdsa-goes-on = goes on
# $adopt = 2
# $adapt = 1
# $abandon = 0
# $on = 1
# $planned = 1
report-pdsa-counts = Changes adopted: { $adopt }, adapted: { $adapt }, abandoned: { $abandon }, going on: { $on }, not begun: { $planned }.
# $decision = adopted
# $next = All sessions begin at five.
report-pdsa-then = { $decision }; next: { $next }
# $open = 4
# $worked = 2
# $solved = 5
# $left = 1
report-pdsa-issues = Issues in the log: { $open } open, { $worked } being worked on, { $solved } solved, { $left } left as they are.
report-pdsa-themes = What the issues are about
report-column-issues = Issues
report-pdsa-none = Nothing can be said of this yet, because the improvement log has no PDSA cycle of this time.

### The limits of the data.

report-limits = Limits of these data
report-limits-context = Context
report-limits-completeness = Completeness of the data
report-limits-variation = Variation over time
report-limits-reading = How to read them
# $community = Oak Vale CIG
report-limits-setting = { $community } is a peer group for international medical graduates. Joining it, coming to a session and answering are voluntary.
# $minutes = 50
report-limits-planned-one = The session was planned for { $minutes } minutes.
# $minutes = 50
# $facilitators = 3
report-limits-planned =
    A session was planned for { $minutes } minutes (median). { $facilitators ->
        [one] All sessions had the same facilitator.
       *[other] The sessions had { $facilitators } facilitators.
    }
# $cancelled = 1
report-limits-sessions =
    { $cancelled ->
        [0] No session was called off.
        [one] One further session was called off.
       *[other] { $cancelled } further sessions were called off.
    }
report-limits-members = Members are everybody who belonged to the community at some time in the cycle, facilitators and other staff included.
report-limits-shared = Some sessions were open to other communities. Their doctors are not counted here.
# $marked = 9
# $held = 10
report-limits-marked =
    { $held ->
        [one] { $marked ->
            [0] No attendance is marked for the one session.
           *[other] Attendance is marked for the one session.
        }
       *[other] Attendance is marked for { $marked } of { $held } sessions.
    }
# $share = 95%
report-limits-bands = { $share } of the members have said how long they have worked in the NHS.
report-limits-bands-hidden = How many members have said how long they have worked in the NHS is not shown, so that no small group can be worked out.
# $answers = 96
# $came = 120
# $share = 80%
report-limits-answers = After the sessions of which answers are told, at least { $answers } of the { $came } doctors who came answered ({ $share }).
# $came = 7
report-limits-answers-all = After the sessions of which answers are told, all { $came } doctors who came answered.
report-limits-no-answers = How many of those who came have answered cannot be said: nothing of their questionnaires is told, and in a group poll members can vote who did not come.
# $sessions = 3
report-limits-few-points =
    { $sessions ->
        [0] No session has attendance, so nothing can be said of change over time.
        [one] One session has attendance, so nothing can be said of change over time.
       *[other] { $sessions } sessions have attendance: too few to tell a change over time from chance.
    }
# $sessions = 12
report-limits-points = Attendance is shown for { $sessions } sessions in the order of time, with rules that tell a change from chance. No trend was read from a few points.
report-limits-time-feedback = Answers after sessions are shown session by session where enough answered, so that a change over time is not lost in the total.
report-limits-few = Nothing is told of fewer than five people; where ten or more answered, a single answer may be counted as 1. Of five to nine answers there is one rough figure, and of ten or more how often each was given. This keeps single people out of sight; it also keeps small sessions out of some charts.
report-limits-sealed = Answers were sealed while the questions were open, and only what is published is kept. Nobody, not even those who run the bot, can go back to single answers to check or to analyse them again.
report-limits-chosen = Those who join, come and answer may differ from those who do not.
report-limits-cause = This describes one community over time. It does not show what caused what.
