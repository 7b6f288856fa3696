"""Teams reports: the import in progress, what was counted, and who was confirmed to be whom."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rules.ids import CommunityId, MemberId, SessionId, UserId
from rules.members import Status
from rules.sessions import Session
from rules.teams.imports import Answer, Import, Participant
from rules.teams.matching import Known
from rules.teams.presence import Span
from storage import sharing
from storage.db import Tx
from storage.tables import MemberRow, TeamsImportRow, TeamsNameRow, TeamsReportRow, TeamsSpanRow
from storage.upsert import columns, insert

_imports = columns(TeamsImportRow)
_reports = columns(TeamsReportRow)
_spans = columns(TeamsSpanRow)
_names = columns(TeamsNameRow)
_members = columns(MemberRow)


class NoSuchImportError(LookupError):
    """The import was counted, left or is too old; or it is somebody else's."""


def load(tx: Tx, import_id: int, user_id: UserId, now: datetime) -> Import:
    """That person's import, or NoSuchImportError."""
    found = tx.execute(
        sa.select(_imports).where(
            _imports.c.id == import_id, _imports.c.user_id == user_id, _imports.c.expires_at > now
        )
    ).one_or_none()
    if found is None:
        raise NoSuchImportError(import_id)
    return _import_of(found)


def of_user(tx: Tx, user_id: UserId, now: datetime) -> list[Import]:
    """All that the person has open, the latest first."""
    rows = tx.execute(
        sa.select(_imports)
        .where(_imports.c.user_id == user_id, _imports.c.expires_at > now)
        .order_by(_imports.c.id.desc())
    )
    return [_import_of(row) for row in rows]


def find(tx: Tx, user_id: UserId, session_id: SessionId, now: datetime) -> Import | None:
    """The person's open import for that session."""
    return next((one for one in of_user(tx, user_id, now) if one.session_id == session_id), None)


def add(tx: Tx, imported: Import) -> int:
    """Keep a new import; its id. One of the same person and session that is too old makes room."""
    if imported.session_id is not None:
        tx.execute(
            sa.delete(_imports).where(
                _imports.c.user_id == imported.user_id, _imports.c.session_id == imported.session_id
            )
        )
    inserted: int = tx.execute(
        sa.insert(_imports).returning(_imports.c.id), {"user_id": imported.user_id, **_values(imported)}
    ).scalar_one()
    return inserted


def save(tx: Tx, imported: Import) -> None:
    """Keep what has changed."""
    tx.execute(sa.update(_imports).where(_imports.c.id == imported.id).values(_values(imported)))


def drop(tx: Tx, import_id: int) -> None:
    """Delete the import, names and all."""
    tx.execute(sa.delete(_imports).where(_imports.c.id == import_id))


def expire(tx: Tx, import_id: int, now: datetime) -> None:
    """Delete this import if its time is over."""
    tx.execute(sa.delete(_imports).where(_imports.c.id == import_id, _imports.c.expires_at <= now))


def forget_expired(tx: Tx, now: datetime) -> None:
    """Delete the imports whose time is over."""
    tx.execute(sa.delete(_imports).where(_imports.c.expires_at <= now))


def known(tx: Tx, session: Session, on_sheet: Iterable[MemberId]) -> list[Known]:
    """Whom the people of a report may be: who may come to the session, and everybody on the sheet.

    Listed are the community's own members and whoever holds something in the session. Who is listed by one
    membership is not known by another one besides.
    """
    expected = set(on_sheet)
    holds = _members.c.id.in_(sharing.holding(session.id))
    rows = tx.execute(
        sa.select(
            _members.c.id,
            _members.c.user_id,
            _members.c.name,
            _members.c.email,
            sa.or_(_members.c.community_id == session.community_id, holds).label("listed"),
        )
        .where(
            sa.or_(
                sa.and_(
                    _members.c.community_id.in_(sharing.open_to(tx, session)),
                    _members.c.status == Status.ADMITTED,
                ),
                _members.c.id.in_(list(expected)),
            )
        )
        .order_by(_members.c.id)
    ).all()
    people = {row.user_id for row in rows if row.listed}
    return [
        Known(MemberId(row.id), row.name, row.email, row.id in expected, bool(row.listed))
        for row in rows
        if row.listed or row.user_id not in people
    ]


def confirmed(tx: Tx, community_id: CommunityId) -> dict[str, MemberId]:
    """Who a name or an address of earlier reports was confirmed to be."""
    rows = tx.execute(
        sa.select(_names.c.known_as, _names.c.member_id).where(_names.c.community_id == community_id)
    )
    return {row.known_as: MemberId(row.member_id) for row in rows}


def confirm(
    tx: Tx, community_id: CommunityId, said: Mapping[str, MemberId], by: MemberId, now: datetime
) -> None:
    """Somebody has said who these are; what was said last counts."""
    if not said:
        return
    statement = insert(tx, TeamsNameRow)
    tx.execute(
        statement.on_conflict_do_update(
            index_elements=["community_id", "known_as"],
            set_={name: statement.excluded[name] for name in ("member_id", "by_member_id", "at")},
        ),
        [
            {
                "community_id": community_id,
                "known_as": known_as,
                "member_id": member_id,
                "by_member_id": by,
                "at": now,
            }
            for known_as, member_id in said.items()
        ],
    )


def counted(tx: Tx, session_id: SessionId) -> dict[str, int]:
    """The reports that were counted for the session, by the hash of their content.

    With each, how many of its names a person has yet to tell who they are.
    """
    rows = tx.execute(
        sa.select(_reports.c.content, _reports.c.left_open).where(_reports.c.session_id == session_id)
    )
    return {row.content: row.left_open for row in rows}


def note_counted(
    tx: Tx, session_id: SessionId, contents: Iterable[str], left_open: int, now: datetime
) -> None:
    """These reports count from now on, with so many of their names left open."""
    statement = insert(tx, TeamsReportRow)
    tx.execute(
        statement.on_conflict_do_update(
            index_elements=["session_id", "content"], set_={"left_open": statement.excluded.left_open}
        ),
        [{"session_id": session_id, "content": one, "left_open": left_open, "at": now} for one in contents],
    )


def spans(tx: Tx, session_id: SessionId) -> dict[MemberId, list[Span]]:
    """When the members were in the meeting, as far as reports were counted."""
    found: dict[MemberId, list[Span]] = defaultdict(list)
    for row in tx.execute(sa.select(_spans).where(_spans.c.session_id == session_id).order_by(_spans.c.id)):
        found[MemberId(row.member_id)].append(Span(row.joined_at, row.left_at, row.seconds))
    return dict(found)


def add_spans(tx: Tx, session_id: SessionId, said: Sequence[tuple[MemberId, Span]]) -> None:
    """Keep when members were in the meeting."""
    if said:
        tx.execute(
            sa.insert(_spans),
            [
                {
                    "session_id": session_id,
                    "member_id": member_id,
                    "joined_at": span.joined,
                    "left_at": span.left,
                    "seconds": span.seconds,
                }
                for member_id, span in said
            ],
        )


def drop_spans(tx: Tx, session_id: SessionId) -> None:
    """No further report can be counted, so nobody needs to know when who was there."""
    tx.execute(sa.delete(_spans).where(_spans.c.session_id == session_id))


def _values(imported: Import) -> dict[str, Any]:
    return {
        "session_id": imported.session_id,
        "files": list(imported.files),
        "people": [_packed(one) for one in imported.people],
        "answers": {
            str(number): answer.value if isinstance(answer, Answer) else answer
            for number, answer in imported.answers.items()
        },
        "take": imported.take,
        "version": imported.version,
        "expires_at": imported.expires_at,
    }


def _import_of(row: Any) -> Import:
    return Import(
        id=row.id,
        user_id=UserId(row.user_id),
        session_id=None if row.session_id is None else SessionId(row.session_id),
        files=tuple(row.files),
        people=tuple(_unpacked(one) for one in row.people),
        answers={
            int(number): MemberId(said) if said > 0 else Answer(said) for number, said in row.answers.items()
        },
        take=row.take,
        version=row.version,
        expires_at=row.expires_at,
    )


def _packed(one: Participant) -> dict[str, Any]:
    return {
        "name": one.name,
        "addresses": list(one.addresses),
        "role": one.role,
        "shared": one.shared,
        "spans": [[_text(span.joined), _text(span.left), span.seconds] for span in one.spans],
        "member": one.member_id,
        "suggested": list(one.suggested),
        "telephone": one.telephone,
    }


def _unpacked(one: Mapping[str, Any]) -> Participant:
    return Participant(
        name=one["name"],
        addresses=tuple(one["addresses"]),
        role=one["role"],
        shared=one["shared"],
        spans=tuple(Span(_moment(joined), _moment(left), seconds) for joined, left, seconds in one["spans"]),
        member_id=None if one["member"] is None else MemberId(one["member"]),
        suggested=tuple(MemberId(member_id) for member_id in one["suggested"]),
        telephone=one["telephone"],
    )


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat()


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
