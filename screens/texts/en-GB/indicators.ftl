### Indicators: what each counts, asked for in the chat, and what the command line says of their files.

indicators-which = The indicators of which region, and in which form? They have a row for each figure and each quarter that is over.

indicators-forms = CSV opens in Excel; JSON is for other programs.

indicators-noted = The file may leave the trust: counts of people are by fives, and small ones are held back. It is noted that you asked for it, and when.

# $region = Thames
indicators-form = In which form would you like the indicators of <b>{ $region }</b>? They have a row for each figure and each quarter that is over.
button-indicators-csv = CSV
button-indicators-json = JSON
# $region = Thames
button-indicators-csv-of = { $region }: CSV
# $region = Thames
button-indicators-json-of = { $region }: JSON
button-indicators-again = Other indicators

# $region = Thames
indicators-on-its-way = The indicators of <b>{ $region }</b> are being put together. The file comes here in a moment, as a message of its own.

# $region = Thames
indicators-already = The indicators of <b>{ $region }</b> are being put together already, since you asked for them before. The file comes here in a moment.

# $region = Thames
indicators-none-yet = There are no indicators of <b>{ $region }</b> yet. A quarter is told three weeks after its end, once one with a session is over. Please ask again then.

# $region = Thames
indicators-refused-others = The indicators of <b>{ $region }</b> are counted together with communities that you do not look after, so they are not sent here. Please ask the person who runs this bot for the file.

# $region = Thames
# $rows = 26
# $back = 14
caption-indicators =
    Indicators of <b>{ $region }</b>: { $rows ->
        [one] one row
       *[other] { $rows } rows
    }. { $back ->
        [0] None is held back.
        [one] One row is held back: its column "suppressed" says why.
       *[other] { $back } rows are held back: their column "suppressed" says why.
    }

indicators-may-leave = It names nobody, and may leave the trust: counts of people are by fives, and small ones are held back.

indicators-page-head = | indicator | version | what it is about | numerator | denominator |

indicator-sessions-held-name = Sessions held
indicator-sessions-held-number = sessions of the region that took place in the quarter, of every kind

indicator-places-offered-name = Places offered
indicator-places-offered-number = places of these sessions

indicator-attended-of-booked-name = Attendance
indicator-attended-of-booked-number = booked places whose doctor came, for all of the session or a part of it
indicator-attended-of-booked-of = booked places, at sessions for which attendance was marked at all

indicator-members-reached-name = Reach
indicator-members-reached-number = members who came to one session of the quarter or more, each counted once
indicator-members-reached-of = members who belonged to the region at some time in the quarter

indicator-members-reached-under-1-year-name = Reach, under 12 months in the NHS
indicator-members-reached-under-1-year-number = those of them who have been in the NHS for under 12 months
indicator-members-reached-under-1-year-of = members in this band

indicator-members-reached-1-to-2-years-name = Reach, 1 to 2 years in the NHS
indicator-members-reached-1-to-2-years-number = those of them who have been in the NHS for 1 to 2 years
indicator-members-reached-1-to-2-years-of = members in this band

indicator-members-reached-3-to-5-years-name = Reach, 3 to 5 years in the NHS
indicator-members-reached-3-to-5-years-number = those of them who have been in the NHS for 3 to 5 years
indicator-members-reached-3-to-5-years-of = members in this band

indicator-members-reached-over-5-years-name = Reach, over 5 years in the NHS
indicator-members-reached-over-5-years-number = those of them who have been in the NHS for over 5 years
indicator-members-reached-over-5-years-of = members in this band

indicator-members-reached-not-said-name = Reach, time in the NHS not said
indicator-members-reached-not-said-number = those of them who have not said for how long they have been in the NHS
indicator-members-reached-not-said-of = members who have not said it

indicator-presenter-volunteered-name = Presenters who volunteered
indicator-presenter-volunteered-number = sessions whose presenter had offered to present; those of the others were drawn
indicator-presenter-volunteered-of = sessions held that had a presenter

indicator-offers-taken-name = Places taken from the waiting list
indicator-offers-taken-number = offers of a freed place that were taken
indicator-offers-taken-of = offers that were taken, turned down or not answered in time

indicator-found-useful-name = Usefulness
indicator-found-useful-number = answers "useful" or "very useful" after a session
indicator-found-useful-of = answers to that question, as far as they were published in all detail

indicator-felt-safe-name = Safety
indicator-felt-safe-number = answers "agree" or "strongly agree" to having felt safe in the session
indicator-felt-safe-of = answers to that question, as far as they were published in all detail

# $file = indicators.csv
# $rows = 26
# $regions = 2
# $back = 14
indicators-written =
    { $rows ->
        [one] 1 row
       *[other] { $rows } rows
    } of { $regions ->
        [one] 1 region
       *[other] { $regions } regions
    } written to { $file }. { $back ->
        [0] None is held back.
        [one] 1 row is held back: the column "suppressed" says why.
       *[other] { $back } rows are held back: the column "suppressed" says why.
    }
# $file = indicators.csv
indicators-written-none = 0 rows written to { $file }. A quarter is told three weeks after its end, and none with a session is over for so long.

# $file = north.csv
indicators-file = { $file }
# $file = north.csv
# $row = 7
indicators-row = { $file }, row { $row }

indicators-nothing-written = Nothing was written.
indicators-no-quarter = No whole quarter lies between --from and --to.
indicators-no-rows = The files hold no rows.
# $file = north.csv
indicators-twice = { $file } is named twice. Name each file once.
# $file = north.csv
indicators-missing = { $file } does not exist.
# $file = north.csv
indicators-no-file = { $file } is no file. Check the path.

# $where = north.csv
indicators-unreadable-encoding = { $where } is not UTF-8. Export it again, or save it as "CSV UTF-8".
# $where = north.csv
indicators-unreadable-empty = { $where } is empty. Export it again.
# $where = north.csv
indicators-unreadable-separator = { $where } separates its cells by something else than commas. Export it again, or save it as CSV with commas.
# $where = north.csv
indicators-unreadable-form = { $where } is not what its ending says. It must be .csv, or .json with an array of rows, as cigbot export indicators writes them.
# $where = north.csv, row 7
indicators-unreadable-cells = { $where } has other columns than the first row. Export the file again.
# $where = config.toml
indicators-unreadable-other = { $where } is not a file of indicators.

# $number = 12
indicators-wrong-more = And { $number } more.
# $where = north.csv
# $what = doctor
indicators-wrong-column = { $where } has the column "{ $what }", which is not known or is there twice. Take it out: nothing else may be shared in this file.
# $where = north.csv
# $what = region
indicators-wrong-no-column = { $where } has no column "{ $what }". Export the file again.
# $where = north.csv, row 7
# $what = tea-drunk
indicators-wrong-indicator = { $where } has the indicator "{ $what }", which this version of cigbot does not know. Update cigbot, or take the row out.
# $where = north.csv, row 7
# $what = felt-safe 2
indicators-wrong-version = { $where } has another version of a definition than this version of cigbot knows: { $what }. Have the file exported by the same version of cigbot as this one.
# $where = south.csv, row 9
# $other = north.csv, row 7
# $what = felt-safe
indicators-wrong-mixed = { $where } and { $other } count "{ $what }" by different versions of its definition. Export both files with the same version of cigbot.
# $where = north.csv, row 7
indicators-wrong-region = { $where } has no region. Set region in the configuration of whoever made the file, and export it again.
# $where = north.csv, row 7
# $what = spring
indicators-wrong-period = { $where } has the period "{ $what }". Write it like 2026-10-01/2026-12-31, first and last day.
# $where = north.csv, row 7
# $what = numerator
indicators-wrong-number = { $where } has something else than a number in the column "{ $what }". Export the file again.
# $where = north.csv, row 7
# $what = maybe
indicators-wrong-suppressed = { $where } has "{ $what }" in the column "suppressed". It must be no, few, band or unpublished: export the file again.
# $where = north.csv, row 7
# $what = few
indicators-wrong-held-back = { $where } says that its figures are held back ({ $what }), and holds some. Empty numerator, denominator and value, or export the file again.
# $where = north.csv, row 7
# $what = numerator
indicators-wrong-missing = { $where } says that nothing is held back, and its "{ $what }" is missing or should not be there. Export the file again.
# $where = north.csv, row 7
# $what = 3
indicators-wrong-small = { $where } tells the count { $what }. Counts of people leave a trust rounded to fives, and none from 1 to 7: do not pass this file on, and have it exported again.
# $where = north.csv, row 7
indicators-wrong-more-than-all = { $where } has a numerator that is greater than its denominator. Export the file again.
# $where = north.csv, row 7
# $what = 0.667
indicators-wrong-value = { $where } has a value that its numerator and denominator do not make: they make "{ $what }". A value comes from rounded counts only: export the file again.
# $where = north.csv, row 7
# $what = unpublished
indicators-wrong-reason = { $where } is held back for a reason that this indicator does not have: { $what }. Export the file again.
# $where = north.csv, row 7
# $what = members-reached-not-said
indicators-wrong-derived = { $where }: with the rows beside it somebody could work out a count that is held back ({ $what }). Do not pass this file on, and have it exported again.
# $where = south.csv, row 9
# $other = north.csv, row 7
# $what = felt-safe
indicators-wrong-overlap = { $where } and { $other } tell "{ $what }" of the same region for the same days. Leave one of them out, or export with --from and --to.
