"""What somebody is reminded of."""

from datetime import datetime

from rules.ids import MemberId
from rules.permissions import Actor, Verb
from rules.reminders import Reminder
from storage import reminders
from storage.db import Tx


def off(tx: Tx, actor: Actor, _now: datetime) -> frozenset[Reminder]:
    """What the person has switched off; NotAllowedError for a stranger."""
    actor.first(Verb.EDIT_PROFILE)
    return reminders.off(tx, actor.memberships[0].member_id)


def is_wanted(tx: Tx, member_id: MemberId, reminder: Reminder) -> bool:
    """Asked again when a reminder is sent."""
    return reminder not in reminders.off(tx, member_id)
