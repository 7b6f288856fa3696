"""Lines are sorted into themes, and told from three mentions on."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from rules.feedback import sorting
from rules.feedback.sorting import Refused, ReleasedLine, ThemeCount, seen_of
from rules.ids import CommunityId, RoundId, ThemeId
from rules.themes import Theme

THEMES = tuple(
    Theme(ThemeId(number), CommunityId(1), name, keywords, retired)
    for number, name, keywords, retired in (
        (1, "Exams", ("portfolio",), False),
        (2, "Rotas", ("night",), False),
        (3, "Time", (), False),
        (4, "Parking", (), True),
    )
)
LINE = ReleasedLine("a", RoundId(7), "No time for my portfolio.", quotable=True)


def finished(line, *themes):
    chosen = tuple(map(ThemeId, themes))
    return sorting.done(replace(line, themes=chosen), THEMES, seen_of(chosen))


def test_what_the_words_suggest_is_ticked_until_somebody_chooses():
    assert sorting.ticked(LINE, THEMES) == (1, 3)
    without = sorting.tick(LINE, THEMES, ThemeId(1), on=False)
    assert without.themes == (3,)
    nothing = sorting.tick(without, THEMES, ThemeId(3), on=False)
    # Chosen, and not suggested once more.
    assert sorting.ticked(nothing, THEMES) == ()
    assert sorting.tick(nothing, THEMES, ThemeId(3), on=False) is nothing
    assert sorting.tick(LINE, THEMES, ThemeId(1), on=True) is LINE


@pytest.mark.parametrize("theme_id", [4, 99])
def test_what_is_not_offered_cannot_be_ticked(theme_id):
    assert sorting.tick(LINE, THEMES, ThemeId(theme_id), on=True) == Refused("theme-gone")


def test_what_is_done_was_seen():
    assert sorting.done(LINE, THEMES, seen_of((ThemeId(1),))) == Refused("changed")
    renamed = (replace(THEMES[0], keywords=()), *THEMES[1:])
    # Another one has changed the list meanwhile: what is suggested now was not seen.
    assert sorting.done(LINE, renamed, seen_of(sorting.ticked(LINE, THEMES))) == Refused("changed")
    done = sorting.done(LINE, THEMES, seen_of((ThemeId(3), ThemeId(1))))
    assert done == replace(LINE, sorted=True, themes=(1, 3))
    assert sorting.done(done, THEMES, seen_of((1, 3))) == Refused("sorted")
    assert sorting.tick(done, THEMES, ThemeId(2), on=True) == Refused("sorted")


def test_words_go_unless_they_may_be_quoted_under_a_theme():
    assert finished(LINE, 1).words == LINE.words
    assert finished(LINE).words == ""
    assert finished(replace(LINE, quotable=False), 1).words == ""


def test_the_next_line():
    waiting = [replace(LINE, name=name) for name in "bdf"]

    def after(name, **how):
        return sorting.next_of(waiting, name, **how).name

    assert [after(""), after("b"), after("c"), after("f"), after("g")] == ["b", "b", "d", "f", "b"]
    assert [after("b", past=True), after("c", past=True), after("f", past=True)] == ["d", "d", "b"]
    assert sorting.next_of([], "b") is None


def test_three_mentions_are_told_and_two_are_not():
    lines = [
        finished(replace(LINE, words=words, quotable=quotable), *themes)
        for words, quotable, themes in (
            ("One", True, (1, 4)),
            ("Two", False, (1, 2, 4)),
            ("Three", True, (1, 2, 4)),
            ("Four", True, ()),
        )
    ]
    waiting = replace(LINE, words="Five", themes=(ThemeId(2),))
    assert sorting.told(THEMES, [*lines, waiting]) == (
        ThemeCount("Exams", 3, ("One", "Three")),
        ThemeCount("Parking", 3, ("One", "Three")),
        ThemeCount("Rotas", None, ()),
        ThemeCount("Time", None, ()),
    )
    assert "Parking" not in [one.name for one in sorting.told(THEMES, lines[:2])]


LINES = some.lists(
    some.builds(
        ReleasedLine,
        some.text("abcdef0123456789", min_size=16, max_size=16),
        some.just(RoundId(7)),
        some.sampled_from(("No time.", "My portfolio.", "Nights.", "Exams at night.", "Parking.")),
        some.booleans(),
        themes=some.none() | some.lists(some.sampled_from((1, 2, 3, 4)), max_size=4).map(tuple),
    ),
    max_size=12,
)


@given(LINES, some.sets(some.integers(0, 11)))
def test_nothing_under_three_is_told_and_nothing_quoted_that_may_not_be(lines, left):
    """Some lines are finished as they stand, whatever was ticked; `left` are those that wait."""
    kept = [
        line if number in left else sorting.done(line, THEMES, seen_of(sorting.ticked(line, THEMES)))
        for number, line in enumerate(lines)
    ]
    done = [one for one in kept if one.sorted]
    # What was not to be quoted is in no line that is sorted.
    assert not [one for one in done if one.words and not one.quotable]
    ids = {one.name: one.id for one in THEMES}
    for told in sorting.told(THEMES, kept):
        under = [one for one in done if ids[told.name] in one.themes]
        assert told.mentions == (len(under) if len(under) >= 3 else None)
        assert set(told.quotes) == {one.words for one in under if one.quotable and told.mentions}
    assert sorting.told(THEMES, reversed(kept)) == sorting.told(THEMES, kept)
