### Conversation starters: the deck, what is said in a silent group, and the page where the deck is kept.

# $words = What helped you most when you were new?
prompt-shown =
    A question for whoever would like to answer:

    <b>{ $words }</b>

toast-prompt-stopped = That was done: no more conversation starters come to this group. An administrator can start them again.
toast-prompt-stopped-already = They were stopped before, so nothing was changed. An administrator can start them again.
toast-prompt-passed-on = Thank you. I have told the moderators that somebody would rather not have these, without your name. They decide.

button-prompt-no-more = No more of these

# $group = Oak Vale juniors
prompt-unwanted = In { $group }, somebody would rather not have conversation starters. I do not say who it was. They come only when the group has been silent for some working days, at most once a week. You can stop them for this group, or leave it as it is.
button-prompt-stop-here = Stop them in this group

# $group = Oak Vale juniors
prompt-stopped = That was done: no more conversation starters come to { $group }. An administrator can start them again.
# $group = Oak Vale juniors
prompt-stopped-already = They were stopped in { $group } before, so nothing was changed. An administrator can start them again.

groups-silent = In these groups nothing has been said for eight weeks or more:
# $group = Oak Vale juniors
groups-silent-one = • { $group }
groups-silent-next = Small groups often come to life when two of them become one. You could ask people there whether they would like that, and then take the bot out of the group that is no longer needed. I say this once in three months at most.

# $community = Oak Vale CIG
prompts-about =
    <b>Conversation starters of { $community }</b>
    When a group has been silent for some working days, I ask a question there: at lunch time on a working day, at most once a week in a group. After three questions without an answer I leave the group alone until somebody writes. Groups for announcements get none.

# $days = 4
prompts-on = They come after { $days } working days of silence.
prompts-off = They are switched off for all groups.
prompts-no-group = There is no group yet in which people talk.
# $group = Oak Vale juniors
prompt-group-on = • { $group }: they come when it is silent
# $group = Oak Vale juniors
prompt-group-stopped = • { $group }: stopped
# $group = Oak Vale juniors
prompt-group-left-alone = • { $group }: left alone until somebody writes
# $cards = 34
# $out = 2
prompts-deck = { $cards ->
        [one] One card comes in its turn.
       *[other] { $cards } cards come in their turn.
    } { $out ->
        [0] None is left out.
        [one] One is left out.
       *[other] { $out } are left out.
    } No card comes again before all others have come.

button-prompts = Conversation starters
button-prompts-back = Conversation starters
# $days = 4
button-prompt-days = After { $days }
button-prompts-off = Switch them off everywhere
button-prompts-on = Switch them on
# $group = Oak Vale juniors
button-prompt-group-stop = Stop in { $group }
# $group = Oak Vale juniors
button-prompt-group-again = Start again in { $group }
button-prompt-deck = The cards

# $page = 1
# $pages = 6
prompt-deck = <b>The cards</b>, page { $page } of { $pages }. Choose one by its number to change it or leave it out.
# $number = 3
# $words = What helped you most when you were new?
prompt-line = { $number }. { $words }
# $number = 3
# $words = What helped you most when you were new?
prompt-line-out = { $number }. <s>{ $words }</s> (left out)
# $number = 3
button-prompt-card = { $number }
button-prompt-before = ← Earlier cards
button-prompt-after = More cards →
button-prompt-add = Add a card

# $words = What helped you most when you were new?
prompt-preview =
    This is what a group sees:

    <b>{ $words }</b>
# $words = What helped you most when you were new?
prompt-preview-out =
    This card is left out. A group would see:

    <b>{ $words }</b>
prompt-unchanged = It was so already, so nothing was changed.
button-prompt-change = Change its words
button-prompt-restore = Put the first words back
button-prompt-leave-out = Leave it out
button-prompt-use = Use it again
button-prompt-open = Open this card

prompt-add-words-question = What should the card ask? One question that anybody can answer in a line, about work and life here and never about patients. For example: “What is the best cheap thing to do on a free day around here?”
prompt-change-words-question = What should the card ask instead? One question that anybody can answer in a line, and never about patients.
# $shortest = 10
# $longest = 300
prompt-words-length = A card has { $shortest } to { $longest } characters, in words. For example: “What is the best cheap thing to do on a free day around here?”
prompt-known = This card is in the deck already. Please write another one, or cancel.
# $most = 60
prompt-deck-full = The deck holds { $most } cards of your own, and that many are there. Cancel, and change one that is there instead.
# $words = What helped you most when you were new?
prompt-saved =
    That is kept. A group will see:

    <b>{ $words }</b>


prompt-card-start-1 = What is one thing that you know now and wish you had known in your first month in the NHS?
prompt-card-start-2 = Which small thing helped you most when you were new: a person, a place, a web page, a habit?
prompt-card-start-3 = If you wrote one line for the next doctor who arrives, what would it say?
prompt-card-start-4 = Which form, login or training took you longest at the start, and what made it easier in the end?
prompt-card-start-5 = What did somebody do in your first weeks that made you feel welcome?
prompt-card-start-6 = What do you know about how things work here that is written down nowhere?

prompt-card-words-1 = Which English word or phrase did you hear at work and only understand much later?
prompt-card-words-2 = How do you ask somebody to say a thing again without feeling awkward about it?
prompt-card-words-3 = What is a good sentence to begin a difficult telephone call with?
prompt-card-words-4 = How do people disagree politely where you trained, and how do they do it here?
prompt-card-words-5 = Which abbreviation should be forbidden, or at least explained to everybody on the first day?
prompt-card-words-6 = What do you say when somebody asks “where are you really from”? What would you like them to ask instead?

prompt-card-team-1 = Whom in the hospital does everybody need to know, and nobody tells you about? Their role is enough, no names.
prompt-card-team-2 = What makes a handover good? One thing that you do, or have seen done.
prompt-card-team-3 = How do you like to be given feedback, and how do you ask for it?
prompt-card-team-4 = When did somebody listen to a worry of yours at work, and what made it easy to speak?
prompt-card-team-5 = What could a ward do in ten minutes that would make a new colleague feel part of the team?
prompt-card-team-6 = What have you learned from a nurse, a pharmacist or another colleague who is not a doctor?

prompt-card-learning-1 = Which book, podcast, course or web page would you recommend to a colleague this month?
prompt-card-learning-2 = How do you find time to prepare for an exam beside your shifts? One thing that works for you.
prompt-card-learning-3 = What helps you to keep your portfolio up to date: a day of the week, a reminder, a friend?
prompt-card-learning-4 = Which skill from the place where you trained are you glad to have brought with you?
prompt-card-learning-5 = What would you like to be able to do a year from now, and what is the first step?
prompt-card-learning-6 = Which teaching session did you really enjoy, and what made it good?

prompt-card-care-1 = What do you do in the first hour after a long shift that helps you to come down from it?
prompt-card-care-2 = What is good to eat at work when there are only ten minutes for it?
prompt-card-care-3 = Who or what made you laugh at work this week? Nothing about patients, please.
prompt-card-care-4 = How do you stay in touch with your family across time zones?
prompt-card-care-5 = Where do you go when you need some quiet for an hour?
prompt-card-care-6 = What is something that you have stopped worrying about since you came here?

prompt-card-life-1 = Where do you buy the food that tastes of home?
prompt-card-life-2 = Which walk, park or town near here would you show to a friend who visits?
prompt-card-life-3 = Which festival or holiday is coming up where you grew up, and how do you keep it here?
prompt-card-life-4 = What surprised you most about everyday life here, in a good way?
prompt-card-life-5 = What is the best cheap thing to do on a free day around here?
prompt-card-life-6 = Which song, film or book from home should everybody in this group know?
