"""What the lines of a cycle are about is told in the chat as in the cycle's report, on both databases."""

from datetime import timedelta

import pytest

from rules.feedback import buffer, standard
from rules.feedback.buffer import Line
from rules.feedback.rounds import State
from rules.permissions import NotAllowedError
from storage import cycles, themes
from storage.feedback import lines, rounds
from storage.views import cycle_report, feedback_said
from storage.views.feedback import NoSuchRoundError


@pytest.fixture
def vale(world):
    world.member("Amara")
    world.member("Femi", "facilitator")
    world.exams = world.db.write_now(themes.add, world.community, "Exams", ())
    return world


def told(world, day, mentions, *, waits=0, state=State.PUBLISHED):
    """A round that opened on that day, with so many sorted mentions and so many lines that wait; its id."""

    def write(tx):
        opens_at = world.now + timedelta(days=day)
        size = buffer.size_for(standard.NEEDS, 12)
        closes_at = opens_at + timedelta(days=14)
        one = rounds.add(tx, world.community, None, standard.NEEDS, opens_at, closes_at, size)
        if state is not State.OPEN:
            rounds.move(tx, one, state)
        said = [f"On day {day}, {number}." for number in range(mentions + waits)]
        lines.hand_on(tx, one.id, [Line(words, quotable=True) for words in said])
        for line in lines.of_rounds(tx, [one.id])[:mentions]:
            lines.save(tx, type(line)(line.name, one.id, line.words, True, True, (world.exams,)))
        return one.id

    return world.db.write_now(write)


def cycle(world, name, day):
    starts_on = (world.now + timedelta(days=day)).date()
    return world.db.write_now(cycles.begin, world.community, name, starts_on)


def read(world, round_id, by="Amara"):
    return world.does(by, feedback_said.lines_told, round_id)


def figure(world, round_id):
    (one, *_) = (*read(world, round_id).themes, None)
    return None if one is None else one.mentions


def reported(world, cycle_id):
    one = world.db.read_now(cycles.load, cycle_id)
    found = world.db.read_now(cycle_report.of_cycle, world.now, one)
    return next(each.mentions for each in found.themes.themes if each.name == "Exams")


def test_each_cycle_is_told_as_in_its_report(vale):
    old, new = cycle(vale, "Old", -300), cycle(vale, "New", -100)
    # Before any cycle belongs to the first one.
    before, first = told(vale, -400, 4), told(vale, -250, 2)
    second, third = told(vale, -90, 1), told(vale, -60, 5)
    assert [read(vale, one).cycle.name for one in (before, first, second, third)] == [
        "Old",
        "Old",
        "New",
        "New",
    ]
    # Two and one make a lot, which belongs to neither cycle alone.
    assert figure(vale, before) == figure(vale, first) == reported(vale, old) == 4
    assert figure(vale, second) == figure(vale, third) == reported(vale, new) == 5
    (exams,) = read(vale, third).themes
    assert len(exams.quotes) == 5
    assert all("day -60" in words for words in exams.quotes)


def test_without_a_cycle_it_is_about_everything(vale):
    first, second = told(vale, -90, 2), told(vale, -60, 1)
    assert read(vale, first).cycle is None
    assert figure(vale, first) == figure(vale, second) == 3


def test_a_cycle_that_is_made_afterwards_leaves_no_two_mentions(vale):
    """What was told when the year's cycle was not there yet, and what is told now, of the same rounds."""
    first, second = told(vale, -90, 2), told(vale, -60, 5)
    assert figure(vale, first) == 5
    cycle(vale, "Old", -120)
    late = cycle(vale, "Late", -70)
    # Were the seven told at first, and the five now, two would be left.
    assert (figure(vale, first), figure(vale, second), reported(vale, late)) == (None, 5, 5)


def test_what_is_open_or_waits_holds_up_what_comes_after(vale):
    first = told(vale, -90, 2)
    told(vale, -80, 0, waits=1)
    last = told(vale, -60, 1)
    assert figure(vale, first) is None
    shown = read(vale, last, by="Femi")
    assert (shown.themes, shown.to_sort) == ((), 1)
    # Only those who can sort are told that something waits.
    assert read(vale, last).to_sort == 0


def test_nobody_else_and_nothing_before_its_end(vale):
    other = vale.add_community("other")
    vale.member("Olu", "facilitator", community=other)
    ended, open_ = told(vale, -60, 3), told(vale, -1, 0, state=State.OPEN)
    with pytest.raises(NotAllowedError):
        vale.does("Olu", feedback_said.lines_told, ended, community=other)
    for round_id in (open_, 99):
        with pytest.raises(NoSuchRoundError):
            read(vale, round_id)
    assert figure(vale, ended) == 3
