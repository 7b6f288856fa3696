"""Imports in progress: a report taken in, its session chosen, its doubtful names answered, given up."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from rules import attendance as sheets
from rules.communities import Community
from rules.ids import MemberId, SessionId
from rules.permissions import Actor, Membership, Verb, require_anywhere
from rules.sessions import Session
from rules.teams import imports as rules
from rules.teams.decoding import Unreadable
from rules.teams.imports import Answer, Import, Participant
from rules.teams.matching import Known
from rules.teams.presence import span_of
from rules.teams.report import Reading, Report
from storage import attendance, communities, due, sessions, teams
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Begun:
    """The import is open, and its preview can be shown; `already` when it had this very file before."""

    import_id: int
    already: bool = False


@dataclass(frozen=True, slots=True)
class Which:
    """Several sessions fit, or one only nearly does: a person says which."""

    import_id: int


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `why` has the id of the refusal and its facts."""

    why: Unreadable
    session: Session | None = None


def open_import(
    tx: Tx, actor: Actor, now: datetime, reading: Reading, content: str
) -> Begun | Which | Refused:
    """Take in a report that came by chat; `content` is the hash of its bytes."""
    require_anywhere(actor, Verb.IMPORT_REPORT)
    fitting = []
    for session in attendance.to_mark(tx, actor, now):
        community = communities.load(tx, session.community_id)
        report = reading.on(day_of(session, community))
        if sheets.sheet_closed(session, now) is None and isinstance(report, Report):
            fitting.append((session, community, report))
    if not fitting:
        return Refused(Unreadable("no-session", reading.named))
    meanwhile = [one for one in fitting if _shares_a_moment(*one)]
    session, community, report = (meanwhile or fitting)[0]
    imported = Import(
        id=0,
        user_id=actor.user_id,
        session_id=None,
        files=(content,),
        people=participants(report, community),
        answers={},
        take=False,
        version=1,
        expires_at=now + rules.LIFETIME,
    )
    if len(meanwhile) != 1:
        return Which(_add(tx, imported))
    return _begin(tx, actor, now, imported, sessions.lock(tx, session.id))


def choose_session(
    tx: Tx, actor: Actor, now: datetime, import_id: int, session_id: SessionId
) -> Begun | Refused:
    """Of several sessions that fit, it is this one. LookupError when the import is gone."""
    require_anywhere(actor, Verb.IMPORT_REPORT)
    session = sessions.lock(tx, session_id)
    imported = teams.load(tx, import_id, actor.user_id, now)
    if imported.session_id is not None:
        return Begun(import_id, already=True)
    return _begin(tx, actor, now, imported, session)


def _begin(tx: Tx, actor: Actor, now: datetime, imported: Import, session: Session) -> Begun | Refused:
    sheets.require_sheet(actor, Verb.IMPORT_REPORT, session)
    if reason := sheets.sheet_closed(session, now):
        return Refused(Unreadable(reason), session)
    (content,) = imported.files
    counted = teams.counted(tx, session.id).get(content)
    if counted == 0:
        drop(tx, imported.id)
        return Refused(Unreadable("already-counted"), session)
    current = teams.find(tx, actor.user_id, session.id, now)
    if current is None:
        ready = recognised(tx, session, replace(imported, session_id=session.id))
        if not imported.id:
            return Begun(_add(tx, ready))
        teams.save(tx, ready)
        return Begun(imported.id)
    drop(tx, imported.id)
    if content in current.files:
        return Begun(current.id, already=True)
    both = replace(
        current,
        files=(*current.files, content),
        people=rules.joined(current.people, imported.people),
        version=current.version + 1,
        expires_at=imported.expires_at,
    )
    teams.save(tx, recognised(tx, session, both))
    _plan_to_expire(tx, both)
    return Begun(current.id)


def answer(
    tx: Tx, actor: Actor, now: datetime, import_id: int, number: int, said: MemberId | Answer
) -> Import:
    """Say who a doubtful name is. LookupError for a name or a member that does not come into question."""
    imported, session, _ = lock(tx, actor, now, import_id)
    if number not in imported.doubtful:
        raise LookupError(number)
    if not isinstance(said, Answer) and said not in {one.id for one in known(tx, session) if one.listed}:
        raise LookupError(said)
    if imported.answers.get(number) == said:
        return imported
    return _changed(tx, replace(imported, answers={**imported.answers, number: said}))


def take_report(tx: Tx, actor: Actor, now: datetime, import_id: int, *, take: bool) -> Import:
    """Whether the report, or what was marked by hand, counts where they differ."""
    imported, _, _ = lock(tx, actor, now, import_id)
    return imported if imported.take is take else _changed(tx, replace(imported, take=take))


def leave_import(tx: Tx, actor: Actor, now: datetime, import_id: int) -> None:
    """Nothing of it counts, and all of it is deleted. LookupError when it is gone."""
    require_anywhere(actor, Verb.IMPORT_REPORT)
    drop(tx, teams.load(tx, import_id, actor.user_id, now).id)


def expire_import(tx: Tx, now: datetime, import_id: int) -> None:
    """Due work: nobody came back to it within a day."""
    teams.expire(tx, import_id, now)


def lock(tx: Tx, actor: Actor, now: datetime, import_id: int) -> tuple[Import, Session, Membership]:
    """The import as it is once its session is locked; LookupError when it is gone or has no session yet."""
    require_anywhere(actor, Verb.IMPORT_REPORT)
    session_id = teams.load(tx, import_id, actor.user_id, now).session_id
    if session_id is None:
        raise LookupError(import_id)
    session = sessions.lock(tx, session_id)
    me = sheets.require_sheet(actor, Verb.IMPORT_REPORT, session)
    return teams.load(tx, import_id, actor.user_id, now), session, me


def participants(report: Report, community: Community) -> tuple[Participant, ...]:
    """The people of a report, by the clocks of that community."""
    return tuple(
        Participant(
            one.name,
            one.addresses,
            one.role,
            one.shared,
            tuple(span_of(stay, community.zone) for stay in one.stays),
        )
        for one in report.people
    )


def recognised(tx: Tx, session: Session, imported: Import) -> Import:
    """The import with what is found of each participant."""
    confirmed = teams.confirmed(tx, session.community_id)
    return replace(imported, people=rules.recognised(imported.people, known(tx, session), confirmed))


def known(tx: Tx, session: Session) -> list[Known]:
    """Whom the people of a report may be."""
    on_sheet = [line.member_id for line in attendance.sheet(tx, session).lines]
    return teams.known(tx, session, on_sheet)


def day_of(session: Session, community: Community) -> date:
    """The session's day where it takes place."""
    return session.starts_at.astimezone(community.zone).date()


def drop(tx: Tx, import_id: int) -> None:
    """The import is over; 0 is one that was never kept."""
    if import_id:
        teams.drop(tx, import_id)
        due.drop(tx, _expiry(import_id))


def _shares_a_moment(session: Session, community: Community, report: Report) -> bool:
    first, last = (one.replace(tzinfo=community.zone) for one in (report.first, report.last))
    return first < session.ends_at and session.starts_at < last


def _add(tx: Tx, imported: Import) -> int:
    import_id = teams.add(tx, imported)
    _plan_to_expire(tx, replace(imported, id=import_id))
    return import_id


def _changed(tx: Tx, imported: Import) -> Import:
    newer = replace(imported, version=imported.version + 1)
    teams.save(tx, newer)
    return newer


def _plan_to_expire(tx: Tx, imported: Import) -> None:
    due.put(tx, "teams-import-expires", _expiry(imported.id), imported.expires_at, {"import_id": imported.id})


def _expiry(import_id: int) -> str:
    return f"teams-import-expires:{import_id}"
