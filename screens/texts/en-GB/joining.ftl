### Requests to join, from the link to the decision.

# $group = Oak Vale announcements
# $community = Oak Vale CIG
join-rules-new =
    You asked to join <b>{ $group }</b>. I am the bot that looks after { $community }.
    There are three short steps: the rules, one question, and your agreement. It takes about a minute.

# $group = Oak Vale announcements
# $community = Oak Vale CIG
join-rules-returning =
    Welcome back. You asked to join <b>{ $group }</b>, and you were a member of { $community } before.
    There are two short steps: the rules, and your agreement. Your earlier sessions are still here.

join-who-sees =
    <b>Who sees what</b>
    • Everyone in the group sees your Telegram name and picture, and what you write there.
    • I am an administrator in the group, so every message there reaches me. I do not store what people write in the group.
    • What you tell me in this chat about yourself is seen by the facilitators and admins who run the sessions.
    • Telegram itself can read groups and this chat. They are not end-to-end encrypted.

join-rules =
    <b>The rules</b>
    1. Nothing that could identify a patient: no names, no numbers, no dates, no pictures.
    2. What others share in the group or in a session stays there.
    3. Be kind. We have all been new here.
    4. No advertising, and no messages to members who did not ask for them.

join-open-chat = Telegram lets me write to you for five minutes only. Press the button "Open the private chat" and then Start, and I can reach you later as well.

# $community = Oak Vale CIG
join-eligibility = One question from { $community }:

join-eligibility-default = <b>Are you a doctor who qualified outside the UK?</b>

# $question = Are you a doctor new to this region?
join-eligibility-own = <b>{ $question }</b>

join-unsure = That is fine. A moderator will look at your request and may ask you about it. First, one last step:

# $community = Oak Vale CIG
join-consent =
    <b>Your agreement</b>
    If you agree, { $community } keeps these things about you:
    • your Telegram account number, your answers when you ask to join, the name you choose, and what you tell about yourself, such as your grade or the day you arrive
    • the groups you are in, and who invited whom by a personal link
    • the sessions you book, attend and present, your certificates, and what you choose about them, such as reminders
    • what you report to moderators, and what they decide: about this request, and warnings, mutes and removals, should there be any
    • what I was to send you, what you do as an organiser, if you become one, and that you agreed and when
    They are used to run the sessions and keep the groups safe, and as numbers without names to improve the programme.
    You can change what you told at any time. In this chat /privacy says how long each is kept and who sees it, /mydata sends you what is kept about you, and /forgetme erases it.
    Answers to questionnaires, lines of feedback, votes in group polls and anonymous questions are not kept with your name. So they are not in what /mydata sends, and an answer, a line or a vote that was sent cannot be taken back.

join-consent-changed = <b>These words have changed since I first showed them to you.</b> Nothing has been decided yet. Please read them once more and then choose.

# $group = Oak Vale announcements
join-review = Thank you. Your request to join <b>{ $group }</b> is with the moderators. I will write to you here when one of them has decided.

# $group = Oak Vale announcements
join-review-appealed = Your request to join <b>{ $group }</b> is being looked at once more, by another moderator if there is another. I will write to you here when it is decided.

# $group = Oak Vale announcements
join-welcome = <b>Welcome.</b> You are now a member, and Telegram is letting you into <b>{ $group }</b>.

join-welcome-next = If you like, say hello now: five short questions, and you can skip each of them. The sessions and everything else are in the menu.

# $group = Oak Vale announcements
join-admitted-unasked = A moderator has let you into <b>{ $group }</b>. I could not write to you before, so please read this and answer it once.

# $group = Oak Vale announcements
join-refused-not-eligible =
    Your request to join <b>{ $group }</b> was not accepted, because the group is for the people its question describes.
    Other support is open to every doctor: the Medical Education department of your hospital can tell you about mentoring, peer groups and courses.

# $group = Oak Vale announcements
join-refused-cannot-confirm = A moderator has not accepted your request to join <b>{ $group }</b>, because they could not confirm who you are. It helps to ask somebody who knows you there, or the Medical Education department of your hospital.

# $group = Oak Vale announcements
join-refused-other = A moderator has not accepted your request to join <b>{ $group }</b>. The Medical Education department of your hospital can tell you why, and what other support there is.

# $group = Oak Vale announcements
# $words = We know you as a nurse, and this group is for doctors.
join-refused-other-words =
    A moderator has not accepted your request to join <b>{ $group }</b>. Their reason: { $words }
    The Medical Education department of your hospital can tell you what other support there is.

# $group = Oak Vale announcements
join-refused-no-consent = You did not agree, so your request to join <b>{ $group }</b> is closed, and what you told me is not kept. If you change your mind, use the invite link again.

# $signpost = Medical Education, first floor, every weekday
join-signpost = You can also turn to: { $signpost }

join-refused-inside = You are still in the Telegram group. You can leave it from the group's own page.

join-appeal-how = If you think this is a mistake, you can ask once for another look. The moderators then decide again. Where one of them decided before, it will be another, if there is another.

join-appeal-over = This was looked at a second time, so it cannot be appealed again.

# $group = Oak Vale announcements
join-expired = Your request to join <b>{ $group }</b> was not completed within seven days, so it has ended, and what you told me is not kept. You can use the invite link again at any time.

# $name = Amara
# $group = Oak Vale announcements
join-card = <b>{ $name }</b> asks to join <b>{ $group }</b>.

join-card-eligible-yes = To the question about who the group is for, the answer was: yes.

join-card-eligible-no = To the question about who the group is for, the answer was: no.

join-card-eligible-unsure = To the question about who the group is for, the answer was: I am not sure. You can ask the person yourself before you decide.

join-card-eligible-unknown = The question about who the group is for was not answered.

join-card-returning = This person was a member before.

join-card-agreed = They have read the rules and agreed to what is kept.

join-card-unreached =
    I could not write to this person, so they have not seen the rules and have not agreed yet.
    If you know them, ask them to use the invite link again. If you let them in, I will ask for their agreement as soon as they open my chat.

# $inviter = Amara
join-card-invited = They were invited by { $inviter }.

join-card-borrowed = They came by a link that was made for one of your members. It may have been passed on.

# $decider = Chidi
# $reason = who they are could not be confirmed
join-card-appeal = { $decider } refused this request before: { $reason }. The person asks for another look.

# $reason = the group is not for them
join-card-appeal-answers = Their own answers ended this request before: { $reason }. The person asks for another look.

# $name = Amara
join-appeal-is-for-others = You decided about { $name } the first time, so another moderator decides now. Nothing was changed.

# $name = Amara
# $group = Oak Vale announcements
join-you-admitted = You have let <b>{ $name }</b> into <b>{ $group }</b>. I will tell them.

# $name = Amara
# $reason = who they are could not be confirmed
join-you-refused = You have refused the request of <b>{ $name }</b>: { $reason }. I will tell them the reason.

join-you-refused-first = They can ask once for another look.

# $decider = Chidi
# $name = Amara
join-decided-admitted = { $decider } has already let <b>{ $name }</b> in. Your press changed nothing.

# $decider = Chidi
# $name = Amara
join-decided-refused = { $decider } has already refused the request of <b>{ $name }</b>. Your press changed nothing.

# $name = Amara
join-decided-admitted-by-you = You have let <b>{ $name }</b> in already. This press changed nothing.

# $name = Amara
join-decided-refused-by-you = You have refused the request of <b>{ $name }</b> already. This press changed nothing.

# $group = Oak Vale announcements
join-decided-admitted-by-answers = This person has answered the questions in between and is already in <b>{ $group }</b>. Your press changed nothing.

# $group = Oak Vale announcements
join-decided-refused-by-answers = This person has answered the questions in between, and their request to join <b>{ $group }</b> is closed. Your press changed nothing.

join-decided-expired = This request has ended, because seven days have passed. The person can use the invite link again.

# $name = Amara
# $group = Oak Vale announcements
refuse-join-words-question =
    Why is the request of <b>{ $name }</b> to join <b>{ $group }</b> refused? Type one line, at most 200 characters. They read it as you type it, and so does whoever looks at it again. For example: <i>Please ask the hospital's own group first; it has a place for you.</i>
    If you skip this, they are told only that it was refused.

# $limit = 200
# $length = 340
refuse-join-words-too-long = This has { $length } characters, and I can pass on { $limit }. Please send it in fewer words.

refuse-join-words-none = I need at least one letter here. For example: <i>Please ask the hospital's own group first; it has a place for you.</i>

join-reason-not-eligible = the group is not for them
join-reason-cannot-confirm = who they are could not be confirmed
join-reason-other = another reason
join-reason-no-consent = they did not agree to what is kept

button-join-read = I have read this
button-join-eligible-yes = Yes
button-join-eligible-no = No
button-join-eligible-unsure = I am not sure
button-join-agree = I agree
button-join-disagree = I do not agree
button-join-appeal = Ask for another look
button-join-signpost = Where to turn
button-join-admit = Let them in
button-join-refuse-not-eligible = Refuse: the group is not for them
button-join-refuse-cannot-confirm = Refuse: could not confirm who it is
button-join-refuse-other = Refuse: another reason
