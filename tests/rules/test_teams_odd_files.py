"""Files that are no Teams report, were cut off or taken early, and any that could be written."""

import gzip
import io
import time
import zipfile
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.teams.decoding import MOST_BYTES, Unreadable
from rules.teams.presence import presence, span_of
from rules.teams.reading import read
from tests.rules.teams_files import DAY, LONDON, START, at, minutes, now, people, text
from tests.teams_report import COMMA, LABELS, SEMICOLON, TAB, Guest, Visit, styled, there, written


def archive(content):
    """What a workbook is: a packed folder, and small for all that is in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("xl/worksheets/sheet1.xml", content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"\xef\xbb\xbf  \r\n", "empty"),
        (b"PK\x03\x04" + bytes(100), "zip"),
        (archive(b"0" * 10**7), "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "zip"),
        (gzip.compress(b"0" * 10**7), "zip"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "picture"),
        (b"\xff\xd8\xff\xe0", "picture"),
        (b"\xef\xbb\xbf\r\n <!DOCTYPE html>", "web-page"),
        (b"<table><tr><td>Name", "web-page"),
        (b"Name\x00Email", "not-text"),
        ("Name\tÄ".encode("latin-1"), "not-text"),
        ("Name\t".encode("utf-16")[:-1], "not-text"),
        (b"\xff\xfe\x00\xd8", "not-text"),
        (b"a" * (MOST_BYTES + 1), "too-big"),
        (b"a,b,c\r\n" * 5001, "too-many-rows"),
        (b"Name,Email\r\n" + b"a" * 2**20, "not-text"),
        (b'"Name,Email\r\n' + b"a\r\n" * 100_000, "not-text"),
        (b"Dear all,\r\nthe session is at five, in room 2, on Thursday.\r\n", "not-a-report"),
        (b"Name,Email\r\nAmara,amara@example.org\r\n", "not-a-report"),
        (b"Name,Here,When\r\nAmara,yes,14/10/2026 17:00\r\nBen,yes,14/10/2026 17:00\r\n", "not-a-report"),
        (b"Name,Came,Went\r\nAmara,14/10/2026 17:00,14/10/2026 17:50\r\n", "not-a-report"),
        (b"Name,Came,Went,Room\r\nAmara,14/10/2026 17:00,14/10/2026 17:50,Oak\r\n", "not-a-report"),
        (b"Name,Came,Went,For\r\nAmara,17:00,17:50,50m\r\n", "not-a-report"),
        ("\t".join(LABELS["en"][1]).encode(), "nobody"),
        ("Full Name\tUser Action\tTimestamp\r\n".encode("utf-16"), "nobody"),
    ],
)
def test_what_is_no_report_is_refused(content, reason):
    found = read(content)
    assert isinstance(found, Unreadable)
    assert found.reason == reason


def test_names_are_cleaned_and_cut():
    guests = [there("\u202eAma\x1bra\u202c\tO\r\nkafor", START, (0, 50)), there("B" * 5000, START, (0, 50))]
    assert [one.name for one in people(written(guests))] == ["Amara O kafor", "B" * 100]


def test_5000_rows_are_read():
    rows = [[f"Person {number}", at(0), at(50), "50m"] for number in range(4_990)]
    assert len(people(now(*rows))) == 4_990


@pytest.mark.parametrize(
    "cell",
    [
        "a@" + "." * 9_900 + " x",
        "a@b" + ".c" * 4_900 + "@",
        "1 " * 4_900,
        "1a" * 4_900,
        "(" * 9_900,
        "@" * 9_900,
    ],
)
def test_cells_that_would_take_for_ever(cell):
    """Each of these took seconds, or would with an expression that can be read in two ways."""
    content = now(*[[f"Amara {number}", at(0), at(50), "50m", cell, cell] for number in range(60)])
    began = time.process_time()
    assert len(people(content)) == 60
    assert time.process_time() - began < 5


def test_100000_lines_are_refused_at_once():
    began = time.process_time()
    assert read(b"Name,First Join\r\n" + b"Amara,x\r\n" * 100_000).reason == "too-many-rows"
    assert time.process_time() - began < 5


def test_a_third_section_that_was_cut_off_takes_nothing_away():
    """The second one has told of all the time; of her two stays the third one has the first only."""
    guests = [there("Amara", START, (0, 10), (20, 50)), there("Ben", START, (0, 50))]
    rows = written(guests, styled(encoding="utf-8")).decode().split("\r\n")
    whole = minutes("\r\n".join(rows).encode())
    assert whole == {"Amara": 40, "Ben": 50}
    for end in range(len(rows) - 1, 0, -1):
        if "In-Meeting Activities" in rows[end]:
            break
        assert minutes("\r\n".join(rows[:end]).encode()) == whole


@pytest.mark.parametrize("layout", ["now", "before", "first"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_wherever_a_file_was_cut_off_nobody_gets_more_and_the_whole_one_mends_it(layout, encoding):
    guests = [
        there("Amara", START, (0, 10), (20, 50), address="amara@example.org"),
        there("Ben", START, (2, 47)),
        there("Chidi", START, (5, 50)),
    ]
    content = written(guests, styled(layout=layout, encoding=encoding, times="de"))
    whole = _stays(content)
    wanted = minutes(content)
    for end in range(0, len(content), 3):
        part = read(content[:end])
        if isinstance(part, Unreadable) or isinstance(part.on(DAY), Unreadable):
            continue
        for name, stays in _stays(content[:end]).items():
            if name not in whole:
                assert any(known.startswith(name) for known in whole), "a name that was cut off"
                continue
            # Cut off before the length of a merged line, there is nothing to tell that Amara was out.
            most = 50 if name == "Amara" else wanted[name]
            alone, both = presence(stays), presence([*stays, *whole[name]])
            assert alone.minutes is None or alone.minutes <= most
            assert both.minutes is None or wanted[name] <= both.minutes <= most
            assert wanted[name] <= round(both.seconds / 60) <= most


def _stays(content):
    return {one.name: [span_of(stay, LONDON) for stay in one.stays] for one in people(content)}


def test_a_list_taken_during_the_meeting_and_the_one_after_it():
    early = text(
        ["Full Name", "User Action", "Timestamp"], ["Amara", "Joined", at(0)], ["Ben", "Joined", at(5)]
    )
    late = text(
        ["Full Name", "User Action", "Timestamp"],
        ["Amara", "Joined", at(0)],
        ["Ben", "Joined", at(5)],
        ["Ben", "Left", at(45)],
        ["Amara", "Left", at(50)],
    )
    assert minutes(early) == {"Amara": None, "Ben": None}
    both = {name: presence([*stays, *_stays(late)[name]]).minutes for name, stays in _stays(early).items()}
    assert both == {"Amara": 50, "Ben": 40}


_LETTERS = st.text(st.sampled_from("abcdefghij áéøß'-אبだ"), min_size=1, max_size=12)
_NAMES = _LETTERS.map(lambda words: f"N{words}".strip()).map(lambda name: " ".join(name.split()))


@st.composite
def _meetings(draw):
    """People with distinct names and visits that do not overlap, on some day."""
    day = draw(st.dates(date(2026, 1, 1), date(2028, 12, 31)))
    start = datetime.combine(day, datetime.min.time()) + timedelta(hours=draw(st.integers(8, 20)))
    # With accents, case and hyphens left out two names may be the same; a number tells them apart.
    names = draw(st.lists(_NAMES, min_size=1, max_size=6))
    guests = []
    for number, name in enumerate(names):
        moments = sorted(draw(st.lists(st.integers(0, 5400), min_size=2, max_size=6, unique=True)))
        moments = moments[: len(moments) // 2 * 2]
        visits = tuple(
            Visit(start + timedelta(seconds=joined), start + timedelta(seconds=left))
            for joined, left in zip(moments[::2], moments[1::2], strict=True)
        )
        address = draw(st.sampled_from(["", f"p{number}@example.org"]))
        guests.append(Guest(f"{name} {number}", visits, address))
    return day, guests


_STYLES = st.builds(
    styled,
    layout=st.sampled_from(["now", "before", "first"]),
    encoding=st.sampled_from(["utf-16", "utf-8", "utf-8-sig"]),
    separator=st.sampled_from([TAB, COMMA, SEMICOLON]),
    language=st.sampled_from(list(LABELS)),
    times=st.sampled_from(["us", "uk", "de", "iso"]),
    lengths=st.booleans(),
    engagement=st.booleans(),
    fourth=st.booleans(),
    short_rows=st.booleans(),
    title=st.sampled_from(["CIG", 'a "b"\nc', "x, y; z\tq", ""]),
)


@given(_meetings(), _STYLES)
def test_what_is_written_is_read(meeting, style):
    day, guests = meeting
    wanted = {
        one.name: (round(sum((v.left - v.joined).total_seconds() for v in one.visits)) + 30) // 60
        for one in guests
    }
    assert minutes(written(guests, style), day) == wanted


@given(st.binary(max_size=400))
def test_no_bytes_are_too_strange(content):
    read(content)


@given(
    st.lists(st.lists(st.sampled_from(["", "Name", "a@b.cd", at(0), "5m", "Left", "2. X", "7"]), max_size=7))
)
def test_no_rows_are_too_strange(rows):
    found = read(text(*rows))
    if not isinstance(found, Unreadable):
        found.on(DAY)
