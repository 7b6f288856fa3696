"""Topics of a group that is a forum: made for a purpose, closed and reopened, and where announcements go."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rules.dialogue import Flow, Given, Problem, Step
from rules.groups import Group, Purpose, Right
from rules.ids import ChatId, GroupId, GroupTopicId
from rules.names import clean

NAME_LIMIT: Final = 128
"""The longest name of a topic at Telegram, in characters."""
PURPOSES: Final = (Purpose.TOPIC, Purpose.COHORT, Purpose.PRE_ARRIVAL, Purpose.REGION)
"""What a topic can be for. Announcements are posted in any of them, if an admin says so."""


class State(StrEnum):
    """ASKED → OPEN ⇄ CLOSED. What Telegram does not make is forgotten."""

    ASKED = "asked"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class GroupTopic:
    """One topic of a forum."""

    id: GroupTopicId
    group_id: GroupId
    thread_id: int | None
    """Telegram's number of it; None until it is made."""
    name: str
    purpose: Purpose | None
    """None for one that people made in Telegram, until an admin has said it."""
    state: State
    announces: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `reason` is the id of the refusal."""

    reason: str
    group_id: GroupId | None = None


@dataclass(frozen=True, slots=True)
class Changed:
    """What was asked is done, or on its way."""

    group: Group
    topic: GroupTopic
    what: str
    already: bool = False


def manage(group: Group | None) -> Refused | None:
    """Why topics cannot be made, closed or reopened in this group, if so."""
    if group is None or not group.present:
        return Refused("group-gone")
    if not group.forum:
        return Refused("no-forum", group.id)
    if Right.TOPICS in group.standing.lacking:
        return Refused("no-right", group.id)
    return None


def announce(group: Group, topic: GroupTopic) -> Refused | None:
    """Why announcements cannot go to this topic, if so."""
    if group.purpose is not Purpose.ANNOUNCEMENTS:
        return Refused("no-announcements", group.id)
    if topic.state is not State.OPEN:
        return Refused("topic-not-open", group.id)
    return None


def address(chat_id: ChatId, thread_id: int) -> str:
    """The link to a topic, for those who are in its supergroup: a topic has no invite link of its own."""
    return f"https://t.me/c/{str(chat_id).removeprefix('-100')}/{thread_id}"


def read_name(typed: str, _given: Given) -> str | Problem:
    """A name of at most so many characters, counted as Telegram counts them."""
    name = clean(typed)
    length = len(name.encode("utf-16-le")) // 2
    if length > NAME_LIMIT:
        return Problem("group-topic-name-too-long", {"limit": NAME_LIMIT, "length": length})
    return name or Problem("group-topic-name-missing", {})


def _read_purpose(typed: str, _given: Given) -> str | Problem:
    wanted = clean(typed).casefold()
    return wanted if wanted in PURPOSES else Problem("group-topic-press-one", {})


MAKE: Final = Flow(
    "group-topic",
    (
        Step("purpose", _read_purpose, tuple(str(one) for one in PURPOSES)),
        Step("name", read_name),
    ),
)
"""A new topic. Starts out knowing the `group_id`."""
