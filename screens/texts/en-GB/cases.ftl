### The title of a presenter's case.

case-title-question =
    What is your case called? A few words are enough, up to 120 characters: "The night nobody answered the phone".
    Leave out everything by which a patient could be recognised: names, ages, dates, wards, rare illnesses.
    At first only the facilitator sees the title. You choose who else does, and you can change it or take it away at any time.

# $longest = 120
case-title-unclear = A title has at least one word and at most { $longest } characters, for example: "The night nobody answered the phone".

case-title-patient = This title may identify a patient: it has a number, a name or a date of one. Please leave that out. A good title is about you and your work, for example: "The night nobody answered the phone".

# $title = The night nobody answered the phone
# $audience = the facilitator
case-mine =
    Your case: <b>{ $title }</b>
    Who sees this title: { $audience }.

case-none = Your case has no title. Nobody needs one: it can stay so.

case-who-sees = Who should see it?

case-kept = The title is kept.

case-audience-nobody = nobody but you
case-audience-facilitator = the facilitator
case-audience-booked = the facilitator, and everybody who has booked
case-audience-card = everybody in the group, on the card

# $title = The night nobody answered the phone
case-is-called = The case: <b>{ $title }</b>

button-case-title = Give my case a title
button-case-decide = The title of my case
button-case-change = Another title
button-case-remove = Take the title away
button-case-nobody = Nobody but me
button-case-facilitator = The facilitator
button-case-booked = Everybody who has booked
button-case-card = Everybody, on the card
