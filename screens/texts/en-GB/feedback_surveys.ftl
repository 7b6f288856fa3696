### The questionnaires of a community: their questions, and changing them before they are asked.

surveys-about =
    <b>Questionnaires</b>
    Your community can change what is asked, until it is asked. What was asked once stays as it was, so that its figures keep their meaning; a change counts from the next time on.
surveys-topics = Wishes for topics are made of your list of topics.
# $name = After a session
# $count = 3
surveys-line-questions = • { $name }: { $count ->
        [one] one question
       *[other] { $count } questions
    }
# $name = After a session
# $count = 3
surveys-line-questions-changed = • { $name }: { $count ->
        [one] one question
       *[other] { $count } questions
    }, changed and not yet asked
# $name = Needs
# $count = 8
surveys-line-answers = • { $name }: one question, { $count } answers to choose from
# $name = Needs
# $count = 8
surveys-line-answers-changed = • { $name }: one question, { $count } answers to choose from, changed and not yet asked
survey-name-session = After a session
survey-name-paired = Before and after
survey-name-needs = Needs
survey-name-barriers = Barriers
button-surveys = Questionnaires
button-survey-session = After a session
button-survey-paired = Before and after
button-survey-needs = Needs
button-survey-barriers = Barriers

survey-about-session = <b>After a session</b> these questions are asked next. Choose one by its number to change it.
survey-about-paired =
    <b>Before and after</b>: these questions are asked next “before”. Choose one by its number to change it.
    An “after” always asks what its “before” has asked, so that the two can be compared: what you change here counts from the next “before” on.
survey-about-needs = <b>Needs</b>: this question is asked next, with these answers. Choose an answer by its number to change it.
survey-about-barriers = <b>Barriers</b>: this question is asked next, with these answers. Choose an answer by its number to change it.
# $question = What would you like more help with?
survey-question = <b>{ $question }</b>
# $number = 2
# $question = I felt safe to say what I think.
# $scale = agreement
# $favourable = Agree, Strongly agree
survey-item = { $number }. { $question } <i>({ $scale }; favourable: { $favourable })</i>
# $number = 2
# $words = Exams
survey-option = { $number }. { $words }
# $first = Agree
# $second = Strongly agree
survey-levels = { $first }, { $second }
survey-scale-agreement = agreement
survey-scale-confidence = confidence
survey-scale-usefulness = usefulness
survey-scale-again = no, perhaps, yes
survey-line = After sending their answers, members can add a line in their own words.
survey-open = This is being asked now. What is being asked keeps its questions to the end; what you change here is for the next time.
survey-changed = It was changed and has not been asked yet.
survey-as-it-was = It is as it was asked last, or as it came with the program.

# $number = 4
button-survey-part = { $number }
button-survey-add-item = Add a question
button-survey-add-option = Add an answer
button-survey-question = Change the question
button-survey-preview = See it as members do
button-survey-as-it-came = Undo my changes
button-survey-back = The questions

# $number = 2
# $question = I felt safe to say what I think.
# $lowest = Strongly disagree
# $highest = Strongly agree
# $favourable = Agree, Strongly agree
survey-about-item =
    Question { $number }
    <b>{ $question }</b>
    The answers go from “{ $lowest }” to “{ $highest }”. As favourable count: { $favourable }.
# $number = 2
# $words = Exams
survey-about-option =
    Answer { $number }
    <b>{ $words }</b>
button-survey-words = Change its words
button-survey-up = Up
button-survey-favourable-low = The lower end is favourable
button-survey-favourable-high = The upper end is favourable
button-survey-remove = Leave it out

survey-saved = That is kept. It is asked from the next time on.
survey-removed = That was done: it is not asked any more.
survey-moved = That was done: it comes earlier now.
survey-turned = That was done: the other end counts as favourable now.
survey-put-back = That was done: it is as it was asked last, or as it came.
survey-so-already = That was so already, so nothing was changed.
survey-put-back-sure = What was changed since it was asked last, or since it came with the program, would be gone. Do you want that?
button-survey-put-back = Yes, undo them
survey-refused-gone = This is not there any more, or has other words by now, so nothing was changed. This is how it is now.
survey-refused-full = There are 20 questions already, and nobody answers more, so nothing was added. Leave one out first.
survey-refused-full-options = There are 12 answers already, and more cannot be chosen from, so nothing was added. Leave one out first.
survey-refused-last = It is the only question, so it stays. Add another one first, or change its words.
survey-refused-last-options = Two answers are the fewest to choose from, so it stays. Add another one first, or change its words.
survey-refused-known = The same words are there already, so nothing was changed. Open the other one first.
survey-refused-too-much = All questions together would be too long for one message, so nothing was changed. Make another one shorter first.
survey-refused-one-question = Here one question is asked, so none was added. Add an answer to choose from, or change the question.
survey-refused-no-options = These questions have scales, so no answer was added. Add a question instead.
survey-refused-no-ends = These answers have no order, so none of them counts as favourable, and nothing was changed.
survey-refused-shipped-end = The favourable end of a question that came with the program is fixed, so nothing was changed. Change its words first, or add a question of your own.

survey-add-item-words-question = What do you want to ask? One sentence, for example: <i>I know whom to ask when I am stuck.</i> Please name no person in it, and nothing of a patient.
# $words = I know whom to ask when I am stuck.
survey-add-item-scale-question =
    <b>{ $words }</b>
    How is it answered? The upper end counts as favourable; you can turn that afterwards.
button-survey-add-item-scale-agreement = Strongly disagree … strongly agree
button-survey-add-item-scale-confidence = Not at all … very confident
button-survey-add-item-scale-usefulness = Not useful … very useful
button-survey-add-item-scale-again = No, perhaps, yes
survey-choose-scale = Please choose one of the buttons: for example “Strongly disagree … strongly agree” for a sentence one can agree with.
survey-add-option-words-question = Which answer should one be able to choose as well? A few words, for example: <i>Childcare</i>. Please name no person in it, and nothing of a patient.
# $was = I felt safe to say what I think.
survey-reword-words-question =
    Now it says: <b>{ $was }</b>
    What should it say? Its figures begin anew with the new words, and those of the old ones stay with the old. Please name no person in it, and nothing of a patient.
# $was = Exams
survey-reword-option-words-question =
    Now it says: <b>{ $was }</b>
    What should it say? A few words. Please name no person in it, and nothing of a patient.
# $shortest = 3
# $longest = 200
survey-words-length = A question has { $shortest } to { $longest } characters, with letters among them. For example: <i>I know whom to ask when I am stuck.</i>
# $shortest = 2
# $longest = 60
survey-option-length = An answer has { $shortest } to { $longest } characters, with letters among them. For example: <i>Childcare</i>
survey-patient = This looks as if it could identify a patient, so I have not kept it. Please ask without names, numbers and dates, for example: <i>I know whom to ask when I am stuck.</i>
survey-words-known = The same words are there already. Please use other words, or cancel. For example: <i>I know whom to ask when I am stuck.</i>
# $most = 2400
survey-words-too-much = All of your own questions together have more than { $most } characters then, too many for one message. Please write a shorter one, for example: <i>I know whom to ask when I am stuck.</i>

survey-preview = <i>This is what members see. Nothing that you press here counts.</i>
