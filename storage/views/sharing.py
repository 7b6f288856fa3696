"""What is seen of a session that several communities come to."""

from dataclasses import dataclass
from datetime import datetime

from rules.communities import Community
from rules.ids import CommunityId, SessionId
from rules.permissions import Actor, Verb, require
from rules.sessions import Session
from rules.sharing import Guest, State, may_invite
from storage import communities, members, sessions, sharing
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Other:
    """Another community, and where it stands with the session; None when it was never invited."""

    community: Community
    state: State | None
    may_invite: bool


@dataclass(frozen=True, slots=True)
class Others:
    """For those who organise a session: every other community of the installation."""

    session: Session
    host: Community
    others: tuple[Other, ...]


@dataclass(frozen=True, slots=True)
class Invitation:
    """For the staff of the community that is invited."""

    session: Session
    host: Community
    other: Community
    facilitator: str
    guest: Guest | None


def others(tx: Tx, actor: Actor, _now: datetime, session_id: SessionId) -> Others:
    """After a press on "Other communities"."""
    session = sessions.load(tx, session_id)
    require(actor, Verb.SHARE_SESSION, session.community_id)
    known = {one.community_id: one for one in sharing.of_session(tx, session_id)}
    return Others(
        session,
        communities.load(tx, session.community_id),
        tuple(_other(one, known.get(one.id)) for one in communities.others(tx, session.community_id)),
    )


def _other(community: Community, guest: Guest | None) -> Other:
    return Other(community, guest.state if guest else None, may_invite(guest))


def invitation(tx: Tx, session_id: SessionId, community_id: CommunityId) -> Invitation:
    """As a notice shows it; the caller knows that its reader answers for that community."""
    session = sessions.load(tx, session_id)
    return Invitation(
        session,
        communities.load(tx, session.community_id),
        communities.load(tx, community_id),
        members.load(tx, session.facilitator_id).name,
        sharing.find(tx, session_id, community_id),
    )
