"""Each answer counts exactly once, whoever presses how often, where and when; and none that was confirmed is
lost, whatever dies.
"""

import json
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from actions.feedback import answering, asking, releasing
from rules.feedback import buffer as buffers
from rules.feedback.rounds import Refused, State
from rules.feedback.surveys import chosen
from storage.db import Database
from storage.feedback import rounds, sealed
from storage.keys import KeyFolder
from tests.anonymity.feedback_world import NAMES, OPENERS, FeedbackWorld, random_answers

ROOT = Path(__file__).parents[2]
PATIENCE = 60
WORKERS = 3


def counts_of(survey, given):
    """Per item how often each option was chosen."""
    counts = [
        Counter(option for one in given for option in chosen(item, one[at]))
        for at, item in enumerate(survey.items)
    ]
    return tuple(
        tuple(row[option] for option in range(len(item.options)))
        for row, item in zip(counts, survey.items, strict=True)
    )


def require_each_once(world, one, given):
    """What is held is what each of them answered: {name: answers}."""
    held = world.held(one)
    assert held.finished == len(given), f"{held.finished} counted, of {len(given)}"
    assert held.counts == counts_of(world.survey(one), given.values())


@pytest.fixture
def world(db):
    return FeedbackWorld(db)


@pytest.fixture
def workers(storage_url, tmp_path):
    """As many processes would have them: databases of their own on the same storage and keys."""
    made = [Database(storage_url, KeyFolder(tmp_path / "keys")) for _ in range(WORKERS)]
    yield made
    for one in made:
        one.close()


def presses(world, one, seed, times=3):
    """Who answers what, and presses so often: in any order, every press with its token."""
    dice = random.Random(seed)
    given = {name: random_answers(dice, world.survey(one)) for name in NAMES[:8]}
    found = [(name, world.token(name, one, answers)) for name, answers in given.items()] * times
    return given, dice.sample(found, len(found))


@pytest.mark.parametrize("asked", OPENERS)
def test_pressed_again_it_counts_once(world, asked):
    again(world, asked)


def again(world, asked):
    one = world.opens(NAMES[:8], asked)
    given, found = presses(world, one, 1)
    said = {name: [] for name in given}
    for name, token in found:
        said[name].append(world.confirms(name, one, token).already)
    # Other answers by the same person come too late.
    world.answers(NAMES[0], one, tuple(0 for _ in world.survey(one).items))
    require_each_once(world, one, given)
    assert all(each == [False, True, True] for each in said.values())


def without_tags(monkeypatch):
    add = buffers.add
    monkeypatch.setattr(
        buffers, "add", lambda buffer, *given: add(replace(buffer, spent=frozenset()), *given)
    )


def test_without_the_tag_it_counts_again(world, monkeypatch):
    without_tags(monkeypatch)
    with pytest.raises(AssertionError, match="counted, of 8"):
        again(world, next(iter(OPENERS)))


@pytest.mark.parametrize("asked", OPENERS)
def test_pressed_at_once_at_several_workers_it_counts_once(world, workers, asked):
    at_once(world, workers, asked)


def at_once(world, workers, asked):
    one = world.opens(NAMES[:8], asked)
    given, found = presses(world, one, 2)
    with ThreadPoolExecutor(len(found)) as threads:
        done = [
            threads.submit(world.confirms, name, one, token, workers[number % WORKERS])
            for number, (name, token) in enumerate(found)
        ]
        first = sum(not each.result().already for each in done)
    assert first == len(given)
    require_each_once(world, one, given)


@pytest.mark.parametrize("storage_url", ["postgresql"], indirect=True)
def test_without_the_lock_answers_are_lost(world, workers, monkeypatch):
    """On SQLite one writes at a time anyway."""
    find, read = rounds.find, sealed.read

    def slowly(tx, name):
        held = read(tx, name)
        time.sleep(0.05)  # So that another comes in between, on a fast machine too.
        return held

    monkeypatch.setattr(rounds, "find", lambda tx, round_id, **_lock: find(tx, round_id))
    monkeypatch.setattr(sealed, "read", slowly)
    with pytest.raises(AssertionError):
        at_once(world, workers, next(iter(OPENERS)))


def test_while_the_round_ends_whoever_is_told_so_counts(world, workers):
    """The end comes between the presses: whose answer was confirmed is in what is told, nobody else's is."""
    one = world.opens(NAMES[:12])
    given = dict.fromkeys(NAMES[:12], (4, 5, 3))
    for name in NAMES[:5]:
        world.answers(name, one, given[name])
    tokens = {name: world.token(name, one, given[name]) for name in NAMES[5:12]}

    def press(name, number):
        actor = world.actor(name)
        return workers[number % WORKERS].write_now(
            lambda tx: answering.confirm(tx, actor, world.now, one.id, tokens[name])
        )

    def end():
        return workers[0].write_now(lambda tx: releasing.close_round(tx, world.now, one.id))

    for name in tokens:
        world.actor(name)
    with ThreadPoolExecutor(8) as threads:
        done = [threads.submit(press, name, number) for number, name in enumerate(NAMES[5:9])]
        ended = threads.submit(end)
        done += [threads.submit(press, name, number) for number, name in enumerate(NAMES[9:12])]
        ended.result()
        confirmed = sum(not isinstance(each.result(), Refused) for each in done)
    assert world.state(one) is State.PUBLISHED
    assert {figure.answered for figure in world.figures(one).values()} == {5 + confirmed}


def test_a_release_that_breaks_off_loses_nothing(world, monkeypatch):
    broken_off(world, monkeypatch)


def test_a_key_that_goes_before_the_commit_takes_the_answers_along(world, monkeypatch):
    drop = asking.drop

    def too_soon(tx, now, name):
        drop(tx, now, name)
        tx.keys.destroy(name)

    monkeypatch.setattr(releasing, "drop", too_soon)
    with pytest.raises(AssertionError, match="lost"):
        broken_off(world, monkeypatch)


def broken_off(world, monkeypatch):
    """The process dies when all of the release is done but the commit; the next one does it again."""
    one = world.opens(NAMES[:6])
    for name in NAMES[:6]:
        world.answers(name, one, (4, 5, 3))

    def close(tx):
        releasing.close_round(tx, world.now, one.id)
        raise BrokenOffError

    with pytest.raises(BrokenOffError):
        world.db.write_now(close)
    assert world.held(one) is not None, "the answers are lost"
    assert world.held(one).finished == 6
    assert world.figures(one) == {}
    world.ends(one)
    assert {figure.answered for figure in world.figures(one).values()} == {6}
    # Due work that runs again, after a crash between its end and the note of it.
    world.by_clock(releasing.close_round, round_id=one.id)
    assert {figure.answered for figure in world.figures(one).values()} == {6}


class BrokenOffError(Exception):
    """Stands for the end of the process."""


class Killed:
    """Presses that a worker works off, killed again and again."""

    def __init__(self, world, storage_url, tmp_path):
        self.one = world.opens(NAMES[:8])
        self.given, self.presses = presses(world, self.one, 3, times=4)
        self._world, self._file = world, tmp_path / "presses"
        self._command = [storage_url, tmp_path / "keys", self._file]

    def run(self, way, until):
        """A worker works off all of them until it has said so many; whose it said were confirmed."""
        found = [(self._world.actor(name).user_id, self.one.id, token) for name, token in self.presses]
        # So many that it is not through with them before it is killed.
        self._file.write_text(json.dumps(found * (20 if until else 1)))
        command = [sys.executable, "-m", "tests.anonymity.confirming_program", *self._command, way]
        worker = subprocess.Popen([str(one) for one in command], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        said = []
        try:
            for line in worker.stdout:
                said.append(int(line))
                if len(said) == until:
                    worker.send_signal(signal.SIGKILL)
            status = worker.wait(PATIENCE)
        finally:
            worker.kill()
            worker.wait()
        assert status == (-signal.SIGKILL if until else 0)
        return {self.presses[number % len(self.presses)][0] for number in said}

    def require_held(self, names):
        """Nobody who was told so is missing; nobody counts twice."""
        held = self._world.held(self.one)
        key = self._world.db.keys.read(sealed.name_of(self.one))
        for name in names:
            tag = buffers.tag_of(key, self._world.actor(name).user_id, "answered")
            assert tag in held.spent, f"the answer of {name} was confirmed, and is lost"
        assert held.finished == len(held.spent)


@pytest.fixture
def killed(world, storage_url, tmp_path):
    return Killed(world, storage_url, tmp_path)


def test_killed_in_the_middle_nothing_confirmed_is_lost(killed, world):
    confirmed = set()
    for until in (2, 5, 9):
        confirmed |= killed.run("ours", until)
        killed.require_held(confirmed)
    assert killed.run("ours", 0) == set(killed.given)
    require_each_once(world, killed.one, killed.given)


def test_said_before_it_is_done_the_same_kill_loses_answers(killed):
    names = [name for name, _ in killed.presses]
    until = next(at for at in range(1, len(names)) if names[at] not in names[:at]) + 1
    with pytest.raises(AssertionError, match="is lost"):
        killed.require_held(killed.run("tells-first", until))
