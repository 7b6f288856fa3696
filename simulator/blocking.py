"""Blocking the bot and unblocking it."""

from simulator.nouns import Chat, User
from simulator.world import World


def block(world: World, user: User) -> None:
    """Blocks the bot; its messages to this person are refused from now on."""
    chat = world.chats[user.id]
    if not chat.blocked:
        world.acted(user, "blocks the bot", "", chat)
        chat.blocked = True
        _tell_bot(world, user, chat)


def unblock(world: World, user: User) -> None:
    """Unblocks the bot, if it was blocked."""
    chat = world.chats[user.id]
    if chat.blocked:
        world.acted(user, "unblocks the bot", "", chat)
        chat.blocked = False
        _tell_bot(world, user, chat)


def _tell_bot(world: World, user: User, chat: Chat) -> None:
    here = {"status": "member", "user": world.bot.wire}
    gone = {"status": "kicked", "user": world.bot.wire, "until_date": 0}
    body = {
        "chat": chat.wire,
        "from": user.wire,
        "date": int(world.now().timestamp()),
        "old_chat_member": here if chat.blocked else gone,
        "new_chat_member": gone if chat.blocked else here,
    }
    world.updates.emit("my_chat_member", body)
    world.changed(chat, "chats")
