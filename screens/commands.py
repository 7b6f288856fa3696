"""The command lists behind Telegram's menu button, and /help, which explains them."""

from collections.abc import Iterable

from rules.commands import Command
from rules.permissions import Role
from screens.home import menu_row
from screens.outgoing import CommandList
from screens.screen import Lines, Screen, Text, screen, text
from storage.views.commands import Mine

_EXPLAINED = (Role.MEMBER, Role.MODERATOR, Role.FACILITATOR, Role.ADMIN, Role.OWNER)


def listed(names: Iterable[str]) -> CommandList:
    """The list that Telegram shows: each command with what it is for."""
    return CommandList(tuple((name, _description(name)) for name in names))


def help_for(view: Mine) -> Screen:
    """What this person can do here, by their roles, and how."""
    roles = tuple(text(f"help-{role}") for role in _EXPLAINED if role in view.roles)
    return screen(
        *(roles or (text("help-stranger"),)),
        Lines((text("help-commands"), *map(_line, view.commands))),
        text("help-buttons"),
        rows=(menu_row(),),
    )


def _line(command: Command) -> Text:
    return text("help-command", command=command.name, description=_description(command.name))


def _description(name: str) -> Text:
    return text(f"command-{name}")
