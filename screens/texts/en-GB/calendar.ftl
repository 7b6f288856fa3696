### Sessions in a member's own calendar: the private address, the files, and the words that calendars show.

command-calendar = Your sessions in your own calendar

button-calendar = Calendar

# $community = Oak Vale CIG
button-calendar-of = { $community }

calendar-which = You are a member of several communities. Each has a calendar of its own. Which one is it about?

# $community = Oak Vale CIG
calendar-about = Your sessions of <b>{ $community }</b> in the calendar on your phone or computer.

calendar-address-none =
    A private address keeps your calendar right by itself. It shows every session in which you have a place. When a session moves or is cancelled, or you give up your place, your calendar follows. Most calendars look for news every few hours.

    Whoever has the address can see these sessions and their links to join. It shows no names.

calendar-address-live =
    You have a private address, and your calendar can follow it. Whoever has the address can see your sessions and their links to join.

    The address cannot be shown again, because it is not kept here. If you have lost it, or somebody else has it, make a new one.

calendar-files-only = This bot has no pages that your calendar could follow, so there is no private address here. Calendar files work as always.

calendar-files-on = Calendar files: on. One comes when you have a place, and again when the session moves or is cancelled. Open it to put the change into your calendar.

calendar-files-kept = Calendar files: not needed with the address. They come only for sessions whose file you had before. You can delete those from your calendar, or you see them twice; then switch the files off.

calendar-files-off = Calendar files: off. Files that you opened before are not kept up to date.

calendar-done = It is done.

# $address = https://cig.example.org/calendar/dGhpcyBpcyBub3QgYSByZWFsIG9uZQAAAA.ics
calendar-opened =
    Your private calendar address:

    <code>{ $address }</code>

    It is shown only now. Copy it before you go on.

# $address = webcal://cig.example.org/calendar/dGhpcyBpcyBub3QgYSByZWFsIG9uZQAAAA.ics
calendar-how =
    Google Calendar, on a computer: Other calendars, From URL.
    Outlook: Add calendar, Subscribe from web.
    iPhone and Mac: press “Subscribe on this phone”, or open <code>{ $address }</code>

calendar-who-sees = Treat it like a password: whoever has it can see your sessions and their links to join. Leaving the community, or turning the address off, ends it.

calendar-new-sure = You get a new address, and the old one stops working at once. A calendar that follows the old one is not kept up to date any more. Do you want a new address?

calendar-off-sure = The address stops working at once, and a calendar that follows it is not kept up to date any more. Files come again, with new places and with changes. Do you want to turn the address off?

button-calendar-open = Make my private address

button-calendar-new = New address

button-calendar-off = Turn the address off

button-calendar-new-yes = Yes, a new address

button-calendar-off-yes = Yes, turn it off

button-calendar-keep = No, keep it

button-calendar-copy = Copy the address

button-calendar-copy-webcal = Copy it for iPhone and Mac

button-calendar-subscribe = Subscribe on this phone

button-calendar-files-on = Send calendar files

button-calendar-files-off = Send no calendar files

toast-calendar-already = This button was used before. Write /calendar to see what holds now.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
calendar-file = For your calendar: <b>{ $topic }</b>, { $when }. Open the file to add it. If the session changes, a new file comes.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
calendar-file-cancel = For your calendar: open the file to take out <b>{ $topic }</b>, { $when }.

button-calendar-file = Calendar file

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
calendar-asked = The calendar file of <b>{ $topic }</b>, { $when }, comes as a message of its own.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
calendar-asked-already = The calendar file of <b>{ $topic }</b>, { $when }, is on its way or came a moment ago. If you do not see it, ask again in a minute.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
calendar-asked-no-place = A calendar file comes with a place. You have no place in <b>{ $topic }</b>, { $when }.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
calendar-asked-session-cancelled = <b>{ $topic }</b>, { $when }, is cancelled, so there is no calendar file. The other sessions are in the list.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
calendar-asked-session-over = <b>{ $topic }</b>, { $when }, is over, so there is no calendar file. The next sessions are in the list.

toast-calendar-asked = The calendar file comes below.

toast-calendar-asked-already = The calendar file is on its way or came a moment ago. If you do not see it, ask again in a minute.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
calendar-file-asked = For your calendar, as you asked: <b>{ $topic }</b>, { $when }. Open the file to add it. A calendar that has it already shows it once.

calendar-file-follows = If the session changes, a new file comes.

calendar-file-stays = Your calendar files are off, so no new one comes when the session changes. “Calendar” turns them on.

calendar-file-beside = If the session changes, a new file comes. A calendar that follows your private address shows the session without the file, and would show it twice with it.

## What calendars show. No HTML.

# $community = Oak Vale CIG
event-calendar = { $community }: my sessions

# $topic = Communicating across cultures
event-title = { $topic }

# $link = https://meet.example/abc
event-link = Join: { $link }

event-link-later = The link to join comes before the start.

event-changes = To change something: the bot in Telegram, /sessions.

event-cancelled = This session does not take place.

event-given-up = You have given up your place in this session.
