"""What is held about a member, for their own eyes."""

from datetime import datetime

from rules.ids import CommunityId
from rules.members import About
from rules.permissions import Actor, Verb, require
from storage import members
from storage.db import Tx


def about(tx: Tx, actor: Actor, _now: datetime, community_id: CommunityId) -> About:
    """What the person has told this community."""
    me = require(actor, Verb.EDIT_PROFILE, community_id)
    return members.about(tx, me.member_id)


def everywhere(tx: Tx, actor: Actor, now: datetime) -> tuple[About, ...]:
    """What the person has told, community by community."""
    return tuple(about(tx, actor, now, community_id) for community_id in actor.where(Verb.EDIT_PROFILE))
