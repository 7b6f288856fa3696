"""Muting, banning, promoting."""

from typing import Any

from simulator.members import (
    ADMIN_RIGHTS,
    CHANNEL_RIGHTS,
    GROUP_RIGHTS,
    admin_rights,
    lapse,
    leave,
    set_member,
    until_when,
)
from simulator.methods.chats import read_permissions
from simulator.methods.registry import method
from simulator.nouns import Chat, User
from simulator.params import Params
from simulator.refusals import bad
from simulator.world import World

RESTRICT = "not enough rights to restrict/unrestrict chat member"


def _subject(world: World, params: Params) -> tuple[Chat, User]:
    chat = world.find_chat(params)
    world.require_right(chat, "can_restrict_members", RESTRICT)
    user = world.user(params.number("user_id"))
    if user is world.bot:
        raise bad("can't restrict self")
    member = chat.member(user.id)
    if member is not None and member.status == "creator":
        raise bad("can't remove chat owner")
    if member is not None and member.admin:
        raise bad("user is an administrator of the chat")
    lapse(world, chat, user)
    return chat, user


@method("restrictChatMember")
def restrict_chat_member(world: World, params: Params) -> Any:
    permissions = read_permissions(params)
    chat, user = _subject(world, params)
    if chat.type == "channel":
        raise bad("method is available only for supergroups")
    member = chat.member(user.id)
    present = member is not None and member.present
    if all(permissions.values()):
        # All rights given back: an ordinary member again.
        set_member(world, chat, user, "member" if present else "left", world.bot)
        return True
    until = until_when(world.now(), params.integer("until_date"))
    rights = {**permissions, "is_member": present}
    set_member(world, chat, user, "restricted", world.bot, rights=rights, until=until)
    return True


@method("banChatMember")
def ban_chat_member(world: World, params: Params) -> Any:
    chat, user = _subject(world, params)
    until = until_when(world.now(), params.integer("until_date"))
    chat.pending.pop(user.id, None)
    leave(world, chat, user, world.bot, "kicked", until)
    if chat.type == "supergroup" or params.flag("revoke_messages"):
        # In supergroups Telegram always deletes what the person wrote.
        for message in [m for m in chat.messages.values() if m.sender is user and not m.service]:
            del chat.messages[message.id]
        world.changed(chat)
    return True


@method("unbanChatMember")
def unban_chat_member(world: World, params: Params) -> Any:
    chat = world.find_chat(params)
    world.require_right(chat, "can_restrict_members", RESTRICT)
    user = world.user(params.number("user_id"))
    member = chat.member(user.id)
    if member is not None and member.status == "creator":
        raise bad("can't remove chat owner")
    if member is not None and member.present:
        # Without only_if_banned Telegram removes somebody who is there.
        if not params.flag("only_if_banned"):
            leave(world, chat, user, world.bot)
        return True
    if member is not None and member.status == "kicked":
        set_member(world, chat, user, "left", world.bot)
    return True


@method("promoteChatMember")
def promote_chat_member(world: World, params: Params) -> Any:
    chat = world.find_chat(params)
    world.require_right(chat, "can_promote_members", "not enough rights")
    user = world.user(params.number("user_id"))
    member = chat.member(user.id)
    if member is None or not member.present:
        raise bad("user not found")
    if member.status == "creator":
        raise bad("can't remove chat owner")
    known = {*ADMIN_RIGHTS, *(CHANNEL_RIGHTS if chat.type == "channel" else GROUP_RIGHTS)}
    rights = {name: params.flag(name) for name in known if params.flag(name)}
    mine = chat.members[world.bot.id]
    if any(not mine.may(right) for right in rights):
        raise bad("RIGHT_FORBIDDEN")
    if rights:
        set_member(world, chat, user, "administrator", world.bot, rights=admin_rights(chat, rights))
    else:
        set_member(world, chat, user, "member", world.bot)
    return True
