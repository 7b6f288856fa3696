### Who presents: the asking, its answers, the draw explained, and what the facilitator hears.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $until = Sat 7 Nov 2026, 17:00 (London)
presenting-asked =
    Would you present at <b>{ $topic }</b>, { $when }? Your name was drawn. Everybody is asked in turn.
    You can answer until { $until }. Without an answer by then I take it as "not this time" and ask somebody else. Saying no costs nothing: you are then not asked again for six weeks.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
presenting-accepted = Thank you. You present at <b>{ $topic }</b>, { $when }, and you have a place. If you cannot present after all, press "I cannot present", and somebody else is asked.

presenting-guide-short = Presenting means: tell a short story about you and your work here, with no patient in it. Ten minutes are enough. At the end, say what you would like from the group. Slides are not needed.

presenting-guide = <b>A short guide</b>
presenting-guide-1 = · Tell something that happened to you at work here: a misunderstanding, a decision, a day that stayed with you.
presenting-guide-2 = · It is about you and your work. Leave patients out, also their age, their illness and the date.
presenting-guide-3 = · Ten minutes are enough. Slides are not needed.
presenting-guide-4 = · At the end, say what you would like from the group: ideas, other people's experience, or only that they listen.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
presenting-declined = You said "not this time" for <b>{ $topic }</b>, { $when }. Thank you for answering. Somebody else is asked, and for six weeks you are not asked again.

presenting-never = You will not be asked to present again. You can book sessions as before. If you change your mind, press the button below.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
presenting-lapsed = I asked whether you would present at <b>{ $topic }</b>, { $when }. The time to answer has passed, so I have taken it as "not this time" and am asking somebody else. That is fine. There is nothing you need to do.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
presenting-handed-back = You no longer present at <b>{ $topic }</b>, { $when }. The facilitator knows. Your place in the session, if you have one, stays yours until you give it up.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
presenting-swapped = You no longer present at <b>{ $topic }</b>, { $when }: you swapped with another presenter.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
presenting-withdrawn = You are no longer asked to present at <b>{ $topic }</b>, { $when }. There is nothing you need to do.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
presenting-presented = You presented at <b>{ $topic }</b>, { $when }. Thank you. It counts as one of your turns.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
presenting-missed = You had agreed to present at <b>{ $topic }</b>, { $when }, and the attendance sheet says you were not there. If that is wrong, tell the facilitator: the sheet can be corrected.

presenting-refused-session-cancelled = This session was cancelled, so nothing was changed. Nobody presents at it.

presenting-refused-session-begun = This session has begun, so nothing was changed. If you cannot present, write to the facilitator.

presenting-refused-answered-asked = You have not agreed to present yet, so nothing was changed. The buttons below answer the question.

presenting-refused-answered-accepted = You have agreed already, so nothing was changed.

presenting-refused-answered-declined = You have answered already, so nothing was changed. If you would like to present after all, tell the facilitator.

presenting-refused-answered-never = You have answered already, so nothing was changed.

presenting-refused-answered-lapsed = The time to answer has passed, so nothing was changed. If you would like to present after all, tell the facilitator.

presenting-refused-answered-handed-back = You have said that you cannot present, so nothing was changed. If you would like to present after all, tell the facilitator.

presenting-refused-answered-withdrawn = This asking was taken back, so nothing was changed.

presenting-refused-answered-swapped = You swapped this turn with another presenter, so nothing was changed.

presenting-refused-answered-called = The presenter cannot come, and you are asked to present. The newest message about it has the buttons.

presenting-refused-answered-stood-by = This session is over, so nothing was changed.

presenting-refused-not-yours = This question was for another member, so nothing was changed. What you are asked yourself is in "About me", under "Presenting".

presenting-refused-answered-presented = This session is over, so nothing was changed.

presenting-refused-answered-missed = This session is over, so nothing was changed.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $candidates = 12
presenting-why =
    Why you were asked for <b>{ $topic }</b>, { $when }:
    { $candidates ->
        [one] You were the only member in the draw.
       *[other] { $candidates } members were in the draw. The order is: fewest turns first, then the longest time since the last turn, then a number that is drawn.
    }

presenting-why-volunteers = You had offered to present, and so those who offer were asked before others.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
presenting-why-swapped = Then you swapped, and so you present at <b>{ $topic }</b>, { $when }.

presenting-why-booked = Nobody has been to a session of this group yet, so the draw was made among those who booked this one.

presenting-why-admitted = Nobody has been to a session of this group yet, and nobody who booked could be asked, so the draw was made among all members.

# $turns = 1
presenting-why-turns = · Your turns in this cycle, with those you have agreed to: { $turns }

# $when = Thu 8 Oct 2026, 17:00 (London)
presenting-why-last-turn = · Your last turn: { $when }

presenting-why-no-turn-yet = · Your last turn: none so far

# $fewest = 2
presenting-why-others = · The fewest turns among the others: { $fewest }

presenting-why-by-alone = So there was nobody to choose between.

presenting-why-by-turns = So you had fewer turns than anybody else.

presenting-why-by-last-turn = So you were among those with the fewest turns, and among them your last turn was the longest ago, or you had none yet.

# $equals = 3
# $lot = 2
# $drawn_from = 4
presenting-why-by-lot =
    { $equals ->
        [one] One other member had
       *[other] { $equals } other members had
    } the same figures as you, so a number from 1 to { $drawn_from } was drawn. It was { $lot }, and that was your place among them.

presenting-about-me-willing = Presenting: you can be asked, in turn with the others.

presenting-about-me-never = Presenting: you are not asked, as you wished.

presenting-asked-again = You can be asked to present again, in turn with the others. Each time you can say no.

# $topic = Communicating across cultures
# $when = Thu 26 Nov 2026, 17:00 (London)
presenting-moved = The session <b>{ $topic }</b> was moved. It is now { $when }.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
presenting-cancelled = <b>{ $topic }</b>, { $when }, was cancelled, so you need not present. There is nothing you need to do.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
presenter-session = <b>{ $topic }</b>, { $when }.

presenter-line-no-case = Presenter: none. In this kind of session nobody presents a case.

presenter-line-nobody-presented = Presenter: nobody presented.

# $asked = 2
presenter-line-nobody =
    { $asked ->
        [0] Presenter: nobody yet. From two weeks before the start, members are asked one after the other.
        [one] Presenter: nobody yet. One member has been asked so far.
       *[other] Presenter: nobody yet. { $asked } members have been asked so far.
    }

# $name = Amara
# $until = Sat 7 Nov 2026, 17:00 (London)
presenter-line-asked = Presenter: { $name } is asked and can answer until { $until }. Please keep this to yourself.

# $name = Amara
presenter-line-accepted = Presenter: { $name }.

# $name = Amara
presenter-line-presented = { $name } presented.

# $name = Amara
presenter-line-missed = { $name } had agreed to present and was not there.

# $name = Ben
presenter-line-backup = Backup: { $name }.

# $names = Amara, Ben
presenter-line-volunteers = Would present: { $names }.

presenter-refused-session-cancelled = This session was cancelled, so nobody is asked.

presenter-refused-no-case = In this kind of session nobody presents a case, so nobody is asked.

presenter-refused-already-asked = Somebody has been asked already. If they say no, or do not answer in time, I ask the next member.

presenter-refused-already-found = There is a presenter already, so nobody else is asked.

presenter-refused-too-late = This session begins in less than a day, so nobody is asked to present at such short notice. An open discussion works as well.

presenter-refused-nobody-to-ask = There is nobody who can be asked now: each member has been asked for this session, said no a short time ago, is busy then, or cannot be reached. I try again each day until the day before. You can also ask somebody yourself, or hold an open discussion.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $name = Amara
presenter-found = { $name } presents at <b>{ $topic }</b>, { $when }.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $name = Amara
presenter-handed-back = { $name } cannot present at <b>{ $topic }</b>, { $when }, any more.

presenter-backup-is-asked = The backup is being asked whether it is still fine. I will tell you when they agree.

presenter-next-is-asked = The next member is being asked. I will tell you when somebody agrees.

presenter-nobody-any-more = The start is too near to ask somebody else. An open discussion works as well.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
presenter-missing = So far, nobody has agreed to present at <b>{ $topic }</b>, { $when }.

presenter-still-asking = I keep asking until the day before. An open discussion works as well.

# $card = When did a colleague and you understand the same words differently?
presenter-prompt = <b>A card for an open discussion:</b> { $card }

presenter-prompt-1 =
    When did a colleague and you understand the same words differently?
    · What did each of you think was meant?
    · How did you find out, and what helped?
    · What do you say differently today?

presenter-prompt-2 =
    What surprised you most in your first weeks here?
    · What did nobody tell you that you would tell somebody who arrives tomorrow?
    · What was easier than you feared?
    · Who or what helped you to settle?

presenter-prompt-3 =
    Think of a moment when you did not agree with somebody senior.
    · What made it easy or hard to speak?
    · What did you say, and what happened then?
    · What would you like to hear if somebody did not agree with you?

presenter-prompt-4 =
    What do you do on a hard day, before you go home and after?
    · How do you notice that it was one?
    · Whom do you talk to?
    · Which of it could others here use?

button-present-yes = Yes
button-not-this-time = Not this time
button-never-ask-me = Never ask me
button-why-me = Why me?
button-hand-back = I cannot present
button-backup-yes = Yes, as the backup
button-backup-no = No, thank you
button-backup-hand-back = I cannot be the backup
button-swap = Swap with somebody
button-swap-back = Do not swap after all
button-presenting = Presenting
button-my-part = My presenting
button-ask-me-again = You can ask me again
button-draw-presenter = Draw a presenter

toast-presenting-not-yours = This question was for another member, so nothing was changed. What you are asked yourself is under "Presenting" in "About me".

### Reminders, and the ways to a turn that are no draw.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
presenting-reminder = A reminder: you present at <b>{ $topic }</b>, { $when }.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
presenting-reminder-soon = It is nearly time: you present at <b>{ $topic }</b>, { $when }. The short guide is under "My presenting".

presenting-taken = You offered to present at this session. The time to decide has come, and it is you.

### The backup.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $until = Mon 16 Nov 2026, 17:00 (London)
backup-asked =
    Would you be the backup for <b>{ $topic }</b>, { $when }? There is a presenter. Only if they cannot come would I ask you to present, and you could still say no.
    You can answer until { $until }. Without an answer I ask somebody else. It is no turn, and saying no changes nothing for you.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
backup-accepted = Thank you. You are the backup for <b>{ $topic }</b>, { $when }. There is nothing to prepare. If the presenter cannot come, I ask you at once.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
backup-declined = You are not the backup for <b>{ $topic }</b>, { $when }. Thank you for answering. It changes nothing for you.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
backup-lapsed = The time to answer about being the backup for <b>{ $topic }</b>, { $when }, has passed. There is nothing you need to do.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
backup-handed-back = You are no longer the backup for <b>{ $topic }</b>, { $when }. There is nothing else you need to do.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
backup-withdrawn = No backup is needed any more for <b>{ $topic }</b>, { $when }. There is nothing you need to do.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
backup-called = The presenter of <b>{ $topic }</b>, { $when }, cannot come, and you are asked to present. The newest message about it has the buttons.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
backup-stood-by = You were the backup for <b>{ $topic }</b>, { $when }, and were not needed. Thank you for standing by.

backup-called-now = You are the backup, and the presenter cannot come. It is now you. Is it still fine?
