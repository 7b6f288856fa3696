"""Whoever gave which answer, in whatever order and whenever: what is stored is the same, byte for byte."""

import random
import shutil

import pytest

from rules.feedback.rounds import Asking, State
from storage.db import Database
from tests.anonymity.evidence import (
    SOAK,
    digest,
    file_of,
    logical_dump,
    require_only_the_sealed_differs,
    require_only_these_bytes_differ,
    rows,
    sealed_pieces,
    settled,
)
from tests.anonymity.feedback_world import (
    NAMES,
    OPENERS,
    FeedbackWorld,
    FixedKeys,
    fix_randomness,
    random_answers,
    some_moment,
)
from tests.anonymity.leaks import LEAKS

RUNS = 200
LINES = ("The room was warm.", "I would like more time for the case.", "Thank you for the tea.")


class Swaps:
    """One open round, and copies of it that are answered by the same people, each copy in another way."""

    def __init__(self, url, copies, monkeypatch, asked, people, leak=None):
        self._monkeypatch, self._url, self._copies = monkeypatch, url, copies
        self._names = NAMES[:people]
        fix_randomness(monkeypatch)
        self._keys = FixedKeys()
        self._world = FeedbackWorld(Database(url, self._keys))
        self._one = self._world.opens(self._names, asked)
        if leak is not None:
            LEAKS[leak](monkeypatch, self._world.db)
        self.survey = self._world.survey(self._one)
        for name in self._names:
            self._world.actor(name)
        self._world.db.close()

    def play(self, seed, columns, *, missing=0):
        """Each column of answers, one an item, is dealt out anew. What is stored with the round open, and
        after its end.
        """
        dice = random.Random(seed)
        url = self._copies(self._url)
        fix_randomness(self._monkeypatch, 2)
        keys = FixedKeys()
        keys.kept.update(self._keys.kept)
        world = self._world
        world.db, world.now = Database(url, keys), self._one.opens_at
        there = dice.sample(self._names, len(self._names))
        answerers = there[missing:]
        steps = [
            (world.answers, (name, self._one, answers))
            for name, answers in zip(
                answerers, zip(*(dice.sample(one, len(one)) for one in columns), strict=True), strict=True
            )
        ]
        if self.survey.line:
            # The same people write a line, whoever writes which.
            lines = zip(self._names, dice.sample(LINES, len(LINES)), strict=False)
            steps += [(world.writes_line, (name, self._one, words)) for name, words in lines]
        for act, given in dice.sample(steps, len(steps)):
            world.now = some_moment(dice, self._one)
            act(*given)
        opened = stored(url)
        world.ends(self._one)
        self.state = world.state(self._one)
        world.db.close()
        return opened, stored(url)


def stored(url):
    file = file_of(url)
    return digest(logical_dump(url).encode() if file is None else settled(file))


def columns_for(survey, people):
    dice = random.Random(survey.purpose)
    return list(zip(*(random_answers(dice, survey) for _ in range(people)), strict=True))


@pytest.fixture
def copies(tmp_path, postgresql_copies):
    """A copy of a database, to be played on; the one before is thrown away."""

    def copy(url):
        if file_of(url) is None:
            return postgresql_copies(url)
        target = tmp_path / "copy.sqlite3"
        for old in tmp_path.glob("copy.sqlite3*"):
            old.unlink()
        shutil.copyfile(file_of(url), target)
        return f"sqlite:///{target}"

    return copy


def runs_on(url):
    return RUNS if SOAK or file_of(url) else 3


@pytest.mark.soak
@pytest.mark.parametrize("asked", OPENERS)
@pytest.mark.parametrize("people", [6])
def test_swapped_and_in_another_order_the_same_is_stored(
    storage_url, copies, monkeypatch, asked, people, record_property
):
    swaps = Swaps(storage_url, copies, monkeypatch, asked, people)
    columns = columns_for(swaps.survey, people)
    runs = runs_on(storage_url) if asked is Asking.SESSION else 6
    seen = [swaps.play(seed, columns) for seed in range(runs)]
    assert swaps.state is State.PUBLISHED
    assert len({opened for opened, _ in seen}) == 1
    assert len({ended for _, ended in seen}) == 1
    where = storage_url.partition(":")[0]
    record_property(
        "figure",
        f"{runs} ways to give the same answers, {asked}: 1 SHA-256 while open, 1 afterwards ({where})",
    )


@pytest.mark.parametrize("people", [4, 5, 10])
def test_whatever_becomes_of_the_round(storage_url, copies, monkeypatch, people):
    """Too few, so that they wait; one rough figure; all of it."""
    swaps = Swaps(storage_url, copies, monkeypatch, Asking.SESSION, people)
    columns = columns_for(swaps.survey, people)
    seen = {swaps.play(seed, columns) for seed in range(4 if file_of(storage_url) else 2)}
    assert swaps.state is (State.POOLED if people < 5 else State.PUBLISHED)
    assert len(seen) == 1


def test_after_the_end_nothing_tells_which_of_them_answered(storage_url, copies, monkeypatch):
    swaps = Swaps(storage_url, copies, monkeypatch, Asking.SESSION, 8)
    columns = columns_for(swaps.survey, 6)
    seen = [swaps.play(seed, columns, missing=2) for seed in range(6 if file_of(storage_url) else 3)]
    # Before it the tags of others are in what is sealed: with the key that could be seen, and only so.
    assert len({opened for opened, _ in seen}) > 1
    assert len({ended for _, ended in seen}) == 1


@pytest.mark.parametrize(
    "leak",
    ["numbered_rows", "live_rows", "last_moment", "due_work", "as_they_came", "lines_as_they_came"],
)
def test_a_version_that_leaks_stores_something_else(storage_url, copies, monkeypatch, leak):
    swaps = Swaps(storage_url, copies, monkeypatch, Asking.SESSION, 6, leak)
    columns = columns_for(swaps.survey, 6)
    seen = [swaps.play(seed, columns) for seed in range(4 if file_of(storage_url) else 2)]
    assert len({opened for opened, _ in seen}) > 1


@pytest.mark.parametrize("asked", OPENERS)
def test_one_answer_changes_one_sealed_piece_and_no_more(storage_url, db, asked):
    step_by_step(storage_url, db, asked)


def test_an_answer_leaves_nothing_in_the_folder_of_keys(db, tmp_path):
    """Neither a file nor a time."""
    world, keys = FeedbackWorld(db), tmp_path / "keys"
    one = world.opens(NAMES[:6])
    before = _listing(keys)
    world.answers(NAMES[0], one, (4, 5, 3))
    world.writes_line(NAMES[1], one, LINES[0])
    assert _listing(keys) == before


def _listing(folder):
    return {
        file.name: (file.stat().st_mtime_ns, file.stat().st_ctime_ns) for file in (folder, *folder.iterdir())
    }


@pytest.mark.parametrize(
    "leak", ["numbered_rows", "live_rows", "last_moment", "has_answered", "noted_update", "unpadded"]
)
def test_a_version_that_leaks_changes_more(storage_url, db, monkeypatch, leak):
    shown = "shows that somebody answered|another length"
    with pytest.raises(AssertionError, match=shown):
        step_by_step(storage_url, db, Asking.SESSION, lambda: LEAKS[leak](monkeypatch, db))


def step_by_step(url, db, asked, leak=lambda: None):
    """A look at everything before and after each answer, line and second press."""
    world = FeedbackWorld(db)
    names = NAMES[:6]
    leak()
    one = world.opens(names, asked)
    survey = world.survey(one)
    dice = random.Random(asked)
    steps = [(world.answers, (name, one, random_answers(dice, survey))) for name in names]
    if survey.line:
        steps += [(world.writes_line, (name, one, words)) for name, words in zip(names, LINES, strict=False)]
    dice.shuffle(steps)
    steps.append(steps[0])
    for name in names:
        world.actor(name)
    for act, given in steps:
        world.advance(minutes=dice.randrange(1, 500))
        before = _look(url, db)
        act(*given)
        after = _look(url, db)
        require_only_the_sealed_differs(before[0], after[0])
        _require_one_piece(before[1], after[1])
        if file_of(url):
            name = f"feedback-{one.id}"
            require_only_these_bytes_differ(before[2], after[2], before[1][name], after[1][name])
        else:
            _require_one_line(before[2], after[2])


def _look(url, db):
    file = file_of(url)
    return rows(db), sealed_pieces(db), logical_dump(url) if file is None else settled(file)


def _require_one_piece(before, after):
    lengths = [{name: len(blob) for name, blob in one.items()} for one in (before, after)]
    assert lengths[0] == lengths[1], "the sealed piece has another length"
    # Every one is under a nonce of its own, though nothing in it may have changed.
    assert sum(before[name] != after[name] for name in before) == 1


def _require_one_line(before, after):
    lines = [
        (one, other)
        for one, other in zip(before.splitlines(), after.splitlines(), strict=True)
        if one != other
    ]
    assert len(lines) == 1
    assert len(lines[0][0]) == len(lines[0][1])
