"""How presenting has gone round in a cycle, for those who look after it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from rules.dialogue import Flow, Step
from rules.ids import CommunityId, CycleId, MemberId
from rules.names import read_part
from rules.presenters.slots import SlotState
from rules.sessions import Session

PAGE: Final = 20
"""Members on one page. Where there are more, one can be looked for by name."""


@dataclass(frozen=True, slots=True)
class SessionTurn:
    """One session of a cycle: who presents or presented, or is asked, and how many volunteer."""

    session: Session
    name: str | None
    state: SlotState | None
    volunteers: int
    over: bool = False
    """Whether the session has ended."""


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


SEARCH: Final = Flow("turns", (Step("name", read_part),))
"""Starts out knowing the `cycle`."""
