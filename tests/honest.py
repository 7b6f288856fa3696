"""Keeps the pretend Telegram honest: what the bot calls and what it is sent must fit aiogram's types.

Unknown fields are refused as well as missing ones, so neither the bot nor the simulator can invent something.
"""

import inspect
import json
import types
import typing
from functools import cache

import aiogram.methods
import aiogram.types
from aiogram.methods import TelegramMethod
from aiogram.types import TelegramObject, Update
from pydantic import BaseModel, TypeAdapter

from simulator import Call, Emitted
from simulator.params import Upload

METHODS = {
    found.__api_method__.lower(): found
    for found in vars(aiogram.methods).values()
    if inspect.isclass(found) and issubclass(found, TelegramMethod) and found is not TelegramMethod
}


class DishonestError(AssertionError):
    """A call or an update that Telegram's documentation does not know."""


def validate_call(method, params):
    """Raises DishonestError unless Telegram has the method and takes these parameters."""
    known = METHODS.get(method.lower())
    if known is None:
        raise DishonestError(f"{method}: there is no such method")
    uploads = {name for name, value in params.items() if isinstance(value, Upload)}
    given = {
        name: value for name, value in params.items() if name in known.model_fields or name not in uploads
    }
    _refuse_unknown(known, given, method)
    read = {name: _read(value, known.model_fields[name].annotation) for name, value in given.items()}
    try:
        made = known.model_validate(read)
    except ValueError as error:
        raise DishonestError(f"{method}: {error}") from None
    _refuse_extras(made, method)


def validate_result(method, result):
    """Raises DishonestError unless the answer is what Telegram returns from that method."""
    try:
        made = _returned(method.lower()).validate_python(result)
    except ValueError as error:
        raise DishonestError(f"result of {method}: {error}") from None
    _refuse_extras(made, f"result of {method}")


@cache
def _returned(method):
    """What reads a method's results; it takes longer to make than to use."""
    return TypeAdapter(METHODS[method].__returning__)


def validate_update(update):
    """Raises DishonestError unless Telegram could have sent this update."""
    try:
        made = Update.model_validate(update)
    except ValueError as error:
        raise DishonestError(f"update: {error}") from None
    _refuse_extras(made, "update")


class Honesty:
    """Collects what was dishonest: an observer must not raise, for the bot would only see a status 500."""

    def __init__(self):
        self.problems = []
        self.seen = 0

    def __call__(self, event):
        try:
            self._look_at(event)
        except DishonestError as problem:
            self.problems.append(str(problem))

    def _look_at(self, event):
        if isinstance(event, Emitted):
            self.seen += 1
            validate_update(event.update)
        elif isinstance(event, Call):
            self.seen += 1
            validate_call(event.method, event.params)
            if event.ok and not isinstance(event.result, bytes):
                validate_result(event.method, event.result)

    def check(self):
        """Raises with everything that was dishonest so far."""
        if self.problems:
            raise DishonestError("\n".join(self.problems))


def hang_on(sim):
    """Watches every call and update of a simulator from now on."""
    honesty = Honesty()
    sim.observers.append(honesty)
    return honesty


def _refuse_unknown(model, given, where):
    if unknown := given.keys() - model.model_fields.keys():
        raise DishonestError(f"{where}: no such parameter: {', '.join(sorted(unknown))}")


def _read(value, annotation):
    """Most libraries send structures and numbers as strings; Telegram reads them so, and so does this."""
    if isinstance(value, Upload):
        return "attach://upload"
    if not isinstance(value, str) or _wants_text(annotation):
        return value
    try:
        return json.loads(value)
    except ValueError:
        return value


@cache
def _wants_text(annotation):
    """Whether a string is taken as it is. A chat's id may be text, and is a number where it can be."""
    kinds = typing.get_args(annotation) if _is_union(annotation) else (annotation,)
    return str in kinds and not any(
        kind is int or (inspect.isclass(kind) and issubclass(kind, TelegramObject)) for kind in kinds
    )


def _is_union(annotation):
    return typing.get_origin(annotation) in {typing.Union, types.UnionType}


def _refuse_extras(value, where):
    """The models let unknown fields in and keep them aside, at every depth."""
    if isinstance(value, BaseModel):
        if value.model_extra:
            kind = type(value).__name__
            raise DishonestError(f"{where}: {kind} has no {', '.join(sorted(value.model_extra))}")
        for name in value.model_fields_set:
            _refuse_extras(getattr(value, name), where)
    elif isinstance(value, list):
        for one in value:
            _refuse_extras(one, where)
