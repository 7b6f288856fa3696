"""What can go out to a chat: a screen posted or edited, a poll, a file, an admission."""

from dataclasses import dataclass

from screens.screen import Screen, Text


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
    """A file with a caption."""

    name: str
    content: bytes
    caption: Text


Outgoing = Post | Edit | PollPost | PollClose | Delete | Admit | Decline | Leave | Document


@dataclass(frozen=True, slots=True)
class Receipt:
    """What Telegram gave back for it."""

    message_id: int | None = None
    totals: tuple[int, ...] | None = None
    """Of a closed poll: votes per option, in the order of the options."""
