"""A kind word after a session, to those who had a place and were missed: once, and not often."""

from collections.abc import Collection
from datetime import datetime

from rules import missed as rules
from rules.ids import MemberId, SessionId
from rules.members import Status
from rules.notices import Notice, ToMember
from rules.priority import Priority
from rules.sessions import Session
from rules.sessions import Status as SessionStatus
from storage import attendance, communities, due, members, missed, outbox, sessions
from storage.db import Tx


def marks_changed(tx: Tx, session: Session, marked: Collection[MemberId], now: datetime) -> None:  # noqa: ARG001  As the other nouns'.
    """The sheet has changed, so it is looked at a day from now. The caller has saved the marks."""
    sheet = attendance.sheet(tx, session)
    if not rules.to_tell(sheet, _told(tx, session.id, now)):
        due.drop(tx, _key(session.id))
        return
    at = rules.told_at(communities.load(tx, session.community_id), max(now, session.ends_at))
    due.put(tx, "missed-notes", _key(session.id), at, {"session_id": session.id})


def tell_missed(tx: Tx, now: datetime, session_id: SessionId) -> None:
    """Due work, a day after the sheet came to rest: the message to whoever is marked as missed by now."""
    session = sessions.lock(tx, session_id)
    if session.status is SessionStatus.CANCELLED or now < session.ends_at:
        return
    wanted = rules.to_tell(attendance.sheet(tx, session), _told(tx, session_id, now))
    there = [one for one in members.several(tx, wanted) if one.status is Status.ADMITTED]
    missed.note(tx, session_id, [one.id for one in there], now)
    decent = {one: communities.load(tx, one).decent(now) for one in {each.community_id for each in there}}
    notices = [
        Notice(
            kind="missed-you",
            key=f"missed-you:{session_id}:{member.id}",
            to=ToMember(member.id),
            not_before=decent[member.community_id],
            variables={"session": session_id, "since": round(now.timestamp())},
            priority=Priority.REMINDER,
        )
        for member in there
    ]
    outbox.add(tx, notices, now)


def _told(tx: Tx, session_id: SessionId, now: datetime) -> set[MemberId]:
    return missed.told_since(tx, session_id, now - rules.APART)


def _key(session_id: SessionId) -> str:
    return f"missed-notes:{session_id}"
