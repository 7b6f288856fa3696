### The weekly figures for those who look after a community.

# $community = Oak Vale CIG
# $first = Mon 9 Nov 2026
# $last = Sun 15 Nov 2026
digest-week = <b>{ $community }, { $first } to { $last }</b>
# $what = Places booked
# $number = 12
digest-line = { $what }: { $number }
# $what = Places booked
# $fewest = 5
digest-line-few = { $what }: fewer than { $fewest }
# $fewest = 5
digest-few = Sessions are counted in full, because they are public. Of everything else a number below { $fewest } is not shown, also where it is none, so that nobody can be recognised.

digest-sessions = Sessions held
digest-bookings = Places booked
digest-came = Times somebody came to a session
digest-joined = People who joined
digest-left = People who left
digest-reports = Reports of messages
digest-measures = Warnings, mutes and removals
digest-patient-data = Messages that may have identified a patient

# $community = Oak Vale CIG
digest-about =
    <b>Weekly figures of { $community }</b>
    On Monday morning I send you the numbers of the week before: sessions, places, who joined and left as a count, reports. They hold no names, and no number below five, except how many sessions were held. A week in which nothing can be said brings no message.
digest-is-on = They come to you.
digest-is-off = They do not come to you.

button-digest = Weekly figures
button-digest-off = Switch them off for me
button-digest-on = Switch them on for me
