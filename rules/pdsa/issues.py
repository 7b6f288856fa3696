"""Issues: what somebody has found to be in the way, who looks after it, and what became of it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final

from rules.ids import CommunityId, LoggedIssueId, MemberId, PdsaCycleId, ThemeId


class Status(StrEnum):
    """How an issue stands; any may follow any other."""

    OPEN = "open"
    WORKED_ON = "worked-on"
    SOLVED = "solved"
    LEFT = "left"
    """Not solved, and nobody will: it was decided to leave it."""


CLOSED: Final = frozenset({Status.SOLVED, Status.LEFT})
_ORDER: Final = tuple(Status)


@dataclass(frozen=True, slots=True)
class LoggedIssue:
    """One issue."""

    id: LoggedIssueId
    community_id: CommunityId
    number: int
    """From 1 in each community."""
    words: str
    owner_id: MemberId
    logged_on: date
    status: Status = Status.OPEN
    closed_on: date | None = None
    themes: tuple[ThemeId, ...] = ()
    pdsa_id: PdsaCycleId | None = None
    """The PDSA cycle in which something is done about it."""

    @property
    def is_closed(self) -> bool:
        return self.status in CLOSED


@dataclass(frozen=True, slots=True)
class Changed:
    """The issue as it is now; `already` when nothing had to change."""

    issue: LoggedIssue
    already: bool = False


def age(issue: LoggedIssue, today: date) -> int:
    """For how many days it has been known; for one that is closed, how many it took."""
    return max(((issue.closed_on or today) - issue.logged_on).days, 0)


def stand(issue: LoggedIssue, status: Status, today: date) -> Changed:
    """The issue stands so from now on. Between the two ways to be closed, the day stays."""
    closed_on = (issue.closed_on or today) if status in CLOSED else None
    return _changed(issue, replace(issue, status=status, closed_on=closed_on))


def sort(issue: LoggedIssue, theme_id: ThemeId, *, belongs: bool) -> Changed:
    """Sort it by a theme, or no longer."""
    themes = {*issue.themes, theme_id} if belongs else {*issue.themes} - {theme_id}
    return _changed(issue, replace(issue, themes=tuple(sorted(themes))))


def link(issue: LoggedIssue, pdsa_id: PdsaCycleId | None) -> Changed:
    """Something is done about it in that cycle, or in none."""
    return _changed(issue, replace(issue, pdsa_id=pdsa_id))


def work_on(issue: LoggedIssue, pdsa_id: PdsaCycleId) -> Changed:
    """A cycle was begun for it: so it is worked on, whatever it was before."""
    return _changed(issue, replace(issue, pdsa_id=pdsa_id, status=Status.WORKED_ON, closed_on=None))


def hand_over(issue: LoggedIssue, owner_id: MemberId) -> Changed:
    """Somebody else looks after it from now on."""
    return _changed(issue, replace(issue, owner_id=owner_id))


def reword(issue: LoggedIssue, words: str) -> Changed:
    """The issue in other words."""
    return _changed(issue, replace(issue, words=words))


def in_their_order(issues: Iterable[LoggedIssue], today: date) -> tuple[LoggedIssue, ...]:
    """Those that are open first, the oldest of them first; of the closed ones the last that was closed."""
    known = tuple(issues)
    open_ones = sorted(
        (one for one in known if not one.is_closed),
        key=lambda one: (-age(one, today), _ORDER.index(one.status), one.number),
    )
    closed = sorted(
        (one for one in known if one.is_closed), key=lambda one: (one.closed_on or today, one.number)
    )
    return (*open_ones, *reversed(closed))


def _changed(before: LoggedIssue, now: LoggedIssue) -> Changed:
    return Changed(now, already=before == now)
