"""Lines are sorted into themes, and told from three mentions on."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from rules.feedback import sorting
from rules.feedback.sorting import Refused, ReleasedLine, Said, ThemeCount, seen_of
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


def said(number, *lines):
    return Said(RoundId(number), tuple(replace(one, round_id=RoundId(number)) for one in lines))


def lines_of(*themes, words="Exams."):
    return [finished(replace(LINE, words=words), *one) for one in themes]


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
    assert sorting.told(THEMES, [said(7, *lines)]) == (
        ThemeCount("Exams", 3, ("One", "Three")),
        ThemeCount("Parking", 3, ("One", "Three")),
        ThemeCount("Rotas", None, ()),
        ThemeCount("Time", None, ()),
    )
    assert "Parking" not in [one.name for one in sorting.told(THEMES, [said(7, *lines[:2])])]


def exams(*said, about=None):
    wanted = None if about is None else map(RoundId, about)
    return next(one.mentions for one in sorting.told(THEMES, said, wanted) if one.name == "Exams")


def test_a_round_is_told_once_all_of_it_is_sorted():
    waits = replace(LINE, themes=(ThemeId(1),))
    assert exams(said(7, *lines_of((1,), (1,), (1,)), waits)) is None
    assert exams(said(7, *lines_of((1,), (1,), (1,)), finished(waits, 1))) == 4
    assert exams(Said(RoundId(7), None)) is None


def test_what_is_left_of_a_round_waits_for_three():
    two, one, five = said(1, *lines_of((1,), (1,))), said(2, *lines_of((1,))), said(3, *lines_of(*[(1,)] * 5))
    none, unsorted = said(4, *lines_of((2,))), said(5, LINE)
    assert exams(two) is None
    assert exams(two, none, one) == 3
    # Were the two told with the five, whoever reads of the five alone would know them.
    assert exams(two, five) == 5
    assert exams(two, five, one) == 8
    # A lot is told whole, or not at all.
    assert exams(two, five, one, about=(1, 3)) == 5
    assert exams(two, five, one, about=(1, 2)) == 3
    assert exams(two, five, one, about=(1,)) is None
    # What is not sorted yet might belong to the same lot.
    assert exams(two, unsorted, one) is None
    assert exams(two, Said(RoundId(6), None), one, five) == 5


HISTORIES = some.lists(
    some.lists(some.sets(some.sampled_from((1, 2, 3, 4)), max_size=3), max_size=5),
    max_size=7,
)


def grows(history, chance):
    """What is told of a community as its rounds end, in their order, and their lines are sorted, in any: each
    time of all of it, of each round, and of some of them together. Each line has words of its own, and those
    that are told of each theme are given, with the figures.
    """
    state = [
        Said(
            RoundId(number),
            tuple(
                ReleasedLine(f"{number}.{at}", RoundId(number), f"{number}.{at}", quotable=True)
                for at in range(len(one))
            ),
        )
        for number, one in enumerate(history)
    ]
    themes = {line.words: marks for one, each in zip(state, history, strict=True)
              for line, marks in zip(one.lines, each, strict=True)}  # fmt: skip
    ended = 0
    while True:
        now = [one if at < ended else replace(one, lines=None) for at, one in enumerate(state)]
        wholes = [None, *([one.round_id] for one in state)]
        wholes.append([one.round_id for one in state if chance.random() < 0.5])
        for whole in wholes:
            yield from sorting.told(THEMES, now, whole)
        open_ = [(at, one) for at, each in enumerate(state[:ended]) for one in each.lines if not one.sorted]
        if not open_ and ended == len(state):
            return
        if not open_ or (ended < len(state) and chance.random() < 0.4):
            ended += 1
            continue
        at, line = chance.choice(open_)
        settled = finished(line, *themes[line.words])
        kept = tuple(settled if one.name == line.name else one for one in state[at].lines)
        state[at] = replace(state[at], lines=kept)


@given(HISTORIES, some.randoms(use_true_random=False))
def test_nothing_that_is_told_leaves_fewer_than_three_beside_anything_else(history, chance):
    """Whoever has read everything that was ever told, of any rounds, knows of sets of mentions, and by adding
    and subtracting of what they have in common and what not. No such part has one or two.
    """
    read = {}
    for one in grows(history, chance):
        assert one.mentions is None or one.mentions >= 3
        # No words for a line without a theme, so each mention that counts is quoted.
        assert len(one.quotes) == (one.mentions or 0)
        read.setdefault(one.name, set()).add(one.quotes)
    for sets in read.values():
        parts = {}
        for words in {each for one in sets for each in one}:
            parts.setdefault(frozenset(one for one in sets if words in one), []).append(words)
        assert all(len(part) >= 3 for part in parts.values())


@given(HISTORIES)
def test_all_but_two_mentions_of_a_theme_are_told_in_the_end(history):
    ids = {one.name: one.id for one in THEMES}
    every = [said(number, *lines_of(*one)) for number, one in enumerate(history)]
    for told in sorting.told(THEMES, every):
        mentions = sum(ids[told.name] in marks for one in history for marks in one)
        assert mentions - 2 <= (told.mentions or 0) <= mentions


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


@given(LINES)
def test_nothing_is_quoted_that_may_not_be(lines):
    """Each line is finished as it stands, whatever was ticked."""
    done = [sorting.done(line, THEMES, seen_of(sorting.ticked(line, THEMES))) for line in lines]
    # What was not to be quoted is in no line that is sorted.
    assert not [one for one in done if one.words and not one.quotable]
    ids = {one.name: one.id for one in THEMES}
    for told in sorting.told(THEMES, [said(7, *done)]):
        under = [one for one in done if ids[told.name] in one.themes]
        assert told.mentions == (len(under) if len(under) >= 3 else None)
        assert set(told.quotes) == {one.words for one in under if one.quotable and told.mentions}
    assert sorting.told(THEMES, [said(7, *reversed(done))]) == sorting.told(THEMES, [said(7, *done)])
