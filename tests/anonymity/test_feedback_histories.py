"""Over random histories of sessions, members, answers and releases: nobody is singled out by what is told."""

import random
from dataclasses import replace

import pytest

from rules import publishing
from rules.feedback import buffer as buffers
from rules.feedback import releasing, standard
from rules.feedback.rounds import Asking, State
from tests.anonymity import histories
from tests.anonymity.evidence import SOAK
from tests.anonymity.feedback_world import NAMES, OPENERS, FeedbackWorld, random_answers
from tests.anonymity.histories import Ledger, play

HISTORIES = 20_000 if SOAK else 200
THROUGH_STORAGE = 200 if SOAK else 10


@pytest.mark.soak
@pytest.mark.parametrize("purpose", standard.STANDARD)
def test_nobody_is_singled_out(purpose, record_property):
    survey = standard.STANDARD[purpose]
    told = sum(play(survey, seed).told for seed in range(HISTORIES))
    assert told > HISTORIES  # Something was told.
    record_property(
        "figure", f"{HISTORIES} histories of {purpose}: {told} figures told, none about fewer than 5"
    )


def fewer_than_five(monkeypatch):
    """Each session by itself, however few answered."""
    for module in (releasing, publishing):
        monkeypatch.setattr(module, "SHOWN_FROM", 3)


def full_from_six(monkeypatch):
    """The whole distribution, and with it a mean, of six."""
    monkeypatch.setattr(publishing, "FULL_FROM", 6)


def by_questionnaires(monkeypatch):
    """Who answered in two rounds that were pooled counts as two."""
    release = releasing.release

    def counts(buffer, *given, **more):
        everybody = frozenset(number.to_bytes(2, "big") for number in range(buffer.finished))
        return release(replace(buffer, people=everybody), *given, **more)

    monkeypatch.setattr(releasing, "release", counts)


def unbanded(monkeypatch):
    """The exact number, though it may be one."""
    monkeypatch.setattr(releasing, "banded", lambda count, _of, _margin=1: count)


def told_twice(monkeypatch):
    """What waits is not taken away when a round takes it along."""

    class Twice(list):
        def pop(self, at=-1):
            return self[at]

    real = histories.Round

    def opens(survey, dice, waiting):
        return real(survey, dice, Twice(waiting))

    monkeypatch.setattr(histories, "Round", opens)


def counted_twice(monkeypatch):
    """A second press counts once more."""
    add = buffers.add
    monkeypatch.setattr(
        buffers, "add", lambda buffer, *given: add(replace(buffer, spent=frozenset()), *given)
    )


def lines_of_few(monkeypatch):
    """Lines are handed on of any batch that is told."""
    monkeypatch.setattr(releasing, "LINES_FROM", 5)


@pytest.mark.parametrize(
    ("leak", "said"),
    [
        (fewer_than_five, "a table about [34] people"),
        (full_from_six, "all of it was told about"),
        (by_questionnaires, "a table about|all of it was told about"),
        (unbanded, "a lone voice"),
        (told_twice, "told twice"),
        (counted_twice, "not what was answered"),
        (lines_of_few, "lines of fewer than ten"),
    ],
)
def test_a_version_that_singles_out_is_found(monkeypatch, leak, said):
    leak(monkeypatch)
    with pytest.raises(AssertionError, match=said):
        any(play(standard.SESSION, seed) is None for seed in range(200))


@pytest.mark.soak
@pytest.mark.parametrize("asked", [one for one in OPENERS if one is not Asking.AFTER])
def test_what_is_stored_keeps_to_it_as_well(db, asked):
    """The same through actions and storage: pools that wait, are taken along, told, or destroyed."""
    world = FeedbackWorld(db)
    for seed in range(THROUGH_STORAGE):
        dice = random.Random(seed)
        # Each in a community of its own.
        world.community = world.add_community(f"history-{seed}")
        world.forget_actors()
        _history(world, dice, asked)


def _history(world, dice, asked):
    names = NAMES[: dice.randint(4, 12)]
    ledger, finished = None, []
    for _ in range(3):
        there = dice.sample(names, dice.randint(2, len(names)))
        one = world.opens(there, asked)
        ledger = ledger or Ledger(world.survey(one))
        pool = world.held(one).pool
        for name in dice.sample(there, dice.randint(1, len(there))):
            answers = random_answers(dice, ledger.survey)
            world.answers(name, one, answers)
            ledger.answered(pool, name, answers)
            if dice.random() < 0.3:
                world.answers(name, one, random_answers(dice, ledger.survey))
        finished.append((one, pool))
        world.ends(one)
        if world.state(one) is State.PUBLISHED:
            ledger.published(pool, world.figures(one).values())
        world.advance(days=1)
    ledger.check()
