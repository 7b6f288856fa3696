"""Measures: proposed, in force, ended; loaded under their lock."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rules.ids import CaseId, CommunityId, MeasureId, MemberId, UserId
from rules.moderation.cases import Case
from rules.moderation.cases import State as CaseState
from rules.moderation.measures import Act, Appeal, Measure, Reason, State
from storage.db import Tx
from storage.tables import MeasureRow, MemberRow, ModerationCaseRow, ModerationReportRow
from storage.upsert import columns

_measures = columns(MeasureRow)
_cases = columns(ModerationCaseRow)
_reports = columns(ModerationReportRow)
_members = columns(MemberRow)
_staff = _members.alias()
_DECIDED = (CaseState.ACTED, CaseState.NOTHING)

_LOAD = (
    sa.select(
        _measures,
        _members.c.id.label("member_id"),
        _members.c.name.label("member_name"),
        _staff.c.name.label("by_name"),
    )
    .outerjoin(
        _members,
        sa.and_(
            _members.c.user_id == _measures.c.user_id, _members.c.community_id == _measures.c.community_id
        ),
    )
    .outerjoin(_staff, _staff.c.id == _measures.c.by_member_id)
)
_SAVED = (
    "state",
    "at",
    "ends_at",
    "told",
    "carried_out",
    "appeal",
    "appeal_words",
    "appealed_at",
)


class NoSuchMeasureError(LookupError):
    """The measure does not exist (a forged button), or is not this person's to see."""


def load(tx: Tx, measure_id: MeasureId) -> Measure:
    """The measure, or NoSuchMeasureError."""
    return _one(tx, _LOAD.where(_measures.c.id == measure_id))


def lock(tx: Tx, measure_id: MeasureId) -> Measure:
    """The measure, locked until the transaction ends."""
    return _one(tx, _LOAD.where(_measures.c.id == measure_id).with_for_update(of=_measures))


def propose(
    tx: Tx,
    case: Case,
    act: Act,
    reason: Reason,
    words: str,
    span: str,
    by: MemberId,
    now: datetime,
    *,
    deletes: bool,
) -> Measure:
    """What a moderator is about to do; nothing of it counts before the last press."""
    assert case.user_id is not None
    added: int = tx.execute(
        sa.insert(_measures).returning(_measures.c.id),
        {
            "case_id": case.id,
            "community_id": case.community_id,
            "user_id": case.user_id,
            "name": "" if case.member_id is not None else case.name,
            "act": act,
            "reason": reason,
            "words": words,
            "by_member_id": by,
            "state": State.PROPOSED,
            "span": span,
            "deletes": deletes,
            "at": now,
            "told": False,
            "carried_out": False,
            "appeal": Appeal.OPEN,
            "appeal_words": "",
        },
    ).scalar_one()
    return load(tx, MeasureId(added))


def save(tx: Tx, measure: Measure) -> None:
    values = {name: getattr(measure, name) for name in _SAVED}
    tx.execute(sa.update(_measures).where(_measures.c.id == measure.id).values(values))


def note_end(tx: Tx, measure: Measure, by: MemberId | None, now: datetime) -> None:
    """Keep how it ended, and by whom: None by its time."""
    tx.execute(
        sa.update(_measures)
        .where(_measures.c.id == measure.id)
        .values(state=measure.state, ended_at=now, ended_by=by)
    )


def note_judge(tx: Tx, measure: Measure, by: MemberId) -> None:
    """Keep who decided on the appeal."""
    tx.execute(
        sa.update(_measures).where(_measures.c.id == measure.id).values(appeal=measure.appeal, appeal_by=by)
    )


def drop_proposal(tx: Tx, measure_id: MeasureId) -> None:
    """It was not done after all."""
    tx.execute(sa.delete(_measures).where(_measures.c.id == measure_id, _measures.c.state == State.PROPOSED))


def in_force(
    tx: Tx, community_id: CommunityId, user_id: UserId, acts: Collection[Act] = tuple(Act)
) -> list[Measure]:
    """What is in force about a person in a community, oldest first."""
    rows = tx.execute(
        _LOAD.where(
            _measures.c.community_id == community_id,
            _measures.c.user_id == user_id,
            _measures.c.state == State.IN_FORCE,
            _measures.c.act.in_(list(acts)),
        ).order_by(_measures.c.id)
    )
    return [_measure_of(row) for row in rows]


def all_in_force(tx: Tx, community_id: CommunityId) -> list[Measure]:
    """What is in force in a community, newest first."""
    rows = tx.execute(
        _LOAD.where(_measures.c.community_id == community_id, _measures.c.state == State.IN_FORCE).order_by(
            _measures.c.id.desc()
        )
    )
    return [_measure_of(row) for row in rows]


def history(tx: Tx, community_id: CommunityId, user_id: UserId, limit: int) -> list[Measure]:
    """What was ever done about a person in a community, newest first."""
    rows = tx.execute(
        _LOAD.where(
            _measures.c.community_id == community_id,
            _measures.c.user_id == user_id,
            _measures.c.state != State.PROPOSED,
        )
        .order_by(_measures.c.id.desc())
        .limit(limit)
    )
    return [_measure_of(row) for row in rows]


def writing(tx: Tx, user_id: UserId) -> MeasureId | None:
    """The measure against which this person is about to write an appeal."""
    found = tx.execute(
        sa.select(_measures.c.id)
        .where(_measures.c.user_id == user_id, _measures.c.appeal == Appeal.WRITING)
        .order_by(_measures.c.id.desc())
        .limit(1)
    ).scalar()
    return None if found is None else MeasureId(found)


def forget_old(tx: Tx, community_id: CommunityId, before: datetime, limit: int) -> int:
    """Remove what ended, and cases that were decided, before that moment: at most so many; how many."""
    ended = (
        sa.select(_measures.c.id)
        .where(
            _measures.c.community_id == community_id,
            _measures.c.state != State.IN_FORCE,
            sa.func.coalesce(_measures.c.ended_at, _measures.c.at) < before,
        )
        .order_by(_measures.c.id)
        .limit(limit)
    )
    gone = tx.execute(sa.delete(_measures).where(_measures.c.id.in_(ended.scalar_subquery()))).rowcount
    decided = sa.select(_cases.c.id).where(
        _cases.c.community_id == community_id,
        _cases.c.opened_at < before,
        _cases.c.state.in_(_DECIDED),
        _cases.c.id.not_in(sa.select(_measures.c.case_id)),
    )
    old = list(tx.execute(decided.order_by(_cases.c.id).limit(limit - gone)).scalars())
    tx.execute(sa.delete(_reports).where(_reports.c.case_id.in_(old)))
    tx.execute(sa.delete(_cases).where(_cases.c.id.in_(old)))
    return gone + len(old)


def _one(tx: Tx, statement: sa.Select[Any]) -> Measure:
    row = tx.execute(statement).one_or_none()
    if row is None:
        raise NoSuchMeasureError
    return _measure_of(row)


def _measure_of(row: Any) -> Measure:
    return Measure(
        id=MeasureId(row.id),
        case_id=CaseId(row.case_id),
        community_id=CommunityId(row.community_id),
        user_id=UserId(row.user_id),
        member_id=None if row.member_id is None else MemberId(row.member_id),
        name=row.member_name or row.name,
        act=Act(row.act),
        reason=Reason(row.reason),
        words=row.words,
        by=MemberId(row.by_member_id),
        by_name=row.by_name or "",
        state=State(row.state),
        span=row.span,
        delete=row.deletes,
        at=row.at,
        ends_at=row.ends_at,
        told=row.told,
        carried_out=row.carried_out,
        appeal=Appeal(row.appeal),
        appeal_words=row.appeal_words,
        appealed_at=row.appealed_at,
    )
