"""Groups: a community's Telegram chats, what each is for, and what the bot may do there."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from rules.ids import ChatId, CommunityId, GroupId


class Purpose(StrEnum):
    """What a group is for. In NOT_OURS the bot does not stay."""

    ANNOUNCEMENTS = "announcements"
    COHORT = "cohort"
    TOPIC = "topic"
    PRE_ARRIVAL = "pre-arrival"
    REGION = "region"
    NOT_OURS = "not-ours"


class Kind(StrEnum):
    """A channel has readers and posts; in a group everybody talks."""

    GROUP = "group"
    CHANNEL = "channel"


class BotStatus(StrEnum):
    """MEMBER ⇄ ADMIN, and LEFT when the bot was removed or has gone."""

    MEMBER = "member"
    ADMIN = "admin"
    LEFT = "left"


class Right(StrEnum):
    """What an administrator may do in a chat, by Telegram's own names."""

    INVITE = "can_invite_users"
    DELETE = "can_delete_messages"
    RESTRICT = "can_restrict_members"
    PIN = "can_pin_messages"
    POST = "can_post_messages"


NEEDED = {
    Kind.GROUP: frozenset({Right.INVITE, Right.DELETE, Right.RESTRICT, Right.PIN}),
    Kind.CHANNEL: frozenset({Right.POST}),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """The bot's place in a chat, and the rights it lacks there."""

    status: BotStatus
    lacking: frozenset[Right]


@dataclass(frozen=True, slots=True)
class Group:
    """A chat the bot was added to."""

    id: GroupId
    community_id: CommunityId
    chat_id: ChatId
    title: str
    kind: Kind
    purpose: Purpose | None
    """None until an admin has said it. Only what has a purpose belongs to the community."""
    standing: Standing
    serial: int
    """Up with every change of the standing, so that each is told once."""

    @property
    def present(self) -> bool:
        return self.standing.status is not BotStatus.LEFT


@dataclass(frozen=True, slots=True)
class Added:
    """The bot is new here, or here again."""


@dataclass(frozen=True, slots=True)
class Removed:
    """The bot is no longer here."""


@dataclass(frozen=True, slots=True)
class RightsChanged:
    """The bot may do more (`gained`) or less (`lost`) of what it needs."""

    gained: frozenset[Right]
    lost: frozenset[Right]


def standing(status: BotStatus, held: Collection[str], kind: Kind) -> Standing:
    """The standing of a bot that holds these rights, by Telegram's names; others are no matter."""
    if status is BotStatus.LEFT:
        return Standing(status, frozenset())
    held = held if status is BotStatus.ADMIN else ()
    return Standing(status, frozenset(right for right in NEEDED[kind] if right not in held))


def change(before: Standing | None, after: Standing) -> Added | Removed | RightsChanged | None:
    """What has happened between the two; None when nothing that anybody must hear of."""
    was_present = before is not None and before.status is not BotStatus.LEFT
    present = after.status is not BotStatus.LEFT
    if not was_present:
        return Added() if present else None
    assert before is not None
    if not present:
        return Removed()
    if before.lacking == after.lacking:
        return None
    return RightsChanged(gained=before.lacking - after.lacking, lost=after.lacking - before.lacking)


@dataclass(frozen=True, slots=True)
class Named:
    """The group has its purpose; `announced` upcoming sessions are now posted there."""

    group: Group
    announced: int = 0


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `reason` is the id of the refusal."""

    reason: str


def name(group: Group | None) -> Refused | None:
    """Why this group cannot be given a purpose, if so."""
    if group is None:
        return Refused("group-gone")
    if not group.present:
        return Refused("bot-left")
    return None
