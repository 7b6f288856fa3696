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

presenting-guide = Presenting means: tell a short story about you and your work here, with no patient in it. Ten minutes are enough. At the end, say what you would like from the group. Slides are not needed.

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

presenting-refused-answered-presented = This session is over, so nothing was changed.

presenting-refused-answered-missed = This session is over, so nothing was changed.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $candidates = 12
presenting-why =
    Why you were asked for <b>{ $topic }</b>, { $when }:
    { $candidates ->
        [one] You were the only member who could be asked.
       *[other] { $candidates } members could be asked. The order is: fewest turns first, then the longest time since the last turn, then a number that is drawn for each.
    }

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
# $candidates = 12
presenting-why-by-lot =
    { $equals ->
        [one] One other member had
       *[other] { $equals } other members had
    } the same figures as you, so the numbers that were drawn decided. Yours was { $lot } of { $candidates }, the lowest among you.

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

presenter-refused-session-cancelled = This session was cancelled, so nobody is asked.

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

presenter-next-is-asked = The next member is being asked. I will tell you when somebody agrees.

presenter-nobody-any-more = The start is too near to ask somebody else. An open discussion works as well.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
presenter-missing = So far, nobody has agreed to present at <b>{ $topic }</b>, { $when }.

presenter-still-asking = I keep asking until the day before. An open discussion works as well.

# $card = When did a colleague and you understand the same words differently?
presenter-prompt = <b>A card for an open discussion:</b> { $card }

presenter-prompt-1 = When did a colleague and you understand the same words differently? What helped?
presenter-prompt-2 = What surprised you most in your first weeks here? What would you tell somebody who arrives tomorrow?
presenter-prompt-3 = Think of a moment when you did not agree with somebody senior. What did you say, and what would you say today?
presenter-prompt-4 = What do you do on a hard day, before you go home and after? Which of it could others use?

button-present-yes = Yes
button-not-this-time = Not this time
button-never-ask-me = Never ask me
button-why-me = Why me?
button-hand-back = I cannot present
button-ask-me-again = You can ask me again
button-draw-presenter = Draw a presenter

toast-presenting-not-yours = This question was for another member. Nothing was changed.
