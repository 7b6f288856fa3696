"""Two cycles to report on: a small one, of three sessions and eleven doctors, and a year of two hundred."""

import random
from datetime import UTC, date, datetime, timedelta

from rules.attendance import Established, Status
from rules.feedback import pairs as pairing
from rules.feedback.releasing import _figure
from rules.feedback.rounds import State
from rules.feedback.standard import BARRIERS, NEEDS, PAIRED, SESSION
from rules.feedback.surveys import Survey
from rules.pdsa.cycles import Field, PdsaCycle
from rules.pdsa.cycles import State as CycleState
from storage import pdsa, themes
from storage.feedback import published, rounds, surveys
from storage.tables import (
    AttendanceRow,
    BookingRow,
    CycleRow,
    GroupPollRow,
    ReleasedLineRow,
    SessionRow,
)

NAME = "2026/27"
FIRST = datetime(2026, 10, 1, 16, tzinfo=UTC)
TOPICS = ("Communicating across cultures", "Team dynamics", "Recognising burnout", "Speaking up")


def cycle(world, name=NAME, starts_on=date(2026, 8, 1), community=None):
    def insert(tx):
        row = CycleRow(community_id=community or world.community, name=name, starts_on=starts_on)
        tx.orm.add(row)
        tx.flush()
        return row.id

    return world.db.write_now(insert)


def session(world, cycle_id, starts_at, number, community=None, **columns):
    facilitator = world.member("Femi", "facilitator", community=community)

    def insert(tx):
        row = SessionRow(
            **{
                "community_id": community or world.community,
                "cycle_id": cycle_id,
                "facilitator_id": facilitator,
                "status": "scheduled",
                "topic": TOPICS[number % len(TOPICS)],
                "starts_at": starts_at,
                "minutes": 50,
                "places": 20,
                "join_link": "",
                "uid": f"uid-{cycle_id}-{number}",
                **columns,
            }
        )
        tx.orm.add(row)
        tx.flush()
        return row.id

    return world.db.write_now(insert)


def attended(world, session_id, came, missed=()):
    """These were there, with a place; those had one and were not."""

    def insert(tx):
        for member in (*came, *missed):
            tx.orm.add(BookingRow(session_id=session_id, member_id=member, booked_at=world.now))
            status = Status.ATTENDED if member in came else Status.MISSED
            established = Established.SHEET
            tx.orm.add(
                AttendanceRow(session_id=session_id, member_id=member, status=status, established=established)
            )

    world.db.write_now(insert)


def asked(world, survey: Survey, opens_at, *answers, session_id=None, first_id=None, state=State.PUBLISHED):
    """A round that has ended: what of these answers may be told is published; its id."""

    def insert(tx):
        surveys.freeze(tx, world.community, survey)
        one = rounds.add(
            tx, world.community, session_id, survey, opens_at, opens_at + timedelta(days=7), 4000, first_id
        )
        if state is State.PUBLISHED:
            figures = []
            for at, item in enumerate(survey.items):
                given = [row[at] for row in answers if row[at]]
                if item.several:
                    counts = tuple(sum(one >> bit & 1 for one in given) for bit in range(len(item.options)))
                else:
                    counts = tuple(given.count(level) for level in range(1, len(item.options) + 1))
                figures.append(_figure(item, counts, len(given), len(given)))
            published.add(tx, one, figures)
        if state is not State.OPEN:
            rounds.move(tx, one, state)
        return one.id

    return world.db.write_now(insert)


def compared(world, opens_at, first_id, befores, afters):
    """The round after, with what may be told of the differences."""
    round_id = asked(world, PAIRED, opens_at, *afters, first_id=first_id)
    pairs = pairing.empty(PAIRED)
    for before, after in zip(befores, afters, strict=True):
        pairs = pairing.add(pairs, PAIRED, before, after)
    told = [len(afters)] * len(PAIRED.items)
    figures = pairing.published(PAIRED, pairs, told, told)

    def insert(tx):
        published.add_pairs(tx, rounds.find(tx, round_id), figures)

    world.db.write_now(insert)
    return round_id


def small(world):
    """Three sessions; eleven members, of whom nine came; seven answered once, and nothing else was asked."""
    cycle_id = cycle(world)
    bands = ["under-1"] * 3 + ["1-2"] * 5 + ["3-5"] * 2
    people = [
        world.member(name, experience=band, joined_at=FIRST - timedelta(days=9))
        for name, band in zip("ABCDEGHIJK", bands, strict=True)
    ]
    starts = [FIRST + timedelta(weeks=4 * number) for number in range(3)]
    ids = [session(world, cycle_id, at, number) for number, at in enumerate(starts)]
    attended(world, ids[0], people[:7], people[7:8])
    attended(world, ids[1], people[:3])
    attended(world, ids[2], people[3:9], people[:1])
    chance = random.Random(1)
    answers = [(chance.choice((3, 4)), chance.choice((3, 4, 5)), 3) for _ in range(7)]
    asked(world, SESSION, starts[0] + timedelta(hours=1), *answers, session_id=ids[0])
    asked(world, SESSION, starts[1], session_id=ids[1], state=State.POOLED)
    asked(world, SESSION, starts[2], session_id=ids[2], state=State.OPEN)
    world.now = starts[2] + timedelta(days=2)
    return cycle_id


def rich(world, sessions=14):
    """A year of two hundred doctors: nobody under twelve months came; everything was asked."""
    chance = random.Random(2026)
    cycle_id = cycle(world)
    weights = {"under-1": 38, "1-2": 90, "3-5": 44, "over-5": 20, None: 8}
    people = [
        (world.member(f"{band} {number}", experience=band, joined_at=FIRST - timedelta(days=30)), band)
        for band, many in weights.items()
        for number in range(many)
    ]
    eager = [member for member, band in people if band not in ("under-1", None)]
    starts = [FIRST + timedelta(weeks=3 * number) for number in range(sessions)]
    for number, at in enumerate(starts):
        each = session(world, cycle_id, at, number)
        came = chance.sample(eager, 8 + chance.randint(0, 3) + (6 if number >= 6 else 0))
        missed = [one for one in chance.sample(eager, 3) if one not in came]
        attended(world, each, came, missed)
        answers = [
            (chance.choice((2, 3, 4, 4)), chance.choice((1, 3, 4, 4, 5, 5)), chance.choice((1, 2, 3, 3, 3)))
            for _ in range(max(3, len(came) - 2 - (number % 3) * 3))
        ]
        state = State.PUBLISHED if len(answers) >= 5 else State.POOLED
        asked(world, SESSION, at + timedelta(hours=1), *answers, session_id=each, state=state)
        if number == 9:
            _poll(world, each, came)
    session(world, cycle_id, starts[4] + timedelta(days=3), sessions, status="cancelled")
    _series(world, chance)
    _choices(world, chance)
    _lines(world)
    _log(world)
    world.now = starts[-1] + timedelta(weeks=3)
    return cycle_id


def _poll(world, session_id, came):
    totals = [7, 4, 1, 0]
    world.db.write_now(
        lambda tx: tx.orm.add(
            GroupPollRow(
                session_id=session_id,
                state="closed",
                present=len(came),
                release="full",
                votes=12,
                favourable=11,
                totals=totals,
            )
        )
    )


def _series(world, chance):
    befores = [tuple(chance.choice((1, 2, 2, 3, 3, 4)) for _ in PAIRED.items) for _ in range(24)]
    afters = [
        tuple(min(5, max(1, one + chance.choice((-1, 0, 0, 1, 1, 2)))) for one in row) for row in befores
    ]
    before = asked(world, PAIRED, FIRST - timedelta(days=5), *befores)
    compared(world, FIRST + timedelta(weeks=40), before, befores, afters)


def _choices(world, chance):
    def pick(options, often):
        return sum(1 << at for at in range(options) if chance.random() < often / (at + 2))

    needs = [(pick(8, 1.5),) for _ in range(60)]
    asked(world, NEEDS, FIRST + timedelta(weeks=6), *needs)
    barriers = [(pick(8, 1.3),) for _ in range(41)]
    asked(world, BARRIERS, FIRST + timedelta(weeks=20), *barriers)


def _lines(world):
    said = {
        "Exams and portfolio": (
            "More time for the exam would help.",
            "Study leave is hard to get.",
            "Exams.",
        ),
        "Rotas": ("Sessions fall on my on-call days.",),
    }

    def insert(tx):
        asked = rounds.of_community(tx, world.community)
        of_needs = next(one.id for one in asked if one.purpose is NEEDS.purpose)
        number = 0
        for name, lines in said.items():
            theme = themes.add(tx, world.community, name, ())
            for words in lines:
                number += 1
                tx.orm.add(
                    ReleasedLineRow(
                        name=f"line{number}",
                        round_id=of_needs,
                        words=words,
                        quotable=True,
                        sorted=True,
                        themes=[theme],
                    )
                )

    world.db.write_now(insert)


def _log(world):
    femi = world.member("Femi", "facilitator")
    told = {
        Field.OBJECTIVE: "More doctors come after a day at work",
        Field.CHANGE: "Sessions begin at five, and not at one",
        Field.PREDICTION: "Three more come on average",
        Field.RESULT: "Six more came on average.",
        Field.LEARNING: "The hour matters more than the topic.",
        Field.DECISION: "adopt",
        Field.NEXT: "All sessions begin at five.",
    }

    def insert(tx):
        one = pdsa.add_cycle(tx, world.community, femi, told)
        ended = PdsaCycle(
            one.id,
            world.community,
            one.number,
            femi,
            CycleState.ENDED,
            date(2027, 1, 20),
            date(2027, 3, 1),
            told,
        )
        pdsa.save_cycle(tx, ended)
        plan = {
            Field.OBJECTIVE: "More doctors come in their first year",
            Field.CHANGE: "They are invited in the week of the induction",
        }
        other = pdsa.add_cycle(tx, world.community, femi, plan)
        going = PdsaCycle(
            other.id, world.community, other.number, femi, CycleState.DO, date(2027, 5, 3), None, plan
        )
        pdsa.save_cycle(tx, going)
        pdsa.add_cycle(tx, world.community, femi, {Field.OBJECTIVE: "Supervisors release doctors for it"})
        pdsa.add_issue(
            tx, world.community, femi, "Nobody knows when study leave can be taken", date(2027, 1, 4)
        )

    world.db.write_now(insert)
