### Anonymous questions: written, decided, posted under a name for one thread, answered, closed.

question-intro =
    <b>Ask anonymously</b>
    Your question goes to the moderators first, then into the group under a made-up name that is used for this question only. Answers come to you here, and you can answer back under the same name.

    Who could know what:
question-who-group = • The group sees the words and the made-up name.
question-who-moderators = • The moderators see the words before anybody else. They do not see who you are.
question-who-half-hour = • They get them at a full or half hour, so that nobody can tell by the time who was online.
question-who-sealed = • I keep the words and the way back to you sealed. A copy of the database names nobody.
question-who-operator = • Whoever runs me, and holds the key as well, could find out who you are until the question is closed.
question-who-telegram = • Telegram can read this chat. It is not end-to-end encrypted.
question-who-style = • Somebody who knows you may know your way of writing.
question-who-close = • When the question is closed, the key and the way back to you are destroyed. You can close it at any time; after 14 days without an answer it closes by itself.
question-who-block = • If a moderator blocks unkind questions, nobody learns whose they were. I keep a mark for about three months, and with its own key it could be found out whose it is.
question-who-part = • Your own messages in this chat stay on your phone until you delete them.
question-where = Where would you like to ask?
question-nowhere = There is no group in which you can ask yet. When you are in one, it is shown here.

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
question-no-words = I found no words in that. Please write your question in words, for example: How did you prepare for your first night shift?
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
question-nothing-found = I found nothing in it that says who you are. Please look at it once more yourself: a place, a date or a rare event can say it too.
question-found = What is underlined may say who you are, or who is spoken of:
question-sign-name = • your name, or a part of it
question-sign-site = • your hospital
question-sign-specialty = • your specialty
question-sign-grade = • your grade
question-sign-email = • an e-mail address
question-sign-phone = • a phone number
question-sign-account = • a Telegram name
question-sign-gmc = • a number like a GMC number
question-sign-patient = • something that could identify a patient
question-lost = I can no longer read the words above. Please begin again and write them once more; nothing was sent.
question-offered-where = In which group would you like to ask this?

# $group = Oak Vale
# $alias = Heron
# $when = Thu 19 Nov 2026, 17:00 (London)
question-sent =
    It is sealed, and goes to the moderators of <b>{ $group }</b>: { $when }. In the group it will stand under the name <b>{ $alias }</b>.
    I write to you here when they have decided.

# $until = Mon 1 Mar 2027
question-refused-blocked =
    You cannot ask anonymously until { $until }, because a moderator blocked a question of yours. They do not know that it was you. No person was told.
    If you think that this was wrong, you can write to a moderator yourself. That would tell them who you are.
question-refused-too-many = You have three questions open, which is the most at one time. Close one of them, or wait until one is answered.
question-refused-too-many-answers = Three of your answers wait for a moderator. When one is decided, you can write the next.
question-refused-closed = This question is closed, so nothing can be written there any more. You can ask a new one.
question-refused-nobody-decides = Nobody decides on questions in this community at the moment, so yours would wait for nobody. Please ask whoever looks after it to name a moderator; then you can ask.
question-refused-decided = A moderator has decided on these words, so they cannot be changed any more. You can ask a new question.
question-refused-group-gone = You cannot ask in this group: I am not in it any more, or you are not. The list shows where you can ask.

# $group = Oak Vale
# $alias = Heron
question-mine-waiting = Your question for <b>{ $group }</b>, as <b>{ $alias }</b>, is with the moderators.

# $group = Oak Vale
# $alias = Heron
question-mine-open = Your question stands in <b>{ $group }</b>, as <b>{ $alias }</b>. Answers come to you here.

# $group = Oak Vale
# $alias = Heron
question-close-sure =
    Close your question in <b>{ $group }</b> (<b>{ $alias }</b>)?
    No more answers reach you, and what leads to you is destroyed. What stands in the group stays there. This cannot be undone.
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
question-posted = Your question now stands in <b>{ $group }</b>, as <b>{ $alias }</b>. Answers come to you here.

# $group = Oak Vale
# $alias = Heron
question-posted-back = Your answer now stands in <b>{ $group }</b>, as <b>{ $alias }</b>.

# $group = Oak Vale
question-change = A moderator asks you to change something before your words go into <b>{ $group }</b>.
question-why-change-asker = The reason: it may say who you are.
question-why-change-person = The reason: it may say who somebody else is.
question-why-change-patient = The reason: it may identify a patient.
question-why-change-unclear = The reason: it is hard to understand. A sentence more would help.
question-why-change-several = The reason: it is several questions. One at a time gets better answers.

# $group = Oak Vale
# $alias = Heron
question-not-posted = A moderator did not let your answer into <b>{ $group }</b>. Your question stays open as <b>{ $alias }</b>.
question-not-posted-another = You can write another answer.
question-why-decline-elsewhere = The reason: another place can help you better. The menu has people to turn to under "Help now", and your Medical Education department knows who to ask.
question-why-decline-asked-before = The reason: it was asked before. Searching the group finds the answers.
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
question-ended-silence = There was no answer to your question in <b>{ $group }</b> for 14 days, so it is closed.

# $group = Oak Vale
question-ended-undecided = No moderator has decided on your question for <b>{ $group }</b> within 14 days, so it never stood there, and it is closed. You can send it once more, or ask a moderator yourself; that would tell them who you are.

# $group = Oak Vale
question-ended-unchanged = A moderator asked you to change your question for <b>{ $group }</b>. For 14 days nothing was changed, so it never stood there, and it is closed. You can ask it again in other words.

# $group = Oak Vale
question-ended-no-group = Your question could not be posted in <b>{ $group }</b>: I cannot write there any more. You can ask it in another group.
question-ended-for-good = It is closed, and what led to you is destroyed.

# $group = Oak Vale
# $alias = Heron
question-card = An anonymous question for <b>{ $group }</b>. It would stand there under the name <b>{ $alias }</b>:

# $group = Oak Vale
# $alias = Heron
question-card-back = <b>{ $alias }</b> would like to write in <b>{ $group }</b>:
question-card-again = This has waited for a decision for three days. After 14 days it is closed without one.
question-card-how = Nobody is told who asks, and please do not guess. Whatever you decide, the asker hears of it.
question-why-change = What is to be changed? The asker is told this reason.
question-why-decline = Why not? The asker is told this reason.
question-why-block =
    Decline it, and let nobody who wrote it ask again for about three months? You do not learn who that is, and nobody else does.
    Please keep this for what is meant to hurt.
question-decided-approve = It goes into the group.
question-decided-change = The asker is asked to change it. You get it again when they have.
question-decided-decline = It is declined. The asker is told why.
question-decided-block = It is declined, and whoever wrote it cannot ask for about three months.
question-decided-block-back = It is declined, and whoever wrote it cannot write anonymously for about three months. The question itself stays open; you can close it in the list.
question-settled-waiting = This waits for a decision again.
question-settled-changing = This was decided before, so nothing was changed: the asker is asked to change it.
question-settled-approved = This was decided before, so nothing was changed: it goes into the group.
question-settled-posted = It stands in the group already.
question-settled-declined = This was decided before, so nothing was changed: it is declined.
question-undecided-closed = This question is closed, so there is nothing left to decide.
question-undecided-newer = The asker has changed these words since. The newer card has them.
question-undecided-group-gone = I cannot write in that group any more, so the question is closed. The asker is told.

# $community = Oak Vale CIG
# $waiting = 2
# $open = 1
question-list =
    <b>Anonymous questions of { $community }</b>
    { $waiting ->
        [0] Nothing waits for a decision.
        [one] One waits for a decision.
       *[other] { $waiting } wait for a decision.
    } { $open ->
        [0] None is open in the groups.
        [one] One is open in the groups; press it to close it.
       *[other] { $open } are open in the groups; press one to close it.
    }

# $group = Oak Vale
# $alias = Heron
question-close-for-all-sure = Close the question of <b>{ $alias }</b> in <b>{ $group }</b>? No more answers reach the asker, who is told that it is closed. What stands in the group stays there.
question-closed-for-all = It is closed. The asker is told.
question-closed-before = It was closed before.

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
button-question-anew = Write it anew
button-question-back = Answer back
button-question-open = Open it in the group
button-question-too = Ask anonymously too
button-question-close-mine = Close my question
button-question-close-yes = Close it
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
