"""What staff did in a community, the latest first, for its administrators."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rules.audit import Kind, verbs
from rules.communities import Community
from rules.ids import CommunityId, MemberId
from rules.members import Status
from rules.permissions import Actor, Verb, require
from storage import communities
from storage.db import Tx
from storage.tables import AuditRow, MemberRow
from storage.upsert import columns

PAGE = 8
_audit = columns(AuditRow)
_members = columns(MemberRow)


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who did something, or whom it was about; without a name once they are forgotten."""

    name: str | None


@dataclass(frozen=True, slots=True)
class Noted:
    """One line of the log."""

    at: datetime
    verb: str
    by: Somebody | None
    """None: by the configuration or on the command line."""
    about: Somebody | None
    detail: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Log:
    """A page of it."""

    community: Community
    kind: Kind
    lines: tuple[Noted, ...]
    page: int
    more: bool


def log(
    tx: Tx, actor: Actor, _now: datetime, community_id: CommunityId, kind: Kind = Kind.ALL, page: int = 0
) -> Log:
    """A page, from 0; NotAllowedError for who is no administrator there."""
    require(actor, Verb.SEE_AUDIT, community_id)
    page = max(page, 0)
    wanted = sa.select(_audit).where(_audit.c.community_id == community_id)
    if (narrowed := verbs(kind)) is not None:
        wanted = wanted.where(_audit.c.verb.in_(narrowed))
    rows = tx.execute(
        wanted.order_by(_audit.c.at.desc(), _audit.c.id.desc()).offset(page * PAGE).limit(PAGE + 1)
    ).all()
    shown = rows[:PAGE]
    people = _people(
        tx, community_id, {one for row in shown for one in (row.by_member_id, _about(row)) if one}
    )
    lines = tuple(
        Noted(row.at, row.verb, people.get(row.by_member_id), people.get(_about(row)), row.detail)
        for row in shown
    )
    return Log(communities.load(tx, community_id), kind, lines, page, len(rows) > PAGE)


def _about(row: Any) -> int | None:
    found = row.detail.get("member")
    return found if isinstance(found, int) else None


def _people(tx: Tx, community_id: CommunityId, ids: Collection[int]) -> dict[int | None, Somebody]:
    """Their names, as far as they are of this community: what another's staff did here has none."""
    rows = tx.execute(
        sa.select(_members.c.id, _members.c.name, _members.c.status, _members.c.community_id).where(
            _members.c.id.in_(ids)
        )
    )
    return {
        MemberId(row.id): Somebody(
            row.name if row.status != Status.ERASED and row.community_id == community_id else None
        )
        for row in rows
    }
