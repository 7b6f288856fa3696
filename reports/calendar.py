"""iCalendar (RFC 5545): one session as a file, or everything behind a feed's address."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Final

from rules.calendar import Method

if TYPE_CHECKING:
    from icalendar import Calendar as Ical

_PRODUCT: Final = "-//cigbot//cigbot//EN"
_UID_ENDS: Final = "@cigbot"
"""Never an address of the installation: those change, and a UID must not."""
REFRESHED: Final = timedelta(hours=1)
"""How often a calendar is asked to look for news."""

# Characters that no text of a calendar may hold, and line ends that some readers take for the end of a line.
_UNFIT: Final = re.compile("[\\x00-\\x08\\x0b-\\x1f\\x7f\\x85\\u2028\\u2029]")
# No backslash: it has no place in an address, and some readers take it for the mark of a line end.
_ADDRESS: Final = re.compile(r"https?://[!-\[\]-~]+")


@dataclass(frozen=True, slots=True)
class Event:
    """One session, in words that are ready. Times are aware."""

    uid: str
    sequence: int
    stamp: datetime
    starts_at: datetime
    ends_at: datetime
    summary: str
    description: str
    url: str
    """Where to join; empty when there is nothing to join."""
    cancelled: bool


def file(event: Event, method: Method) -> bytes:
    """A file with one session, for a calendar to take in or to take out."""
    made = _calendar(method)
    _add(made, event)
    content: bytes = made.to_ical()
    return content


def feed(name: str, events: Iterable[Event]) -> bytes:
    """The calendar behind an address. The same events make the same bytes."""
    from icalendar import vDuration, vText

    made = _calendar(Method.PUBLISH)
    # Outlook and Apple read the older spelling, others the one of RFC 7986.
    for key in ("NAME", "X-WR-CALNAME"):
        made.add(key, vText(_fit(name)))
    made.add("REFRESH-INTERVAL", REFRESHED, parameters={"VALUE": "DURATION"})
    made.add("X-PUBLISHED-TTL", vDuration(REFRESHED))
    for event in events:
        _add(made, event)
    content: bytes = made.to_ical()
    return content


def _calendar(method: Method) -> "Ical":
    # The library takes its time to load, and many a process never needs it.
    from icalendar import Calendar

    made = Calendar()
    made.add("PRODID", _PRODUCT)
    made.add("VERSION", "2.0")
    made.add("CALSCALE", "GREGORIAN")
    made.add("METHOD", method.value)
    return made


def _add(made: "Ical", event: Event) -> None:
    from icalendar import Event as Component

    component = Component()
    component.add("UID", event.uid + _UID_ENDS)
    component.add("SEQUENCE", event.sequence)
    for key, at in (
        ("DTSTAMP", event.stamp),
        ("LAST-MODIFIED", event.stamp),
        ("DTSTART", event.starts_at),
        ("DTEND", event.ends_at),
    ):
        component.add(key, at.astimezone(UTC).replace(microsecond=0))
    component.add("SUMMARY", _fit(event.summary))
    component.add("DESCRIPTION", _fit(event.description))
    if _ADDRESS.fullmatch(event.url):
        component.add("URL", event.url)
    component.add("STATUS", "CANCELLED" if event.cancelled else "CONFIRMED")
    component.add("TRANSP", "TRANSPARENT" if event.cancelled else "OPAQUE")
    # Colleagues who can see somebody's calendar see that they are busy, and not at what.
    component.add("CLASS", "PRIVATE")
    made.add_component(component)


def _fit(words: str) -> str:
    return _UNFIT.sub(" ", words.replace("\r\n", "\n"))
