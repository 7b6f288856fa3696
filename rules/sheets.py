"""Filling in a sheet of many names: one is found by a part of it, and every mark leaves a trace."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from rules.attendance import Established, Line, Sheet, Status
from rules.dialogue import Flow, Given, Problem, Step
from rules.ids import MemberId
from rules.members import NAME_LIMIT, clean
from rules.sessions import Session

PART_MINUTES: Final = (10, 20, 30, 40)
"""How long somebody was there who was there for a part: near enough for a record, and one tap."""
FOUND: Final = 12
"""How many names are shown of those that fit what was typed."""
_SHORTEST: Final = 2


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


def fits(name: str, typed: str) -> bool:
    """Whether every word that was typed is a part of the name, whatever its capitals and accents."""
    folded = _folded(name)
    return all(word in folded for word in _folded(typed).split())


def find(sheet: Sheet, others: Iterable[tuple[MemberId, str]], typed: str) -> Found:
    """Who fits what was typed: those on the sheet first, then the others, as many as are shown."""
    on_sheet = [line for line in sheet.lines if fits(line.name, typed)]
    beside = [one for one in others if fits(one[1], typed)]
    room = max(FOUND - len(on_sheet), 0)
    more = len(on_sheet) + len(beside) > FOUND
    return Found(tuple(on_sheet[:FOUND]), tuple(beside[:room]), more)


def _folded(words: str) -> str:
    # Twice decomposed, for folding can compose what was taken apart.
    bare = (one for one in unicodedata.normalize("NFKD", words) if not unicodedata.combining(one))
    return unicodedata.normalize("NFKD", "".join(bare).casefold())


def _read_part(typed: str, _given: Given) -> str | Problem:
    words = clean(typed)[:NAME_LIMIT]
    if sum(one.isalnum() for one in words) < _SHORTEST:
        return Problem("find-too-short", {"shortest": _SHORTEST})
    return words


FIND: Final = Flow("find", (Step("name", _read_part),))
"""Finds a name for the sheet of the `session` that it starts out knowing."""
