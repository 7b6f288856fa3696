### The commands behind Telegram's menu button, and the page that explains them.

command-schedule = Schedule a session
command-cycle = Plan a year of sessions
command-attendance = Mark who was at a session
command-turns = Who presents, and whose turn it is
command-teams = Count an attendance report from Teams
command-export = Export the attendance as a file
command-interviews = Who would talk to the evaluators
command-groups = The groups of the community
command-members = Members and their roles
command-rules = The rules of the groups
command-urgent = Who helps now, by how urgent it is
command-report = As a reply: tell the moderators of a message
command-warn = As a reply: warn who wrote it
command-mute = As a reply: mute who wrote it for a time
command-remove = As a reply: remove who wrote it

help-stranger = I look after a community of doctors. You come in by the invite link of one of its groups, or an administrator of the community helps you.
help-member = As a member you book places in sessions, see them in your calendar, and get certificates of those you were at.
help-moderator = As a moderator you decide who is let in, and keep the groups safe. What waits for you comes to you here.
help-facilitator = As a facilitator you plan sessions, see who comes and who presents, and mark attendance.
help-admin = As an administrator you look after groups, exports and texts, and say who is a facilitator or a moderator.
help-owner = As an owner you can do everything, and say who is an administrator or an owner.

help-commands = You can type these here, or choose them behind the menu button of Telegram:
# $command = sessions
# $description = The next sessions, and your places
help-command = /{ $command } – { $description }
help-buttons = All of it is in the menu as well.
