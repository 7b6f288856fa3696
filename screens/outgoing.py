"""What can go out to a chat: a screen posted or edited, a poll, a file, an admission."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from rules.cycle_report.forms import Form
from screens.screen import Screen, Text
from screens.texts import Texts
from storage.views.cycle_report import CycleReport


def in_a_file_name(words: str, otherwise: str) -> str:
    """What every system takes of these words in a file's name: letters, digits and hyphens."""
    return "".join(one if one.isascii() and one.isalnum() else "-" for one in words).strip("-") or otherwise


@dataclass(frozen=True, slots=True)
class Post:
    """A new message."""

    screen: Screen
    thread_id: int | None = None
    """The forum topic it goes to; one that is there no longer leaves it to the group itself."""


@dataclass(frozen=True, slots=True)
class Edit:
    """An earlier message of ours, brought up to date. Nothing changed is as good as done."""

    message_id: int
    screen: Screen


@dataclass(frozen=True, slots=True)
class Copy:
    """A message of another chat without its author, then a screen below it. A message that is there no
    longer, or may not be copied, is left out.
    """

    chat_id: int
    message_id: int
    screen: Screen


@dataclass(frozen=True, slots=True)
class InConfidence:
    """For a chat that only this knows: no row, no log and no error names it, whatever becomes of it."""

    chat_id: int
    community_id: int
    """Whose words it is said in: the person may belong to several."""
    outgoing: Post | Copy


@dataclass(frozen=True, slots=True)
class PollPost:
    """An anonymous poll in Telegram's own form (docs/decisions/0007: no revoting, hidden totals)."""

    question: Text
    options: tuple[Text, ...]
    several: bool = False
    """Whether somebody may choose more than one."""
    thread_id: int | None = None
    """As that of a Post."""


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
class Restrict:
    """Let somebody read a group and not write in it; also for when they come back."""

    user_id: int
    until: datetime | None
    """None: until it is taken back."""


@dataclass(frozen=True, slots=True)
class Release:
    """Let them write again."""

    user_id: int


@dataclass(frozen=True, slots=True)
class Remove:
    """Put somebody out of a group. In a supergroup Telegram deletes what they wrote."""

    user_id: int
    until: datetime | None
    """Until when they cannot come back; None: until it is taken back."""


@dataclass(frozen=True, slots=True)
class Unban:
    """Let them come back by a link. They are not added."""

    user_id: int


@dataclass(frozen=True, slots=True)
class Pin:
    """Pin a message, without a sound."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Leave:
    """Leave the chat. That the bot is there no longer is as good as done."""


@dataclass(frozen=True, slots=True)
class CommandList:
    """What Telegram offers behind its menu button in a private chat; the usual list where it is empty."""

    commands: tuple[tuple[str, Text], ...]


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
class ReportFile:
    """The report of a cycle as a file. It takes long and much memory: a process of its own makes it."""

    name: str
    view: CycleReport
    form: Form
    screen: Screen
    """What stands under the file."""
    failed: Screen
    """What is said where it could not be made."""


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


@dataclass(frozen=True, slots=True)
class Invite:
    """An invite link, made by Telegram when it is sent; everybody who opens it asks to join."""

    group_chat_id: int
    name: Text
    """Shown to those who run the group, at most 32 characters; names nobody."""
    expires_at: datetime
    screen: Callable[[str], Screen]
    """What the member is shown, with the link's address."""


@dataclass(frozen=True, slots=True)
class Revoke:
    """End an invite link of ours. That it has ended is as good as done."""

    address: str


@dataclass(frozen=True, slots=True)
class TopicMake:
    """A new topic in a forum; its number comes back as that of its first message."""

    name: str


@dataclass(frozen=True, slots=True)
class TopicOpen:
    """Reopen a topic of a forum, or close it. That it is so already is as good as done."""

    thread_id: int
    opened: bool


Outgoing = (
    Post
    | Copy
    | InConfidence
    | Edit
    | PollPost
    | PollClose
    | Delete
    | Admit
    | Decline
    | Leave
    | Invite
    | Revoke
    | TopicMake
    | TopicOpen
    | CommandList
    | Document
    | Photo
    | LongDocument
    | ReportFile
    | Restrict
    | Release
    | Remove
    | Unban
    | Pin
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
    address: str | None = None
    """Of an invite: the link."""
    lost_thread: int | None = None
    """The topic that it should have gone to and that is there no longer."""
