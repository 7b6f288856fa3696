"""What a facilitator shows at the door: the code as it stands, the key of the picture."""

from dataclasses import dataclass
from datetime import datetime

from rules import attendance as rules
from rules import check_in as codes
from rules.communities import Community
from rules.ids import MemberId, SessionId
from rules.permissions import Actor, Verb
from rules.sessions import Session
from storage import attendance, check_in, communities, members, sessions
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class CodeView:
    """A code as it is shown, and the message in which it stands; None before it was posted."""

    session: Session
    community: Community
    code: str
    turns_at: datetime
    message_id: int | None


@dataclass(frozen=True, slots=True)
class PictureView:
    """The picture's session, and the key in its link."""

    session: Session
    community: Community
    key: str


def code_counts(tx: Tx, actor: Actor, now: datetime) -> bool:
    """Whether a session of theirs is open for check-in, so that six digits are a code."""
    return bool(attendance.open_for(tx, actor, now))


def code_to_show(
    tx: Tx, session_id: SessionId, member_id: MemberId, edition: int, step: int
) -> CodeView | None:
    """The code of that step; None once this message shows it no longer, or its reader is not in charge."""
    session = sessions.load(tx, session_id)
    board = check_in.board(tx, session_id, member_id)
    secret = check_in.secret(tx, session_id)
    if board is None or board.edition != edition or secret is None or not _in_charge(tx, session, member_id):
        return None
    return CodeView(
        session,
        communities.load(tx, session.community_id),
        codes.code(secret, session, step),
        codes.turns_at(session, step),
        board.message_id,
    )


def picture_to_show(tx: Tx, session_id: SessionId, member_id: MemberId) -> PictureView | None:
    """The picture, for whoever is in charge still."""
    session = sessions.load(tx, session_id)
    secret = check_in.secret(tx, session_id)
    if secret is None or not _in_charge(tx, session, member_id):
        return None
    return PictureView(session, communities.load(tx, session.community_id), codes.key(secret, session))


def session_over(tx: Tx, session_id: SessionId) -> tuple[Session, Community]:
    """The session whose code is no longer shown."""
    session = sessions.load(tx, session_id)
    return session, communities.load(tx, session.community_id)


def _in_charge(tx: Tx, session: Session, member_id: MemberId) -> bool:
    me = members.actor(tx, members.load(tx, member_id).user_id).within(session.community_id)
    return me is not None and me.may(Verb.MARK_ATTENDANCE) and rules.may_mark(me, session)
