"""A second community in the same installation, whose people have no say in the first."""

from datetime import time, timedelta
from zoneinfo import ZoneInfo

from actions.communities import furnish
from bot.community_sections import OtherCommunity
from rules.communities import Admission, CommunitySettings
from rules.ids import UserId
from rules.permissions import Role
from storage import members, roles

RIVERSIDE = CommunitySettings(
    key="riverside",
    name="Riverside CIG",
    zone=ZoneInfo("Europe/London"),
    admission=Admission.AT_ONCE,
    eligibility="",
    quiet_from=time(20),
    quiet_to=time(8),
    session_minutes=50,
    session_places=12,
    offer_hold=timedelta(hours=12),
    topics=("Team dynamics", "Recognising burnout"),
)


async def found_riverside(vale):
    """Riverside, with Zara, who holds every role there and none in Oak Vale."""
    zara = vale.person("Zara")
    await vale.running.db.write(_found, zara.id, vale.now())
    await zara.starts()
    return zara


def _found(tx, user_id, now):
    furnish(tx, now, RIVERSIDE, [UserId(user_id)])
    (riverside,) = members.actor(tx, UserId(user_id)).memberships
    for role in (Role.FACILITATOR, Role.MODERATOR):
        roles.give(tx, riverside.member_id, role, now, by=None)


def describe_riverside(vale, *admins, **said):
    """Riverside as config.toml describes it; counts from the next start on. Without admins it is left out."""
    own = {"name": "Riverside CIG", "admins": tuple(one.id for one in admins), **said}
    others = {"riverside": OtherCommunity.model_validate(own)} if admins else {}
    vale.now_says(communities=others)
