"""The member's answers: yes, not this time, never, handed back; and the answer that did not come."""

from datetime import datetime

from actions.presenters.telling import draw_at, tell
from actions.presenters.turns import (
    agreed,
    answering_as,
    change,
    handed_back,
    lock,
    may_ask_another,
    plan_backup,
)
from rules.ids import CommunityId, MemberId, PresenterSlotId
from rules.permissions import Actor, Verb, require
from rules.presenters import slots as rules
from rules.presenters.slots import Answered, Part, Refused, Reply, Slot, SlotState, Willingness
from rules.sessions import Session
from storage.db import Tx
from storage.presenters import slots, volunteers


def answer_asking(
    tx: Tx, actor: Actor, now: datetime, slot_id: PresenterSlotId, reply: Reply
) -> Answered | Refused:
    """Yes, not this time, or never. A yes brings a place along; a no has the next member drawn."""
    slot, session = lock(tx, slot_id)
    me = answering_as(tx, actor, slot, session)
    decision = rules.answer(slot, me, reply, session, now)
    if isinstance(decision, Refused) or decision.already:
        return decision
    change(tx, slot, decision.slot.state, now, me)
    if decision.slot.state is SlotState.NEVER:
        set_never(tx, me)
    if slot.part is Part.BACKUP:
        if decision.slot.state is not SlotState.ACCEPTED:
            plan_backup(tx, session, now)
    elif decision.slot.state is SlotState.ACCEPTED:
        agreed(tx, decision.slot, session, now)
        key = f"presenter-found:{slot.id}"
        tell(tx, "presenter-found", key, session.facilitator_id, session, now, {"slot": slot.id})
    else:
        draw_at(tx, session.id, now)
    return decision


def hand_back(tx: Tx, actor: Actor, now: datetime, slot_id: PresenterSlotId) -> Answered | Refused:
    """Whoever had agreed cannot come after all: the next is asked, and the facilitator hears of it."""
    slot, session = lock(tx, slot_id)
    me = answering_as(tx, actor, slot, session)
    decision = rules.hand_back(slot, me, session, now)
    if isinstance(decision, Answered) and not decision.already:
        handed_back(tx, slot, session, now, me)
    return decision


def set_never(tx: Tx, member_id: MemberId) -> None:
    """The member is not asked any more, and what they had offered is no offer any more."""
    slots.set_willingness(tx, member_id, Willingness.NEVER)
    volunteers.drop_all(tx, member_id)


def be_asked_again(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId) -> None:  # noqa: ARG001
    """Take "never ask me" back. Said twice, it holds once."""
    me = require(actor, Verb.ANSWER_PRESENTING, community_id)
    slots.set_willingness(tx, me.member_id, Willingness.WILLING)


def never_ask(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId) -> None:  # noqa: ARG001
    """Ask for not being asked, before anybody did. What was agreed to stays agreed to."""
    me = require(actor, Verb.ANSWER_PRESENTING, community_id)
    set_never(tx, me.member_id)


def lapse_asking(tx: Tx, now: datetime, slot_id: PresenterSlotId) -> None:
    """Due work: no answer in time is "not this time"; the member is told once, and the next is drawn.

    Who was only asked to be the backup is left in peace.
    """
    slot, session = lock(tx, slot_id)
    if slot.state is not SlotState.ASKED or now < slot.answer_by:
        return
    change(tx, slot, SlotState.LAPSED, now, None)
    if slot.part is Part.PRESENTER:
        key = f"presenter-lapsed:{slot.id}"
        tell(tx, "presenter-lapsed", key, slot.member_id, session, now, {"slot": slot.id})
    _next(tx, slot, session, now)


def could_not_ask(tx: Tx, now: datetime, slot_id: PresenterSlotId) -> None:
    """The asking could not be delivered: that costs the member nothing, and the next is drawn."""
    slot, session = lock(tx, slot_id)
    if slot.state is not SlotState.ASKED:
        return
    change(tx, slot, SlotState.WITHDRAWN, now, None)
    _next(tx, slot, session, now)


def _next(tx: Tx, slot: Slot, session: Session, now: datetime) -> None:
    if slot.part is Part.BACKUP:
        plan_backup(tx, session, now)
    elif may_ask_another(tx, session, now):
        draw_at(tx, session.id, now)
