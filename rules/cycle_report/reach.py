"""Who came at least once, told so that no part smaller than five can be seen or worked out.

The report stays within the trust, and its counts are exact. (What leaves the trust is in rules.withholding.)
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from rules.publishing import SHOWN_FROM


class Part(NamedTuple):
    """So many people, and how many of them were reached."""

    reached: int
    members: int

    @property
    def others(self) -> int:
        """Those who were not."""
        return self.members - self.reached


class Roughly(StrEnum):
    """What is told in place of a number."""

    FEW = "few"
    """Fewer than five were reached."""
    MOST = "most"
    """Fewer than five were not."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is told of a part; None for what is not."""

    members: int | None
    reached: int | None
    roughly: Roughly | None = None
    """Only of all people together, where the number itself is not told."""

    @property
    def missed(self) -> bool:
        """Whether there are people in it, and none of them was reached."""
        return bool(self.members) and self.reached == 0


@dataclass(frozen=True, slots=True)
class Reach:
    """All people together, and each part of them in the order given."""

    total: Told
    parts: tuple[Told, ...]


def reach(parts: Sequence[Part]) -> Reach:
    """What is told of these parts and of their sum.

    A part is told whole or not at all. Where the sum itself has a count that is too small, only that
    is told, and no part is.
    """
    total = Part(sum(one.reached for one in parts), sum(one.members for one in parts))
    if _small(total):
        return Reach(_roughly(total), (Told(None, None),) * len(parts))
    hidden = _hidden(parts, total)
    return Reach(
        Told(total.members, total.reached),
        tuple(
            Told(None, None) if at in hidden else Told(one.members, one.reached)
            for at, one in enumerate(parts)
        ),
    )


def _roughly(total: Part) -> Told:
    if total.members < SHOWN_FROM:
        return Told(None, None)
    if total.reached < SHOWN_FROM:
        return Told(total.members, None, Roughly.FEW)
    # Beside how many came to a session, the number of all would tell how few did not come to any.
    return Told(None, None, Roughly.MOST)


def _hidden(parts: Sequence[Part], total: Part) -> frozenset[int]:
    """The places of those that are small, and of as many others as it takes to hide them.

    The smallest others go first, and those in which nobody was reached last: that is what the report is for.
    """
    hidden = {at for at, one in enumerate(parts) if _small(one)}
    if hidden and not (total.reached and total.others):
        # Everybody was reached, or nobody: a part is then its size, and which ones are hidden would tell it.
        return frozenset(range(len(parts)))
    # Parts without people say nothing of others, and hide nothing.
    others = [at for at, one in enumerate(parts) if at not in hidden and one.members]
    for at in sorted(others, key=lambda at: (not parts[at].reached, parts[at].members, at)):
        if _safe([parts[one] for one in hidden]):
            break
        hidden.add(at)
    return frozenset(hidden)


def _safe(hidden: Collection[Part]) -> bool:
    """Whether what the total leaves for those that are not told can be shared out in several ways: neither
    that few of them were reached can be worked out, nor that none was.
    """
    if not hidden:
        return True
    reached, others = sum(one.reached for one in hidden), sum(one.others for one in hidden)
    return len(hidden) > 1 and reached >= SHOWN_FROM and others >= SHOWN_FROM


def _small(part: Part) -> bool:
    return any(0 < one < SHOWN_FROM for one in (part.reached, part.others))
