"""Attendance as it is seen: the button and the sheet."""

from dataclasses import dataclass
from datetime import datetime

from rules import attendance as rules
from rules.attendance import Sheet
from rules.communities import Community
from rules.ids import MemberId, SessionId
from rules.permissions import Actor, NotAllowedError, Verb
from rules.sessions import Session
from rules.sheets import Trace
from storage import attendance, communities, sessions
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Sessions:
    """Some sessions with their communities."""

    found: tuple[tuple[Session, Community], ...]


@dataclass(frozen=True, slots=True)
class SheetView:
    """The sheet, and why it cannot be changed now, if so."""

    sheet: Sheet
    community: Community
    closed: str | None = None
    checking_in: bool = False
    """Whether check-in is open, so that the code can be shown."""


@dataclass(frozen=True, slots=True)
class History:
    """A page of what was marked and corrected, latest first."""

    session: Session
    community: Community
    traces: tuple[Trace, ...]
    page: int
    more: bool


@dataclass(frozen=True, slots=True)
class Others:
    """A page of the members who are not on the sheet."""

    session: Session
    community: Community
    members: tuple[tuple[MemberId, str], ...]
    page: int
    more: bool


@dataclass(frozen=True, slots=True)
class Invitation:
    """A session whose doors are open, as one with a place sees it."""

    session: Session
    community: Community
    booked: bool


def open_now(tx: Tx, actor: Actor, now: datetime) -> Sessions:
    """The sessions for which "I'm here" counts now."""
    if not actor.may(Verb.CHECK_IN):
        raise NotAllowedError(Verb.CHECK_IN)
    return _with_communities(tx, attendance.open_for(tx, actor, now))


def any_open_now(tx: Tx, actor: Actor, now: datetime) -> bool:
    """Whether there is a session for which "I'm here" counts now."""
    return actor.may(Verb.CHECK_IN) and bool(open_now(tx, actor, now).found)


def to_mark(tx: Tx, actor: Actor, now: datetime) -> Sessions:
    """The sessions whose sheet this person may still change, latest first."""
    if not actor.may(Verb.MARK_ATTENDANCE):
        raise NotAllowedError(Verb.MARK_ATTENDANCE)
    return _with_communities(tx, attendance.to_mark(tx, actor, now))


def sheet(tx: Tx, actor: Actor, now: datetime, session_id: SessionId) -> SheetView:
    """The sheet for its facilitator or an admin; NotAllowedError for anybody else."""
    session = _to_mark(tx, actor, session_id)
    return SheetView(
        attendance.sheet(tx, session),
        communities.load(tx, session.community_id),
        rules.sheet_closed(session, now),
        rules.check_in_closed(session, now) is None,
    )


def history(tx: Tx, actor: Actor, _now: datetime, session_id: SessionId, page: int, size: int) -> History:
    """The trace of the sheet, for its facilitator or an admin; NotAllowedError for anybody else."""
    session = _to_mark(tx, actor, session_id)
    page = max(page, 0)
    found, more = attendance.history(tx, session_id, page, size)
    return History(session, communities.load(tx, session.community_id), tuple(found), page, more)


def to_find(tx: Tx, actor: Actor, _now: datetime, session_id: SessionId) -> Session:
    """The session on whose sheet a name is looked for; NotAllowedError as for the sheet."""
    return _to_mark(tx, actor, session_id)


def others(tx: Tx, actor: Actor, _now: datetime, session_id: SessionId, page: int, size: int) -> Others:
    """Who else may have come; NotAllowedError for anybody but the facilitator or an admin."""
    session = _to_mark(tx, actor, session_id)
    page = max(page, 0)
    found, more = attendance.others(tx, session, page, size)
    return Others(session, communities.load(tx, session.community_id), tuple(found), page, more)


def _to_mark(tx: Tx, actor: Actor, session_id: SessionId) -> Session:
    session = sessions.load(tx, session_id)
    rules.require_sheet(actor, Verb.MARK_ATTENDANCE, session)
    return session


def sheet_for_notice(tx: Tx, session_id: SessionId) -> SheetView:
    """The sheet as it is now, for the notice at the end of the session."""
    session = sessions.load(tx, session_id)
    return SheetView(attendance.sheet(tx, session), communities.load(tx, session.community_id))


def invitation(tx: Tx, session_id: SessionId, member_id: MemberId) -> Invitation:
    """The session as this member is called to it."""
    session = sessions.load(tx, session_id)
    presence = attendance.presence(tx, session, member_id)
    return Invitation(session, communities.load(tx, session.community_id), presence.booked)


def _with_communities(tx: Tx, found: list[Session]) -> Sessions:
    loaded = {one: communities.load(tx, one) for one in {session.community_id for session in found}}
    return Sessions(tuple((session, loaded[session.community_id]) for session in found))
