"""The group's anonymous poll after a session: when it is posted, and what of it is shown.

Telegram's own anonymous poll tells the bot no voter, so no database can. Its weakness is that Telegram
shows the totals under the poll to everybody once it is closed, whatever is decided here. That is why it
is used for one harmless question only, and only where at least ten were there; why the closed poll is
deleted when fewer than ten voted; and why what is stored, and what the bot itself says, keeps to the same
steps as every other published figure.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from rules.attendance import Sheet
from rules.publishing import FULL_FROM, SHOWN_FROM, banded
from rules.sessions import Session, Status

PRESENT: Final = 10
"""Where fewer were there, no poll is posted: a single vote would stand out."""
AFTER: Final = timedelta(minutes=15)
"""How long after the end it is posted."""
SHEET_RESTS: Final = timedelta(minutes=5)
"""How long after the latest mark it is posted, so that a slip can be undone before it counts."""
SHEET_WAITED_FOR: Final = timedelta(hours=24)
"""How long after the end a sheet that is not finished is waited for."""
OPEN: Final = timedelta(hours=47)
"""How long it is open. For 48 hours Telegram lets the bot delete what it has posted."""

OPTIONS: Final = ("very-useful", "useful", "a-little-useful", "not-useful")
"""The answers, best first. Stored totals stand in this order, so it never changes."""
FAVOURABLE: Final = 2
"""How many of the first options count as favourable."""


class State(StrEnum):
    """PLANNED (owed to the group) → POSTED → CLOSED; or NOT_POSTED."""

    PLANNED = "planned"
    POSTED = "posted"
    CLOSED = "closed"
    NOT_POSTED = "not-posted"


class Reason(StrEnum):
    """Why no poll was posted."""

    TOO_FEW = "too-few"
    NO_GROUP = "no-group"


@dataclass(frozen=True, slots=True)
class Post:
    """The poll goes to the group."""


@dataclass(frozen=True, slots=True)
class Wait:
    """The sheet is not finished, so it is not known how many were there."""

    until: datetime


@dataclass(frozen=True, slots=True)
class Leave:
    """No poll, and the facilitator hears why."""

    reason: Reason


class Form(StrEnum):
    """How much of the totals is shown."""

    UNREAD = "unread"
    """Telegram gave no totals at the close."""
    NOTHING = "nothing"
    BANDED = "banded"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Release:
    """What is shown of a closed poll, and all that is stored of it."""

    form: Form
    votes: int | None = None
    favourable: int | None = None
    """How many were favourable; of a banded figure as `rules.publishing.banded` gives it."""
    totals: tuple[int, ...] | None = None
    """Votes per option, in the order of OPTIONS."""

    @property
    def hides(self) -> bool:
        """Whether Telegram shows more under the closed poll than this, so that the poll has to go."""
        return self.form is not Form.FULL


def present(sheet: Sheet) -> int:
    """How many were there, for the whole session or a part of it."""
    return sum(one.came for one in sheet.lines)


def opens_at(session: Session) -> datetime:
    """When the poll is posted, quiet hours aside."""
    return session.ends_at + AFTER


def decide(sheet: Sheet, now: datetime, *, group: bool) -> Post | Wait | Leave | None:
    """What is to be done now; None when the session did not take place or is not over."""
    session = sheet.session
    if session.status is Status.CANCELLED or now < session.ends_at:
        return None
    if not group:
        return Leave(Reason.NO_GROUP)
    if present(sheet) >= PRESENT:
        return Post()
    until = session.ends_at + SHEET_WAITED_FOR
    unfinished = not sheet.lines or sheet.count(None) > 0
    return Wait(until) if unfinished and now < until else Leave(Reason.TOO_FEW)


def release(totals: Sequence[int] | None) -> Release:
    """What may be shown of these totals, so that a lone voice stays hidden."""
    if totals is None:
        return Release(Form.UNREAD)
    votes = sum(totals)
    if votes < SHOWN_FROM:
        return Release(Form.NOTHING)
    favourable = sum(totals[:FAVOURABLE])
    if votes < FULL_FROM:
        return Release(Form.BANDED, votes, banded(favourable, votes))
    return Release(Form.FULL, votes, favourable, tuple(totals))
