"""Groups as tests name them, and messages as somebody sees them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from simulator import running, upgrading
from simulator.nouns import Chat, Message
from simulator.world import World


class Stage(Protocol):
    """What people need of the simulator they live in."""

    world: World
    settle: Callable[[], Awaitable[None]]
    said: dict[int, list[str]]


class Group:
    """A group, channel or forum. `chat` is the thing itself."""

    def __init__(self, stage: Stage, chat: Chat) -> None:
        self._stage = stage
        self.chat = chat

    @property
    def id(self) -> int:
        return self.chat.id

    @property
    def title(self) -> str:
        return self.chat.title or ""

    @property
    def invite_link(self) -> str:
        """The owner's link; using it makes a request to join."""
        return running.invite_link(self._stage.world, self.chat).url

    @property
    def pinned(self) -> list[Message]:
        return [self.chat.messages[number] for number in self.chat.pinned]

    @property
    def messages(self) -> list[Message]:
        """All messages, oldest first, whoever may see them."""
        return list(self.chat.messages.values())

    def becomes_supergroup(self, *, silently: bool = False) -> None:
        """A plain group until now, it is another chat from now on (simulator.upgrading)."""
        owner = next(one.user for one in self.chat.members.values() if one.admin)
        self.chat = upgrading.upgrade(self._stage.world, self.chat, owner, silently=silently)

    def __repr__(self) -> str:
        return f"<group {self.title}>"


@dataclass(frozen=True, slots=True)
class Screen:
    """A message as one looks at it: `buttons` are the words of all buttons, `rows` the same row by row."""

    text: str
    buttons: list[str]
    rows: list[list[str]]
    message: Message

    def __contains__(self, words: str) -> bool:
        return words in self.text


def screen_of(message: Message) -> Screen:
    rows = [[button.text for button in row] for row in message.buttons]
    return Screen(message.text, message.labels, rows, message)


def read_aloud(message: Message) -> str:
    """All words of a message but its buttons: text, answers of a poll, name of a file."""
    words = [message.text]
    if message.poll is not None:
        words += [option.text for option in message.poll.options]
    if message.file is not None:
        words.append(message.file.name)
    return "\n".join(words)
