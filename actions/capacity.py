"""More or fewer places. A new one is offered at once; one that goes is given up by somebody chosen for it."""

from datetime import datetime

from actions import offers, places, presenters
from actions.cards import owe_cards
from rules import capacity as rules
from rules.bookings import BookingView
from rules.capacity import Changed, Refused
from rules.dialogue import Draft
from rules.ids import MemberId, SessionId
from rules.notices import Notice, ToMember
from rules.permissions import Actor, Membership, Verb, require
from rules.sessions import Change, Session
from storage import bookings, communities, outbox, sessions
from storage.db import Tx
from storage.views.capacity import Done, done, holders


def change_places(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Done:
    """The end of the dialogue "places"."""
    me, view = _lock(tx, actor, SessionId(draft.answers["session"]), now)
    decision = rules.change_places(view, draft.answers["places"], now)
    if isinstance(decision, Changed) and not decision.already:
        _save(tx, decision.session, decision.was, me.member_id, now)
    return done(tx, decision)


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
    known = holders(tx, session_id)
    decision = rules.move_to_line(view, wanted, known, known if member_id is None else [member_id], now)
    if not isinstance(decision, Refused):
        for one in decision.moved:
            _move(tx, view.session, one, now, me.member_id)
        if decision.session.places != view.session.places:
            _save(tx, decision.session, view.session.places, me.member_id, now)
    return done(tx, decision)


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
