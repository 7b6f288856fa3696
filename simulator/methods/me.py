"""The bot itself: who it is, its commands, its description."""

import re
from typing import Any

from simulator.entities import units
from simulator.methods.registry import method
from simulator.nouns import Chat, User
from simulator.params import Params
from simulator.refusals import bad
from simulator.world import World

COMMAND = re.compile(r"[a-z0-9_]{1,32}")
COMMANDS = 100
COMMAND_DESCRIPTION = 256
DESCRIPTION = 512
SHORT_DESCRIPTION = 120
NAME = 64
_SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}


@method("getMe")
def get_me(world: World, _: Params) -> Any:
    return {
        **world.bot.wire,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "supports_guest_queries": False,
        "supports_join_request_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
    }


@method("setMyCommands")
def set_my_commands(world: World, params: Params) -> Any:
    given = params.structure("commands")
    if not isinstance(given, list) or not all(isinstance(one, dict) for one in given):
        raise bad("can't parse commands JSON object")
    if len(given) > COMMANDS:
        raise bad("BOT_COMMANDS_TOO_MUCH")
    for one in given:
        if not COMMAND.fullmatch(str(one.get("command", ""))):
            raise bad("BOT_COMMAND_INVALID")
        description = str(one.get("description", "")).strip()
        if not 1 <= units(description) <= COMMAND_DESCRIPTION:
            raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    commands = [{"command": one["command"], "description": one["description"].strip()} for one in given]
    world.commands[_scope(world, params)] = commands
    return True


@method("deleteMyCommands")
def delete_my_commands(world: World, params: Params) -> Any:
    world.commands.pop(_scope(world, params), None)
    return True


@method("getMyCommands")
def get_my_commands(world: World, params: Params) -> Any:
    return world.commands.get(_scope(world, params), [])


def _scope(world: World, params: Params) -> tuple[str, ...]:
    """The key under which commands are kept: language, scope, and the chat and member it names."""
    scope = params.structure("scope") or {"type": "default"}
    if not isinstance(scope, dict) or scope.get("type") not in _SCOPES:
        raise bad("can't parse BotCommandScope: unsupported type specified")
    named = _SCOPES[scope["type"]]
    if "chat_id" in named:
        world.find_chat(Params(scope))
    return (params.text("language_code") or "", scope["type"], *(str(scope.get(name)) for name in named))


def commands_in(world: World, chat: Chat, user: User) -> list[dict[str, Any]]:
    """The commands that the apps offer this person in a chat: those of the narrowest scope that has any."""
    member = chat.member(user.id)
    admin = member is not None and member.admin
    scopes: list[tuple[str, ...]] = [("chat_member", str(chat.id), str(user.id))]
    scopes += [("chat_administrators", str(chat.id))] if admin else []
    scopes.append(("chat", str(chat.id)))
    scopes += [("all_chat_administrators",)] if admin else []
    scopes += [("all_private_chats" if chat.private else "all_group_chats",), ("default",)]
    for scope in scopes:
        for language in (user.language or "", ""):
            if found := world.commands.get((language, *scope)):
                return found
    return []


@method("setMyName")
def set_my_name(world: World, params: Params) -> Any:
    return _set(world, params, "name", NAME)


@method("getMyName")
def get_my_name(world: World, _: Params) -> Any:
    return {"name": world.profile.get("name") or world.bot.name}


@method("setMyDescription")
def set_my_description(world: World, params: Params) -> Any:
    return _set(world, params, "description", DESCRIPTION)


@method("getMyDescription")
def get_my_description(world: World, _: Params) -> Any:
    return {"description": world.profile.get("description", "")}


@method("setMyShortDescription")
def set_my_short_description(world: World, params: Params) -> Any:
    return _set(world, params, "short_description", SHORT_DESCRIPTION)


@method("getMyShortDescription")
def get_my_short_description(world: World, _: Params) -> Any:
    return {"short_description": world.profile.get("short_description", "")}


def _set(world: World, params: Params, name: str, most: int) -> bool:
    value = (params.text(name) or "").strip()
    if units(value) > most:
        raise bad(f"{name} is too long")
    world.profile[name] = value
    return True


@method("setChatMenuButton")
def set_chat_menu_button(world: World, params: Params) -> Any:
    button = params.structure("menu_button") or {"type": "default"}
    if not isinstance(button, dict) or button.get("type") not in {"default", "commands", "web_app"}:
        raise bad("can't parse MenuButton: unsupported type specified")
    world.menu_buttons[_menu_chat(world, params)] = button
    return True


@method("getChatMenuButton")
def get_chat_menu_button(world: World, params: Params) -> Any:
    buttons = world.menu_buttons
    return buttons.get(_menu_chat(world, params)) or buttons.get(None) or {"type": "commands"}


def _menu_chat(world: World, params: Params) -> int | None:
    return world.find_chat(params).id if params.given.get("chat_id") else None
