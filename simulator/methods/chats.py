"""What the bot may learn about a chat, and change about it."""

from typing import Any

from simulator.checks import short
from simulator.members import PERMISSIONS, lapse, leave, member_wire, wire_of
from simulator.methods.registry import method
from simulator.nouns import Chat, Wire
from simulator.params import Params
from simulator.posting import post_service
from simulator.refusals import bad
from simulator.world import World

TITLE = 128
DESCRIPTION = 255


@method("getChat")
def get_chat(world: World, params: Params) -> Any:
    chat = world.find_chat(params)
    if not chat.private:
        world.require_presence(chat)
    full: Wire = {
        **chat.wire,
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        ),
    }
    if chat.description:
        full["description"] = chat.description
    if chat.pinned and chat.pinned[-1] in chat.messages:
        full["pinned_message"] = chat.messages[chat.pinned[-1]].wire
    if not chat.private:
        _about_group(world, chat, full)
    return full


def _about_group(world: World, chat: Chat, full: Wire) -> None:
    if chat.type != "channel":
        full["permissions"] = permissions_of(chat)
    if chat.members[world.bot.id].may("can_invite_users"):
        primary = next((link for link in chat.links.values() if link.primary and not link.revoked), None)
        if primary is not None:
            full["invite_link"] = primary.url


def permissions_of(chat: Chat) -> dict[str, bool]:
    """What every member may do; all but pinning, topics and the chat's own data unless it was changed."""
    closed = {"can_change_info", "can_pin_messages", "can_manage_topics"}
    return {name: chat.permissions.get(name, name not in closed) for name in PERMISSIONS}


@method("getChatMember")
def get_chat_member(world: World, params: Params) -> Any:
    chat = world.find_chat(params)
    user = world.user(params.number("user_id"))
    if chat.private:
        if user is not chat.user and user is not world.bot:
            raise bad("member not found")
        return {"status": "member", "user": user.wire}
    world.require_presence(chat)
    lapse(world, chat, user)
    return wire_of(chat, user)


@method("getChatAdministrators")
def get_chat_administrators(world: World, params: Params) -> Any:
    chat = world.find_chat(params)
    if chat.private:
        raise bad("there are no administrators in the private chat")
    world.require_presence(chat)
    # Other bots are left out, the bot itself is not.
    return [member_wire(chat, member) for member in chat.members.values() if member.admin]


@method("getChatMemberCount")
def get_chat_member_count(world: World, params: Params) -> Any:
    chat = world.find_chat(params)
    if chat.private:
        return 2
    world.require_presence(chat)
    return sum(member.present for member in chat.members.values())


@method("leaveChat")
def leave_chat(world: World, params: Params) -> Any:
    chat = world.find_chat(params)
    if chat.private:
        raise bad("chat member status can't be changed in private chats")
    world.require_presence(chat)
    leave(world, chat, world.bot, world.bot)
    return True


@method("setChatTitle")
def set_chat_title(world: World, params: Params) -> Any:
    title = short(params.text("title"), TITLE, "title must be non-empty")
    chat = world.find_chat(params)
    world.require_right(chat, "can_change_info", "not enough rights to change chat title")
    if title == chat.title:
        raise bad("chat title is not modified")
    chat.title = title
    chat.refresh()
    post_service(world, chat, world.bot, {"new_chat_title": title})
    world.changed(chat, "chats")
    return True


@method("setChatDescription")
def set_chat_description(world: World, params: Params) -> Any:
    chat = world.find_chat(params)
    world.require_right(chat, "can_change_info", "not enough rights to set chat description")
    description = (params.text("description") or "").strip()
    if len(description) > DESCRIPTION:
        raise bad("chat description is too long")
    if description == (chat.description or ""):
        raise bad("chat description is not modified")
    chat.description = description
    return True


@method("setChatPermissions")
def set_chat_permissions(world: World, params: Params) -> Any:
    chat = world.find_chat(params)
    world.require_right(chat, "can_restrict_members", "not enough rights to change chat permissions")
    chat.permissions = read_permissions(params)
    world.changed(chat, "chats")
    return True


def read_permissions(params: Params) -> dict[str, bool]:
    """A ChatPermissions object: what it does not name is not allowed.

    Unless `use_independent_chat_permissions` is set, a right to send anything implies the right to send
    texts.
    """
    given = params.structure("permissions")
    if not isinstance(given, dict):
        raise bad("can't parse ChatPermissions JSON object")
    if unknown := given.keys() - set(PERMISSIONS):
        # Telegram would overlook it; a bot that sends it has a mistake.
        raise bad(f"can't parse ChatPermissions: no such permission {min(unknown)!r}")
    permissions = {name: bool(given.get(name, False)) for name in PERMISSIONS}
    implied = any(permissions[name] for name in PERMISSIONS if name.startswith("can_send_"))
    if implied and not params.flag("use_independent_chat_permissions"):
        permissions["can_send_messages"] = True
    return permissions
