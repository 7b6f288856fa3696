### The code and the picture that a facilitator shows at the door.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $code = 481 207
# $until = 17:02
code-shown =
    <b>{ $topic }</b>, { $when }. The code for checking in is:

    <b><code>{ $code }</code></b>

    It is shown here until { $until }; then the next one takes its place. It still counts for two more minutes.

code-how = Read it out or show it to those who are there. They type it here, in their own chat with me. The picture does the same: they point their phone at it.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
code-over = The code for <b>{ $topic }</b>, { $when }, is no longer shown here. Checking in counts from ten minutes before the start to twenty minutes after it. Whoever was late or had no phone can be marked on the sheet.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $opens = 16:50
code-too-early = <b>{ $topic }</b>, { $when }: the code can be shown from { $opens }. It comes to the facilitator by itself then.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
code-too-late = <b>{ $topic }</b>, { $when }: checking in ended twenty minutes after the start. Whoever was there can be marked on the sheet.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
code-session-cancelled = <b>{ $topic }</b>, { $when }, was cancelled, so there is nothing to check in to. The other sessions are in the menu.

# $left = 4
code-wrong =
    This code does not count now. Codes change every two minutes, so please type the one that is shown at this moment. { $left ->
        [one] You can try once more; after that the facilitator can mark you.
       *[other] You can try { $left } more times; after that the facilitator can mark you.
    }

code-tries-over = That code does not count, and five tries are all that there are for one session. Please ask the facilitator: they can mark you on the sheet.

code-none-open = No session of yours is open for checking in now, so nothing was changed. A code counts from ten minutes before the start until twenty minutes after it. If you were there, the facilitator can mark you.

code-unreadable = A code has six digits. Please type it like this: <i>/here 481207</i>

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
picture-caption = <b>{ $topic }</b>, { $when }. Whoever points a phone at this picture and opens the link is checked in. It works for members, from ten minutes before the start to twenty minutes after it.

picture-elsewhere = This picture checks members in to a session of their community, and this session is not open to you. If you are there as a guest, tell the facilitator.

button-show-code = Show the code
button-show-picture = Send the picture as well
button-hide-code = Stop showing the code

toast-code-comes = The code comes as a message below.
toast-picture-comes = The picture comes as a message below.
# $opens = 16:50
toast-code-too-early = The code can be shown from { $opens }.
toast-code-too-late = Checking in ended twenty minutes after the start. Whoever was there can be marked on the sheet.
toast-code-session-cancelled = This session was cancelled, so there is nothing to check in to. /menu shows the other sessions.
