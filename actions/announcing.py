"""How the sessions of a plan are announced: one message for all, and each session's card when it is near.

Cards for all of them at once would flood the group, and months ahead nobody books. The message for all is
edited where it stands when a date of it changes, so that no old date is left in the group.
"""

from datetime import datetime

from actions.cards import EDITS_APART, announce, announce_in_group
from rules.cycles.running import announced_at
from rules.groups import Group, Purpose
from rules.ids import CommunityId, CycleId, GroupId, SessionId
from rules.notices import Notice, ToChat
from rules.sessions import Session, Status
from storage import cards, communities, cycles, due, groups, outbox, sessions
from storage.db import Tx


def announce_cycle(tx: Tx, community_id: CommunityId, cycle_id: CycleId, now: datetime) -> int:
    """Have the plan told in the community's announcement groups; in how many that is."""
    found = groups.with_purpose(tx, community_id, Purpose.ANNOUNCEMENTS)
    for group in found:
        cards.add_plan(tx, cycle_id, group.id)
    owe_plan(tx, cycle_id, now)
    return len(found)


def owe_plan(tx: Tx, cycle_id: CycleId, now: datetime) -> None:
    """Have every message that tells the plan brought up to date; nothing where none does.

    A new message makes phones ring, so it waits for the end of quiet hours; an edit is silent.
    """
    for told in cards.of_cycle(tx, cycle_id):
        community = communities.load(tx, cycles.load(tx, cycle_id).community_id)
        new = told.message_id is None
        notice = Notice(
            kind="cycle-announced",
            key=f"cycle-announced:{cycle_id}:{told.group_id}",
            to=ToChat(told.chat_id),
            not_before=community.decent(now) if new else now + EDITS_APART,
            variables={"cycle": cycle_id, "group": told.group_id, "at": round(now.timestamp())},
        )
        outbox.owe_again(tx, notice, now)


def plan_posted(tx: Tx, cycle_id: CycleId, group_id: GroupId, message_id: int) -> None:
    """Remember where the message stands, so that it can be edited."""
    cards.remember_plan(tx, cycle_id, group_id, message_id)


def announce_later(tx: Tx, session: Session, now: datetime) -> None:
    """Have the session's own card posted when it is near. The caller holds its lock, or has just made it."""
    due.put(tx, "session-announce", _key(session.id), announced_at(session, now), {"session_id": session.id})


def session_moved(tx: Tx, session: Session, now: datetime) -> None:
    """A card that waits moves along, and the plan's message says the new date."""
    if due.waits(tx, _key(session.id)):
        announce_later(tx, session, now)
    owe_plan(tx, session.cycle_id, now)


def session_cancelled(tx: Tx, session: Session, now: datetime) -> None:
    """What was never announced needs no card; the plan's message says that it is called off."""
    due.drop(tx, _key(session.id))
    owe_plan(tx, session.cycle_id, now)


def announce_session(tx: Tx, now: datetime, session_id: SessionId) -> None:
    """Due work: the card, unless the session was called off or has begun."""
    session = sessions.lock(tx, session_id)
    if session.status is Status.SCHEDULED and now < session.starts_at:
        announce(tx, session, now)


def announce_in_new_group(tx: Tx, group: Group, now: datetime) -> int:
    """All that is to come, in a group that has just become one for announcements; how many sessions.

    Those of a plan whose cards wait are told in the plan's message.
    """
    upcoming = sessions.not_begun(tx, group.community_id, now)
    plans: dict[CycleId, None] = {}
    for session_id in upcoming:
        if due.waits(tx, _key(session_id)):
            plans.setdefault(sessions.load(tx, session_id).cycle_id)
        else:
            announce_in_group(tx, session_id, group.id, now)
    for cycle_id in plans:
        cards.add_plan(tx, cycle_id, group.id)
        owe_plan(tx, cycle_id, now)
    return len(upcoming)


def _key(session_id: SessionId) -> str:
    return f"session-announce:{session_id}"
