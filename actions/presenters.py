"""Presenting: drawn, asked, answered, handed back. Each verb locks the session and asks the rule."""

from datetime import datetime
from random import Random, SystemRandom

from actions import offers
from actions.cards import owe_cards
from rules.bookings import Change, OfferState
from rules.ids import CommunityId, MemberId, PresenterSlotId, SessionId
from rules.notices import Notice, ToMember, Variables
from rules.permissions import Actor, Verb, require
from rules.presenters import draws
from rules.presenters import slots as rules
from rules.presenters.slots import Answered, Refused, Reply, Slot, SlotState, Willingness
from rules.sessions import Session
from storage import bookings, communities, due, outbox, sessions
from storage.db import Tx
from storage.presenters import slots, standings

_CHANCE = SystemRandom()


def plan_presenter(tx: Tx, session: Session, now: datetime) -> None:
    """Have the presenter of a session found in time. The caller holds the session's lock."""
    about: Variables = {"session_id": session.id}
    due.put(tx, "presenter-draw", f"presenter-draw:{session.id}", rules.draw_at(session, now), about)
    due.put(tx, *_missing(session), rules.missing_at(session, now), about)
    due.put(tx, "presenter-done", f"presenter-done:{session.id}", session.ends_at, about)


def session_moved(tx: Tx, session: Session, now: datetime) -> None:
    """The times move along. Whoever was asked or agreed stays, and hears of it here if they have no place.

    The caller holds the lock, has saved the new time, and tells those who have a place or wait for one.
    """
    plan_presenter(tx, session, now)
    slot = slots.live(tx, session.id)
    if slot is None:
        return
    if slot.state is SlotState.ASKED:
        answer_by = min(slot.answer_by, session.starts_at)
        due.put(tx, *_silence(slot), answer_by, {"slot_id": slot.id})
    _tell_unless_booked(
        tx, "presenter-moved", f"presenter-moved:{slot.id}:{session.sequence}", slot, session, now
    )


def session_cancelled(tx: Tx, session: Session, now: datetime) -> None:
    """Nobody presents. The caller holds the lock and tells those who have a place or wait for one."""
    due.drop(
        tx,
        f"presenter-draw:{session.id}",
        _missing(session)[1],
        f"presenter-done:{session.id}",
    )
    slot = slots.live(tx, session.id)
    if slot is None:
        return
    _change(tx, slot, SlotState.WITHDRAWN, now, None)
    _tell_unless_booked(tx, "presenter-cancelled", f"presenter-cancelled:{slot.id}", slot, session, now)


def draw_presenter(
    tx: Tx, actor: Actor, now: datetime, session_id: SessionId, *, chance: Random = _CHANCE
) -> Slot | Refused:
    """The facilitator has a presenter drawn and asked now."""
    session = sessions.lock(tx, session_id)
    me = require(actor, Verb.DRAW_PRESENTER, session.community_id)
    asked_at = communities.load(tx, session.community_id).decent(now)
    if reason := rules.may_ask(session, slots.live(tx, session_id), asked_at):
        return Refused(reason)
    return _draw(tx, session, now, asked_at, me.member_id, chance) or Refused("nobody-to-ask")


def draw_by_clock(tx: Tx, now: datetime, session_id: SessionId, *, chance: Random = _CHANCE) -> None:
    """Due work: draw and ask, unless somebody is asked or found; with nobody to ask, again tomorrow."""
    session = sessions.lock(tx, session_id)
    asked_at = communities.load(tx, session.community_id).decent(now)
    if rules.may_ask(session, slots.live(tx, session_id), asked_at) is not None:
        return
    if _draw(tx, session, now, asked_at, None, chance) is None:
        _draw_at(tx, session_id, now + rules.TRIED_AGAIN)


def answer_asking(
    tx: Tx, actor: Actor, now: datetime, slot_id: PresenterSlotId, reply: Reply
) -> Answered | Refused:
    """Yes, not this time, or never. A yes brings a place along; a no has the next member drawn."""
    slot, session = _lock(tx, slot_id)
    me = require(actor, Verb.ANSWER_PRESENTING, session.community_id)
    decision = rules.answer(slot, me.member_id, reply, session, now)
    if isinstance(decision, Refused) or decision.already:
        return decision
    slots.save(tx, decision.slot, me.member_id)
    _drop_silence(tx, slot)
    if decision.slot.state is SlotState.ACCEPTED:
        _give_place(tx, session, me.member_id, now)
        key = f"presenter-found:{slot.id}"
        _tell(tx, "presenter-found", key, session.facilitator_id, session, now, {"slot": slot.id})
    else:
        if decision.slot.state is SlotState.NEVER:
            slots.set_willingness(tx, me.member_id, Willingness.NEVER)
        _draw_at(tx, session.id, now)
    return decision


def hand_back(tx: Tx, actor: Actor, now: datetime, slot_id: PresenterSlotId) -> Answered | Refused:
    """Whoever had agreed cannot present after all: the next is drawn, the facilitator hears of it."""
    slot, session = _lock(tx, slot_id)
    me = require(actor, Verb.ANSWER_PRESENTING, session.community_id)
    decision = rules.hand_back(slot, me.member_id, session, now)
    if isinstance(decision, Answered) and not decision.already:
        _handed_back(tx, slot, session, now, me.member_id)
    return decision


def place_given_up(tx: Tx, session: Session, member_id: MemberId, now: datetime) -> None:
    """Who gives up the place cannot present either. The caller holds the session's lock."""
    slot = slots.live(tx, session.id)
    if slot is not None and slot.member_id == member_id and slot.state is SlotState.ACCEPTED:
        _handed_back(tx, slot, session, now, member_id)


def member_left(tx: Tx, member_id: MemberId, now: datetime) -> None:
    """Who has left the community presents nowhere: the next are drawn."""
    for known in slots.live_of_member(tx, member_id):
        slot, session = _lock(tx, known.id)
        if slot.state is SlotState.ACCEPTED:
            _handed_back(tx, slot, session, now, member_id)
        elif slot.state is SlotState.ASKED:
            _change(tx, slot, SlotState.WITHDRAWN, now, member_id)
            _draw_at(tx, session.id, now)


def be_asked_again(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId) -> None:  # noqa: ARG001
    """Take "never ask me" back. Said twice, it holds once."""
    me = require(actor, Verb.ANSWER_PRESENTING, community_id)
    slots.set_willingness(tx, me.member_id, Willingness.WILLING)


def lapse_asking(tx: Tx, now: datetime, slot_id: PresenterSlotId) -> None:
    """Due work: no answer in time is "not this time"; the member is told once, and the next is drawn."""
    slot, session = _lock(tx, slot_id)
    if slot.state is not SlotState.ASKED:
        return
    _change(tx, slot, SlotState.LAPSED, now, None)
    key = f"presenter-lapsed:{slot.id}"
    _tell(tx, "presenter-lapsed", key, slot.member_id, session, now, {"slot": slot.id})
    _draw_at(tx, session.id, now)


def could_not_ask(tx: Tx, now: datetime, slot_id: PresenterSlotId) -> None:
    """The asking could not be delivered: that costs the member nothing, and the next is drawn."""
    slot, session = _lock(tx, slot_id)
    if slot.state is not SlotState.ASKED:
        return
    _change(tx, slot, SlotState.WITHDRAWN, now, None)
    _draw_at(tx, session.id, now)


def tell_missing(tx: Tx, now: datetime, session_id: SessionId) -> None:
    """Due work: nobody has agreed so near to the start, so the facilitator is told, once for each date."""
    session = sessions.lock(tx, session_id)
    slot = slots.live(tx, session_id)
    if not rules.is_missing(session, slot, now):
        return
    key = f"presenter-missing:{session_id}:{session.starts_unix}"
    about: Variables = {"session": session_id, "others": _others(tx, session, now)}
    # Said after the start it would help nobody.
    leader, start = session.facilitator_id, session.starts_at
    _tell(tx, "presenter-missing", key, leader, session, now, about, not_after=start)


def settle_presented(tx: Tx, now: datetime, session_id: SessionId) -> None:
    """Due work at the end, and again when the sheet is corrected: who agreed has presented, or missed it."""
    session = sessions.lock(tx, session_id)
    if now < session.ends_at:
        return  # It was moved; the work waits for the new end.
    for slot in slots.of_session(tx, session_id):
        missed = standings.missed(tx, session_id, slot.member_id)
        state = rules.turned_out(slot, missed=missed)
        if state is not None:
            slots.save(tx, slot.to(state, now), None)


def _lock(tx: Tx, slot_id: PresenterSlotId) -> tuple[Slot, Session]:
    """The slot as it is once its session is locked; NoSuchSlotError when there is none."""
    session = sessions.lock(tx, slots.load(tx, slot_id).session_id)
    return slots.load(tx, slot_id), session


def _draw(
    tx: Tx, session: Session, now: datetime, asked_at: datetime, by: MemberId | None, chance: Random
) -> Slot | None:
    """Draw, store what the draw was made from, ask. None when there is nobody to ask."""
    pool, members = draws.eligible(
        standings.standings(tx, session),
        session,
        now,
        any_attended=standings.any_attended(tx, session.community_id),
    )
    lots = list(range(1, len(members) + 1))
    chance.shuffle(lots)
    candidates = draws.with_lots(members, lots)
    chosen, _ = draws.draw(candidates)
    if chosen is None:
        return None
    draw_id = slots.add_draw(tx, session.id, now, pool, candidates, chosen)
    answer_by = rules.answer_by(session, asked_at)
    slot = slots.add_slot(tx, draw_id, session.id, chosen, asked_at, answer_by, now, by)
    due.put(tx, *_silence(slot), answer_by, {"slot_id": slot.id})
    _tell(tx, "presenter-asked", f"presenter-asked:{slot.id}", chosen, session, now, {"slot": slot.id})
    return slot


def _draw_at(tx: Tx, session_id: SessionId, at: datetime) -> None:
    """Draw by the clock, so that a press is answered without waiting for it."""
    due.put(tx, "presenter-draw", f"presenter-draw:{session_id}", at, {"session_id": session_id})


def _handed_back(tx: Tx, slot: Slot, session: Session, now: datetime, by: MemberId) -> None:
    slots.save(tx, slot.to(SlotState.HANDED_BACK, now), by)
    others = _others(tx, session, now)
    key = f"presenter-handed-back:{slot.id}"
    about: Variables = {"slot": slot.id, "others": others}
    _tell(tx, "presenter-handed-back", key, session.facilitator_id, session, now, about)
    if others:
        due.put(tx, *_missing(session), rules.missing_at(session, now), {"session_id": session.id})
        _draw_at(tx, session.id, now)


def _others(tx: Tx, session: Session, now: datetime) -> bool:
    """Whether there is time to ask somebody else."""
    asked_at = communities.load(tx, session.community_id).decent(now)
    return rules.may_ask(session, None, asked_at) is None


def _change(tx: Tx, slot: Slot, state: SlotState, now: datetime, by: MemberId | None) -> None:
    slots.save(tx, slot.to(state, now), by)
    _drop_silence(tx, slot)


def _give_place(tx: Tx, session: Session, member_id: MemberId, now: datetime) -> None:
    """Who presents has a place, even where all are taken: a session without its presenter helps nobody."""
    mine = bookings.view(tx, session, member_id).mine
    if mine.booked:
        return
    if mine.offer is not None:
        offers.close(tx, mine.offer.id, OfferState.ACCEPTED)
    bookings.remove_from_line(tx, session.id, member_id)
    bookings.add_booking(tx, session.id, member_id, now)
    bookings.add_change(tx, session.id, member_id, Change.BOOKED, now, member_id)
    owe_cards(tx, session.id, now)


def _missing(session: Session) -> tuple[str, str]:
    """Kind and key of the due work that tells the facilitator."""
    return "presenter-missing", f"presenter-missing:{session.id}"


def _silence(slot: Slot) -> tuple[str, str]:
    """Kind and key of the due work that ends the waiting for an answer."""
    return "presenter-silence", f"presenter-silence:{slot.id}"


def _drop_silence(tx: Tx, slot: Slot) -> None:
    due.drop(tx, _silence(slot)[1])


def _tell_unless_booked(tx: Tx, kind: str, key: str, slot: Slot, session: Session, now: datetime) -> None:
    booked, waiting = bookings.concerned(tx, session.id)
    if slot.member_id not in {*booked, *waiting}:
        _tell(tx, kind, key, slot.member_id, session, now, {"slot": slot.id})


def _tell(
    tx: Tx,
    kind: str,
    key: str,
    member_id: MemberId,
    session: Session,
    now: datetime,
    variables: Variables,
    *,
    not_after: datetime | None = None,
) -> None:
    decent = communities.load(tx, session.community_id).decent(now)
    notice = Notice(kind, key, ToMember(member_id), decent, variables, not_after=not_after)
    outbox.add(tx, [notice], now)
