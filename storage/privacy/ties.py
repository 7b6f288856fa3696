"""How the rows of a table are tied to people, and what becomes of them when somebody is forgotten."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import sqlalchemy as sa

from rules.ids import CommunityId, MemberId, UserId
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of whom something may be held: an account, with its memberships and its private chats."""

    user_id: UserId
    member_ids: tuple[MemberId, ...]
    community_ids: tuple[CommunityId, ...] | None = None
    """Where they are looked for; None for everywhere, and for what belongs to no community."""


@dataclass(frozen=True, slots=True)
class Nobody:
    """Nothing of a person stands in this table."""

    why: str
    seems: tuple[str, ...] = ()
    """Columns that sound as if they named somebody: the chat of a group, a process."""


@dataclass(frozen=True, slots=True)
class Held:
    """A table with rows about people.

    A column that holds a member's id ties a row to the member; `user_id`, `chat_id` and `user_chat_id`
    tie it to the account. Who is forgotten leaves an empty member row behind, to which whatever is kept
    points: it can be counted, and tells nothing of anybody.
    """

    of: tuple[str, ...] = ()
    """Columns that say whom a row is about."""
    by: tuple[str, ...] = ()
    """Columns that say who did it: such a row is about somebody, but stays when its author is forgotten."""
    through: Mapping[str, str] = field(default_factory=dict)
    """Columns that lead to another table's row about somebody: {"slot_id": "presenter_slots"}."""
    mentions: Callable[[sa.Table, Person], sa.ColumnElement[bool]] | None = None
    """Which rows speak of the person in some other way, as a JSON column may."""
    kept: Mapping[str, Any] | None = None
    """None: rows about somebody are deleted with them. Else they are kept, with these columns set so."""
    stays: Callable[[sa.Table], sa.ColumnElement[bool]] | None = None
    """Which rows outlive the person, who is still bound by them: none of them otherwise."""
    stays_as: Mapping[str, Any] = field(default_factory=dict)
    """What those rows hold from then on."""
    erase: Callable[[Tx, Person], None] | None = None
    """What erasing needs beyond that; called first."""
    shown: Callable[[sa.Table, Person], sa.ColumnElement[bool]] | None = None
    """Which rows about the person they are handed out: all of them otherwise. The rest is others' affair, or
    nothing has been decided yet.
    """
    hidden: tuple[str, ...] = ()
    """Columns whose contents the person is not handed out: another's affairs, or what opens a door."""
    seems: tuple[str, ...] = ()
    """As in Nobody."""


ACCOUNT = ("user_id", "chat_id", "user_chat_id")
"""Columns of these names hold a person's id at Telegram, where a table is Held `of` them.

A private chat has the id of the person it is with.
"""


def mentioned_in(column: str, *keys: str) -> Callable[[sa.Table, Person], sa.ColumnElement[bool]]:
    """Rows whose JSON column has a member's id under one of these keys, or an account's under "user"."""

    def found(table: sa.Table, person: Person) -> sa.ColumnElement[bool]:
        members = [str(one) for one in person.member_ids]
        conditions: list[sa.ColumnElement[bool]] = [
            _word(table.c[column], key).in_(members) for key in keys if key != "user"
        ]
        if "user" in keys and person.community_ids is None:
            conditions.append(_word(table.c[column], "user") == str(person.user_id))
        return sa.or_(sa.false(), *conditions)

    return found


def _word(column: sa.Column[Any], key: str) -> sa.ColumnElement[str]:
    # As words, because what else stands there need be no number, and an account's is too long for INTEGER.
    return sa.cast(column[key].as_string(), sa.String)
