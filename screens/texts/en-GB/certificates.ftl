### Certificates: asked for in the chat, sent as a file, checked by a code, corrected, withdrawn.

command-certificates = Certificates of the sessions you were at

button-certificates = My certificates

certificates-mine =
    Here is everything you can have a certificate of. A year's certificate lists all its sessions.

    A certificate is a PDF file with the minutes, self-assessed, and questions for your portfolio.

certificates-none = There is no certificate to be had yet. You can have one once a session is over and you are marked as having been there. If you were there and are not marked, tell the facilitator: marks can be corrected for 14 days.

certificates-which = You can have more than one certificate of this session. Which one would you like?

# $cycle = 2026/27
button-certificate-year = The year { $cycle }
# $day = Thu 19 Nov
# $topic = Communicating…
button-certificate-attendee = { $day }: { $topic }
# $day = Thu 19 Nov
# $topic = Communicating…
button-certificate-presenter = { $day }, presenter: { $topic }
# $day = Thu 19 Nov
# $topic = Communicating…
button-certificate-facilitator = { $day }, facilitator: { $topic }
button-certificates-earlier = Earlier →
button-certificates-later = ← Later

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
certificate-of-attendee = A certificate that you attended <b>{ $topic }</b>, { $when }.
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
certificate-of-presenter = A certificate that you presented at <b>{ $topic }</b>, { $when }.
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
certificate-of-facilitator = A certificate that you facilitated <b>{ $topic }</b>, { $when }.
# $cycle = 2026/27
# $community = Oak Vale CIG
certificate-of-year = A certificate of your sessions of <b>{ $community }</b> in the year <b>{ $cycle }</b>, as they are marked until now.

# $minutes = 50
# $hours = 0.83
certificate-time =
    { $minutes ->
        [one] 1 minute ({ $hours } h), self-assessed
       *[other] { $minutes } minutes ({ $hours } h), self-assessed
    }

# $minutes = 350 minutes (5.83 h), self-assessed
# $sessions = 8
# $untimed = 1
certificate-minutes =
    { $sessions ->
        [one] It says: { $minutes }.
       *[other] It lists { $sessions } sessions: { $minutes }.
    } { $untimed ->
        [0] {""}
        [one] For one of them it says that you were there for a part, without minutes: they are not known.
       *[other] For { $untimed } of them it says that you were there for a part, without minutes: they are not known.
    }

certificate-untimed = It says that you were there for a part of the session. It names no minutes, because they are not known. If the facilitator knows them, they can correct the attendance.

# $name = Amara
certificate-name = Name on it: <b>{ $name }</b>
# $signs = ☺
certificate-name-left-out = This cannot be printed and is left out: { $signs }

# $name = ᐃᓄᒃ
# $letters = ᐃᓄᒃ
certificate-name-unprintable = Your name here is <b>{ $name }</b>, and these letters cannot be printed: { $letters }. Please change your name to another writing of it, in Latin letters for example. Then ask for the certificate again.

certificate-no-gmc = No GMC number is on it. It can be, if you type it.
# $number = 0000001
certificate-gmc = GMC number on it, as you gave it: { $number }

# $day = Thu 3 Dec 2026
# $code = 7K3M-Q9XD-2F4T
certificate-issued = You have this certificate since { $day }, with the code <code>{ $code }</code>. If nothing on it has changed, you get the same one again. If something has, a new one replaces it.

button-certificate-send = Send me the certificate
button-certificate-get = Get the certificate
button-certificate-gmc = With my GMC number
button-certificate-gmc-other = With another GMC number
button-certificate-no-gmc = Without the GMC number
button-certificate-name = Change my name
button-certificate-copy = Copy the code

certificate-gmc-question = Please type your GMC reference number: 7 digits. It is printed on this certificate, marked as given by you, and kept with it. It is not checked, and it goes nowhere else.

certificate-gmc-wrong = A GMC reference number has 7 digits, for example 0000001. Please type it again, or cancel: a certificate needs no number.

certificate-sent = Your certificate comes as a file, in a message of its own. Anybody you show it to can check it by its code.
certificate-sent-again = Your certificate comes as a file once more. It is the same one as before, with the same code.

# $about = "Communicating across cultures", Thu 19 Nov 2026
# $code = 7K3M-Q9XD-2F4T
caption-certificate =
    Your certificate: { $about }. Code: <code>{ $code }</code>.
    The last page has questions for your portfolio.

# $topic = Communicating across cultures
# $day = Thu 19 Nov 2026
certificate-about-session = { $topic }, { $day }
# $cycle = 2026/27
certificate-about-year = the year { $cycle }

certificate-no-topic = Open topic

certificate-refused-not-over = This session is not over. You can have a certificate after its end, once you are marked as having been there.
certificate-refused-session-cancelled = This session was cancelled, so there is no certificate of it. Your other certificates are below.
certificate-refused-marked-missed = You are marked as not there at this session. If that is a mistake, tell the facilitator: marks can be corrected for 14 days.
certificate-refused-not-marked = You are not marked as having been at this session yet. If you were there, tell the facilitator: marks can be corrected for 14 days.
certificate-refused-no-attendee = There is a certificate for another role of yours at this session. You find it under "My certificates".
certificate-refused-no-presenter = You are not noted as the presenter of this session. If you presented, tell the facilitator. What you can have is under "My certificates".
certificate-refused-no-facilitator = You are not noted as the facilitator of this session. What you can have is under "My certificates".
certificate-refused-no-year = None of your sessions of this year is marked yet. You can have a certificate once one is.
certificate-refused-unnamed = You have given no name yet, and a certificate needs one. Please give it under "About me", then ask again.
# $reason = It was issued to the wrong person.
certificate-refused-withdrawn = An administrator has withdrawn this certificate: { $reason } If you think that this is a mistake, please ask them. They can allow a new one.

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
certificate-ready = Thank you for being at <b>{ $topic }</b>, { $when }. You can have a certificate of it whenever you want one.

# $about = "Communicating across cultures", Thu 19 Nov 2026
certificate-corrected = The attendance was corrected, and with it your certificate: { $about }. A new one replaces the one you have. Whoever checks the old code sees that there is a newer one.

# $about = "Communicating across cultures", Thu 19 Nov 2026
certificate-ended = The attendance was corrected, so this certificate counts no longer: { $about }. This says nothing about you. If the correction is a mistake, tell the facilitator: marks can be changed for 14 days.

# $about = "Communicating across cultures", Thu 19 Nov 2026
# $reason = It was issued to the wrong person.
certificate-withdrawn = An administrator has withdrawn this certificate: { $about }. They say: { $reason } If you think that this is a mistake, please ask them. They can allow a new one.

# $about = "Communicating across cultures", Thu 19 Nov 2026
certificate-again = You can have this certificate again: { $about }.

## For organisers

button-session-certificates = Certificates
button-my-certificate = My certificate

# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
certificates-of-session-early = <b>{ $topic }</b>, { $when }: the session is not over. Certificates can be had after its end.
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
certificates-of-session-none = <b>{ $topic }</b>, { $when }: nobody is marked as having been there, so there is nothing to certify. Please fill in the attendance sheet first.
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
# $count = 12
certificates-of-session =
    <b>{ $topic }</b>, { $when }: { $count ->
        [one] one person can have a certificate.
       *[other] { $count } people can have a certificate.
    }

    Everybody can ask for their own under "My certificates". You can tell them so: each gets one message with a button.

    If somebody shows you a certificate, write /verify and its code to me, and I say whether it is valid.

# $count = 12
button-certificates-tell-all =
    { $count ->
        [one] Tell the one person
       *[other] Tell all { $count }
    }
# $name = Amara
button-certificates-can = { $name }
# $name = Amara
button-certificates-cannot = { $name }: nothing to certify
button-certificates-people = Back to the certificates

# $count = 12
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
certificates-told =
    { $count ->
        [one] One person hears that there is a certificate of <b>{ $topic }</b>, { $when }.
       *[other] { $count } people hear that there is a certificate of <b>{ $topic }</b>, { $when }.
    } At night the message waits for the morning.
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
certificates-told-before = Whoever can have a certificate of <b>{ $topic }</b>, { $when }, was told before. Nobody is told twice.

# $name = Amara
# $topic = Communicating across cultures
# $when = Thu 19 Nov 2026, 17:00 (London)
certificates-person = <b>{ $name }</b>: { $topic }, { $when }
certificates-person-can = A certificate can be had.
certificates-person-cannot = There is nothing to certify: the sheet does not say that they were there.
certificates-person-none = No certificate was issued yet. It is issued when they ask for it.
# $about = "Communicating across cultures", Thu 19 Nov 2026
# $day = Thu 3 Dec 2026
# $code = 7K3M-Q9XD-2F4T
certificates-held = • { $about }: issued { $day }, <code>{ $code }</code>
# $about = "Communicating across cultures", Thu 19 Nov 2026
# $day = Thu 3 Dec 2026
# $code = 7K3M-Q9XD-2F4T
certificates-held-replaced = • { $about }: replaced { $day }, <code>{ $code }</code>
# $about = "Communicating across cultures", Thu 19 Nov 2026
# $day = Thu 3 Dec 2026
# $code = 7K3M-Q9XD-2F4T
certificates-held-corrected = • { $about }: ended with a correction { $day }, <code>{ $code }</code>
# $about = "Communicating across cultures", Thu 19 Nov 2026
# $day = Thu 3 Dec 2026
# $code = 7K3M-Q9XD-2F4T
certificates-held-withdrawn = • { $about }: withdrawn { $day }, <code>{ $code }</code>
button-certificates-tell-one = Tell them
# $day = Thu 19 Nov
button-certificates-withdraw = Withdraw: { $day }
# $cycle = 2026/27
button-certificates-withdraw-year = Withdraw: year { $cycle }
# $day = Thu 19 Nov
button-certificates-allow = Allow a new one: { $day }
# $cycle = 2026/27
button-certificates-allow-year = Allow a new one: year { $cycle }

# $name = Amara
# $about = "Communicating across cultures", Thu 19 Nov 2026
withdraw-reason-question = Withdraw the certificate of <b>{ $name }</b>: { $about }? It then counts no longer, and whoever checks its code sees that. Please type the reason in a sentence. { $name } reads it, nobody else does. To keep the certificate, cancel.
# $limit = 200
# $length = 230
withdraw-reason-too-long = Please say it in { $limit } characters; these are { $length }.
withdraw-reason-no-letters = Please say the reason in words, for example: The session was entered twice.

# $about = "Communicating across cultures", Thu 19 Nov 2026
# $name = Amara
certificates-withdrawn = The certificate of { $name } is withdrawn: { $about }. They are told, with your reason. They can have no new one until an administrator allows it.
# $about = "Communicating across cultures", Thu 19 Nov 2026
# $name = Amara
certificates-withdrawn-already = Nothing was changed: the certificate of { $name } ({ $about }) was ended or allowed before.
# $about = "Communicating across cultures", Thu 19 Nov 2026
# $name = Amara
certificates-allowed = { $name } can have a new certificate: { $about }. They are told.

certificates-code-how = Write the code of the certificate behind the command, for example: /verify 7K3M-Q9XD-2F4T
# $code = 7K3M-Q9XD-2F4T
certificates-code-gone = There was a certificate with the code <code>{ $code }</code>. It is no longer held, because its doctor was forgotten or its time was over, so I cannot say what it certified. Ask whoever showed it to you for other evidence.
certificates-code-unknown = There is no certificate with this code. Please check the letters: I and L are read as 1, O as 0.
# $code = 7K3M-Q9XD-2F4T
# $name = Amara
# $about = "Communicating across cultures", Thu 19 Nov 2026
# $day = Thu 3 Dec 2026
certificates-code-valid = <code>{ $code }</code> is valid: issued on { $day } to { $name } for { $about }.
# $code = 7K3M-Q9XD-2F4T
# $ended = Thu 3 Dec 2026
certificates-code-replaced = <code>{ $code }</code> was corrected: a newer certificate replaced it on { $ended }. Ask for the newer one.
# $code = 7K3M-Q9XD-2F4T
# $ended = Thu 3 Dec 2026
certificates-code-corrected = <code>{ $code }</code> counts no longer since { $ended }.
# $code = 7K3M-Q9XD-2F4T
# $ended = Thu 3 Dec 2026
certificates-code-withdrawn = <code>{ $code }</code> was withdrawn on { $ended }.

## What is printed

paper-programme = Cultural integration programme for international doctors
paper-heading-attendee = Certificate of attendance
paper-heading-presenter = Certificate of presenting
paper-heading-facilitator = Certificate of facilitating
paper-heading-year = Certificate of a year
paper-opening = This is to certify that
paper-did-attendee = attended this session of the group:
paper-did-partly = attended a part of this session of the group:
paper-did-presenter = presented at this session of the group:
paper-did-facilitator = facilitated this session of the group:
paper-did-year = took part in the sessions of the group that are listed here:
# $cycle = 2026/27
paper-cycle = Year { $cycle }
paper-label-date = Date
paper-label-role = Role
paper-label-minutes = Minutes
paper-label-session = Session
paper-label-sessions = Sessions
paper-label-gmc = GMC number
paper-label-issued = Issued on
paper-label-total = Total
paper-label-code = Verification code
# $count = 8
# $first = Thu 17 Sep 2026
# $last = Thu 8 Jul 2027
paper-sessions =
    { $count ->
        [one] 1, on { $first }
       *[other] { $count }, from { $first } to { $last }
    }
# $number = 0000001
paper-gmc = { $number } (as given by the doctor)
paper-role-attendee = Attendee
paper-role-attendee-partly = Attendee, in part
paper-role-presenter = Presenter
paper-role-facilitator = Facilitator
# $first = Presenter
# $second = Attendee
paper-roles = { $first }, { $second }
paper-untimed = A part of the session; how long is not known
# $time = 350 minutes (5.83 h), self-assessed
# $untimed = 1
paper-time-and-untimed =
    { $untimed ->
        [one] { $time }, and a part of 1 session whose minutes are not known
       *[other] { $time }, and a part of { $untimed } sessions whose minutes are not known
    }
paper-note = The minutes are self-assessed. One self-assessed credit is one hour that a reflective note gives evidence of; the last page has questions for such a note. This certificate is no condition of revalidation.
# $address = https://cig.example.org/verify
paper-check = Anybody can check it at { $address }
paper-check-by-hand = The organisers can say by this code whether it is valid.
paper-reflection-heading = For your portfolio
paper-reflection-about = This page is for you. What you write on it is sent to nobody. Please name no patient and no colleague.
paper-reflection-heard = What did I hear or say that has stayed with me?
paper-reflection-means = What does it mean for how I work and live here?
paper-reflection-next = What will I do, and by when?
