### Who holds which role.

# $page = 1
# $pages = 4
people-list =
    The members of your community, by name. Choose one to give or take a role.
    Page { $page } of { $pages }.

# $name = Amara
person-about = <b>{ $name }</b>

person-holds-none = Member. No other role.
person-holds-facilitator = Facilitator: plans sessions, sees who comes, marks attendance.
person-holds-moderator = Moderator: lets in those who ask to join.
person-holds-admin = Administrator: everything, and exports.

person-refused-last-admin = This is the only administrator, so the role cannot be taken. Make somebody else an administrator first.

# $name = Amara
person-changed = That is done. I tell { $name }.

# $name = Amara
person-unchanged = It was so already, so nothing was changed. These are the roles of { $name }:

# $name = Femi
take-sure-facilitator = { $name } could no longer plan sessions, see who comes, or mark attendance. Do you want to take this role away?

# $name = Femi
take-sure-moderator = { $name } could no longer let in those who ask to join. Do you want to take this role away?

# $name = Femi
take-sure-admin = { $name } could no longer name groups, give roles, or export. Do you want to take this role away?

# $name = Femi
# $sessions = 2
take-sure-sessions =
    { $sessions ->
        [one] One session of { $name } is still to come, or its attendance can still be marked. It stays as it is, and administrators can look after it.
       *[other] { $sessions } sessions of { $name } are still to come, or their attendance can still be marked. They stay as they are, and administrators can look after them.
    }

role-given-facilitator = You are a facilitator now: you can plan sessions, see who comes, and mark attendance. It is all in the menu.
role-given-moderator = You are a moderator now: you decide who is let in, and requests come to you here.
role-given-admin = You are an administrator now. What you can do is in the menu.
role-taken-facilitator = You are no longer a facilitator. The sessions you have planned stay as they are, and administrators look after them. Your places in sessions stay yours.
role-taken-moderator = You are no longer a moderator, so requests to join no longer come to you. Your places in sessions stay yours.
role-taken-admin = You are no longer an administrator. What you can still do is in the menu. Your places in sessions stay yours.

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

button-give-facilitator = Make facilitator
button-give-moderator = Make moderator
button-give-admin = Make administrator
button-take-yes = Yes, take the role away
button-take-no = No, keep it
button-take-facilitator = No longer facilitator
button-take-moderator = No longer moderator
button-take-admin = No longer administrator
