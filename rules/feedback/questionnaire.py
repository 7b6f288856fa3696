"""Going through a questionnaire: one item at a time, forwards and back. Where somebody is stands nowhere but
in the buttons that they see.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from rules.feedback.surveys import Answers, Item, Survey


@dataclass(frozen=True, slots=True)
class Place:
    """What has been answered, and which item comes now; after the last comes the summary."""

    answers: Answers
    at: int

    def item(self, survey: Survey) -> Item | None:
        """The item that comes now; None at the summary."""
        return survey.items[self.at] if self.at < len(survey.items) else None


class Kind(StrEnum):
    CHOOSE = "choose"
    """The one answer, and on to the next item."""
    TAKE = "take"
    """One of several, and the same item again."""
    LEAVE = "leave"
    """Not that one after all."""
    ON = "on"
    SKIP = "skip"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Move:
    """A button: what it does, for which option (counted from 0) if for one, and where it leads."""

    kind: Kind
    option: int | None
    to: Place


def begin(survey: Survey) -> Place:
    return Place((0,) * len(survey.items), 0)


def moves(survey: Survey, place: Place) -> Iterator[Move]:
    """Every move from here, in the order of the buttons."""
    item = place.item(survey)
    if item is not None:
        yield from _several(place, item) if item.several else _one(place, item)
    if place.at:
        yield Move(Kind.BACK, None, Place(place.answers, place.at - 1))


def _one(place: Place, item: Item) -> Iterator[Move]:
    for option in range(len(item.options)):
        yield Move(Kind.CHOOSE, option, _with(place, option + 1, 1))
    yield Move(Kind.SKIP, None, _with(place, 0, 1))


def _several(place: Place, item: Item) -> Iterator[Move]:
    taken = place.answers[place.at]
    for option in range(len(item.options)):
        kind = Kind.LEAVE if taken >> option & 1 else Kind.TAKE
        yield Move(kind, option, _with(place, taken ^ (1 << option), 0))
    yield Move(Kind.ON if taken else Kind.SKIP, None, Place(place.answers, place.at + 1))


def _with(place: Place, answer: int, further: int) -> Place:
    answers = (*place.answers[: place.at], answer, *place.answers[place.at + 1 :])
    return Place(answers, place.at + further)
