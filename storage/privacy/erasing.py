"""What erasing somebody needs in single tables, beyond deleting rows."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, time
from hashlib import sha256
from typing import Final

import sqlalchemy as sa

from rules.members import FORMER, Status
from rules.presenters.slots import Willingness
from rules.privacy import mentions_any
from storage.db import Tx
from storage.privacy.ties import Person
from storage.tables import (
    BookingRow,
    CertificateCodeGoneRow,
    CertificateRow,
    DueRow,
    JoinRequestRow,
    MemberRow,
    OutboxRow,
    TeamsImportRow,
    TeamsNameRow,
)
from storage.upsert import columns, insert

_members = columns(MemberRow)
_requests = columns(JoinRequestRow)
_certificates = columns(CertificateRow)
_bookings = columns(BookingRow)
_imports = columns(TeamsImportRow)
_names = columns(TeamsNameRow)
_outbox = columns(OutboxRow)
_due = columns(DueRow)

_STAYS: Final = frozenset({"id", "community_id"})
_EMPTY: Final = {
    # No account has a number below zero, and no two members of a community have the same.
    "user_id": -_members.c.id,
    "reachable": False,
    "status": Status.ERASED,
    "name": FORMER,
    "presenting": Willingness.NEVER,
}
"""What an empty member row holds where a column must hold something; every other column holds nothing."""


def empty_members(tx: Tx, person: Person) -> None:
    """What is left of a member: a row that can be counted. Everything else goes before this."""
    emptied = {one.name: None for one in _members.c if one.name not in _STAYS and one.nullable}
    defaults = {
        one.name: one.default.arg
        for one in _members.c
        if one.name not in _STAYS and not one.nullable and isinstance(one.default, sa.ColumnDefault)
    }
    tx.execute(
        sa.update(_members)
        .where(_members.c.id.in_(person.member_ids))
        .values(**{**emptied, **defaults, **_EMPTY})
    )


def coarsen_bookings(tx: Tx, person: Person) -> None:
    """That there was a place is counted; at what minute it was taken could tell whose it was."""
    rows = tx.execute(
        sa.select(_bookings.c.id, _bookings.c.booked_at).where(_bookings.c.member_id.in_(person.member_ids))
    ).all()
    for row in rows:
        day = datetime.combine(row.booked_at.date(), time(), UTC)
        tx.execute(sa.update(_bookings).where(_bookings.c.id == row.id).values(booked_at=day))


def remember_codes(tx: Tx, person: Person) -> None:
    """Whoever checks such a certificate is told that it is no longer held."""
    theirs = _certificates.c.member_id.in_(person.member_ids)
    codes = tx.execute(sa.select(_certificates.c.code).where(theirs)).scalars().all()
    if codes:
        note_codes_gone(tx, codes)
        # One may have taken the place of another, which is deleted with it.
        tx.execute(sa.update(_certificates).where(theirs).values(replaced_by=None))


def note_codes_gone(tx: Tx, codes: Sequence[str]) -> None:
    """Of these certificates nothing is kept but that they were."""
    gone = [{"digest": code_digest(one)} for one in codes]
    tx.execute(insert(tx, CertificateCodeGoneRow).on_conflict_do_nothing(), gone)


def code_digest(code: str) -> str:
    """How a code is known again that is no longer kept."""
    return sha256(code.encode()).hexdigest()


def drop_requests_owed(tx: Tx, person: Person) -> None:
    """Nothing more comes of a request to join that is forgotten."""
    theirs = _requests.c.user_id == person.user_id
    if person.community_ids is not None:
        theirs = sa.and_(theirs, _requests.c.community_id.in_(person.community_ids))
    ids = tx.execute(sa.select(_requests.c.id).where(theirs)).scalars().all()
    if not ids:
        return
    about = _outbox.c.variables["request"].as_integer().in_(ids)
    tx.execute(sa.delete(_outbox).where(_outbox.c.kind.like("join-%"), about))
    work = _due.c.variables["request_id"].as_integer().in_(ids)
    tx.execute(sa.delete(_due).where(_due.c.kind.like("join-%"), work))


def drop_imports_naming(tx: Tx, person: Person) -> None:
    """A Teams report that is being imported, and has the person in it, must be sent again."""
    known = tx.execute(
        sa.select(_members.c.name, _members.c.email).where(_members.c.id.in_(person.member_ids))
    )
    words = {word for row in known for word in row if word}
    words |= set(
        tx.execute(sa.select(_names.c.known_as).where(_names.c.member_id.in_(person.member_ids))).scalars()
    )
    ids = {int(one) for one in person.member_ids}
    for row in tx.execute(sa.select(_imports.c.id, _imports.c.people, _imports.c.answers)).all():
        said = json.dumps(row.people, ensure_ascii=False)
        if mentions_any(said, words) or ids & set(row.answers.values()):
            tx.execute(sa.delete(_imports).where(_imports.c.id == row.id))
