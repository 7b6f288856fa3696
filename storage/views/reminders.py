"""What somebody is reminded of."""

from datetime import datetime

from rules.ids import MemberId
from rules.permissions import Actor, Verb, require_anywhere
from rules.reminders import Reminder
from storage import reminders
from storage.db import Tx


def off(tx: Tx, actor: Actor, _now: datetime) -> frozenset[Reminder]:
    """What the person has switched off, in all their communities; NotAllowedError for a stranger."""
    require_anywhere(actor, Verb.EDIT_PROFILE)
    # By whichever membership it is asked: storage answers for the person.
    return reminders.off(tx, actor.memberships[0].member_id)


def is_wanted(tx: Tx, member_id: MemberId, reminder: Reminder) -> bool:
    """Asked again when a reminder is sent."""
    return reminder not in reminders.off(tx, member_id)
