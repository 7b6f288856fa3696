### The improvement log: issues, and changes that are planned, done, studied and acted upon.

button-pdsa = Improvement log
# $community = Oak Vale CIG
pdsa-log =
    <b>Improvement log of { $community }</b>
    Write down here what is in the way, and what you change about it: plan, do, study, act (a PDSA cycle). Those who organise sessions and the administrators read it, and a report may quote it. Please name no patient and no member.
pdsa-log-cycles = The PDSA cycles, the newest first:
pdsa-log-no-cycles = There is no PDSA cycle yet. A cycle tries one change, small enough to be studied in a few weeks.
# $number = 3
# $state = being done
# $objective = More doctors come in their first year
pdsa-log-line = <b>{ $number }</b>. { $objective } <i>({ $state })</i>
# $open = 4
# $worked = 2
# $solved = 5
# $left = 1
pdsa-log-issues = Issues: { $open } open, { $worked } being worked on, { $solved } solved, { $left } left as they are.
# $days = 63
pdsa-log-oldest = { $days ->
        [one] The oldest that is open or being worked on is one day old.
       *[other] The oldest that is open or being worked on is { $days } days old.
    }
pdsa-log-no-issues = No issue is logged yet.
pdsa-log-themes = What the issues are about:
# $name = Exams and portfolio
# $count = 3
pdsa-log-theme = • { $name }: { $count }
button-pdsa-before = ← Before
button-pdsa-after = More →
button-pdsa-begin = Begin a cycle
button-issue-log = Log an issue
button-issues = Issues
# $number = 3
button-pdsa-cycle = Cycle { $number }

# $number = 3
# $state = being done
# $owner = Femi
pdsa-cycle = <b>PDSA cycle { $number }</b>: { $state }. { $owner } looks after it.
# $day = Thu 19 Nov 2026
pdsa-started = Started on { $day }.
# $day = Thu 19 Nov 2026
# $ended = Thu 17 Dec 2026
pdsa-lasted = From { $day } to { $ended }.
pdsa-state-plan = being planned
pdsa-state-do = being done
pdsa-state-study = being studied
pdsa-state-act = to be decided
pdsa-ended-adopt = ended, the change is adopted
pdsa-ended-adapt = ended, the change is adapted
pdsa-ended-abandon = ended, the change is abandoned
pdsa-part-plan = <b>Plan</b>, what is to be changed and what you expect:
pdsa-part-do = <b>Do</b>, what was done:
pdsa-part-study = <b>Study</b>, what was found:
pdsa-part-act = <b>Act</b>, what is decided:
pdsa-part-empty = Nothing is written here yet.
pdsa-unwritten-plan = Before it goes on to Do, this is still to be written:
pdsa-unwritten-do = Before it goes on to Study, this is still to be written:
pdsa-unwritten-study = Before it goes on to Act, this is still to be written:
pdsa-unwritten-act = Before it can end, this is still to be written:
pdsa-unwritten-ended = Only a change that is abandoned ends without this:
# $fields = the change and the prediction
pdsa-unwritten-in-plan = • Plan: { $fields }
# $fields = whether it was done as planned
pdsa-unwritten-in-do = • Do: { $fields }
# $fields = what was learned
pdsa-unwritten-in-study = • Study: { $fields }
# $fields = the decision
pdsa-unwritten-in-act = • Act: { $fields }
# $first = the change
# $second = the prediction
pdsa-names-two = { $first } and { $second }
# $first = the change
# $second = the prediction
# $third = the data plan
pdsa-names-three = { $first }, { $second } and { $third }
pdsa-name-objective = the objective
pdsa-name-change = the change
pdsa-name-question = the question
pdsa-name-prediction = the prediction
pdsa-name-who = who
pdsa-name-when = when
pdsa-name-where = where
pdsa-name-how = how
pdsa-name-data = the data plan
pdsa-name-done = whether it was done as planned
pdsa-name-problems = the problems
pdsa-name-result = the data against the prediction
pdsa-name-learning = what was learned
pdsa-name-decision = the decision
pdsa-name-next = what comes next
# $words = More doctors come in their first year
pdsa-told-objective = <b>Objective</b>: { $words }
# $words = An invitation in the week of the induction
pdsa-told-change = <b>Change</b>: { $words }
# $words = Do more of them come when they are invited early?
pdsa-told-question = <b>Question</b>: { $words }
# $words = Five instead of two come to the next session
pdsa-told-prediction = <b>Prediction</b>: { $words }
# $words = The facilitators
pdsa-told-who = <b>Who</b>: { $words }
# $words = In the first week of December
pdsa-told-when = <b>When</b>: { $words }
# $words = At the induction
pdsa-told-where = <b>Where</b>: { $words }
# $words = A word, and the link on a card
pdsa-told-how = <b>How</b>: { $words }
# $words = The attendance by time in the NHS
pdsa-told-data = <b>Data</b>: { $words }
# $words = partly
pdsa-told-done = <b>Done as planned</b>: { $words }
# $words = The cards came late
pdsa-told-problems = <b>Problems</b>: { $words }
# $words = Four came, and five were predicted
pdsa-told-result = <b>Data against the prediction</b>: { $words }
# $words = A card alone is not enough
pdsa-told-learning = <b>Learned</b>: { $words }
# $words = adapt
pdsa-told-decision = <b>Decision</b>: { $words }
# $words = A colleague goes with them the first time
pdsa-told-next = <b>Next</b>: { $words }
pdsa-done-yes = yes
pdsa-done-partly = partly
pdsa-done-no = no
pdsa-decision-adopt = adopt the change
pdsa-decision-adapt = adapt the change
pdsa-decision-abandon = abandon the change
# $number = 7
# $words = Nobody knows when study leave can be taken
pdsa-cycle-issue = Issue { $number }: { $words }

button-pdsa-tell-do = Write what was done
button-pdsa-tell-study = Write what was found
button-pdsa-tell-act = Write what is decided
button-pdsa-write-change = Write the change
button-pdsa-write-prediction = Write the prediction
button-pdsa-write-data = Write the data plan
button-pdsa-write-done = Write if it was done as planned
button-pdsa-write-result = Write what the data say
button-pdsa-write-learning = Write what was learned
button-pdsa-write-decision = Write the decision
button-pdsa-to-do = Go on to Do
button-pdsa-to-study = Go on to Study
button-pdsa-to-act = Go on to Act
button-pdsa-to-ended = End the cycle
button-pdsa-back-plan = Go back to Plan
button-pdsa-back-do = Go back to Do
button-pdsa-back-study = Go back to Study
button-pdsa-back-act = Open it again
button-pdsa-part-plan = Show Plan
button-pdsa-part-do = Show Do
button-pdsa-part-study = Show Study
button-pdsa-part-act = Show Act
button-pdsa-change = Change something
button-pdsa-hand = Hand it over
button-pdsa-abandon = Abandon the change
# $number = 3
# $objective = More doctors come in their first year
pdsa-abandon = Do you want to abandon the change of cycle { $number }, <b>{ $objective }</b>? The cycle ends today with what is written, and nothing else has to be written. You can open it again later.
button-pdsa-abandon-sure = Yes, abandon it

# $number = 3
pdsa-fields = What would you like to change in cycle { $number }?
button-pdsa-field-objective = Objective
button-pdsa-field-change = Change
button-pdsa-field-question = Question
button-pdsa-field-prediction = Prediction
button-pdsa-field-who = Who
button-pdsa-field-when = When
button-pdsa-field-where = Where
button-pdsa-field-how = How
button-pdsa-field-data = Data plan
button-pdsa-field-done = Done as planned
button-pdsa-field-problems = Problems
button-pdsa-field-result = Data against prediction
button-pdsa-field-learning = Learned
button-pdsa-field-decision = Decision
button-pdsa-field-next = Next
button-pdsa-field-started = Day it started
button-pdsa-field-ended = Day it ended

# $number = 3
# $owner = Femi
pdsa-owners = { $owner } looks after cycle { $number }. To whom do you hand it over? I tell them.
# $name = Noor
button-pdsa-owner = { $name }
# $owner = Noor
pdsa-handed = { $owner } looks after it now, and hears of it.
# $number = 3
# $objective = More doctors come in their first year
pdsa-yours = PDSA cycle { $number } was handed over to you: <b>{ $objective }</b>. You can look at it now, or find it under Improvement log later.
# $number = 3
# $objective = More doctors come in their first year
# $state = being done
pdsa-kept = That is kept. PDSA cycle { $number }, <b>{ $objective }</b>: { $state }.
# $number = 3
# $objective = More doctors come in their first year
# $state = being studied
pdsa-kept-on = That is kept, and PDSA cycle { $number }, <b>{ $objective }</b>, has gone on: { $state }.
pdsa-unchanged = That was so already, so nothing was changed.
pdsa-refused-elsewhere = The cycle stands somewhere else by now, so nothing was changed. This is how it stands.
pdsa-refused-unwritten = The cycle stays where it is, because something is still to be written. The list and the buttons for it are below. If you want to stop here, press “Abandon the change”.
pdsa-refused-incomplete = That was not kept, because the cycle has ended and would lack something. You can write what is missing first, or press “Open it again”.
pdsa-refused-goes-on = The cycle goes on, so it has no last day. End it first.

pdsa-plan-objective-question = What should get better? Type the objective in a sentence, for example: <i>More doctors come in their first year.</i> Please name no patient and no member in this log.
pdsa-plan-change-question = What will you change to get there? One small thing, for example: <i>They are invited in the week of the induction.</i>
pdsa-plan-question-question = Which question should this answer? For example: <i>Do more of them come when they are invited early?</i>
pdsa-plan-prediction-question = What do you think will happen? With a number if you can, for example: <i>Five of them come, instead of two.</i> The study compares with it.
pdsa-plan-who-question = Who does it? Roles are better than names, for example: <i>The facilitators.</i>
pdsa-plan-when-question = When is it done? For example: <i>In the first week of December.</i>
pdsa-plan-where-question = Where is it done? For example: <i>At the induction.</i>
pdsa-plan-how-question = How is it done? For example: <i>A word after the talk, and the link on a card.</i>
pdsa-plan-data-question = Which data will show whether the prediction was right, and who collects them? For example: <i>The attendance by time in the NHS, counted by the administrator.</i>
button-pdsa-plan-change-later = The rest later
button-pdsa-plan-question-later = The rest later
button-pdsa-plan-prediction-later = The rest later
button-pdsa-plan-who-later = The rest later
button-pdsa-plan-when-later = The rest later
button-pdsa-plan-where-later = The rest later
button-pdsa-plan-how-later = The rest later
button-pdsa-plan-data-later = The rest later
# $number = 3
pdsa-do-done-question = Cycle { $number }: was it done as planned?
button-pdsa-do-done-yes = Yes
button-pdsa-do-done-partly = Partly
button-pdsa-do-done-no = No
pdsa-do-problems-question = Which problems came up, and what else did you see? For example: <i>The cards came a week late.</i>
# $number = 3
pdsa-study-result-question = Cycle { $number }: what do the data say, against the prediction? For example: <i>Four came; five were predicted, and two came before.</i>
pdsa-study-learning-question = What have you learned? For example: <i>A card alone is not enough, a word helps.</i>
# $number = 3
pdsa-act-decision-question = Cycle { $number }: what do you do with the change? Adopt it as it is, adapt it and try again, or abandon it. All three are good results.
button-pdsa-act-decision-adopt = Adopt it
button-pdsa-act-decision-adapt = Adapt it
button-pdsa-act-decision-abandon = Abandon it
pdsa-act-next-question = What comes next? For example: <i>A colleague goes with them the first time.</i>
# $question = What will you change to get there?
# $was = An invitation in the week of the induction
pdsa-field-words-question =
    { $question }

    Now it says: { $was }. What you type takes its place.
# $question = What should get better?
# $was = More doctors come in their first year
pdsa-field-objective-question =
    { $question }

    Now it says: { $was }. What you type takes its place.
pdsa-field-nothing = nothing
button-pdsa-field-words-remove = Leave it empty
pdsa-field-done-question = Was it done as planned?
button-pdsa-field-done-yes = Yes
button-pdsa-field-done-partly = Partly
button-pdsa-field-done-no = No
pdsa-field-decision-question = What do you do with the change?
button-pdsa-field-decision-adopt = Adopt it
button-pdsa-field-decision-adapt = Adapt it
button-pdsa-field-decision-abandon = Abandon it
pdsa-field-day-question = Which day was it? Type it, for example: <i>19 Nov 2026</i>.
button-pdsa-field-day-today = Today

pdsa-patient = Something in that may identify a patient, such as a number, a name or a date of birth, so I have not kept it. Please type it again without that. For example: <i>A patient's family was not told.</i>
# $shortest = 3
# $longest = 350
pdsa-words-length = Please type { $shortest } to { $longest } characters, in words. For example: <i>More doctors come in their first year.</i>
pdsa-choose = Please press one of the buttons.
pdsa-day-to-come = That day is still to come. Please type a day that has been, for example: <i>19 Nov 2026</i>.
pdsa-day-long-ago = That day is more than five years ago. Please look at the year, and type the day once more, for example: <i>19 Nov 2026</i>.
pdsa-days-crossed = The cycle would end before it started. Please type another day, or cancel and change the other one first.

# $count = 12
# $page = 1
# $pages = 2
issues = { $pages ->
        [one] <b>Issues</b>: { $count }
       *[other] <b>Issues</b>: { $count }, page { $page } of { $pages }
    }
issues-none = No issue is logged yet. An issue is anything that is in the way: of coming, of learning, of feeling at home at work.
# $number = 7
# $words = Nobody knows when study leave can be taken
# $status = open
# $age = 63 days old
issue-line = <b>{ $number }</b>. { $words } <i>({ $status }, { $age })</i>
# $days = 63
issue-age = { $days ->
        [0] since today
        [one] one day old
       *[other] { $days } days old
    }
# $days = 63
issue-took = { $days ->
        [0] on the same day
        [one] after one day
       *[other] after { $days } days
    }
issue-status-open = open
issue-status-worked-on = being worked on
issue-status-solved = solved
issue-status-left = left as it is
# $number = 7
button-issue-number = { $number }
# $number = 7
button-issue = Issue { $number }
# $number = 7
button-issue-open = Issue { $number } and its themes

# $number = 7
# $words = Nobody knows when study leave can be taken
issue =
    <b>Issue { $number }</b>
    { $words }
# $status = open
# $age = 63 days old
issue-stands = It is { $status }, { $age }.
# $day = Thu 19 Nov 2026
# $owner = Femi
issue-logged = Logged on { $day }. { $owner } looks after it.
# $themes = Exams and portfolio, Rotas
issue-themes = Themes: { $themes }.
issue-no-themes = It is sorted by no theme yet.
# $number = 3
# $objective = More doctors come in their first year
issue-linked = Something is done about it in PDSA cycle { $number }: { $objective }
issue-not-linked = It belongs to no PDSA cycle.
# $name = Exams and portfolio
button-issue-suggested = Sort by: { $name }
button-issue-status-open = Open
button-issue-status-worked-on = Being worked on
button-issue-status-solved = Solved
button-issue-status-left = Leave it as it is
button-issue-themes = Its themes
button-issue-link = Link to a cycle
button-issue-begin = Begin a cycle for it
button-issue-reword = Change its words

# $number = 7
# $words = Nobody knows when study leave can be taken
issue-sort =
    What is issue { $number } about? Press a theme to put it on, and once more to take it off.
    { $words }
issue-sort-none = There are no themes yet. You can add the first one here, and then come back to the issue.
# $name = Exams and portfolio
button-issue-theme-on = ✓ { $name }
# $name = Exams and portfolio
button-issue-theme-suggested = { $name } (suggested)
# $name = Exams and portfolio
button-issue-theme-off = { $name }
# $number = 7
issue-link = In which PDSA cycle is something done about issue { $number }?
# $number = 3
# $objective = More doctors come in their…
button-issue-link-to = { $number }. { $objective }
button-issue-unlink = In none
# $number = 7
# $owner = Femi
issue-owners = { $owner } looks after issue { $number }. To whom do you hand it over? I tell them.
# $number = 7
# $words = Nobody knows when study leave can be taken
issue-yours = Issue { $number } was handed over to you: <b>{ $words }</b>. You can look at it now, or find it under Improvement log later.
# $number = 7
# $words = Nobody knows when study leave can be taken
issue-logged-now = That is logged as issue { $number }: { $words }
# $number = 7
# $words = Nobody knows when study leave can be taken
issue-reworded = Issue { $number } now reads: { $words }

issue-log-words-question = What is in the way? Type it in a sentence or two, for example: <i>Nobody knows when study leave can be taken.</i> Please name no patient and no member.
# $was = Nobody knows when study leave can be taken
issue-words-words-question =
    What should it say instead? Please name no patient and no member.

    Now it says: { $was }
