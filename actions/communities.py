"""A community as the configuration describes it, brought into storage at every start."""

from collections.abc import Iterable
from datetime import datetime

from actions import digest, help_now, members, prompts
from rules.communities import CommunitySettings
from rules.ids import CommunityId, UserId
from storage import communities, topics
from storage.db import Tx


def furnish(tx: Tx, now: datetime, settings: CommunitySettings, admins: Iterable[UserId]) -> CommunityId:
    """Create or update the community, and make those its admins whom the configuration names."""
    community_id = communities.save(tx, settings, now)
    topics.seed(tx, community_id, settings.topics)
    for user_id in admins:
        members.appoint_admin(tx, community_id, user_id, now)
    prompts.watch(tx, community_id, now)
    digest.watch(tx, community_id, now)
    help_now.watch(tx, community_id, now)
    return community_id
