"""Feedback rounds: their plan, which is the same whoever answers."""

import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Final

import sqlalchemy as sa

from rules.feedback.rounds import TRANSITIONS, Round, State
from rules.feedback.surveys import Purpose, Survey
from rules.ids import CommunityId, MemberId, RoundId, SessionId
from storage.db import Tx
from storage.feedback import surveys
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
