"""A feedback round: one questionnaire put to some people, from opening to what is published of it.

Its times are those of a plan, the same whoever answers: nothing about a round tells when an answer came.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from rules.feedback.surveys import Purpose
from rules.ids import CommunityId, RoundId, SessionId
from rules.publishing import SHOWN_FROM

SESSION_OPEN_FOR: Final = timedelta(days=7)
"""How long a questionnaire after a session can be answered."""
OPEN_FOR: Final = timedelta(days=14)
"""How long any other can."""
KEPT_LONGER: Final = timedelta(days=30)
"""How long before the end of KEPT_FOR a second questionnaire is opened at the latest."""
KEPT_FOR: Final = timedelta(days=400)
"""How long after a first questionnaire a second one can be compared with it."""
RESTS: Final = timedelta(days=60)
"""How long the same is not asked again once it was told: the figures of both times could be set side by side,
and who has joined in between would stand out.
"""
LOOKED_BACK: Final = timedelta(days=180)
"""Over what time somebody counts as not having come, who is asked what keeps people away."""
WAIT_FOR: Final = timedelta(days=180)
"""How long answers that were too few wait for another round that takes them along."""


class State(StrEnum):
    """OPEN → PUBLISHED, POOLED (too few, so they go with the next) or DESTROYED."""

    OPEN = "open"
    PUBLISHED = "published"
    POOLED = "pooled"
    DESTROYED = "destroyed"


class Asking(StrEnum):
    """What is asked, as those who ask name it."""

    SESSION = "session"
    BEFORE = "before"
    AFTER = "after"
    NEEDS = "needs"
    BARRIERS = "barriers"
    TOPICS = "topics"

    @property
    def purpose(self) -> Purpose:
        return Purpose.PAIRED if self in (Asking.BEFORE, Asking.AFTER) else Purpose(self.value)


BY_STAFF: Final = (Asking.NEEDS, Asking.BARRIERS, Asking.TOPICS, Asking.BEFORE, Asking.AFTER)
"""What somebody has to open; a session's round opens by itself."""


TRANSITIONS: Final[Mapping[State, frozenset[State]]] = {
    State.OPEN: frozenset({State.PUBLISHED, State.POOLED, State.DESTROYED}),
    State.PUBLISHED: frozenset(),
    State.POOLED: frozenset(),
    State.DESTROYED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Round:
    """One asking. Nothing of its answers is here."""

    id: RoundId
    community_id: CommunityId
    session_id: SessionId | None
    purpose: Purpose
    version: int
    opens_at: datetime
    closes_at: datetime
    size: int
    """How many bytes its answers take, however many there are."""
    state: State = State.OPEN
    lines: bool = True
    """Whether a line in one's own words is taken: not where so few are asked that none could be handed on."""
    first_id: RoundId | None = None
    """Of the "after" of a before-and-after, its "before"."""

    @property
    def asking(self) -> Asking:
        if self.purpose is Purpose.PAIRED:
            return Asking.BEFORE if self.first_id is None else Asking.AFTER
        return Asking(self.purpose.value)

    @property
    def reminds_at(self) -> datetime:
        """When everybody who was asked is reminded once, whoever has answered: half-way."""
        return self.opens_at + (self.closes_at - self.opens_at) / 2


@dataclass(frozen=True, slots=True)
class Refused:
    """`reason` is a text id."""

    reason: str
    told: RoundId | None = field(default=None, compare=False)
    """Of which round this person may read what was said."""


def may_answer(one: Round | None, now: datetime, *, asked: bool) -> Refused | None:
    """Why this person cannot answer now, if so."""
    if one is None or one.state is not State.OPEN or now >= one.closes_at:
        return Refused("closed", one.id if one is not None and asked else None)
    return None if asked else Refused("not-asked")


def at_large(one: Round) -> bool:
    """Whether it is being asked now, and about no session."""
    return one.state is State.OPEN and one.session_id is None


def series(rounds: Sequence[Round]) -> tuple[Round, Round | None] | None:
    """The latest "before", with its "after" once that was opened; of rounds in any order."""
    firsts = [one for one in rounds if one.asking is Asking.BEFORE]
    if not firsts:
        return None
    first = max(firsts, key=lambda one: one.opens_at)
    return first, next((one for one in rounds if one.first_id == first.id), None)


def may_open(asking: Asking, rounds: Sequence[Round], now: datetime, asked: int) -> Refused | None:
    """Why this cannot be asked now, if so; of a community's rounds, so many people being asked."""
    if asking not in BY_STAFF:
        return Refused("by-itself")
    if any(one.state is State.OPEN and one.purpose is asking.purpose for one in rounds):
        return Refused("open-already")
    if asked < SHOWN_FROM:
        return Refused("too-few-asked")
    told = [one for one in rounds if one.asking is asking and one.state is State.PUBLISHED]
    if asking is not Asking.AFTER and any(now < one.opens_at + RESTS for one in told):
        return Refused("too-soon")
    if asking is Asking.AFTER:
        latest = series(rounds)
        if latest is None or latest[1] is not None:
            return Refused("no-before")
        if now > latest[0].closes_at + KEPT_FOR - KEPT_LONGER:
            return Refused("before-too-old")
    return None
