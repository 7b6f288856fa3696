"""A cycle that is over, to report on: who came, what was asked and told, and what was tried. In bulk."""

import random
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

import sqlalchemy as sa

from bench import seed
from rules.feedback import buffer as buffers
from rules.feedback.buffer import Buffer
from rules.feedback.releasing import Publish, release
from rules.feedback.rounds import Round, State
from rules.feedback.standard import BARRIERS, NEEDS, PAIRED, SESSION
from rules.feedback.surveys import Answers, Item, Survey
from rules.ids import CommunityId, MemberId, RoundId, SessionId
from rules.members import Experience
from rules.pdsa import cycles as pdsa_rules
from rules.pdsa.cycles import Field, PdsaCycle
from storage import pdsa, themes
from storage.db import Database, Tx
from storage.feedback import published, rounds
from storage.tables import AttendanceRow, BookingRow, MemberRow, ReleasedLineRow, SessionRow
from storage.upsert import columns

NAME: Final = "2026/27"
SESSIONS: Final = 40
FIRST: Final = datetime(2026, 9, 3, 16, tzinfo=UTC)
LAST: Final = FIRST + timedelta(weeks=SESSIONS - 1)
AFTER: Final = LAST + timedelta(weeks=2)
"""When everything is told."""
BANDS: Final = (Experience.UNDER_1, Experience.YEARS_1_2, Experience.YEARS_1_2, Experience.YEARS_3_5, None)
LEADS: Final = MemberId(1)
MISSED: Final = 4
"""How many did not come to a session, of those with a place."""
PAIRS: Final = 40
LINES: Final = 60
TRIED: Final = 8
LOGGED: Final = 12
THEMES: Final = ("Exams and portfolio", "Rotas", "Speaking up", "Life outside work", "Supervision")
_SEALED_BYTES: Final = 4000


def fill(file: Path, members: int) -> None:
    """Make the storage: so many members, 40 sessions a week apart, and everything asked and told."""
    seed.fill(file, members=members, sessions=0, places=0)
    database = Database(f"sqlite:///{file}")
    database.write_now(_remember, members, random.Random(2026))
    database.close()


def _remember(tx: Tx, members: int, chance: random.Random) -> None:
    people = columns(MemberRow)
    tx.execute(sa.update(people).values(joined_at=FIRST - timedelta(days=30)))
    for at, band in enumerate(BANDS):
        tx.execute(sa.update(people).where(people.c.id % len(BANDS) == at).values(experience=band))
    for number in range(SESSIONS):
        _held(tx, number, members, chance)
    _compared(tx, chance)
    needs = [(_several(NEEDS.items[0], chance),) for _ in range(60)]
    asked = _asked(tx, NEEDS, FIRST + timedelta(weeks=6), needs)
    _said(tx, asked.id, chance)
    barriers = [(_several(BARRIERS.items[0], chance),) for _ in range(45)]
    _asked(tx, BARRIERS, FIRST + timedelta(weeks=20), barriers)
    _tried(tx)


def _held(tx: Tx, number: int, members: int, chance: random.Random) -> None:
    """A session to which 12 to 30 came; all but three of them answered."""
    starts_at = FIRST + timedelta(weeks=number)
    row = SessionRow(**seed.session(1, 1, number, 40, FIRST) | {"starts_at": starts_at})
    tx.orm.add(row)
    tx.flush()
    assert row.id is not None
    came = chance.randint(12, 22) + (8 if number >= SESSIONS // 2 else 0)
    booked = chance.sample(range(1, members + 1), came + MISSED)
    _insert(tx, BookingRow, [{"session_id": row.id, "member_id": one, "booked_at": FIRST} for one in booked])
    marks = [
        {"session_id": row.id, "member_id": one, "status": status, "established": "sheet"}
        for status, those in (("attended", booked[:came]), ("missed", booked[came:]))
        for one in those
    ]
    _insert(tx, AttendanceRow, marks)
    answers = [tuple(_one(item, chance) for item in SESSION.items) for _ in range(came - 3)]
    _asked(tx, SESSION, starts_at + timedelta(hours=1), answers, SessionId(row.id))


def _compared(tx: Tx, chance: random.Random) -> None:
    """The same people, before and after."""
    befores = [tuple(_one(item, chance) for item in PAIRED.items) for _ in range(PAIRS)]
    afters = [tuple(min(5, max(1, one + chance.randint(-1, 2))) for one in row) for row in befores]
    first = _asked(tx, PAIRED, FIRST - timedelta(days=7), befores)
    _asked(tx, PAIRED, LAST, afters, befores=befores, first_id=first.id)


def _asked(
    tx: Tx,
    survey: Survey,
    opens_at: datetime,
    answers: Sequence[Answers],
    session_id: SessionId | None = None,
    *,
    befores: Sequence[Answers] = (),
    first_id: RoundId | None = None,
) -> Round:
    """A round that is over, told as such a round is."""
    closes_at = opens_at + timedelta(days=7)
    community = CommunityId(seed.FIRST)
    one = rounds.add(tx, community, session_id, survey, opens_at, closes_at, _SEALED_BYTES, first_id)
    told = None if first_id is None else [len(answers)] * len(survey.items)
    outcome = release(_held_together(survey, answers, befores), survey, last=True, before=told)
    assert isinstance(outcome, Publish)
    published.add(tx, one, outcome.figures)
    published.add_pairs(tx, one, outcome.pairs)
    rounds.move(tx, one, State.PUBLISHED)
    return one


def _held_together(survey: Survey, answers: Sequence[Answers], befores: Sequence[Answers]) -> Buffer:
    found = buffers.empty(survey, bytes(buffers.POOL_BYTES), paired=bool(befores))
    for number, given in enumerate(answers):
        tag = number.to_bytes(buffers.TAG_BYTES, "big")
        found = buffers.add(found, survey, given, tag, tag, befores[number] if befores else None)
    return found


def _said(tx: Tx, round_id: RoundId, chance: random.Random) -> None:
    """Lines in their own words, sorted by themes."""
    known = [themes.add(tx, seed.FIRST, name, ()) for name in THEMES]
    lines = (
        {
            "name": f"line{number}",
            "round_id": round_id,
            "words": "More time for the exam would help.",
            "quotable": number % 3 == 0,
            "sorted": True,
            "themes": chance.sample(known, 1 + number % 2),
        }
        for number in range(LINES)
    )
    _insert(tx, ReleasedLineRow, lines)


def _tried(tx: Tx) -> None:
    """Changes, most of them ended, and what was found to be in the way."""
    told = {
        Field.OBJECTIVE: "More doctors come after a day at work",
        Field.CHANGE: "Sessions begin at five, and not at one",
        Field.PREDICTION: "Three more come on average",
        Field.RESULT: "Six more came on average.",
        Field.LEARNING: "The hour matters more than the topic.",
        Field.DECISION: "adopt",
        Field.NEXT: "All sessions begin at five.",
    }
    for number in range(TRIED):
        one = pdsa.add_cycle(tx, seed.FIRST, LEADS, told)
        begun = (FIRST + timedelta(weeks=4 * number + 2)).date()
        over = number < TRIED - 2
        state, ended = (
            (pdsa_rules.State.ENDED, begun + timedelta(weeks=6)) if over else (pdsa_rules.State.DO, None)
        )
        pdsa.save_cycle(tx, PdsaCycle(one.id, seed.FIRST, one.number, LEADS, state, begun, ended, told))
    for number in range(LOGGED):
        day = date(2026, 10, 1) + timedelta(weeks=number)
        pdsa.add_issue(tx, seed.FIRST, LEADS, "Nobody knows when study leave can be taken", day)


def _one(item: Item, chance: random.Random) -> int:
    """Of two levels drawn the higher one: most are content."""
    most = len(item.options)
    return max(chance.randint(1, most), chance.randint(1, most))


def _several(item: Item, chance: random.Random) -> int:
    """The first of the options more often than the last."""
    return sum(1 << at for at in range(len(item.options)) if chance.random() < 1.5 / (at + 2))


def _insert(tx: Tx, table: Any, rows: Iterable[dict[str, Any]]) -> None:
    tx.execute(sa.insert(table.__table__), list(rows))
