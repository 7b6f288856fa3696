"""Somebody writes very much at once: they hear of it in private, and a moderator decides whether to act."""

from datetime import datetime

from actions.moderation import owing
from actions.moderation.staff import moderators
from rules.groups import Group
from rules.ids import MemberId, MessageId
from rules.moderation.cases import Origin, Pointed, State
from rules.moderation.measures import Act
from rules.notices import Notice, ToMember
from rules.permissions import Actor, Verb
from rules.priority import Priority
from storage import members, outbox
from storage.db import Tx
from storage.moderation import cases, measures


def note_flood(tx: Tx, actor: Actor, now: datetime, group: Group, message_id: MessageId) -> None:
    """What an ear has heard. Nobody is asked for a right: it is about the one who writes.

    Nothing is deleted and nobody is muted by this.
    """
    me = actor.within(group.community_id)
    if me is not None and me.may(Verb.MODERATE):
        return
    if measures.in_force(tx, group.community_id, actor.user_id, (Act.MUTE, Act.REMOVE)):
        return
    if me is not None:
        _tell(tx, group, me.member_id, now)
    if cases.open_of(tx, group.community_id, actor.user_id, Origin.FLOOD):
        return
    member = members.find(tx, group.community_id, actor.user_id)
    case = cases.add(
        tx,
        group.community_id,
        Origin.FLOOD,
        State.OPEN,
        now,
        group_id=group.id,
        about=Pointed(message_id, now, actor.user_id, ""),
        member_id=None if member is None else member.id,
        wanted=Act.MUTE,
    )
    if case is None:  # Another worker has heard of it at the same moment.
        return
    everybody = moderators(tx, group.community_id, (case.member_id,))
    owing.cards(tx, case, everybody, owing.decent(tx, group.community_id, now), now)


def _tell(tx: Tx, group: Group, member_id: MemberId, now: datetime) -> None:
    """Once an hour at most; whoever writes at this moment is awake."""
    notice = Notice(
        "moderation-flood",
        f"moderation-flood:{group.id}:{member_id}:{now:%Y%m%dT%H}",
        ToMember(member_id),
        now,
        {"group": group.id},
        Priority.ANSWER,
    )
    outbox.add(tx, [notice], now)
