"""Sessions that are open to several communities: which ones, and by which membership somebody comes."""

from collections.abc import Iterable

import sqlalchemy as sa

from rules.ids import CommunityId, SessionId
from rules.permissions import Actor, Membership, Verb, require
from rules.sessions import Session
from storage.db import Tx
from storage.tables import SessionGuestRow
from storage.upsert import columns

_guests = columns(SessionGuestRow)


def guests(tx: Tx, session_id: SessionId) -> tuple[CommunityId, ...]:
    """The other communities that the session is open to."""
    found = tx.execute(
        sa.select(_guests.c.community_id)
        .where(_guests.c.session_id == session_id)
        .order_by(_guests.c.community_id)
    )
    return tuple(CommunityId(one) for one in found.scalars())


def open_to(tx: Tx, session: Session) -> tuple[CommunityId, ...]:
    """Every community whose members may come, the session's own first."""
    return session.community_id, *guests(tx, session.id)


def share(tx: Tx, session_id: SessionId, communities: Iterable[CommunityId]) -> None:
    """Open the session to these communities as well, and to no others."""
    tx.execute(sa.delete(_guests).where(_guests.c.session_id == session_id))
    for community_id in communities:
        tx.execute(sa.insert(_guests), {"session_id": session_id, "community_id": community_id})


def coming(tx: Tx, actor: Actor, verb: Verb, session: Session) -> Membership:
    """The membership by which the actor may do this at the session; NotAllowedError when there is none.

    Only what every member does is asked here: book, check in, answer. Who organises the session must
    belong to its own community (`permissions.require`).
    """
    own = actor.within(session.community_id)
    if own is None or not own.may(verb):
        for community_id in guests(tx, session.id):
            guest = actor.within(community_id)
            if guest is not None and guest.may(verb):
                return guest
    return require(actor, verb, session.community_id)
