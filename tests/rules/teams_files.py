"""What a Teams report says, row by row, and what is read from it."""

import csv
import io
from datetime import datetime
from zoneinfo import ZoneInfo

from rules.teams.decoding import Unreadable
from rules.teams.presence import presence, span_of
from rules.teams.reading import read
from tests.teams_report import LABELS, TAB

LONDON = ZoneInfo("Europe/London")
START = datetime(2026, 10, 14, 13, 0)
DAY = START.date()


def minutes(content, day=DAY):
    """What the report says: minutes by name, None where they are not known."""
    return {
        one.name: presence(span_of(stay, LONDON) for stay in one.stays).minutes
        for one in people(content, day)
    }


def people(content, day=DAY):
    found = read(content)
    assert not isinstance(found, Unreadable), found
    report = found.on(day)
    assert not isinstance(report, Unreadable), report
    return report.people


def text(*rows, separator=TAB):
    """A file of these rows, as UTF-8."""
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=separator, lineterminator="\r\n").writerows(rows)
    return out.getvalue().encode()


def now(*rows, header=LABELS["en"][1]):
    """The second section alone, under a summary."""
    return text(
        ["1. Summary"], ["Start time", "10/14/26, 1:00:00 PM"], [], ["2. Participants"], header, *rows
    )


def at(minute, second=0):
    return f"10/14/26, 1:{minute:02}:{second:02} PM"
