### What members tell about themselves: the hello form, and "About me".

hello-name-question =
    What would you like to be called here? Type the name that others should see.
    You can skip each of these few questions, and change every answer later.

hello-grade-question = What is your grade?

hello-specialty-question = What is your specialty? For example: psychiatry, general medicine, surgery.

hello-site-question = At which hospital or site do you work? For example: Oak Vale General.

hello-experience-question = How long have you worked in the NHS?

# $name = Amara
hello-done = Thank you, <b>{ $name }</b>. This is what I now know about you:

hello-left = The form is closed, and your answers were not saved. You can fill it in under "About me".

hello-change-later = You can change each of these at any time under "About me".

about-name-question = What would you like to be called here? Type the name that others should see.

about-grade-question = What is your grade?

about-specialty-question = What is your specialty? For example: psychiatry, general medicine, surgery.

about-site-question = At which hospital or site do you work? For example: Oak Vale General.

about-experience-question = How long have you worked in the NHS?

about-email-question = Which e-mail address do you join Teams with? It is used only to match attendance reports, and shown to nobody in a group. For example: amara@example.org

# $community = Oak Vale CIG
about-me = About you in <b>{ $community }</b>:

# $value = Amara
about-name = Name: <b>{ $value }</b>

# $value = Consultant
about-grade = Grade: { $value }

# $value = Psychiatry
about-specialty = Specialty: { $value }

# $value = Oak Vale General
about-site = Site: { $value }

# $value = 1 to 2 years
about-experience = Time in the NHS: { $value }

# $value = amara@example.org
about-email = Teams address: { $value }

about-not-said = not said

about-who-sees =
    Members see your name where you take part. Facilitators and admins see all of it: they use it to plan sessions and to count, without names, who is reached.
    Press what you would like to change.

about-changed = That is changed.

about-which = You are in more than one community. Which one would you like to see?

about-stranger = You are not in a community yet, so I know nothing about you. Please use the invite link of your group: it leads you in.

# $limit = 64
# $length = 120
member-name-too-long = This name has { $length } characters, and I can show { $limit }. Please send a shorter one, for example: Amara N.

member-name-no-letters = I need at least one letter, in any script, so that others can read the name aloud. For example: Amara, or أمارا.

member-part-no-letters = Please type at least one letter of the name. For example: <i>ama</i>

# $limit = 80
# $length = 300
member-words-too-long = This has { $length } characters, and I can keep { $limit }. Please send it in fewer words, for example: psychiatry.

member-words-no-letters = I need at least one letter here. For example: psychiatry, or Oak Vale General. You can also leave this question with a button below.

member-no-address = This does not look like an e-mail address. It has one @ and a full stop behind it, for example: amara@example.org

member-pick-one = Please press one of the buttons below. If none fits, press the nearest one.

grade-fy1 = FY1 (foundation year 1)
grade-fy2 = FY2 (foundation year 2)
grade-sho = SHO or core trainee
grade-sas = SAS or trust grade doctor
grade-registrar = Registrar or specialty trainee
grade-consultant = Consultant
grade-other = Other grade

experience-under-1 = under 12 months
experience-1-2 = 1 to 2 years
experience-3-5 = 3 to 5 years
experience-over-5 = over 5 years

button-hello-grade-fy1 = FY1
button-hello-grade-fy2 = FY2
button-hello-grade-sho = SHO or core trainee
button-hello-grade-sas = SAS or trust grade doctor
button-hello-grade-registrar = Registrar or specialty trainee
button-hello-grade-consultant = Consultant
button-hello-grade-other = Other

button-hello-experience-under-1 = Under 12 months
button-hello-experience-1-2 = 1 to 2 years
button-hello-experience-3-5 = 3 to 5 years
button-hello-experience-over-5 = Over 5 years

button-about-grade-fy1 = FY1
button-about-grade-fy2 = FY2
button-about-grade-sho = SHO or core trainee
button-about-grade-sas = SAS or trust grade doctor
button-about-grade-registrar = Registrar or specialty trainee
button-about-grade-consultant = Consultant
button-about-grade-other = Other
button-about-grade-remove = Remove my grade

button-about-specialty-remove = Remove my specialty

button-about-site-remove = Remove my site

button-about-experience-under-1 = Under 12 months
button-about-experience-1-2 = 1 to 2 years
button-about-experience-3-5 = 3 to 5 years
button-about-experience-over-5 = Over 5 years
button-about-experience-remove = Remove my time in the NHS

button-about-email-remove = Remove my Teams address

button-say-hello = Say hello
button-about = About me
button-change-name = Name
button-change-grade = Grade
button-change-specialty = Specialty
button-change-site = Site
button-change-experience = Time in the NHS
button-change-email = Teams address

# $community = Oak Vale CIG
button-about-in = { $community }

command-about = What I know about you, and how to change it
