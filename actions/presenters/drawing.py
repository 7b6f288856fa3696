"""The draw: by the clock, or by the facilitator's hand. Who volunteered for the session presents at once."""

from datetime import datetime
from random import Random, SystemRandom

from actions.presenters.telling import arrives, draw_at, tell, wait_for_answer
from actions.presenters.turns import agreed, change
from rules.ids import MemberId, SessionId
from rules.permissions import Actor, Verb, require
from rules.presenters import draws, times
from rules.presenters import volunteers as offering
from rules.presenters.draws import Pool, Standing, Volunteering
from rules.presenters.slots import Part, Refused, Slot, SlotState
from rules.sessions import Session
from storage import sessions, sharing
from storage.db import Tx
from storage.presenters import slots, standings, volunteers

CHANCE = SystemRandom()


def draw_presenter(
    tx: Tx, actor: Actor, now: datetime, session_id: SessionId, *, chance: Random = CHANCE
) -> Slot | Refused:
    """The facilitator has a presenter drawn now: asked, or found if somebody volunteered for the session."""
    session = sessions.lock(tx, session_id)
    me = require(actor, Verb.DRAW_PRESENTER, session.community_id)
    live = slots.live(tx, session_id)
    asked_at = arrives(tx, session, now)
    reason = times.may_ask(session, live, asked_at)
    if reason is not None and (reason != "too-late" or not offering.may_take(session, live, now)):
        return Refused(reason)
    found = draw(tx, session, now, asked_at, me.member_id, chance, short=reason is not None)
    return found or Refused(reason or "nobody-to-ask")


def draw_by_clock(tx: Tx, now: datetime, session_id: SessionId, *, chance: Random = CHANCE) -> None:
    """Due work: draw and ask, unless somebody is asked or found; with nobody to ask, again tomorrow."""
    session = sessions.lock(tx, session_id)
    if find(tx, session, now, chance) is None and _worth_trying_again(tx, session, now):
        draw_at(tx, session_id, now + times.TRIED_AGAIN)


def find(tx: Tx, session: Session, now: datetime, chance: Random = CHANCE) -> Slot | None:
    """Draw if that is wanted now; None when nobody was asked or found. The caller holds the lock."""
    live = slots.live(tx, session.id)
    asked_at = arrives(tx, session, now)
    reason = times.may_ask(session, live, asked_at)
    if reason is None:
        return draw(tx, session, now, asked_at, None, chance)
    if reason == "too-late" and offering.may_take(session, live, now):
        return draw(tx, session, now, asked_at, None, chance, short=True)
    return None


def _worth_trying_again(tx: Tx, session: Session, now: datetime) -> bool:
    return times.may_ask(session, slots.live(tx, session.id), arrives(tx, session, now)) is None


def draw(
    tx: Tx,
    session: Session,
    now: datetime,
    asked_at: datetime,
    by: MemberId | None,
    chance: Random,
    *,
    part: Part = Part.PRESENTER,
    short: bool = False,
) -> Slot | None:
    """Draw, store what the draw was made from, ask. None when there is nobody to ask.

    At `short` notice nobody is asked, so only those count who have said yes already.
    """
    where = sharing.open_to(tx, session)
    known = standings.standings(tx, session, where, draws.resting_since(now), part)
    if short:
        known = [one for one in known if one.volunteering is Volunteering.SESSION]
    pool, eligible = draws.eligible(
        known,
        any_attended=any(one.attended for one in known) or standings.any_attended(tx, where),
        near=times.near(session, asked_at),
    )
    front = draws.front(eligible)
    if front is None:
        return None
    lot = chance.randrange(len(front.members)) + 1
    chosen = draws.choose(front, lot)
    draw_id = slots.add_draw(tx, session.id, now, pool, front, lot, chosen)
    if part is Part.PRESENTER:
        _no_longer_backup(tx, session, chosen, now)
    if part is Part.PRESENTER and pool is Pool.VOLUNTEERS and _said_yes(eligible, chosen):
        slot = slots.add_slot(
            tx, draw_id, session.id, chosen, asked_at, asked_at, now, by, state=SlotState.ACCEPTED
        )
        _found(tx, slot, session, now)
        return slot
    answer_by = times.answer_by(session, asked_at)
    slot = slots.add_slot(tx, draw_id, session.id, chosen, asked_at, answer_by, now, by, part=part)
    wait_for_answer(tx, slot, answer_by)
    kind = "presenter-asked" if part is Part.PRESENTER else "presenter-backup-asked"
    tell(tx, kind, f"{kind}:{slot.id}", chosen, session, now, {"slot": slot.id})
    return slot


def _no_longer_backup(tx: Tx, session: Session, chosen: MemberId, now: datetime) -> None:
    """Whoever is to present cannot be the backup as well."""
    backup = slots.live(tx, session.id, Part.BACKUP)
    if backup is not None and backup.member_id == chosen:
        agreed_to = backup.state is SlotState.ACCEPTED
        change(tx, backup, SlotState.CALLED if agreed_to else SlotState.WITHDRAWN, now, None)


def _said_yes(eligible: tuple[Standing, ...], chosen: MemberId) -> bool:
    return any(chosen in one.members for one in eligible if one.volunteering is Volunteering.SESSION)


def _found(tx: Tx, slot: Slot, session: Session, now: datetime) -> None:
    """Somebody who volunteered presents, and both they and the facilitator hear of it."""
    volunteers.drop_for_session(tx, slot.member_id, session.id)
    agreed(tx, slot, session, now)
    about = {"slot": slot.id}
    tell(tx, "presenter-volunteer", f"presenter-volunteer:{slot.id}", slot.member_id, session, now, about)
    key = f"presenter-found:{slot.id}"
    tell(tx, "presenter-found", key, session.facilitator_id, session, now, about)
