"""Names are looked for, and put in order, in one way wherever there are names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules import booked_for, names, sheets
from rules.dialogue import Problem
from rules.presenters import turns


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("Amara", "ama"),
        ("Amara", "AMARA"),
        ("José", "Jose"),
        ("Zoë Müller", "zoe mul"),
        ("Łukasz", "łuk"),
        ("İpek", "ipek"),
        ("Straße", "strasse"),
        ("Nguyễn Ánh", "anh nguyen"),
        ("محمد", "محم"),
    ],
)
def test_a_part_of_a_name_finds_it(name, typed):
    assert names.fits(name, typed)


@pytest.mark.parametrize(("name", "typed"), [("Amara", "amr"), ("Amara", "ama ben"), ("Ben", "bent")])
def test_what_is_no_part_of_it_does_not(name, typed):
    assert not names.fits(name, typed)


@given(st.text(alphabet=st.characters(categories=("L",)), min_size=1))
def test_every_name_is_found_by_itself(name):
    assert names.fits(name, name)


def test_a_list_is_sorted_by_letters_and_namesakes_by_number():
    people = [("Zoë", 1), ("élan", 2), ("Ezra", 3), ("Edna", 4), ("zoe", 5), ("Edna", 0)]
    ordered = sorted(people, key=lambda one: names.in_order(*one))
    assert ordered == [("Edna", 0), ("Edna", 4), ("élan", 2), ("Ezra", 3), ("Zoë", 1), ("zoe", 5)]


@pytest.mark.parametrize("flow", [booked_for.BOOK_FOR, sheets.FIND, turns.SEARCH])
def test_every_search_reads_a_part_of_a_name_alike(flow):
    (step,) = flow.steps
    assert step.read("  Al ", None) == "Al"
    assert step.read("李", None) == "李"
    assert step.read(".. ", None) == step.read("", None) == Problem("member-part-no-letters", {})
    assert step.read("a" * 300, None) == "a" * names.NAME_LIMIT


@given(st.text())
def test_what_is_clean_stays_so(typed):
    cleaned = names.clean(typed)
    assert names.clean(cleaned) == cleaned
