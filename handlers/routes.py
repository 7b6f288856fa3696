"""Who answers what: each noun's presses, commands, start links, dialogues and notices, put together."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.ext import BaseHandler

from actions.dialogues import Finished, Question
from handlers.context import Context
from handlers.house import House
from rules.communities import Community
from rules.dialogue import Draft
from rules.permissions import Actor
from screens.communities import CommunityEntry
from screens.dialogues import left
from screens.home import Entry
from screens.outgoing import Outgoing, Receipt
from screens.presses import Press
from screens.screen import Screen, Text, Value
from storage.db import Tx
from storage.outbox import Owed

if TYPE_CHECKING:
    from handlers.hearing import Care, Ear

Handler = Callable[[Update, Context], Coroutine[Any, Any, None]]
Claims = Callable[[Update, Context], Coroutine[Any, Any, bool]]
GivesUp = Callable[[Context], Text | None]
StartHandler = Callable[[Update, Context, str], Coroutine[Any, Any, None]]
Compose = Callable[[Tx, Owed], Outgoing | None]
When = Callable[[Tx, Actor, datetime], bool]
Settled = Callable[[Tx, Owed, Receipt, datetime], None]
Unreached = Callable[[Tx, Owed, datetime], None]


@dataclass(frozen=True, slots=True)
class Dialogue:
    """How a dialogue is shown: `done` after the last answer, `variables` for the questions' texts."""

    done: Callable[[Finished], Screen]
    variables: Callable[[Draft, Community], Mapping[str, Value]] = lambda _draft, _community: {}
    left: Callable[[], Screen] = left
    """What is said when it is cancelled."""
    question: Callable[[Question], Screen | None] = lambda _turn: None
    """A screen of its own for a question; None where the usual one serves."""
    after: Callable[[House], None] = lambda _house: None
    """What this process is told once the last answer has had its effect."""


@dataclass(frozen=True, slots=True)
class Routes:
    """What one noun answers."""

    presses: Mapping[type[Press], Handler] = field(default_factory=dict)
    commands: Mapping[str, Handler] = field(default_factory=dict)
    """Typed in the private chat, without the slash."""
    group_commands: Mapping[str, Handler] = field(default_factory=dict)
    """Typed in a group. Any other command of ours is led from there to the private chat."""
    starts: Mapping[str, StartHandler] = field(default_factory=dict)
    """Links that open the private chat: the payload is `word_argument`."""
    opens: Mapping[str, StartHandler] = field(default_factory=dict)
    """Such links whose handler opens the private chat itself, with what else it does."""
    typed: tuple[Claims, ...] = ()
    """What is asked of typed words before they answer a question: True when they were meant for it."""
    unclaimed: tuple[Claims, ...] = ()
    """What is asked of whatever nobody has answered, before the menu does: True when it was answered."""
    afresh: tuple[GivesUp, ...] = ()
    """What a press or a command puts an end to that storage knows nothing of, and what is said of that."""
    menu: tuple[Entry, ...] = ()
    """Its lines of the menu, each shown to those who may."""
    staff: tuple[CommunityEntry, ...] = ()
    """Its lines of the page on which a community is looked after."""
    ears: "tuple[Ear, ...]" = ()
    """What is asked of every message in a group."""
    cares: "tuple[Care, ...]" = ()
    """What is done at once about a message in a group, and never written down."""
    menu_when: Mapping[type[Press], When] = field(default_factory=dict)
    """Those of these lines that lead somewhere at some times only, and whether they do now."""
    dialogues: Mapping[str, Dialogue] = field(default_factory=dict)
    notices: Mapping[str, Compose] = field(default_factory=dict)
    """Finds the words of a notice just before it is sent; None when it is no longer true."""
    sent: Mapping[str, Settled] = field(default_factory=dict)
    """What is noted in the transaction that settles a notice."""
    unreached: Mapping[str, Unreached] = field(default_factory=dict)
    """What is done, in that transaction, when the person cannot be written to."""
    others: tuple[BaseHandler[Any, Any, Any], ...] = ()
    """The library's own handlers for updates that are neither press nor text."""


def together(*nouns: Routes) -> Routes:
    """The routes of all nouns as one; ValueError when two answer the same."""
    joined: dict[str, Any] = {}
    for one in fields(Routes):
        if one.name in ("typed", "unclaimed", "afresh", "menu", "staff", "ears", "cares", "others"):
            joined[one.name] = tuple(entry for noun in nouns for entry in getattr(noun, one.name))
            continue
        table: dict[Any, Any] = {}
        joined[one.name] = table
        for noun in nouns:
            entries = getattr(noun, one.name)
            if taken := table.keys() & entries.keys():
                raise ValueError(f"two nouns answer {one.name} {taken}")
            table.update(entries)
    return Routes(**joined)
