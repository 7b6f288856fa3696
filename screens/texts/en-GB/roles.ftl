### Who holds which role.

# $community = Oak Vale CIG
# $page = 1
# $pages = 4
people-list =
    The members of your community, { $community }, by name. Choose one to give or take a role.
    Page { $page } of { $pages }.

# $name = Amara
person-about = <b>{ $name }</b>

person-holds-none = Member. No other role.
person-holds-facilitator = Facilitator: plans sessions, sees who comes, marks attendance.
person-holds-moderator = Moderator: lets in those who ask to join, warns, mutes and removes with a reason, and decides on anonymous questions. To mute, remove or delete they need the rights Ban Users and Delete Messages at Telegram, which the owner of the group gives them there.
person-holds-admin = Administrator: all of this, and groups, exports, texts, and the roles of facilitators and moderators.
person-holds-owner = Owner: everything, and says who is an administrator or an owner.

# $name = Amara
person-may-become = What { $name } could become:

people-which = You give roles in several communities. Which one do you mean?

person-refused-last-owner = This is the only owner, so the role cannot be taken. Make somebody else an owner first.
person-refused-last-admin = This is the only administrator, so the role cannot be taken. Make somebody else an administrator first.
person-refused-late = This question was asked more than two weeks ago, so nothing was changed. The roles below are those of today. If you still want the change, press the role once more.

# $name = Amara
person-changed = That is done. I tell { $name }.

# $name = Amara
person-unchanged = It was so already, so nothing was changed. These are the roles of { $name }:

# $name = Femi
take-sure-facilitator = { $name } could no longer plan sessions, see who comes, or mark attendance. Do you want to take this role away?

# $name = Femi
take-sure-moderator = { $name } could no longer let in those who ask to join, act on messages, or decide on anonymous questions. Do you want to take this role away?

# $name = Femi
take-sure-admin = { $name } could no longer look after groups, give roles, or export. Do you want to take this role away?

# $name = Femi
take-sure-owner = { $name } could no longer say who is an administrator or an owner, or do what administrators do. Do you want to take this role away?

# $name = Femi
take-sure-configured = If <code>config.toml</code> names { $name }, they are an owner again at the next start of the bot. Whoever runs the bot then has to take their number out of it first.

# $name = Femi
# $community = Oak Vale CIG
give-sure-admin = As an administrator of { $community }, { $name } could do everything that you see under Menu, and export who came to the sessions. Do you want to give this role?

# $name = Femi
# $community = Oak Vale CIG
give-sure-owner = As an owner of { $community }, { $name } could do everything, and make others owners or take the role from them, also from you. Do you want to give this role?

# $name = Femi
# $sessions = 2
take-sure-sessions =
    { $sessions ->
        [one] One session of { $name } is still to come, or its attendance can still be marked. It stays as it is, and administrators can look after it.
       *[other] { $sessions } sessions of { $name } are still to come, or their attendance can still be marked. They stay as they are, and administrators can look after them.
    }

role-given-facilitator = You are a facilitator now: you can plan sessions, see who comes, and mark attendance. It is all in the menu.
role-given-moderator =
    You are a moderator now. You let in those who ask to join, you warn, mute and remove with a reason, and you decide on anonymous questions. All of it comes to you here, and is in the menu.
    To mute, remove or delete you need the rights <b>Ban Users</b> and <b>Delete Messages</b> in the group itself. If you are no administrator there, ask the owner of the group to make you one with these two rights.
role-given-admin = You are an administrator now. What you can do is in the menu.
role-given-owner = You are an owner of your community now: you can do everything, and say who is an administrator or an owner. It is all in the menu.
role-taken-facilitator = You are no longer a facilitator. The sessions you have planned stay as they are, and administrators look after them. Your places in sessions stay yours.
role-taken-moderator = You are no longer a moderator, so requests to join, reports and anonymous questions no longer come to you. Your places in sessions stay yours.
role-taken-admin = You are no longer an administrator. What you can still do is in the menu. Your places in sessions stay yours.
role-taken-owner = You are no longer an owner of your community. What you can still do is in the menu. Your places in sessions stay yours.

# $admins = Noor, Ada
role-taken-ask = If this is a mistake, or you would like to know why, ask an administrator: { $admins }.

button-people = Members and roles
button-people-before = ← Earlier names
button-people-after = More names →
button-people-back = All members

# $name = Amara
button-person-member = { $name }
# $name = Amara
button-person-facilitator = { $name } (facilitator)
# $name = Amara
button-person-moderator = { $name } (moderator)
# $name = Amara
button-person-admin = { $name } (admin)
# $name = Noor
button-person-owner = { $name } (owner)

button-give-facilitator = Make facilitator
button-give-moderator = Make moderator
button-give-admin = Make administrator
button-give-owner = Make owner
button-give-yes = Yes, give the role
button-give-no = No, leave it
button-take-yes = Yes, take the role away
button-take-no = No, keep it
button-take-facilitator = No longer facilitator
button-take-moderator = No longer moderator
button-take-admin = No longer administrator
button-take-owner = No longer owner
