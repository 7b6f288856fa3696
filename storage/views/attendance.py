"""Attendance as it is seen: the button, the sheet, and what can be exported."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from rules import attendance as rules
from rules.attendance import Record, Scope, Sheet
from rules.communities import Community
from rules.ids import CommunityId, CycleId, MemberId, SessionId
from rules.permissions import Actor, NotAllowedError, Verb, require
from rules.sessions import Session
from storage import attendance, attendance_export, communities, members, sessions
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


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """A cycle that has attendance to export."""

    community: Community
    cycle_id: CycleId
    cycle: str


@dataclass(frozen=True, slots=True)
class ExportChoices:
    """What an admin can export: whole communities, and their cycles, the latest first."""

    communities: tuple[Community, ...]
    cycles: tuple[ExportChoice, ...]


def open_now(tx: Tx, actor: Actor, now: datetime) -> Sessions:
    """The sessions for which "I'm here" counts now."""
    where = actor.where(Verb.CHECK_IN)
    if not where:
        raise NotAllowedError(Verb.CHECK_IN)
    found = attendance.begun_between(tx, where, now - rules.CLOSES_AFTER, now + rules.OPENS_BEFORE)
    return _with_communities(tx, found)


def any_open_now(tx: Tx, actor: Actor, now: datetime) -> bool:
    """Whether there is a session for which "I'm here" counts now."""
    return actor.may(Verb.CHECK_IN) and bool(open_now(tx, actor, now).found)


def to_mark(tx: Tx, actor: Actor, now: datetime) -> Sessions:
    """The sessions whose sheet this person may still change, latest first."""
    if not actor.may(Verb.MARK_ATTENDANCE):
        raise NotAllowedError(Verb.MARK_ATTENDANCE)
    # The end is not stored; the rule then says exactly which sheets are still open.
    oldest = now - rules.CORRECTED_FOR - sessions.LONGEST
    found = [
        session
        for me in actor.memberships
        if me.may(Verb.MARK_ATTENDANCE)
        for session in attendance.begun_between(tx, [me.community_id], oldest, now)
        if rules.may_mark(me, session) and rules.sheet_closed(session, now) is None
    ]
    return _with_communities(tx, found)


def sheet(tx: Tx, actor: Actor, now: datetime, session_id: SessionId) -> SheetView:
    """The sheet for its facilitator or an admin; NotAllowedError for anybody else."""
    session = _to_mark(tx, actor, session_id)
    return SheetView(
        attendance.sheet(tx, session),
        communities.load(tx, session.community_id),
        rules.sheet_closed(session, now),
    )


def others(tx: Tx, actor: Actor, _now: datetime, session_id: SessionId, page: int, size: int) -> Others:
    """Who else may have come; NotAllowedError for anybody but the facilitator or an admin."""
    session = _to_mark(tx, actor, session_id)
    page = max(page, 0)
    found, more = attendance.others(tx, session, page, size)
    return Others(session, communities.load(tx, session.community_id), tuple(found), page, more)


def _to_mark(tx: Tx, actor: Actor, session_id: SessionId) -> Session:
    session = sessions.load(tx, session_id)
    me = require(actor, Verb.MARK_ATTENDANCE, session.community_id)
    if not rules.may_mark(me, session):
        raise NotAllowedError(Verb.MARK_ATTENDANCE)
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


def export_choices(tx: Tx, actor: Actor, _now: datetime) -> ExportChoices:
    """What this admin can export; NotAllowedError for anybody else."""
    where = actor.where(Verb.EXPORT_ATTENDANCE)
    if not where:
        raise NotAllowedError(Verb.EXPORT_ATTENDANCE)
    loaded = tuple(communities.load(tx, one) for one in where)
    cycles = tuple(
        ExportChoice(community, cycle.id, cycle.name)
        for community in loaded
        for cycle in attendance_export.cycles(tx, community.id)
    )
    return ExportChoices(loaded, cycles)


def may_still_export(tx: Tx, member_id: MemberId, community_id: CommunityId) -> bool:
    """Whether the member to whom a file is owed is still an admin."""
    who = members.actor(tx, members.load(tx, member_id).user_id)
    return community_id in who.where(Verb.EXPORT_ATTENDANCE)


def export_asked(tx: Tx, asked: Mapping[str, Any]) -> tuple[Community, Scope, datetime]:
    """The community, scope and moment that a notice of an export names."""
    community = communities.load(tx, CommunityId(asked["community"]))
    known = {one.id: one.name for one in attendance_export.cycles(tx, community.id)}
    cycle = None if asked["cycle"] is None else known[asked["cycle"]]
    return community, Scope(cycle=cycle), datetime.fromtimestamp(asked["asked"], UTC)


def records(tx: Tx, community: Community, scope: Scope, now: datetime) -> Iterator[Record]:
    """The rows of an export, one by one."""
    return attendance_export.records(tx, community, scope, now)


def _with_communities(tx: Tx, found: list[Session]) -> Sessions:
    loaded = {one: communities.load(tx, one) for one in {session.community_id for session in found}}
    return Sessions(tuple((session, loaded[session.community_id]) for session in found))
