"""A report as it was understood: who was there, from when to when, by the clocks of the meeting's zone."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from rules.teams.decoding import Unreadable


@dataclass(frozen=True, slots=True)
class Stay:
    """Once in the meeting. Times are local and have no zone; what is not known is None."""

    joined: datetime | None = None
    left: datetime | None = None
    seconds: int | None = None
    """How long in all, where it is told; less than from `joined` to `left` for who was out in between."""


@dataclass(frozen=True, slots=True)
class Person:
    """One participant, as the report knows them."""

    name: str
    addresses: tuple[str, ...] = ()
    """E-mail addresses, in small letters: the account's and the one it signs in with."""
    role: str = ""
    """Organiser, presenter or attendee, in the report's language."""
    stays: tuple[Stay, ...] = ()
    shared: bool = False
    """Whether somebody else in the report has the same name, so that nothing tells the two apart."""


@dataclass(frozen=True, slots=True)
class Report:
    """One report, its dates understood."""

    people: tuple[Person, ...]
    first: datetime
    last: datetime
    """The span it covers, local."""

    def covers(self, day: date) -> bool:
        """Whether it is of that day; the day before and after count, for clocks differ."""
        return self.first.date() - _A_DAY <= day <= self.last.date() + _A_DAY


@dataclass(frozen=True, slots=True)
class Reading:
    """A report of which it may be open whether its dates begin with the day or the month."""

    readings: tuple[Report, ...]
    """One for each order that makes dates of all its numbers; two when both do and they differ."""

    def on(self, day: date) -> Report | Unreadable:
        """The reading that fits the session's day. Unreadable: other-day, unclear-day, with the days."""
        for report in self.readings:
            if report.covers(day):
                return report
        return Unreadable("unclear-day" if len(self.days) > 1 else "other-day", {"day": day, **self.named})

    @property
    def days(self) -> tuple[date, ...]:
        """The days it may be of."""
        return tuple(report.first.date() for report in self.readings)

    @property
    def named(self) -> dict[str, date]:
        """The same, as a refusal names them."""
        return dict(zip(("one", "other"), self.days, strict=False))


_A_DAY: Final = timedelta(days=1)
