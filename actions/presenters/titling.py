"""The title of a case: typed by the presenter, shown as far as they allow, taken away when they say so."""

from dataclasses import replace
from datetime import datetime

from actions.cards import owe_cards
from actions.presenters.turns import answering_as, lock
from rules.dialogue import Draft
from rules.ids import PresenterSlotId
from rules.permissions import Actor
from rules.presenters.slots import Answered, Refused, Slot, SlotState
from rules.presenters.titles import Audience, CaseTitle
from rules.sessions import Session
from storage.db import Tx
from storage.presenters import slots

_THEIRS = frozenset({SlotState.ACCEPTED, SlotState.PRESENTED, SlotState.MISSED})
"""As long as a title is in storage its presenter decides about it, also when the session is over."""


def finish_title(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Answered | Refused:
    """The end of the dialogue "case": the title, seen by whom it was before, or by the facilitator."""
    slot, session, refused = _mine(tx, actor, PresenterSlotId(draft.answers["slot"]))
    if refused or not slot.presents:
        return refused or Refused(f"answered-{slot.state}", slot)
    audience = slot.case.audience if slot.case else Audience.FACILITATOR
    return _keep(tx, slot, session, CaseTitle(draft.answers["title"], audience), now)


def show_title_to(
    tx: Tx, actor: Actor, now: datetime, slot_id: PresenterSlotId, audience: Audience
) -> Answered | Refused:
    """Who sees the title from now on. Without a title nothing changes."""
    slot, session, refused = _mine(tx, actor, slot_id)
    if refused or slot.case is None:
        return refused or Answered(slot, already=True)
    return _keep(tx, slot, session, replace(slot.case, audience=audience), now)


def remove_title(tx: Tx, actor: Actor, now: datetime, slot_id: PresenterSlotId) -> Answered | Refused:
    """Nothing of the title is kept."""
    slot, session, refused = _mine(tx, actor, slot_id)
    return refused or _keep(tx, slot, session, None, now)


def _mine(tx: Tx, actor: Actor, slot_id: PresenterSlotId) -> tuple[Slot, Session, Refused | None]:
    slot, session = lock(tx, slot_id)
    if answering_as(tx, actor, slot, session) != slot.member_id:
        return slot, session, Refused("not-yours")
    return slot, session, None if slot.state in _THEIRS else Refused(f"answered-{slot.state}", slot)


def _keep(tx: Tx, slot: Slot, session: Session, case: CaseTitle | None, now: datetime) -> Answered:
    if case == slot.case:
        return Answered(slot, already=True)
    slots.save_case(tx, slot.id, case)
    if any(one is not None and one.audience is Audience.CARD for one in (slot.case, case)):
        owe_cards(tx, session.id, now)
    return Answered(replace(slot, case=case))
