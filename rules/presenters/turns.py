"""How presenting has gone round in a cycle, for those who look after it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from rules.dialogue import Flow, Given, Problem, Step
from rules.ids import CommunityId, CycleId, MemberId
from rules.presenters.slots import SlotState
from rules.sessions import Session

_LONGEST_PART = 64
PAGE: Final = 20
"""Members on one page. Where there are more, one can be looked for by name."""


@dataclass(frozen=True, slots=True)
class Cycle:
    """A cycle, by its name."""

    id: CycleId
    community_id: CommunityId
    name: str


@dataclass(frozen=True, slots=True)
class SessionTurn:
    """One session of a cycle: who presents or presented, or is asked, and how many volunteer."""

    session: Session
    name: str | None
    state: SlotState | None
    volunteers: int


@dataclass(frozen=True, slots=True)
class MemberTurns:
    """One member's turns in a cycle."""

    member_id: MemberId
    name: str
    turns: int
    """With those agreed to and those asked for."""
    last_turn: datetime | None
    """Start of the last one, in any cycle."""
    never: bool
    """Whether they asked not to be asked."""


@dataclass(frozen=True, slots=True)
class Found:
    """Members whose names hold what was typed, at most a page of them; and how many there are."""

    community_id: CommunityId
    cycle_id: CycleId
    lines: tuple[MemberTurns, ...]
    count: int


def matches(name: str, part: str) -> bool:
    """Whether the name holds these words, however they are written."""
    return part.casefold() in name.casefold()


def _read_part(typed: str, _given: Given) -> str | Problem:
    part = " ".join(typed.split())
    return (
        part if 0 < len(part) <= _LONGEST_PART else Problem("turns-name-unclear", {"longest": _LONGEST_PART})
    )


SEARCH: Final = Flow("turns", (Step("name", _read_part),))
"""Starts out knowing the `cycle`."""
