"""What may be told of a count, so that nobody can be singled out. Every published figure keeps these steps.

Source: the house's rules of anonymity. Fewer than five people: nothing. Five to nine: one figure, which
hides a lone voice. Ten and more: how often each answer was given. Outside the trust: no count from 1 to 7,
and the others by fives.
"""

from enum import StrEnum
from typing import Final

SHOWN_FROM: Final = 5
"""Of fewer people nothing is told, and no smaller count of anything they did: somebody could be recognised in
it.
"""
FULL_FROM: Final = 10
"""With fewer people, one banded figure is told."""
OUTSIDE_FROM: Final = 8
"""Outside the trust, a smaller count is not told, except that it is none."""
OUTSIDE_STEP: Final = 5


class Form(StrEnum):
    """How much is told."""

    NOTHING = "nothing"
    BANDED = "banded"
    FULL = "full"


def form_for(people: int) -> Form:
    """What may be told of answers by so many people."""
    if people < SHOWN_FROM:
        return Form.NOTHING
    return Form.BANDED if people < FULL_FROM else Form.FULL


def banded(count: int, of: int, margin: int = 1) -> int:
    """The number; 0 stands for "0 or 1", and `of` for "all but one, or all". With another margin as many more
    hide at each end: as many answers as may be one person's.
    """
    if count <= margin:
        return 0
    return of if count >= of - margin else count


class Band(StrEnum):
    """Where a banded figure lies."""

    FEW = "few"
    """The margin, or fewer: with a margin of one, 0 or 1."""
    SOME = "some"
    """The number itself."""
    MOST = "most"
    """All, or all but at most the margin."""


def band(told: int, of: int) -> Band:
    """Where a number lies that `banded` gave, of so many."""
    if told == 0:
        return Band.FEW
    return Band.MOST if told == of else Band.SOME


def outside(count: int) -> int | None:
    """A count as it may leave the trust; None for one that is not told."""
    if 0 < count < OUTSIDE_FROM:
        return None
    return OUTSIDE_STEP * ((count + OUTSIDE_STEP // 2) // OUTSIDE_STEP)
