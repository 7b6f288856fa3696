### Help now: whom to call, and how a community looks after the card.

button-help-now = Help now

help-title = <b>Help now</b>. You do not have to explain much: say that you are a doctor and need help.

help-life = <b>If a life is at risk</b>
help-now = <b>If you need somebody to talk to now</b>
help-doctors = <b>For doctors</b>

# $contact = Samaritans: <b>116 123</b>, free
# $hours = day and night
help-contact = • { $contact } ({ $hours })
help-contact-emergency = Ambulance, police: <b>999</b>, or go to the nearest A&amp;E
help-contact-nhs-111 = NHS mental health: call <b>111</b> and choose option <b>2</b>
help-contact-samaritans = Samaritans: <b>116 123</b>, free
help-contact-shout = By text message: send SHOUT to <b>85258</b>
help-contact-bma = BMA counselling and peer support, for any doctor: <b>0330 123 1245</b>
help-contact-practitioner-health = NHS Practitioner Health, confidential, you refer yourself: <b>0300 0303 300</b>
help-contact-doctors-support-network = Doctors' Support Network: dsn.org.uk
help-day-and-night = day and night
help-open-now = open now
# $when = Mon 23 Nov 2026, 08:00 (London)
help-opens-at = opens { $when }

# $community = Oak Vale CIG
help-local = <b>At { $community }</b>
# $name = Occupational health
# $way = 01632 960 123, Mon to Fri 9 to 17
help-contact-local = • { $name }: { $way }
# $words = The wellbeing team is in the education centre.
help-signpost = • { $words }

help-not-watched = Nobody watches this bot around the clock. What you write here calls nobody.

help-cared = You wrote something that worried me, so here is whom you can call. Only you see this. I told nobody, and I keep nothing of it.
help-cared-forwarded = You sent on something that worried me. If this is about you or somebody near you, here is whom you can call. Only you see this. I told nobody, and I keep nothing of it.
help-cared-group = You wrote something in a group that worried me, so here is whom you can call. Only you see this. I told nobody, and I keep nothing of it.

help-in-private = Whom to call, by how urgent it is:

## Looking after the card

button-help-card = Help card
# $community = Oak Vale CIG
help-looked-after = The help card of <b>{ $community }</b>, as members see it:
# $when = Thu 19 Nov 2026
help-standing-confirmed = An administrator found it right on { $when }. I ask again half a year later.
# $checked = Fri 20 Nov 2026
help-standing-never = Nobody has checked this card yet. Please call the numbers or look at the services' pages, add your own contacts (occupational health, the wellbeing team), and say that it is right. The national numbers are as of { $checked }.
# $when = Thu 19 Nov 2026
# $checked = Fri 20 Nov 2026
help-standing-changed = The national numbers have changed since { $when }. Please look at them again, and say that the card is right. They are as of { $checked }.
# $when = Thu 19 Nov 2026
# $checked = Fri 20 Nov 2026
help-standing-due = It was last found right on { $when }, more than half a year ago. Please check it again. The national numbers are as of { $checked }.
button-help-confirm = The card is right
button-help-add = Add a contact of ours
# $name = Occupational health
button-help-contact = { $name }
button-help-remove = Take it off the card
button-help-look = Look at the card
# $name = Occupational health
# $way = 01632 960 123, Mon to Fri 9 to 17
help-contact-about = <b>{ $name }</b>: { $way }
help-confirmed = Thank you. I ask again in half a year.
help-confirmed-already = It was confirmed today already, so nothing was changed.
help-removed = It is off the card.

# $community = Oak Vale CIG
help-ask-never = Before doctors rely on it: please check the help card of { $community }, and add whom they can turn to locally. It takes five minutes.
# $community = Oak Vale CIG
help-ask-changed = The national numbers on the help card of { $community } have changed. Please look at the card and say that it is right.
# $community = Oak Vale CIG
# $when = Thu 19 Nov 2026
help-ask-due = The help card of { $community } was last checked on { $when }. Please check it again: a wrong number could harm somebody.
# $community = Oak Vale CIG
# $when = Thu 19 Nov 2026
help-ask-confirmed = The help card of { $community } was checked on { $when }.

local-contact-add-name-question = Whom should doctors be able to turn to? Type the name, for example: <i>Occupational health</i>.
local-contact-add-way-question = How are they reached, and when? Type it on one line, for example: <i>01632 960 123, Mon to Fri 9 to 17</i>.
# $name = Occupational health
# $way = 01632 960 123, Mon to Fri 9 to 17
local-contact-add-confirm-question =
    This will stand on the card:
    <b>{ $name }</b>: { $way }
    Please read it once more: is the number right?
button-local-contact-add-confirm-yes = It is right, add it
# $name = Occupational health
help-added = <b>{ $name }</b> is on the card.
# $longest = 60
local-contact-name-length = A name has 3 to { $longest } characters, for example: <i>Occupational health</i>.
# $longest = 200
local-contact-way-length = Please type 3 to { $longest } characters, for example: <i>01632 960 123, Mon to Fri 9 to 17</i>.
local-contact-press-a-button = Please press one of the buttons: the first one if it is right, Back to change it, Cancel to leave it.
# $most = 10
local-contact-too-many = There are { $most } contacts of yours on the card, and more would not be read. Please cancel, and take one off first.
