from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.dialogue import Answered, Asked, Chosen, Given, Move, Problem, Typed, advance, begin
from rules.ids import CommunityId, UserId
from rules.members import (
    ABOUT,
    HELLO,
    UNNAMED,
    Experience,
    Field,
    Grade,
    name_from_account,
    read_name,
    read_words,
    told,
)
from rules.names import NAME_LIMIT, clean

NOW = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")
GIVEN = Given(NOW, LONDON, {})


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Amara", "Amara"),
        ("  Ben \n Okri ", "Ben Okri"),
        ("أمارا", "أمارا"),
        ("阿玛拉", "阿玛拉"),
        ("<b>Amara</b>", "<b>Amara</b>"),
        ("Am\x00ar\x07a", "Amara"),
        ("\N{RIGHT-TO-LEFT OVERRIDE}Amara", "Amara"),
        ("e\N{COMBINING ACUTE ACCENT}lodie", "élodie"),
        ("نیم\N{ZERO WIDTH NON-JOINER}فاصله", "نیم\N{ZERO WIDTH NON-JOINER}فاصله"),
        ("Amara 🌸", "Amara 🌸"),
    ],
)
def test_a_name_of_any_script_is_kept_without_invisible_characters(typed, kept):
    assert read_name(typed, GIVEN) == kept


@pytest.mark.parametrize("typed", ["🌸🌸", "12345", "...", "\N{ZERO WIDTH JOINER}", "---"])
def test_a_name_needs_a_letter(typed):
    assert read_name(typed, GIVEN) == Problem("member-name-no-letters", {})


def test_a_name_that_is_too_long_is_said_to_be_so():
    assert read_name("a" * 65, GIVEN) == Problem("member-name-too-long", {"limit": 64, "length": 65})
    assert read_name("a" * 64, GIVEN) == "a" * 64
    problem = read_name("a" * 10_000, GIVEN)
    assert problem.variables == {"limit": 64, "length": 10_000}


def test_stacked_marks_are_thinned_out():
    shown = clean("Z" + "\N{COMBINING GRAVE ACCENT BELOW}" * 50)
    assert len(shown) == 5


@given(st.text(max_size=200))
def test_what_is_kept_is_one_clean_line(typed):
    name = read_name(typed, GIVEN)
    if isinstance(name, str):
        assert name == name.strip()
        assert name.isprintable() or "\u200c" in name or "\u200d" in name
        assert 0 < len(name) <= NAME_LIMIT
        assert clean(name) == name


def test_an_account_without_a_readable_name_gets_one():
    assert name_from_account("Amara") == "Amara"
    assert name_from_account("🌸") == UNNAMED
    assert name_from_account("") == UNNAMED
    assert len(name_from_account("a" * 300)) == NAME_LIMIT


def test_a_specialty_is_words():
    assert read_words("General medicine", GIVEN) == "General medicine"
    assert read_words("x" * 81, GIVEN) == Problem("member-words-too-long", {"limit": 80, "length": 81})


def played(flow, replies, known=None):
    draft = begin(flow, UserId(1), CommunityId(1), 1, NOW, known)
    turn = Asked(draft)
    for reply in replies:
        turn = advance(flow, turn.draft, reply, NOW, LONDON)
    return turn


def test_the_hello_form_asks_five_questions():
    turn = played(HELLO, [Typed("Amara"), Chosen(5), Typed("Psychiatry"), Typed("Oak Vale"), Chosen(3)])
    assert isinstance(turn, Answered)
    assert told(turn.draft.answers) == {
        Field.NAME: "Amara",
        Field.GRADE: Grade.CONSULTANT,
        Field.SPECIALTY: "Psychiatry",
        Field.SITE: "Oak Vale",
        Field.EXPERIENCE: Experience.OVER_5,
    }


def test_every_question_can_be_skipped_and_then_nothing_changes():
    turn = played(HELLO, [Move.SKIP] * 5)
    assert isinstance(turn, Answered)
    assert told(turn.draft.answers) == {}


def test_typed_instead_of_pressed_the_question_is_asked_again():
    turn = played(HELLO, [Move.SKIP, Typed("boss")])
    assert (turn.draft.step, turn.problem.id) == ("grade", "member-pick-one")
    assert played(HELLO, [Move.SKIP, Typed(" Consultant ")]).draft.answers["grade"] == "consultant"


@pytest.mark.parametrize("field", list(Field))
def test_about_me_asks_for_the_one_thing_alone(field):
    draft = begin(ABOUT, UserId(1), CommunityId(1), 1, NOW, {"field": field})
    assert draft.step == field
    step = ABOUT.step(field)
    reply = Typed("Oak Vale") if field in ("name", "specialty", "site") else Chosen(0)
    turn = advance(ABOUT, draft, reply, NOW, LONDON)
    assert isinstance(turn, Answered)
    assert list(told(turn.draft.answers)) == [field]
    assert field == Field.NAME or step.choices[-1] == "remove"


def test_what_was_told_can_be_removed_but_a_name_stays_a_name():
    turn = played(ABOUT, [Chosen(0)], {"field": "specialty"})
    assert told(turn.draft.answers) == {Field.SPECIALTY: None}
    turn = played(ABOUT, [Typed("remove")], {"field": "name"})
    assert told(turn.draft.answers) == {Field.NAME: "remove"}
