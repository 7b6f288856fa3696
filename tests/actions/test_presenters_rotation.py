"""Random histories of presenting, through the real actions and due work, on both databases.

Kept after every step: members who say yes whenever they are asked differ by one turn at most; nobody is
asked within their rest, and nobody new before they came once; every draw comes out the same again. The
histories run over the end of a year with a week 53, and over the 1st of August, where a cycle ends.

Who offers to present goes before others from three days before, whatever their turns: that is left out here.
Dayo, who always says yes, takes such an offer back before; that is an answer, so he is not asked for that
session, and may have fewer turns than the others from then on.
"""

import os
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
import sqlalchemy as sa

from actions import presenters
from actions.due_work import run
from actions.presenters import drawing
from rules.presenters import backups, draws
from rules.presenters.slots import RESTING, TURNS, Part, Reply, SlotState
from storage import due, sessions
from storage.presenters import slots
from storage.tables import PresenterDrawRow
from tests.actions.presenters_world import Stage, answer

SEEDS = range(40) if os.environ.get("CIGBOT_SOAK") else range(2)
FIRST = datetime(2026, 11, 26, 17, tzinfo=UTC)
PLANNED = datetime(2026, 10, 12, 12, tzinfo=UTC)
NEW_CYCLE = datetime(2027, 8, 1, tzinfo=UTC)
LAST = datetime(2027, 9, 20, tzinfo=UTC)
_REST = timedelta(days=42)
"""Said anew, so that a rest that is left out is seen."""


class BrokenError(AssertionError):
    """A promise that was not kept."""


class History:
    """Four doctors who always say yes, three who do as they like, two who are new."""

    def __init__(self, db, seed, gaps=(5, 9, 28, 35), until=LAST):
        self.world = Stage(db)
        self.random = Random(seed)
        self.reliable = [self.world.doctor(name) for name in ("Amara", "Ben", "Chidi", "Dayo")]
        self.fickle = [self.world.doctor(name) for name in ("Emeka", "Farah", "Gul")]
        self.new = {self.world.doctor(name, attended=False) for name in ("Hana", "Ife")}
        self.cycles = {}
        self.offered = set()
        """Which members have volunteered for which session."""
        self.took_back = set()
        """Who has taken an offer back, in which cycle."""
        self.checked_draws = set()
        at, cycle = FIRST, self.world.cycle
        while at < until:
            if at >= NEW_CYCLE and cycle == self.world.cycle:
                session = self.world.session(starts_at=at)
                cycle = self.world.row(session).cycle_id
            else:
                session = self.world.session(starts_at=at, cycle_id=cycle)
            self.cycles[session] = (cycle, at)
            self.world.db.write_now(self._plan, session)
            at += timedelta(days=self.random.choice(gaps))

    def _plan(self, tx, session):
        presenters.plan_presenter(tx, sessions.lock(tx, session), PLANNED)

    def play(self):
        end = max(at for _, at in self.cycles.values()) + timedelta(days=1)
        while (now := self.world.db.write_now(self._step, end)) is not None:
            self._react(now)
            self._check(now)

    def _step(self, tx, end):
        at = due.next_at(tx)
        if at is None or at > end:
            return None
        run(tx, due.ready(tx, at)[0], at)
        return at

    def _react(self, now):
        """Those who are asked answer, as they are; somebody offers, or cannot come after all."""
        for slot in self._slots():
            if self._thinks_better_of_it(slot):
                self.world.acts(slot.member_id, presenters.hand_back, now, slot.id)
        for member, session in self.offered:
            if member in self.reliable and not self._far(session, now):
                self.world.acts(member, presenters.withdraw_from_session, now, session)
                self.took_back.add((member, self.cycles[session][0]))
        ahead = [one for one in self.cycles if self._far(one, now)]
        if ahead and self.random.random() < 0.1:
            session = self.random.choice(ahead)
            member = self.random.choice([self.reliable[-1], *self.fickle, *self.new])
            self.offered.add((member, session))
            self.world.acts(member, presenters.volunteer_for_session, now, session)
        if self.new and self.random.random() < 0.02:
            self.world.attends(self.new.pop(), self.world.past)
        # The answers come last, so that nobody who always answers is kept waiting.
        for slot in self._slots():
            reply = self._reply(slot) if slot.state is SlotState.ASKED else None
            if reply is not None:
                answer(self.world, slot, reply, now)

    def _far(self, session, now):
        return self.cycles[session][1] > now + timedelta(days=7)

    def _thinks_better_of_it(self, slot):
        may = slot.state is SlotState.ACCEPTED and slot.member_id not in self.reliable
        return may and self.random.random() < 0.2

    def _reply(self, slot):
        if slot.part is Part.BACKUP:
            return self.random.choice((Reply.YES, Reply.YES, Reply.NOT_NOW))
        if slot.member_id in self.reliable:
            return Reply.YES
        return self.random.choice((Reply.YES, Reply.NOT_NOW, None))

    def _slots(self):
        return [one for session in self.cycles for one in self.world.slots(session)]

    def _check(self, now):
        known = self._slots()
        asked = [one for one in known if one.part is Part.PRESENTER]
        for cycle in {cycle for cycle, _ in self.cycles.values()}:
            turns = [one.member_id for one in asked if one.state in TURNS and self._in(one, cycle)]
            counted = {one: turns.count(one) for one in self.reliable}
            fewest = min(count for one, count in counted.items() if (one, cycle) not in self.took_back)
            if max(counted.values()) - fewest > 1:
                raise BrokenError(f"turns {counted} at {now}")
        # Who agreed to be the backup is asked even so, where nobody else can be.
        called = {(one.member_id, one.session_id) for one in known if one.state is SlotState.CALLED}
        for one in asked:
            if (one.member_id, one.session_id) not in self.offered | called:
                self._check_asking(one, asked)
        self.world.db.read_now(self._check_draws)

    def _in(self, slot, cycle):
        return self.cycles[slot.session_id][0] == cycle

    def _check_asking(self, slot, asked):
        if slot.member_id in self.new:
            raise BrokenError("asked before they came once")
        for other in asked:
            said_no = other.member_id == slot.member_id and other.id < slot.id and other.state in RESTING
            if said_no and timedelta(0) < slot.asked_at - other.changed_at < _REST:
                raise BrokenError(f"asked within the rest at {slot.asked_at}")

    def _check_draws(self, tx):
        for draw_id in tx.orm.exec(sa.select(PresenterDrawRow.id)).scalars():
            if draw_id not in self.checked_draws:
                stored = slots.load_draw(tx, draw_id)
                if draws.replay(stored) != stored.chosen:
                    raise BrokenError("a draw came out otherwise")
                self.checked_draws.add(draw_id)


def chance(monkeypatch, seed):
    """Have the lots of the draws follow from the seed, so that a history can be played again."""
    monkeypatch.setattr(drawing.CHANCE, "randrange", Random(seed).randrange)


@pytest.mark.parametrize("seed", SEEDS)
def test_presenting_goes_round(db, monkeypatch, seed):
    chance(monkeypatch, seed)
    history = History(db, seed)
    history.play()
    states = {one.state for one in history._slots()}
    assert {SlotState.PRESENTED, SlotState.DECLINED, SlotState.HANDED_BACK} <= states
    assert len(history.checked_draws) > 20
    assert len({cycle for cycle, _ in history.cycles.values()}) == 2


def any_order(monkeypatch):
    monkeypatch.setattr(draws, "_order", lambda one: -one.turns)


def no_rest(monkeypatch):
    monkeypatch.setattr(draws, "REST", timedelta(0))


def who_never_came(monkeypatch):
    honest = draws.eligible

    def everybody(known, *, any_attended, near=False):
        return honest(known, any_attended=False, near=near)

    monkeypatch.setattr(draws, "eligible", everybody)


def every_volunteer(monkeypatch):
    monkeypatch.setattr(draws, "AHEAD", 5)


def every_backup(monkeypatch):
    monkeypatch.setattr(backups, "may_call", lambda *_args, **_known: True)


@pytest.mark.parametrize(
    ("lie", "seed"),
    [(any_order, 0), (no_rest, 0), (who_never_came, 0), (every_volunteer, 2), (every_backup, 3)],
)
def test_the_histories_see_what_is_not_fair(db, monkeypatch, lie, seed):
    chance(monkeypatch, seed)
    lie(monkeypatch)
    history = History(db, seed, gaps=(5, 9), until=FIRST + timedelta(days=90))
    with pytest.raises(BrokenError):
        history.play()
