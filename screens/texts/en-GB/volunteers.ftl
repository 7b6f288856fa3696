### Offering to present, and the page of a member's own.

volunteer-noted =
    Thank you. I have noted that you would present at this session. You are not asked again: if it is you, I tell you.
    The presenter is chosen two weeks before the start, or at once if that has passed. Those with the fewest turns go first, and among them those who offered.

volunteer-withdrawn = You no longer offer to present at this session. Nobody else was told.

volunteer-was-none = You do not offer to present at this session, so nothing was changed. If you have agreed to present and cannot, press "My presenting" on the session's page.

volunteer-refused-session-cancelled = This session was cancelled, so nobody presents at it.

volunteer-refused-no-case = This kind of session has no presenter. You can offer to present at another one.

volunteer-refused-session-begun = This session has begun. You can offer to present at another one.

volunteer-refused-you-lead = You lead this session, and somebody else presents. You can offer to present at another one.

volunteer-refused-you-are-asked = You are asked to present at this session already. The session's page leads you to the question.

volunteer-refused-you-present = You present at this session already. The session's page leads you to it.

volunteer-refused-never = You asked me never to ask you to present, and I keep to that. To offer it after all, first press "You can ask me again".

volunteer-refused-no-such-topic = This topic is no longer on the list, so nothing was changed. The others are below.

part-presenter-asked = You are asked to present here.
part-presenter-accepted = You present here.
part-backup-asked = You are asked to be the backup here.
part-backup-accepted = You are the backup here.
part-volunteers = You have offered to present here.

# $community = Oak Vale CIG
my-presenting = <b>Presenting</b> in { $community }

# $turns = 1
# $cycle = 2026/27
my-presenting-turns =
    { $turns ->
        [0] Your turns in { $cycle }: none so far.
       *[other] Your turns in { $cycle }, with those you have agreed to: { $turns }.
    }

# $topic = Team dynamics
# $when = Thu 10 Dec 2026, 17:00 (London)
my-presenting-volunteers = You have offered to present at <b>{ $topic }</b>, { $when }.

my-presenting-coming = <b>To come</b>

my-presenting-past = <b>Before</b>

my-presenting-topics = On which topics would you present? When one of them comes up, you are asked before others. Each time you can say no.

my-presenting-no-topics = To offer yourself for a session, open its page and press "I would present".

# $topic = Team dynamics
# $when = Thu 10 Dec 2026, 17:00 (London)
my-turn-presenter-asked = · { $when }: you are asked to present ({ $topic })
# $topic = Team dynamics
# $when = Thu 10 Dec 2026, 17:00 (London)
my-turn-presenter-accepted = · { $when }: you present ({ $topic })
# $topic = Team dynamics
# $when = Thu 10 Dec 2026, 17:00 (London)
my-turn-presenter-declined = · { $when }: not this time ({ $topic })
# $topic = Team dynamics
# $when = Thu 10 Dec 2026, 17:00 (London)
my-turn-presenter-never = · { $when }: you asked not to be asked ({ $topic })
# $topic = Team dynamics
# $when = Thu 10 Dec 2026, 17:00 (London)
my-turn-presenter-lapsed = · { $when }: no answer ({ $topic })
# $topic = Team dynamics
# $when = Thu 10 Dec 2026, 17:00 (London)
my-turn-presenter-handed-back = · { $when }: you could not present ({ $topic })
# $topic = Team dynamics
# $when = Thu 10 Dec 2026, 17:00 (London)
my-turn-presenter-swapped = · { $when }: you swapped it ({ $topic })
# $topic = Team dynamics
# $when = Thu 10 Dec 2026, 17:00 (London)
my-turn-presenter-presented = · { $when }: you presented ({ $topic })
# $topic = Team dynamics
# $when = Thu 10 Dec 2026, 17:00 (London)
my-turn-presenter-missed = · { $when }: you were not there, says the sheet ({ $topic })
# $topic = Team dynamics
# $when = Thu 10 Dec 2026, 17:00 (London)
my-turn-backup-asked = · { $when }: you are asked to be the backup ({ $topic })
# $topic = Team dynamics
# $when = Thu 10 Dec 2026, 17:00 (London)
my-turn-backup-accepted = · { $when }: you are the backup ({ $topic })
# $topic = Team dynamics
# $when = Thu 10 Dec 2026, 17:00 (London)
my-turn-backup-declined = · { $when }: not the backup ({ $topic })
# $topic = Team dynamics
# $when = Thu 10 Dec 2026, 17:00 (London)
my-turn-backup-never = · { $when }: you asked not to be asked ({ $topic })
# $topic = Team dynamics
# $when = Thu 10 Dec 2026, 17:00 (London)
my-turn-backup-lapsed = · { $when }: asked to be the backup, no answer ({ $topic })
# $topic = Team dynamics
# $when = Thu 10 Dec 2026, 17:00 (London)
my-turn-backup-handed-back = · { $when }: you could not be the backup ({ $topic })
# $topic = Team dynamics
# $when = Thu 10 Dec 2026, 17:00 (London)
my-turn-backup-called = · { $when }: the backup, then asked to present ({ $topic })
# $topic = Team dynamics
# $when = Thu 10 Dec 2026, 17:00 (London)
my-turn-backup-stood-by = · { $when }: you were the backup ({ $topic })

button-volunteer = I would present
button-volunteer-no-more = I would rather not present
# $day = Thu 10 Dec
# $topic = Team dynamics
button-my-asking = { $day }, answer: { $topic }
# $day = Thu 10 Dec
# $topic = Team dynamics
button-my-turn = { $day }: { $topic }
# $topic = Team dynamics
button-topic-off = I would: { $topic }
# $topic = Team dynamics
button-topic-on = ✓ { $topic }
