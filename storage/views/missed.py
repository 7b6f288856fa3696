"""What somebody is shown who was missed: the session, and those to come."""

from dataclasses import dataclass
from datetime import datetime

from rules.attendance import Status
from rules.communities import Community
from rules.ids import MemberId, SessionId
from rules.members import Status as MemberStatus
from rules.sessions import Session
from rules.sessions import Status as SessionStatus
from storage import attendance, communities, members, sessions
from storage.db import Tx

_SHOWN = 3
"""How many of the sessions to come are shown."""


@dataclass(frozen=True, slots=True)
class MissedView:
    """The session somebody missed, and the next ones with their communities."""

    session: Session
    community: Community
    to_come: tuple[tuple[Session, Community], ...]


def missed(tx: Tx, session_id: SessionId, member_id: MemberId, since: datetime) -> MissedView | None:
    """None when it is not so any more: the mark was corrected, or the member has left.

    `since` is when it was found out: sessions that begin later are to come.
    """
    session = sessions.load(tx, session_id)
    member = members.load(tx, member_id)
    presence = attendance.presence(tx, session, member_id)
    if (
        session.status is SessionStatus.CANCELLED
        or member.status is not MemberStatus.ADMITTED
        or not presence.booked
        or presence.mark is None
        or presence.mark.status is not Status.MISSED
    ):
        return None
    found = sessions.upcoming(tx, [member.community_id], since, _SHOWN)
    return MissedView(
        session,
        communities.load(tx, session.community_id),
        tuple((one, communities.load(tx, one.community_id)) for one in found),
    )
