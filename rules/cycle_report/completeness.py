"""How complete the data of a report are, told only where it gives nobody away."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from rules.cycle_report.reach import Told
from rules.feedback.releasing import Figure
from rules.publishing import SHOWN_FROM


@dataclass(frozen=True, slots=True)
class Stated:
    """Which share of all members gave their time in the NHS, from 0 to 1; None where there are no members."""

    share: float | None


def stated(total: Told, unsaid: Told) -> Stated | None:
    """The share, by what is told of all people together and of those who did not say. None where either is
    not told: beside a group that is not shown, the share would be a way to work it out.
    """
    if total.members is None or unsaid.members is None:
        return None
    return Stated(1 - unsaid.members / total.members if total.members else None)


@dataclass(frozen=True, slots=True)
class Answered:
    """How many answered, of so many who came."""

    answers: int
    came: int


def answered(sessions: Iterable[tuple[int, Collection[Figure]]]) -> Answered | None:
    """Of each session how many came, and what was published of the answers. Added up are those of which both
    are told; None where there are none.
    """
    answers = came = 0
    for there, figures in sessions:
        most = max((figure.answered or 0 for figure in figures), default=0)
        if most and there >= SHOWN_FROM:
            answers, came = answers + min(most, there), came + there
    return Answered(answers, came) if came else None
