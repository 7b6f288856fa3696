"""One asking as the member who is asked sees it, and the swaps that hang on it."""

from dataclasses import dataclass
from datetime import datetime

from rules.communities import Community
from rules.ids import CommunityId, PresenterSlotId, PresenterSwapId, SessionId
from rules.permissions import Actor, Verb
from rules.presenters import draws
from rules.presenters.draws import Reason
from rules.presenters.slots import Slot
from rules.presenters.swaps import Swap, SwapState
from rules.presenters.times import ASKED_BEFORE
from rules.sessions import Session
from storage import communities, members, sessions, sharing
from storage.db import Tx
from storage.presenters import slots, swaps, turns


@dataclass(frozen=True, slots=True)
class Offered:
    """A swap that the member has offered and that still stands."""

    swap: Swap
    session: Session
    """Of the other presenter."""


@dataclass(frozen=True, slots=True)
class Asking:
    """One asking, with what its screens say."""

    slot: Slot
    session: Session
    community: Community
    """Of the session: by its clocks the times are shown."""
    name: str
    """Of the member who was asked, for the notices to the facilitator."""
    home: CommunityId
    """The community as whose member they are asked."""
    offered: Offered | None = None


@dataclass(frozen=True, slots=True)
class SwapAsking:
    """A swap as the presenter who may agree to it sees it."""

    swap: Swap
    slot: Slot
    """Of the one who may agree."""
    session: Session
    """Theirs now."""
    other: Session
    """Theirs, if they agree."""
    community: Community


@dataclass(frozen=True, slots=True)
class Why:
    """The figures of a draw."""

    asking: Asking
    reason: Reason
    drawn_for: Session
    """The session of the draw: another one than that of the asking, once it was swapped."""


def mine(tx: Tx, actor: Actor, _now: datetime, slot_id: PresenterSlotId) -> Asking | None:
    """The asking for the member it was meant for, None for anybody else; NoSuchSlotError."""
    asking = asking_of(tx, slot_id)
    return asking if _is_theirs(tx, actor, asking.slot, asking.session) else None


def _is_theirs(tx: Tx, actor: Actor, slot: Slot, session: Session) -> bool:
    """Whether the slot is the actor's own; NotAllowedError for a stranger to the session."""
    if any(one.member_id == slot.member_id and one.may(Verb.ANSWER_PRESENTING) for one in actor.memberships):
        return True
    sharing.coming(tx, actor, Verb.ANSWER_PRESENTING, session)
    return False


def asking_of(tx: Tx, slot_id: PresenterSlotId) -> Asking:
    """For a notice; NoSuchSlotError when there is none."""
    slot = slots.load(tx, slot_id)
    session = sessions.load(tx, slot.session_id)
    member = members.load(tx, slot.member_id)
    return Asking(
        slot=slot,
        session=session,
        community=communities.load(tx, session.community_id),
        name=member.name,
        home=member.community_id,
        offered=_offered(tx, slot),
    )


def _offered(tx: Tx, slot: Slot) -> Offered | None:
    for swap in swaps.offered_for(tx, slot.id):
        if swap.state is SwapState.OPEN:
            other = slots.load(tx, swap.other_slot_id)
            return Offered(swap, sessions.load(tx, other.session_id))
    return None


def why_me(tx: Tx, actor: Actor, now: datetime, slot_id: PresenterSlotId) -> Why | None:
    """The figures of the stored draw, for the member it chose; None for anybody else."""
    asking = mine(tx, actor, now, slot_id)
    if asking is None:
        return None
    drawn = slots.load_draw(tx, asking.slot.draw_id)
    return Why(asking, draws.why(drawn), sessions.load(tx, drawn.session_id))


def to_swap(
    tx: Tx, actor: Actor, now: datetime, slot_id: PresenterSlotId
) -> tuple[Asking, tuple[Session, ...]] | None:
    """The sessions whose presenters can be asked to swap, for the member whose turn it is; else None."""
    asking = mine(tx, actor, now, slot_id)
    if asking is None:
        return None
    after = asking.community.decent(now) + ASKED_BEFORE
    if asking.session.starts_at <= after:
        return asking, ()
    return asking, tuple(turns.to_swap_with(tx, asking.session, asking.slot.member_id, after))


def swap_asked(tx: Tx, actor: Actor, _now: datetime, swap_id: PresenterSwapId) -> SwapAsking | None:
    """The swap for the one who may agree to it, None for anybody else; NoSuchSwapError."""
    asked = swap_of(tx, swap_id)
    return asked if _is_theirs(tx, actor, asked.slot, asked.session) else None


def swap_of(tx: Tx, swap_id: PresenterSwapId) -> SwapAsking:
    """For a notice; NoSuchSwapError when there is none."""
    swap = swaps.load(tx, swap_id)
    slot = slots.load(tx, swap.other_slot_id)
    session = sessions.load(tx, slot.session_id)
    return SwapAsking(
        swap=swap,
        slot=slot,
        session=session,
        other=sessions.load(tx, slots.load(tx, swap.slot_id).session_id),
        community=communities.load(tx, session.community_id),
    )


def mine_at(tx: Tx, actor: Actor, now: datetime, session_id: SessionId) -> Asking | None:
    """The asking to present at this session, if it is the actor's own."""
    live = slots.live(tx, session_id)
    return None if live is None else mine(tx, actor, now, live.id)
