### Anonymous questions: written, decided, posted under a name for one thread, answered, closed.

question-intro =
    <b>Ask anonymously</b>
    Your question goes to the moderators first, and then into the group, under a made-up name that is used for this question only. Answers come to you here, and you can answer back under the same name.

    Who could know what:
question-who-group = • The group sees the words and the made-up name.
question-who-moderators = • The moderators see the words before anybody else. They do not see who you are.
question-who-half-hour = • They get them on the hour or at half past, so that the time does not tell who was online.
question-who-sealed = • The words, and the way back to you, are kept encrypted, so that a copy of the database names nobody.
question-who-operator = • Whoever runs this bot, and holds its keys, could find out who you are until the question is closed.
question-who-telegram = • Telegram can read this chat. It is not end-to-end encrypted.
question-who-style = • Somebody who knows you well may recognise your way of writing.
question-who-close = • When the question is closed, the key and the way back to you are destroyed. You can close it at any time; after 14 days without an answer it closes by itself.
question-who-block = • If a moderator blocks whoever wrote an unkind question, nobody learns who it was. I keep a mark of it for about three months. Whoever runs this bot, and holds its keys, could find out whose mark it is.
question-who-part = • Your own messages in this chat stay on your phone until you delete them.
question-who = Who could know what:
question-who-short =
    Before you send it: the moderators read it first, then the group does, under a made-up name. Neither sees who you are. Whoever runs this bot, and holds its keys, could find out until the question is closed, and Telegram can read this chat.
question-where = Where would you like to ask?
question-nowhere = There is no group yet in which you can ask. When you are in one, you will find it here.

# $group = Oak Vale
question-write =
    Your question for <b>{ $group }</b>: please write it to me now, as one message of up to 1000 characters.
    Nothing is sent yet. I show it to you first.

# $group = Oak Vale
# $alias = Heron
question-write-back =
    Your answer in <b>{ $group }</b>, as <b>{ $alias }</b>: please write it to me now, as one message of up to 1000 characters.
    Nothing is sent yet. I show it to you first. A moderator reads it before the group does.

# $limit = 1000
# $length = 1400
question-too-long = That has { $length } characters, and { $limit } is the most. Please write it a little shorter.
question-no-words = I found no words in that. Please write it in words, for example: How did you prepare for your first night shift?
question-only-words = Only words can be sent anonymously: pictures, files and stickers can show who sent them. Please write it in words.

# $group = Oak Vale
question-preview = This would go to the moderators of <b>{ $group }</b>, word for word:

# $words = How did you prepare for your first night shift?
question-words = <blockquote>{ $words }</blockquote>

# $words = I work at
# $rest = Riverside
question-piece = { $words }{ $rest }

# $words = Riverside
# $rest = and wonder
question-marked = <u>{ $words }</u>{ $rest }

# $words = and wonder
question-last = { $words }

# $words = Riverside
question-last-marked = <u>{ $words }</u>
question-nothing-found = I found nothing in it that says who you are. Please look at it once more yourself: a place or a rare event can say it too.
question-found = What is underlined may say who you are, or whom it is about:
question-sign-name = • your name, or a part of it
question-sign-site = • your hospital
question-sign-specialty = • your specialty
question-sign-grade = • your grade
question-sign-email = • an e-mail address
question-sign-phone = • a phone number
question-sign-account = • a Telegram name
question-sign-gmc = • a number like a GMC number
question-sign-patient = • something that could identify a patient
question-sign-only = • somebody of whom there may be only one
question-sign-title = • the name of a person
question-sign-ward = • a ward
question-sign-date = • a date
question-sign-country = • a country, or where somebody comes from
question-lost = I can no longer read those words, so nothing was sent. Please begin again, and write them once more.
question-given-up = Nothing was sent, and I keep nothing of it. What you wrote in this chat stays here until you delete it.
question-offered-where = In which group would you like to ask this?

# $group = Oak Vale
# $alias = Heron
# $when = Thu 19 Nov 2026, 17:00 (London)
question-sent =
    Your words go to the moderators of <b>{ $group }</b> on { $when }. Until then nobody else sees them. In the group the name will be <b>{ $alias }</b>.
    I write to you here when they have decided.

# $until = Mon 1 Mar 2027
question-refused-blocked =
    You cannot ask anonymously until { $until }, because a moderator blocked a question of yours. They do not know that it was you, and nobody was told.
    If you think that this was wrong, you can write to a moderator yourself. That would tell them who you are.
question-refused-too-many = You have three questions open, which is the most at one time. Close one of them, or wait until one is answered.
question-refused-too-many-answers = Three of your answers are waiting for a moderator. When one is decided, you can write the next.

# $until = Thu 19 Nov 2026, 17:00 (London)
question-refused-muted = You are muted until { $until }, so you cannot ask a new question in the groups before then. Nothing was sent. If a question of yours is open, you can still answer back there.
question-refused-muted-until-lifted = You are muted until a moderator ends that, so you cannot ask a new question in the groups before then. Nothing was sent. If a question of yours is open, you can still answer back there.
question-refused-muted-appeal = If you think that the mute is wrong, you can ask for another look at it.
question-refused-closed = This question is closed, so nothing can be written there any more. You can ask a new one.
question-refused-nobody-decides = Nobody decides on questions in this community at the moment, so nobody would read yours. Please ask whoever looks after the community to name a moderator. Then you can ask.
question-refused-decided = A moderator has decided on these words, so they cannot be changed any more. You can ask a new question.
question-refused-group-gone = You cannot ask in this group, because one of us is not in it any more. The list shows where you can ask.

# $group = Oak Vale
# $alias = Heron
question-mine-waiting = Your question for <b>{ $group }</b>, as <b>{ $alias }</b>, is with the moderators.

# $group = Oak Vale
# $alias = Heron
question-mine-changing =
    A moderator asked you to change your question for <b>{ $group }</b> (<b>{ $alias }</b>) before it goes into the group. The reason is in the message that I sent you then.
    These are your words as they are now:

# $count = 1
question-mine-changing-back =
    { $count ->
        [one] A moderator asked you to change an answer of yours before it goes into the group.
       *[other] A moderator asked you to change { $count } answers of yours before they go into the group.
    } The reason is in the message that I sent you then. Your words as they are now:

# $group = Oak Vale
# $alias = Heron
question-mine-open = Your question is in <b>{ $group }</b>, as <b>{ $alias }</b>. Answers come to you here.

# $group = Oak Vale
# $alias = Heron
question-close-sure =
    Close your question in <b>{ $group }</b> (<b>{ $alias }</b>)?
    No more answers will reach you, and what leads to you is destroyed. What is in the group stays there. This cannot be undone.
question-closed = It is closed. What led to you is destroyed.

# $alias = Heron
# $words = How did you prepare for your first night shift?
question-asks =
    <b>{ $alias } asks:</b>
    <blockquote>{ $words }</blockquote>

# $alias = Heron
# $words = Thank you, that helps.
question-writes =
    <b>{ $alias } writes:</b>
    <blockquote>{ $words }</blockquote>
question-how-to-answer = This is an anonymous question; the name belongs to it alone. To answer, reply to this message. Please be kind, and do not guess who asks.

# $group = Oak Vale
# $alias = Heron
question-posted = Your question is now in <b>{ $group }</b>, as <b>{ $alias }</b>. Answers come to you here.

# $group = Oak Vale
# $alias = Heron
question-posted-back = Your answer is now in <b>{ $group }</b>, as <b>{ $alias }</b>.

# $group = Oak Vale
question-change = A moderator asks you to change something before your words go into <b>{ $group }</b>.
question-why-change-asker = The reason: it may say who you are.
question-why-change-person = The reason: it may say who somebody else is.
question-why-change-patient = The reason: it may identify a patient.
question-why-change-unclear = The reason: it is hard to understand. One more sentence would help.
question-why-change-several = The reason: it is several questions. One at a time gets better answers.

# $group = Oak Vale
# $alias = Heron
question-not-posted = A moderator did not let your answer into <b>{ $group }</b>. Your question stays open as <b>{ $alias }</b>.
question-not-posted-another = You can write another answer.
question-why-decline-elsewhere = The reason: another place can help you better. The menu has people to turn to under "Help now", and your Medical Education department knows who to ask.
question-why-decline-asked-before = The reason: it was asked before. You can find the answers with the search in the group.
question-why-decline-person = The reason: it is about a person who could be recognised.
question-why-decline-patient = The reason: it could identify a patient.
question-why-decline-unkind = The reason: it could hurt somebody. You are welcome to ask in other words.

# $group = Oak Vale
# $alias = Heron
question-answered = Somebody in <b>{ $group }</b> has answered <b>{ $alias }</b>. The answer is above, or can be opened in the group.

# $group = Oak Vale
question-ended-declined = A moderator did not let your question into <b>{ $group }</b>.

# $until = Mon 1 Mar 2027
question-blocked = A moderator has blocked questions from whoever wrote it. They do not know who that is. You can write anonymously again from { $until }. If you think that this was wrong, you can write to a moderator yourself; that would tell them who you are.

# $group = Oak Vale
question-ended-moderators = The moderators have closed your question in <b>{ $group }</b>.

# $group = Oak Vale
question-ended-moderators-deleted = The moderators have closed your question in <b>{ $group }</b>, and deleted what was posted there under its name.

# $group = Oak Vale
# $alias = Heron
question-taken-away = The moderators have deleted an answer of yours in <b>{ $group }</b>. Your question stays open as <b>{ $alias }</b>, and you can write another answer there.

# $group = Oak Vale
question-ended-silence = There was no answer to your question in <b>{ $group }</b> for 14 days, so it is closed.

# $group = Oak Vale
question-ended-undecided = No moderator decided on your question for <b>{ $group }</b> within 14 days, so it was never posted there. You can send it once more, or ask a moderator yourself. That would tell them who you are.

# $group = Oak Vale
question-ended-unchanged = A moderator asked you to change your question for <b>{ $group }</b>. It was not changed within 14 days, so it was never posted there. You can ask it again in other words.

# $group = Oak Vale
question-ended-no-group = Your question could not be posted in <b>{ $group }</b>: I cannot write there any more. You can ask it in another group.
question-ended-for-good = It is closed, and what led to you is destroyed.

# $group = Oak Vale
# $alias = Heron
question-card = An anonymous question for <b>{ $group }</b>. Its name there would be <b>{ $alias }</b>:

# $group = Oak Vale
# $alias = Heron
question-card-back = <b>{ $alias }</b> would like to write in <b>{ $group }</b>:
question-card-again = This has been waiting for a decision for three days. After 14 days it is closed without one.
question-card-how = Nobody is told who asks. Please do not guess. Whatever you decide, the asker hears of it.
question-why-change = What should be changed? The asker is told this reason.
question-why-decline = Why not? The asker is told this reason.
question-why-block =
    Decline it, and keep whoever wrote it from asking again for about three months? Neither you nor anybody else learns who it is.
    Please keep this for words that are meant to hurt.
question-decided-approve = It goes into the group.
question-decided-change = The asker is asked to change it. You get it again when they have.
question-decided-decline = It is declined, and the asker is told why.
question-decided-block = It is declined, and whoever wrote it cannot ask for about three months.
question-decided-block-back = It is declined, and whoever wrote it cannot write anonymously for about three months. The question itself stays open; you can close it in the list.
question-settled-waiting = This is waiting for a decision again.
question-settled-changing = This was decided before, so your press changed nothing: the asker was asked to change it.
question-settled-approved = This was decided before, so your press changed nothing: it goes into the group.
question-settled-posted = It is in the group already.
question-settled-declined = This was decided before, so your press changed nothing: it was declined.
question-undecided-closed = This question is closed, so there is nothing left to decide.
question-undecided-newer = The asker has changed these words since. You find the new ones in the newer card.
question-undecided-group-gone = I cannot write in that group any more, so the question is closed. The asker is told.

# $community = Oak Vale CIG
# $waiting = 2
# $open = 1
question-list =
    <b>Anonymous questions of { $community }</b>
    { $waiting ->
        [0] Nothing is waiting for a decision.
        [one] One is waiting for a decision.
       *[other] { $waiting } are waiting for a decision.
    } { $open ->
        [0] None is open in the groups.
        [one] One is open in the groups; press it to close it.
       *[other] { $open } are open in the groups; press one to close it.
    }

# $group = Oak Vale
# $alias = Heron
question-close-for-all-sure =
    Close the question of <b>{ $alias }</b> in <b>{ $group }</b>? No more answers will reach the asker, who is told that it is closed.
    If you only close it, what is in the group stays there. You can also have me delete all that was posted as <b>{ $alias }</b>; the answers of others stay.
question-closed-for-all = It is closed. The asker is told.
question-closed-for-all-deleted = It is closed, and I am deleting what was posted in the group. The asker is told. If Telegram does not let me delete it, I will tell you.
question-closed-before = It was closed before.
question-closed-before-deleted = It was closed before. I am deleting what was posted in the group. If Telegram does not let me, I will tell you.

# $group = Oak Vale
# $alias = Heron
question-reported-question = The anonymous question of <b>{ $alias }</b> in <b>{ $group }</b> was reported.

# $group = Oak Vale
# $alias = Heron
question-reported-back = An answer that the asker <b>{ $alias }</b> wrote in <b>{ $group }</b> was reported. It belongs to an anonymous question.

# $group = Oak Vale
question-reported-over = A message of an anonymous question in <b>{ $group }</b> was reported. The question is closed, so nothing leads to its asker any more.

# $group = Oak Vale
question-reported-lost = A message of an anonymous question in <b>{ $group }</b> was reported. The group has become a supergroup since, so I can no longer reach the message. Please look for it there, and delete it by hand if it should go.
question-reported-how-question = I posted it, and nobody is told who asks. You can close the question, which the asker is told, and have me delete all that was posted under its name. The answers of others stay.
question-reported-how-back = I posted it, and nobody is told who asks. You can delete this answer alone, or close the whole question and delete all that was posted under its name. The asker is told. The answers of others stay.
question-reported-how-over = You can delete this message. There is nobody left to tell.
question-reported-name = an anonymous question
question-removed-delete = I am deleting the message. If Telegram does not let me, I will tell you.
question-removed-close = The question is closed. What is in the group stays there.
question-removed-both = The question is closed, and I am deleting what was posted under its name. If Telegram does not let me, I will tell you.

# $group = Oak Vale
question-stuck = Telegram does not let me delete a message of an anonymous question in <b>{ $group }</b>. Perhaps it is older than 48 hours, or I may not delete messages there. Please delete it by hand: open it, hold it, then press Delete.

button-question-ask = Ask anonymously
# $group = Oak Vale
button-question-in = Ask in { $group }
# $alias = Heron
# $group = Oak Vale
button-question-mine = { $alias } in { $group }
button-question-send = Send it to the moderators
button-question-again = Change it
button-question-offered = Ask this anonymously
# $alias = Heron
button-question-as = Answer back as { $alias }
# $alias = Heron
button-question-instead = New words for { $alias }
button-question-anew = Write it again
# $words = How did you prepare
button-question-anew-of = Write again: { $words }
button-question-who = Who could know what
button-question-back = Answer back
button-question-open = Open it in the group
button-question-too = Ask anonymously too
button-question-close-mine = Close my question
button-question-close-yes = Close it
button-question-close-delete = Close and delete
button-question-remove-delete = Delete it from the group
button-question-remove-close = Close the question
button-question-remove-both = Close and delete
button-question-leave = Leave it
button-questions = Anonymous questions
# $words = How did you prepare for your
button-question-card = { $words }
# $alias = Heron
# $group = Oak Vale
button-question-close = Close { $alias } in { $group }
button-question-approve = Let it into the group
button-question-change = Ask for a change
button-question-decline = Decline
button-question-block = Decline and block
button-question-change-asker = It may say who asks
button-question-change-person = It may say who somebody else is
button-question-change-patient = It may identify a patient
button-question-change-unclear = It is hard to understand
button-question-change-several = It is several questions
button-question-decline-elsewhere = Another place can help better
button-question-decline-asked-before = It was asked before
button-question-decline-person = It is about a person
button-question-decline-patient = It could identify a patient
button-question-decline-unkind = It could hurt somebody
button-question-block-unkind = Yes, decline and block
command-ask = Ask a question anonymously

question-alias-avocet = Avocet
question-alias-bittern = Bittern
question-alias-buzzard = Buzzard
question-alias-chaffinch = Chaffinch
question-alias-cormorant = Cormorant
question-alias-crane = Crane
question-alias-curlew = Curlew
question-alias-dipper = Dipper
question-alias-dunlin = Dunlin
question-alias-egret = Egret
question-alias-eider = Eider
question-alias-fieldfare = Fieldfare
question-alias-firecrest = Firecrest
question-alias-fulmar = Fulmar
question-alias-gannet = Gannet
question-alias-goldcrest = Goldcrest
question-alias-goldfinch = Goldfinch
question-alias-goshawk = Goshawk
question-alias-grebe = Grebe
question-alias-greenfinch = Greenfinch
question-alias-guillemot = Guillemot
question-alias-harrier = Harrier
question-alias-heron = Heron
question-alias-hoopoe = Hoopoe
question-alias-kestrel = Kestrel
question-alias-kingfisher = Kingfisher
question-alias-kittiwake = Kittiwake
question-alias-lapwing = Lapwing
question-alias-linnet = Linnet
question-alias-magpie = Magpie
question-alias-mallard = Mallard
question-alias-moorhen = Moorhen
question-alias-nightingale = Nightingale
question-alias-nuthatch = Nuthatch
question-alias-osprey = Osprey
question-alias-oystercatcher = Oystercatcher
question-alias-peregrine = Peregrine
question-alias-pipit = Pipit
question-alias-plover = Plover
question-alias-puffin = Puffin
question-alias-razorbill = Razorbill
question-alias-redshank = Redshank
question-alias-redstart = Redstart
question-alias-sandpiper = Sandpiper
question-alias-skylark = Skylark
question-alias-snipe = Snipe
question-alias-sparrowhawk = Sparrowhawk
question-alias-starling = Starling
question-alias-swallow = Swallow
question-alias-teal = Teal
question-alias-tern = Tern
question-alias-treecreeper = Treecreeper
question-alias-wagtail = Wagtail
question-alias-waxwing = Waxwing
question-alias-wheatear = Wheatear
question-alias-whimbrel = Whimbrel
question-alias-wigeon = Wigeon
question-alias-woodpecker = Woodpecker
question-alias-yellowhammer = Yellowhammer
