### The menu, the buttons that every screen shares, and what is said when something does not work.

home-menu = What would you like to do?

home-stranger =
    Welcome. I look after Cultural Integration Groups for international doctors.
    I do not know you as a member of a group yet. Please use the invite link of your group: it leads you in.

# $id = 123456789
home-stranger-id = If you set this bot up: your Telegram id is <code>{ $id }</code>, for [roles] admins in its configuration.

home-in-private = This works in a private chat with me, where only you see it.

home-not-understood = I did not understand that. Everything I can do is in this menu.

home-done = That was done.

home-not-allowed = This is open to those who organise the group, so nothing was changed. If you should be one of them, ask an administrator.

home-link-of-another = This link was for another person. What you can do is in the menu.

home-dead-link = This link leads nowhere any more. The menu shows what there is now.

home-gone = This no longer exists. The menu shows what there is now.

home-old-button = This button no longer works. The menu shows what there is now.

home-fault = Something went wrong on our side, and nothing was changed. Please try again. If it happens again, tell an organiser.

home-left = That is cancelled, and nothing was changed.

home-nothing-to-leave = There was nothing to cancel. A place or a session is cancelled on its own page, under Sessions.

home-expired = You had begun something, and a day has passed without an answer, so it is cancelled. Nothing was changed. You can begin again from the menu.

button-menu = Menu
button-back = Back
button-cancel = Cancel
button-skip = Skip
button-open-private = Open the private chat

toast-stranger = I do not know you as a member yet, so nothing was changed. Please use the invite link of the group, or ask its administrator.
toast-not-allowed = This is open to those who organise the group, so nothing was changed.
toast-gone = This no longer exists. /menu shows what there is now.
toast-old-button = This button no longer works. /menu shows what there is now.
toast-fault = Something went wrong on our side, and nothing was changed. Please try again.
toast-done = That was done.
toast-dialogue-passed = This question was answered already. Please answer the latest one; Back leads to an earlier one.
toast-dialogue-gone = This question was answered or cancelled before, so nothing was changed. /menu shows what you can do.

# $day = Thu 19 Nov 2026
# $time = 17:00
button-dialogue-likely = { $day }, { $time }

# $choice = Communicating across cultures
button-dialogue-offered = { $choice }

dialogue-cannot-skip = This question needs an answer. You can go back, or cancel.
dialogue-no-such-choice = This choice no longer exists. Please use one of the buttons below.

command-menu = What I can do for you
command-sessions = The next sessions, and your places
command-cancel = Leave what you have begun
command-help = What I can do for you
