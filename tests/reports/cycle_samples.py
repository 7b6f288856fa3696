"""Two reports to try: a small one of which little may be told, and a rich one."""

from datetime import UTC, date, datetime

from reports.cycle.chart_content import (
    About,
    Answered,
    Band,
    Bar,
    Changed,
    Changes,
    Event,
    Levels,
    Line,
    OverTime,
    Pareto,
    Point,
    Reach,
    Share,
    Shares,
    Signal,
    Step,
    Stretch,
    Timeline,
)
from reports.cycle.content import Facts, Hidden, Listed, Report, Section, Sentences, Table, Words

AGREEMENT = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")
USEFULNESS = ("Not useful", "A little useful", "Useful", "Very useful")
HIDDEN = "fewer than five"
WORDS = Words("In this report", "The figures of this chart", "Chart, scrolls sideways")


def about(key, title, *head, notes=(), hidden=HIDDEN):
    return About(key, title, f"{title}: what it shows.", f"Chart of {title.lower()}.", head, hidden, notes)


ATTENDANCE = OverTime(
    about("attendance", "Attendance, session by session", "Session", "Doctors", "What was seen"),
    "Doctors who came",
    tuple(
        Point(f"{day} {month}", value)
        for day, month, value in (
            *((5, "Oct", 6), (19, "Oct", 7), (2, "Nov", 5), (16, "Nov", 8), (30, "Nov", 6), (14, "Dec", 9)),
            *((11, "Jan", 12), (25, "Jan", 11), (8, "Feb", 13), (22, "Feb", None), (8, "Mar", 12)),
            *((22, "Mar", 14), (12, "Apr", 11), (26, "Apr", 26)),
        )
    ),
    (
        Stretch(0, 5, Line(6.5, "Mean 6.5"), (Line(0.8, "Lower limit 0.8"), Line(12.2, "Upper limit 12.2"))),
        Stretch(6, 13, Line(12, "Mean 12"), (Line(8, "Lower limit 8"), Line(16.1, "Upper limit 16.1"))),
    ),
    (
        Signal(tuple(range(6, 13)), "Seven sessions in a row above the mean."),
        Signal((13,), "One session outside the limits."),
    ),
    (Event(6, "Sessions were moved to the lunch break."), Event(11, "Reminders a week before.")),
)
LONG = OverTime(
    about("long", "Attendance of a year of weeks", "Session", "Doctors", "What was seen"),
    "Doctors who came",
    tuple(
        Point(f"{1 + at % 28} {month} 2026", 40 + (at * 17) % 23) for at, month in enumerate(["Sept"] * 52)
    ),
    (Stretch(0, 51, Line(51, "Median 51")),),
)
ITEMS = Levels(
    about("felt", "How sessions were found", "Statement", *AGREEMENT, "Answers", hidden="not shown"),
    AGREEMENT,
    (
        Answered("I could say what I think", (1, 4, 9, 60, 48), "122 answers"),
        Answered(
            "I felt safe to say when something in a session went wrong, also when a senior colleague of "
            "my own department was there and listened",
            (12, 20, 31, 40, 9),
            "112 answers",
        ),
        Answered("I would miss the group", (0, 0, 0, 4, 9), "13 answers"),
        Answered("Too few answered", None, "not shown: fewer than five answered"),
    ),
)
USEFUL = Levels(
    about("useful", "How useful", "Item", *USEFULNESS, "Answers"),
    USEFULNESS,
    (Answered("How useful was the session?", (3, 9, 60, 80), "152 answers"),),
)
FAVOURABLE = Shares(
    about("favourable", "Favourable answers", "Item", "Share", "From", "To", "Answers"),
    (
        Share("Useful or very useful", 0.92, (0.86, 0.95), "140 of 152"),
        Share("I felt safe", 1.0, (0.7, 1.0), "10 of 10"),
        Share("I would come again, and tell a colleague", None, None, "all but one, or all, of 6"),
        Share("Nobody yet", 0.0, (0.0, 0.28), "0 of 10"),
    ),
)
PAIRS = Changes(
    about(
        "pairs",
        "Before and after",
        "Item",
        "-4",
        "-3",
        "-2",
        "-1",
        "0",
        "+1",
        "+2",
        "+3",
        "+4",
        "Said",
        hidden="not shown",
    ),
    ("-4", "-3", "-2", "-1", "0", "+1", "+2", "+3", "+4"),
    ("Lower after", "The same", "Higher after"),
    (
        Changed("I can speak up", (0, 0, 1, 3, 20, 31, 12, 2, 0), "45 higher, 20 the same, 4 lower"),
        Changed("I can disagree with a senior colleague", (0, 1, 0, 6, 30, 22, 9, 1, 0), "typically +0.5"),
        Changed("I belong here", None, "not shown: fewer than ten answered twice"),
    ),
)
BARRIERS = Pareto(
    about(
        "barriers",
        "What kept doctors away",
        "Barrier",
        "Named",
        "Of those who answered",
        "Share so far",
        notes=("Some are hidden.",),
    ),
    (
        Bar("Clinical work that could not wait", 41, 0.41, "68%"),
        Bar("On call", 30, 0.71, "50%"),
        Bar("Told too late", 14, 0.85, "23%"),
        Bar("No quiet place", 8, 0.93, "13%"),
        Bar("Topic", None, None, HIDDEN),
    ),
    "Share of all that was named so far",
)
REACH = Reach(
    about("reach", "Who was reached", "Experience", "Members", "Came at least once", "Said"),
    (
        Band("Under 12 months in the NHS", 38, 0, "0 of 38", "not yet reached"),
        Band("1 to 2 years", 90, 60, "60 of 90 (67%)"),
        Band("3 to 5 years", 52, 31, "31 of 52 (60%)"),
        Band("Over 5 years", 20, 12, "12 of 20 (60%)"),
        Band("Not said", None, None, "fewer than five"),
    ),
    "Came at least once",
    "Not yet",
)
STEPS = Timeline(
    about("pdsa", "What was tried", "Cycle", "Change", "Prediction", "What was learnt", "Next"),
    date(2026, 9, 1),
    date(2027, 7, 31),
    tuple(
        (date(2026 + (month < 9), month, 1), name)
        for month, name in ((9, "Sep"), (11, "Nov"), (1, "Jan"), (3, "Mar"), (5, "May"), (7, "Jul"))
    ),
    (
        Step(
            "1  Sessions in the lunch break",
            date(2026, 10, 1),
            date(2027, 1, 5),
            "adopted",
            ("1", "Sessions in the lunch break", "Two more will come", "Three more came on average", "Adopt"),
        ),
        Step(
            "2  A letter to educational supervisors",
            date(2027, 1, 20),
            None,
            "going on",
            ("2", "A letter to educational supervisors asking for release", "Half will answer", "", ""),
        ),
    ),
)
RICH = Report(
    "en-GB",
    "Oak Vale CIG: report of 2026/27",
    "Oak Vale CIG",
    datetime(2027, 8, 1, 9, tzinfo=UTC),
    "Oak Vale CIG, 2026/27",
    ("In 2026/27, 103 of 200 members came to at least one of 14 sessions.", "Most found it useful."),
    (("Sessions held", "14"), ("Members", "200"), ("Came at least once", "103 (52%)")),
    (
        Section(
            "reach", "Who was reached", (Sentences(("No member with under 12 months was reached.",)), REACH)
        ),
        Section("attendance", "Attendance over time", (ATTENDANCE, LONG)),
        Section("useful", "Usefulness", (USEFUL, ITEMS, FAVOURABLE)),
        Section("pairs", "Before and after", (PAIRS,)),
        Section("barriers", "What kept doctors away", (BARRIERS,)),
        Section("pdsa", "What was tried", (STEPS,)),
        Section(
            "limits",
            "Limits",
            (
                Listed(("Members chose to join.", "Few answered.")),
                Facts((("Sessions with attendance", "13 of 14"),)),
                Table("Answers", ("Session", "Answered"), (("1", "7"), ("2", HIDDEN))),
            ),
        ),
    ),
    WORDS,
)
SMALL = Report(
    "en-GB",
    "Oak Vale CIG: report of 2026",
    "Oak Vale CIG",
    datetime(2026, 12, 1, 9, tzinfo=UTC),
    "Oak Vale CIG, 2026",
    ("Eleven members came to at least one of three sessions.",),
    (("Sessions held", "3"),),
    (
        Section(
            "reach",
            "Who was reached",
            (
                Reach(
                    about("reach", "Who was reached", "Experience", "Members", "Came", "Said"),
                    (
                        Band("Under 12 months in the NHS", 9, 0, "0 of 9", "not yet reached"),
                        Band("1 to 2 years", 12, 7, "7 of 12"),
                        Band("3 to 5 years", None, None, HIDDEN),
                        Band("Over 5 years", None, None, HIDDEN),
                    ),
                    "Came at least once",
                    "Not yet",
                ),
            ),
        ),
        Section(
            "attendance",
            "Attendance over time",
            (
                OverTime(
                    about("attendance", "Attendance", "Session", "Doctors", "Seen"),
                    "Doctors who came",
                    (Point("7 Oct", 7), Point("21 Oct", None), Point("4 Nov", 6)),
                ),
            ),
        ),
        Section(
            "useful",
            "Usefulness",
            (
                Shares(
                    about("favourable", "Favourable answers", "Item", "Share", "From", "To", "Answers"),
                    (Share("Useful or very useful", None, None, "all but one, or all, of 7"),),
                ),
            ),
        ),
        Section(
            "pairs",
            "Before and after",
            (Hidden("Nothing can be said of this yet, because too few answered."),),
        ),
    ),
    WORDS,
)
