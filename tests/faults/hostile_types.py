"""Telegram's own types as aiogram writes them down, filled with anything; and updates bent out of shape."""

import copy
import inspect
import types
import typing
from datetime import datetime, timedelta
from enum import Enum

from aiogram.types import Update
from pydantic import BaseModel

KINDS = tuple(name for name in Update.model_fields if name != "update_id")
"""Every kind of update that Telegram documents."""
DEEPEST = 4
_MOSTLY_EMPTY = 0.08
"""How often an optional field is filled, outside of what handlers look at."""
TALL = "a" * 100_000

STRANGE = (
    *(None, True, False, 0, -1, 1.5, 2**31, 2**53, 2**63, -(2**63) - 1, 10**40, 1e308, float("nan")),
    *("", " ", "x", "0", "-1", "\x00", "nul\x00inside", "\ud800", "\u202e", "🌸" * 300, "é" * 32, TALL),
    *([], {}, [[]], [None], {"id": None}, {"": ""}, [1, "two", None], {"update_id": 5}),
)
"""What stands where something else should."""


class Typed:
    """Instances of any type, as Telegram would send them."""

    def __init__(self, rng, people):
        self._rng = rng
        self._people = people
        """What stands in fields of the same name, whatever their type: `chat`, `from`, `text`, …"""

    def update(self, kind):
        """The content of an update of that kind."""
        return self._of(Update.model_fields[kind].annotation, kind, 0)

    def _of(self, annotation, name, depth):
        known = self._people.get(name)
        if known is not None and self._rng.random() < 0.95:
            return known()
        return self._any(annotation, name, depth)

    def _any(self, annotation, name, depth):
        origin, inside = typing.get_origin(annotation), typing.get_args(annotation)
        if origin is typing.Annotated:
            return self._any(inside[0], name, depth)
        if origin in (typing.Union, types.UnionType):
            return self._any(self._rng.choice([one for one in inside if one is not type(None)]), name, depth)
        if origin is typing.Literal:
            return _plain(self._rng.choice(inside))
        if origin is list:
            return [self._any(inside[0], name, depth + 1) for _ in range(self._rng.randrange(3))]
        if inspect.isclass(annotation) and issubclass(annotation, BaseModel):
            return self._filled(annotation, depth)
        return self._simple(annotation)

    def _filled(self, model, depth):
        made = {}
        for name, field in model.model_fields.items():
            if not field.is_required() and not _is_tag(name, field):
                often = 0.5 if name in self._people else _MOSTLY_EMPTY
                if depth >= DEEPEST or self._rng.random() > often:
                    continue
            key = field.alias or name
            made[key] = (
                _plain(field.default) if _is_tag(name, field) else self._of(field.annotation, key, depth + 1)
            )
        return made

    def _simple(self, annotation):
        rng = self._rng
        if inspect.isclass(annotation) and issubclass(annotation, Enum):
            return _plain(rng.choice(list(annotation)))
        if annotation is bool:
            return rng.random() < 0.5
        if annotation is int:
            return rng.choice((0, 1, 2, 3, 7, 42, 4096, 2**31, 2**52))
        if annotation is float:
            return rng.random() * 100
        if annotation in (datetime, timedelta) or "datetime" in str(annotation):
            return rng.choice((0, 1, 1_795_000_000, 2**31 - 1))
        return rng.choice(("x", "Something", "7", "🌸", "a b c"))


def _is_tag(name, field):
    """What tells one type from the others of its family: `status`, `type`, `source`."""
    return (
        name in ("status", "type", "source") and field.default not in (None, ...) and not field.is_required()
    )


def _plain(value):
    return value.value if isinstance(value, Enum) else value


def bent(rng, update):
    """The update with one to three places that are wrong: left out, of another type, unknown, doubled."""
    update = copy.deepcopy(update)
    for _ in range(rng.choice((1, 1, 1, 2, 3))):
        holder, key = rng.choice(list(_places(update)))
        match rng.randrange(5):
            case 0:
                del holder[key]
            case 1 | 2:
                holder[key] = copy.deepcopy(rng.choice(STRANGE))
            case 3 if isinstance(holder, dict):
                name = rng.choice(("sent_by", "from_user", "is_new", "чат", "x" * 300))
                holder[name] = copy.deepcopy(rng.choice(STRANGE))
            case _:
                holder[key] = [copy.deepcopy(holder[key])] * 2
        if not list(_places(update)):
            break
    return update


def _places(value):
    """Every place in it, as (holder, key); what is on the way to everything comes as often as the rest."""
    if isinstance(value, dict):
        for key in list(value):
            yield value, key
            yield from _places(value[key])
    elif isinstance(value, list):
        for at in range(len(value)):
            yield value, at
            yield from _places(value[at])


def from_of(update):
    """The ids of the accounts that an update says it comes from, wherever Telegram's library looks."""
    found = set()
    for content in update.values():
        if not isinstance(content, dict):
            continue
        for name in ("from", "user", "voter_chat"):
            who = content.get(name)
            if isinstance(who, dict) and isinstance(who.get("id"), int):
                found.add(who["id"])
    return found
