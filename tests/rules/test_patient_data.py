"""The detector: what it finds and what it leaves alone, on written cases and on whatever comes."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.dialogue import Problem
from rules.patient_data import Kind, find
from rules.patient_data.numbers import passes
from rules.patient_data.plain import plain
from rules.presenters.titles import CASE
from tests.rules.patient_data import corpus

LONGEST = 4096
HELD_OUT = ("held_out_true.txt", "held_out_false.txt")
DIGITS = st.text("0123456789", min_size=9, max_size=9)


@pytest.mark.parametrize(("kind", "words"), corpus.true())
def test_what_identifies_a_patient_is_found(kind, words):
    assert kind in {one.kind for one in find(words)}


@pytest.mark.parametrize("words", corpus.false())
def test_what_identifies_nobody_is_left_alone(words):
    assert find(words) == ()


def test_the_corpus_is_large_and_has_every_kind():
    true, false = corpus.true(), corpus.false()
    assert len(set(true)) == len(true) >= 150
    assert len(set(false)) == len(false) >= 250
    assert {kind for kind, _ in true} == set(Kind)


def test_precision_and_recall(record_property):
    """Of the cases it was made by, and of those that were written when it was made: floors for both."""
    for name, (true, false), (recall_floor, precision_floor) in (
        ("corpus", (corpus.true(), corpus.false()), (1.0, 1.0)),
        ("held-out cases", (corpus.true(HELD_OUT[0]), corpus.false(HELD_OUT[1])), (0.75, 0.9)),
    ):
        recall, precision, alarms = _measured(true, false)
        said = ", ".join(f"{kind} {found}/{of}" for kind, (found, of) in recall.items())
        record_property(
            "figure", f"patient data, {name}: recall {said}; precision {precision:.3f}, {alarms} false alarms"
        )
        found, of = (sum(figures) for figures in zip(*recall.values(), strict=True))
        assert found / of >= recall_floor
        assert precision >= precision_floor


def _measured(true, false):
    found, of = Counter(), Counter()
    for kind, words in true:
        of[kind] += 1
        found[kind] += kind in {one.kind for one in find(words)}
    alarms = sum(bool(find(words)) for words in false)
    return {kind: (found[kind], of[kind]) for kind in Kind if of[kind]}, _share(found, alarms), alarms


def _share(found, alarms):
    return found.total() / (found.total() + alarms)


@given(DIGITS)
def test_the_check_digit_is_the_published_one(nine):
    fits = corpus.check_digit(nine)
    for last in "0123456789":
        assert passes(nine + last) == (last == fits and len(set(nine + last)) > 1)


@given(st.text(max_size=300))
def test_whatever_is_written_nothing_breaks_and_every_place_lies_within(words):
    for one in find(words):
        assert 0 <= one.start < one.end <= len(words)


@given(st.text(max_size=200))
def test_the_plain_form_keeps_every_letter_in_its_place(words):
    assert len(plain(words)) == len(words)


@given(DIGITS, st.sampled_from(["", " ", "-", "\N{NO-BREAK SPACE}", "\N{EN DASH}", "."]), st.integers(0, 30))
def test_every_number_that_is_said_to_be_one_is_found_where_it_stands(nine, gap, before):
    digit = corpus.check_digit(nine)
    digits = nine + (digit or "0")
    typed = f"{digits[:3]}{gap}{digits[3:6]}{gap}{digits[6:]}"
    opening = "x " * before + "NHS number "
    found = [one for one in find(f"{opening}{typed} please") if one.kind is Kind.NHS_NUMBER]
    if digit is None or len(set(digits)) == 1:
        assert not found
    else:
        assert [(one.start, one.end) for one in found] == [(len(opening), len(opening) + len(typed))]


@given(DIGITS)
def test_a_telephone_number_is_none(nine):
    for typed in (f"07{nine}", f"call 07{nine[:3]} {nine[3:]}", f"+44 7{nine[:3]} {nine[3:]}"):
        assert find(typed) == ()


def test_a_finding_says_where_and_never_what():
    (found,) = find("NHS number 999 000 0018")
    assert "999" not in repr(found).replace("Span", "")
    assert (found.start, found.end) == (11, 23)


ENDLESS = (
    "1 ",
    "12 ",
    "1/1/",
    "999 000 ",
    "999-000-",
    "9990000018",
    "9990000018 ",
    "NHS no ",
    "NHS 999 000 001 ",
    "patient ",
    "pt Anna ",
    "Mr Anna ",
    "Anna ",
    "Anna Anna admitted ",
    "A",
    "AB ",
    "A.B. ",
    "AB 74",
    "74F AB ",
    "ward 5 ",
    "dob 1/1/1950 ",
    "MRN 123456 ",
    "patient LS1 4AP ",
    "LS1 4A",
    "1 jan ",
    "january 1 ",
    " ",
    "\n",
    "-",
    "'",
    "A'a-A'a",
    "é",
    "\N{FULLWIDTH DIGIT NINE}",
    "\N{ZERO WIDTH SPACE}",
    "\U0001f642",
    "🏥9 ",
)


@pytest.mark.parametrize("piece", ENDLESS)
def test_the_longest_message_of_a_piece_comes_to_an_end(piece):
    """A pattern that goes back and forth over these would take minutes."""
    find((piece * LONGEST)[:LONGEST])


def test_a_case_title_that_identifies_a_patient_is_asked_for_again():
    (step,) = CASE.steps
    assert step.read("The night nobody answered the phone", {}) == "The night nobody answered the phone"
    assert step.read("JS, 74F, ward 12", {}) == Problem("case-title-patient", {})


def test_what_lies_behind_the_longest_message_is_not_read():
    assert find("x " * 1_000_000 + "NHS number 999 000 0018") == ()
