"""The rules of a group: posted and pinned, edited where they stand, shown to whoever asks."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from actions.moderation.owing import decent
from rules.groups import Group, Kind, Right
from rules.ids import ChatId, CommunityId, GroupId
from rules.moderation.measures import counts
from rules.notices import Notice, ToChat
from rules.permissions import Actor, Verb, require
from rules.priority import Priority
from storage import groups, outbox
from storage.db import Tx
from storage.moderation import pinned

RULES: Final = "rules-of-the-group"
"""The text that is pinned; a community may change it."""


@dataclass(frozen=True, slots=True)
class Pinned:
    """The rules are being pinned there, or brought up to date; or why not."""

    group: Group | None
    before: bool = False
    """Whether they stood there already."""
    refused: str = ""
    waits: bool = False
    """Whether they are posted only after the quiet hours."""


def pin_rules(tx: Tx, actor: Actor, now: datetime, group_id: GroupId) -> Pinned:
    """An admin has the rules pinned in a group."""
    group = groups.lock(tx, group_id)
    if group is None:
        return Pinned(None, refused="gone")
    require(actor, Verb.NAME_GROUP, group.community_id)
    if not counts(group) or group.kind is not Kind.GROUP:
        return Pinned(group, refused="not-a-group")
    if Right.PIN in group.standing.lacking:
        return Pinned(group, refused="bot-lacks")
    before = pinned.message(tx, group_id) is not None
    if not before:
        pinned.remember(tx, group_id, None)
    return Pinned(group, before, waits=_owe(tx, group, now) > now)


def texts_changed(tx: Tx, community_id: CommunityId, text_ids: Collection[str], now: datetime) -> None:
    """Words of the community are others now: where they are the rules, every pinned message says so."""
    if RULES not in text_ids:
        return
    for group_id in pinned.of_community(tx, community_id):
        group = groups.find(tx, group_id)
        if group is not None and counts(group):
            _owe(tx, group, now)


def rules_posted(tx: Tx, now: datetime, group_id: GroupId, message_id: int) -> None:
    """They stand in this message: pin it, if it is not."""
    pinned.remember(tx, group_id, message_id)
    group = groups.find(tx, group_id)
    if group is None or Right.PIN in group.standing.lacking:
        return
    outbox.owe_again(
        tx,
        Notice(
            "group-rules-pin",
            f"group-rules-pin:{group_id}",
            ToChat(group.chat_id),
            now,
            {"group": group_id},
        ),
        now,
    )


def rules_lost(tx: Tx, now: datetime, group_id: GroupId) -> None:
    """The message is there no longer: they are posted anew, once."""
    if pinned.message(tx, group_id) is None:
        return
    pinned.remember(tx, group_id, None)
    group = groups.find(tx, group_id)
    if group is not None and counts(group):
        notice = Notice(
            "group-rules",
            f"group-rules:{group_id}:{now.isoformat()}",
            ToChat(group.chat_id),
            decent(tx, group.community_id, now),
            {"group": group_id},
        )
        outbox.add(tx, [notice], now)


def show_rules(tx: Tx, _actor: Actor, now: datetime, chat_id: ChatId, thread_id: int | None = None) -> None:
    """/rules in a group, by anybody: where they are pinned, or the rules themselves. Not more than needed.

    `thread_id` is the forum topic in which it was asked.
    """
    group = groups.of_chat(tx, chat_id)
    if group is None or not counts(group):
        return
    notice = Notice(
        kind="group-rules-asked",
        # Once in five minutes, however often it is asked.
        key=f"group-rules-asked:{group.id}:{int(now.timestamp()) // 300}",
        to=ToChat(chat_id),
        not_before=now,
        variables={"group": group.id, "thread": thread_id},
        priority=Priority.ANSWER,
    )
    outbox.add(tx, [notice], now)


def _owe(tx: Tx, group: Group, now: datetime) -> datetime:
    """When they are posted: by day; what stands there already is edited at once, for nobody hears that."""
    stands = pinned.message(tx, group.id) is not None
    at = now if stands else decent(tx, group.community_id, now)
    notice = Notice("group-rules", f"group-rules:{group.id}", ToChat(group.chat_id), at, {"group": group.id})
    outbox.owe_again(tx, notice, now)
    return at
