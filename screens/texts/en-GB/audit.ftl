### The log of what staff did.

button-audit = Audit log

# $community = Oak Vale CIG
# $kind = everything
audit-title = <b>Audit log</b> of { $community }: { $kind }, the latest first.

audit-empty = Nothing is noted here.

# $when = Thu 19 Nov 2026, 17:00 (London)
# $who = Noor
# $what = exported the attendance
audit-line = { $when }: { $who } { $what }.

audit-former = a former member
audit-somebody = somebody
audit-by-nobody = whoever runs this bot

# $what = sent word of certificates
# $whom = Amara
audit-about = { $what }, about { $whom }

# $role = facilitator
# $whom = Amara
audit-role-given = gave { $whom } the role of { $role }
# $role = facilitator
# $whom = Amara
audit-role-taken = took the role of { $role } from { $whom }
audit-role-facilitator = facilitator
audit-role-moderator = moderator
audit-role-admin = administrator
audit-role-owner = owner

# $verb = open-hub
audit-other = did something: { $verb }

audit-admit = decided about somebody who asked to join
audit-name-group = said what a group is for
audit-schedule = scheduled a session
audit-move-session = changed a session
audit-cancel-session = called a session off
audit-share-session = changed to which communities a session is open
audit-plan-cycle = changed a plan
audit-edit-topics = changed the topics
audit-edit-themes = changed the themes
audit-keep-pdsa = changed the improvement log
audit-lead-feedback = asked for feedback, changed its questions, or sorted it
audit-draw-presenter = had a presenter drawn
audit-mark-attendance = marked attendance
audit-import-report = counted a report of Teams
audit-open-poll = opened a poll
audit-export-attendance = exported the attendance
audit-export-indicators = exported the indicators
audit-export-report = had a report of a cycle made
audit-see-interviews = took the list of those who would talk to the evaluators
audit-grant-role = gave or took a role
audit-grant-admin = gave or took the role of an administrator or owner
audit-send-certificates = told people of their certificates
audit-withdraw-certificate = withdrew a certificate, or allowed another
audit-moderate = acted as a moderator
audit-decide-question = decided about an anonymous question
audit-confirm-help = changed or confirmed a help card
audit-edit-prompts = changed the conversation starters
audit-edit-texts = changed what I say
audit-book-for = booked for somebody, or gave up a place for them

audit-admit-admitted = let somebody in who asked to join
# $reason = who they are could not be confirmed
audit-admit-refused = refused somebody who asked to join: { $reason }
audit-act-warn = a warning
audit-act-mute = a mute
audit-act-remove = a removal
# $act = a mute
# $whom = Amara
audit-moderate-done = acted as a moderator: { $act }, about { $whom }
# $act = a mute
# $whom = Amara
audit-moderate-lifted = lifted { $act }, about { $whom }
# $act = a mute
# $whom = Amara
audit-moderate-overturned = took back { $act } after another look, about { $whom }
# $act = a mute
# $whom = Amara
audit-moderate-granted = granted an appeal against { $act }, about { $whom }
# $act = a mute
# $whom = Amara
audit-moderate-upheld = turned down an appeal against { $act }, about { $whom }
audit-decide-question-in = let an anonymous question in
audit-decide-question-declined = declined an anonymous question
audit-decide-question-closed = closed an anonymous question
audit-decide-question-deleted = deleted what was written in the group without a name
audit-confirm-help-card = confirmed the help card
audit-confirm-help-added = added a contact to the help card
audit-confirm-help-removed = took a contact off the help card
# $id = home-menu
audit-edit-text = changed what I say: { $id }
# $count = 7
# $ids = home-menu, help-about
audit-edit-several = changed what I say in { $count } texts by a file, among them { $ids }

audit-kind-all = everything
audit-kind-roles = roles
audit-kind-data = data that was handed out
audit-kind-people = people
audit-kind-sessions = sessions
audit-kind-texts = texts and groups
button-audit-all = Everything
button-audit-roles = Roles
button-audit-data = Data
button-audit-people = People
button-audit-sessions = Sessions
button-audit-texts = Texts, groups
button-audit-later = ← Later
button-audit-earlier = Earlier →
