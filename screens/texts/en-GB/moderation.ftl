### What keeps a group safe: reports, warnings, mutes and removals. Everything here is said in private,
### but for the rules and one line about nobody.

## The rules of a group

rules-of-the-group =
    <b>The rules of this group</b>
    1. Nothing that could identify a patient: no names, no numbers, no dates, no pictures.
    2. What others share here stays here.
    3. Be kind. We have all been new here.
    4. No advertising, and no messages to members who did not ask for them.
    If a message worries you, answer it with /report. Only the moderators see that.

rules-where = The rules of this group are pinned at the top.

button-rules-read = Read the rules

button-group-pin-rules = Pin the rules

# $group = Oak Vale
rules-pinned-done = The rules are being posted and pinned in <b>{ $group }</b>. If their words are changed later, the pinned message changes with them.

# $group = Oak Vale
rules-pinned-later = The rules will be posted and pinned in <b>{ $group }</b> in the morning, so that nobody is woken. If their words are changed later, the pinned message changes with them.

# $group = Oak Vale
rules-pinned-again = The pinned rules in <b>{ $group }</b> are being brought up to date.

# $group = Oak Vale
rules-pinned-bot-lacks =
    I may not pin messages in <b>{ $group }</b>, so nothing was posted.
    Open the group, tap its name, then Edit → Administrators, tap me, switch on <b>Pin Messages</b>, and press the button again.

rules-pinned-not-a-group = Rules can be pinned in a group that belongs to the community. Say first what this group is for, then try again.

rules-pinned-gone = I do not know this group any more. The list shows the groups I am in.

## In the group: about nobody

moderation-anonymous = I cannot tell who wrote that command. Switch off "Remain anonymous" in your administrator rights, or write as yourself, and try again.

## What became of a command

# $group = Oak Vale
moderation-said-thanks = Thank you. The moderators have your report about a message in <b>{ $group }</b>. I will tell you when they have looked at it. Nobody else sees that you reported it.

# $group = Oak Vale
moderation-said-nobody = Your report about a message in <b>{ $group }</b> is noted, but there is no moderator here who could look at it. Please speak to the Medical Education department of your hospital.

# $group = Oak Vale
moderation-said-too-many = You have reported many messages today, so this one was not passed on. Please write to a moderator about what is happening in <b>{ $group }</b>, or try again tomorrow.

# $group = Oak Vale
moderation-said-no-reply = To report a message in <b>{ $group }</b>, or to act on one, answer that message and write the command there. Nothing was done.

# $group = Oak Vale
moderation-said-bot = That message in <b>{ $group }</b> was written by a bot, so there is nobody to act on. An admin of the group can take the bot out.

# $group = Oak Vale
moderation-said-question = That message in <b>{ $group }</b> is an anonymous question, and nobody knows whose it is. So nothing can be done about a person. The moderators get a card with which it can be deleted, or its question closed.

# $group = Oak Vale
moderation-said-channel = That message in <b>{ $group }</b> was written in the name of a group or channel, so I cannot tell by whom. An admin of the group can delete it there.

# $group = Oak Vale
moderation-said-not-moderator = Only moderators can do that in <b>{ $group }</b>, so nothing was done. If a message worries you, answer it with /report.

# $group = Oak Vale CIG
moderation-said-muted = You are muted in <b>{ $group }</b> yourself, so you cannot act as a moderator there until that has ended. Nothing was done. If a message worries you, answer it with /report.

# $group = Oak Vale
moderation-said-yourself = That message in <b>{ $group }</b> is your own. You can delete it yourself: hold it, then Delete.

# $group = Oak Vale
moderation-said-staff = The person who wrote that in <b>{ $group }</b> has the same role as you, or a higher one. Please speak to an admin, or to an owner of the community.

# $group = Oak Vale
moderation-said-taken = Another moderator is looking at that message in <b>{ $group }</b> already. Nothing was changed. You can find it under Safe groups in your menu; it comes back to all moderators if it is not decided within a day.

# $group = Oak Vale
moderation-said-length-mute =
    I could not read in <b>{ $group }</b> for how long you want to mute, so nothing was done.
    Answer the message once more, and write the length before the reason, for example: <code>/mute 2d shouting</code>. These work too: 12h, 2 days, 1w. A mute lasts ten minutes at least, and four weeks at most. Without a length I ask you.

# $group = Oak Vale
moderation-said-length-remove =
    I could not read in <b>{ $group }</b> for how long you want to remove, so nothing was done.
    Answer the message once more, and write the length before the reason, for example: <code>/remove 2w advertising</code>. These work too: 12h, 2 days, 1w. A removal lasts ten minutes at least, and 183 days at most. Without a length I ask you.

moderation-how =
    These commands are written in a group, as an answer to the message they are about: hold the message, choose Reply, then write the command.
    • /report passes a message on to the moderators. Nobody else sees that.
    • /warn, /mute and /remove are for moderators. A length and a reason can follow them: <code>/mute 2d shouting</code>.
    • /rules shows the rules.

## Messages that are sent on

moderation-forward-where = Do you want to report this message? Telegram does not tell me where it was written, so please choose the group. I pass on who wrote it and when, not its words. If you can, answer the message in the group with /report instead: then the moderators can open it.

moderation-forward-hidden = Do you want to report this message? Its author hides their account, so I cannot tell the moderators who wrote it, only the group and the time. If you can, answer the message in the group with /report instead. Otherwise choose the group:

moderation-forward-bot = That message was written by a bot. If it is an anonymous question that worries you, answer it in the group with /report. The menu shows what I can do.

moderation-forward-channel = That message was written in the name of a group or channel, so I cannot tell by whom. If it is in one of your groups, answer it there with /report, or write to a moderator.

moderation-forward-own = That message is your own. If you want it gone, hold it in the group, then Delete.

moderation-forward-unknown = I do not know the person who wrote that message, so I cannot tell which group it is about. Answer the message in the group with /report.

moderation-forward-no-group = There is no group of yours where it could have been written. If you want to report something, write to a moderator.

moderation-forward-too-many = You have reported many messages today, so this one was not passed on. Please write to a moderator, or try again tomorrow.

moderation-forward-thanks = Thank you. The moderators have your report. I will tell you when they have looked at it. Nobody else sees that you reported it.

moderation-forward-nobody = Your report is noted, but there is no moderator here who could look at it. Please speak to the Medical Education department of your hospital.

moderation-outcome-acted = The moderators have looked at what you reported, and acted on it. Thank you for telling them.

moderation-outcome-nothing = The moderators have looked at what you reported, and found nothing that they have to act on. Thank you for telling them.

# $title = Oak Vale
button-moderation-said-in = { $title }

## What moderators look at

# $community = Oak Vale CIG
moderation-overview = <b>Safe groups: { $community }</b>

# $count = 2
moderation-cases =
    { $count ->
        [0] There is nothing to look at.
        [one] One thing is to be looked at.
       *[other] { $count } things are to be looked at.
    }

moderation-in-force = Below are also the measures that are in force.

moderation-none-in-force = No measure is in force.

moderation-somebody = somebody

# $name = Ben
button-moderation-open-open = To look at: { $name }

# $name = Ben
button-moderation-open-taken = Being looked at: { $name }

# $name = Ben
button-moderation-did-warn = Warned: { $name }

# $name = Ben
button-moderation-did-mute = Muted: { $name }

# $name = Ben
button-moderation-did-remove = Removed: { $name }

button-moderation-back = Safe groups
button-moderation-newer = ← Newer
button-moderation-older = Older →

# $name = Ben
# $group = Oak Vale
moderation-card-command = You point at a message of <b>{ $name }</b> in <b>{ $group }</b>. Nothing has been done yet.

# $name = Ben
# $group = Oak Vale
moderation-card-report = A message of <b>{ $name }</b> in <b>{ $group }</b> was reported.

# $name = Ben
# $group = Oak Vale
moderation-card-forward = A message of <b>{ $name }</b> in <b>{ $group }</b> was reported by sending it on to me, so I do not know where in the group it stands.

# $name = Ben
# $group = Oak Vale
moderation-card-flood = <b>{ $name }</b> wrote very much at once in <b>{ $group }</b>. I have asked them to slow down. I have deleted nothing and muted nobody: that is for a person to decide.

# $name = Ben
moderation-card-warnings = <b>{ $name }</b> has three warnings in force. Would you like to mute them for a time? Nothing happens by itself.

# $when = Thu 19 Nov 2026, 17:00 (London)
moderation-card-said = It was written on { $when }.

# $names = Amara, Dana
moderation-card-by = Reported by: { $names }. Only moderators see this.

# $length = 2 days
moderation-card-length = For how long: { $length }

# $words = Not the first time
moderation-card-typed = Your reason: { $words }

moderation-card-hidden = Its author hides their account, so nothing can be done from here. Look for the message in the group, and answer it there with /warn, /mute or /remove.

# $taker = Chidi
moderation-card-taken = { $taker } is looking at this.

# $taker = Chidi
moderation-card-acted = { $taker } has acted on this.

# $taker = Chidi
moderation-card-nothing = { $taker } has found nothing to do.

moderation-card-what = What would you like to do? You can still go back before anything happens.

moderation-card-late-taken = Another moderator looks at this already. Your press changed nothing.

# $what = mute
moderation-card-late-decided = This was decided already: { $what }. Your press changed nothing.

# $what = mute
moderation-card-late-yours = You decided this already: { $what }. Your press changed nothing.

moderation-decided-nothing = nothing to do
moderation-decided-acted = something was done

button-moderation-message = Open the message
button-moderation-take = I look at it
button-moderation-nothing = Nothing to do
button-moderation-case = Back to this case
button-moderation-warn = Warn
button-moderation-mute = Mute
button-moderation-remove = Remove

# $name = Ben
moderation-removal =
    Removing <b>{ $name }</b> also deletes everything they wrote in the groups, because Telegram does so. They lose their place in sessions to come, and cannot come back by a link while it lasts.
    A mute keeps what was written, and they can still read.

button-moderation-mute-instead = Mute instead
button-moderation-remove-still = Remove

## The questions

# $name = Ben
moderate-reason-question = Why? { $name } is told the reason.

button-moderate-reason-unkind = Unkind to others
button-moderate-reason-off-topic = Off topic, or advertising
button-moderate-reason-patient-data = About a patient
button-moderate-reason-confidentiality = Shared what others said here
button-moderate-reason-other = Another reason

# $name = Ben
moderate-words-question = Please type the reason in your own words, at most 200 characters. { $name } reads it as you write it.

# $name = Ben
moderate-mute-question = For how long should { $name } be able to read and not to write?

button-moderate-mute-hour = One hour
button-moderate-mute-day = One day
button-moderate-mute-week = One week
button-moderate-mute-month = Four weeks

# $name = Ben
moderate-remove-question = For how long should { $name } not be able to come back?

button-moderate-remove-half-year = Six months
button-moderate-remove-until-lifted = Until a moderator lifts it

moderate-delete-question = Should the message be deleted as well?

button-moderate-delete-yes = Delete the message
button-moderate-delete-no = Leave it

moderation-pick-one = Please press one of the buttons.

moderation-words-none = Please write the reason with at least one letter, for example: insulted a colleague.

# $limit = 200
# $length = 260
moderation-words-too-long = That has { $length } characters, and { $limit } is the most. Please say it shorter, for example: insulted a colleague.

## Before it is done

# $name = Ben
moderation-sure-warn = You are about to warn <b>{ $name }</b>.

# $name = Ben
moderation-sure-mute-hour = You are about to mute <b>{ $name }</b> for one hour.

# $name = Ben
moderation-sure-mute-day = You are about to mute <b>{ $name }</b> for one day.

# $name = Ben
moderation-sure-mute-week = You are about to mute <b>{ $name }</b> for one week.

# $name = Ben
moderation-sure-mute-month = You are about to mute <b>{ $name }</b> for four weeks.

# $name = Ben
# $length = 2 days
moderation-sure-mute-for = You are about to mute <b>{ $name }</b> for { $length }.

# $name = Ben
# $length = 12 hours
moderation-sure-remove-for = You are about to remove <b>{ $name }</b> for { $length }.

# $name = Ben
moderation-sure-remove-half-year = You are about to remove <b>{ $name }</b> for six months.

# $name = Ben
moderation-sure-remove-until-lifted = You are about to remove <b>{ $name }</b> until a moderator lifts it.

# $reason = unkind to others
moderation-sure-reason = Reason: { $reason }.

moderation-sure-delete = The message is deleted.

moderation-sure-means-warn = They are told in private. A warning counts for 90 days.

moderation-sure-means-mute = They are told in private. It counts in every group of the community where you, and I, may do it.

moderation-sure-means-remove = They are told in private first. It counts in every group of the community where you, and I, may do it. What they wrote there is deleted.

button-moderation-do-warn = Warn now
button-moderation-do-mute = Mute now
button-moderation-do-remove = Remove now
button-moderation-drop = Do not do it

## What was done

moderation-done-before = This was done before. Your press changed nothing. You can see it under Safe groups, and lift it there.

# $name = Ben
moderation-done-warn = <b>{ $name }</b> is warned.

# $name = Ben
moderation-done-mute = <b>{ $name }</b> is muted.

# $name = Ben
moderation-done-remove = <b>{ $name }</b> is being removed. They are told first.

moderation-done-untold = Their private chat with me is closed, so I cannot tell them now. They hear of it when they open it. If you can, tell them yourself.

moderation-done-deleted = The message is being deleted.

moderation-done-kept-old = The message is older than 48 hours, so Telegram does not let me delete it. You can delete it by hand in the group.

moderation-done-kept-no-right = The message stays, because you may not delete messages there. An admin of the group can give you <b>Delete Messages</b> under Edit → Administrators.

moderation-done-kept-bot-lacks = The message stays, because I may not delete messages there. An admin of the group can give me <b>Delete Messages</b> under Edit → Administrators.

moderation-without-me = Not in these groups, because you may not ban users there:
moderation-without-bot = Not in these groups, because I may not ban users there. An admin can switch on <b>Ban Users</b> for me under Edit → Administrators:
moderation-channels = I cannot do it in these channels. Please remove them there by hand:

# $title = Oak Vale topics
moderation-group-line = • <b>{ $title }</b>

# $when = Thu 19 Nov 2026, 17:00 (London)
moderation-until = Until { $when }. It ends by itself.

moderation-until-lifted = Until a moderator lifts it.

moderation-refused-yourself = This is about yourself, so nothing was done. Another moderator can look at it.

moderation-refused-staff = This person has the same role as you, or a higher one, so nothing was done. Please speak to an admin, or to an owner of the community.

moderation-refused-hidden = Telegram hides who wrote that message, so nothing was done. Look for it in the group, and answer it there with the command.

moderation-refused-taken = Another moderator is looking at this, so nothing was done. You can find it under Safe groups; it comes back to all moderators if it is not decided within a day.

moderation-refused-decided = This was decided before, so nothing was done. What is in force is under Safe groups, where it can be lifted.

moderation-refused-runs-the-group =
    This person is an administrator of a Telegram group, and Telegram lets nobody mute or remove an administrator. Nothing was done.
    The owner of the group can take that away under Edit → Administrators. Then try again.

moderation-refused-no-right =
    You may not ban users in that group, and I do no more than you may do yourself. Nothing was done.
    An admin of the group can give you that: open the group, tap its name, then Edit → Administrators → Add Admin, choose you, and switch on <b>Ban Users</b>. Then try again.

moderation-refused-bot-lacks =
    I may not ban users there, so nothing was done.
    An admin of the group can give me that: open the group, tap its name, then Edit → Administrators, tap me, and switch on <b>Ban Users</b>. Then try again.

## What the person is told

# $community = Oak Vale CIG
moderation-told-warn = A moderator of { $community } has given you a warning.

# $community = Oak Vale CIG
moderation-told-mute = A moderator of { $community } has muted you. You can read the groups, and not write there for now.

# $community = Oak Vale CIG
moderation-told-remove = A moderator of { $community } has decided to remove you from its groups.

# $group = Oak Vale
moderation-told-where = It is about the group <b>{ $group }</b>.

# $reason = unkind to others
moderation-told-reason = Reason: { $reason }.

moderation-told-deleted = The message it is about is deleted.

moderation-told-over = It is over.

moderation-told-means-warn = You can go on as before. After three warnings in 90 days the moderators think about a mute.

moderation-told-means-mute = Everything else stays as it is: your sessions, your places, your certificates.

moderation-told-means-remove = Your places in sessions to come are given to others. What you attended stays recorded, and your certificates stay valid.

moderation-told-appeal = If you think this is wrong, you can ask for another look. A moderator who did not act looks at it, where there is one.

button-moderation-appeal = Ask for another look

# $community = Oak Vale CIG
moderation-ended-mute-lapsed = Your mute in { $community } is over. You can write in the groups again.

# $community = Oak Vale CIG
moderation-ended-remove-lapsed = Your removal from { $community } is over. You can ask to join again with an invite link.

# $community = Oak Vale CIG
moderation-ended-warn-lifted = A moderator of { $community } has taken your warning back.

# $community = Oak Vale CIG
moderation-ended-mute-lifted = A moderator of { $community } has ended your mute. You can write in the groups again.

# $community = Oak Vale CIG
moderation-ended-remove-lifted = A moderator of { $community } has ended your removal. You can ask to join again with an invite link.

moderation-ended-elsewhere = In some groups it has not ended yet. If you cannot write in a group, or cannot come back to one, please tell a moderator.

# $community = Oak Vale CIG
moderation-barred = You asked to join a group of { $community }. You were removed from its groups, and that is still so.

# $group = Oak Vale
moderation-flood = You are writing very much at once in <b>{ $group }</b>, and others find it hard to follow. Please wait a little before you go on. Nothing was deleted.

## Reasons

moderation-reason-unkind = unkind to others
moderation-reason-off-topic = off topic, or advertising
moderation-reason-patient-data = about a patient
moderation-reason-confidentiality = shared what others said in confidence

# $words = insulted a colleague
moderation-reason-own = “{ $words }”

## An appeal

# $day = Thu 19 Nov 2026
moderation-appeal-about-warn = It is about your warning of { $day }.

# $day = Thu 19 Nov 2026
moderation-appeal-about-mute = It is about your mute of { $day }.

# $day = Thu 19 Nov 2026
moderation-appeal-about-remove = It is about your removal of { $day }.

# $limit = 500
moderation-appeal-write = Please write in one message why this should be looked at again, at most { $limit } characters. The moderators read it as you write it.

# $limit = 500
moderation-appeal-too-long = That is longer than { $limit } characters. Please say it shorter.

moderation-appeal-stopped = Nothing was sent. You can still ask for another look.

button-moderation-appeal-stop = Not now

moderation-appeal-over = This can no longer be looked at again: it is over, or too much time has passed. If something is still open, write to an admin of your community.

moderation-appeal-writing = I am waiting for what you want to say about it. Press "Ask for another look" if you want to begin again.

moderation-appeal-used = Thank you. A moderator is looking at this again. I will write to you here when it is decided.

moderation-appeal-alone = There is no other moderator here, so the one who acted looks at it again. If you want somebody else to look, speak to the Medical Education department of your hospital.

moderation-appeal-upheld = This was looked at again, and it stays as it is.

moderation-appeal-granted = This was looked at again, and it is taken back.

# $what = Ben was muted on Thu 19 Nov 2026
# $by = Chidi
moderation-appeal-card = { $what }, by { $by }. They ask for another look.

# $words = I did not mean it like that.
moderation-appeal-says = They write: “{ $words }”

moderation-appeal-card-alone = You acted yourself, and there is no other moderator. The person knows that you look at it again.

moderation-appeal-nobody = There is no moderator here at present. If this should not wait, speak to the Medical Education department of your hospital.

button-moderation-grant = Take it back
button-moderation-uphold = It stays

moderation-appeal-for-others = You acted on this yourself, so another moderator decides. Nothing was changed.

moderation-appeal-judged-before = This was decided before. Your press changed nothing.

# $name = Ben
moderation-appeal-judged-granted = What was done about <b>{ $name }</b> is taken back.

# $name = Ben
moderation-appeal-judged-upheld = What was done about <b>{ $name }</b> stays as it is.

# $what = Ben was muted on Thu 19 Nov 2026
moderation-appeal-judged-about = { $what }.

moderation-appeal-judged-open = Nobody is asking for another look at this.

moderation-appeal-judged-writing = Nobody is asking for another look at this yet.

# $community = Oak Vale CIG
moderation-appeal-granted-told = A moderator of { $community } has looked again, and has taken it back. If you were removed, you can ask to join again with an invite link.

# $community = Oak Vale CIG
moderation-appeal-upheld-told = A moderator of { $community } has looked again, and it stays as it is. It ends at the time I told you.

## A measure, for moderators

# $what = Ben was muted on Thu 19 Nov 2026
# $reason = unkind to others
# $by = Chidi
moderation-about =
    <b>{ $what }</b>
    Reason: { $reason }. By { $by }.

# $name = Ben
# $day = Thu 19 Nov 2026
moderation-line-warn = { $name } was warned on { $day }

# $name = Ben
# $day = Thu 19 Nov 2026
moderation-line-mute = { $name } was muted on { $day }

# $name = Ben
# $day = Thu 19 Nov 2026
moderation-line-remove = { $name } was removed on { $day }

moderation-state-lapsed = It has ended by itself.
moderation-state-lifted = A moderator has lifted it.
moderation-state-overturned = It was taken back after another look.
moderation-state-replaced = Another mute took its place.

moderation-appeal-for-staff-open = Nobody has asked for another look.
moderation-appeal-for-staff-writing = Nobody has asked for another look.
moderation-appeal-for-staff-used = The person asks for another look.
moderation-appeal-for-staff-upheld = It was looked at again, and stays.
moderation-appeal-for-staff-granted = It was looked at again, and taken back.

moderation-history = Earlier:

# $what = mute
# $day = Thu 19 Nov 2026
# $reason = unkind to others
# $state = ended
moderation-history-line = • { $day }: { $what }, { $reason } ({ $state })

moderation-act-warn = warning
moderation-act-mute = mute
moderation-act-remove = removal

moderation-short-in-force = in force
moderation-short-lapsed = ended
moderation-short-lifted = lifted
moderation-short-overturned = taken back
moderation-short-replaced = replaced

button-moderation-measure = More about this
button-moderation-lift = Lift it now

# $name = Ben
moderation-lifted-warn = The warning of <b>{ $name }</b> no longer counts.

# $name = Ben
moderation-lifted-mute = <b>{ $name }</b> can write again. I will tell them.

# $name = Ben
moderation-lifted-remove = <b>{ $name }</b> can come back with an invite link. I will tell them.

moderation-lifted-without-me = Not in these groups, because you may not ban users there. An admin of the group can end it there by hand:

# $name = Ben
moderation-lifted-before = What was done about <b>{ $name }</b> had ended before. Nothing was changed.

# $name = Ben
moderation-untold = I could not tell <b>{ $name }</b> what was done: their private chat with me is closed. They hear of it when they open it. If you can, tell them yourself.

# $name = Ben
# $group = Oak Vale
moderation-failed-restrict = Telegram did not let me mute <b>{ $name }</b> in <b>{ $group }</b>. They can still write there.

# $name = Ben
# $group = Oak Vale
moderation-failed-release = Telegram did not let me end the mute of <b>{ $name }</b> in <b>{ $group }</b>. An admin of the group can end it by hand.

# $name = Ben
# $group = Oak Vale
moderation-failed-remove = Telegram did not let me remove <b>{ $name }</b> from <b>{ $group }</b>. They are still there.

# $name = Ben
# $group = Oak Vale
moderation-failed-unban = Telegram did not let me lift the removal of <b>{ $name }</b> in <b>{ $group }</b>. An admin of the group can lift it by hand.

# $name = Ben
moderation-failed-delete = Telegram did not let me delete the message of <b>{ $name }</b>. You can delete it by hand in the group.

moderation-failed-how = Most often a right is missing: open the group, tap its name, then Edit → Administrators, tap me, and switch on <b>Ban Users</b> and <b>Delete Messages</b>.
