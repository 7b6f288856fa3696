"""One asking: its life cycle, its answers, its times. Pure functions; now is handed in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from rules.ids import DrawId, MemberId, PresenterSlotId, SessionId
from rules.sessions import Session, Status

DRAWN_BEFORE: Final = timedelta(days=14)
"""How long before the start the presenter is drawn."""
TOLD_BEFORE: Final = timedelta(days=3)
"""How long before the start the facilitator hears that nobody has agreed."""
ASKED_BEFORE: Final = timedelta(hours=24)
"""Nobody is asked to present with less notice than this."""
TO_ANSWER: Final = timedelta(hours=48)
"""Silence for this long counts as "not this time"."""
TRIED_AGAIN: Final = timedelta(days=1)
"""When nobody could be drawn, it is tried again after this long: somebody may have joined."""


class Willingness(StrEnum):
    """Whether a member may be asked at all."""

    WILLING = "willing"
    NEVER = "never"


class SlotState(StrEnum):
    """Where one asking stands."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    NEVER = "never"
    LAPSED = "lapsed"
    """No answer in time."""
    HANDED_BACK = "handed-back"
    """Had agreed, but cannot come after all."""
    WITHDRAWN = "withdrawn"
    """Taken back by us: the session was cancelled, or the asking could not be delivered."""
    PRESENTED = "presented"
    MISSED = "missed"
    """Had agreed, but the sheet says that the member was not there."""


TRANSITIONS: Final[Mapping[SlotState, frozenset[SlotState]]] = {
    SlotState.ASKED: frozenset(
        {
            SlotState.ACCEPTED,
            SlotState.DECLINED,
            SlotState.NEVER,
            SlotState.LAPSED,
            SlotState.WITHDRAWN,
        }
    ),
    SlotState.ACCEPTED: frozenset(
        {SlotState.HANDED_BACK, SlotState.WITHDRAWN, SlotState.PRESENTED, SlotState.MISSED}
    ),
    # The sheet can be corrected for some days, and the turn follows it.
    SlotState.PRESENTED: frozenset({SlotState.MISSED}),
    SlotState.MISSED: frozenset({SlotState.PRESENTED}),
    SlotState.DECLINED: frozenset(),
    SlotState.NEVER: frozenset(),
    SlotState.LAPSED: frozenset(),
    SlotState.HANDED_BACK: frozenset(),
    SlotState.WITHDRAWN: frozenset(),
}
LIVE: Final = frozenset({SlotState.ASKED, SlotState.ACCEPTED})
"""A session has at most one slot in these states."""
TURNS: Final = LIVE | {SlotState.PRESENTED}
"""What counts as a turn: one that was agreed to or is being asked for counts before it takes place, so
that two sessions drawn close together do not fall to the same member."""
RESTING: Final = frozenset({SlotState.DECLINED, SlotState.LAPSED, SlotState.HANDED_BACK})
"""After these answers the next asking comes later."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One asking of one member to present at one session."""

    id: PresenterSlotId
    session_id: SessionId
    member_id: MemberId
    draw_id: DrawId
    state: SlotState
    asked_at: datetime
    answer_by: datetime
    changed_at: datetime
    """When it came into its present state."""

    def to(self, state: SlotState, now: datetime) -> "Slot":
        """The slot in its next state; ValueError when the life cycle has no such step."""
        if state not in TRANSITIONS[self.state]:
            raise ValueError(f"a slot that is {self.state} cannot become {state}")
        return replace(self, state=state, changed_at=now)


class Reply(StrEnum):
    """The three answers of the member who is asked. The values travel in buttons."""

    YES = "yes"
    NOT_NOW = "not-now"
    NEVER = "never"


_ANSWERS: Final[Mapping[Reply, SlotState]] = {
    Reply.YES: SlotState.ACCEPTED,
    Reply.NOT_NOW: SlotState.DECLINED,
    Reply.NEVER: SlotState.NEVER,
}


@dataclass(frozen=True, slots=True)
class Answered:
    """The slot after the answer; `already` when it was in that state before this press."""

    slot: Slot
    already: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `reason` is the id of the refusal; the text adds the next step."""

    reason: str
    slot: Slot | None = None


def answer(
    slot: Slot, member_id: MemberId, reply: Reply, session: Session, now: datetime
) -> Answered | Refused:
    """The member's answer. The same press again gives the same answer; another one changes nothing."""
    if slot.member_id != member_id:
        return Refused("not-yours")
    wanted = _ANSWERS[reply]
    if slot.state is wanted:
        return Answered(slot, already=True)
    if refused := _closed(slot, session, now):
        return refused
    if slot.state is not SlotState.ASKED:
        return Refused(f"answered-{slot.state}", slot)
    return Answered(slot.to(wanted, now))


def hand_back(slot: Slot, member_id: MemberId, session: Session, now: datetime) -> Answered | Refused:
    """The member had agreed and cannot come."""
    if slot.member_id != member_id:
        return Refused("not-yours")
    if slot.state is SlotState.HANDED_BACK:
        return Answered(slot, already=True)
    if refused := _closed(slot, session, now):
        return refused
    if slot.state is not SlotState.ACCEPTED:
        return Refused(f"answered-{slot.state}", slot)
    return Answered(slot.to(SlotState.HANDED_BACK, now))


def _closed(slot: Slot, session: Session, now: datetime) -> Refused | None:
    if session.status is Status.CANCELLED:
        return Refused("session-cancelled", slot)
    if now >= session.starts_at:
        return Refused("session-begun", slot)
    return None


def may_ask(session: Session, live: Slot | None, now: datetime) -> str | None:
    """Why nobody is drawn now, if so. `now` is the moment at which the asking would arrive."""
    if session.status is Status.CANCELLED:
        return "session-cancelled"
    if live is not None:
        return "already-asked" if live.state is SlotState.ASKED else "already-found"
    if now > session.starts_at - ASKED_BEFORE:
        return "too-late"
    return None


def answer_by(session: Session, asked_at: datetime) -> datetime:
    """Until when an answer to an asking that arrives at `asked_at` is waited for."""
    return min(asked_at + TO_ANSWER, session.starts_at)


def draw_at(session: Session, now: datetime) -> datetime:
    """When the presenter is drawn: two weeks before, or at once."""
    return max(session.starts_at - DRAWN_BEFORE, now)


def missing_at(session: Session, now: datetime) -> datetime:
    """When the facilitator hears that nobody has agreed: three days before.

    For a session planned at shorter notice, when nobody can be asked any more.
    """
    moments = (session.starts_at - TOLD_BEFORE, session.starts_at - ASKED_BEFORE, now)
    return next(one for one in moments if one >= now)


def turned_out(slot: Slot, *, missed: bool) -> SlotState | None:
    """The state after the session, given the sheet; None when it stays as it is.

    Who agreed has presented, unless somebody marked that they were not there.
    """
    after = SlotState.MISSED if missed else SlotState.PRESENTED
    return after if after in TRANSITIONS[slot.state] else None


def is_missing(session: Session, live: Slot | None, now: datetime) -> bool:
    """Whether the facilitator must hear that nobody has agreed."""
    if session.status is Status.CANCELLED or now >= session.starts_at:
        return False
    return live is None or live.state is SlotState.ASKED
