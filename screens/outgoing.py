"""What can go out to a chat: a screen posted or edited, a poll, a file, an admission."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from screens.screen import Screen, Text
from screens.texts import Texts


@dataclass(frozen=True, slots=True)
class Post:
    """A new message."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class Edit:
    """An earlier message of ours, brought up to date. Nothing changed is as good as done."""

    message_id: int
    screen: Screen


@dataclass(frozen=True, slots=True)
class PollPost:
    """An anonymous poll in Telegram's own form (docs/decisions/0007: no revoting, hidden totals)."""

    question: Text
    options: tuple[Text, ...]
    several: bool = False
    """Whether somebody may choose more than one."""


@dataclass(frozen=True, slots=True)
class PollClose:
    """Close a poll and read its totals, once."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Delete:
    """Delete a message of ours. That it is there no longer is as good as done."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Admit:
    """Let a person who asked into the group."""

    user_id: int


@dataclass(frozen=True, slots=True)
class Decline:
    """Turn a request to join down."""

    user_id: int


@dataclass(frozen=True, slots=True)
class Leave:
    """Leave the chat. That the bot is there no longer is as good as done."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file, with a screen under it. What is too long to stand there follows as a message of its own.

    A press under a file is answered with a new message: the file stays where it is.
    """

    name: str
    content: bytes | Callable[[Texts], bytes]
    """At most 50 MB. A file that holds words of ours is written when it is sent, quickly, from the texts."""
    screen: Screen
    silent: bool = False
    """Whether it comes without a sound."""
    edition: int | None = None
    """Of what version it is, where that is noted once it was sent."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture (PNG or JPEG, at most 10 MB), with a screen under it as under a Document."""

    content: bytes | Callable[[str], bytes]
    """The picture, or what draws the address that starts the private chat with `start`."""
    screen: Screen
    start: str = ""


@dataclass(frozen=True, slots=True)
class LongDocument:
    """A file that takes its time: it is written aside, from storage, while a message says how far it is.

    What takes an open transaction is called with one, which screens know nothing of.
    """

    name: str
    lines: int
    """How many there will be."""
    write: Callable[[Any, BinaryIO, Path, Callable[[int], None]], int]
    """Within a reading transaction: into the file, with a folder for what is laid aside, telling how many
    lines there are so far; how many there were. OSError when there is no room."""
    wanted: Callable[[Any], bool]
    """Whether it is still to be written; asked while it is."""
    told: Callable[[Any, int], None]
    """Within a writing transaction: this message says how far it is."""
    message_id: int | None
    """The message that did when it was begun before."""
    progress: Callable[[int], Screen]
    screen: Callable[[int], Screen]
    """What stands under the file, which has so many lines."""
    stopped: Screen
    too_large: Screen
    failed: Screen


Outgoing = (
    Post | Edit | PollPost | PollClose | Delete | Admit | Decline | Leave | Document | Photo | LongDocument
)


@dataclass(frozen=True, slots=True)
class Receipt:
    """What Telegram gave back for it."""

    message_id: int | None = None
    totals: tuple[int, ...] | None = None
    """Of a closed poll: votes per option, in the order of the options."""
    voters: int | None = None
    """Of a closed poll: how many people voted."""
    edition: int | None = None
    """Of a document: the version that was sent."""
