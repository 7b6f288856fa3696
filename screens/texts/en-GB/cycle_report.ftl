### A report of a cycle, asked for in the chat.

button-reports = Reports

cycle-report-which = Of which cycle would you like the report? It tells who was reached, attendance, feedback and what was tried, without names. It comes here as two files: a page for the browser, and a PDF to print.

cycle-report-noted = It stays within the trust: it has exact counts. It is noted that you asked for it, and when.

cycle-report-none = There is no cycle to report on yet. The first one begins when sessions are planned.

# $community = Oak Vale CIG
# $cycle = 2026/27
cycle-report-on-its-way = The report of <b>{ $community }</b>, cycle { $cycle }, is being made. It comes here in a minute, as two files.

# $community = Oak Vale CIG
# $cycle = 2026/27
cycle-report-already = The report of <b>{ $community }</b>, cycle { $cycle }, is being made already, since you asked for it before. It comes here in a minute.

# $community = Oak Vale CIG
# $cycle = 2026/27
caption-report-html = Report of <b>{ $community }</b>, cycle { $cycle }, as a page: open it in any browser. It needs no internet.

# $community = Oak Vale CIG
# $cycle = 2026/27
caption-report-pdf = Report of <b>{ $community }</b>, cycle { $cycle }, as a PDF to read or print.

cycle-report-stays-within = It names nobody, and has exact counts: please keep it within the trust. What may leave the trust are the indicators.

# $community = Oak Vale CIG
# $cycle = 2026/27
cycle-report-failed = The report of <b>{ $community }</b>, cycle { $cycle }, could not be made on the machine that runs this bot. Please ask for it once more later. If it fails again, the person who runs the bot can make it with the command line.

# $cycle = 2026/27
button-report-cycle = Cycle { $cycle }

# $community = Oak Vale CIG
# $cycle = 2026/27
button-report-cycle-in = { $community }: cycle { $cycle }

button-reports-later = ← Later
button-reports-earlier = Earlier →
button-reports-again = Another report
button-reports-indicators = Indicators
