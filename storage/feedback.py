"""Feedback rounds: their plan in the open, their answers sealed, and what is published of them."""

import secrets
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from rules import sealing
from rules.feedback import buffer as buffers
from rules.feedback.buffer import POOL_BYTES, TAG_BYTES, Buffer
from rules.feedback.pairs import PairFigure
from rules.feedback.releasing import Figure
from rules.feedback.rounds import TRANSITIONS, Round, State
from rules.feedback.surveys import Purpose, Survey
from rules.ids import CommunityId, MemberId, RoundId, SessionId, UserId
from rules.publishing import Form
from storage import surveys
from storage.db import Tx
from storage.tables import (
    AttendanceRow,
    FeedbackRoundRow,
    MemberRow,
    PublishedFigureRow,
    PublishedPairRow,
    SealedAnswersRow,
)
from storage.upsert import columns

_attendance = columns(AttendanceRow)
_members = columns(MemberRow)
_rounds = columns(FeedbackRoundRow)
_sealed = columns(SealedAnswersRow)
_figures = columns(PublishedFigureRow)
_pairs = columns(PublishedPairRow)

_LAST_ID: Final = 2**31 - 1


class NoAnswersError(LookupError):
    """The answers of this round are not there, or its key is not."""


def add(
    tx: Tx,
    community_id: CommunityId,
    session_id: SessionId | None,
    survey: Survey,
    opens_at: datetime,
    closes_at: datetime,
    size: int,
    first_id: RoundId | None = None,
    *,
    lines: bool = True,
) -> Round:
    """A new round, open, with a key of its own. What waited for it is in its answers already."""
    one = Round(
        RoundId(1 + secrets.randbelow(_LAST_ID)),
        community_id,
        session_id,
        survey.purpose,
        survey.version,
        opens_at,
        closes_at,
        size,
        lines=lines,
        first_id=first_id,
    )
    tx.execute(
        sa.insert(_rounds),
        {
            "id": one.id,
            "community_id": community_id,
            "session_id": session_id,
            "purpose": survey.purpose,
            "version": survey.version,
            "opens_at": opens_at,
            "closes_at": closes_at,
            "size": size,
            "state": one.state,
            "lines": lines,
            "first_id": first_id,
        },
    )
    surveys.freeze(tx, community_id, survey)
    return one


def find(tx: Tx, round_id: RoundId, *, lock: bool = False) -> Round | None:
    """The round, on request locked until the transaction ends: of two who answer at once one comes second."""
    wanted = sa.select(_rounds).where(_rounds.c.id == round_id)
    row = tx.execute(wanted.with_for_update() if lock else wanted).one_or_none()
    return None if row is None else _round_of(row)


def of_session(tx: Tx, session_id: SessionId) -> Round | None:
    row = tx.execute(sa.select(_rounds).where(_rounds.c.session_id == session_id)).one_or_none()
    return None if row is None else _round_of(row)


def second_of(tx: Tx, first_id: RoundId) -> Round | None:
    """The "after" of a "before", once it was opened."""
    row = tx.execute(sa.select(_rounds).where(_rounds.c.first_id == first_id)).one_or_none()
    return None if row is None else _round_of(row)


def of_community(tx: Tx, community_id: CommunityId, limit: int | None = None) -> list[Round]:
    """Its rounds, the latest first."""
    rows = tx.execute(
        sa.select(_rounds)
        .where(_rounds.c.community_id == community_id)
        .order_by(_rounds.c.opens_at.desc(), _rounds.c.id)
        .limit(limit)
    )
    return [_round_of(row) for row in rows]


def open_for(tx: Tx, mine: Sequence[MemberId], now: datetime) -> list[Round]:
    """The open rounds of these members' communities, and about sessions at which one of them was marked."""
    here = sa.select(_members.c.community_id).where(_members.c.id.in_(mine))
    marked = sa.select(_attendance.c.session_id).where(_attendance.c.member_id.in_(mine))
    rows = tx.execute(
        sa.select(_rounds)
        .where(_rounds.c.state == State.OPEN, _rounds.c.closes_at > now)
        .where(_rounds.c.community_id.in_(here) | _rounds.c.session_id.in_(marked))
        .order_by(_rounds.c.opens_at, _rounds.c.id)
    )
    return [_round_of(row) for row in rows]


def survey(tx: Tx, one: Round) -> Survey:
    """What a round asks."""
    return surveys.find(tx, one.community_id, one.purpose, one.version)


def move(tx: Tx, one: Round, state: State) -> None:
    """The round goes on to that state; ValueError where no way leads there."""
    if state not in TRANSITIONS[one.state]:
        raise ValueError(f"a round that is {one.state} cannot be {state}")
    tx.execute(sa.update(_rounds).where(_rounds.c.id == one.id).values(state=state))


def key_of(tx: Tx, one: Round) -> bytes:
    """The key of a round that is open; NoAnswersError once it is destroyed."""
    key = tx.keys.read(name_of(one))
    if key is None:
        raise NoAnswersError
    return key


def name_of(one: Round) -> str:
    return f"feedback-{one.id}"


def kept_name(first_id: RoundId) -> str:
    """The name of the key with which a member's own copy of the first answers is sealed."""
    return f"feedback-kept-{first_id}"


def new_pool_name(one: Round) -> str:
    """Where answers wait that were too few, for the next round with the same questions. Never used again, so
    that its key can be destroyed.
    """
    return f"{_pool(one)}{secrets.token_hex(8)}"


def waiting(tx: Tx, one: Round) -> str | None:
    """The name under which such answers wait; one of them, where there are several."""
    wanted = sa.select(_sealed.c.name).where(_sealed.c.name.startswith(_pool(one)))
    name: str | None = tx.execute(wanted.order_by(_sealed.c.name)).scalars().first()
    return name


def _pool(one: Round) -> str:
    """What is asked before waits for another "before", and what is asked after for another "after"."""
    purpose = one.purpose if one.first_id is None else f"{one.purpose}-after"
    return f"feedback-pool-{one.community_id}-{purpose}-{one.version}-"


def read(tx: Tx, name: str) -> Buffer | None:
    """The answers under that name; None when there are none, or their key is gone."""
    key = tx.keys.read(name)
    sealed = tx.execute(sa.select(_sealed.c.sealed).where(_sealed.c.name == name)).scalar_one_or_none()
    if key is None or sealed is None:
        return None
    return buffers.decode(sealing.unseal(key, bytes(sealed), name))


def write(tx: Tx, name: str, buffer: Buffer, size: int) -> None:
    """Seal all of it anew, under the key of that name, which is made if there is none. FullError when more
    is in it than `size` bytes hold.
    """
    key = tx.keys.make(name)
    nonce = secrets.token_bytes(sealing.NONCE_BYTES)
    sealed = sealing.seal(key, nonce, buffers.encode(buffer, size), name, size=size)
    changed = tx.execute(sa.update(_sealed).where(_sealed.c.name == name).values(sealed=sealed))
    if not changed.rowcount:
        tx.execute(sa.insert(_sealed), {"name": name, "sealed": sealed})


def drop(tx: Tx, name: str) -> None:
    """What was sealed under that name goes; its key is destroyed afterwards."""
    tx.execute(sa.delete(_sealed).where(_sealed.c.name == name))


def new_pool() -> bytes:
    return secrets.token_bytes(POOL_BYTES)


def spent_tag(key: bytes, user_id: UserId, what: str) -> bytes:
    """Under which it is known in a round that somebody has done that."""
    return bytes.fromhex(sealing.tag(key, f"{what}:{user_id}"))[:TAG_BYTES]


def publish(tx: Tx, one: Round, figures: Iterable[Figure]) -> None:
    """What is told, and all that is kept of the answers."""
    rows = [
        {
            "round_id": one.id,
            "item": figure.item,
            "form": figure.form,
            "answered": figure.answered,
            "favourable": figure.favourable,
            "counts": None if figure.counts is None else list(figure.counts),
            "margin": figure.margin,
        }
        for figure in figures
    ]
    tx.execute(sa.insert(_figures), rows)


def figures(tx: Tx, round_id: RoundId) -> dict[str, Figure]:
    """What was told of a round, by item."""
    rows = tx.execute(sa.select(_figures).where(_figures.c.round_id == round_id))
    return {
        row.item: Figure(
            row.item,
            Form(row.form),
            row.answered,
            row.favourable,
            None if row.counts is None else tuple(row.counts),
            row.margin,
        )
        for row in rows
    }


def publish_pairs(tx: Tx, one: Round, figures: Iterable[PairFigure]) -> None:
    """What is told of differences, and all that is kept of them."""
    rows = [{"round_id": one.id, **asdict(figure)} for figure in figures]
    if rows:
        tx.execute(sa.insert(_pairs), rows)


def pairs(tx: Tx, round_id: RoundId) -> dict[str, PairFigure]:
    """What was told of differences, by item."""
    rows = tx.execute(sa.select(_pairs).where(_pairs.c.round_id == round_id))
    return {
        row.item: PairFigure(
            row.item,
            Form(row.form),
            row.pairs,
            row.better,
            *(None if one is None else tuple(one) for one in (row.differences, row.before, row.after)),
        )
        for row in rows
    }


def _round_of(row: Any) -> Round:
    return Round(
        id=RoundId(row.id),
        community_id=CommunityId(row.community_id),
        session_id=None if row.session_id is None else SessionId(row.session_id),
        purpose=Purpose(row.purpose),
        version=row.version,
        opens_at=row.opens_at,
        closes_at=row.closes_at,
        size=row.size,
        lines=row.lines,
        state=State(row.state),
        first_id=None if row.first_id is None else RoundId(row.first_id),
    )
