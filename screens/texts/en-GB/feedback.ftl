### Feedback: questionnaires that nobody can trace, and what is told of them.

# $topic = Recognising burnout
# $day = Thu 19 Nov 2026
# $items = 3
feedback-asked-session =
    <b>How was it?</b> { $topic }, { $day }. { $items ->
        [one] One short question.
       *[other] { $items } short questions, about a minute.
    } You can leave out what you like.

# $community = Oak Vale CIG
# $items = 10
feedback-asked-before =
    <b>How is it for you now?</b> { $community } asks { $items ->
        [one] one short question
       *[other] { $items } short questions
    } now, and the same again at the end. You can leave out what you like.

# $community = Oak Vale CIG
# $items = 10
feedback-asked-after =
    <b>How is it for you now?</b> { $community } asks the same { $items ->
        [one] question
       *[other] { $items } questions
    } as at the beginning. You can leave out what you like.
feedback-how-to-compare = <b>Did you keep your first answers?</b> Then press "My first answers" in that message, instead of "Begin" here: so the two can be compared without anybody knowing whose they are. If you have not kept them, press "Begin"; your answers count as well.

# $community = Oak Vale CIG
# $items = 1
feedback-asked-needs =
    <b>What would help you?</b> { $community } would like to know what to offer. { $items ->
        [one] One question; choose as many answers as you like.
       *[other] { $items } questions.
    }

# $community = Oak Vale CIG
# $items = 1
feedback-asked-barriers =
    <b>What keeps you from coming?</b> { $community } would like to make it easier. { $items ->
        [one] One question; choose as many answers as you like.
       *[other] { $items } questions.
    } I ask everybody who has missed a session in the last half year, or has not been to one.

# $community = Oak Vale CIG
feedback-asked-topics = <b>What should we talk about?</b> { $community } would like to know which topics you wish for. Choose as many as you like.

feedback-why-sealed = I ask you here, and not with a poll in the group, because fewer than ten were there: Telegram shows the totals of a poll to everybody, and with so few a single answer could be guessed.
feedback-why-private = I ask you here in private, and not with a poll in the group: a poll shows its totals to everybody in the group. Nobody sees whether you answer.
feedback-who =
    <b>Who could know what:</b> your answers are sealed together with those of the others, without names. No facilitator, no administrator and no copy of the database shows what you answered. Telegram carries this chat, and whoever has the bot's computer and its key could look while the questions are open. After that the key is destroyed.
feedback-rule-few = • Fewer than five answer: nothing is told.
feedback-rule-some = • Five to nine: one rough figure for each question.
feedback-rule-many = • Ten or more: how often each answer was given.

# $when = Thu 26 Nov 2026, 18:15 (London)
feedback-told-when = The questions close on { $when }. What may be told is told then to those who organise the sessions, and you can read it here.

# $topic = Recognising burnout
# $day = Thu 19 Nov 2026
feedback-reminder-session = <b>The short questions</b> about { $topic }, { $day }, are still open.

# $community = Oak Vale CIG
feedback-reminder-before = <b>The short questions</b> of { $community }, which come again at the end, are still open.

# $community = Oak Vale CIG
feedback-reminder-after = <b>The short questions</b> of { $community }, the same as at the beginning, are still open.

# $community = Oak Vale CIG
feedback-reminder-needs = <b>What would help you?</b> The question of { $community } is still open.

# $community = Oak Vale CIG
feedback-reminder-barriers = <b>What keeps you from coming?</b> The question of { $community } is still open.

# $community = Oak Vale CIG
feedback-reminder-topics = <b>What should we talk about?</b> The question of { $community } is still open.
feedback-reminder-why = Everybody who was asked gets this, whoever has answered: I do not know who has.

# $number = 1
# $of = 3
# $question = How useful was this session for you?
feedback-item =
    Question { $number } of { $of }
    <b>{ $question }</b>
feedback-several = Choose all that fit, then go on.
feedback-summary = <b>These are your answers.</b> Nothing has been sent yet.

# $question = How useful was this session for you?
# $answer = Very useful
feedback-line = • { $question } <b>{ $answer }</b>
feedback-left-out = left out

# $first = Exams
# $second = Research
feedback-and = { $first }; { $second }
feedback-final = Once you send them, they cannot be changed or taken back: nobody could find them among the others, not even I.
feedback-sent = Thank you. Your answers are sealed with those of the others.
feedback-already = Your answers were sent before, so nothing was changed. Each person answers once.
feedback-refused-closed = These questions are closed, so nothing was sent. What may be told of them is told to those who organise the sessions, and whoever was asked can read it here.
feedback-refused-not-asked = These questions are for others: for those who were at the session, or who belong to the community. If you were there, ask the facilitator to mark you on the sheet; then press again.
feedback-refused-kept-not-yet = These questions have not been asked again yet, so there is nothing to compare. Please keep the message with your first answers.
feedback-refused-kept-over = These questions are closed, so the first answers in this message open nothing any more. You can delete it.
feedback-refused-kept-not-yours = The first answers in this message are not yours, or are of other questions, so nothing was sent. Please answer from the message with which I asked you.
toast-feedback-kept-not-yet = Kept. When I ask the same questions at the end, press this once more. To withdraw, delete this message.
toast-feedback-kept-over = These questions are closed. This message opens nothing any more; you can delete it.
toast-feedback-kept-not-yours = These first answers are not yours, or are of other questions. Please begin from the message with which I asked you.
toast-feedback-closed = These questions are closed. This message opens nothing any more; you can delete it.
toast-feedback-not-asked = These questions are for the members of the community.
toast-feedback-old-button = I cannot read this button. Please begin from the message with which I asked you.
feedback-keep = <b>Please keep this message.</b> The button below holds your answers, sealed: I keep no copy, and cannot open it before the same questions come again at the end. Press it then, and your two answers are compared; only how many went up or down is counted.
feedback-keep-or-not = If you delete this message, nobody can compare them. Both times your answers count all the same. For anything else, write /menu.
feedback-with-kept = Your first answers come along. Only the differences are counted.
feedback-refused-old-button = I cannot read the answers in this button, so nothing was sent. Please begin again from the first message.

feedback-session-useful = How useful was this session for you?
feedback-session-safe = I felt safe to say what I think.
feedback-session-again = Would you come again?
feedback-paired-speak-up = Saying in a team that you see a risk
feedback-paired-disagree = Disagreeing with somebody senior
feedback-paired-ask-help = Asking for help early
feedback-paired-understand-team = Understanding what colleagues mean, beyond their words
feedback-paired-patients-families = Talking with families about difficult news
feedback-paired-feedback = Giving and getting feedback
feedback-paired-belong = I feel part of my team.
feedback-paired-people-to-turn-to = There are people here to whom I can turn.
feedback-paired-own-experience-counts = What I learned before I came counts here.
feedback-paired-stay = I would like to stay in the NHS.
feedback-topics-topics = Which topics would you like?
feedback-needs-needs = What would you like more help with?
feedback-needs-needs-communication = Communication
feedback-needs-needs-exams = Exams
feedback-needs-needs-portfolio = Portfolio
feedback-needs-needs-research = Research
feedback-needs-needs-law-and-protocols = Mental-health law and trust protocols
feedback-needs-needs-how-the-nhs-works = How the NHS works
feedback-needs-needs-life-outside-work = Life outside work
feedback-needs-needs-people-to-talk-to = People to talk to
feedback-barriers-barriers = What has kept you from coming?
feedback-barriers-barriers-on-call = On call, or nights
feedback-barriers-barriers-clinical-work = Too much clinical work
feedback-barriers-barriers-not-released = Not released for it
feedback-barriers-barriers-too-late-notice = I heard of it too late
feedback-barriers-barriers-time-of-day = The time of day
feedback-barriers-barriers-no-quiet-place = No quiet place to join from
feedback-barriers-barriers-topic = The topic
feedback-barriers-barriers-not-for-me = I am not sure that it is for me

feedback-usefulness-not-useful = Not useful
feedback-usefulness-a-little-useful = A little useful
feedback-usefulness-useful = Useful
feedback-usefulness-very-useful = Very useful
feedback-agreement-strongly-disagree = Strongly disagree
feedback-agreement-disagree = Disagree
feedback-agreement-neither = Neither agree nor disagree
feedback-agreement-agree = Agree
feedback-agreement-strongly-agree = Strongly agree
feedback-confidence-not-at-all = Not at all confident
feedback-confidence-a-little = A little confident
feedback-confidence-somewhat = Somewhat confident
feedback-confidence-rather = Rather confident
feedback-confidence-very = Very confident
feedback-again-no = No
feedback-again-perhaps = Perhaps
feedback-again-yes = Yes

# $topic = Recognising burnout
# $day = Thu 19 Nov 2026
feedback-told-session = <b>What was said</b> about { $topic }, { $day }

# $community = Oak Vale CIG
feedback-told-before = <b>What was said</b> in { $community }, before
# $community = Oak Vale CIG
feedback-told-after = <b>What was said</b> in { $community }, after
# $community = Oak Vale CIG
feedback-told-needs = <b>What would help</b>, as was said in { $community }
# $community = Oak Vale CIG
feedback-told-barriers = <b>What keeps from coming</b>, as was said in { $community }
# $community = Oak Vale CIG
feedback-told-topics = <b>Topics that are wished for</b> in { $community }

# $question = How useful was this session for you?
feedback-told-item = <b>{ $question }</b>

# $answered = 12
feedback-answers = Answers: { $answered }

# $option = Very useful
# $count = 7
feedback-count = • { $option }: { $count }

# $option = Exams
feedback-named = • { $option }: five or more
feedback-none-named = No answer was chosen by five or more.
feedback-nothing = Too few answers to tell anything of them.
# $margin = 1
feedback-favourable-few =
    Favourable: { $margin ->
        [one] 0 or 1
       *[other] { $margin } or fewer
    }

# $favourable = 4
feedback-favourable-some = Favourable: { $favourable }
# $margin = 1
feedback-favourable-most =
    Favourable: { $margin ->
        [one] all but one, or all
       *[other] all, or all but at most { $margin }
    }
# $pairs = 12
# $better = 7
# $same = 3
# $worse = 2
feedback-compared = Of { $pairs } who kept their first answers: more favourable { $better }, the same { $same }, less favourable { $worse }

# $pairs = 6
# $band = more favourable: all but one, or all
feedback-compared-roughly = Of { $pairs } who kept their first answers: { $band }
feedback-better-few = more favourable: 0 or 1

# $better = 4
feedback-better-some = more favourable: { $better }
feedback-better-most = more favourable: all but one, or all
feedback-not-compared = Too few kept their first answers to compare.
feedback-why-banded = With fewer than ten answers I give one rough figure, so that nobody stands out.

# $community = Oak Vale CIG
# $cycle = 2026/27
feedback-mentions-about = <b>What the lines are about</b> that people in { $community } wrote in their own words, in cycle { $cycle }

# $community = Oak Vale CIG
feedback-mentions-about-all = <b>What the lines are about</b> that people in { $community } wrote in their own words

# $theme = Exams and portfolio
# $mentions = 7
feedback-mentions-theme = <b>{ $theme }</b>: { $mentions } mentions

# $words = More time for questions would help.
feedback-mentions-quote = • “{ $words }”
feedback-mentions-rule = Mentions are added by three or more at a time, so that no single line stands out. So a theme that is not here has fewer than three, or waits, and a few more of each theme may wait. Lines of a round count once all of them are sorted, and whoever wrote in several rounds counts in each. Only what may be quoted is quoted.
feedback-mentions-none = Nothing can be told of them yet. Lines are handed on where ten or more have answered. Facilitators and administrators sort them into themes, and a theme is told from three mentions on, once all lines of a round are sorted. Please look again later.
feedback-pooled = Fewer than five answered, so nothing is told. What was answered waits, sealed, to be told together with the next answers to these questions, half a year at most; what is still too few then is destroyed.
feedback-destroyed = Fewer than five answered, so nothing is told. What was answered waits, sealed, to be told together with the next answers to these questions, half a year at most; what is still too few then is destroyed.

feedback-line-write-session = Please write me one line about this session: what helped, or what should change.
feedback-line-write-before = Please write me one line about how it is for you now: what goes well, or what is hard.
feedback-line-write-after = Please write me one line about how it is for you now: what has changed since the beginning, or what has not.
feedback-line-write-needs = Please write me one line about what would help you: more of what, or in which way.
feedback-line-write-barriers = Please write me one line about what keeps you from coming, or what would make it easier.
feedback-line-write-topics = Please write me one line about what we should talk about, or what about it.
feedback-line-write-first = Up to 300 characters. Nothing is sent yet: I show it to you first.

# $limit = 300
# $length = 420
feedback-line-too-long = That has { $length } characters, and { $limit } is the most. Please write it a little shorter.
feedback-line-patient = Something in this may identify a patient, so I cannot take it, and nothing of it is kept. Please write it without that.
feedback-line-no-words = I found no words in that. Please write a line in words, for example: More time for questions would help.
feedback-line-preview = This is the line, word for word:
feedback-line-once-more = Nothing is sent yet. I was restarted since I showed you this line, and no longer know whether you wrote it anew. If you want to send it as it is, please press once more:
feedback-line-who = It is kept apart from your answers, without your name. Where ten or more have answered, a facilitator or an administrator reads it after the close, to sort it into themes, and whoever runs the bot could read it too; with fewer, nobody reads it. Somebody who knows you well may recognise your way of writing.
# $community = Oak Vale
feedback-line-how = May it be quoted? It is, word for word, only under a theme with three mentions or more: to the members of { $community }, and in its reports. If not, its words are deleted once it is sorted, and only its themes are counted.
feedback-line-written-anew = You wrote this line anew, so these words were not sent, and cannot be sent from here any more.
feedback-line-sent = Thank you. Your line is sealed with those of the others.
feedback-line-already = A line of yours is sealed already. Each person sends one, and the first one counts.
feedback-line-only-words = Only words can be sent: pictures, files and stickers can show who sent them. Please write it in words.
feedback-line-given-up = Your line was not sent, and nothing is kept of it.
feedback-refused-full = No more lines fit in here, so yours was not sent. Your answers count. If it matters, please tell it to the facilitator, or ask it anonymously.
feedback-refused-no-room = Many more people have answered than were asked at first, and your answers do not fit in with theirs, so they were not sent. Please tell the facilitator how it was, or ask them anonymously.
feedback-refused-no-line = No line is asked for here, so nothing was sent.

button-feedback-line = Add a line in your own words
# $topic = Recognising burnout
button-feedback-line-of-session = It is my line about { $topic }
button-feedback-line-of-needs = It is my line about what would help
button-feedback-line-of-barriers = It is my line about what keeps me away
button-feedback-line-of-topics = It is my line about topics
button-feedback-line-of-before = It is my line about how it is for me
button-feedback-line-of-after = It is my line about how it is for me
button-feedback-line-quote = Send it; it may be quoted
button-feedback-line-theme = Send it; only what it is about
button-feedback-told-more = More questions
button-feedback-mentions = What the lines are about
button-feedback-mentions-more = More lines
button-feedback-told-first = From the beginning
button-feedback-begin = Begin
# $option = Very useful
button-feedback-option = { $option }
# $option = Exams
button-feedback-taken = ✓ { $option }
button-feedback-on = Go on
button-feedback-send = Send my answers
button-feedback-kept = My first answers
button-feedback-kept-again = My first answers: begin again

### Those who lead the feedback of a community.

button-feedback = Feedback
feedback-lead = <b>Feedback.</b> After each session I ask by myself. What else can be asked is below; who answers, nobody learns.
feedback-lead-none = Nothing has been asked yet.

# $what = Needs
# $day = Thu 19 Nov 2026
feedback-lead-open = • { $what }: open until { $day }
# $what = Needs
# $day = Thu 19 Nov 2026
feedback-lead-published = • { $what }: told, closed on { $day }
# $what = Needs
# $day = Thu 19 Nov 2026
feedback-lead-pooled = • { $what }: too few answers by { $day }, so nothing is told
# $what = Needs
# $day = Thu 19 Nov 2026
feedback-lead-destroyed = • { $what }: too few answers by { $day }, so nothing is told

# $topic = Recognising burnout
# $day = Thu 19 Nov 2026
feedback-about-session = { $topic }, { $day }
feedback-about-before = Before
feedback-about-after = After
feedback-about-needs = Needs
feedback-about-barriers = Barriers
feedback-about-topics = Wishes for topics

feedback-choice = <b>What would you like to ask?</b> You see first what would be sent, and to how many.
button-feedback-ask = Ask for feedback
button-feedback-ask-needs = Ask what would help
button-feedback-ask-barriers = Ask what keeps from coming
button-feedback-ask-topics = Ask for wishes for topics
button-feedback-ask-before = Ask before: how it is now
button-feedback-ask-after = Ask after: the same again
# $what = Needs
button-feedback-told = { $what }: what was said
button-feedback-open = Ask now
button-feedback-back = Feedback

# $asked = 24
feedback-offer-needs = <b>What would help?</b> { $asked } members would be asked in private, sealed.
# $asked = 24
feedback-offer-barriers = <b>What keeps from coming?</b> { $asked } members would be asked in private, sealed: those who missed a session in the last half year, or have not been to one.
# $asked = 24
feedback-offer-topics = <b>Which topics are wished for?</b> { $asked } members would be asked in private, sealed. The choice is your list of topics, the first twelve of it.
# $asked = 24
feedback-offer-before = <b>Before.</b> { $asked } members would be asked in private, sealed, and can keep their answers to compare them with the "after". Ask the same again at the end of the series, within a year.
# $asked = 24
feedback-offer-after = <b>After.</b> { $asked } members would be asked the same as before, in private, sealed. Whoever kept the first answers can have them compared.

# $question = What would you like more help with?
feedback-offer-item = • { $question }
# $days = 14
feedback-offer-then = It is open for { $days } days. Everybody is reminded once, half-way. Once it is open, the questions stay as they are.
feedback-offer-much = Whoever is asked for much at once answers less, so you may want to wait. Still open are:
# $what = Needs
feedback-offer-still-open = • { $what }

# $asked = 24
feedback-opened = { $asked } members are asked now.
feedback-not-opened-open-already = This is being asked already, so nobody was asked again. Wait for its end; then what may be told is told.
feedback-not-opened-too-few-asked = Fewer than five members would be asked, so nothing could ever be told of their answers, and nobody was asked. Ask again when there are more.
feedback-not-opened-no-before = Nothing was asked before that this could be compared with, so nobody was asked. Ask "before" first.
feedback-not-opened-before-too-old = The "before" is more than a year ago, and its key ends soon, so nobody was asked. Begin with "before" again.
feedback-not-opened-no-topics = Your list of topics has fewer than two, so there is nothing to choose from, and nobody was asked. Add topics to the list first.
feedback-not-opened-by-itself = About a session I ask by myself when it is over, so nobody was asked now.
feedback-not-opened-too-soon = This was asked less than 60 days ago, so nobody was asked: asked again so soon, the figures of both times could be set side by side, and whoever has joined since could stand out.
feedback-summary-empty = You have left everything out, so there is nothing to send. Go back to answer, or leave it as it is.
button-feedback-later = What was said, after the end
button-feedback-what-was-said = What was said
# $option = Exams
feedback-offer-option = – { $option }
