"""Somebody comes back while something is in force about them. Imports no other noun's actions."""

from datetime import datetime

from actions.moderation import owing
from rules.groups import Group, Kind, Right
from rules.ids import ChatId, CommunityId, UserId
from rules.moderation.measures import Act, counts
from rules.notices import Notice, ToChat
from rules.priority import Priority
from storage import outbox
from storage.db import Tx
from storage.moderation import measures


def came_in(tx: Tx, group: Group, user_id: UserId, now: datetime) -> None:
    """Telegram says that somebody came into a group: a mute holds in every group of the community."""
    if not counts(group) or group.kind is not Kind.GROUP or Right.RESTRICT in group.standing.lacking:
        return
    for measure in measures.in_force(tx, group.community_id, user_id, (Act.MUTE,)):
        owing.calls(tx, "moderation-restrict", measure, [group], now, now)


def turn_away(
    tx: Tx, community_id: CommunityId, group: Group, user_id: UserId, user_chat_id: ChatId, now: datetime
) -> bool:
    """Whether a removal in force keeps the person out; then they are told, and the request is declined."""
    found = measures.in_force(tx, community_id, user_id, (Act.REMOVE,))
    if not found:
        return False
    measure = found[-1]
    about = {"measure": measure.id, "group": group.id}
    key = f"{measure.id}:{group.id}:{now.isoformat()}"
    outbox.add(
        tx,
        [
            Notice(
                "moderation-barred",
                f"moderation-barred:{key}",
                ToChat(user_chat_id),
                now,
                {"measure": measure.id},
                Priority.ANSWER,
            ),
            Notice("moderation-decline", f"moderation-decline:{key}", ToChat(group.chat_id), now, about),
        ],
        now,
    )
    return True
