"""Drawing a presenter among many members, beside the same draw among few."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import datetime, timedelta
from pathlib import Path
from time import perf_counter
from typing import Any

import sqlalchemy as sa

from actions.presenters import draw_by_clock
from bench import rig, seed
from bench.figure import Figure, Plan, milliseconds, percentile
from bot.clock import WallClock
from rules.ids import SessionId
from storage.db import Database, Tx
from storage.tables import (
    AttendanceRow,
    BookingRow,
    PresenterDrawRow,
    PresenterSlotRow,
    PresenterVolunteerRow,
    SessionRow,
)

FEW = 100
MANY = 10_000
PLACES = 12
SOON = 20
"""Sessions that nobody is drawn for: they begin within three days, when a volunteer would go first."""
WARM_UP = 2


def measure(plan: Plan) -> list[Figure]:
    """The draw as the clock makes it, in a transaction of its own, for one session after the other."""
    draws = 3 if plan.quick else 10
    sessions = SOON + WARM_UP + plan.rounds * draws
    with ExitStack() as stack:
        place = stack.enter_context(rig.folder())
        few = stack.enter_context(closing(_open(place / "few.sqlite3", FEW, sessions)))
        many = stack.enter_context(closing(_open(place / "many.sqlite3", MANY, sessions)))
        coming = [SessionId(number) for number in range(SOON + 1, sessions + 1)]
        for one in coming[:WARM_UP]:
            _draw(few, one)
            _draw(many, one)
        among_few, among_many = [], []
        for number in range(plan.rounds):
            waits: tuple[list[float], list[float]] = [], []
            for one in coming[WARM_UP + number * draws :][:draws]:
                waits[0].append(_draw(few, one))
                waits[1].append(_draw(many, one))
            among_few.append(milliseconds(percentile(waits[0], 50)))
            among_many.append(milliseconds(percentile(waits[1], 50)))
            plan.say(f"round {number + 1}: {among_few[-1]:.2f} ms and {among_many[-1]:.2f} ms")
        for database in (few, many):
            _assert_all_asked(database, sessions - SOON)
    what, baseline = f"drawing a presenter among {MANY:,} members", f"{FEW} members"
    return [Figure(what, "ms", baseline, among_many, among_few, 20, 5, less_is_better=True)]


def _draw(database: Database, session_id: SessionId) -> float:
    begun = perf_counter()
    database.write_now(draw_by_clock, WallClock().now(), session_id)
    return perf_counter() - begun


def _open(file: Path, members: int, sessions: int) -> Database:
    """A community with years behind it: everybody has come once, every fourth has presented, some twice."""
    seed.fill(file, members=members, sessions=sessions, places=PLACES)
    database = Database(f"sqlite:///{file}")
    now = WallClock().now()
    database.write_now(_remember, members, sessions, now)
    return database


def _remember(tx: Tx, members: int, sessions: int, now: datetime) -> None:
    past = members // 3
    first = sessions + 1
    _insert(tx, SessionRow, (_past(number, now) for number in range(past)))
    everybody = range(1, members + 1)
    _insert(tx, BookingRow, ({**_at(first, past, one), "booked_at": now} for one in everybody))
    mark = {"status": "attended", "established": "sheet"}
    _insert(tx, AttendanceRow, ({**_at(first, past, one), **mark} for one in everybody))
    presented = [*everybody[3::4], *everybody[3::40]]
    kept = {"front": "1", "turns": 0, "last_turn": None, "lot": 1, "behind": None}
    drawn = {"drawn_at": now, "pool": "attended", "candidates": kept}
    _insert(tx, PresenterDrawRow, ({"session_id": first + n, "chosen_id": 1, **drawn} for n in range(past)))
    _insert(tx, PresenterSlotRow, _slots(first, past, presented, now))
    # Some offer to present once more: looked at in each draw, and passed by for those who had no turn.
    coming = range(SOON + 1, sessions + 1)
    offers = (
        {"member_id": one, "session_id": coming[one % len(coming)], "at": now} for one in everybody[3::80]
    )
    _insert(tx, PresenterVolunteerRow, offers)


def _slots(first: int, past: int, presented: list[int], now: datetime) -> Iterator[dict[str, Any]]:
    """One for each of these, and an earlier no of every third of them."""
    for number, one in enumerate(presented):
        at = {"session_id": first + number % past, "member_id": one, "draw_id": 1 + number % past}
        told = {"asked_at": now, "answer_by": now, "part": "presenter", "case_audience": "facilitator"}
        yield {**at, **told, "state": "presented", "changed_at": now}
        if number % 3 == 0:
            said = now - timedelta(days=number % 90)
            yield {**at, **told, "member_id": one - 1, "state": "declined", "changed_at": said}


def _at(first: int, past: int, member: int) -> dict[str, Any]:
    return {"session_id": first + member % past, "member_id": member}


def _past(number: int, now: datetime) -> dict[str, Any]:
    return {
        "community_id": 1,
        "cycle_id": 1,
        "facilitator_id": 1,
        "status": "scheduled",
        "topic": "Team dynamics",
        "starts_at": now - timedelta(days=2 + number % 600, hours=number // 600),
        "minutes": 50,
        "places": PLACES,
        "join_link": "",
        "uid": f"past-{number}",
        "sequence": 0,
    }


def _insert(tx: Tx, table: Any, rows: Any) -> None:
    everything = list(rows)
    if everything:
        tx.execute(sa.insert(table.__table__), everything)


def _assert_all_asked(database: Database, draws: int) -> None:
    """Every draw that was measured found somebody."""

    def count(tx: Tx) -> int:
        slots = PresenterSlotRow.__table__  # type: ignore[attr-defined]  # SQLModel gives every table one.
        live = sa.select(sa.func.count()).select_from(slots).where(slots.c.state.in_(("asked", "accepted")))
        found: int = tx.execute(live).scalar_one()
        return found

    found = database.read_now(count)
    assert found == draws, (found, draws)
