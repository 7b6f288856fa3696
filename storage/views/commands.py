"""Which commands are open to somebody."""

from dataclasses import dataclass
from datetime import datetime

from rules import commands as rules
from rules.commands import Command
from rules.ids import ChatId, UserId
from rules.permissions import Actor, Role
from storage import members
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Mine:
    """What somebody can do, and by which roles; no role for a stranger."""

    roles: frozenset[Role]
    commands: tuple[Command, ...]


def mine(_tx: Tx, actor: Actor, _now: datetime) -> Mine:
    """For the person themselves, of all their communities together."""
    roles = frozenset(role for one in actor.memberships for role in one.roles)
    return Mine(roles, rules.open_to(actor))


def own(_tx: Tx, actor: Actor, _now: datetime) -> tuple[Command, ...]:
    """The list that this person's private chat has of its own; empty where the usual one is right."""
    return rules.own_list(actor)


def in_chat(tx: Tx, chat_id: ChatId) -> tuple[Command, ...]:
    """The list of its own that a private chat has; empty where the usual one is right."""
    # Telegram gives a private chat the id of the person in it.
    return rules.own_list(members.actor(tx, UserId(chat_id)))
