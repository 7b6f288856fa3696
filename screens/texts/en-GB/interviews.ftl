### Whether somebody would talk to the evaluators.

# $community = Oak Vale CIG
interview-asked = You have come to three sessions of { $community } or more. The people who evaluate the programme would like to hear from doctors who know it: what helps, and what does not. Would you talk to them? It would be one conversation, at a time that suits you.

interview-no-effect = If you say yes, the administrators see your name, so that the evaluators can ask you for a time. If you say no, or nothing, nobody is told, and nothing changes for you. You are asked this once, and can change your answer in "About me".

# $community = Oak Vale CIG
interview-said-yes = Thank you. The administrators of { $community } can now see that you would talk to the evaluators. If you change your mind, one tap takes your name off the list.

# $community = Oak Vale CIG
interview-said-no = That is noted for { $community }, and nothing changes for you. Your name is on no list. If you would like to talk to the evaluators later, say so here or in "About me".

# $community = Oak Vale CIG
interview-said-asked = You have not answered yet for { $community }. One tap is enough.

# $community = Oak Vale CIG
interview-said-left = Your name is on no list of { $community }. One tap puts it there.

interview-not-asked = You are asked this after three sessions. Until then there is nothing to answer here.

interview-about-me-asked = Talking to the evaluators: you have not answered.
interview-about-me-yes = Talking to the evaluators: yes. The administrators see your name on their list.
interview-about-me-no = Talking to the evaluators: no. Your name is on no list.
interview-about-me-left = Talking to the evaluators: not answered since you came back. Your name is on no list.

button-interview-yes = Yes, I would talk to them
button-interview-no = No, thank you
button-interview-rather-not = I would rather not talk to them

interviews-list = These members have said that they would talk to the evaluators. Who said no or nothing is not kept on any list.

interviews-nobody = Nobody has said yes so far. Members are asked once, after their third session, and appear here only if they say yes.

# $community = Oak Vale CIG
# $count = 4
interviews-in = <b>{ $community }</b>: { $count }

# $name = Amara
# $since = Fri 20 Nov 2026
interviews-line = • { $name }, since { $since }

# $count = 5
interviews-more =
    { $count ->
        [one] One more is in the file.
       *[other] { $count } more are in the file.
    }

# $community = Oak Vale CIG
interviews-export-comes = The list of { $community } comes as a file, in a message below.

# $community = Oak Vale CIG
# $count = 4
interviews-file =
    { $count ->
        [0] { $community }: nobody has said yes any more, so the file is empty.
        [one] { $community }: one member would talk to the evaluators.
       *[other] { $community }: { $count } members would talk to the evaluators.
    } That this file was asked for is noted.

interviews-sheet = Interviews
interviews-column-name = name
interviews-column-since = said yes on

button-interviews = Who would talk to the evaluators
# $community = Oak Vale CIG
button-interviews-file = As a file: { $community }
