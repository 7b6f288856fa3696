"""Exports: which attendance is handed out, in which form, and what one line of it knows.

A line belongs to the community of its member. Of a session that several communities came to, each gets
the lines of its own doctors, and nobody else's.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from rules.ids import CommunityId, CycleId, ExportId, MemberId, SessionId


class Format(StrEnum):
    """The forms a file can have. Each is also the ending of its name."""

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Scope:
    """What an export covers: everything, narrowed by all that is named here."""

    cycle: str | None = None
    """The cycle's name, as in "2026/27"."""
    first: date | None = None
    """The first day of the community's calendar."""
    last: date | None = None
    """The last day, included."""
    session: SessionId | None = None


class Meeting(NamedTuple):
    """A session as the lines of one community tell it. Times are UTC."""

    community: str
    zone: ZoneInfo
    cycle: str
    session: int
    topic: str
    starts_at: datetime
    minutes: int
    facilitator: str

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.minutes)


class Person(NamedTuple):
    """A member as the lines tell them; what they did not say is None."""

    name: str
    grade: str | None
    specialty: str | None
    site: str | None
    experience: str | None
    """The value of a `rules.members.Experience`."""


class Presence(NamedTuple):
    """What is known of whether they were there; what is not known is None."""

    status: str | None
    """The value of a `rules.attendance.Status`."""
    established: str | None
    """The value of a `rules.attendance.Established`."""
    minutes: int | None
    presented: bool


class Record(NamedTuple):
    """One line of an export: anybody with a place or a mark. `booked_at` is UTC; None without a place.

    Tuples, here and above, because a million of them are made in a few seconds. Those of the same session
    hold the same meeting.
    """

    meeting: Meeting
    person: Person
    booked_at: datetime | None
    presence: Presence


class State(StrEnum):
    """An export that was asked for in the chat."""

    ASKED = "asked"
    ANSWERED = "answered"
    """The file was sent, or it was said why not."""
    STOPPED = "stopped"
    """Whoever asked for it wants it no longer."""


TRANSITIONS: Final[Mapping[State, frozenset[State]]] = {
    State.ASKED: frozenset({State.ANSWERED, State.STOPPED}),
    State.ANSWERED: frozenset(),
    State.STOPPED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Export:
    """One file that was asked for in the chat: everything, one cycle, or one session of a community."""

    id: ExportId
    community_id: CommunityId
    member_id: MemberId
    format: Format
    cycle_id: CycleId | None
    session_id: SessionId | None
    asked_at: datetime
    state: State = State.ASKED
    message_id: int | None = None
    """The message that says how far the file is, if one had to be sent."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """Nothing will be sent; `already` when that was so before."""

    export: Export
    already: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `reason` is the id of the refusal."""

    export: Export
    reason: str


def stop(export: Export) -> Stopped | Refused:
    """Give the file up while it is not sent."""
    if export.state is State.STOPPED:
        return Stopped(export, already=True)
    if State.STOPPED not in TRANSITIONS[export.state]:
        return Refused(export, "already-answered")
    return Stopped(replace(export, state=State.STOPPED))
