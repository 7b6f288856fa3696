"""What brings the help card, and what must not: a written corpus, read by somebody who may be wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.danger import suggests_danger
from tests.rules.danger_corpus import DANGER, NOT, UNSEEN_DANGER, UNSEEN_NOT, lines


@pytest.mark.parametrize("words", lines(DANGER))
def test_words_of_danger_bring_the_card(words):
    assert suggests_danger(words)


@pytest.mark.parametrize("words", lines(NOT))
def test_words_that_only_sound_like_it_do_not(words):
    assert not suggests_danger(words)


def test_how_much_of_what_nobody_thought_of_is_found(record_property):
    """Said as it is: about half. The card is on every menu because of the other half."""
    unseen, harmless = lines(UNSEEN_DANGER), lines(UNSEEN_NOT)
    found, alarms = (sum(map(suggests_danger, one)) for one in (unseen, harmless))
    record_property(
        "figure",
        f"words of danger, unseen: {found} of {len(unseen)} found; false alarms: {alarms} of {len(harmless)}",
    )
    assert found >= len(unseen) * 2 // 5
    assert alarms <= len(harmless) // 5


@pytest.mark.parametrize("apostrophe", ["'", "\u2019", ""])
def test_an_apostrophe_makes_no_difference(apostrophe):
    assert suggests_danger(f"I don{apostrophe}t want to live")


@given(st.text(max_size=6000))
def test_anything_can_be_looked_at(words):
    suggests_danger(words)


@pytest.mark.parametrize(
    "words", ["i am " * 2000, "my husband " * 900, "want to " * 1300 + "die", "can't go on like " * 400]
)
def test_long_words_end(words):
    """Repeated beginnings must not be tried over and over: this would then take minutes."""
    suggests_danger(words)
