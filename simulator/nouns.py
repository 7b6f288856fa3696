"""The things of the pretend Telegram: users, chats, members, messages, files, links.

`wire` always means the Bot API's JSON form as a dict. A wire dict is never changed once it was
handed out; a change makes a new one, so that nobody has to copy.
"""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from simulator.buttons import Button, button_of
from simulator.polls import Poll

Wire = dict[str, Any]

KEPT_MESSAGES = 2000
"""How many messages a chat remembers; older ones are forgotten as if they never were."""


@dataclass(eq=False, slots=True)
class User:
    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language: str | None = None
    is_bot: bool = False
    wire: Wire = field(init=False)

    def __post_init__(self) -> None:
        self.wire = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.last_name:
            self.wire["last_name"] = self.last_name
        if self.username:
            self.wire["username"] = self.username
        if self.language:
            self.wire["language_code"] = self.language

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name


@dataclass(eq=False, slots=True)
class Member:
    """Somebody's standing in a group: `status` as the Bot API names it, rights and permissions."""

    user: User
    status: str
    rights: dict[str, bool] = field(default_factory=dict)
    title: str | None = None
    until: datetime | None = None

    @property
    def present(self) -> bool:
        if self.status == "restricted":
            return self.rights.get("is_member", True)
        return self.status in {"creator", "administrator", "member"}

    @property
    def admin(self) -> bool:
        return self.status in {"creator", "administrator"}

    def may(self, right: str) -> bool:
        return self.status == "creator" or (self.status == "administrator" and self.rights.get(right, False))


@dataclass(eq=False, slots=True)
class StoredFile:
    id: str
    unique_id: str
    data: bytes
    name: str
    mime: str
    kind: str
    width: int = 0
    height: int = 0

    @property
    def path(self) -> str:
        return f"{self.kind}s/{self.unique_id}/{self.name}"


@dataclass(eq=False, slots=True)
class InviteLink:
    url: str
    chat: "Chat"
    creator: User
    creates_join_request: bool = False
    name: str | None = None
    expires: datetime | None = None
    member_limit: int | None = None
    joined: int = 0
    primary: bool = False
    revoked: bool = False

    @property
    def wire(self) -> Wire:
        wire: Wire = {
            "invite_link": self.url,
            "creator": self.creator.wire,
            "creates_join_request": self.creates_join_request,
            "is_primary": self.primary,
            "is_revoked": self.revoked,
        }
        if self.name:
            wire["name"] = self.name
        if self.expires:
            wire["expire_date"] = int(self.expires.timestamp())
        if self.member_limit:
            wire["member_limit"] = self.member_limit
        return wire


@dataclass(eq=False, slots=True)
class JoinRequest:
    user: User
    at: datetime
    link: InviteLink | None


@dataclass(eq=False, slots=True)
class Topic:
    id: int
    name: str
    closed: bool = False


@dataclass(eq=False, slots=True)
class Message:
    """A message as everybody in its chat sees it. `base` is its wire without a poll's counts."""

    chat: "Chat"
    id: int
    at: datetime
    sender: User
    base: Wire
    poll: Poll | None = None
    file: StoredFile | None = None
    reply_to: "Message | None" = None
    reply_keyboard: list[list[str]] | None = None
    reactions: dict[int, list[Wire]] = field(default_factory=dict)

    @property
    def wire(self) -> Wire:
        if self.poll is not None:
            return {**self.base, "poll": self.poll.wire()}
        return self.base

    @property
    def text(self) -> str:
        """Text, caption, poll question or the words of a service message."""
        if self.poll is not None:
            return self.poll.question
        return str(self.base.get("text") or self.base.get("caption") or self.service or "")

    @property
    def entities(self) -> list[Wire]:
        found: list[Wire] = self.base.get("entities") or self.base.get("caption_entities") or []
        return found

    @property
    def topic(self) -> int | None:
        return self.base.get("message_thread_id")

    @property
    def edited(self) -> bool:
        return "edit_date" in self.base

    @property
    def protected(self) -> bool:
        return bool(self.base.get("has_protected_content"))

    @property
    def service(self) -> str | None:
        """What a service message says, for people to read; None for ordinary messages."""
        names = [
            f"{u['first_name']} {u.get('last_name', '')}".strip()
            for u in self.base.get("new_chat_members", ())
        ]
        if names:
            return f"{', '.join(names)} joined"
        if left := self.base.get("left_chat_member"):
            return f"{left['first_name']} {left.get('last_name', '')}".strip() + " left"
        if topic := self.base.get("forum_topic_created"):
            return f"Topic “{topic['name']}” opened"
        if "forum_topic_closed" in self.base:
            return "Topic closed"
        if "pinned_message" in self.base:
            return "A message was pinned"
        if "new_chat_title" in self.base:
            return f"The chat is now called “{self.base['new_chat_title']}”"
        return None

    @property
    def buttons(self) -> list[list[Button]]:
        keyboard = self.base.get("reply_markup", {}).get("inline_keyboard", [])
        return [
            [button_of(spec, row, column) for column, spec in enumerate(specs)]
            for row, specs in enumerate(keyboard)
        ]

    @property
    def labels(self) -> list[str]:
        """The words on all its buttons, reply keyboard included, row by row."""
        inline = [button.text for row in self.buttons for button in row]
        return inline + [label for row in self.reply_keyboard or [] for label in row]

    def __repr__(self) -> str:
        keys = f" {self.labels}" if self.labels else ""
        return f"<{self.id} {self.sender.name}: {self.text!r}{keys}>"


@dataclass(eq=False, slots=True)
class Chat:
    """A chat. Every group is a supergroup, as any group with an admin bot soon is.

    Only one that was upgraded was a plain group before; `moved_to` is then the supergroup.
    A private chat belongs to one `user`; `started` means that the person opened it, `window`
    until when the bot may write because of a join request.
    """

    id: int
    type: str
    title: str | None = None
    user: User | None = None
    forum: bool = False
    members: dict[int, Member] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    last_id: int = 0
    started: bool = False
    blocked: bool = False
    window: datetime | None = None
    pending: dict[int, JoinRequest] = field(default_factory=dict)
    links: dict[str, InviteLink] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    permissions: dict[str, bool] = field(default_factory=dict)
    description: str | None = None
    moved_to: "Chat | None" = None
    wire: Wire = field(init=False)

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Makes the wire form anew, after the title changed."""
        self.wire = {"id": self.id, "type": self.type}
        if self.user is not None:
            self.wire |= {k: v for k, v in self.user.wire.items() if k in _NAMES}
        if self.title is not None:
            self.wire["title"] = self.title
        if self.forum:
            self.wire["is_forum"] = True

    @property
    def private(self) -> bool:
        return self.user is not None

    def member(self, user_id: int) -> Member | None:
        return self.members.get(user_id)

    def remember(self, message: Message) -> None:
        self.messages[message.id] = message
        if len(self.messages) > KEPT_MESSAGES:
            # One in four goes at once: dropping them one by one from the front of a dict is slow.
            for old in list(self.messages)[: KEPT_MESSAGES // 4]:
                del self.messages[old]

    def __repr__(self) -> str:
        return f"<chat {self.id} {self.title or (self.user and self.user.name)}>"


_NAMES = ("first_name", "last_name", "username")


@dataclass(eq=False, slots=True)
class CallbackQuery:
    """One press of a callback button, waiting for answerCallbackQuery."""

    id: str
    user: User
    message: Message
    at: datetime
    answer: Wire | None = None
