"""Writes reports as Teams does, of made-up people, in each layout and with each of its habits."""

import csv
import io
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

TAB, COMMA, SEMICOLON = "\t", ",", ";"


@dataclass(frozen=True)
class Visit:
    """Once in the meeting, by the clocks of the meeting."""

    joined: datetime
    left: datetime


@dataclass(frozen=True)
class Guest:
    """One person in the meeting."""

    name: str
    visits: tuple = ()
    address: str = ""
    role: str = "Attendee"


LABELS = {
    "en": (
        ("1. Summary", "2. Participants", "3. In-Meeting Activities"),
        ("Name", "First Join", "Last Leave", "In-Meeting Duration", "Email", "Participant ID (UPN)", "Role"),
        ("Name", "Join Time", "Leave Time", "Duration", "Email", "Role"),
        ("h", "m", "s"),
        ("Joined", "Joined before", "Left"),
    ),
    "EN": (
        ("1. SUMMARY", "2. PARTICIPANTS", "3. IN-MEETING ACTIVITIES"),
        ("NAME", "FIRST JOIN", "LAST LEAVE", "IN-MEETING DURATION", "EMAIL", "PARTICIPANT ID (UPN)", "ROLE"),
        ("NAME", "JOIN TIME", "LEAVE TIME", "DURATION", "EMAIL", "ROLE"),
        ("H", "M", "S"),
        ("JOINED", "JOINED BEFORE", "LEFT"),
    ),
    "de": (
        ("1. Zusammenfassung", "2. Teilnehmende", "3. Aktivitäten in der Besprechung"),
        ("Name", "Erster Beitritt", "Letztes Verlassen", "Dauer", "E-Mail", "Teilnehmer-ID (UPN)", "Rolle"),
        ("Name", "Beitrittszeit", "Uhrzeit des Verlassens", "Dauer", "E-Mail", "Rolle"),
        (" Std.", " Min.", " Sek."),
        ("Beigetreten", "Zuvor beigetreten", "Verlassen"),
    ),
    "ar": (
        ("1. ملخص", "2. المشاركون", "3. أنشطة الاجتماع"),
        ("الاسم", "أول انضمام", "آخر مغادرة", "المدة", "البريد", "معرف المشارك", "الدور"),
        ("الاسم", "وقت الانضمام", "وقت المغادرة", "المدة", "البريد", "الدور"),
        (" س", " د", " ث"),
        ("انضم", "انضم من قبل", "غادر"),
    ),
}
"""Sections, the labels of both lists, the units, and the words for coming and going."""


@dataclass(frozen=True)
class Style:
    """How a report is written."""

    layout: str = "now"  # "now", "before", "first"
    encoding: str = "utf-16"  # With its mark, as "utf-8-sig"; "utf-8" has none.
    separator: str = TAB
    language: str = "en"
    times: str = "us"  # "us", "uk", "de", "iso"
    lengths: bool = True
    engagement: bool = False
    fourth: bool = False
    short_rows: bool = False
    activities: bool = True
    title: str = "CIG session 3"
    extra: tuple = field(default=())


def stamp(at, style):
    """A moment as that country writes it."""
    if style.times == "us":
        return f"{at.month}/{at.day}/{at:%y}, {at.hour % 12 or 12}:{at:%M:%S}\u202f{at:%p}"
    shapes = {"uk": "%d/%m/%Y, %H:%M:%S", "de": "%d.%m.%y, %H:%M:%S", "iso": "%Y-%m-%d %H:%M:%S"}
    return f"{at:{shapes[style.times]}}"


def length(seconds, style):
    """A length of time: parts that are zero are left out."""
    units = LABELS[style.language][3]
    parts = zip((seconds // 3600, seconds % 3600 // 60, seconds % 60), units, strict=True)
    return " ".join(f"{number}{unit}" for number, unit in parts if number) or f"0{units[2]}"


def seconds_of(visits):
    """How long all of them are together; visits that overlap are not written here."""
    return sum(round((one.left - one.joined).total_seconds()) for one in visits)


def written(guests, style=Style()):
    """The bytes of the report."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, delimiter=style.separator, lineterminator="\r\n")
    for row in {"now": _now, "before": _before, "first": _first}[style.layout](guests, style):
        rows.writerow(row)
    return out.getvalue().encode(style.encoding)


def _now(guests, style):
    sections, people, activities, _, _ = LABELS[style.language]
    visits = [one for guest in guests for one in guest.visits]
    first, last = min(one.joined for one in visits), max(one.left for one in visits)
    more = ["Engagement: Unmutes", "Engagement: Hands raised"] if style.engagement else []
    yield [sections[0]]
    yield ["Meeting title", style.title]
    yield ["Attended participants", len(guests)]
    yield ["Start time", stamp(first, style)]
    yield ["End time", stamp(last, style)]
    yield ["Meeting duration", length(round((last - first).total_seconds()), style)]
    yield []
    yield [sections[1]]
    yield [*people, *more]
    for guest in guests:
        known = [stamp(guest.visits[0].joined, style), stamp(guest.visits[-1].left, style)]
        spent = length(seconds_of(guest.visits), style) if style.lengths else ""
        row = [
            guest.name,
            *known,
            spent,
            guest.address,
            guest.address,
            guest.role,
            *(["3", "1"] if more else []),
        ]
        yield _cut(row) if style.short_rows else row
    if style.activities:
        yield []
        yield [sections[2]]
        yield activities
        for guest in guests:
            for one in guest.visits:
                row = _visit(guest, one, style)
                yield _cut(row) if style.short_rows else row
    if style.fourth:
        yield []
        yield ["4. Questions"]
        yield ["Asked by", "When", "Question", "Votes"]
        yield [guests[0].name, stamp(guests[0].visits[0].joined, style), "May I ask?", "2"]


def _before(guests, style):
    labels = LABELS[style.language][2]
    yield ["Meeting Summary"]
    yield ["Total Number of Participants", len(guests)]
    yield ["Meeting Title", style.title]
    yield []
    yield [f"Full {labels[0]}", *labels[1:]]
    for guest in guests:
        for one in guest.visits:
            row = _visit(guest, one, style)
            yield _cut(row) if style.short_rows else row


def _first(guests, style):
    came, before, went = LABELS[style.language][4]
    yield ["Full Name", "User Action", "Timestamp"] if style.language == "en" else [
        LABELS[style.language][1][0], "?", "??"
    ]  # fmt: skip
    for number, guest in enumerate(guests):
        for visit, one in enumerate(guest.visits):
            yield [guest.name, before if not number and not visit else came, stamp(one.joined, style)]
            yield [guest.name, went, stamp(one.left, style)]


def _visit(guest, one, style):
    spent = length(seconds_of([one]), style) if style.lengths else ""
    return [guest.name, stamp(one.joined, style), stamp(one.left, style), spent, guest.address, guest.role]


def _cut(row):
    """The row without its empty cells at the end, as spreadsheets save it."""
    while row and row[-1] in ("", "Attendee"):
        row = row[:-1]
    return row


def there(name, start, *minutes, address="", role="Attendee"):
    """`there("Amara", start, (2, 20), (25, 50))`: in the meeting in these minutes after the start."""
    visits = [
        Visit(start + timedelta(minutes=joined), start + timedelta(minutes=left)) for joined, left in minutes
    ]
    return Guest(name, tuple(visits), address, role)


def styled(**changes):
    return replace(Style(), **changes)
