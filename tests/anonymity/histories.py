"""Random histories of rounds, and a ledger of who answered what, against which all that is told is held."""

import random
from collections import Counter, defaultdict

from rules.feedback import buffer as buffers
from rules.feedback import releasing
from rules.feedback.buffer import Line
from rules.feedback.releasing import Pool, Publish
from rules.feedback.surveys import chosen
from rules.publishing import Form

LEAST, FULL = 5, 10
"""Fixed here: the house's rule, whatever the program thinks it is."""
MOST_PEOPLE = 14


class Ledger:
    """Every answer that was ever given, by the batch in which it lies, and every table that was told."""

    def __init__(self, survey):
        self.survey = survey
        self._given = defaultdict(list)
        self._told = []
        self.told = 0
        """How many figures were told."""

    def answered(self, pool, person, answers):
        """`pool` is what a batch keeps, whichever rounds it goes through."""
        self._given[pool].append((person, answers))

    def published(self, pool, figures, lines=()):
        self._told.append((pool, {one.item: one for one in figures}, lines))

    def check(self):
        """AssertionError where a table, or what two of them tell together, is about too few people."""
        pools = Counter(pool for pool, *_ in self._told)
        assert not [one for one, times in pools.items() if times > 1], "answers were told twice"
        for number, item in enumerate(self.survey.items):
            told = suppressed = 0
            for pool, figures, lines in self._told:
                batch = [(person, one[number]) for person, one in self._given[pool] if one[number]]
                figure = figures[item.id]
                self._check_figure(item, figure, batch, self._again(pool))
                if figure.form is Form.NOTHING:
                    suppressed += len(batch)
                else:
                    told += figure.answered
                    self.told += 1
                everybody = {person for person, _ in self._given[pool]}
                assert not lines or len(everybody) >= FULL, "lines of fewer than ten were handed on"
            # What was never told: it waits, or was destroyed.
            suppressed += sum(
                bool(one[number])
                for pool, batch in self._given.items()
                if pool not in pools
                for _, one in batch
            )
            given = sum(bool(one[number]) for batch in self._given.values() for _, one in batch)
            assert told == given - suppressed, f"{item.id}: {told} told, {given} given, {suppressed} not told"

    def _again(self, pool):
        """How many questionnaires are second ones of somebody."""
        given = self._given[pool]
        return len(given) - len({person for person, _ in given})

    def _check_figure(self, item, figure, batch, again):
        people = {person for person, _ in batch}
        if figure.form is Form.NOTHING:
            assert (figure.answered, figure.favourable, figure.counts) == (None, None, None)
            return
        assert len(people) >= LEAST, f"a table about {len(people)} people was told"
        assert figure.answered == len(batch), "what is told is not what was answered"
        counts = Counter(option for _, answer in batch for option in chosen(item, answer))
        row = tuple(counts[option] for option in range(len(item.options)))
        favourable = sum(answer in item.favourable for _, answer in batch)
        if figure.form is Form.FULL:
            assert len(people) >= FULL, f"all of it was told about {len(people)} people"
            assert figure.counts == row
            return
        if item.ordered:
            assert figure.counts is None, "a distribution was told about fewer than ten"
            self._check_banded(item, figure, favourable, batch, 1 + again)
            return
        assert all(shown in (0, LEAST) for shown in figure.counts)
        for option, (shown, true) in enumerate(zip(figure.counts, row, strict=True)):
            behind = {person for person, answer in batch if option in chosen(item, answer)}
            assert shown == 0 or len(behind) >= LEAST, f"an option of {len(behind)} people was told"
            if not again:
                assert (shown == LEAST) == (true >= LEAST), "what is told is not what was answered"

    def _check_banded(self, item, figure, favourable, batch, margin):
        """Nobody is alone: the figure means several numbers, or two people and more at each end."""
        shown, of = figure.favourable, len(batch)
        few, most = set(range(margin + 1)), set(range(of - margin, of + 1))
        meant = few if shown == 0 else most if shown == of else {shown}
        assert favourable in meant, "what is told is not what was answered"
        if len(meant) == 1:
            for side in (True, False):
                behind = {person for person, answer in batch if (answer in item.favourable) is side}
                assert len(behind) > 1, "a lone voice was told"


class Round:
    """A round as `actions.feedback` holds it, without storage."""

    def __init__(self, survey, dice, waiting):
        taken = waiting.pop(dice.randrange(len(waiting))) if waiting else None
        self.buffer = taken or buffers.empty(survey, dice.randbytes(8))
        self.key = dice.randbytes(4)


def play(survey, seed, ledger_of=Ledger):
    """One history: a group of four to fourteen, its sessions, some of them open at once; all that is told."""
    dice = random.Random(seed)
    ledger = ledger_of(survey)
    people = [f"person {number}" for number in range(dice.randint(4, MOST_PEOPLE))]
    eager = dice.random()
    waiting, opened = [], []
    for _ in range(dice.randint(1, 12)):
        opened.append(Round(survey, dice, waiting))
        while len(opened) > dice.randint(0, 2):
            _answered(opened[0], survey, dice, people, eager, ledger)
            _ended(opened.pop(0), survey, waiting, ledger)
        if waiting and dice.random() < 0.1:
            waiting.pop()  # They have waited too long.
    for one in opened:
        _ended(one, survey, waiting, ledger)
    ledger.check()
    return ledger


def _answered(one, survey, dice, people, eager, ledger):
    for person in dice.sample(people, dice.randint(0, len(people))):
        if dice.random() < eager:
            answers = tuple(dice.randrange(item.values) for item in survey.items)
            add(one, survey, person, answers)
            ledger.answered(one.buffer.pool, person, answers)
        if dice.random() < 0.2:
            said = f"{person} {one.key}".encode()
            one.buffer = buffers.add_line(one.buffer, Line("A line.", quotable=False), said)
        if dice.random() < 0.2:
            again = tuple(dice.randrange(item.values) for item in survey.items)
            if f"{person} {one.key}".encode() in one.buffer.spent:
                add(one, survey, person, again)  # Once more, and otherwise: it changes nothing.


def add(one, survey, person, answers):
    spent, known = f"{person} {one.key}".encode(), f"{person} {one.buffer.pool}".encode()
    one.buffer = buffers.add(one.buffer, survey, answers, spent, known)


def _ended(one, survey, waiting, ledger):
    match releasing.release(one.buffer, survey, last=False):
        case Publish(figures=figures, lines=lines):
            ledger.published(one.buffer.pool, figures, lines)
        case Pool(buffer=buffer):
            waiting.append(buffer)
