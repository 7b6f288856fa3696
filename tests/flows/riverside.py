"""A second community in the same installation, whose people have no say in the first."""

from datetime import timedelta

from actions.roles import give_role
from rules.communities import CommunitySettings
from rules.ids import ChatId, UserId
from rules.permissions import Role
from storage import communities, members
from zoneinfo import ZoneInfo


async def founded(vale):
    """Riverside with Zara, who holds every role there and none in Oak Vale."""
    zara = vale.person("Zara")
    await vale.running.db.write(_found, zara, vale.now())
    await zara.starts()
    return zara
