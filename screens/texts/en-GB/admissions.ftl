### Requests to join, as moderators look them up, and what stands in the way of letting people in.

# $community = Oak Vale CIG
admissions-title = <b>Requests to join { $community }</b>

# $count = 3
admissions-waiting =
    { $count ->
        [0] Nobody is waiting for a decision.
        [one] One person is waiting for a decision. Open the request to see what they answered.
       *[other] { $count } people are waiting for a decision, the longest first. Open a request to see what they answered.
    }

admissions-decided = <b>Decided in the last 30 days</b>

# $day = Thu 19 Nov 2026
# $outcome = Chidi has let Amara in.
admissions-line = • { $day }: { $outcome }

# $decider = Chidi
# $name = Amara
admissions-admitted-by-moderator = { $decider } has let { $name } in.

# $name = Amara
admissions-admitted-by-answers = { $name } came in after answering the questions.

# $decider = Chidi
# $name = Amara
# $reason = who they are could not be confirmed
admissions-refused-by-moderator = { $decider } has refused the request of { $name }: { $reason }.

# $name = Amara
# $reason = the group is not for them
admissions-refused-by-answers = the request of { $name } ended with their own answer: { $reason }. They can ask for another look.

admissions-not-agreed = somebody did not agree to what is kept, so nothing of it is kept.

admissions-expired = a request ended after seven days without an answer.

# $name = Amara
# $group = Oak Vale announcements
admissions-answers = <b>{ $name }</b> asks to join <b>{ $group }</b> and is answering the questions. There is nothing to decide yet.

admissions-kept-out = Telegram has not let them into the group yet, because I may not do it there. The admins know how to mend it.

# $title = Oak Vale CIG
# $waiting = 2
admissions-stuck =
    I could not let somebody into <b>{ $title }</b> who was admitted. { $waiting ->
        [one] One person is waiting to come in.
       *[other] { $waiting } people are waiting to come in.
    }

admissions-stuck-right =
    I lack the right <b>Invite Users via Link</b> there.
    How to give it: open the group, tap its name, then Edit → Administrators, and tap me. Switch the right on and tap Done. I let everybody in who was admitted as soon as I have it.

admissions-stuck-left = I am not in that group any more. Add me to it again as an administrator with the right <b>Invite Users via Link</b>. I then let everybody in who was admitted.

admissions-stuck-otherwise = I have the right to do it, but Telegram has refused. Please let them in by hand: open the group, tap its name, then Join Requests.

# $group = Oak Vale announcements
admissions-delayed = You are a member, but Telegram has not let you into <b>{ $group }</b> yet: I lack a right in the group at the moment. The admins know, and you come in as soon as it is mended. You need not ask again.

button-admissions = Requests to join

# $name = Amara
button-admissions-request = { $name }
