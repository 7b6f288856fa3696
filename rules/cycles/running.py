"""A cycle that runs: what it is, renaming it, shifting what is still to come."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from zoneinfo import ZoneInfo

from rules.cycles.dates import at_time_of
from rules.dialogue import Flow, Given, Problem, Step
from rules.ids import CommunityId, CycleId
from rules.names import clean
from rules.schedule import CONFIRM
from rules.sessions import Session, Status

ANNOUNCED_BEFORE: Final = timedelta(days=14)
"""How long before its start a session of a plan is announced by a card of its own."""
_MOST_WEEKS: Final = 26
_LONGEST_NAME: Final = 64


@dataclass(frozen=True, slots=True)
class Cycle:
    """A year's plan of a community."""

    id: CycleId
    community_id: CommunityId
    name: str
    starts_on: date
    planned: bool
    """Whether it was planned as a whole, and not only made for a single session of that year."""


@dataclass(frozen=True, slots=True)
class Shift:
    """One session, from its time to the same time of day some weeks away. Times are UTC."""

    session: Session
    to: datetime


def to_come(sessions: Sequence[Session], now: datetime) -> tuple[Session, ...]:
    """Those that take place and have not begun."""
    return tuple(one for one in sessions if one.status is Status.SCHEDULED and one.starts_at > now)


def shifts(sessions: Sequence[Session], weeks: int, zone: ZoneInfo) -> tuple[Shift, ...]:
    """Each of these sessions so many weeks later, or earlier, at the same time of day in the zone."""
    found = []
    for one in sessions:
        local = one.starts_at.astimezone(zone)
        found.append(Shift(one, at_time_of(local, local.date() + timedelta(weeks=weeks), zone)))
    return tuple(found)


def too_early(found: Sequence[Shift], now: datetime) -> Problem | None:
    """Why these cannot be shifted so far, if so."""
    past = next((one.to for one in found if one.to <= now), None)
    return None if past is None else Problem("cycle-shift-past", {"moment": past}, step="weeks")


def announced_at(session: Session, now: datetime) -> datetime:
    """When a session of a plan gets its own card, quiet hours aside."""
    return max(now, session.starts_at - ANNOUNCED_BEFORE)


def packed(moves: Sequence[tuple[Session, datetime]]) -> str:
    """Sessions with the start they had, and the one they have, as a notice carries them: ids and seconds."""
    return ",".join(f"{one.id}:{round(was.timestamp())}:{one.starts_unix}" for one, was in moves)


def unpacked(moves: str) -> tuple[tuple[int, datetime, datetime], ...]:
    """Session ids with the start they had, and the one they were given."""
    found = []
    for move in moves.split(","):
        session_id, was, starts = map(int, move.split(":"))
        found.append((session_id, datetime.fromtimestamp(was, UTC), datetime.fromtimestamp(starts, UTC)))
    return tuple(found)


def _read_weeks(typed: str, _given: Given) -> int | Problem:
    found = re.fullmatch(r"([+-]?\d{1,2})(?:\s*weeks?)?(?:\s*(later|earlier))?\.?", typed.lower())
    weeks = int(found[1]) if found else 0
    if found and found[2] == "earlier":
        weeks = -abs(weeks)
    if weeks == 0 or abs(weeks) > _MOST_WEEKS:
        return Problem("cycle-shift-unclear", {"most": _MOST_WEEKS})
    return weeks


def _read_name(typed: str, _given: Given) -> str | Problem:
    name = clean(typed)
    if not 1 <= len(name) <= _LONGEST_NAME or not any(map(str.isalnum, name)):
        return Problem("cycle-name-length", {"longest": _LONGEST_NAME})
    return name


def wanted_weeks(answers: Mapping[str, Any]) -> int:
    """How many weeks later the answers of the dialogue "cycle-shift" mean; negative for earlier."""
    return int(answers["weeks"])


SHIFT: Final = Flow("cycle-shift", (Step("weeks", _read_weeks, choices=(1, 2)), CONFIRM))
"""Starts out knowing the `cycle`."""
RENAME: Final = Flow("cycle-rename", (Step("name", _read_name),))
"""Starts out knowing the `cycle`, and `was`, the name it has now."""
