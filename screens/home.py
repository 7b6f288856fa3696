"""The menu: what this person can do here, and the way back to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rules.permissions import Actor, Verb
from screens.presses import Press, press
from screens.screen import Button, Screen, StartButton, Text, button, screen, text
from screens.ways import help_row


@press("m")
@dataclass(frozen=True, slots=True)
class MenuPress(Press):
    """To the menu, from anywhere."""


class Section(StrEnum):
    """The pages on which staff find what they look after (`screens.sections`), in the menu's order."""

    SESSIONS = "sessions"
    PEOPLE = "people"
    GROUPS = "groups"
    SETUP = "setup"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu, for those who may."""

    verb: Verb
    label: str
    action: Press
    section: Section | None = None
    """The page of staff on which it stands; None for the menu itself."""
    last: bool = False
    """Whether it stands in the menu's last row, beside Help now."""


def menu_row() -> tuple[Button, ...]:
    """The way back, under every private screen."""
    return (button("button-menu", MenuPress()),)


def menu(
    actor: Actor, entries: Iterable[Entry], ways: Sequence[Button] = (), first: Text | None = None
) -> Screen:
    """The menu with what this person may do, and the ways to the pages of staff; `first`: what led here."""
    own = [one for one in entries if one.section is None and actor.may(one.verb)]
    return screen(
        first,
        text("home-menu"),
        rows=(
            *((button(one.label, one.action),) for one in own if not one.last),
            *(tuple(ways[at : at + 2]) for at in range(0, len(ways), 2)),
            (*(button(one.label, one.action) for one in own if one.last), *help_row()),
        ),
    )


def stranger(user_id: int, privacy: Press, *, set_up: bool) -> Screen:
    """To somebody who is no member, and whom no request to join leads in.

    Until the bot is `set_up`, with somebody there to look after it, it may be who does that.
    """
    return screen(
        text("home-stranger"),
        None if set_up else text("home-stranger-id", id=str(user_id)),
        rows=((*help_row(), button("button-privacy", privacy)),),
    )


def group_hint() -> Screen:
    """A command that was typed into a group: no word about who, only the way to the private chat."""
    return Screen(
        (text("home-in-private"),),
        ((StartButton(text("button-open-private"), "menu"),),),
    )


def problem(said: Text) -> Screen:
    """Something did not work; the menu is the next step."""
    return screen(said, rows=(menu_row(),))
