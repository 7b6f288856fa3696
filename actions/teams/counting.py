"""Counting an import: from the chat after its preview, or from the command line at once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from actions import attendance as marks
from actions.teams.imports import Refused, day_of, drop, lock, participants, recognised
from rules import attendance as sheets
from rules.attendance import CORRECTED_FOR
from rules.communities import Community
from rules.ids import MemberId, SessionId, UserId
from rules.permissions import Actor, Verb
from rules.sessions import Session
from rules.teams import imports as rules
from rules.teams.decoding import Unreadable
from rules.teams.imports import Answer, Import, Preview
from rules.teams.matching import remembered_as
from rules.teams.report import Reading
from storage import attendance, audit, communities, due, sessions, teams
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Counted:
    """It counts."""

    session: Session
    community: Community
    preview: Preview


@dataclass(frozen=True, slots=True)
class Outdated:
    """It has changed since this preview was shown: nothing was counted, and the preview is shown anew."""

    import_id: int


@dataclass(frozen=True, slots=True)
class AtOnce:
    """What the command line has counted, or would count."""

    session: Session
    community: Community
    imported: Import
    preview: Preview
    already: bool
    """Whether this very file was counted before, so that nothing was changed."""


def count_import(
    tx: Tx, actor: Actor, now: datetime, import_id: int, version: int
) -> Counted | Outdated | Refused:
    """Count what is certain; the import with all its names is deleted. LookupError when it was before."""
    imported, session, me = lock(tx, actor, now, import_id)
    if reason := sheets.sheet_closed(session, now):
        return Refused(Unreadable(reason), session)
    counted = teams.counted(tx, session.id)
    if all(counted.get(one) == 0 for one in imported.files):
        # Somebody else has counted all of it meanwhile, and the same report twice changes nothing.
        drop(tx, import_id)
        return Refused(Unreadable("already-counted"), session)
    if version != imported.version:
        return Outdated(import_id)
    preview = _count(tx, session, imported, me.member_id, now)
    said = {
        key: member_id
        for number, member_id in imported.answers.items()
        if not isinstance(member_id, Answer)
        for key in remembered_as(imported.people[number].person)
    }
    teams.confirm(tx, session.community_id, said, me.member_id, now)
    drop(tx, import_id)
    return Counted(session, communities.load(tx, session.community_id), preview)


def import_at_once(
    tx: Tx, now: datetime, session_id: SessionId, reading: Reading, content: str, *, dry_run: bool
) -> AtOnce | Refused:
    """The command line imports: what is certain counts, the rest is left for a person.

    LookupError when there is no such session. A dry run may be given a transaction that only reads.
    """
    session = sessions.load(tx, session_id) if dry_run else sessions.lock(tx, session_id)
    community = communities.load(tx, session.community_id)
    if reason := sheets.sheet_closed(session, now):
        return Refused(Unreadable(reason), session)
    report = reading.on(day_of(session, community))
    if isinstance(report, Unreadable):
        return Refused(report, session)
    imported = recognised(
        tx,
        session,
        Import(
            id=0,
            user_id=UserId(0),  # Nobody's: it is never kept.
            session_id=session_id,
            files=(content,),
            people=participants(report, community),
            answers={},
            take=False,
            version=1,
            expires_at=now,
        ),
    )
    already = content in teams.counted(tx, session_id)
    if already or dry_run:
        return AtOnce(session, community, imported, preview_of(tx, session, imported), already)
    return AtOnce(session, community, imported, _count(tx, session, imported, None, now), already)


def preview_of(tx: Tx, session: Session, imported: Import) -> Preview:
    """What it would change as the sheet stands."""
    before = teams.spans(tx, session.id)
    return rules.preview(imported, attendance.sheet(tx, session), before, session.facilitator_id)


def forget_spans(tx: Tx, now: datetime, session_id: SessionId) -> None:
    """Due work: the sheet can no longer be corrected, so it is no longer kept when who was there."""
    session = sessions.load(tx, session_id)
    if sheets.sheet_closed(session, now) is None:
        _plan_to_forget(tx, session)
    else:
        teams.drop_spans(tx, session_id)


def _count(tx: Tx, session: Session, imported: Import, by: MemberId | None, now: datetime) -> Preview:
    preview = preview_of(tx, session, imported)
    marks.record(tx, session, preview.seen, by, now)
    spans = [
        (member_id, span)
        for number, one in enumerate(imported.people)
        if (member_id := imported.member_of(number)) is not None
        for span in one.spans
    ]
    teams.add_spans(tx, session.id, spans)
    teams.note_counted(tx, session.id, imported.files, len(imported.left_open), now)
    _plan_to_forget(tx, session)
    audit.add(
        tx,
        session.community_id,
        by,
        Verb.IMPORT_REPORT,
        now,
        {
            "session": session.id,
            "files": len(imported.files),
            "people": preview.people,
            "matched": preview.matched,
            "open": preview.open,
            "changed": len(preview.changes),
            "by": "command line" if by is None else "chat",
        },
    )
    return preview


def _plan_to_forget(tx: Tx, session: Session) -> None:
    closes = session.ends_at + CORRECTED_FOR + timedelta(minutes=1)
    due.put(tx, "teams-spans-expire", f"teams-spans-expire:{session.id}", closes, {"session_id": session.id})
