"""The improvement log: PDSA cycles and issues.

Whoever changes something has locked the community: numbers follow each other, and no answer is lost.
"""

from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel

from rules.ids import CommunityId, LoggedIssueId, MemberId, PdsaCycleId, ThemeId
from rules.pdsa.cycles import Field, PdsaCycle
from rules.pdsa.cycles import State as CycleState
from rules.pdsa.issues import LoggedIssue, Status
from storage.db import Tx
from storage.tables import LoggedIssueRow, PdsaCycleRow
from storage.upsert import columns

_cycles = columns(PdsaCycleRow)
_issues = columns(LoggedIssueRow)


class NoSuchPdsaCycleError(LookupError):
    """The cycle does not exist (a button from elsewhere, or forged)."""


class NoSuchIssueError(LookupError):
    """The issue does not exist (a button from elsewhere, or forged)."""


def load_cycle(tx: Tx, pdsa_id: PdsaCycleId) -> PdsaCycle:
    """The cycle, or NoSuchPdsaCycleError."""
    row = tx.execute(sa.select(_cycles).where(_cycles.c.id == pdsa_id)).one_or_none()
    if row is None:
        raise NoSuchPdsaCycleError
    return _cycle_of(row)


def load_issue(tx: Tx, issue_id: LoggedIssueId) -> LoggedIssue:
    """The issue, or NoSuchIssueError."""
    row = tx.execute(sa.select(_issues).where(_issues.c.id == issue_id)).one_or_none()
    if row is None:
        raise NoSuchIssueError
    return _issue_of(row)


def cycles(tx: Tx, community_id: CommunityId) -> tuple[PdsaCycle, ...]:
    """Every cycle of the community by its number."""
    wanted = sa.select(_cycles).where(_cycles.c.community_id == community_id).order_by(_cycles.c.number)
    return tuple(map(_cycle_of, tx.execute(wanted)))


def issues(tx: Tx, community_id: CommunityId) -> tuple[LoggedIssue, ...]:
    """Every issue of the community by its number."""
    wanted = sa.select(_issues).where(_issues.c.community_id == community_id).order_by(_issues.c.number)
    return tuple(map(_issue_of, tx.execute(wanted)))


def add_cycle(tx: Tx, community_id: CommunityId, owner_id: MemberId, told: dict[Field, str]) -> PdsaCycle:
    """A new cycle, with the next number."""
    number = _next_number(tx, PdsaCycleRow, community_id)
    values = {
        "community_id": community_id,
        "number": number,
        "owner_id": owner_id,
        "state": CycleState.PLAN,
        "told": {str(one): words for one, words in told.items()},
    }
    added: int = tx.execute(sa.insert(_cycles).returning(_cycles.c.id), values).scalar_one()
    return PdsaCycle(PdsaCycleId(added), community_id, number, owner_id, told=told)


def add_issue(tx: Tx, community_id: CommunityId, owner_id: MemberId, words: str, today: date) -> LoggedIssue:
    """A new issue, with the next number."""
    number = _next_number(tx, LoggedIssueRow, community_id)
    values = {
        "community_id": community_id,
        "number": number,
        "words": words,
        "owner_id": owner_id,
        "logged_on": today,
        "status": Status.OPEN,
        "themes": [],
    }
    added: int = tx.execute(sa.insert(_issues).returning(_issues.c.id), values).scalar_one()
    return LoggedIssue(LoggedIssueId(added), community_id, number, words, owner_id, today)


def save_cycle(tx: Tx, cycle: PdsaCycle) -> None:
    """Keep everything of it that can change."""
    values = {
        "owner_id": cycle.owner_id,
        "state": cycle.state,
        "started": cycle.started,
        "ended": cycle.ended,
        "told": {str(one): words for one, words in cycle.told.items()},
    }
    tx.execute(sa.update(_cycles).where(_cycles.c.id == cycle.id).values(values))


def save_issue(tx: Tx, issue: LoggedIssue) -> None:
    """Keep everything of it that can change."""
    values = {
        "owner_id": issue.owner_id,
        "words": issue.words,
        "status": issue.status,
        "closed_on": issue.closed_on,
        "themes": list(issue.themes),
        "pdsa_id": issue.pdsa_id,
    }
    tx.execute(sa.update(_issues).where(_issues.c.id == issue.id).values(values))


def _next_number(tx: Tx, table: type[SQLModel], community_id: CommunityId) -> int:
    rows = columns(table)
    wanted = sa.select(sa.func.coalesce(sa.func.max(rows.c.number), 0) + 1)
    found: int = tx.execute(wanted.where(rows.c.community_id == community_id)).scalar_one()
    return found


def _cycle_of(row: Any) -> PdsaCycle:
    return PdsaCycle(
        id=PdsaCycleId(row.id),
        community_id=CommunityId(row.community_id),
        number=row.number,
        owner_id=MemberId(row.owner_id),
        state=CycleState(row.state),
        started=row.started,
        ended=row.ended,
        told={one: row.told[one] for one in Field if one in row.told},
    )


def _issue_of(row: Any) -> LoggedIssue:
    return LoggedIssue(
        id=LoggedIssueId(row.id),
        community_id=CommunityId(row.community_id),
        number=row.number,
        words=row.words,
        owner_id=MemberId(row.owner_id),
        logged_on=row.logged_on,
        status=Status(row.status),
        closed_on=row.closed_on,
        themes=tuple(map(ThemeId, row.themes)),
        pdsa_id=None if row.pdsa_id is None else PdsaCycleId(row.pdsa_id),
    )
