"""Cases: opened, loaded under their lock, saved as the rule decided; and who reported them."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from rules.ids import CaseId, ChatId, CommunityId, GroupId, MemberId, MessageId, UserId
from rules.moderation.cases import Case, Origin, Pointed, State
from rules.moderation.measures import Act
from storage.db import Tx
from storage.tables import GroupRow, MemberRow, ModerationCaseRow, ModerationReportRow
from storage.upsert import columns, insert

_cases = columns(ModerationCaseRow)
_reports = columns(ModerationReportRow)
_groups = columns(GroupRow)
_members = columns(MemberRow)
_takers = _members.alias()

_LOAD = (
    sa.select(
        _cases,
        _groups.c.chat_id.label("group_chat_id"),
        _groups.c.title.label("group_title"),
        _members.c.id.label("member_id"),
        _members.c.name.label("member_name"),
        _takers.c.name.label("taker"),
    )
    .outerjoin(_groups, _groups.c.id == _cases.c.group_id)
    .outerjoin(
        _members,
        sa.and_(_members.c.user_id == _cases.c.user_id, _members.c.community_id == _cases.c.community_id),
    )
    .outerjoin(_takers, _takers.c.id == _cases.c.taken_by)
)
_UNDECIDED = (State.OPEN, State.TAKEN)


class NoSuchCaseError(LookupError):
    """The case does not exist (a forged button), or is of those who may not see it."""


def load(tx: Tx, case_id: CaseId) -> Case:
    """The case, or NoSuchCaseError."""
    return _one(tx, _LOAD.where(_cases.c.id == case_id))


def lock(tx: Tx, case_id: CaseId) -> Case:
    """The case, locked until the transaction ends."""
    return _one(tx, _LOAD.where(_cases.c.id == case_id).with_for_update(of=_cases))


def add(
    tx: Tx,
    community_id: CommunityId,
    origin: Origin,
    state: State,
    now: datetime,
    *,
    group_id: GroupId | None = None,
    about: Pointed,
    member_id: MemberId | None = None,
    wanted: Act | None = None,
    words: str = "",
    taken_by: MemberId | None = None,
) -> Case | None:
    """A new case; None where an undecided one is about the same already (`open_about`, `open_of`).

    The account's name is kept only of somebody who is no member.
    """
    added: int | None = tx.execute(
        insert(tx, ModerationCaseRow).on_conflict_do_nothing().returning(_cases.c.id),
        {
            "community_id": community_id,
            "origin": origin,
            "state": state,
            "group_id": group_id,
            "message_id": about.message_id,
            "said_at": about.at,
            "user_id": about.user_id,
            "name": "" if member_id is not None else about.account_name,
            "wanted": wanted,
            "words": words,
            "opened_at": now,
            "taken_by": taken_by,
            "taken_at": None if taken_by is None else now,
        },
    ).scalar_one_or_none()
    return None if added is None else load(tx, CaseId(added))


def save(tx: Tx, case: Case) -> None:
    """Keep its state, who took it and what they wrote to that, and where it was said."""
    tx.execute(
        sa.update(_cases)
        .where(_cases.c.id == case.id)
        .values(
            community_id=case.community_id,
            group_id=case.group_id,
            state=case.state,
            taken_by=case.taken_by,
            taken_at=case.taken_at,
            wanted=case.wanted,
            words=case.words,
        )
    )


def drop(tx: Tx, case_id: CaseId) -> None:
    """It was never asked for."""
    tx.execute(sa.delete(_reports).where(_reports.c.case_id == case_id))
    tx.execute(sa.delete(_cases).where(_cases.c.id == case_id))


def open_about(tx: Tx, group_id: GroupId, message_id: MessageId) -> Case | None:
    """The undecided case about that message, if there is one."""
    return _first(
        tx,
        _LOAD.where(
            _cases.c.group_id == group_id,
            _cases.c.message_id == message_id,
            _cases.c.state.in_(_UNDECIDED),
        ),
    )


def open_of(tx: Tx, community_id: CommunityId, user_id: UserId, origin: Origin) -> Case | None:
    """An undecided case of that origin about that person."""
    return _first(
        tx,
        _LOAD.where(
            _cases.c.community_id == community_id,
            _cases.c.user_id == user_id,
            _cases.c.origin == origin,
            _cases.c.state.in_(_UNDECIDED),
        ),
    )


def undecided(tx: Tx, community_id: CommunityId, limit: int) -> list[Case]:
    """The oldest of what is still to be decided in a community."""
    rows = tx.execute(
        _LOAD.where(_cases.c.community_id == community_id, _cases.c.state.in_(_UNDECIDED))
        .order_by(_cases.c.id)
        .limit(limit)
    )
    return [_case_of(row) for row in rows]


def report(tx: Tx, case_id: CaseId, member_id: MemberId, now: datetime) -> bool:
    """Note who reported it; False when they had before."""
    noted = tx.execute(
        insert(tx, ModerationReportRow).on_conflict_do_nothing().returning(_reports.c.case_id),
        {"case_id": case_id, "member_id": member_id, "at": now},
    )
    return noted.one_or_none() is not None


def reporters(tx: Tx, case_id: CaseId) -> list[MemberId]:
    """Who reported it, in order of their ids."""
    found = tx.execute(
        sa.select(_reports.c.member_id).where(_reports.c.case_id == case_id).order_by(_reports.c.member_id)
    )
    return [MemberId(one) for one in found.scalars()]


def reporter_names(tx: Tx, case_id: CaseId) -> tuple[str, ...]:
    """What they are called: for moderators only."""
    found = tx.execute(
        sa.select(_members.c.name)
        .join(_reports, _reports.c.member_id == _members.c.id)
        .where(_reports.c.case_id == case_id)
        .order_by(_members.c.id)
    )
    return tuple(found.scalars())


def reported_lately(tx: Tx, member_id: MemberId, now: datetime) -> int:
    """How many reports a member has made within a day."""
    count: int = tx.execute(
        sa.select(sa.func.count()).where(
            _reports.c.member_id == member_id, _reports.c.at > now - timedelta(days=1)
        )
    ).scalar_one()
    return count


def _one(tx: Tx, statement: sa.Select[Any]) -> Case:
    row = tx.execute(statement).one_or_none()
    if row is None:
        raise NoSuchCaseError
    return _case_of(row)


def _first(tx: Tx, statement: sa.Select[Any]) -> Case | None:
    rows: Sequence[Any] = tx.execute(statement.order_by(_cases.c.id).limit(1)).all()
    return _case_of(rows[0]) if rows else None


def _case_of(row: Any) -> Case:
    return Case(
        id=CaseId(row.id),
        community_id=CommunityId(row.community_id),
        origin=Origin(row.origin),
        state=State(row.state),
        group_id=None if row.group_id is None else GroupId(row.group_id),
        group_chat_id=None if row.group_chat_id is None else ChatId(row.group_chat_id),
        group_title=row.group_title or "",
        message_id=None if row.message_id is None else MessageId(row.message_id),
        said_at=row.said_at,
        user_id=None if row.user_id is None else UserId(row.user_id),
        member_id=None if row.member_id is None else MemberId(row.member_id),
        name=row.member_name or row.name,
        wanted=None if row.wanted is None else Act(row.wanted),
        words=row.words,
        opened_at=row.opened_at,
        taken_by=None if row.taken_by is None else MemberId(row.taken_by),
        taker=row.taker or "",
        taken_at=row.taken_at,
    )
