"""A session in somebody's calendar: which version of it theirs should show, as a file and in the feed.

A calendar keeps an entry by its name for life (UID) and takes the version with the higher number (SEQUENCE).
A session has its own number; a member who gives up a place, or takes one again, is one change ahead of it
each time. File and feed show the sum, so whichever comes later to a calendar says what is so now.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from typing import Final

from rules.sessions import Session, Status

HELD_SHOWN: Final = timedelta(days=90)
"""How long the feed shows a session after its end."""
GIVEN_UP_SHOWN: Final = timedelta(days=30)
"""How long it shows a place that was given up, as cancelled, so that every calendar hears of it."""

ASKED_AGAIN: Final = timedelta(seconds=30)
"""How long after a file was asked for, and came, the same version does not come for being asked for again."""

TAKEN_OUT: Final = -1
"""In place of a version: the file asked the calendar to take its entry out."""

TOKEN_BYTES: Final = 24
"""Chance in the address of a feed: 192 bits, 32 characters."""


class Method(StrEnum):
    """What a file asks a calendar to do with its entry."""

    PUBLISH = "PUBLISH"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class Noted:
    """What calendars have to know of one member's place in one session, beyond the place itself."""

    held: bool
    changed_at: datetime
    """When the place was taken or given up last, in UTC."""
    ahead: int = 0
    """How many changes the member's version is ahead of the session's."""
    file_sequence: int | None = None
    """The version of the file that the member's calendar may hold; None when it holds none of ours."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What one member has chosen about calendars."""

    files: bool = True
    """Whether files come with places, moves and cancellations."""
    live: bool = False
    """Whether there is a feed under an address that works."""
    serial: int = 0
    """Up with every new address, so that a press repeated makes no second one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A session as one member's calendar should show it."""

    session: Session
    held: bool
    """Whether the member has a place, or leads the session."""
    sequence: int
    stamp: datetime
    """When this version came about: the last change of the session or of the place, in UTC."""
    changed_at: datetime | None = None
    """When the place was taken or given up last; None for a session that is led without one."""
    file_sequence: int | None = None

    @property
    def confirmed(self) -> bool:
        """Whether the member is to be there."""
        return self.held and self.session.status is Status.SCHEDULED


def place_changed(noted: Noted | None, now: datetime, *, held: bool) -> Noted | None:
    """What is noted once the member has a place (`held`) or none; None when that was so before.

    The first place follows the session's own number; every change after it puts the member one ahead.
    """
    if noted is None:
        return Noted(held=True, changed_at=now) if held else None
    if noted.held == held:
        return None
    return replace(noted, held=held, changed_at=now, ahead=noted.ahead + 1)


def may_need_file(noted: Noted, choices: Choices) -> bool:
    """Whether a file may be due once it could be sent: one that is on its way now may arrive before it."""
    return choices.files and not (choices.live and noted.file_sequence is None)


def file_due(entry: Entry, choices: Choices) -> Method | None:
    """The file that the member is to get now, if any.

    Whoever has a feed needs no file, but one that they got before is kept right. Nobody is told to take out
    what they were never given, and nobody gets the same version twice.
    """
    if not choices.files or entry.file_sequence == entry.sequence:
        return None
    if entry.confirmed:
        return None if choices.live and entry.file_sequence is None else Method.PUBLISH
    return None if entry.file_sequence is None else Method.CANCEL


def not_given(entry: Entry, now: datetime) -> str | None:
    """Why there is no file for whoever asks for one now, as the end of a text's name; None when there is."""
    if entry.session.status is Status.CANCELLED:
        return "session-cancelled"
    if now >= entry.session.ends_at:
        return "session-over"
    return None if entry.held else "no-place"


def is_shown(entry: Entry, now: datetime) -> bool:
    """Whether the feed still shows it."""
    if entry.held:
        return entry.session.ends_at > now - HELD_SHOWN
    return entry.changed_at is not None and entry.changed_at > now - GIVEN_UP_SHOWN


def digest(token: str) -> str:
    """What is stored of an address: enough to know it again, and not enough to tell it."""
    return sha256(token.encode()).hexdigest()
