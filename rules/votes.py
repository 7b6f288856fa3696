"""A vote on topics in the group: Telegram's own anonymous poll, several answers allowed.

Of its totals as little is told as of any poll (rules.polls): below five voters nothing; below ten only the
topics that five or more chose, in order and without figures, and the poll itself is deleted; from ten on
everything, as Telegram shows it under the poll anyway. Each total that can be worked out then stands for five
people or more, or for a group of ten.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Final

from rules.groups import Group, Kind, Right
from rules.ids import TopicId
from rules.polls import Form
from rules.publishing import FULL_FROM, SHOWN_FROM
from rules.topics import Topic, in_use

MEMBERS: Final = 10
"""With fewer in the community there is no vote: a single one could be guessed."""
OPTIONS: Final = 12
"""Telegram's limit."""
FEWEST: Final = 2
WEEK: Final = timedelta(days=7)
DELETABLE: Final = timedelta(hours=47)
"""How long a vote is open where the bot may delete only what is younger than 48 hours."""


class State(StrEnum):
    """PLANNED (owed to the group) → POSTED → CLOSED; or LOST, when it could not be posted."""

    PLANNED = "planned"
    POSTED = "posted"
    CLOSED = "closed"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Release:
    """What is told of a closed vote, and all that is stored of it."""

    form: Form
    voters: int | None = None
    chosen: tuple[TopicId, ...] = ()
    """Those that enough people chose, most first; equals stand as in the list."""
    totals: tuple[int, ...] | None = None
    """Votes for each topic, in the order of the options."""

    @property
    def hides(self) -> bool:
        """Whether Telegram shows more under the closed poll than this, so that the poll has to go."""
        return self.form is not Form.FULL


def options(topics: Sequence[Topic]) -> tuple[TopicId, ...]:
    """What can be voted for: the first of the list."""
    return tuple(one.id for one in in_use(topics)[:OPTIONS])


def refused(wanted: Sequence[TopicId], members: int, group: Group | None) -> str | None:
    """The id of the reason why no vote can be opened, if so."""
    if group is None:
        return "no-group"
    if members < MEMBERS:
        return "too-few-members"
    return None if len(wanted) >= FEWEST else "too-few-topics"


def is_open_for(group: Group) -> timedelta:
    """A week; less where the bot could not delete the poll after that."""
    may_delete = group.kind is Kind.GROUP and Right.DELETE not in group.standing.lacking
    return WEEK if may_delete else DELETABLE


def release(wanted: Sequence[TopicId], totals: Sequence[int] | None, voters: int | None) -> Release:
    """What may be told of these totals, so that a lone voice stays hidden."""
    if totals is None or voters is None or len(totals) != len(wanted):
        return Release(Form.UNREAD)
    if voters < SHOWN_FROM:
        return Release(Form.NOTHING)
    votes = dict(zip(wanted, totals, strict=True))
    ranked = sorted(wanted, key=lambda one: -votes[one])  # Sorting keeps equals in their order.
    if voters < FULL_FROM:
        return Release(Form.BANDED, chosen=tuple(one for one in ranked if votes[one] >= SHOWN_FROM))
    return Release(Form.FULL, voters, tuple(one for one in ranked if votes[one]), tuple(totals))
