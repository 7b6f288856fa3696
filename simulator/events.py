"""What can be watched: calls of the bot, updates to it, and what people did."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simulator.nouns import Chat, User


@dataclass(frozen=True, slots=True)
class Call:
    """One request of the bot.

    `params` are as sent: structures arrive as JSON strings from most libraries, an uploaded
    file is an `Upload`. `result` is what the envelope carried (bytes of a JSON array for
    getUpdates); `error` is the description and `code` the error code of a refusal. A call that a
    fault swallowed has `ok=False` and an error that begins with "fault:".
    """

    method: str
    params: dict[str, Any]
    ok: bool
    result: Any
    error: str | None
    code: int | None
    at: datetime


@dataclass(frozen=True, slots=True)
class Emitted:
    """One update put into the queue, in the Bot API's own form."""

    update: dict[str, Any]
    at: datetime


@dataclass(frozen=True, slots=True)
class Act:
    """What one person did: the verb ("writes", "presses", ...), its words and where."""

    person: "User"
    verb: str
    text: str
    chat: "Chat | None"
    at: datetime


Event = Call | Emitted | Act
