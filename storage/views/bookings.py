"""A session as one member sees it: the places, and their own standing."""

from dataclasses import dataclass, replace
from datetime import datetime

from rules.bookings import BookingView, Phase
from rules.communities import Community
from rules.ids import MemberId, SessionId
from rules.permissions import Actor, Verb
from storage import bookings, communities, sessions, sharing, waitlist
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class MyPlace:
    """Where the member stands with a session they may come to."""

    community: Community
    places: BookingView


def mine(tx: Tx, actor: Actor, now: datetime, session_id: SessionId) -> MyPlace:
    """For the person who asks; NotAllowedError for somebody to whom the session is not open."""
    session = sessions.load(tx, session_id)
    me = sharing.coming(tx, actor, Verb.BOOK, session)
    places = bookings.view(tx, session, me.member_id, now)
    return MyPlace(communities.load(tx, session.community_id), places)


def of_member(tx: Tx, session_id: SessionId, member_id: MemberId, *, first_come: bool = False) -> MyPlace:
    """For a notice to that member; `first_come` when the last hours have begun."""
    session = sessions.load(tx, session_id)
    places = bookings.view(tx, session, member_id)
    if first_come:
        places = replace(places, phase=Phase.FIRST_COME)
    return MyPlace(communities.load(tx, session.community_id), places)


def still_to_tell(tx: Tx, session_id: SessionId, member_id: MemberId) -> bool:
    """Whether the member waits and was not told yet that free places go to whoever is first."""
    return waitlist.is_untold(tx, session_id, member_id)
