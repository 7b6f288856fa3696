"""A session as one member sees it: the places, and their own standing."""

from dataclasses import dataclass
from datetime import datetime

from rules.bookings import BookingView
from rules.communities import Community
from rules.ids import MemberId, SessionId
from rules.permissions import Actor, Verb, require
from storage import bookings, communities, sessions
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class MyPlace:
    """Where the member stands with a session of their community."""

    community: Community
    places: BookingView


def mine(tx: Tx, actor: Actor, _now: datetime, session_id: SessionId) -> MyPlace:
    """For the person who asks; NotAllowedError for a stranger to the community."""
    session = sessions.load(tx, session_id)
    me = require(actor, Verb.BOOK, session.community_id)
    return of_member(tx, session_id, me.member_id)


def of_member(tx: Tx, session_id: SessionId, member_id: MemberId) -> MyPlace:
    """For a notice to that member."""
    session = sessions.load(tx, session_id)
    return MyPlace(
        communities.load(tx, session.community_id),
        bookings.view(tx, session, member_id),
    )
