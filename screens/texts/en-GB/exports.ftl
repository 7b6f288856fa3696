### The attendance as a file, for admins.

export-what = Which attendance would you like as a file? It opens in Excel: one line for each doctor and session.

export-noted = The file holds names. It is noted that you exported it, and when.

export-on-its-way = The file is being written. It comes here in a moment, as a message of its own.

export-empty = There is no attendance to export yet. It begins with the first session that has taken place.

export-too-large = The file is larger than 50 MB, and Telegram does not take it. Choose one cycle, or ask the person who runs this bot to export it with the command line.

# $community = Oak Vale CIG
# $cycle = 2026/27
# $rows = 118
caption-export =
    Attendance of <b>{ $community }</b>, cycle { $cycle }: { $rows ->
        [one] one line
       *[other] { $rows } lines
    }. The file holds names: please keep it where only those who need it can read it.

# $community = Oak Vale CIG
# $rows = 118
caption-export-all =
    Attendance of <b>{ $community }</b>, everything: { $rows ->
        [one] one line
       *[other] { $rows } lines
    }. The file holds names: please keep it where only those who need it can read it.

button-exports = Export attendance

# $cycle = 2026/27
button-export-cycle = Cycle { $cycle }

# $community = Oak Vale CIG
# $cycle = 2026/27
button-export-cycle-in = { $community }: cycle { $cycle }

button-export-all = Everything

# $community = Oak Vale CIG
button-export-all-in = { $community }: everything

button-export-again = Another export
