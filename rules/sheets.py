"""Filling in a sheet of many names: one is found by a part of it, and every mark leaves a trace."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from rules.attendance import Established, Line, Sheet, Status
from rules.dialogue import Flow, Step
from rules.ids import MemberId
from rules.names import fits, read_part
from rules.sessions import Session

PART_MINUTES: Final = (10, 20, 30, 40)
"""How long somebody was there who was there for a part: near enough for a record, and one tap."""
FOUND: Final = 12
"""How many names are shown of those that fit what was typed."""


@dataclass(frozen=True, slots=True)
class Trace:
    """One line of a sheet's history: what a mark was and what it became. No status is no mark."""

    at: datetime
    name: str
    was: Status | None
    became: Status | None
    minutes: int | None
    established: Established
    by: str | None
    """Who did it; None when it was not a person of the community."""


@dataclass(frozen=True, slots=True)
class Found:
    """The names that fit: those on the sheet, and other members who may have come."""

    on_sheet: tuple[Line, ...]
    others: tuple[tuple[MemberId, str], ...]
    more: bool
    """Whether there are more than are shown."""


def minutes_for(session: Session) -> tuple[int, ...]:
    """The minutes that are less than the whole session."""
    return tuple(one for one in PART_MINUTES if one < session.minutes)


def find(sheet: Sheet, others: Iterable[tuple[MemberId, str]], typed: str) -> Found:
    """Who fits what was typed: those on the sheet first, then the others, as many as are shown."""
    on_sheet = [line for line in sheet.lines if fits(line.name, typed)]
    beside = [one for one in others if fits(one[1], typed)]
    room = max(FOUND - len(on_sheet), 0)
    more = len(on_sheet) + len(beside) > FOUND
    return Found(tuple(on_sheet[:FOUND]), tuple(beside[:room]), more)


FIND: Final = Flow("find", (Step("name", read_part),))
"""Finds a name for the sheet of the `session` that it starts out knowing."""
