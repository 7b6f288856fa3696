"""What a line says, column by column, before any form is given to it.

A line has four parts: the session, the person, when they booked, and whether they were there. All but the
third are the same on many lines. So each form makes such a part once, remembers it (`remembering`), and puts
lines together from parts; that is why a million lines take seconds.
"""

from collections.abc import Callable
from datetime import date, datetime
from enum import Enum, auto
from functools import lru_cache
from typing import Any, Final, NamedTuple, TypeVar

from rules.exports import Meeting, Person, Presence
from rules.members import Experience

T = TypeVar("T")

Value = str | int | bool | date | datetime | None
"""What stands in a column; what is not known is None. Moments are those of the community's zone."""


class Kind(Enum):
    """What a column holds."""

    WORDS = auto()
    NUMBER = auto()
    DAY = auto()
    CLOCK = auto()
    """A moment of which the day is known already."""
    MOMENT = auto()
    YES_NO = auto()


class Column(NamedTuple):
    name: str
    kind: Kind = Kind.WORDS
    width: int = 16
    """In characters, where a form has widths."""


SESSION: Final = (
    Column("community", width=22),
    Column("cycle", width=10),
    Column("session", Kind.NUMBER, 9),
    Column("topic", width=34),
    Column("date", Kind.DAY, 12),
    Column("start", Kind.CLOCK, 9),
    Column("end", Kind.CLOCK, 9),
    Column("minutes", Kind.NUMBER, 9),
    Column("facilitator"),
)
PERSON: Final = (
    Column("member", width=22),
    Column("grade", width=12),
    Column("specialty", width=22),
    Column("site"),
    Column("experience band"),
)
BOOKED: Final = Column("booked at", Kind.MOMENT, 17)
PRESENCE: Final = (
    Column("status", width=11),
    Column("how it was established", width=22),
    Column("minutes present", Kind.NUMBER, 15),
    Column("presented", Kind.YES_NO, 10),
)
COLUMNS: Final = (*SESSION, *PERSON, BOOKED, *PRESENCE)

UNMARKED: Final = "unmarked"
"""The status of somebody who had a place and of whom nobody said whether they came."""

_BANDS: Final = {
    Experience.UNDER_1: "under 12 months",
    Experience.YEARS_1_2: "1 to 2 years",
    Experience.YEARS_3_5: "3 to 5 years",
    Experience.OVER_5: "over 5 years",
}
"""The bands in words: a spreadsheet would read "1-2" as the first of February."""

_REMEMBERED: Final = 10_000
"""How many parts are remembered at once, the last used; at a kilobyte each, that is 10 MB at most."""


def remembering(make: Callable[[Any], T]) -> Callable[[Any], T]:
    """The same, made once for each part among the last ones that were asked for."""
    return lru_cache(maxsize=_REMEMBERED)(make)


def of_session(meeting: Meeting) -> tuple[Value, ...]:
    """The values of the columns SESSION."""
    begins = meeting.starts_at.astimezone(meeting.zone)
    return (
        meeting.community,
        meeting.cycle,
        meeting.session,
        meeting.topic,
        begins.date(),
        begins,
        meeting.ends_at.astimezone(meeting.zone),
        meeting.minutes,
        meeting.facilitator,
    )


def of_person(person: Person) -> tuple[Value, ...]:
    """The values of the columns PERSON."""
    band = _BANDS[Experience(person.experience)] if person.experience else None
    return person.name, person.grade or None, person.specialty or None, person.site or None, band


def of_presence(presence: Presence) -> tuple[Value, ...]:
    """The values of the columns PRESENCE."""
    return presence.status or UNMARKED, presence.established, presence.minutes, presence.presented


def clock(moment: datetime) -> str:
    """The time of day; with its zone in the hour that a clock change plays twice."""
    return f"{moment:%H:%M %Z}" if is_played_twice(moment) else f"{moment:%H:%M}"


def is_played_twice(moment: datetime) -> bool:
    """Whether the clocks show this time twice that night."""
    return moment.replace(fold=0).utcoffset() != moment.replace(fold=1).utcoffset()
