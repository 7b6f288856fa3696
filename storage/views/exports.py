"""What can be exported, and what a file that was asked for holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from rules.communities import Community
from rules.exports import Export, Record, Scope, State
from rules.ids import CommunityId, CycleId, ExportId, SessionId
from rules.permissions import Actor, NotAllowedError, Verb, require
from storage import attendance_export, communities, cycles, export_scopes, exports, members
from storage.db import Tx
from storage.export_scopes import Past


@dataclass(frozen=True, slots=True)
class CycleChoice:
    """A cycle that can be exported."""

    community: Community
    cycle_id: CycleId
    cycle: str


@dataclass(frozen=True, slots=True)
class Choices:
    """What an admin can export: whole communities, and their cycles, the latest first."""

    communities: tuple[Community, ...]
    cycles: tuple[CycleChoice, ...]


@dataclass(frozen=True, slots=True)
class SessionChoices:
    """A page of the sessions that have begun, the latest first."""

    community: Community
    sessions: tuple[Past, ...]
    page: int
    more: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """What was chosen, before its form is: a cycle, a session, or everything."""

    community: Community
    cycle_id: CycleId | None
    cycle: str | None
    session: Past | None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that is to be written."""

    export: Export
    scope: Scope
    chosen: Chosen
    lines: int


def choices(tx: Tx, actor: Actor, _now: datetime) -> Choices:
    """What this admin can export; NotAllowedError for anybody else."""
    where = actor.where(Verb.EXPORT_ATTENDANCE)
    if not where:
        raise NotAllowedError(Verb.EXPORT_ATTENDANCE)
    loaded = tuple(communities.load(tx, one) for one in where)
    known = tuple(
        CycleChoice(community, cycle.id, cycle.name)
        for community in loaded
        for cycle in cycles.of_communities(tx, [community.id])
    )
    return Choices(loaded, known)


def sessions(
    tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, page: int, size: int
) -> SessionChoices:
    """The sessions of which this admin can choose one; NotAllowedError for anybody else."""
    require(actor, Verb.EXPORT_ATTENDANCE, community_id)
    community = communities.load(tx, community_id)
    page = max(page, 0)
    found = export_scopes.sessions(tx, community, now, after=page * size, limit=size + 1)
    return SessionChoices(community, tuple(found[:size]), page, len(found) > size)


def chosen(
    tx: Tx,
    actor: Actor,
    now: datetime,
    community_id: CommunityId,
    cycle_id: CycleId | None,
    session_id: SessionId | None,
) -> Chosen:
    """What this admin has chosen. NotAllowedError for anybody else, LookupError when it is not theirs."""
    require(actor, Verb.EXPORT_ATTENDANCE, community_id)
    return _chosen(tx, community_id, cycle_id, session_id, now)[0]


def wanted(tx: Tx, export_id: ExportId) -> Wanted | None:
    """The file that is owed; None when it was stopped, or who asked for it is no longer an admin."""
    export = exports.load(tx, export_id)
    if not _is_wanted(tx, export):
        return None
    what, scope = _chosen(tx, export.community_id, export.cycle_id, export.session_id, export.asked_at)
    lines = attendance_export.count(tx, what.community, scope, export.asked_at)
    return Wanted(export, scope, what, lines)


def is_wanted(tx: Tx, export_id: ExportId) -> bool:
    """Whether the file is still to be written."""
    return _is_wanted(tx, exports.load(tx, export_id))


def records(tx: Tx, wanted: Wanted) -> Iterator[Record]:
    """The lines of the file, one by one: of the sessions that had begun when it was asked for."""
    return attendance_export.records(tx, wanted.chosen.community, wanted.scope, wanted.export.asked_at)


def _is_wanted(tx: Tx, export: Export) -> bool:
    who = members.actor(tx, members.load(tx, export.member_id).user_id)
    return export.state is State.ASKED and export.community_id in who.where(Verb.EXPORT_ATTENDANCE)


def _chosen(
    tx: Tx,
    community_id: CommunityId,
    cycle_id: CycleId | None,
    session_id: SessionId | None,
    now: datetime,
) -> tuple[Chosen, Scope]:
    community = communities.load(tx, community_id)
    scope = export_scopes.scope(tx, community, cycle_id, session_id, now)
    session = None
    if session_id is not None:
        (session,) = export_scopes.sessions(tx, community, now, session=session_id)
    return Chosen(community, cycle_id, scope.cycle, session), scope
