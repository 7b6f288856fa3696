"""What is said in the groups: heard by the nouns that keep a group safe and alive, and kept by none.

Most messages need nothing. So each noun first says, from memory and without storage, whether there is
something to do; what all of them want done is then done in one transaction.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final, TypeAlias

from telegram import Message, Update
from telegram.ext import MessageHandler, filters

from handlers.context import Context
from handlers.house import House
from rules.groups import Group
from rules.ids import ChatId, MessageId, UserId
from rules.permissions import Actor
from storage.db import Tx
from storage.views import groups as views

_FRESH: Final = timedelta(minutes=1)
"""For how long what is known of a group serves; an admin's own change counts at once in this process."""


@dataclass(frozen=True, slots=True)
class Heard:
    """One message in a group of a community, new or edited."""

    group: Group
    message_id: MessageId
    thread_id: int | None
    """The forum topic it stands in; None outside any."""
    user_id: UserId | None
    """Who wrote it; None for a channel, or an administrator who writes as the group."""
    words: str
    """Its text, or what stands under its picture or file; empty without any."""
    replied_to: MessageId | None
    replied_to_us: bool
    edited: bool
    at: datetime
    """When it was heard."""


Todo: TypeAlias = Callable[[Tx, Actor, datetime], Any]
Ear: TypeAlias = Callable[[House, Heard], Todo | None]
"""Whether this message needs something done, from memory alone: it is asked about every message."""
Care: TypeAlias = Callable[[Heard, Context], Awaitable[None]]
"""What is done at once, in private, and leaves no row: asked about every message, before the ears."""


async def on_message(update: Update, context: Context) -> None:
    """Ask every ear, and do what they want in one transaction."""
    message = update.effective_message
    assert message is not None
    group = await _group_of(context, ChatId(message.chat_id))
    if group is None or not group.is_ours:
        return
    heard = _heard(message, group, context.now, edited=update.edited_message is not None)
    house = context.house
    for care in context.routes.cares:
        await care(heard, context)
    todos = [todo for ear in context.routes.ears if (todo := ear(house, heard)) is not None]
    if todos:
        await context.do(_all_of, todos)


def _all_of(tx: Tx, actor: Actor, now: datetime, todos: list[Todo]) -> None:
    for todo in todos:
        todo(tx, actor, now)


def _heard(message: Message, group: Group, now: datetime, *, edited: bool) -> Heard:
    answered, sender = message.reply_to_message, message.from_user
    if answered is not None and answered.forum_topic_created is not None:
        answered = None  # In a forum, what answers nothing hangs on the topic's first message.
    return Heard(
        group=group,
        message_id=MessageId(message.message_id),
        thread_id=message.message_thread_id if message.is_topic_message else None,
        user_id=UserId(sender.id) if sender is not None and message.sender_chat is None else None,
        words=message.text or message.caption or "",
        replied_to=MessageId(answered.message_id) if answered is not None else None,
        replied_to_us=answered is not None
        and answered.from_user is not None
        and answered.from_user.id == message.get_bot().id,
        edited=edited,
        at=now,
    )


async def _group_of(context: Context, chat_id: ChatId) -> Group | None:
    known, now = context.house.known_groups, context.now
    found = known.get(chat_id)
    if found is None or not timedelta() <= now - found[0] < _FRESH:
        group = await context.house.db.read(views.of_chat, chat_id)
        found = known[chat_id] = (now, group)
    return found[1]


LISTENER: Final[MessageHandler[Context, None]] = MessageHandler(
    filters.ChatType.GROUPS
    & (filters.UpdateType.MESSAGE | filters.UpdateType.EDITED_MESSAGE)
    & ~filters.StatusUpdate.ALL,
    on_message,
)
