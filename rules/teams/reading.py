"""A file → a report, or why it is none."""

from collections.abc import Iterable

from rules.teams.decoding import SEPARATORS, Unreadable, decode, rows_of
from rules.teams.layouts import Found, Table, find
from rules.teams.people import people
from rules.teams.report import Reading, Report
from rules.teams.stamps import Order, Stamp


def read(content: bytes) -> Reading | Unreadable:
    """What the file tells. Unreadable as `decode` and `rows_of` say, and: not-a-report, nobody, no-dates."""
    text = decode(content)
    if isinstance(text, Unreadable):
        return text
    refused = Unreadable("not-a-report")
    for separator in SEPARATORS:
        rows = rows_of(text, separator)
        if isinstance(rows, Unreadable):
            return rows
        found = find(rows)
        if found.tables:
            return _read(found)
        if found.empty:
            refused = Unreadable("nobody")
    return refused


def _read(found: Found) -> Reading | Unreadable:
    stamps = [*found.summary, *_stamps(found.tables)]
    readings: list[Report] = []
    for order in Order:
        moments = [stamp.read_as(order) for stamp in stamps]
        known = [one for one in moments if one is not None]
        if len(known) < len(moments):
            continue
        report = Report(people(found.tables, order), min(known), max(known))
        if report not in readings:
            readings.append(report)
    return Reading(tuple(readings)) if readings else Unreadable("no-dates")


def _stamps(tables: Iterable[Table]) -> list[Stamp]:
    return [
        stamp
        for table in tables
        for line in table.lines
        for stamp in (line.joined, line.left)
        if stamp is not None
    ]
