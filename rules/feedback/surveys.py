"""What is asked: questionnaires as data, in versions, and answers to them as small numbers.

A questionnaire that was opened once is never changed; another version takes its place. What an answer means
can therefore be said for as long as a figure of it is kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

MOST_ITEMS: Final = 20
MOST_OPTIONS: Final = 12
"""Of an item where several may be chosen."""


class Scale(StrEnum):
    """How an item is answered."""

    AGREEMENT = "agreement"
    CONFIDENCE = "confidence"
    USEFULNESS = "usefulness"
    AGAIN = "again"
    ONE_OF = "one-of"
    """One of the item's own options; they have no order."""
    SEVERAL_OF = "several-of"
    """Any number of the item's own options."""


LEVELS: Final[Mapping[Scale, tuple[str, ...]]] = {
    Scale.AGREEMENT: ("strongly-disagree", "disagree", "neither", "agree", "strongly-agree"),
    Scale.CONFIDENCE: ("not-at-all", "a-little", "somewhat", "rather", "very"),
    Scale.USEFULNESS: ("not-useful", "a-little-useful", "useful", "very-useful"),
    Scale.AGAIN: ("no", "perhaps", "yes"),
}
"""The levels of each scale, from the lowest to the highest. Answers count them from 1."""

TOP: Final[Mapping[Scale, int]] = {
    Scale.AGREEMENT: 2,
    Scale.CONFIDENCE: 2,
    Scale.USEFULNESS: 2,
    Scale.AGAIN: 1,
}
"""How many levels at the favourable end count as favourable."""


class Direction(StrEnum):
    """Which end of a scale is the favourable one."""

    HIGH = "high"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `id` never changes its meaning; `words` are a community's own, None for those shipped."""

    id: str
    scale: Scale
    direction: Direction = Direction.HIGH
    own_options: tuple[str, ...] = ()
    words: str | None = None
    own_words: tuple[str | None, ...] = ()
    """The words of its own options, those of a community beside those shipped (None); empty: all shipped."""

    @property
    def options(self) -> tuple[str, ...]:
        """What can be chosen, the lowest first."""
        return LEVELS.get(self.scale, self.own_options)

    def option_words(self, number: int) -> str | None:
        """The words of an option, counted from 0; None where they are shipped."""
        return self.own_words[number] if self.own_words else None

    @property
    def ordered(self) -> bool:
        return self.scale in LEVELS

    @property
    def several(self) -> bool:
        return self.scale is Scale.SEVERAL_OF

    @property
    def favourable(self) -> frozenset[int]:
        """The answers that count as favourable; empty where the options have no order."""
        if not self.ordered:
            return frozenset()
        top, most = TOP[self.scale], len(self.options)
        levels = range(most - top + 1, most + 1) if self.direction is Direction.HIGH else range(1, top + 1)
        return frozenset(levels)

    @property
    def values(self) -> int:
        """How many different answers there are, none included."""
        return 2 ** len(self.options) if self.several else len(self.options) + 1


class Purpose(StrEnum):
    """What a questionnaire is for."""

    SESSION = "session"
    PAIRED = "paired"
    """Asked twice in a series: before and after."""
    NEEDS = "needs"
    BARRIERS = "barriers"
    TOPICS = "topics"


@dataclass(frozen=True, slots=True)
class Survey:
    """A questionnaire in one version."""

    purpose: Purpose
    version: int
    items: tuple[Item, ...]
    line: bool = False
    """Whether a line in their own words is asked for at the end."""

    def __post_init__(self) -> None:
        ids = [one.id for one in self.items]
        if not 1 <= len(ids) <= MOST_ITEMS or len(set(ids)) != len(ids):
            raise ValueError("a questionnaire has 1 to 20 different items")
        for one in self.items:
            if bool(one.own_options) == one.ordered or len(one.options) > MOST_OPTIONS:
                raise ValueError("an item has the options of its scale, or 1 to 12 of its own")
            if one.own_words and len(one.own_words) != len(one.own_options):
                raise ValueError("each option of its own has words, or None")
            if len(set(one.options)) != len(one.options):
                raise ValueError("an item has different options")


Answers = tuple[int, ...]
"""Per item: 0 for none, else the level or option counted from 1; of several options one bit each."""


class MisfitError(ValueError):
    """These are no answers to this questionnaire."""


def check(survey: Survey, answers: Sequence[int]) -> None:
    """MisfitError unless there is one answer for each item, and each of them can be given."""
    if len(answers) != len(survey.items):
        raise MisfitError
    if any(not 0 <= one < item.values for item, one in zip(survey.items, answers, strict=True)):
        raise MisfitError


def packed_bytes(survey: Survey) -> int:
    """How many bytes any answers to this questionnaire take."""
    most = 1
    for item in survey.items:
        most *= item.values
    return max(1, -(-(most - 1).bit_length() // 8))


def pack(survey: Survey, answers: Sequence[int]) -> bytes:
    """The answers as few bytes, as many whatever they are. MisfitError when they are none."""
    check(survey, answers)
    number = 0
    for item, one in zip(survey.items, answers, strict=True):
        number = number * item.values + one
    return number.to_bytes(packed_bytes(survey), "big")


def unpack(survey: Survey, packed: bytes) -> Answers:
    """The answers again; MisfitError when the bytes are of another questionnaire."""
    number = int.from_bytes(packed, "big")
    answers: list[int] = []
    for item in reversed(survey.items):
        number, one = divmod(number, item.values)
        answers.append(one)
    if number or len(packed) != packed_bytes(survey):
        raise MisfitError
    return tuple(reversed(answers))


def chosen(item: Item, answer: int) -> tuple[int, ...]:
    """Which options an answer means, counted from 0; none for no answer."""
    if item.several:
        return tuple(one for one in range(len(item.options)) if answer >> one & 1)
    return (answer - 1,) if answer else ()
