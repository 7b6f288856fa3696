"""Before and after: the differences that are told, beside all answers of both times, single nobody out.

Whoever gave one answer only (never answered the other time, or did not keep the first) is not among the
pairs. What is told of all, less what is told of the pairs, is about them: so they must be none, or five.
Also the sum of the differences is the sum of the levels after, less that of the levels before.
"""

import random
from dataclasses import dataclass, field, replace

import pytest

from actions.feedback import answering
from rules.feedback import buffer as buffers
from rules.feedback import pairs as pairing
from rules.feedback import releasing, standard, tokens
from rules.feedback.releasing import Publish
from rules.feedback.rounds import Asking, Refused
from rules.publishing import Form
from rules.sealing import UnsealableError
from tests.anonymity.evidence import SOAK
from tests.anonymity.feedback_world import NAMES, FeedbackWorld
from tests.anonymity.histories import FULL, LEAST
from tests.anonymity.leaks import LEAKS

SURVEY = standard.PAIRED
SERIES = 20_000 if SOAK else 200


@dataclass
class Series:
    """A before and an after of one group, as `actions.feedback` plays them."""

    seed: int
    dice: random.Random = field(init=False)
    first: dict = field(default_factory=dict)
    second: dict = field(default_factory=dict)
    paired: set = field(default_factory=set)

    def __post_init__(self):
        self.dice = random.Random(self.seed)
        people = range(self.dice.randint(9, 30))
        # Most of them answer both times and keep the first, in most of the groups.
        answers, keeps = self.dice.uniform(0.6, 1), self.dice.uniform(0.6, 1)
        self.first = {one: self._answers() for one in people if self.dice.random() < answers}
        self.second = {one: self._answers() for one in people if self.dice.random() < answers}
        both = self.first.keys() & self.second.keys()
        self.paired = {one for one in both if self.dice.random() < keeps}

    def _answers(self):
        leaves_out = self.dice.random() < 0.1
        return tuple(self.dice.randint(0 if leaves_out else 1, 5) for _ in SURVEY.items)

    def release(self):
        """What is told: of the before, of the after, and of the pairs; None where nothing is."""
        before, after = buffers.empty(SURVEY, b""), buffers.empty(SURVEY, b"", paired=True)
        for one, answers in self.first.items():
            before = buffers.add(before, SURVEY, answers, _tag(one), _tag(one))
        for one, answers in self.second.items():
            kept = self.first[one] if one in self.paired else None
            after = buffers.add(after, SURVEY, answers, _tag(one), _tag(one), kept)
        told = releasing.release(before, SURVEY, last=False)
        known = [None] * len(SURVEY.items)
        if isinstance(told, Publish):
            known = [one.answered for one in told.figures]
        ended = releasing.release(after, SURVEY, last=False, before=known)
        return (told, ended) if isinstance(told, Publish) and isinstance(ended, Publish) else None

    def check(self):
        """AssertionError where the tables together are about too few; how many tables of pairs were told."""
        told = self.release()
        if told is None:
            return 0
        before, after = ({one.item: one for one in each.figures} for each in told)
        number_of = {item.id: number for number, item in enumerate(SURVEY.items)}
        count = 0
        for figure in told[1].pairs:
            number = number_of[figure.item]
            first = {one for one, answers in self.first.items() if answers[number]}
            second = {one for one, answers in self.second.items() if answers[number]}
            pairs = {one for one in self.paired if one in first and one in second}
            if figure.form is Form.NOTHING:
                continue
            count += 1
            assert len(pairs) >= LEAST, f"differences of {len(pairs)} people were told"
            assert figure.pairs == len(pairs)
            if figure.form is Form.BANDED:
                assert (figure.differences, figure.before, figure.after) == (None, None, None)
                assert figure.better not in (1, len(pairs) - 1), "a lone voice was told"
                continue
            assert len(pairs) >= FULL, "all differences of fewer than ten were told"
            self._check_margins(figure, first - pairs, second - pairs)
            if before[figure.item].counts and after[figure.item].counts:
                self._check_sums(figure, first - pairs, second - pairs)
        return count

    def _check_margins(self, figure, only_first, only_second):
        for margin, alone in ((figure.before, only_first), (figure.after, only_second)):
            assert margin is None or not 0 < len(alone) < LEAST, f"{len(alone)} stand out beside the pairs"

    def _check_sums(self, figure, only_first, only_second):
        """The levels of all, less those of the pairs: what of it follows from what is told."""
        if figure.differences is None:
            return
        groups = [only_first | only_second]
        if figure.before is not None:
            groups.append(only_second)  # The pairs' sum after follows from that before, and the differences.
        if figure.after is not None:
            groups.append(only_first)
        few = [len(one) for one in groups if 0 < len(one) < LEAST]
        assert not few, f"the sums tell what {few[0]} people answered"


def _tag(one):
    return one.to_bytes(16, "big")


def everything_told():
    return sum(Series(seed).check() for seed in range(SERIES))


@pytest.mark.soak
def test_what_is_told_of_pairs_singles_nobody_out():
    assert everything_told() > SERIES


def whatever_is_left(monkeypatch):
    """The margins of the pairs, however few have no pair."""
    monkeypatch.setattr(pairing, "_hidden", lambda *_counts: True)


def full_from_six(monkeypatch):
    """All differences of six."""
    monkeypatch.setattr(pairing, "form_for", lambda people: Form.FULL if people >= 6 else Form.NOTHING)


def unbanded(monkeypatch):
    """How many rose, though it be one."""
    monkeypatch.setattr(pairing, "banded", lambda count, _of, _margin=1: count)


def differences_beside_few(monkeypatch):
    """All differences, without a margin, though somebody stands beside the pairs."""
    figure = pairing._figure

    def tells(item, pairs, number, *given):
        one = figure(item, pairs, number, *given)
        row = pairs.differences[number]
        if one.form is not Form.BANDED or sum(row) < FULL:
            return one
        return replace(one, form=Form.FULL, better=sum(row[len(row) // 2 + 1 :]), differences=row)

    monkeypatch.setattr(pairing, "_figure", tells)


@pytest.mark.parametrize(
    ("leak", "said"),
    [
        (differences_beside_few, "the sums tell"),
        (whatever_is_left, "stand out beside the pairs"),
        (full_from_six, "fewer than ten"),
        (unbanded, "a lone voice"),
    ],
)
def test_a_version_that_singles_out_is_found(monkeypatch, leak, said):
    leak(monkeypatch)
    # Each series by itself: what else may be wrong with one of them does not hide it.
    found = set()
    for seed in range(400):
        try:
            Series(seed).check()
        except AssertionError as error:
            found.add(str(error).partition("\n")[0])
    assert any(said in one for one in found), found


@pytest.fixture
def series(db, tmp_path):
    """Six have answered before, and kept it; the second is open. Also what opens what they kept."""
    world = FeedbackWorld(db)
    second = world.opens(NAMES[:6], Asking.AFTER)

    def opens(name):
        user_id = world.actor(name).user_id
        bound = f"kept:{second.first_id}:{user_id}"
        survey = world.survey(second)
        for file in (tmp_path / "keys").iterdir():
            try:
                return tokens.unseal(file.read_bytes(), world.kept[name].token, survey, bound)[0]
            except UnsealableError:
                continue
        return None

    return world, second, opens


def after_the_second(series):
    world, second, opens = series
    # With the key, until then, it opens: so there is something to lose.
    assert all(opens(name) == (2,) * len(world.survey(second).items) for name in NAMES[:6])
    for name in NAMES[:6]:
        world.answers(name, second, (4,) * len(world.survey(second).items))
    assert sum(world.held(second).pairs.differences[0]) == 6
    world.ends(second)
    assert not [name for name in NAMES[:6] if opens(name)], "what was kept opens after the end"


def test_what_was_kept_opens_no_more_after_the_second(series):
    after_the_second(series)


def test_a_key_that_outlives_the_second_is_found(series, monkeypatch, db):
    LEAKS["key_is_kept"](monkeypatch, db)
    with pytest.raises(AssertionError, match="opens after the end"):
        after_the_second(series)


def test_what_somebody_else_kept_counts_for_nobody(series):
    """Nor does what was kept of another series."""
    world, second, _ = series
    world.kept[NAMES[0]] = world.kept[NAMES[1]]
    token = world.token(NAMES[0], second, (4,) * len(world.survey(second).items))
    done = world.does(NAMES[0], answering.confirm, second.id, token, world.kept[NAMES[0]])
    assert isinstance(done, Refused)
    assert world.held(second).finished == 0
