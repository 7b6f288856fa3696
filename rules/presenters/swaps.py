"""Two presenters exchange their sessions: offered by one, agreed to by the other. Pure functions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from rules.ids import MemberId, PresenterSlotId, PresenterSwapId
from rules.presenters.slots import LIVE, Part, Slot, closed
from rules.presenters.times import ASKED_BEFORE, wanted
from rules.sessions import Session, Status

TO_ANSWER: Final = timedelta(hours=48)
"""How long the other presenter has to agree."""
LEFT_TO_ANSWER: Final = timedelta(hours=24)
"""How long whoever was only asked still has for their own answer, once a swap has come to nothing."""
MOST_OFFERED: Final = 2
"""How many swaps one member can offer for one session: the others are not to be asked without end."""


class SwapState(StrEnum):
    """Where one offer to swap stands."""

    OPEN = "open"
    AGREED = "agreed"
    DECLINED = "declined"
    LAPSED = "lapsed"
    """No answer in time."""
    WITHDRAWN = "withdrawn"
    """One of the two turns is no longer there to be swapped."""


_OVER: Final[frozenset[SwapState]] = frozenset()
TRANSITIONS: Final[Mapping[SwapState, frozenset[SwapState]]] = {
    SwapState.OPEN: frozenset({SwapState.AGREED, SwapState.DECLINED, SwapState.LAPSED, SwapState.WITHDRAWN}),
    SwapState.AGREED: _OVER,
    SwapState.DECLINED: _OVER,
    SwapState.LAPSED: _OVER,
    SwapState.WITHDRAWN: _OVER,
}


@dataclass(frozen=True, slots=True)
class Swap:
    """An offer: who has `slot_id` would take the session of `other_slot_id`, and the other way round."""

    id: PresenterSwapId
    slot_id: PresenterSlotId
    other_slot_id: PresenterSlotId
    state: SwapState
    expires_at: datetime

    def to(self, state: SwapState) -> "Swap":
        """The swap in its next state; ValueError when the life cycle has no such step."""
        if state not in TRANSITIONS[self.state]:
            raise ValueError(f"a swap that is {self.state} cannot become {state}")
        return replace(self, state=state)


@dataclass(frozen=True, slots=True)
class Side:
    """One presenter and the session that is theirs now, as seen for a swap."""

    slot: Slot
    session: Session
    comes_as: MemberId | None
    """As which member they could come to the other's session; None when it is not open to them."""
    clash: bool
    """Whether they lead, or have a place in, something else at the time of the other's session."""


@dataclass(frozen=True, slots=True)
class Swapped:
    """What came of the answer; `already` when it was so before this press."""

    swap: Swap
    already: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `reason` is the id of the refusal; the text adds the next step."""

    reason: str


def until(session: Session, other: Session, asked_at: datetime) -> datetime:
    """Until when the other may agree: 48 hours, and a day before the earlier start at the latest."""
    return min(asked_at + TO_ANSWER, min(session.starts_at, other.starts_at) - ASKED_BEFORE)


def offer(
    mine: Side, other: Side, member_id: MemberId, asked_at: datetime, now: datetime, *, offered: int
) -> datetime | Refused:
    """Until when an offer that arrives at `asked_at` stands; `offered` were made for this turn before."""
    if mine.slot.member_id != member_id:
        return Refused("not-yours")
    if refused := closed(mine.slot, mine.session, now):
        return Refused(refused.reason)
    if mine.slot.state not in LIVE or mine.slot.part is not Part.PRESENTER:
        return Refused("not-yours-any-more")
    if offered >= MOST_OFFERED:
        return Refused("too-many")
    if reason := _in_the_way(mine, other, now):
        return Refused(reason)
    if asked_at >= until(mine.session, other.session, asked_at):
        return Refused("too-late")
    return until(mine.session, other.session, asked_at)


def agree(swap: Swap, mine: Side, other: Side, member_id: MemberId, now: datetime) -> Swapped | Refused:
    """The other presenter agrees. `mine` is the side of the one who answers."""
    if mine.slot.member_id != member_id:
        return Refused("not-yours")
    if swap.state is SwapState.AGREED:
        return Swapped(swap, already=True)
    if swap.state is not SwapState.OPEN or now >= swap.expires_at:
        return Refused("gone")
    if reason := _in_the_way(other, mine, now):
        return Refused(reason)
    return Swapped(swap.to(SwapState.AGREED))


def decline(swap: Swap, slot: Slot, member_id: MemberId) -> Swapped | Refused:
    """The other presenter would rather not. `slot` is theirs."""
    if slot.member_id != member_id:
        return Refused("not-yours")
    if swap.state is SwapState.DECLINED:
        return Swapped(swap, already=True)
    if swap.state is not SwapState.OPEN:
        return Refused("gone")
    return Swapped(swap.to(SwapState.DECLINED))


def _in_the_way(offering: Side, other: Side, now: datetime) -> str | None:
    """Why the two cannot exchange their sessions, if so."""
    if offering.slot.state not in LIVE or not other.slot.presents or other.session.id == offering.session.id:
        return "gone"
    for one in (offering.session, other.session):
        if one.status is Status.CANCELLED or now >= one.starts_at or not wanted(one):
            return "gone"
    # Turns are counted by the cycle, and a swap changes nobody's.
    if other.session.cycle_id != offering.session.cycle_id:
        return "other-cycle"
    if offering.comes_as is None or other.comes_as is None:
        return "not-open"
    if offering.clash or other.clash:
        return "clash"
    return None
