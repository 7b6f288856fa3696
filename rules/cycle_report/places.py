"""How many of the places that members had booked were taken up, told only where it gives nobody away."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from rules.publishing import SHOWN_FROM


class Turnout(NamedTuple):
    """A session: places that were booked, how many of these were taken up, and all who came."""

    booked: int
    took: int
    came: int


@dataclass(frozen=True, slots=True)
class Places:
    """The places of all sessions together, and how many were taken up."""

    booked: int
    took: int


def places(sessions: Sequence[Turnout]) -> Places | None:
    """None where there were none, and where few were taken up, or few were not, or few came without one; and
    beside numbers of doctors that are not told, for which this sum would be a way to work them out.
    """
    booked, took, came = (sum(column) for column in zip(*sessions, strict=True)) if sessions else (0, 0, 0)
    hidden = any(one.came < SHOWN_FROM for one in sessions)
    few = any(0 < one < SHOWN_FROM for one in (took, booked - took, came - took))
    return None if not booked or hidden or few else Places(booked, took)
