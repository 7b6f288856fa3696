"""Draws of an earlier version are carried over: who came first, and how many came after."""

from importlib import import_module

import pytest

from rules.presenters.draws import DecidedBy, replay, why
from storage.presenters import slots
from storage.tables import PresenterDrawRow
from tests.world import World

MIGRATION = import_module("storage.migrations.versions.0005_presenters")
EARLY, LATE = "2026-10-08T16:00:00+00:00", "2026-11-05T17:00:00+00:00"


def candidate(member, turns, last_turn, lot):
    return {"member": member, "turns": turns, "last_turn": last_turn, "lot": lot}


@pytest.mark.parametrize(
    ("candidates", "decided_by", "behind"),
    [
        ([(1, 2, EARLY, 5), (2, 10, EARLY, 1)], DecidedBy.TURNS, 1),
        ([(2, 1, LATE, 1), (1, 1, EARLY, 5), (3, 2, None, 2)], DecidedBy.LAST_TURN, 2),
        ([(2, 1, EARLY, 1), (1, 1, None, 5)], DecidedBy.LAST_TURN, 1),
        ([(2, 0, None, 9), (1, 0, None, 5), (3, 1, EARLY, 1)], DecidedBy.LOT, 1),
        ([(1, 3, EARLY, 7)], DecidedBy.ALONE, 0),
    ],
)
def test_a_draw_of_before_comes_out_the_same(db, candidates, decided_by, behind):
    world = World(db)
    chosen = world.member("Amara")
    assert chosen == 1
    session = world.session()
    kept = MIGRATION._first_of([candidate(*one) for one in candidates])

    def insert(tx):
        row = PresenterDrawRow(
            session_id=session, drawn_at=world.now, pool="attended", candidates=kept, chosen_id=chosen
        )
        tx.orm.add(row)
        tx.flush()
        return row.id

    draw = db.read_now(slots.load_draw, db.write_now(insert))
    assert replay(draw) == chosen
    reason = why(draw)
    assert (reason.decided_by, reason.candidates) == (decided_by, len(candidates))
    assert (draw.front.behind.members if draw.front.behind else 0) == behind
