### The community's groups, as its admins see them in private.

# $title = Oak Vale CIG
group-added = I was added to <b>{ $title }</b>.

# $title = Oak Vale CIG
group-added-by-stranger =
    I was added to a group called <b>{ $title }</b> by somebody I do not know as an admin.
    I do nothing there until you say that it belongs to you. If it does not, I leave.

# $title = Oak Vale CIG
# $purpose = announcements
group-back-again = I am in <b>{ $title }</b> again. It is still for: { $purpose }.

# $title = Oak Vale CIG
# $purpose = announcements
group-about =
    <b>{ $title }</b>
    For: { $purpose }

# $description = Questions about exams, and who sits them with you.
group-description = What it says to those who look for a group: { $description }

group-description-none = It says nothing yet to those who look for a group.

# $count = 12
group-members =
    { $count ->
        [0] I know of no member of the community in it yet.
        [one] I know of one member of the community in it.
       *[other] I know of { $count } members of the community in it.
    }

# $count = 3
group-topic-count =
    { $count ->
        [0] It has no topics that I know of.
        [one] It has one topic.
       *[other] It has { $count } topics.
    }

group-what-for = What is this group for?

group-what-for-now = You can choose another purpose:

group-lacking = These rights are missing there:

group-right-can-invite-users = • <b>Invite Users via Link</b>: so that I can let in doctors who ask to join
group-right-can-delete-messages = • <b>Delete Messages</b>: so that I can remove a message that identifies a patient
group-right-can-restrict-members = • <b>Ban Users</b>: so that a moderator can mute somebody through me
group-right-can-pin-messages = • <b>Pin Messages</b>: so that the rules and the help card stay on top
group-right-can-post-messages = • <b>Post Messages</b>: so that I can announce sessions
group-right-can-manage-topics = • <b>Manage Topics</b>: so that I can make topics, close them and reopen them

group-how =
    How to give them: open the group, tap its name, then Edit → Administrators → Add Admin, and choose me. If I am in the list already, tap me there.
    Switch these rights on and tap Done. I notice it by myself.

group-how-channel =
    How to give them: open the channel, tap its name, then Edit → Administrators → Add Admin, and choose me. If I am in the list already, tap me there.
    Switch these rights on and tap Done. I notice it by myself.

group-all-rights = I have every right I need there.

# $title = Oak Vale CIG
# $purpose = announcements
group-named = <b>{ $title }</b> is now for: { $purpose }.

# $count = 3
group-announces =
    { $count ->
        [0] Each session that is scheduled will be announced there.
        [one] The session that is planned will be announced there, and each new one.
       *[other] The { $count } sessions that are planned will be announced there, and each new one.
    }

group-invite-link =
    To invite doctors: open the group, tap its name, then Edit → Invite Links → Create a New Link, switch on <b>Request Admin Approval</b>, and share that link. Whoever opens it hears from me in private before they come in.
    Please keep the group private. In a public group people can join without being asked anything.

# $title = Oak Vale CIG
group-named-not-ours = I am leaving <b>{ $title }</b>. If that was not what you wanted, add me to the group again, and I will ask you once more.

# $title = Oak Vale CIG
# $purpose = announcements
group-leave-sure =
    <b>{ $title }</b> is in use for: { $purpose }.
    If I leave it, sessions are no longer announced there, nobody can join it through me, and I no longer look after it. The group itself stays as it is, and what is booked stays booked.
    Should I leave it?

group-refused-group-gone = I do not know this group any more. The list shows the groups I am in.

group-refused-bot-left = I am not in this group any more, so there is nothing to settle. If you add me to it again, I will ask you what it is for.

# $title = Oak Vale CIG
group-rights-gained = In <b>{ $title }</b> I now have:

# $title = Oak Vale CIG
group-rights-lost = In <b>{ $title }</b> I no longer have these rights, so this has stopped working:

# $title = Oak Vale CIG
group-left = I was removed from <b>{ $title }</b>. Sessions are no longer announced there, and nobody can join it through me. If that was not meant, add me to the group again.

# $count = 3
group-waiting =
    { $count ->
        [one] One person who asked to join is waiting. I let them in once it is mended and they are admitted.
       *[other] { $count } people who asked to join are waiting. I let them in once it is mended and they are admitted.
    }

group-again-admits =
    Whoever was admitted meanwhile comes in now. If somebody is still waiting whom I never wrote to, they asked while I lacked the right: open the group, tap its name, then Join Requests, and let them in or dismiss the request, so that they can ask again.

# $count = 2
group-claims =
    { $count ->
        [one] I was added to one group that nobody has claimed yet.
       *[other] I was added to { $count } groups that nobody has claimed yet.
    }

group-none = I am in no group yet. Add me to your group as you add a person: open the group, tap its name, then Add Members, and search for my name. I will then write to you here.

group-list = I am in these groups:

# $title = Oak Vale CIG
# $purpose = announcements
# $lacking = 2
group-line =
    • <b>{ $title }</b>: { $purpose }{ $lacking ->
        [0] {""}
        [one] , one right is missing
       *[other] , { $lacking } rights are missing
    }

# $title = Oak Vale CIG
# $community = Oak Vale
# $purpose = announcements
# $lacking = 2
group-line-in =
    • <b>{ $title }</b> ({ $community }): { $purpose }{ $lacking ->
        [0] {""}
        [one] , one right is missing
       *[other] , { $lacking } rights are missing
    }

describe-description-question = What should doctors who look for a group read about this one? Type one line, at most 200 characters. For example: <i>Questions about exams, and who sits them with you.</i>

# $limit = 200
# $length = 340
group-description-too-long = This has { $length } characters, and I can show { $limit }. Please send it in fewer words.

group-description-no-letters = I need at least one letter here. For example: <i>Questions about exams, and who sits them with you.</i>

# $title = Oak Vale CIG
# $description = Questions about exams, and who sits them with you.
group-described = Whoever looks for a group now reads about <b>{ $title }</b>: { $description }

# $title = Oak Vale CIG
group-described-not = <b>{ $title }</b> has no description any more. It is still offered, with what it is for.

group-purpose-none = not said yet
group-purpose-announcements = announcements
group-purpose-cohort = one cohort
group-purpose-topic = one topic
group-purpose-pre-arrival = doctors who have not arrived yet
group-purpose-region = one region
group-purpose-not-ours = not ours

button-group-take = It is ours
button-group-leave = Not ours, please leave
button-group-leave-sure = Yes, leave it
button-group-announcements = Announcements
button-group-cohort = One cohort
button-group-topic = One topic
button-group-pre-arrival = Doctors before they arrive
button-group-region = One region
button-group-not-ours = Not ours, please leave
button-group-other-purpose = Choose another purpose
button-group-check = Check the rights again
button-groups = Groups
button-group-describe = Describe it
button-group-topics = Topics
button-describe-description-remove = Remove the description

# $title = Oak Vale CIG
button-group = { $title }
