"""More or fewer places. A new one is offered at once; one that goes is given up by somebody chosen for it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from actions import offers, places, presenters
from actions.cards import owe_cards
from rules import capacity as rules
from rules.bookings import BookingView
from rules.capacity import Changed, Refused, TooMany
from rules.communities import Community
from rules.dialogue import Draft
from rules.ids import MemberId, SessionId
from rules.notices import Notice, ToMember
from rules.permissions import Actor, Membership, Verb, require
from rules.presenters.slots import SlotState
from rules.sessions import Change, Session
from storage import bookings, communities, members, outbox, sessions
from storage.db import Tx
from storage.presenters import slots

Decision = Changed | TooMany | Refused


@dataclass(frozen=True, slots=True)
class Done:
    """What was decided, for the facilitator."""

    decision: Decision
    community: Community
    holders: tuple[tuple[MemberId, str], ...]
    """Who holds a place or an offer, with their names; the first to be asked first."""
    moved: tuple[str, ...]
    """The names of those who wait instead."""
    waiting: int


def change_places(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Done:
    """The end of the dialogue "places"."""
    me, view = _lock(tx, actor, SessionId(draft.answers["session"]), now)
    decision = rules.change_places(view, draft.answers["places"], now)
    if isinstance(decision, Changed) and not decision.already:
        _save(tx, decision.session, decision.was, me.member_id, now)
    return _done(tx, decision)


def move_to_line(
    tx: Tx,
    actor: Actor,
    now: datetime,
    session_id: SessionId,
    wanted: int,
    member_id: MemberId | None = None,
) -> Done:
    """There are to be fewer places, and this member waits first in line; without one, those who came last.

    Each of them is told. The first of them in order of booking is the first in line.
    """
    me, view = _lock(tx, actor, session_id, now)
    known = _holders(tx, session_id)
    decision = rules.move_to_line(view, wanted, known, known if member_id is None else [member_id], now)
    if not isinstance(decision, Refused):
        for one in decision.moved:
            _move(tx, view.session, one, now, me.member_id)
        if decision.session.places != view.session.places:
            _save(tx, decision.session, view.session.places, me.member_id, now)
    return _done(tx, decision)


def choices(tx: Tx, actor: Actor, now: datetime, session_id: SessionId, wanted: int) -> Done:
    """Who would have to wait, for the one who is choosing; nothing changes."""
    session = sessions.load(tx, session_id)
    require(actor, Verb.MOVE_SESSION, session.community_id)
    return _done(tx, rules.change_places(bookings.view(tx, session, MemberId(0), now), wanted, now))


def _lock(tx: Tx, actor: Actor, session_id: SessionId, now: datetime) -> tuple[Membership, BookingView]:
    session = sessions.lock(tx, session_id)
    me = require(actor, Verb.MOVE_SESSION, session.community_id)
    return me, bookings.view(tx, session, me.member_id, now)


def _save(tx: Tx, session: Session, was: int, by: MemberId, now: datetime) -> None:
    sessions.save_places(tx, session)
    sessions.add_change(tx, session.id, Change.PLACES, by, now, {"was": was, "places": session.places})
    offers.place_freed(tx, session, now)
    owe_cards(tx, session.id, now)


def _move(tx: Tx, session: Session, member_id: MemberId, now: datetime, by: MemberId) -> None:
    presenters.place_given_up(tx, session, member_id, now)
    change = places.move_to_line(tx, session, member_id, now, by)
    if member_id == by:
        return
    notice = Notice(
        "moved-to-line",
        f"moved-to-line:{change}",
        ToMember(member_id),
        communities.load(tx, session.community_id).decent(now),
        {"session": session.id},
        not_after=session.starts_at,
    )
    outbox.add(tx, [notice], now)


def _holders(tx: Tx, session_id: SessionId) -> tuple[MemberId, ...]:
    booked, _ = bookings.concerned(tx, session_id)
    offered = [offer.member_id for offer in bookings.open_offers(tx, session_id)]
    slot = slots.live(tx, session_id)
    presents = slot is not None and slot.state is SlotState.ACCEPTED
    return rules.holders(booked, offered, slot.member_id if slot is not None and presents else None)


def _done(tx: Tx, decision: Decision) -> Done:
    session = decision.session
    return Done(
        decision=decision,
        community=communities.load(tx, session.community_id),
        holders=_named(tx, _holders(tx, session.id)) if isinstance(decision, TooMany) else (),
        moved=() if isinstance(decision, Refused) else tuple(name for _, name in _named(tx, decision.moved)),
        waiting=bookings.view(tx, session, MemberId(0)).waiting,
    )


def _named(tx: Tx, ids: Sequence[MemberId]) -> tuple[tuple[MemberId, str], ...]:
    return tuple((one, members.load(tx, one).name) for one in ids)
