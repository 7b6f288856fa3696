"""How a message comes into a chat, and whether the bot gets to see it."""

from typing import Any

from simulator.nouns import Chat, Message, StoredFile, User
from simulator.polls import Poll
from simulator.world import World


def post(
    world: World,
    chat: Chat,
    sender: User,
    content: dict[str, Any],
    *,
    reply_to: Message | None = None,
    poll: Poll | None = None,
    file: StoredFile | None = None,
    reply_keyboard: list[list[str]] | None = None,
) -> Message:
    """Puts a message into a chat. `content` is its wire beyond id, date, chat and sender.

    Messages are numbered per chat from 1. (Real private chats share one row of numbers per account;
    bots may rely on neither.)
    """
    chat.last_id += 1
    now = world.now()
    base: dict[str, Any] = {"message_id": chat.last_id, "date": int(now.timestamp()), "chat": chat.wire}
    if chat.type == "channel":
        base["sender_chat"] = chat.wire
    else:
        base["from"] = sender.wire
    if reply_to is not None:
        # One level only, as the Bot API has it.
        base["reply_to_message"] = {k: v for k, v in reply_to.wire.items() if k != "reply_to_message"}
        if chat.forum and reply_to.topic is not None:
            content.setdefault("message_thread_id", reply_to.topic)
    base |= content
    if "message_thread_id" in base:
        base["is_topic_message"] = True
    message = Message(chat, chat.last_id, now, sender, base, poll, file, reply_to, reply_keyboard)
    chat.remember(message)
    if world.on_change:
        world.changed(chat)
    return message


def post_service(world: World, chat: Chat, sender: User, content: dict[str, Any]) -> Message:
    """A service message. Bots see them whatever their privacy mode."""
    message = post(world, chat, sender, content)
    me = chat.member(world.bot.id)
    if me is not None and me.present and sender is not world.bot:
        world.updates.emit("message", message.wire)
    return message


def deliver(world: World, message: Message, *, edited: bool = False) -> None:
    """Shows the bot what a person wrote or changed, if it may see it."""
    kind = "channel_post" if message.chat.type == "channel" else "message"
    kind = f"edited_{kind}" if edited else kind
    if visible_to_bot(world, message):
        world.updates.emit(kind, message.wire)


def visible_to_bot(world: World, message: Message) -> bool:
    """Private chats: unless blocked. Groups: an admin bot sees all; in privacy mode a bot sees
    commands (not those addressed to another bot), replies to its messages and mentions of it.
    """
    chat = message.chat
    if chat.private:
        return not chat.blocked
    me = chat.member(world.bot.id)
    if me is None or not me.present:
        return False
    if me.admin:
        return True
    if message.reply_to is not None and message.reply_to.sender is world.bot:
        return True
    text = message.text
    name = f"@{world.bot.username}".lower()
    if text.startswith("/"):
        command = text.split(maxsplit=1)[0].lower()
        return "@" not in command or command.endswith(name)
    return name in text.lower()


def amend(world: World, message: Message, changes: dict[str, Any], *, remove: tuple[str, ...] = ()) -> None:
    """Makes a new wire form of a message with `changes`, without the keys in `remove`."""
    base = {k: v for k, v in message.base.items() if k not in remove}
    message.base = base | changes
    if world.on_change:
        world.changed(message.chat)
