"""Reports as Teams has written them over the years, each of their traps, and what is no report."""

import csv
import gzip
import io
import time
import zipfile
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.teams.decoding import MOST_BYTES, Unreadable
from rules.teams.presence import presence, span_of
from rules.teams.reading import read
from rules.teams.stamps import Order, read_length, read_stamp
from tests.teams_report import COMMA, LABELS, SEMICOLON, TAB, Guest, Visit, styled, there, written

LONDON = ZoneInfo("Europe/London")
START = datetime(2026, 10, 14, 13, 0)
DAY = START.date()

AS_TEAMS_WRITES_IT = (
    "1. Summary\r\n"
    'Meeting title\t"CIG session 3"\r\n'
    "Attended participants\t7\r\n"
    "Start time\t10/14/26, 1:00:11\u202fPM\r\n"
    "End time\t10/14/26, 1:52:02\u202fPM\r\n"
    "Meeting duration\t51m 51s\r\n"
    "Average attendance time\t44m 7s\r\n"
    "\r\n"
    "2. Participants\r\n"
    "Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole\r\n"
    "Dr A (External)\t10/14/26, 1:02:11\u202fPM\t10/14/26, 1:50:02\u202fPM\t47m 51s\ta@example.org"
    "\ta@example.org\tPresenter\r\n"
    "\r\n"
    "3. In-Meeting Activities\r\n"
    "Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole\r\n"
    "Dr A (External)\t10/14/26, 1:02:11\u202fPM\t10/14/26, 1:50:02\u202fPM\t47m 51s\ta@example.org"
    "\tPresenter\r\n"
)


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


def archive(content):
    """What a workbook is: a packed folder, and small for all that is in it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as folder:
        folder.writestr("xl/worksheets/sheet1.xml", content)
    return out.getvalue()


def at(minute, second=0):
    return f"10/14/26, 1:{minute:02}:{second:02} PM"


def test_letters_the_other_way_round():
    (one,) = people(b"\xfe\xff" + AS_TEAMS_WRITES_IT.encode("utf-16-be"))
    assert one.name == "Dr A (External)"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8", "utf-8-sig"])
def test_the_form_of_today(encoding):
    (one,) = people(AS_TEAMS_WRITES_IT.encode(encoding))
    assert (one.name, one.addresses, one.role) == ("Dr A (External)", ("a@example.org",), "Presenter")
    (stay,) = one.stays
    assert (stay.joined, stay.left, stay.seconds) == (
        datetime(2026, 10, 14, 13, 2, 11), datetime(2026, 10, 14, 13, 50, 2), 2871,
    )  # fmt: skip
    report = read(AS_TEAMS_WRITES_IT.encode(encoding)).on(DAY)
    assert (report.first.minute, report.last.minute) == (0, 52)


def test_the_form_before():
    rows = (
        ["Meeting Summary"],
        ["Total Number of Participants", "2"],
        ["Full Name", "Join Time", "Leave Time", "Duration", "Email", "Role"],
        ["Amara", at(0), at(20), "20m", "amara@example.org", "Organizer"],
        ["Amara", at(25), at(50), "25m", "amara@example.org", "Organizer"],
        ["Ben", at(5), at(15), "10m"],
    )
    assert minutes(text(*rows)) == {"Amara": 45, "Ben": 10}
    assert people(text(*rows))[0].role == "Organizer"


def test_the_first_form():
    rows = (
        ["Full Name", "User Action", "Timestamp"],
        ["Amara", "Joined before", at(0)],
        ["Ben", "Joined", at(5)],
        ["Amara", "Left", at(20)],
        ["Amara", "Joined", at(30)],
        ["Amara", "Left", at(50)],
    )
    # Ben had not gone when the list was taken: he was there, and nobody knows for how long.
    assert minutes(text(*rows)) == {"Amara": 40, "Ben": None}


def test_the_first_form_in_rows_out_of_order():
    rows = (["Full Name", "User Action", "Timestamp"], ["Ben", "Left", at(45)], ["Ben", "Joined", at(5)])
    assert minutes(text(*rows)) == {"Ben": 40}


@pytest.mark.parametrize("language", LABELS)
@pytest.mark.parametrize("layout", ["now", "before", "first"])
def test_labels_of_any_language_and_case(language, layout):
    guests = [there("Amara", START, (0, 20), (25, 50)), there("Ben", START, (2, 12))]
    assert minutes(written(guests, styled(language=language, layout=layout))) == {"Amara": 45, "Ben": 10}


def test_a_title_with_line_breaks_quotes_and_a_header_in_it():
    title = 'CIG "session"\r\nName\tJoin Time\tLeave Time\tDuration\r\n3; and, more'
    assert minutes(written([there("Amara", START, (0, 50))], styled(title=title))) == {"Amara": 50}


@pytest.mark.parametrize("separator", [TAB, COMMA, SEMICOLON])
def test_commas_in_names_and_times(separator):
    guests = [there("Okafor, Amara", START, (0, 50))]
    assert minutes(written(guests, styled(separator=separator, encoding="utf-8"))) == {"Okafor, Amara": 50}


def test_rows_shorter_than_the_header():
    content = now(["Amara", at(0), at(50)], ["Ben", at(0), at(50), "50m"], ["Chidi", at(10)], ["Dayo"])
    assert minutes(content) == {"Amara": 50, "Ben": 50, "Chidi": None, "Dayo": None}


def test_more_columns_and_a_fourth_section():
    guests = [there("Amara", START, (0, 50), address="amara@example.org", role="Präsentator")]
    (one,) = people(written(guests, styled(engagement=True, fourth=True)))
    assert (one.role, one.addresses) == ("Präsentator", ("amara@example.org",))
    assert len(one.stays) == 1


def test_a_missing_length_is_not_absence():
    assert minutes(written([there("Amara", START, (0, 50))], styled(lengths=False))) == {"Amara": 50}
    assert minutes(now(["Amara", at(0), "", "40m"], ["Ben", at(0), at(9), ""])) == {"Amara": 40, "Ben": 9}


def test_a_length_without_a_leave_ends_when_it_is_over():
    rows = (["Amara", at(0), "", "40m", "a@example.org"], ["Amara", at(30), at(50), "20m", "a@example.org"])
    assert minutes(now(*rows)) == {"Amara": 50}


def test_a_length_where_a_leave_is_wrong():
    assert minutes(now(["Amara", at(30), at(10), "20m"], ["Ben", at(0), at(50), "50m"])) == {
        "Amara": 20,
        "Ben": 50,
    }


def test_somebody_who_was_out_in_between_is_merged_in_the_second_section():
    """Without the third section the length is what tells."""
    guests = [there("Amara", START, (0, 10), (40, 50))]
    assert minutes(written(guests, styled(activities=False))) == {"Amara": 20}
    assert minutes(written(guests)) == {"Amara": 20}


def test_the_third_section_without_addresses():
    content = text(
        ["1. Summary"],
        [],
        ["2. Participants"],
        LABELS["en"][1],
        ["Amara", at(0), at(50), "20m", "amara@example.org", "amara@example.org", "Attendee"],
        [],
        ["3. In-Meeting Activities"],
        LABELS["en"][2],
        ["Amara", at(0), at(10), "10m"],
        ["Amara", at(40), at(50), "10m"],
        ["Late, and only here", at(40), at(50), "10m"],
    )
    found = people(content)
    assert [(one.name, one.addresses, len(one.stays)) for one in found] == [
        ("Amara", ("amara@example.org",), 2),
        ("Late, and only here", (), 1),
    ]


def test_one_account_on_two_devices_is_one_person():
    guests = [
        there("Amara", START, (0, 30), address="amara@example.org"),
        there("Amara (phone)", START, (20, 50), address="amara@example.org"),
    ]
    (one,) = people(written(guests))
    assert not one.shared
    assert minutes(written(guests)) == {"Amara": 50}


@pytest.mark.parametrize("layout", ["now", "before", "first"])
def test_two_people_of_one_name_are_not_told_apart(layout):
    guests = [there("Sam", START, (0, 30)), there("Sam", START, (20, 50))]
    assert all(one.shared for one in people(written(guests, styled(layout=layout))))


def test_one_who_came_back_is_one_person_where_each_stay_has_a_row():
    guests = [there("Sam", START, (0, 20)), there("Sam", START, (30, 50))]
    (one,) = people(written(guests, styled(layout="before")))
    assert not one.shared
    assert minutes(written(guests, styled(layout="before"))) == {"Sam": 40}
    # Where each person has a row, two rows are two people.
    assert [one.shared for one in people(written(guests))] == [True, True]


def test_two_of_one_name_in_different_departments_are_two_people():
    guests = [there("Farah (Surgery)", START, (0, 20)), there("Farah (Paediatrics)", START, (30, 50))]
    for layout in ("now", "before", "first"):
        found = minutes(written(guests, styled(layout=layout)))
        assert found == {"Farah (Surgery)": 20, "Farah (Paediatrics)": 20}, layout


def test_only_who_attended():
    """An organisation can have Teams leave out all times but those of the meeting."""
    header = ["Name", "Email", "Participant ID (UPN)", "Role"]
    content = text(
        ["1. Summary"],
        ["Start time", at(0)],
        ["End time", at(50)],
        [],
        ["2. Participants"],
        header,
        ["Amara", "amara@example.org", "amara@example.org", "Presenter"],
        ["Ben", "", "", "Attendee"],
    )
    assert minutes(content) == {"Amara": None, "Ben": None}


# Dates


@pytest.mark.parametrize("times", ["us", "uk", "de", "iso"])
def test_dates_of_every_country(times):
    for start in (START, datetime(2026, 10, 4, 13, 0)):
        guests = [there("Amara", start, (0, 50))]
        assert minutes(written(guests, styled(times=times)), start.date()) == {"Amara": 50}


def test_the_sessions_day_decides_between_day_and_month():
    content = written([there("Amara", datetime(2026, 10, 4, 13, 0), (0, 50))])
    found = read(content)
    assert found.days == (date(2026, 4, 10), date(2026, 10, 4))
    assert found.on(date(2026, 10, 4)).first.month == 10
    assert found.on(date(2026, 4, 10)).first.month == 4
    # Clocks of other zones may be a day off.
    assert found.on(date(2026, 10, 5)).first.month == 10
    refused = found.on(date(2026, 11, 19))
    assert (refused.reason, refused.facts) == (
        "unclear-day",
        {"day": date(2026, 11, 19), "one": date(2026, 4, 10), "other": date(2026, 10, 4)},
    )


def test_one_row_can_decide_for_all():
    """A meeting over midnight: the 12th may be a month, the 13th is none."""
    guests = [there("Amara", datetime(2026, 10, 12, 23, 30), (0, 50))]
    found = read(written(guests))
    assert found.days == (date(2026, 10, 12),)
    assert found.on(date(2026, 12, 10)).reason == "other-day"


def test_dates_that_cannot_all_be_read_in_one_way():
    content = now(["Amara", "10/14/26, 1:00 PM", "14/10/26, 1:50 PM", "50m"])
    assert read(content).reason == "no-dates"


def test_dates_that_mean_the_same_either_way_are_clear():
    found = read(written([there("Amara", datetime(2026, 10, 10, 13, 0), (0, 50))]))
    assert found.days == (date(2026, 10, 10),)


def test_the_night_the_clocks_go_back():
    joined, left = datetime(2026, 10, 25, 1, 40), datetime(2026, 10, 25, 1, 20)
    guests = [Guest("Amara", (Visit(joined, left),))]
    content = written(guests, styled(lengths=False))
    # Twenty past one came forty minutes after twenty to two; without a length nobody can be sure.
    assert minutes(content, joined.date()) == {"Amara": None}
    over = [Guest("Ben", (Visit(datetime(2026, 10, 25, 0, 30), datetime(2026, 10, 25, 2, 30)),))]
    assert minutes(written(over, styled(lengths=False)), joined.date()) == {"Ben": 180}


@pytest.mark.parametrize(
    ("cell", "day_first", "month_first"),
    [
        ("10/14/26, 1:00:11 PM", None, (10, 14, 13, 0, 11)),
        ("14/10/2026, 13:02", (10, 14, 13, 2, 0), None),
        ("3/4/2026 12:00:00 AM", (4, 3, 0, 0, 0), (3, 4, 0, 0, 0)),
        ("3/4/2026 12:00:00 p. m.", (4, 3, 12, 0, 0), (3, 4, 12, 0, 0)),
        ("3.4.26, 08:05:00", (4, 3, 8, 5, 0), None),
        ("3. 4. 2026 8:05:00", (4, 3, 8, 5, 0), None),
        ("3-4-2026 08.05.00", (4, 3, 8, 5, 0), (3, 4, 8, 5, 0)),
        ("2026-10-14T13:02:11.5", (10, 14, 13, 2, 11), (10, 14, 13, 2, 11)),
    ],
)
def test_a_time_is_read_in_both_orders(cell, day_first, month_first):
    stamp = read_stamp(cell)
    for order, wanted in ((Order.DAY_FIRST, day_first), (Order.MONTH_FIRST, month_first)):
        assert stamp.read_as(order) == (None if wanted is None else datetime(2026, *wanted)), order


@pytest.mark.parametrize(
    "cell",
    ["", "10/14/26", "13:02:11", "13/13/26, 1:00 PM", "10/14/26, 25:00", "1/2-26, 1:00", "0/0/26, 1:00"],
)
def test_what_is_no_time(cell):
    assert read_stamp(cell) is None


@pytest.mark.parametrize(
    ("cell", "seconds"),
    [
        ("51m 51s", 3111), ("1h 2m", 3720), ("1h 5s", 3605), ("45s", 45), ("2h", 7200), ("0s", 0),
        ("1H 2M 3S", 3723), ("1 Std. 2 Min. 3 Sek.", 3723), ("1 h 2 min 3 s", 3723), ("1 uur, 2 min.", 3720),
        ("1時間2分", 3720), ("1 час 2 мин", 3720), ("1 س 2 د", 3720), ("0:51:51", 3111), ("1d 1h", 90000),
        ("", None), ("51", None), ("2m 1h", None), ("1h and 2m", None), ("7 raised", None), ("1h 2m!", None),
    ],
)  # fmt: skip
def test_a_length_in_any_of_its_forms(cell, seconds):
    assert read_length(cell) == seconds


# What is no report


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


# A file that was cut off, and one that was taken before the meeting was over


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


# Whoever writes it, it reads the same.

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
