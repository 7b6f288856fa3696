"""An import as it is seen: which session, the preview, one doubtful name, the names to choose from."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from rules import attendance as sheets
from rules.communities import Community
from rules.ids import MemberId
from rules.names import in_order
from rules.permissions import Actor, Verb, require_anywhere
from rules.sessions import Session
from rules.teams import imports as rules
from rules.teams.imports import Import, Participant, Preview
from rules.teams.presence import Presence, presence
from storage import attendance, communities, members, sessions, teams
from storage.db import Tx
from storage.views import attendance as sheet_views


@dataclass(frozen=True, slots=True)
class Choices:
    """The sessions that a report may be of."""

    import_id: int
    found: tuple[tuple[Session, Community], ...]


@dataclass(frozen=True, slots=True)
class PreviewView:
    """What would count now, with the names of those it concerns."""

    session: Session
    community: Community
    imported: Import
    preview: Preview
    names: dict[MemberId, str]


@dataclass(frozen=True, slots=True)
class Doubt:
    """One name that a person is asked about."""

    session: Session
    community: Community
    imported: Import
    number: int
    suggested: tuple[tuple[MemberId, str], ...]
    there: Presence
    said: str
    """The name of the member that was answered before, if one was."""

    @property
    def participant(self) -> Participant:
        return self.imported.people[self.number]

    @property
    def at(self) -> int:
        """Which of the doubtful names it is, from 1."""
        return self.imported.doubtful.index(self.number) + 1


@dataclass(frozen=True, slots=True)
class Candidates:
    """A page of everybody whom a doubtful name may be, those on the sheet first."""

    doubt: Doubt
    found: tuple[tuple[MemberId, str], ...]
    page: int
    more: bool


@dataclass(frozen=True, slots=True)
class Open:
    """The imports that this person has not finished, with their sessions where they are known."""

    found: tuple[tuple[Import, Session | None, Community | None], ...]


def may_import(_tx: Tx, actor: Actor, _now: datetime) -> bool:
    """Whether a report that this person sends is one to take in."""
    return actor.may(Verb.IMPORT_REPORT)


def open_imports(tx: Tx, actor: Actor, now: datetime) -> Open:
    """What this person has begun to import; NotAllowedError for who may import nothing."""
    require_anywhere(actor, Verb.IMPORT_REPORT)
    found: list[tuple[Import, Session | None, Community | None]] = []
    for one in teams.of_user(tx, actor.user_id, now):
        session = None if one.session_id is None else sessions.load(tx, one.session_id)
        community = None if session is None else communities.load(tx, session.community_id)
        found.append((one, session, community))
    return Open(tuple(found))


def current(tx: Tx, actor: Actor, now: datetime, import_id: int) -> Choices | PreviewView:
    """Where the import stands. LookupError when it is gone, NotAllowedError when the role is."""
    require_anywhere(actor, Verb.IMPORT_REPORT)
    imported = teams.load(tx, import_id, actor.user_id, now)
    if imported.session_id is None:
        return _choices(tx, actor, now, imported)
    session, community = _session_of(tx, actor, imported)
    found = rules.preview(
        imported, attendance.sheet(tx, session), teams.spans(tx, session.id), session.facilitator_id
    )
    concerned = {one.member_id for one in (*found.changes, *found.timed, *found.by_hand)} | set(found.missing)
    return PreviewView(session, community, imported, found, members.names(tx, concerned))


def unanswered(tx: Tx, actor: Actor, now: datetime, import_id: int) -> tuple[int, ...]:
    """The doubtful names of which nothing was said yet. LookupError when the import is gone."""
    require_anywhere(actor, Verb.IMPORT_REPORT)
    return teams.load(tx, import_id, actor.user_id, now).unanswered


def doubt(tx: Tx, actor: Actor, now: datetime, import_id: int, number: int) -> Doubt:
    """That doubtful name. LookupError when there is none of that number."""
    require_anywhere(actor, Verb.IMPORT_REPORT)
    imported = teams.load(tx, import_id, actor.user_id, now)
    session, community = _session_of(tx, actor, imported)
    if number not in imported.doubtful:
        raise LookupError(number)
    one = imported.people[number]
    said = imported.member_of(number)
    names = members.names(tx, (*one.suggested, *((said,) if said else ())))
    suggested = tuple((member_id, names[member_id]) for member_id in one.suggested if member_id in names)
    return Doubt(
        session, community, imported, number, suggested, presence(one.spans), names[said] if said else ""
    )


def candidates(
    tx: Tx, actor: Actor, now: datetime, import_id: int, number: int, page: int, size: int
) -> Candidates:
    """A page, from 0, of everybody who may be meant and whose name may be shown."""
    asked = doubt(tx, actor, now, import_id, number)
    page = max(page, 0)
    on_sheet = [line.member_id for line in attendance.sheet(tx, asked.session).lines]
    everybody = sorted(
        (one for one in teams.known(tx, asked.session, on_sheet) if one.listed),
        key=lambda one: (not one.on_sheet, *in_order(one.name, one.id)),
    )
    shown = everybody[page * size : (page + 1) * size]
    more = len(everybody) > (page + 1) * size
    return Candidates(asked, tuple((one.id, one.name) for one in shown), page, more)


def _choices(tx: Tx, actor: Actor, now: datetime, imported: Import) -> Choices:
    spans = [span for one in imported.people for span in one.spans]
    moments = [moment for span in spans for moment in (span.joined, span.left) if moment]
    found = [
        (session, community)
        for session, community in sheet_views.to_mark(tx, actor, now).found
        if sheets.sheet_closed(session, now) is None
    ]
    if moments:
        first, last = min(moments), max(moments)
        near = [one for one in found if one[0].starts_at < last + _NEAR and first - _NEAR < one[0].ends_at]
        during = [one for one in near if one[0].starts_at < last and first < one[0].ends_at]
        found = during or near
    return Choices(imported.id, tuple(found))


_NEAR = timedelta(hours=24)
"""How far from a report's times a session may lie: other zones' clocks, a session held later than planned."""


def _session_of(tx: Tx, actor: Actor, imported: Import) -> tuple[Session, Community]:
    if imported.session_id is None:
        raise LookupError(imported.id)
    session = sessions.load(tx, imported.session_id)
    sheets.require_sheet(actor, Verb.IMPORT_REPORT, session)
    return session, communities.load(tx, session.community_id)
