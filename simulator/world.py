"""The whole state of the pretend Telegram, and how to find things in it."""

import heapq
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from simulator.clock import Clock
from simulator.events import Act, Event
from simulator.nouns import CallbackQuery, Chat, InviteLink, Member, Message, StoredFile, User
from simulator.params import Params
from simulator.polls import Poll
from simulator.refusals import Refused, bad, forbidden
from simulator.updates import Updates
from simulator.webhook import Webhook

FIRST_PERSON = 1001
ANONYMOUS = 1087968824
"""In whose name Telegram lets admins write who do not want to be named."""
FIRST_GROUP = -1001000000001
QUERY_LIVES = timedelta(minutes=15)
"""How far the clock may move before a press can no longer be answered."""
KEPT_QUERIES = 20_000
KEPT_FILES = 5_000
REQUEST_WINDOW = timedelta(minutes=5)
"""How long a bot may write to somebody who asked to join."""


class World:
    """Users, chats, files, polls, presses, links; one bot; its updates."""

    def __init__(self, clock: Clock, bot: User) -> None:
        self.clock = clock
        self.bot = bot
        self.watchers: list[Callable[[Event], None]] = []
        self.updates = Updates(clock, self.watchers)
        self.webhook = Webhook(self.updates, clock)
        self.anonymous = User(ANONYMOUS, "Group", username="GroupAnonymousBot", is_bot=True)
        self.users: dict[int, User] = {bot.id: bot, ANONYMOUS: self.anonymous}
        self.chats: dict[int, Chat] = {}
        self.aliases: dict[int, Chat] = {}
        self.files: OrderedDict[str, StoredFile] = OrderedDict()
        self.links: dict[str, InviteLink] = {}
        self.queries: OrderedDict[str, CallbackQuery] = OrderedDict()
        self.polls: dict[str, Message] = {}
        self.commands: dict[tuple[str, ...], list[dict[str, Any]]] = {}
        self.profile: dict[str, Any] = {}
        self.menu_buttons: dict[int | None, dict[str, Any]] = {}
        self.on_change: list[Callable[[Chat, str], None]] = []
        self.on_toast: list[Callable[[CallbackQuery], None]] = []
        self.on_typing: list[Callable[[Chat], None]] = []
        self._numbers = count(1)
        self._person_ids = count(FIRST_PERSON)
        self._group_ids = count(FIRST_GROUP, -1)
        self._closings: list[tuple[datetime, int, Message]] = []

    def now(self) -> datetime:
        return self.clock.now()

    def number(self) -> int:
        """A number never given before, for ids of everything but chats and people."""
        return next(self._numbers)

    def changed(self, chat: Chat, what: str = "chat") -> None:
        """Tells the page that something in the chat is new."""
        for listener in self.on_change:
            listener(chat, what)

    def acted(self, user: User, verb: str, text: str, chat: Chat | None) -> None:
        """Shows the watchers what somebody did."""
        if self.watchers:
            act = Act(user, verb, text, chat, self.now())
            for watcher in self.watchers:
                watcher(act)

    # People and chats

    def new_person_id(self) -> int:
        return next(i for i in self._person_ids if i not in self.users)

    def add_user(self, user: User) -> Chat:
        """Adds somebody and the private chat with the bot, which is not opened yet."""
        if user.id in self.users:
            raise ValueError(f"there is somebody with the id {user.id} already")
        self.users[user.id] = user
        chat = self.chats[user.id] = Chat(user.id, "private", user=user)
        return chat

    def add_group(self, title: str, owner: User | None, kind: str, *, forum: bool = False) -> Chat:
        chat = Chat(next(self._group_ids), kind, title=title, forum=forum)
        if owner is not None:
            chat.members[owner.id] = Member(owner, "creator")
        self.chats[chat.id] = chat
        return chat

    def find_chat(self, params: Params, name: str = "chat_id") -> Chat:
        """The chat a call names; refused as Telegram does if the bot never met it."""
        given = params.given.get(name)
        if given is None or given == "":
            raise bad(f"{name} is empty")
        chat = None
        try:
            number = int(given)
        except (TypeError, ValueError):
            number = 0
        else:
            chat = self.chats.get(number) or self._by_alias(number)
        if chat is None or (not chat.private and self.bot.id not in chat.members):
            raise bad("chat not found")
        if chat.moved_to is not None:
            raise Refused(
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=chat.moved_to.id,
            )
        return chat

    def _by_alias(self, number: int) -> Chat | None:
        """The private chat behind the `user_chat_id` of a join request, while its window is open."""
        chat = self.aliases.get(number)
        if chat is not None and (chat.window is None or self.now() > chat.window):
            return None
        return chat

    def user(self, user_id: int) -> User:
        user = self.users.get(user_id)
        if user is None:
            raise bad("PARTICIPANT_ID_INVALID")
        return user

    # What the bot may do

    def require_presence(self, chat: Chat) -> None:
        """The bot must still be in the group, or the private chat must take its messages."""
        if chat.private:
            if chat.blocked:
                raise forbidden("bot was blocked by the user")
            if not chat.started and (chat.window is None or self.now() > chat.window):
                raise forbidden("bot can't initiate conversation with a user")
            return
        me = chat.member(self.bot.id)
        if me is None or not me.present:
            kicked = me is not None and me.status == "kicked"
            verb = "was kicked from" if kicked else "is not a member of"
            raise forbidden(f"bot {verb} the {chat.type} chat")

    def require_writing(self, chat: Chat) -> None:
        self.require_presence(chat)
        me = chat.member(self.bot.id)
        if chat.type == "channel" and not (me and me.may("can_post_messages")):
            raise bad("need administrator rights in the channel chat")
        if me and me.status == "restricted" and not me.rights.get("can_send_messages", False):
            raise bad("not enough rights to send text messages to the chat")

    def require_right(self, chat: Chat, right: str, refusal: str) -> None:
        self.require_presence(chat)
        if chat.private:
            raise bad("method is available only for supergroups")
        if not chat.members[self.bot.id].may(right):
            raise bad(refusal)

    def bot_is_admin(self, chat: Chat) -> bool:
        me = chat.member(self.bot.id)
        return me is not None and me.admin

    # Files

    def store_file(
        self, data: bytes, name: str, mime: str, kind: str, size: tuple[int, int] = (0, 0)
    ) -> StoredFile:
        number = self.number()
        stored = StoredFile(
            f"BQACAgQAAx{number:08d}", f"AgAD{number:08d}", data, name, mime, kind, size[0], size[1]
        )
        self.files[stored.id] = stored
        if len(self.files) > KEPT_FILES:
            self.files.popitem(last=False)
        return stored

    def new_link(self, chat: Chat, creator: User) -> InviteLink:
        """A new invite link into the chat."""
        link = InviteLink(f"https://t.me/+pretend{self.number():08d}", chat, creator)
        self.links[link.url] = chat.links[link.url] = link
        return link

    # Presses

    def open_query(self, user: User, message: Message) -> CallbackQuery:
        query = CallbackQuery(str(4_000_000_000_000 + self.number()), user, message, self.now())
        self.queries[query.id] = query
        if len(self.queries) > KEPT_QUERIES:
            self.queries.popitem(last=False)
        return query

    def answer_query(self, query_id: str, answer: dict[str, Any]) -> None:
        """Answers a press: once, within 15 minutes."""
        query = self.queries.get(query_id)
        if query is None or query.answer is not None or self.now() - query.at > QUERY_LIVES:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        query.answer = answer
        for listener in self.on_toast:
            listener(query)

    # Polls

    def watch_poll(self, message: Message) -> None:
        poll = message.poll
        if poll is not None:
            self.polls[poll.id] = message
            if poll.closes_at is not None and not poll.closed:
                heapq.heappush(self._closings, (poll.closes_at, self.number(), message))

    def tell_poll(self, message: Message, poll: Poll) -> None:
        """The bot hears of polls it sent itself, whenever their state changes."""
        if message.sender is self.bot:
            self.updates.emit("poll", poll.wire())
        self.changed(message.chat)

    def close_poll(self, message: Message) -> Poll:
        poll = message.poll
        if poll is None or poll.closed:
            raise bad("poll has already been closed")
        poll.closed = True
        self.polls.pop(poll.id, None)
        self.tell_poll(message, poll)
        return poll

    def tick(self) -> None:
        """Does what is due by the clock: closes polls whose time has come."""
        now = self.now()
        while self._closings and self._closings[0][0] <= now:
            message = heapq.heappop(self._closings)[2]
            if message.poll is not None and not message.poll.closed:
                self.close_poll(message)

    def next_event(self) -> datetime | None:
        """When the next poll closes by itself, if any."""
        while self._closings:
            poll = self._closings[0][2].poll
            if poll is not None and not poll.closed:
                return self._closings[0][0]
            heapq.heappop(self._closings)
        return None
