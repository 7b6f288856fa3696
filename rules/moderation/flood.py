"""How much somebody writes at once: a score that decays. It punishes nobody, it has a person look."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

HALF_LIFE: Final = timedelta(seconds=10)
"""After so long, half of the score is gone."""
TOO_MUCH: Final = 12.0
"""About twelve messages at once, or four of the same; nobody talks like that."""
_CALM: Final = TOO_MUCH / 4
"""Below this it is over, and counts anew."""
_LONG: Final = 1000
"""So many characters weigh as much again as a message."""
_REPEATED: Final = 2.0
_WORDLESS: Final = 0.25
"""Pictures come as an album, and stickers are small."""
FORGOTTEN: Final = timedelta(minutes=5)
"""After so long, nothing of a score is left that counts."""


@dataclass(frozen=True, slots=True)
class Score:
    """How much one person has written in one group of late."""

    value: float
    at: datetime
    last: int
    """What tells the last message from others; nothing of it can be read."""
    told: bool = False
    """Whether this burst has been noticed."""


def heard(before: Score | None, length: int, mark: int, now: datetime) -> tuple[Score, bool]:
    """The score after a message of so many characters; and whether it is too much, once in a burst."""
    value, told = 0.0, False
    if before is not None:
        passed = max(timedelta(), now - before.at)
        value = before.value * float(0.5 ** (passed / HALF_LIFE))
        told = before.told and value >= _CALM
    weight = 1 + length / _LONG if length else _WORDLESS
    if before is not None and length and mark == before.last:
        weight += _REPEATED
    value += weight
    over = value >= TOO_MUCH and not told
    return Score(value, now, mark, told or over), over
