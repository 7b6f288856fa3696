"""A storage with people and sessions in it, written in bulk."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from bench import FIRST_PERSON, GROUP
from bot.clock import WallClock
from rules.communities import Admission, CommunitySettings
from rules.ids import CommunityId
from storage import communities, due, migrate
from storage.db import Database, Tx
from storage.tables import (
    BookingRow,
    CycleRow,
    GroupRow,
    MemberRow,
    RoleRow,
    SessionCardRow,
    SessionRow,
    WaitlistEntryRow,
)

AT_ONCE = 5000
FIRST = CommunityId(1)
"""The one community."""
COMMUNITY = CommunitySettings(
    key="main",
    name="Oak Vale CIG",
    zone=ZoneInfo("Europe/London"),
    admission=Admission.AT_ONCE,
    eligibility="",
    quiet_from=time(),
    quiet_to=time(),
    session_minutes=50,
    session_places=12,
    offer_hold=timedelta(hours=12),
)


def fill(file: Path, *, members: int, sessions: int, places: int, cards: int = 0) -> None:
    """Make the storage: the first member is the facilitator, the sessions are three hours apart from
    tomorrow on, and the first `cards` of them have a card in the group.
    """
    migrate.upgrade(f"sqlite:///{file}")
    database = Database(f"sqlite:///{file}")
    now = WallClock().now()

    def insert(tx: Tx) -> None:
        community = communities.save(tx, COMMUNITY, now)
        group = GroupRow(
            community_id=community,
            chat_id=GROUP,
            title="Oak Vale",
            purpose="announcements",
            bot_status="admin",
        )
        cycle = CycleRow(community_id=community, name="2026/27", starts_on=date(2026, 8, 1))
        tx.orm.add_all([group, cycle])
        tx.flush()
        _insert(tx, MemberRow, (_member(community, number, now) for number in range(members)))
        _insert(tx, RoleRow, [{"member_id": 1, "role": "facilitator", "granted_at": now}])
        _insert(
            tx,
            SessionRow,
            (session(community, cycle.id, number, places, now) for number in range(sessions)),
        )
        _insert(
            tx,
            SessionCardRow,
            (
                {"session_id": number, "group_id": group.id, "message_id": number}
                for number in range(1, cards + 1)
            ),
        )

    database.write_now(insert)
    database.close()


def book(file: Path, session: int, booked: Iterable[int], waiting: Iterable[int] = ()) -> None:
    """Give these members a place in the session, and put those in line."""
    database = Database(f"sqlite:///{file}")
    now = WallClock().now()

    def insert(tx: Tx) -> None:
        _insert(
            tx, BookingRow, ({"session_id": session, "member_id": one, "booked_at": now} for one in booked)
        )
        _insert(
            tx,
            WaitlistEntryRow,
            (
                {"session_id": session, "member_id": one, "place_in_line": place}
                for place, one in enumerate(waiting, 1)
            ),
        )

    database.write_now(insert)
    database.close()


def _insert(tx: Tx, table: Any, rows: Iterable[dict[str, Any]]) -> None:
    everything = list(rows)
    for first in range(0, len(everything), AT_ONCE):
        tx.execute(sa.insert(table.__table__), everything[first : first + AT_ONCE])


def _member(community: int, number: int, now: datetime) -> dict[str, Any]:
    user = FIRST_PERSON + number
    return {
        "community_id": community,
        "user_id": user,
        "chat_id": user,
        "reachable": True,
        "status": "admitted",
        "name": "Amara",
        "joined_at": now,
        "presenting": "willing",
    }


def session(community: int, cycle: int | None, number: int, places: int, now: datetime) -> dict[str, Any]:
    """A session's row, so many times three hours after tomorrow."""
    return {
        "community_id": community,
        "cycle_id": cycle,
        "facilitator_id": 1,
        "status": "scheduled",
        "topic": "Communicating across cultures",
        "starts_at": now + timedelta(days=1, hours=3 * number),
        "minutes": 50,
        "places": places,
        "join_link": "https://meet.example/abc",
        "uid": f"session-{number}",
        "sequence": 0,
    }


def put_due(file: Path, kind: str, variables: dict[str, int]) -> None:
    """Have this work fall due now, in a storage that a bot is at."""
    database = Database(f"sqlite:///{file}")
    database.write_now(due.put, kind, f"bench:{kind}", WallClock().now(), variables)
    database.close()


def places_taken(file: Path) -> tuple[int, int]:
    """How many places are booked, and how many members wait in line, over all sessions."""
    database = Database(f"sqlite:///{file}")

    def count(tx: Tx, table: Any) -> int:
        found: int = tx.execute(sa.select(sa.func.count()).select_from(table.__table__)).scalar_one()
        return found

    taken = database.read_now(count, BookingRow), database.read_now(count, WaitlistEntryRow)
    database.close()
    return taken
