"""Two presenters exchange their sessions. Offered under one session's lock, agreed to under both."""

from dataclasses import replace
from datetime import datetime

from actions import places
from actions.presenters.telling import arrives, draw_key, swap_key, tell, wait_for_answer
from actions.presenters.turns import answering_as, change, end_swap, follow_agreement, lock
from rules.ids import MemberId, PresenterSlotId, PresenterSwapId, SessionId
from rules.notices import Variables
from rules.permissions import Actor, NotAllowedError, Verb
from rules.presenters import swaps as rules
from rules.presenters.slots import Part, Slot, SlotState
from rules.presenters.swaps import Refused, Side, Swap, Swapped, SwapState
from rules.presenters.titles import Audience
from rules.sessions import Session
from storage import due, members, sessions, sharing
from storage.db import Tx
from storage.presenters import slots, standings, swaps


def offer_swap(
    tx: Tx, actor: Actor, now: datetime, slot_id: PresenterSlotId, other_id: SessionId
) -> Swap | Refused:
    """Ask whoever presents at the other session to exchange. Asked again, the same offer stands."""
    slot, session = lock(tx, slot_id)
    me = answering_as(tx, actor, slot, session)
    if slot.member_id != me:
        return Refused("not-yours")
    other = sessions.load(tx, other_id)
    theirs = slots.live(tx, other_id)
    if theirs is None or not theirs.presents:
        return Refused("gone")
    offered = swaps.offered_for(tx, slot_id)
    if standing := next((one for one in offered if one.state is SwapState.OPEN), None):
        return standing if standing.other_slot_id == theirs.id else Refused("one-at-a-time")
    if swaps.open_about(tx, theirs.id):
        return Refused("asked-by-another")
    asked_at = arrives(tx, other, now)
    mine = _side(tx, slot, session, other)
    until = rules.offer(mine, _side(tx, theirs, other, session), me, asked_at, now, offered=len(offered))
    if isinstance(until, Refused):
        return until
    swap = swaps.add(tx, slot.id, theirs.id, until, now)
    due.put(tx, "presenter-swap-ends", swap_key(swap.id), until, {"swap_id": swap.id})
    if slot.state is SlotState.ASKED:
        # Offering a swap is an answer: silence counts again once it has come to nothing.
        answer_by = max(slot.answer_by, min(until + rules.LEFT_TO_ANSWER, session.starts_at))
        slots.wait_until(tx, slot.id, answer_by)
        wait_for_answer(tx, slot, answer_by)
    about: Variables = {"swap": swap.id}
    key = f"presenter-swap-asked:{swap.id}"
    tell(tx, "presenter-swap-asked", key, theirs.member_id, other, now, about, not_after=until)
    return swap


def agree_swap(tx: Tx, actor: Actor, now: datetime, swap_id: PresenterSwapId) -> Swapped | Refused:
    """The other presenter agrees: both sessions change hands at once, or nothing does."""
    known = swaps.load(tx, swap_id)
    offering_id = slots.load(tx, known.slot_id).session_id
    answering_id = slots.load(tx, known.other_slot_id).session_id
    locked = sessions.lock_all(tx, (offering_id, answering_id))
    theirs, mine = locked[offering_id], locked[answering_id]
    swap = swaps.load(tx, swap_id)
    offering, answering = slots.load(tx, swap.slot_id), slots.load(tx, swap.other_slot_id)
    me = answering_as(tx, actor, answering, mine)
    side, other = _side(tx, answering, mine, theirs), _side(tx, offering, theirs, mine)
    decision = rules.agree(swap, side, other, me, now)
    if isinstance(decision, Refused) or decision.already:
        return decision
    assert side.comes_as is not None
    assert other.comes_as is not None
    swaps.close(tx, decision.swap, now)
    due.drop(tx, swap_key(swap.id))
    for slot in (offering, answering):
        change(tx, slot, SlotState.SWAPPED, now, me)
    at_theirs = _take_over(tx, answering, offering, theirs, side.comes_as, now, me)
    at_mine = _take_over(tx, offering, answering, mine, other.comes_as, now, me)
    _tell_all(tx, swap, (at_theirs, theirs), (at_mine, mine), now)
    return decision


def decline_swap(tx: Tx, actor: Actor, now: datetime, swap_id: PresenterSwapId) -> Swapped | Refused:
    """The other presenter would rather not: nothing changes, and whoever offered it is told."""
    known = swaps.load(tx, swap_id)
    lock(tx, known.slot_id)
    swap = swaps.load(tx, swap_id)
    slot = slots.load(tx, swap.other_slot_id)
    me = answering_as(tx, actor, slot, sessions.load(tx, slot.session_id))
    decision = rules.decline(swap, slot, me)
    if isinstance(decision, Swapped) and not decision.already:
        end_swap(tx, swap, SwapState.DECLINED, now, tells=True)
    return decision


def take_swap_back(
    tx: Tx, actor: Actor, now: datetime, swap_id: PresenterSwapId
) -> tuple[PresenterSlotId, Refused | None]:
    """Whoever offered the swap would rather keep their turn, which is told. Said twice, it holds once."""
    slot, session = lock(tx, swaps.load(tx, swap_id).slot_id)
    swap = swaps.load(tx, swap_id)
    if answering_as(tx, actor, slot, session) != slot.member_id:
        return slot.id, Refused("not-yours")
    if swap.state is SwapState.OPEN:
        end_swap(tx, swap, SwapState.WITHDRAWN, now, tells=False)
    return slot.id, None


def lapse_swap(tx: Tx, now: datetime, swap_id: PresenterSwapId) -> None:
    """Due work: no answer in time is a no. Who was asked is left in peace, whoever asked is told."""
    lock(tx, swaps.load(tx, swap_id).slot_id)
    swap = swaps.load(tx, swap_id)
    if swap.state is SwapState.OPEN and now >= swap.expires_at:
        end_swap(tx, swap, SwapState.LAPSED, now, tells=True)


def _side(tx: Tx, slot: Slot, session: Session, other: Session) -> Side:
    return Side(
        slot=slot,
        session=session,
        comes_as=_comes_as(tx, slot.member_id, other),
        clash=standings.is_busy(tx, other, slot.member_id, but=session.id),
    )


def _comes_as(tx: Tx, member_id: MemberId, session: Session) -> MemberId | None:
    """As which of their memberships that person comes to the session; None when it is not open to them."""
    actor = members.actor(tx, members.load(tx, member_id).user_id)
    try:
        return sharing.coming(tx, actor, Verb.ANSWER_PRESENTING, session).member_id
    except NotAllowedError:
        return None


def _take_over(
    tx: Tx, mine: Slot, theirs: Slot, session: Session, member_id: MemberId, now: datetime, by: MemberId
) -> Slot:
    """Whoever had `mine` takes the turn of `theirs`, with its place; the title comes along, shown to few."""
    backup = slots.live(tx, session.id, Part.BACKUP)
    if backup is not None and backup.member_id == member_id:
        change(tx, backup, SlotState.WITHDRAWN, now, by)
    # Another session is another group: who sees the title there is for its presenter to say anew.
    narrow = mine.case is not None and mine.case.audience is not Audience.NOBODY
    case = replace(mine.case, audience=Audience.FACILITATOR) if mine.case and narrow else mine.case
    slot = slots.add_slot(
        tx,
        mine.draw_id,
        session.id,
        member_id,
        now,
        now,
        now,
        by,
        state=SlotState.ACCEPTED,
        case=case,
    )
    due.drop(tx, draw_key(session.id))
    places.pass_on(tx, session, theirs.member_id, member_id, now, by)
    follow_agreement(tx, session, now)
    return slot


def _tell_all(
    tx: Tx, swap: Swap, agreed: tuple[Slot, Session], offered: tuple[Slot, Session], now: datetime
) -> None:
    """Whoever offered it hears of it, and those who lead the two sessions; who agreed sees it at once."""
    slot, session = offered
    about: Variables = {"slot": slot.id}
    tell(tx, "presenter-swapped", f"presenter-swapped:{swap.id}", slot.member_id, session, now, about)
    both: Variables = {"slot": agreed[0].id, "other": slot.id}
    first = min(agreed[1], session, key=lambda one: one.starts_at)
    for leader in sorted({agreed[1].facilitator_id, session.facilitator_id}):
        key = f"presenter-swap-told:{swap.id}:{leader}"
        tell(tx, "presenter-swap-told", key, leader, first, now, both, not_after=first.starts_at)
