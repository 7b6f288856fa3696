"""Files and feeds as bytes, read back by another library, whatever people typed."""

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports import calendar as reports
from reports.calendar import Event
from rules.calendar import Method
from tests.calendars import read, strict, words_of

LONDON = ZoneInfo("Europe/London")
EVENT = Event(
    uid="5b0c2a3e-0000-4000-8000-000000000001",
    sequence=3,
    stamp=datetime(2026, 11, 16, 12, 0, 30, 999, tzinfo=UTC),
    starts_at=datetime(2026, 11, 19, 17, 0, tzinfo=UTC),
    ends_at=datetime(2026, 11, 19, 17, 50, tzinfo=UTC),
    summary="Team dynamics",
    description="Join: https://meet.example/abc\n\nTo change something: the bot.",
    url="https://meet.example/abc?pwd=a,b;c",
    cancelled=False,
)


def test_a_file_says_what_it_was_given():
    found = read(reports.file(EVENT, Method.PUBLISH))
    one = found.event
    assert found.method == "PUBLISH"
    assert (one.uid, one.sequence, one.status) == (f"{EVENT.uid}@cigbot", 3, "CONFIRMED")
    assert (one.begins, one.ends) == (EVENT.starts_at, EVENT.ends_at)
    assert one.stamp == datetime(2026, 11, 16, 12, 0, 30, tzinfo=UTC)
    assert (one.name, one.description, one.url) == (EVENT.summary, EVENT.description, EVENT.url)


def test_a_file_that_takes_out():
    found = read(reports.file(replace(EVENT, cancelled=True, url=""), Method.CANCEL))
    assert (found.method, found.event.status, found.event.url) == ("CANCEL", "CANCELLED", "")


def test_what_stands_there_word_by_word():
    lines = strict(reports.file(EVENT, Method.PUBLISH))
    for line in (
        "METHOD:PUBLISH",
        "VERSION:2.0",
        "DTSTART:20261119T170000Z",
        "DTEND:20261119T175000Z",
        "DTSTAMP:20261116T120030Z",
        "CLASS:PRIVATE",
        "TRANSP:OPAQUE",
        "DESCRIPTION:Join: https://meet.example/abc\\n\\nTo change something: the bot.",
    ):
        assert line in lines


@pytest.mark.parametrize(
    ("local", "utc"),
    [
        (datetime(2026, 10, 24, 17, 0, tzinfo=LONDON), datetime(2026, 10, 24, 16, 0, tzinfo=UTC)),
        (datetime(2026, 10, 25, 1, 30, tzinfo=LONDON), datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
        (datetime(2026, 10, 25, 1, 30, fold=1, tzinfo=LONDON), datetime(2026, 10, 25, 1, 30, tzinfo=UTC)),
        (datetime(2026, 10, 26, 17, 0, tzinfo=LONDON), datetime(2026, 10, 26, 17, 0, tzinfo=UTC)),
        (datetime(2027, 3, 27, 17, 0, tzinfo=LONDON), datetime(2027, 3, 27, 17, 0, tzinfo=UTC)),
        (datetime(2027, 3, 29, 17, 0, tzinfo=LONDON), datetime(2027, 3, 29, 16, 0, tzinfo=UTC)),
    ],
)
def test_across_both_clock_changes(local, utc):
    event = replace(EVENT, starts_at=local, ends_at=local.astimezone(UTC) + timedelta(minutes=50))
    one = read(reports.file(event, Method.PUBLISH)).event
    assert (one.begins, one.ends) == (utc, utc + timedelta(minutes=50))


HOSTILE = [
    'Teams, and "roles"; who: me\\n',
    "a\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:planted",
    "\N{BIRD}" * 60,
    "x" * 74 + "\N{BIRD}" + "ü" * 90,
    "\u0627\u0644\u062a\u0648\u0627\u0635\u0644 " * 20,
    "\ud7a3\u200d\N{WOMAN}\u200d\N{STAFF OF AESCULAPIUS}\ufe0f " * 12,
    "tab\there\x00\x07 bell\x1b[31m\x85next\u2028line\u2029end\x0b\x0c",
    "^n^'{}<b>&amp;",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_whatever_was_typed_stays_words(words):
    event = replace(EVENT, summary=words, description=f"{words}\n\n{words}")
    kept = re.sub("[\x00-\x08\x0b-\x1f\x85\u2028\u2029]", " ", words.replace("\r\n", "\n"))
    for content in (reports.file(event, Method.PUBLISH), reports.feed(words, [event])):
        assert words_of(content, "SUMMARY") == kept
        assert words_of(content, "DESCRIPTION") == f"{kept}\n\n{kept}"
        found = read(content)
        if "\\n" not in words:
            assert (found.event.name, found.event.description) == (kept, f"{kept}\n\n{kept}")
        assert found.event.uid == f"{EVENT.uid}@cigbot"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=300))
def test_every_text_keeps_to_the_form(words):
    strict(reports.feed(words, [replace(EVENT, summary=words, description=words)]))


@pytest.mark.parametrize(
    "url",
    [
        "https://a.example/\r\nATTENDEE:x",
        "https://a.example/\\nATTENDEE:x",
        "javascript:alert(1)",
        "https://a b",
        "https://ä",
    ],
)
def test_what_is_no_address_is_left_out(url):
    lines = strict(reports.file(replace(EVENT, url=url), Method.PUBLISH))
    assert not [line for line in lines if line.startswith(("URL", "ATTENDEE"))]


def test_a_feed_holds_all_and_tells_when_to_look_again():
    week = timedelta(days=7)
    later = replace(
        EVENT, uid="second", starts_at=EVENT.starts_at + week, ends_at=EVENT.ends_at + week, cancelled=True
    )
    content = reports.feed("Oak Vale, CIG; my sessions", [EVENT, later])
    found = read(content)
    assert [one.status for one in found.events] == ["CONFIRMED", "CANCELLED"]
    assert found.method == "PUBLISH"
    lines = strict(content)
    for line in (
        "NAME:Oak Vale\\, CIG\\; my sessions",
        "X-WR-CALNAME:Oak Vale\\, CIG\\; my sessions",
        "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
        "X-PUBLISHED-TTL:PT1H",
    ):
        assert line in lines
    assert reports.feed("Oak Vale, CIG; my sessions", [EVENT, later]) == content


def test_an_empty_feed_is_a_calendar_all_the_same():
    assert read(reports.feed("Oak Vale", [])).events == ()


def test_file_and_feed_name_a_session_alike():
    in_file = read(reports.file(EVENT, Method.PUBLISH)).event
    assert read(reports.feed("Oak Vale", [EVENT])).event == in_file
