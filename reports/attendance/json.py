"""Attendance as JSON: one array of objects, one object a line, however long.

What is not known is null, what was typed stands as it was typed, and moments are ISO 8601 with the offset
of the community's zone.
"""

from collections.abc import Iterable
from itertools import islice
from typing import Any, BinaryIO, Final

import orjson

from reports.attendance.columns import (
    BOOKED,
    PERSON,
    PRESENCE,
    SESSION,
    Column,
    Value,
    of_person,
    of_presence,
    of_session,
    remembering,
)
from rules.exports import Meeting, Person, Presence, Record

_AT_ONCE: Final = 1000
_BOOKED: Final = orjson.dumps(BOOKED.name)


def write_json(records: Iterable[Record], out: BinaryIO) -> int:
    """Write the records as they come; how many there were. `out` stays open."""
    person, presence = remembering(_person), remembering(_presence)
    met: Meeting | None = None
    session = b""
    records = iter(records)
    count = 0
    out.write(b"[")
    while some := list(islice(records, _AT_ONCE)):
        lines = []
        for meeting, who, booked_at, seen in some:
            if meeting is not met:
                met, session, zone = meeting, _session(meeting), meeting.zone
            booked = (
                b"null" if booked_at is None else b'"%b"' % booked_at.astimezone(zone).isoformat().encode()
            )
            lines.append(b"{%b,%b,%b:%b,%b}" % (session, person(who), _BOOKED, booked, presence(seen)))
        out.write((b",\n" if count else b"\n") + b",\n".join(lines))
        count += len(some)
    out.write(b"\n]\n")
    return count


def _session(meeting: Meeting) -> bytes:
    return _part(SESSION, of_session(meeting))


def _person(person: Person) -> bytes:
    return _part(PERSON, of_person(person))


def _presence(presence: Presence) -> bytes:
    return _part(PRESENCE, of_presence(presence))


def _part(columns: tuple[Column, ...], values: tuple[Value, ...]) -> bytes:
    """The names and values as they stand within the braces of an object."""
    named: dict[str, Any] = {column.name: value for column, value in zip(columns, values, strict=True)}
    return orjson.dumps(named)[1:-1]
