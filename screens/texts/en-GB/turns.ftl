### How presenting goes round, for those who look after it.

turns-where = Whose turns would you like to see?

turns-none = Nothing has been planned here yet, so nobody has had a turn. Schedule a session first.

turns-no-sessions = No session of this cycle has a presenter.

# $cycle = 2026/27
# $page = 1
# $pages = 2
turns-title =
    <b>Who presents in { $cycle }</b>{ $pages ->
        [1] {""}
       *[other] {" "}(page { $page } of { $pages })
    }

turns-quiet = Please keep to yourself who is asked: a no costs nobody anything.

# $day = Thu 10 Dec
# $topic = Team dynamics
# $volunteers = 2
turns-line-nobody =
    · { $day }: { $topic }. { $volunteers ->
        [0] Nobody yet.
        [one] Nobody yet; one member has offered.
       *[other] Nobody yet; { $volunteers } members have offered.
    }
# $day = Thu 10 Dec
# $topic = Team dynamics
turns-line-nobody-presented = · { $day }: { $topic }. Nobody presented.
# $day = Thu 10 Dec
# $topic = Team dynamics
# $name = Amara
turns-line-asked = · { $day }: { $topic }. { $name } is asked.
# $day = Thu 10 Dec
# $topic = Team dynamics
# $name = Amara
turns-line-accepted = · { $day }: { $topic }. { $name } has agreed.
# $day = Thu 10 Dec
# $topic = Team dynamics
# $name = Amara
turns-line-presented = · { $day }: { $topic }. { $name } presented.
# $day = Thu 10 Dec
# $topic = Team dynamics
# $name = Amara
turns-line-missed = · { $day }: { $topic }. { $name } had agreed and was not there.

# $cycle = 2026/27
# $page = 1
# $pages = 2
turns-members =
    <b>Members by their turns in { $cycle }</b>{ $pages ->
        [1] {""}
       *[other] {" "}(page { $page } of { $pages })
    }
    Fewest first. A turn that is agreed to, or asked for, counts already.

# $name = Amara
# $turns = 1
# $last = Thu 8 Oct 2026
turns-member =
    · { $name }: { $turns ->
        [0] none
        [one] one turn
       *[other] { $turns } turns
    }, the last one on { $last }
# $name = Ben
turns-member-none = · { $name }: none yet
# $name = Chidi
# $turns = 0
turns-member-never =
    · { $name }: { $turns ->
        [0] is not asked, as they wished
       *[other] { $turns }, and is not asked any more, as they wished
    }

turns-name-question = Whose turns are you looking for? Type a part of the name, for example "ama".

# $count = 2
turns-found =
    { $count ->
        [0] Nobody here has a name like that. Try a shorter part of it.
        [one] One member was found.
       *[other] { $count } members were found.
    }

# $shown = 20
turns-found-more = Only { $shown } are shown. Type more of the name to find the others.

turns-search-left = Nobody is looked for any more.

button-turns = Turns
# $name = Oak Vale CIG
button-turns-in = { $name }
button-turns-members = Members by turns
button-turns-sessions = The sessions
button-turns-search = Look for a name
button-turns-before = Earlier
button-turns-after = More
button-turns-cycle-before = The cycle before
button-turns-cycle-after = The cycle after
