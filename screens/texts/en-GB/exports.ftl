### The attendance as a file, for admins.

export-what = Which attendance would you like as a file? It has one line for each doctor and session.

export-noted = The file holds names. It is noted that you exported it, and when.

# $community = Oak Vale CIG
export-which-session = Which session of { $community }? The latest comes first.

# $community = Oak Vale CIG
# $cycle = 2026/27
export-form = Attendance of <b>{ $community }</b>, cycle { $cycle }. In which form would you like it?

# $community = Oak Vale CIG
export-form-all = Attendance of <b>{ $community }</b>, everything. In which form would you like it?

# $community = Oak Vale CIG
# $topic = Team dynamics
# $day = Thu 19 Nov 2026
export-form-session = Attendance of <b>{ $community }</b>, { $day }: { $topic }. In which form would you like it?

export-forms = Excel is right for most: it has dates as dates, and a sheet for each cycle. CSV and JSON are for other programs.

export-on-its-way = The file is being written. It comes here in a moment, as a message of its own.

export-already = This file is being written already, since you asked for it before. It comes here in a moment, as a message of its own.

# $done = 40
# $lines = 120
export-progress = Writing the file: { $done } of { $lines ->
        [one] one line
       *[other] { $lines } lines
    }. It comes here when it is complete.

export-stopped = The file was stopped, and nothing is sent. You can ask for another one.

export-refused-already-answered = The file has been sent already, so there is nothing to stop. You can delete it here if you do not need it.

export-empty = There is no attendance to export yet. It begins with the first session that has taken place.

export-too-large = The file is larger than 50 MB, and Telegram does not take it. Choose one cycle or one session, or ask the person who runs this bot to export it with the command line.

export-failed = The file could not be written on the machine that runs this bot; its disk may be full. Please tell the person who runs it, and then ask for the file once more.

# $community = Oak Vale CIG
# $cycle = 2026/27
# $rows = 118
caption-export =
    Attendance of <b>{ $community }</b>, cycle { $cycle }: { $rows ->
        [one] one line
       *[other] { $rows } lines
    }.

# $community = Oak Vale CIG
# $rows = 118
caption-export-all =
    Attendance of <b>{ $community }</b>, everything: { $rows ->
        [one] one line
       *[other] { $rows } lines
    }.

# $community = Oak Vale CIG
# $topic = Team dynamics
# $day = Thu 19 Nov 2026
# $rows = 12
caption-export-session =
    Attendance of <b>{ $community }</b>, { $day }, { $topic }: { $rows ->
        [one] one line
       *[other] { $rows } lines
    }.

export-care = The file holds names: please keep it where only those who need it can read it.

button-exports = Export attendance

# $cycle = 2026/27
button-export-cycle = Cycle { $cycle }

# $community = Oak Vale CIG
# $cycle = 2026/27
button-export-cycle-in = { $community }: cycle { $cycle }

button-export-session = One session

# $community = Oak Vale CIG
button-export-session-in = { $community }: one session

button-export-all = Everything

# $community = Oak Vale CIG
button-export-all-in = { $community }: everything

# $day = Thu 19 Nov
# $topic = Team dynamics
button-export-one = { $day }: { $topic }

button-exports-later = ← Later
button-exports-earlier = Earlier →

button-export-xlsx = Excel
button-export-csv = CSV
button-export-json = JSON

button-export-stop = Stop

button-export-again = Another export
