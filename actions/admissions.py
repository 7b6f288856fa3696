"""What was decided about joining and Telegram would not hear of: kept, told, and told to Telegram again.

A bot that was stripped of the right to let people in, or was removed, can neither admit nor decline. Telegram
keeps the request pending meanwhile, so nobody has to ask anew.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from rules.groups import Group, Right, Standing
from rules.ids import JoinRequestId
from rules.joining import Request, Step
from rules.notices import Notice, ToChat, ToMember
from rules.permissions import Role
from rules.priority import Priority
from storage import communities, groups, joining, members, outbox, roles
from storage.db import Tx


def note_refused(tx: Tx, now: datetime, request_id: JoinRequestId) -> None:
    """Telegram did not let the bot admit or decline: the admins are told, and who was admitted is as well."""
    request = joining.lock_if_there(tx, request_id)
    if request is None or request.is_open:
        return  # The person has asked anew in between, or is forgotten.
    joining.save(tx, replace(request, owed_at_telegram=True))
    group = groups.find(tx, request.group_id)
    if request.step is not Step.ADMITTED or group is None:
        return
    outbox.add(tx, _told(tx, request, group, now), now)


def owe_again(tx: Tx, now: datetime, group: Group, before: Standing | None) -> None:
    """The bot may let people in again: what was decided meanwhile is told to Telegram now."""
    if _may_admit(before) or not _may_admit(group.standing):
        return
    for request in joining.lock_owed(tx, group.id):
        joining.save(tx, replace(request, owed_at_telegram=False))
        if request.is_open:
            continue
        kind = "join-admit" if request.step is Step.ADMITTED else "join-decline"
        notice = Notice(
            kind=kind,
            key=f"{kind}:{request.id}:{request.times_asked}:{request.appeal}:again:{group.serial}",
            to=ToChat(group.chat_id),
            not_before=now,
            variables={"request": request.id},
            priority=Priority.ANSWER,
        )
        outbox.add(tx, [notice], now)


def _may_admit(standing: Standing | None) -> bool:
    return standing is not None and standing.present and Right.INVITE not in standing.lacking


def _told(tx: Tx, request: Request, group: Group, now: datetime) -> Iterable[Notice]:
    decent = communities.load(tx, request.community_id).decent(now)
    member = members.find(tx, request.community_id, request.user_id)
    if member is not None:
        yield Notice(
            kind="join-delayed",
            key=f"join-delayed:{request.id}:{request.times_asked}",
            to=ToMember(member.id),
            not_before=decent,
            variables={"request": request.id},
        )
    for admin in roles.holders(tx, request.community_id, Role.ADMIN):
        yield Notice(
            kind="admission-stuck",
            # Once for each time that a right is lost, however many ask meanwhile.
            key=f"admission-stuck:{group.id}:{group.serial}:{admin}",
            to=ToMember(admin),
            not_before=decent,
            variables={"group": group.id},
        )
