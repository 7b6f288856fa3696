"""An anonymous question that stands in a group is reported there: a case for moderators, about nobody."""

from datetime import datetime

from actions.moderation import owing
from actions.moderation.staff import moderators
from rules.groups import Group
from rules.moderation import cases as rules
from rules.moderation.cases import Origin, Pointed, State
from rules.moderation.measures import Act
from rules.permissions import Membership, Verb
from storage import questions
from storage.db import Tx
from storage.moderation import cases


def is_one(tx: Tx, group: Group, about: Pointed) -> bool:
    """Whether that message is somebody's anonymous words; of a closed thread only its look tells."""
    if about.message_id is None:
        return False
    return about.question or questions.part_at(tx, group.id, about.message_id) is not None


def hear(tx: Tx, me: Membership, group: Group, about: Pointed, act: Act | None, now: datetime) -> str:
    """The moderators decide about the words, whatever the command was; the word to be said back.

    Also of one's own: the only one who could not report a message would be its asker.
    """
    assert about.message_id is not None
    if act is not None and not me.may(Verb.MODERATE):
        return "not-moderator"
    if cases.reported_lately(tx, me.member_id, now) >= rules.MOST_REPORTS:
        return "too-many"
    known = cases.open_about(tx, group.id, about.message_id)
    # When it was written is not kept: nothing about a question has a time.
    added = known or cases.add(
        tx,
        group.community_id,
        Origin.QUESTION,
        State.OPEN,
        now,
        group_id=group.id,
        about=Pointed(about.message_id, None, None, ""),
    )
    # Somebody else may have reported it at the same moment.
    case = added or cases.open_about(tx, group.id, about.message_id)
    if case is not None:
        cases.report(tx, case.id, me.member_id, now)
    everybody = moderators(tx, group.community_id)
    if added is not None and known is None:
        owing.cards(tx, added, everybody, owing.decent(tx, group.community_id, now), now)
    if not everybody:
        return "nobody"
    return "thanks" if act is None else "question"
