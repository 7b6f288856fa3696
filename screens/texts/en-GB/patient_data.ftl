### To somebody who wrote a message in a group that may identify a patient. In private, and to nobody else.

patient-offer = <b>A message of yours may identify a patient.</b>

# $group = Oak Vale CIG
# $when = Thu 19 Nov 2026, 17:00 (London)
patient-where = You wrote or changed it in <b>{ $group }</b>, { $when }.

# $when = Thu 19 Nov 2026, 17:00 (London)
patient-when = You wrote or changed it { $when }.

patient-found = It looks as if it has:

patient-kind-nhs-number = • an NHS number, or a CHI or Health and Care number
patient-kind-hospital-number = • a hospital number
patient-kind-birth-date = • a patient's date of birth
patient-kind-name = • a patient's full name with a diagnosis
patient-kind-initials = • initials or a name with an age and a ward
patient-kind-postcode = • a patient's postcode

patient-only-you = I can be wrong. Only you see this: nobody else is told, and I keep nothing of what the message says. If it is about a patient, please delete it now. You can write it again without what identifies them.

patient-in-private = <b>This may identify a patient.</b> It looks as if it has:

patient-in-private-how = I can be wrong. I keep nothing of it and pass it on to nobody, but it is still in this chat and with Telegram. If it is about a patient, please delete it: press and hold your message, choose Delete, then delete it for me as well.

patient-fine = All right, the message stays, and nobody is told. If you change your mind, you can delete it here for two days.

patient-deleting = I am deleting the message now. If Telegram does not let me, I will write to you here. People who had the group open may have read it.

patient-deleted = The message is deleted. People who had the group open may have read it. If you think that a patient could be harmed, tell the information governance team of your trust.

patient-thanks = Thank you for changing the message. I see nothing in it any more that identifies a patient. You have nothing to do.

patient-refused-no-right = I cannot delete it: in that group I do not have the right to delete messages. You can do it yourself:

patient-refused-not-there = I cannot delete it: I am not in that group any more, or it has become another one at Telegram. You can do it yourself:

patient-refused-stuck = Telegram did not let me delete it. Messages older than 48 hours may stay for me. You can do it yourself:

patient-by-hand = Press and hold the message, choose Delete, then <b>Delete for everyone</b>. If that is not offered any more, ask a moderator of the group to delete it.

patient-right = So that I can do it next time: an admin of the group opens it, taps its name, then Edit → Administrators, taps me and switches on <b>Delete Messages</b>.

patient-allowed =
    <b>What is welcome in the groups</b>
    • Questions about work, rotas, exams, training and life here
    • What you found hard, and how you felt about it
    • Learning from a case when nobody could tell who it was: "an older patient with chest pain"

patient-not-allowed =
    <b>What does not belong there</b>
    • Numbers of a patient: NHS, hospital, telephone
    • Names, initials, dates of birth, addresses
    • Age, ward and date together: few people fit, so they can be recognised
    • Pictures of patients, notes, scans or lists

patient-why = The groups are not part of the patient's record, and their messages are on many phones. For a question about a patient, use your trust's own system, or ask a senior by telephone.

button-patient-delete = Delete it
button-patient-fine = It is fine
button-patient-allowed = What is allowed
button-patient-message = See the message
