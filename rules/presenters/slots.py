"""One asking: its life cycle and its answers. Pure functions; now is handed in."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from rules.ids import DrawId, MemberId, PresenterSlotId, SessionId
from rules.presenters.titles import CaseTitle
from rules.sessions import Kind, Session, Status


class Willingness(StrEnum):
    """Whether a member may be asked at all."""

    WILLING = "willing"
    NEVER = "never"


class Part(StrEnum):
    """What a member is asked to be."""

    PRESENTER = "presenter"
    BACKUP = "backup"
    """Steps in if the presenter cannot come. It is no turn, and saying no to it costs nothing at all."""


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
    SWAPPED = "swapped"
    """Another presenter took this turn, in exchange for theirs."""
    PRESENTED = "presented"
    MISSED = "missed"
    """Had agreed, but the sheet says that the member was not there."""
    CALLED = "called"
    """Of a backup: the presenter cannot come, so they are now asked to present."""
    STOOD_BY = "stood-by"
    """Of a backup: was not needed."""


_NO_MORE: Final[frozenset[SlotState]] = frozenset()
TRANSITIONS: Final[Mapping[SlotState, frozenset[SlotState]]] = {
    SlotState.ASKED: frozenset(
        {
            SlotState.ACCEPTED,
            SlotState.DECLINED,
            SlotState.NEVER,
            SlotState.LAPSED,
            SlotState.WITHDRAWN,
            SlotState.SWAPPED,
        }
    ),
    SlotState.ACCEPTED: frozenset(
        {
            SlotState.HANDED_BACK,
            SlotState.WITHDRAWN,
            SlotState.SWAPPED,
            SlotState.PRESENTED,
            SlotState.MISSED,
        }
    ),
    # The sheet can be corrected for some days, and the turn follows it.
    SlotState.PRESENTED: frozenset({SlotState.MISSED}),
    SlotState.MISSED: frozenset({SlotState.PRESENTED}),
    SlotState.DECLINED: _NO_MORE,
    SlotState.NEVER: _NO_MORE,
    SlotState.LAPSED: _NO_MORE,
    SlotState.HANDED_BACK: _NO_MORE,
    SlotState.WITHDRAWN: _NO_MORE,
    SlotState.SWAPPED: _NO_MORE,
    SlotState.CALLED: _NO_MORE,
    SlotState.STOOD_BY: _NO_MORE,
}
"""The steps of a presenter's slot."""
BACKUP_TRANSITIONS: Final[Mapping[SlotState, frozenset[SlotState]]] = {
    **dict.fromkeys(SlotState, _NO_MORE),
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
        {SlotState.HANDED_BACK, SlotState.WITHDRAWN, SlotState.CALLED, SlotState.STOOD_BY}
    ),
}
"""The steps of a backup's slot."""
_STEPS: Final = {Part.PRESENTER: TRANSITIONS, Part.BACKUP: BACKUP_TRANSITIONS}

LIVE: Final = frozenset({SlotState.ASKED, SlotState.ACCEPTED})
"""A session has at most one slot of each part in these states."""
TURNS: Final = LIVE | {SlotState.PRESENTED}
"""What counts as a presenter's turn: one that was agreed to or is being asked for counts before it takes
place, so that two sessions drawn close together do not fall to the same member."""
RESTING: Final = frozenset({SlotState.DECLINED, SlotState.LAPSED, SlotState.HANDED_BACK})
"""After these answers to presenting the next asking comes later."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One asking of one member for one session."""

    id: PresenterSlotId
    session_id: SessionId
    member_id: MemberId
    draw_id: DrawId
    """The draw that led to this turn; after a swap, still the one in which the member was drawn."""
    state: SlotState
    asked_at: datetime
    answer_by: datetime
    changed_at: datetime
    """When it came into its present state."""
    part: Part = Part.PRESENTER
    case: CaseTitle | None = None
    """What the presenter has told of their case."""

    def to(self, state: SlotState, now: datetime) -> "Slot":
        """The slot in its next state; ValueError when the life cycle has no such step."""
        if state not in _STEPS[self.part][self.state]:
            raise ValueError(f"a {self.part} slot that is {self.state} cannot become {state}")
        return replace(self, state=state, changed_at=now)

    @property
    def presents(self) -> bool:
        """Whether the member has agreed to present, as things stand."""
        return self.part is Part.PRESENTER and self.state is SlotState.ACCEPTED


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
    if refused := closed(slot, session, now):
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
    if refused := closed(slot, session, now):
        return refused
    if slot.state is not SlotState.ACCEPTED:
        return Refused(f"answered-{slot.state}", slot)
    return Answered(slot.to(SlotState.HANDED_BACK, now))


def closed(slot: Slot, session: Session, now: datetime) -> Refused | None:
    """Why nothing about presenting at the session can change any more, if so."""
    if session.status is Status.CANCELLED:
        return Refused("session-cancelled", slot)
    if now >= session.starts_at:
        return Refused("session-begun", slot)
    return None


def turned_out(slot: Slot, *, missed: bool) -> SlotState | None:
    """The state after the session, given the sheet; None when it stays as it is.

    Who agreed has presented, unless somebody marked that they were not there.
    """
    if slot.part is Part.BACKUP:
        return SlotState.STOOD_BY if slot.state is SlotState.ACCEPTED else None
    after = SlotState.MISSED if missed else SlotState.PRESENTED
    return after if after in TRANSITIONS[slot.state] else None


def is_missing(session: Session, live: Slot | None, now: datetime) -> bool:
    """Whether the facilitator must hear that nobody has agreed."""
    if session.status is Status.CANCELLED or session.kind is not Kind.CIG or now >= session.starts_at:
        return False
    return live is None or live.state is SlotState.ASKED
