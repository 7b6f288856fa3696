"""Conversation starters: the deck, what a community has chosen, and how long its groups have been silent."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rules.groups import Group
from rules.ids import CommunityId, GroupId
from rules.prompts import Card, Lull, Settings, has_lulls
from storage import groups
from storage.db import Tx
from storage.tables import GroupLullRow, PromptRow, PromptSettingsRow
from storage.upsert import Insert, columns, insert, prepared

_settings = columns(PromptSettingsRow).c
_prompts = columns(PromptRow).c
_lulls = columns(GroupLullRow).c


def settings(tx: Tx, community_id: CommunityId) -> Settings:
    """What the community has chosen; as it was shipped where it has chosen nothing."""
    row = tx.execute(
        sa.select(_settings.silent_days, _settings.off).where(_settings.community_id == community_id)
    ).one_or_none()
    return Settings() if row is None else Settings(row.silent_days, row.off)


def save_settings(tx: Tx, community_id: CommunityId, chosen: Settings) -> None:
    values = {"silent_days": chosen.silent_days, "off": chosen.off}
    statement = insert(tx, PromptSettingsRow).values(community_id=community_id, **values)
    tx.execute(statement.on_conflict_do_update(index_elements=["community_id"], set_=values))


def kept_cards(tx: Tx, community_id: CommunityId) -> list[Card]:
    """The cards of which something is kept, in order of their keys."""
    rows = tx.execute(
        sa.select(columns(PromptRow)).where(_prompts.community_id == community_id).order_by(_prompts.key)
    )
    return [Card(row.key, row.words, row.left_out, row.used_at) for row in rows]


def save_card(tx: Tx, community_id: CommunityId, card: Card) -> None:
    values = {"words": card.words, "left_out": card.left_out, "used_at": card.used_at}
    statement = insert(tx, PromptRow).values(community_id=community_id, key=card.key, **values)
    tx.execute(statement.on_conflict_do_update(index_elements=["community_id", "key"], set_=values))


def lull(tx: Tx, group: Group) -> Lull | None:
    """How long the group has been silent; None while nothing was noted of it."""
    row = tx.execute(sa.select(columns(GroupLullRow)).where(_lulls.group_id == group.id)).one_or_none()
    return None if row is None else _lull_of(group, row)


def lulls(tx: Tx, community_id: CommunityId, now: datetime) -> list[Lull]:
    """Of every group in which people talk, by title; where nothing was noted, the silence begins now."""
    talking = [one for one in groups.of_communities(tx, [community_id]) if has_lulls(one)]
    rows = tx.execute(
        sa.select(columns(GroupLullRow)).where(_lulls.group_id.in_([one.id for one in talking]))
    )
    known = {row.group_id: row for row in rows}
    return [_lull_of(one, known[one.id]) if one.id in known else Lull(one, heard_at=now) for one in talking]


def note_heard(tx: Tx, group_id: GroupId, hour: datetime) -> None:
    """Something was said in the group in that hour."""
    tx.execute(_heard(tx), {"group_id": group_id, "heard_at": hour, "unanswered": 0, "stopped": False})


@prepared(GroupLullRow)
def _heard(statement: Insert) -> sa.Executable:
    return statement.on_conflict_do_update(
        index_elements=["group_id"], set_={"heard_at": statement.excluded.heard_at, "unanswered": 0}
    )


def begin(tx: Tx, found: Iterable[Lull]) -> None:
    """Keep when the silence of these groups began, where nothing was noted of one yet."""
    rows = [{"group_id": one.group.id, "heard_at": one.heard_at} for one in found]
    if rows:
        nothing = {"unanswered": 0, "stopped": False}
        tx.execute(
            insert(tx, GroupLullRow).on_conflict_do_nothing(index_elements=["group_id"]),
            [{**row, **nothing} for row in rows],
        )


def note_prompted(tx: Tx, seen: Lull, now: datetime) -> bool:
    """The group is prompted; False where it was stopped, or something was said, since it was looked at."""
    noted = tx.execute(
        sa.update(GroupLullRow)
        .where(_lulls.group_id == seen.group.id, _lulls.heard_at == seen.heard_at, ~_lulls.stopped)
        .values(prompted_at=now, unanswered=_lulls.unanswered + 1)
    )
    return bool(noted.rowcount)


def set_stopped(tx: Tx, group_id: GroupId, now: datetime, *, stopped: bool) -> None:
    """No more prompts there, or again; begun again, it has all its tries again."""
    values = {"stopped": stopped, "unanswered": 0}
    statement = insert(tx, GroupLullRow).values(group_id=group_id, heard_at=now, **values)
    tx.execute(statement.on_conflict_do_update(index_elements=["group_id"], set_=values))


def _lull_of(group: Group, row: Any) -> Lull:
    return Lull(group, row.heard_at, row.prompted_at, row.unanswered, row.stopped)
