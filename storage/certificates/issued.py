"""Certificates as they were issued, and how each ended."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rules.certificates import Certificate, Contents, Ending, Kind, Line, Subject
from rules.ids import CertificateId, MemberId, SessionId
from rules.sessions import Session
from storage.db import Tx
from storage.tables import CertificateRow
from storage.upsert import columns, insert

_certificates = columns(CertificateRow)


class NoSuchCertificateError(LookupError):
    """The certificate does not exist (a forged button)."""


def load(tx: Tx, certificate_id: CertificateId) -> Certificate:
    """The certificate, or NoSuchCertificateError."""
    row = tx.execute(sa.select(_certificates).where(_certificates.c.id == certificate_id)).one_or_none()
    if row is None:
        raise NoSuchCertificateError
    return _certificate(row)


def by_code(tx: Tx, code: str) -> Certificate | None:
    """The certificate with this code, as it is kept."""
    row = tx.execute(sa.select(_certificates).where(_certificates.c.code == code)).one_or_none()
    return None if row is None else _certificate(row)


def latest(tx: Tx, member_id: MemberId, subject: Subject) -> Certificate | None:
    """The newest certificate of that member about that, whether it counts or not."""
    row = tx.execute(
        sa.select(_certificates)
        .where(
            _certificates.c.member_id == member_id,
            _certificates.c.kind == subject.kind,
            # SQLAlchemy asks whether it IS NULL where this is None.
            _certificates.c.session_id == subject.session_id,
            _certificates.c.cycle_id == subject.cycle_id,
        )
        .order_by(_certificates.c.id.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else _certificate(row)


def newest_of(tx: Tx, member_ids: Iterable[MemberId]) -> list[Certificate]:
    """Of everything these members have or had a certificate about, the newest."""
    newest = (
        sa.select(sa.func.max(_certificates.c.id))
        .where(_certificates.c.member_id.in_(list(member_ids)))
        .group_by(
            _certificates.c.member_id,
            _certificates.c.kind,
            _certificates.c.session_id,
            _certificates.c.cycle_id,
        )
    )
    rows = tx.execute(
        sa.select(_certificates).where(_certificates.c.id.in_(newest)).order_by(_certificates.c.id)
    )
    return [_certificate(row) for row in rows]


def _about(session: Session) -> sa.ColumnElement[bool]:
    return sa.and_(
        _certificates.c.ended_at.is_(None),
        sa.or_(
            _certificates.c.session_id == session.id,
            _certificates.c.cycle_id == session.cycle_id,
        ),
    )


def any_about(tx: Tx, session: Session) -> bool:
    """Whether a certificate that counts may tell of this session."""
    return tx.execute(sa.select(_certificates.c.id).where(_about(session)).limit(1)).first() is not None


def valid_about(tx: Tx, session: Session) -> list[Certificate]:
    """The certificates that count and may tell of this session, the oldest first."""
    rows = tx.execute(sa.select(_certificates).where(_about(session)).order_by(_certificates.c.id))
    return [_certificate(row) for row in rows]


def add(
    tx: Tx,
    code: str,
    subject: Subject,
    member_id: MemberId,
    contents: Contents,
    now: datetime,
) -> CertificateId | None:
    """A new one; None when the code is taken, or somebody else was quicker to issue one about the same."""
    inserted = tx.execute(
        insert(tx, CertificateRow).on_conflict_do_nothing().returning(_certificates.c.id),
        {
            "code": code,
            "kind": subject.kind,
            "member_id": member_id,
            "session_id": subject.session_id,
            "cycle_id": subject.cycle_id,
            "contents": _json(contents),
            "issued_at": now,
            "reason": "",
            "barred": False,
        },
    ).scalar_one_or_none()
    return None if inserted is None else CertificateId(inserted)


def end(
    tx: Tx,
    certificate_id: CertificateId,
    ending: Ending,
    now: datetime,
    *,
    by: MemberId | None = None,
    reason: str = "",
    barred: bool = False,
) -> bool:
    """It counts no longer. False when that was so before."""
    ended = tx.execute(
        sa.update(_certificates)
        .where(_certificates.c.id == certificate_id, _certificates.c.ended_at.is_(None))
        .values(ended_at=now, ending=ending, ended_by=by, reason=reason, barred=barred)
    )
    return bool(ended.rowcount)


def replace(tx: Tx, certificate_id: CertificateId, by: CertificateId) -> None:
    """Note which one took its place."""
    tx.execute(sa.update(_certificates).where(_certificates.c.id == certificate_id).values(replaced_by=by))


def unbar(tx: Tx, certificate_id: CertificateId) -> None:
    """Another may be issued in its place."""
    tx.execute(sa.update(_certificates).where(_certificates.c.id == certificate_id).values(barred=False))


def _certificate(row: Any) -> Certificate:
    return Certificate(
        id=CertificateId(row.id),
        code=row.code,
        subject=Subject(Kind(row.kind), row.cycle_id if row.session_id is None else row.session_id),
        member_id=MemberId(row.member_id),
        contents=_contents(row.contents),
        issued_at=row.issued_at,
        ended_at=row.ended_at,
        ending=None if row.ending is None else Ending(row.ending),
        reason=row.reason,
        barred=row.barred,
    )


_WORDS = ("name", "gmc", "community", "zone", "cycle", "trust", "signatory", "post")


def _json(contents: Contents) -> dict[str, Any]:
    return {
        **{name: getattr(contents, name) for name in _WORDS},
        "lines": [
            {
                "session": line.session_id,
                "topic": line.topic,
                "starts": line.starts_at.isoformat(),
                "minutes": line.minutes,
                "roles": [str(role) for role in line.roles],
                "partly": line.partly,
            }
            for line in contents.lines
        ],
    }


def _contents(kept: dict[str, Any]) -> Contents:
    return Contents(
        **{name: kept[name] for name in _WORDS},
        lines=tuple(
            Line(
                SessionId(line["session"]),
                line["topic"],
                datetime.fromisoformat(line["starts"]),
                line["minutes"],
                tuple(Kind(role) for role in line["roles"]),
                line["partly"],
            )
            for line in kept["lines"]
        ),
    )
