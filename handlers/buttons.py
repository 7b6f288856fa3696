"""Callback data ⇄ typed press: a code and its fields, joined by colons, at most 64 bytes."""

from dataclasses import fields
from enum import StrEnum
from typing import Any, TypeVar, get_type_hints

from telegram import Update

from screens.presses import PRESSES, Press

P = TypeVar("P", bound=Press)
Word = TypeVar("Word", bound=StrEnum)

_LIMIT = 64


class UnknownPressError(ValueError):
    """The data of this button is none of ours: forged, or of a version long gone."""


def pack(press: Press) -> str:
    """The callback data of a press; raises ValueError when it would not fit."""
    data = ":".join([press.code, *(str(getattr(press, name)) for name, _ in _fields(type(press)))])
    if len(data.encode()) > _LIMIT:
        raise ValueError(f"the press {press.code} takes more than {_LIMIT} bytes")
    return data


def unpack(data: str) -> Press:
    """The press behind callback data that may come from anybody; UnknownPressError when it is none."""
    code, *values = data.split(":")
    kind = PRESSES.get(code)
    if kind is None or len(values) != len(_fields(kind)):
        raise UnknownPressError
    try:
        return kind(*(_read(type_, value) for (_, type_), value in zip(_fields(kind), values, strict=True)))
    except (ValueError, OverflowError) as error:
        raise UnknownPressError from error


def read(update: Update, kind: type[P]) -> P:
    """The press of an update that was routed by its kind."""
    assert update.callback_query is not None
    found = unpack(update.callback_query.data or "")
    assert isinstance(found, kind)
    return found


def one_of(kind: type[Word], word: str) -> Word:
    """The value of ours that a press names by its word; UnknownPressError when it names none."""
    try:
        return kind(word)
    except ValueError as error:
        raise UnknownPressError from error


def id_in(payload: str) -> int | None:
    """The id that a start link carries; None when anything else was put there."""
    try:
        return _read_number(payload)
    except (ValueError, OverflowError):
        return None


_BIGGEST = 2**31 - 1


def _read(type_: type, value: str) -> int | str:
    return value if type_ is str else _read_number(value)


def _read_number(value: str) -> int:
    if not (value.isascii() and value.removeprefix("-").isdigit()):
        raise ValueError(value)
    number = int(value)
    # Past this no id exists, and PostgreSQL would refuse the number with an error of its own.
    if abs(number) > _BIGGEST:
        raise OverflowError
    return number


_KNOWN_FIELDS: dict[type[Press], tuple[tuple[str, type], ...]] = {}


def _fields(kind: type[Press]) -> tuple[tuple[str, type], ...]:
    if kind not in _KNOWN_FIELDS:
        hints = get_type_hints(kind)
        _KNOWN_FIELDS[kind] = tuple((one.name, _plain(hints[one.name])) for one in fields(kind))  # type: ignore[arg-type]  # Presses are dataclasses.
    return _KNOWN_FIELDS[kind]


def _plain(hint: Any) -> type:
    """The int or str behind a NewType of ours."""
    while hasattr(hint, "__supertype__"):
        hint = hint.__supertype__
    assert hint in (int, str), hint
    return hint  # type: ignore[no-any-return]
