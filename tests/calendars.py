"""Reads what our calendars hand out: with a second library, and line by line as RFC 5545 has it."""

import re
import warnings
from dataclasses import dataclass
from datetime import datetime

import ics
from ics.grammar.parse import ContentLine


@dataclass(frozen=True)
class Read:
    """One event as the other library understands it."""

    uid: str
    sequence: int
    status: str
    begins: datetime
    ends: datetime
    name: str
    description: str
    url: str
    stamp: datetime


@dataclass(frozen=True)
class Calendar:
    method: str
    events: tuple[Read, ...]
    extra: dict[str, str]

    @property
    def event(self):
        (only,) = self.events
        return only


def read(content):
    """The calendar; AssertionError where it is not what RFC 5545 asks for."""
    strict(content)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        found = ics.Calendar(content.decode("utf-8"))
    extra = {line.name: line.value for line in found.extra if isinstance(line, ContentLine)}
    assert found.creator == "-//cigbot//cigbot//EN"
    events = sorted((_event(one) for one in found.events), key=lambda one: (one.begins, one.uid))
    return Calendar(found.method, tuple(events), extra)


def _event(one):
    extra = {line.name: line.value for line in one.extra if isinstance(line, ContentLine)}
    assert not one.attendees
    assert one.organizer is None
    return Read(
        uid=one.uid,
        sequence=int(extra["SEQUENCE"]),
        status=str(one.status),
        begins=one.begin.datetime,
        ends=one.end.datetime,
        name=one.name,
        description=one.description,
        url=one.url or "",
        stamp=one.created.datetime if one.created else None,
    )


def words_of(content, name):
    """The words of a property, unescaped as RFC 5545 has it. (The other library unescapes some wrongly.)"""
    (value,) = [line.partition(":")[2] for line in strict(content) if line.startswith(f"{name}:")]
    return re.sub(r"\\(.)", lambda one: "\n" if one[1] in "nN" else one[1], value)


def strict(content):
    """Lines end in CRLF and in nothing else, none is over 75 octets, none splits a character."""
    assert content.endswith(b"\r\n")
    lines = content.removesuffix(b"\r\n").split(b"\r\n")
    for line in lines:
        assert len(line) <= 75, line
        assert not set(line) & {*range(0x09), *range(0x0A, 0x20), 0x7F}, line
        line.decode("utf-8")  # A character that is split between two lines would be none.
    whole = content.replace(b"\r\n ", b"").decode("utf-8")
    assert not [letter for letter in "\x85\u2028\u2029" if letter in whole]
    unfolded = whole.removesuffix("\r\n").split("\r\n")
    assert unfolded[0] == "BEGIN:VCALENDAR"
    assert unfolded[-1] == "END:VCALENDAR"
    assert unfolded.count("BEGIN:VEVENT") == unfolded.count("END:VEVENT")
    assert not [line for line in unfolded if line.startswith(("ATTENDEE", "ORGANIZER", "BEGIN:VALARM"))]
    for line in unfolded:
        name = line.partition(":")[0].partition(";")[0]
        assert name.replace("-", "").isalnum(), line
        assert name.isupper(), line
    return unfolded
