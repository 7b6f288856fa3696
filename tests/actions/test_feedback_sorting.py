"""Sorting lines into themes, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from actions.feedback import sorting
from rules.feedback import buffer, standard
from rules.feedback.buffer import Line
from rules.feedback.rounds import State
from rules.feedback.sorting import Refused, Settling, seen_of
from rules.ids import ThemeId
from rules.permissions import NotAllowedError, Verb
from storage import themes
from storage.feedback import lines, rounds
from storage.feedback.lines import NoSuchLineError
from storage.tables import AuditRow
from storage.views import feedback_themes as views

CANARY = "zirconium"


@pytest.fixture
def vale(world):
    """Femi leads; the themes Exams and Rotas."""
    world.member("Femi", "facilitator")
    world.exams = world.db.write_now(themes.add, world.community, "Exams", ("portfolio",))
    world.rotas = world.db.write_now(themes.add, world.community, "Rotas", ())
    return world


def said(world, *words, community=None):
    """A round that was told, with these lines; the round's id. Of a pair the words may be quoted."""

    def told(tx):
        here = community or world.community
        survey = standard.NEEDS
        closes_at = world.now + timedelta(days=14)
        one = rounds.add(tx, here, None, survey, world.now, closes_at, buffer.size_for(survey, 12))
        rounds.move(tx, one, State.PUBLISHED)
        lines.hand_on(tx, one.id, [Line(*each) if isinstance(each, tuple) else Line(each, False)
                                   for each in words])  # fmt: skip
        return one.id

    return world.db.write_now(told)


def desk(world, name="", by="Femi", **how):
    actor = world.actor(by)
    return world.db.read_now(lambda tx: views.desk(tx, actor, world.now, world.community, name, **how))


def sorts(world, *themes, name="", by="Femi"):
    """The next line, or that one, by exactly these themes; what has come of it."""
    shown = desk(world, name).shown
    for one in (world.exams, world.rotas):
        world.does(by, sorting.tick, world.community, shown.line.name, one, on=one in themes)
    return world.does(by, sorting.finish, world.community, shown.line.name, seen_of(themes))


def kept(world):
    """Every line that is kept: its words, whether it is sorted, its themes."""
    asked = world.db.read_now(lambda tx: [one.id for one in rounds.of_community(tx, world.community)])
    return sorted((one.words, one.sorted, one.themes) for one in world.db.read_now(lines.of_rounds, asked))


def test_suggested_ticked_done_and_told(vale):
    round_id = said(vale, "My portfolio.", ("The exam.", True), ("Exams.", True), "Parking.")
    assert desk(vale).waiting == 4
    for waiting in (3, 2, 1, 0):
        shown = desk(vale).shown
        suggested = () if shown.line.words == "Parking." else (vale.exams,)
        # "exam" is shorter than the theme's name, so it suggests nothing.
        suggested = () if shown.line.words == "The exam." else suggested
        assert shown.ticked == suggested
        assert sorts(vale, vale.exams) == sorting.Settled(Settling.DONE)
        assert desk(vale).waiting == waiting
    assert desk(vale).shown is None
    told = vale.db.read_now(views.themes, vale.community, [round_id])
    assert (told.lines, told.waiting) == (4, 0)
    assert [(one.name, one.mentions, one.quotes) for one in told.themes] == [
        ("Exams", 4, ("Exams.", "The exam.")),
        ("Rotas", None, ()),
    ]
    assert [words for words, *_ in kept(vale)] == ["", "", "Exams.", "The exam."]


def test_two_mentions_are_not_told_before_a_third(vale):
    first = said(vale, ("Exams.", True), ("My exams.", True))
    sorts(vale, vale.exams)
    sorts(vale, vale.exams)
    (exams, _) = vale.db.read_now(views.themes, vale.community, [first]).themes
    assert (exams.mentions, exams.quotes) == (None, ())
    second = said(vale, "More exams.")
    told = vale.db.read_now(views.themes, vale.community, [first, second])
    assert (told.lines, told.waiting, told.themes[0].mentions) == (3, 1, None)
    sorts(vale, vale.exams)
    (exams, _) = vale.db.read_now(views.themes, vale.community, [first, second]).themes
    assert (exams.mentions, exams.quotes) == (3, ("Exams.", "My exams."))


def test_a_line_that_is_taken_away_is_nowhere(vale):
    round_id = said(vale, (f"I am {CANARY}.", True), "Exams.")
    name = next(one.name for one in vale.db.read_now(lines.to_sort, vale.community) if CANARY in one.words)
    assert vale.does("Femi", sorting.take_away, vale.community, name) == sorting.Settled(Settling.AWAY)
    assert vale.does("Femi", sorting.take_away, vale.community, name) == Refused("sorted")
    assert vale.does("Femi", sorting.finish, vale.community, name, seen_of(())) == Refused("sorted")
    assert vale.does("Femi", sorting.tick, vale.community, name, vale.exams, on=True) == Refused("sorted")
    assert kept(vale) == [("Exams.", False, None)]
    assert vale.db.read_now(views.themes, vale.community, [round_id]).lines == 1
    assert CANARY not in str([row.model_dump() for row in vale.rows(AuditRow)])


def test_what_is_sorted_is_not_taken_away(vale):
    said(vale, ("Exams.", True))
    name = desk(vale).shown.line.name
    sorts(vale, vale.exams)
    assert vale.does("Femi", sorting.take_away, vale.community, name) == Refused("sorted")
    assert kept(vale) == [("Exams.", True, (vale.exams,))]


def test_a_tick_that_comes_again_stays_and_somebody_elses_is_seen(vale):
    vale.member("Fatima", "facilitator")
    said(vale, "Exams.")
    shown = desk(vale).shown
    name = shown.line.name
    assert not vale.does("Fatima", sorting.tick, vale.community, name, vale.rotas, on=True).already
    assert vale.does("Fatima", sorting.tick, vale.community, name, vale.rotas, on=True).already
    # Femi's screen shows the theme Exams alone.
    done = vale.does("Femi", sorting.finish, vale.community, name, seen_of(shown.ticked))
    assert done == Refused("changed")
    assert kept(vale) == [("Exams.", False, (vale.exams, vale.rotas))]
    now = desk(vale).shown.ticked
    assert vale.does("Femi", sorting.finish, vale.community, name, seen_of(now)) == sorting.Settled("done")
    assert vale.does("Fatima", sorting.finish, vale.community, name, seen_of(now)) == Refused("sorted")


@pytest.mark.both
def test_eight_who_are_done_at_once(vale):
    said(vale, "Exams.")
    shown = desk(vale).shown
    actor = vale.actor("Femi")

    def finishes(_number):
        seen = seen_of(shown.ticked)
        return vale.db.write_now(
            lambda tx: sorting.finish(tx, actor, vale.now, vale.community, shown.line.name, seen)
        )

    with ThreadPoolExecutor(8) as pool:
        decisions = list(pool.map(finishes, range(8)))
    assert decisions.count(sorting.Settled(Settling.DONE)) == 1
    (note,) = vale.rows(AuditRow)
    assert (note.verb, note.detail) == (Verb.LEAD_FEEDBACK, {"line": "sorted"})


@pytest.mark.both
def test_ticks_at_once_are_all_kept(vale):
    many = [vale.db.write_now(themes.add, vale.community, f"Theme {number}", ()) for number in range(8)]
    said(vale, "Something.")
    actor, name = vale.actor("Femi"), desk(vale).shown.line.name

    def ticks(theme_id):
        vale.db.write_now(
            lambda tx: sorting.tick(tx, actor, vale.now, vale.community, name, theme_id, on=True)
        )

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(ticks, many))
    assert desk(vale).shown.ticked == tuple(many)


def test_nobody_else_reads_or_sorts(vale):
    other = vale.add_community("other")
    vale.member("Amara")
    vale.member("Mona", "moderator")
    vale.member("Olu", "facilitator", community=other)
    said(vale, "Exams.")
    name = desk(vale).shown.line.name
    before = kept(vale)
    for who, home in (("Amara", vale.community), ("Mona", vale.community), ("Olu", other)):
        for action, args, extra in (
            (views.desk, (), {}),
            (sorting.tick, (name, vale.rotas), {"on": True}),
            (sorting.finish, (name, seen_of((vale.exams,))), {}),
            (sorting.take_away, (name,), {}),
        ):
            with pytest.raises(NotAllowedError):
                vale.does(who, action, vale.community, *args, community=home, **extra)
    # The community of the button is Olu's own, and the line is not.
    for action, args, extra in (
        (sorting.tick, (name, vale.rotas), {"on": True}),
        (sorting.finish, (name, seen_of((vale.exams,))), {}),
        (sorting.take_away, (name,), {}),
    ):
        with pytest.raises(NoSuchLineError):
            vale.does("Olu", action, other, *args, community=other, **extra)
    assert kept(vale) == before


def test_a_theme_of_elsewhere_or_off_the_list_is_not_ticked(vale):
    other = vale.add_community("other")
    theirs = vale.db.write_now(themes.add, other, "Theirs", ())
    said(vale, "Exams.")
    name = desk(vale).shown.line.name
    for theme_id in (theirs, ThemeId(99)):
        decision = vale.does("Femi", sorting.tick, vale.community, name, theme_id, on=True)
        assert decision == Refused("theme-gone")
    assert kept(vale) == [("Exams.", False, None)]
