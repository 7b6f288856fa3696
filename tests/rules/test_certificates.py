"""Who may have which certificate, what it says, and its code."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import certificate_codes as codes
from rules import certificate_questions as questions
from rules import certificates as rules
from rules.attendance import Established, Mark, Status
from rules.certificates import Certificate, Contents, Issued, Kind, Part, Refused, Subject
from rules.dialogue import Given, Problem
from rules.ids import CertificateId, MemberId, SessionId
from rules.sessions import Status as SessionStatus
from tests.sample import START, community, session

OVER = START + timedelta(minutes=50)
AMARA, FEMI = MemberId(7), MemberId(1)
GIVEN = Given(OVER, community().zone, {})


def mark(status=Status.ATTENDED, minutes=None):
    return Mark(status, Established.SHEET, minutes)


def part(**changes):
    """Amara was there."""
    values = {"session": session(), "member_id": AMARA, "mark": mark(), "presented": False, "held": True}
    return Part(**{**values, **changes})


def contents(*lines, **changes):
    values = {
        "name": "Amara",
        "gmc": "",
        "community": "Oak Vale CIG",
        "zone": "Europe/London",
        "cycle": "",
        "trust": "",
        "signatory": "",
        "post": "",
        "lines": lines or (rules.line(part(), OVER),),
    }
    return Contents(**{**values, **changes})


def certificate(**changes):
    values = {
        "id": CertificateId(1),
        "code": "000000000000",
        "subject": Subject(Kind.ATTENDEE, 1),
        "member_id": AMARA,
        "contents": contents(),
        "issued_at": OVER,
    }
    return Certificate(**{**values, **changes})


def test_whoever_attended_has_the_minutes_of_the_session():
    line = rules.line(part(), OVER)
    assert (line.minutes, line.roles, line.partly) == (50, (Kind.ATTENDEE,), False)


@pytest.mark.parametrize(("measured", "printed"), [(44, 44), (0, 0), (50, 50), (71, 50)])
def test_measured_minutes_are_printed_and_never_more_than_was_planned(measured, printed):
    assert rules.line(part(mark=mark(minutes=measured)), OVER).minutes == printed
    assert rules.line(part(mark=mark(Status.PART, measured)), OVER).minutes == printed


def test_a_part_without_minutes_has_none():
    line = rules.line(part(mark=mark(Status.PART)), OVER)
    assert (line.minutes, line.partly) == (None, True)


@pytest.mark.parametrize(
    ("changes", "now", "reason"),
    [
        ({}, OVER - timedelta(seconds=1), "not-over"),
        ({"session": session(status=SessionStatus.CANCELLED)}, OVER, "session-cancelled"),
        ({"mark": None}, OVER, "not-marked"),
        ({"mark": mark(Status.MISSED)}, OVER, "marked-missed"),
        # Agreed to present, and nobody said yet whether they were there.
        ({"mark": None, "presented": True}, OVER, "not-marked"),
        ({"member_id": FEMI, "mark": None, "held": False}, OVER, "not-marked"),
        ({"member_id": FEMI, "mark": mark(Status.MISSED)}, OVER, "marked-missed"),
    ],
)
def test_what_cannot_be_certified(changes, now, reason):
    assert rules.line(part(**changes), now) == Refused(reason)


def test_the_presenter_and_the_facilitator():
    presenter = rules.line(part(presented=True), OVER)
    assert presenter.roles == (Kind.PRESENTER, Kind.ATTENDEE)
    led = rules.line(part(member_id=FEMI, mark=None), OVER)
    assert (led.roles, led.minutes) == ((Kind.FACILITATOR,), 50)
    # Who leads it is there for all of it, whatever the sheet says beside, and is no attendee as well.
    both = rules.line(part(member_id=FEMI, mark=mark(Status.PART), presented=True), OVER)
    assert (both.roles, both.minutes, both.partly) == ((Kind.FACILITATOR, Kind.PRESENTER), 50, False)


def test_a_certificate_of_one_role_names_that_role():
    assert rules.in_role(part(presented=True), Kind.PRESENTER, OVER).roles == (Kind.PRESENTER,)
    assert rules.in_role(part(), Kind.PRESENTER, OVER) == Refused("no-presenter")
    assert rules.in_role(part(), Kind.FACILITATOR, OVER) == Refused("no-facilitator")
    assert rules.in_role(part(member_id=FEMI, mark=None), Kind.ATTENDEE, OVER) == Refused("no-attendee")
    assert rules.in_role(part(mark=None), Kind.ATTENDEE, OVER) == Refused("not-marked")


def test_a_year_lists_what_was_there_in_order_of_time():
    later = replace(session(id=SessionId(2)), starts_at=START + timedelta(days=30))
    parts = [
        part(session=later, mark=mark(Status.PART)),
        part(),
        part(session=session(id=SessionId(3)), mark=mark(Status.MISSED)),
    ]
    lines = rules.lines(parts, later.ends_at)
    assert [line.session_id for line in lines] == [1, 2]
    told = contents(*lines)
    assert (told.minutes, told.untimed) == (50, 1)
    assert [line.session_id for line in rules.lines(parts, OVER)] == [1]


def test_the_same_again_unless_something_on_it_has_changed():
    had = certificate()
    assert rules.issue(had, contents()) == Issued(had, already=True)
    assert rules.issue(had, contents(trust="Another trust", signatory="Noor", post="Dean")).already
    for change in ({"name": "Amara N"}, {"gmc": "0000001"}, {"cycle": "2026/27"}):
        assert rules.issue(had, contents(**change)) is None
    assert rules.issue(had, contents(rules.line(part(mark=mark(minutes=44)), OVER))) is None
    assert rules.issue(None, contents()) is None
    assert rules.issue(replace(had, ended_at=OVER), contents()) is None


def test_what_an_administrator_withdrew_is_not_issued_again():
    had = certificate(ended_at=OVER, barred=True, reason="Entered twice.")
    assert rules.issue(had, contents()) == Refused("withdrawn", "Entered twice.")
    assert rules.issue(replace(had, barred=False), contents()) is None


@pytest.mark.parametrize("name", ["Member", "Admin"])
def test_who_has_no_name_has_no_certificate(name):
    assert rules.issue(None, contents(name=name)) == Refused("unnamed")


def test_what_it_says_stays_true_until_that_session_is_told_otherwise():
    had = certificate()
    (printed,) = had.contents.lines
    assert rules.still_true(had, printed, SessionId(1))
    assert rules.still_true(had, replace(printed, topic="Renamed since"), SessionId(1))
    assert not rules.still_true(had, None, SessionId(1))
    assert not rules.still_true(had, replace(printed, minutes=20, partly=True), SessionId(1))
    # A session that was held after a year's certificate was issued.
    assert rules.still_true(had, replace(printed, session_id=SessionId(2)), SessionId(2))


def test_the_number_stays_until_another_is_given_or_none():
    had = certificate(contents=contents(gmc="0000001"))
    assert rules.choose_gmc(None, had) == "0000001"
    assert rules.choose_gmc("0000002", had) == "0000002"
    assert rules.choose_gmc("", had) == ""
    assert rules.choose_gmc(None, None) == ""


@pytest.mark.parametrize("typed", ["0000001", " 000 0001 ", "\uff10\uff10\uff10\uff10\uff10\uff10\uff11"])
def test_a_gmc_number(typed):
    assert questions.read_gmc(typed, GIVEN) == "0000001"


@pytest.mark.parametrize("typed", ["", "700000", "00000001", "GMC 0000001", "700000\u0661", "<b>0000001"])
def test_no_gmc_number(typed):
    assert questions.read_gmc(typed, GIVEN) == Problem("certificate-gmc-wrong", {})


def test_a_reason_in_words():
    assert questions.read_reason("  Entered\ntwice. ", GIVEN) == "Entered twice."
    assert questions.read_reason("?", GIVEN).id == "withdraw-reason-no-letters"
    assert questions.read_reason("a" * 201, GIVEN).id == "withdraw-reason-too-long"


drawn = st.integers(0, 2**codes.BITS - 1).filter(lambda number: codes.code_of(number) is not None)


@given(drawn)
def test_a_code_is_read_back_however_it_is_typed(number):
    code = codes.code_of(number)
    assert len(code) == 12
    for typed in (
        code,
        code.lower(),
        codes.grouped(code),
        f" {codes.grouped(code).replace('-', ' ')}\n",
        codes.grouped(code).replace("-", "\u2013"),
        code.replace("0", "o").replace("1", "l"),
        code.replace("0", "O").replace("1", "I"),
        "".join(chr(ord(one) + 0xFEE0) for one in code),
    ):
        assert codes.read_code(typed) == code


@given(drawn, st.integers(0, 11), st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"))
def test_one_wrong_symbol_is_noticed(number, place, other):
    code = codes.code_of(number)
    wrong = code[:place] + other + code[place + 1 :]
    assert codes.read_code(wrong) == (code if wrong == code else None)


@given(drawn, st.integers(0, 9))
def test_two_neighbours_swapped_are_noticed(number, place):
    code = codes.code_of(number)
    swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
    assert codes.read_code(swapped) == (code if swapped == code else None)


@given(st.text())
def test_whatever_is_typed_is_read_or_refused(typed):
    assert codes.read_code(typed) in (None, codes.read_code(codes.read_code(typed) or ""))


@pytest.mark.parametrize("typed", ["", "-", "0" * 11, "0" * 13, "U" * 12, "../../etc/passwd", "0" * 10_000])
def test_what_is_no_code(typed):
    assert codes.read_code(typed) is None


def test_most_numbers_make_a_code_and_no_two_the_same():
    made = [codes.code_of(number * 7_919_999_983) for number in range(2000)]
    assert sum(one is not None for one in made) > 1600
    found = [one for one in made if one is not None]
    assert len(set(found)) == len(found)
    assert codes.grouped(found[0]).count("-") == 2
