"""What every change of a turn has in common: the lock, what follows a yes, what follows the end of one."""

from datetime import datetime

from actions import places
from actions.cards import owe_cards
from actions.presenters import reminding
from actions.presenters.telling import (
    arrives,
    backup_key,
    draw_at,
    missing_key,
    silence_key,
    swap_key,
    tell,
    wait_for_answer,
)
from rules.ids import MemberId, PresenterSlotId
from rules.notices import Variables
from rules.permissions import Actor, Verb
from rules.presenters import backups, draws, swaps, times
from rules.presenters.slots import Part, Slot, SlotState
from rules.presenters.swaps import Swap, SwapState
from rules.sessions import Session
from storage import due, sessions, sharing
from storage.db import Tx
from storage.presenters import slots, standings, volunteers
from storage.presenters import swaps as swaps_known


def lock(tx: Tx, slot_id: PresenterSlotId) -> tuple[Slot, Session]:
    """The slot as it is once its session is locked; NoSuchSlotError when there is none."""
    session = sessions.lock(tx, slots.load(tx, slot_id).session_id)
    return slots.load(tx, slot_id), session


def answering_as(tx: Tx, actor: Actor, slot: Slot, session: Session) -> MemberId:
    """As which member the actor answers: the one who was asked, if they are that; else as whom they come.

    NotAllowedError for who belongs to none of the communities that the session is open to.
    """
    for one in actor.memberships:
        if one.member_id == slot.member_id and one.may(Verb.ANSWER_PRESENTING):
            return one.member_id
    return sharing.coming(tx, actor, Verb.ANSWER_PRESENTING, session).member_id


def agreed(tx: Tx, slot: Slot, session: Session, now: datetime) -> None:
    """The member presents: they have a place, are reminded, and a backup is looked for."""
    places.seat_presenter(tx, session, slot.member_id, now)
    follow_agreement(tx, session, now)


def follow_agreement(tx: Tx, session: Session, now: datetime) -> None:
    """The session has its presenter, who has a place already."""
    reminding.plan_reminders(tx, session, now)
    plan_backup(tx, session, now)


def plan_backup(tx: Tx, session: Session, now: datetime) -> None:
    """Have a backup looked for in good time, or not at all."""
    at = backups.ask_at(session, now)
    if at is None:
        due.drop(tx, backup_key(session.id))
    else:
        due.put(tx, "presenter-backup", backup_key(session.id), at, {"session_id": session.id})


def change(tx: Tx, slot: Slot, state: SlotState, now: datetime, by: MemberId | None) -> Slot:
    """The slot in its next state; nobody waits for an answer to it, or for a swap of it, any more."""
    changed = slot.to(state, now)
    slots.save(tx, changed, by)
    due.drop(tx, silence_key(slot))
    if state not in (SlotState.ACCEPTED, SlotState.PRESENTED, SlotState.MISSED):
        _let_go(tx, slot, now)
    return changed


def _let_go(tx: Tx, slot: Slot, now: datetime) -> None:
    # Who said no, or is no longer needed, does not go before others for this session again.
    volunteers.drop_for_session(tx, slot.member_id, slot.session_id)
    withdraw_swaps(tx, slot, now)
    if slot.case is not None:
        slots.save_case(tx, slot.id, None)
        owe_cards(tx, slot.session_id, now)


def withdraw_swaps(tx: Tx, slot: Slot, now: datetime) -> None:
    """This turn can no longer be swapped; whoever had offered theirs for it is told."""
    for swap in swaps_known.open_about(tx, slot.id):
        end_swap(tx, swap, SwapState.WITHDRAWN, now, tells=swap.slot_id != slot.id)


def end_swap(tx: Tx, swap: Swap, state: SwapState, now: datetime, *, tells: bool) -> bool:
    """The swap comes to nothing: whoever offered it keeps their turn, or has time to answer.

    Whether it was open until now. `tells` them, unless it was their own doing.
    """
    if not swaps_known.close(tx, swap.to(state), now):
        return False
    due.drop(tx, swap_key(swap.id))
    slot = slots.load(tx, swap.slot_id)
    session = sessions.load(tx, slot.session_id)
    if slot.state is SlotState.ASKED:
        left = min(session.starts_at, arrives(tx, session, now) + swaps.LEFT_TO_ANSWER)
        until = max(times.answer_by(session, slot.asked_at), left)
        slots.wait_until(tx, slot.id, until)
        wait_for_answer(tx, slot, until)
    if tells:
        about: Variables = {"slot": slot.id, "swap": swap.id}
        key = f"presenter-swap-off:{swap.id}"
        tell(tx, "presenter-swap-off", key, slot.member_id, session, now, about, not_after=session.starts_at)
    return True


def handed_back(tx: Tx, slot: Slot, session: Session, now: datetime, by: MemberId) -> Slot:
    """Whoever had agreed cannot come. The backup is asked, else the next is drawn; the facilitator hears."""
    after = change(tx, slot, SlotState.HANDED_BACK, now, by)
    if slot.part is Part.BACKUP:
        plan_backup(tx, session, now)
        return after
    called = call_backup(tx, session, now)
    others = called or may_ask_another(tx, session, now)
    about: Variables = {"slot": slot.id, "others": others, "backup": called}
    key = f"presenter-handed-back:{slot.id}"
    tell(tx, "presenter-handed-back", key, session.facilitator_id, session, now, about)
    if others:
        missing = {"session_id": session.id}
        due.put(tx, "presenter-missing", missing_key(session.id), times.missing_at(session, now), missing)
    if not called:
        draw_at(tx, session.id, now)
    return after


def call_backup(tx: Tx, session: Session, now: datetime) -> bool:
    """Ask the backup, if there is one, whether they present; whoever was only asked to be one is let go.

    A backup who would get two turns ahead of others stays the backup, and the next is drawn.
    """
    backup = slots.live(tx, session.id, Part.BACKUP)
    if backup is None:
        return False
    asked_at = arrives(tx, session, now)
    if backup.state is SlotState.ASKED or asked_at >= session.starts_at:
        change(tx, backup, SlotState.WITHDRAWN, now, None)
        return False
    if not _may_call(tx, backup, session, now):
        return False
    change(tx, backup, SlotState.CALLED, now, None)
    until = times.answer_by(session, asked_at, backups.TO_ANSWER_CALL)
    slot = slots.add_slot(tx, backup.draw_id, session.id, backup.member_id, asked_at, until, now, by=None)
    wait_for_answer(tx, slot, until)
    key = f"presenter-called:{slot.id}"
    tell(tx, "presenter-called", key, slot.member_id, session, now, {"slot": slot.id}, not_after=until)
    return True


def _may_call(tx: Tx, backup: Slot, session: Session, now: datetime) -> bool:
    where = sharing.open_to(tx, session)
    known = standings.standings(tx, session, where, draws.resting_since(now))
    return backups.may_call(
        known,
        backup.member_id,
        any_attended=standings.any_attended(tx, where),
        others_may_be_asked=may_ask_another(tx, session, now),
    )


def may_ask_another(tx: Tx, session: Session, now: datetime) -> bool:
    """Whether there is time to ask somebody else."""
    return times.may_ask(session, None, arrives(tx, session, now)) is None
