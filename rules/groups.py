"""Groups: a community's Telegram chats, what each is for, and what the bot may do there."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rules.dialogue import Flow, Given, Problem, Step
from rules.ids import ChatId, CommunityId, GroupId
from rules.names import clean


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
    TOPICS = "can_manage_topics"


NEEDED = {
    Kind.GROUP: frozenset({Right.INVITE, Right.DELETE, Right.RESTRICT, Right.PIN}),
    Kind.CHANNEL: frozenset({Right.POST}),
}
NEEDED_IN_FORUM = NEEDED[Kind.GROUP] | {Right.TOPICS}

_NO_CHAT: Final = -(2**60)
"""Telegram's ids have 52 bits at most, so no chat has this one, or one below it."""
DESCRIPTION_LIMIT = 200
"""The longest description of a group, in characters."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The bot's place in a chat, and the rights it lacks there."""

    status: BotStatus
    lacking: frozenset[Right]

    @property
    def present(self) -> bool:
        return self.status is not BotStatus.LEFT


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
    forum: bool = False
    """Whether it is divided into topics."""
    description: str = ""
    """What an admin says of it to those who look for a group."""

    @property
    def present(self) -> bool:
        return self.standing.present

    @property
    def is_ours(self) -> bool:
        """Whether an admin has said what it is for, so that it belongs to the community."""
        return self.purpose not in (None, Purpose.NOT_OURS)


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


def standing(status: BotStatus, held: Collection[str], kind: Kind, *, forum: bool = False) -> Standing:
    """The standing of a bot that holds these rights, by Telegram's names; others are no matter."""
    if status is BotStatus.LEFT:
        return Standing(status, frozenset())
    held = held if status is BotStatus.ADMIN else ()
    needed = NEEDED_IN_FORUM if forum and kind is Kind.GROUP else NEEDED[kind]
    return Standing(status, frozenset(right for right in needed if right not in held))


def of_no_chat(group_id: GroupId) -> ChatId:
    """What stands for the chat of a group that has none any more; nobody else's, and never sent to."""
    return ChatId(_NO_CHAT - group_id)


def is_a_chat(chat_id: ChatId) -> bool:
    """False for what `of_no_chat` gives."""
    return chat_id > _NO_CHAT


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


def read_description(typed: str, _given: Given) -> str | Problem:
    """One line about a group; a longer one is refused with its length."""
    words = clean(typed)
    if len(words) > DESCRIPTION_LIMIT:
        return Problem("group-description-too-long", {"limit": DESCRIPTION_LIMIT, "length": len(words)})
    if not any(letter.isalpha() for letter in words):
        return Problem("group-description-no-letters", {})
    return words


REMOVE = "remove"
DESCRIBE = Flow("describe", (Step("description", read_description, (REMOVE,)),))
"""What is said of a group to those who look for one. Starts out knowing the `group_id`."""


def described(answer: str) -> str:
    """The description after that answer; empty where it is to go."""
    return "" if answer == REMOVE else answer


@dataclass(frozen=True, slots=True)
class Named:
    """The group has its purpose; `announced` upcoming sessions are now posted there."""

    group: Group
    announced: int = 0


@dataclass(frozen=True, slots=True)
class ToConfirm:
    """Nothing was changed: the bot is to leave a group in use, and one press is too little for that."""

    group: Group


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


def is_asked_first(group: Group, purpose: Purpose) -> bool:
    """Whether an admin is asked once more: what the group is in use for would end."""
    return purpose is Purpose.NOT_OURS and group.is_ours
