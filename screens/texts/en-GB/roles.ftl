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

role-given-facilitator = You are a facilitator now: you can plan sessions, see who comes, and mark attendance. It is all in the menu.
role-given-moderator = You are a moderator now: you decide who is let in, and requests come to you here.
role-given-admin = You are an administrator now. What you can do is in the menu.
role-taken-facilitator = You are no longer a facilitator. Your places in sessions stay as they are.
role-taken-moderator = You are no longer a moderator. Your places in sessions stay as they are.
role-taken-admin = You are no longer an administrator. Your places in sessions stay as they are.

button-people = Members and roles
button-people-before = Earlier
button-people-after = Later
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
button-take-facilitator = No longer facilitator
button-take-moderator = No longer moderator
button-take-admin = No longer administrator
