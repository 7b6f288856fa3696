### What is held about people: the page, the file, being forgotten.

privacy-what = <b>What I keep:</b> that you joined, what you answered and agreed to then, your groups, what you tell me about yourself and choose here, your places in sessions, whether you were there, what you present, your certificates, what you report, what moderators decided about you and why, and what you write in an appeal.

privacy-not = <b>What I do not keep:</b> what is said in the groups, and what else you write to me. Of anonymous questions and questionnaires: see below.

# $former = 1 year
# $attendance = 6 years
# $histories = 2 years
# $certificates = 6 years
# $requests = 90 days
# $notices = 90 days
# $moderation = 1 year
# $lines = 2 years
# $audit = 6 years
privacy-how-long = <b>For how long:</b> as long as you are a member. Who leaves is erased after { $former }. Places and attendance stay { $attendance }, how they came about { $histories }, certificates { $certificates }, requests to join { $requests }, that something was sent to you { $notices }, what moderators decided { $moderation }, lines of feedback at most { $lines }, what organisers did { $audit }.

privacy-who = <b>Who sees it:</b> members see your name where you present. Those who organise sessions see who comes. Moderators see requests to join, what is reported and by whom, what was decided, and appeals. Administrators can export attendance, and it is noted who did.

privacy-anonymous = <b>Polls and anonymous questions:</b> I never learn how you vote in a poll. When you ask anonymously, the way back to you is sealed until the question ends. Whoever runs this bot has the key and could open it until then. If moderators stop somebody from asking, a mark without a name is kept while that lasts.

privacy-questionnaires = <b>Questionnaires:</b> your answers are sealed together with those of the others, without names. From fewer than five people I tell nothing: their answers wait, sealed, for the next time, or are destroyed. From five to nine I tell one rough figure for each question, from ten on how often each answer was given. Whoever runs this bot holds the key until then. After that it is destroyed, and no old copy can be opened. The figures stay.

privacy-words = <b>Your own words:</b> a line is kept apart from your answers, without your name. Where ten or more have answered, whoever sorts the lines reads it: a facilitator or an administrator. With fewer, nobody does. It is quoted only if you allowed it. First answers that you keep, to compare them later, lie in this chat alone, sealed.

privacy-telegram = <b>What Telegram sees:</b> your account, and every message and every press in these chats. It keeps them on its servers, by its own rules. Nothing here is end-to-end encrypted. So please write nothing by which a patient could be known, here or in a group.

privacy-unprotected = <b>What is not protected:</b> whoever runs this bot can read what it keeps, and others can copy what is written in a group. In a questionnaire nothing hides your answers from Telegram, from somebody who controls the running machine or changes its code, or from all the others together. If everybody gives the same answer, yours is known too. People may know your style of writing. That somebody took part can show.

privacy-rights = <b>Your rights:</b> you can have what I know of you as a file, and be forgotten, at any time. Answers, lines and votes are part of neither: nobody can tell which are yours. Anonymous questions are not in the file; once you are forgotten, they lead to nobody. Ask an administrator about anything else.

# $years = 6
privacy-years =
    { $years ->
        [one] 1 year
       *[other] { $years } years
    }

# $days = 90
privacy-days =
    { $days ->
        [one] 1 day
       *[other] { $days } days
    }

button-privacy = Privacy
button-my-data = My data
button-my-data-first = Send me my data first
button-forget-me = Forget me

my-data-empty = I hold nothing about you. There is nothing to send.

my-data-on-its-way = The file with everything I hold about you comes in a moment, as a message of its own.

my-data-already = I sent you this file a moment ago, or it is on its way. Look a little further down. In ten minutes you can ask for it again.

# $communities = Oak Vale CIG
caption-my-data = Everything I hold about you, in { $communities }. It opens in any browser.

caption-my-data-nowhere = Everything I hold about you. It opens in any browser.

my-data-care = The file is about you alone. Please keep it where only you can read it.

forget-where = I know you in several communities. Where would you like to be forgotten?

# $community = Oak Vale CIG
button-forget-in = { $community }
button-forget-everywhere = Everywhere

# $communities = Oak Vale CIG
forget-sure = <b>You are about to be forgotten</b> in { $communities }. This cannot be undone. What will happen:

forget-sure-told = • What you told about yourself, your choices, your calendar address, and what was to be sent to you are erased.

forget-sure-untraced = • Answers, lines and votes that you sent stay: nothing says which are yours. First answers that you kept are in this chat alone: delete that message.

# $number = 2
forget-sure-places =
    • { $number ->
        [one] Your place in a session to come, or in the line for one, goes to others.
       *[other] Your { $number } places in sessions to come, or in the line for them, go to others.
    }

# $number = 1
forget-sure-presents =
    • { $number ->
        [one] Somebody else is asked to present instead of you.
       *[other] Others are asked to present instead of you, at { $number } sessions.
    }

# $number = 1
forget-sure-leads =
    • { $number ->
        [one] Another organiser looks after the session that you were to facilitate.
       *[other] Another organiser looks after the { $number } sessions that you were to facilitate.
    }

# $number = 2
forget-sure-certificates =
    • { $number ->
        [one] Your certificate is no longer held, and whoever checks it reads that.
       *[other] Your { $number } certificates are no longer held, and whoever checks one reads that.
    }

# $number = 4
forget-sure-attended =
    • { $number ->
        [one] That somebody came to one session is still counted, without a name.
       *[other] That somebody came to { $number } sessions is still counted, without a name.
    }

forget-sure-roles = • Your roles end. What you did as an organiser stays noted, as done by a former member.

forget-sure-telegram-left = What you wrote in the groups on Telegram stays until it is deleted there. A mute or a removal that is in force runs to its end.

forget-sure-telegram = You stay in the groups on Telegram until you leave them there, and what you wrote there stays until it is deleted there. A mute or a removal that is in force runs to its end.

forget-sure-configured = You are named in the settings of this bot, so its next start makes you an administrator again. Ask whoever runs it to take your number out.

button-forget-yes = Yes, forget me
button-forget-no = No, keep everything

# $community = Oak Vale CIG
forget-refused-last-owner = You are the only owner of { $community }, so nothing was changed. Make somebody else an owner first, under Members and roles. Then come back here.

# $community = Oak Vale CIG
forget-refused-last-admin = You are the only administrator of { $community }, so nothing was changed. Make somebody else an administrator first, under Members and roles. Then come back here.

forget-nothing = I hold nothing about you. If you would like to come back one day, the invite link of the group leads you in.

# $communities = Oak Vale CIG
forget-done = It is done: you are forgotten in { $communities }. Backups that were made before hold you until they are replaced; whoever runs this bot can say when.

forget-done-elsewhere = In another community I know you as before.

forget-done-telegram = You stay in the groups on Telegram until you leave them there. If you come back with an invite link, you start again from the beginning.

# $community = Oak Vale CIG
# $sessions = 2
sessions-handed-on =
    In { $community }, { $sessions ->
        [one] a session to come has no facilitator any more. It is noted as yours
       *[other] { $sessions } sessions to come have no facilitator any more. They are noted as yours
    }, so that nothing is missed. You find them in the menu, under Sessions.

command-privacy = What is kept about you
command-mydata = Everything I hold about you, as a file
command-forgetme = Be forgotten

data-title = What I hold about you

# $when = Thu 19 Nov 2026, 17:00 (London)
data-opening = Everything as it was on { $when }. Each part is one table, each block one row of it. The same is at the end of this file in a form for programs.

data-fields = It begins with you, and ends with what serves the machine. On the left is what a thing is called. What is empty is left out.

data-not-in-it = Answers to questionnaires, lines of feedback, votes in polls and anonymous questions are not in it, because they are not kept with your name. Anonymous questions of yours that are open stand under /ask.

data-others = Other people in a row are shown as "somebody else", because it is about them as well.

data-who-you = you
data-who-somebody = somebody else
data-yes = yes
data-no = no
data-none = nothing

# $what = The sheet of who was there
data-done = { $what }: what you did there as an organiser

data-members = You as a member
data-join-requests = Your requests to join
data-roles = Your roles
data-reminders-off = Reminders you switched off
data-digests-off = Where you want no weekly numbers
data-group-presences = Groups you are in
data-drafts = What you have begun to answer
data-bookings = Your places in sessions
data-booking-changes = What happened to your places
data-waitlist-entries = Where you wait in line
data-place-offers = Places you were offered
data-attendance = Where you were marked as there, or not
data-attendance-changes = How these marks came about
data-check-in-tries = Codes that did not fit
data-code-boards = Messages that showed you a code
data-missed-notes = Notes about sessions you missed
data-interviews = Whether you would talk to the evaluators
data-calendars = What you chose about calendars
data-calendar-entries = What your calendar was told
data-certificates = Your certificates
data-exports = Files of attendance you asked for
data-sessions = Sessions you facilitate
data-session-changes = What was changed in sessions
data-session-guests = Communities invited to sessions
data-topic-votes = Votes on topics
data-pdsa-cycles = PDSA cycles you look after
data-logged-issues = Issues you look after
data-presenter-draws = Draws for a presenter in which you were
data-presenter-slots = When you were asked to present
data-presenter-changes = What you answered
data-presenter-swaps = Exchanges with other presenters
data-presenter-volunteers = Where you offered to present
data-teams-imports = Teams reports you are importing
data-teams-names = What you are called in Teams reports
data-teams-spans = When you were in a meeting on Teams
data-group-topics = Topics of groups
data-invite-links = Links to groups you asked for
data-patient-offers = Where I offered to delete a message of yours
data-moderation-cases = What moderators looked at
data-moderation-reports = What you reported, or was reported
data-measures = What moderators decided
data-community-texts = Words of a community as they are now
data-community-text-changes = How the words of a community were changed
data-due = What is put off, and names you
data-audit = What organisers did that touches you
data-outbox = What was sent to you, or will be
