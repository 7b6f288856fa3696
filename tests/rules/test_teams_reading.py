"""Teams reports in every form they have had: columns, labels, people who came twice or have one name."""

from datetime import datetime

import pytest

from rules.teams.reading import read
from tests.rules.teams_files import DAY, START, at, minutes, now, people, text
from tests.teams_report import COMMA, LABELS, SEMICOLON, TAB, styled, there, written

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
