"""How many places there are, and who would have to wait for there to be fewer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from rules import capacity as rules
from rules.capacity import Changed, Refused, TooMany
from rules.communities import Community
from rules.ids import MemberId, SessionId
from rules.permissions import Actor, Verb, require
from rules.presenters.slots import SlotState
from storage import bookings, communities, members, sessions
from storage.db import Tx
from storage.presenters import slots

Decision = Changed | TooMany | Refused


@dataclass(frozen=True, slots=True)
class Done:
    """What was decided, or would be, for the facilitator."""

    decision: Decision
    community: Community
    holders: tuple[tuple[MemberId, str], ...]
    """Who holds a place or an offer, with their names; the first to be asked first."""
    moved: tuple[str, ...]
    """The names of those who wait instead."""
    waiting: int


def choices(tx: Tx, actor: Actor, now: datetime, session_id: SessionId, wanted: int) -> Done:
    """Who would have to wait, for the one who is choosing."""
    session = sessions.load(tx, session_id)
    require(actor, Verb.MOVE_SESSION, session.community_id)
    return done(tx, rules.change_places(bookings.view(tx, session, MemberId(0), now), wanted, now))


def done(tx: Tx, decision: Decision) -> Done:
    """The decision with what its screen tells; the caller has checked that whoever looks may know."""
    session = decision.session
    return Done(
        decision=decision,
        community=communities.load(tx, session.community_id),
        holders=_named(tx, holders(tx, session.id)) if isinstance(decision, TooMany) else (),
        moved=() if isinstance(decision, Refused) else tuple(name for _, name in _named(tx, decision.moved)),
        waiting=bookings.view(tx, session, MemberId(0)).waiting,
    )


def holders(tx: Tx, session_id: SessionId) -> tuple[MemberId, ...]:
    """Who holds a place or an offer, the first to be asked first."""
    booked, _ = bookings.concerned(tx, session_id)
    offered = [offer.member_id for offer in bookings.open_offers(tx, session_id)]
    slot = slots.live(tx, session_id)
    presents = slot is not None and slot.state is SlotState.ACCEPTED
    return rules.holders(booked, offered, slot.member_id if slot is not None and presents else None)


def _named(tx: Tx, ids: Iterable[MemberId]) -> tuple[tuple[MemberId, str], ...]:
    ids = tuple(ids)
    names = members.names(tx, ids)
    return tuple((one, names[one]) for one in ids)
