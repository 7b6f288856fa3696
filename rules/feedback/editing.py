"""A community changes a questionnaire before it is asked: each change gives the questionnaire as it is then.

A question or an answer with other words, or with another favourable end, has another id: figures of the one
are never taken for figures of the other. An id of a community's own comes from what is said, so that the same
words have the same id whenever they are asked.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from rules.dialogue import Flow, Given, Problem, Step
from rules.feedback.surveys import MOST_ITEMS, MOST_OPTIONS, Direction, Item, Purpose, Scale, Survey
from rules.names import clean
from rules.patient_data import find

EDITABLE: Final = (Purpose.SESSION, Purpose.PAIRED, Purpose.NEEDS, Purpose.BARRIERS)
"""Wishes for topics are not among them: they are made of the community's list of topics."""
SCALES: Final = (Scale.AGREEMENT, Scale.CONFIDENCE, Scale.USEFULNESS, Scale.AGAIN)
SHORTEST: Final = 3
LONGEST: Final = 200
"""Of a question, in characters."""
SHORTEST_OPTION: Final = 2
LONGEST_OPTION: Final = 60
FEWEST_OPTIONS: Final = 2
MOST_WORDS: Final = 2400
"""Of all own questions together, in characters as Telegram counts them: a member sees all of them in one
message before sending the answers.
"""
_T = TypeVar("_T")
_OWN: Final = "own-"
_LOW: Final = "-low"


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `reason` is the end of a text's id."""

    reason: str


def asks_items(survey: Survey) -> bool:
    """Whether its parts are questions, each on a scale; else they are the answers of its one question."""
    return survey.items[0].ordered


def parts(survey: Survey) -> tuple[str, ...]:
    """The ids of what can be moved and removed: its questions, or the answers of its one question."""
    return tuple(one.id for one in survey.items) if asks_items(survey) else survey.items[0].options


def at(survey: Survey, part: str) -> int | None:
    """Where that part stands, counted from 0, also by the id it had before its end was turned."""
    stems = [_stem(one) for one in parts(survey)]
    return stems.index(_stem(part)) if _stem(part) in stems else None


def saying(survey: Survey, words: str) -> str | None:
    """The part with these own words."""
    said = {one.words: one.id for one in survey.items} if asks_items(survey) else _by_words(survey)
    return said.get(words)


def add_item(survey: Survey, words: str, scale: Scale) -> Survey | Refused:
    """With one more question, at the end; its favourable end is the upper one."""
    if not asks_items(survey):
        return Refused("one-question")
    if len(survey.items) >= MOST_ITEMS:
        return Refused("full")
    return _items(survey, (*survey.items, _own(words, scale, Direction.HIGH)))


def add_option(survey: Survey, words: str) -> Survey | Refused:
    """With one more answer to its one question, at the end."""
    if asks_items(survey):
        return Refused("no-options")
    now = _options(survey)
    return Refused("full-options") if len(now) >= MOST_OPTIONS else _with(survey, (*now, _option(words)))


def reword(survey: Survey, part: str, words: str) -> Survey | Refused:
    """A part in other words, where it stood; of an answer's question as well."""
    number, first = at(survey, part), survey.items[0]
    if not asks_items(survey) and _stem(part) == _stem(first.id):
        if words == first.words:
            return survey
        return _items(survey, (replace(first, id=_id(first.scale, words), words=words),))
    if number is None:
        return Refused("gone")
    if not asks_items(survey):
        return _with(survey, _put(_options(survey), number, _option(words)))
    old = survey.items[number]
    if words == old.words:
        return survey
    return _items(survey, _put(survey.items, number, _own(words, old.scale, old.direction)))


def remove(survey: Survey, part: str) -> Survey | Refused:
    """Without that part; something has to be left to ask."""
    number = at(survey, part)
    if number is None:
        return Refused("gone")
    if asks_items(survey):
        if len(survey.items) == 1:
            return Refused("last")
        return _items(survey, (*survey.items[:number], *survey.items[number + 1 :]))
    now = _options(survey)
    if len(now) <= FEWEST_OPTIONS:
        return Refused("last-options")
    return _with(survey, (*now[:number], *now[number + 1 :]))


def move(survey: Survey, part: str, to: int) -> Survey | Refused:
    """That part at place `to`, counted from 0; the others keep their order."""
    number = at(survey, part)
    if number is None or not 0 <= to < len(parts(survey)):
        return Refused("gone")
    if asks_items(survey):
        return _items(survey, _moved(survey.items, number, to))
    return _with(survey, _moved(_options(survey), number, to))


def turn(survey: Survey, part: str, direction: Direction) -> Survey | Refused:
    """A question of their own with its other end as the favourable one."""
    number = at(survey, part)
    if not asks_items(survey):
        return Refused("no-ends")
    if number is None:
        return Refused("gone")
    one = survey.items[number]
    if one.direction is direction:
        return survey
    if one.words is None:
        return Refused("shipped-end")
    return _items(survey, _put(survey.items, number, _own(one.words, one.scale, direction)))


def _own(words: str, scale: Scale, direction: Direction) -> Item:
    return Item(
        _id(scale, words) + (_LOW if direction is Direction.LOW else ""), scale, direction, words=words
    )


Option = tuple[str, str | None]
"""An answer's id and own words."""


def _option(words: str) -> Option:
    return _id("option", words), words


def _options(survey: Survey) -> tuple[Option, ...]:
    item = survey.items[0]
    return tuple((one, item.option_words(number)) for number, one in enumerate(item.options))


def _by_words(survey: Survey) -> dict[str | None, str]:
    return {words: one for one, words in _options(survey)}


def _with(survey: Survey, options: Sequence[Option]) -> Survey | Refused:
    if _twice([words for _, words in options]):
        return Refused("known")
    ids, words = zip(*options, strict=True)
    own_words = words if any(one is not None for one in words) else ()
    return replace(survey, items=(replace(survey.items[0], own_options=ids, own_words=own_words),))


def _items(survey: Survey, items: Sequence[Item]) -> Survey | Refused:
    own = [one.words for one in items if one.words is not None]
    if _twice(own):
        return Refused("known")
    if sum(map(_length, own)) > MOST_WORDS:
        return Refused("too-much")
    return replace(survey, items=tuple(items))


def _twice(words: Sequence[str | None]) -> bool:
    """Whether two of them say the same, whatever their capitals."""
    said = [one.casefold() for one in words if one is not None]
    return len(set(said)) != len(said)


def _put(row: Sequence[_T], number: int, one: _T) -> tuple[_T, ...]:
    return (*row[:number], one, *row[number + 1 :])


def _moved(row: Sequence[_T], number: int, to: int) -> tuple[_T, ...]:
    others = [*row[:number], *row[number + 1 :]]
    return (*others[:to], row[number], *others[to:])


def _id(kind: str, words: str) -> str:
    return _OWN + hashlib.blake2b(f"{kind}:{words}".encode(), digest_size=6).hexdigest()


def _stem(part: str) -> str:
    return part.removesuffix(_LOW)


def _length(words: str) -> int:
    return len(words.encode("utf-16-le")) // 2


def read_words(typed: str, _given: Given) -> str | Problem:
    """A question as somebody types it: on one line, with letters, and nothing of a patient."""
    return _read(typed, SHORTEST, LONGEST, "survey-words-length")


def read_option(typed: str, _given: Given) -> str | Problem:
    """An answer to choose, likewise."""
    return _read(typed, SHORTEST_OPTION, LONGEST_OPTION, "survey-option-length")


def _read(typed: str, shortest: int, longest: int, unclear: str) -> str | Problem:
    if find(typed):
        return Problem("survey-patient", {})
    words = clean(typed)
    if not shortest <= len(words) <= longest or not any(map(str.isalpha, words)):
        return Problem(unclear, {"shortest": shortest, "longest": longest})
    return words


def _choose(_typed: str, _given: Given) -> Problem:
    return Problem("survey-choose-scale", {})


ADD_ITEM: Final = Flow(
    "survey-add-item",
    (Step("words", read_words), Step("scale", _choose, choices=tuple(map(str, SCALES)))),
)
"""This and the others start out knowing the `purpose`."""
ADD_OPTION: Final = Flow("survey-add-option", (Step("words", read_option),))
REWORD: Final = Flow("survey-reword", (Step("words", read_words),))
"""This and the next start out knowing the `part` by its id."""
REWORD_OPTION: Final = Flow("survey-reword-option", (Step("words", read_option),))


@dataclass(frozen=True, slots=True)
class ToWrite:
    """The dialogue in which a part gets words, and its own words now; empty for those that are shipped."""

    flow: str
    was: str = ""


def to_write(survey: Survey, part: str) -> ToWrite | None:
    """How that part gets other words; without one, how another is added. None where it is not there."""
    asks, first = asks_items(survey), survey.items[0]
    if not part:
        return ToWrite((ADD_ITEM if asks else ADD_OPTION).name)
    if not asks and part == first.id:
        return ToWrite(REWORD.name, first.words or "")
    number = at(survey, part)
    if number is None:
        return None
    if asks:
        return ToWrite(REWORD.name, survey.items[number].words or "")
    return ToWrite(REWORD_OPTION.name, first.option_words(number) or "")
