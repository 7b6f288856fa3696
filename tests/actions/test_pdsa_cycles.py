"""PDSA cycles, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest

from actions.pdsa import cycles
from rules.dialogue import Problem
from rules.pdsa.cycles import Field, Refused, State
from rules.permissions import Verb
from storage.tables import AuditRow
from tests.actions.pdsa_world import ONE, begun, changes, draft, log, planned, staffed, tells


@pytest.mark.both
def test_two_who_tell_at_once_lose_nothing(world):
    staffed(world)
    begun(world)
    femi, noor = world.actor("Femi"), world.actor("Noor")
    tried = ((femi, "change"), (noor, "prediction"), (femi, "who"), (noor, "how"))

    def tell(one):
        actor, field = one
        given = draft(world, "pdsa-field", pdsa=1, field=field, words=f"About {field}")
        return world.db.write_now(lambda tx: cycles.change_field(tx, actor, world.now, given))

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(tell, tried))
    (one,) = log(world).cycles
    assert set(one.told) == {Field.OBJECTIVE, Field.CHANGE, Field.PREDICTION, Field.WHO, Field.HOW}


def test_from_plan_to_the_end(world):
    staffed(world)
    planned(world)
    assert world.does("Noor", cycles.move_cycle, ONE, State.DO).cycle.started == date(2026, 11, 16)
    assert world.does("Noor", cycles.move_cycle, ONE, State.DO).already
    assert isinstance(world.does("Noor", cycles.move_cycle, ONE, State.ENDED), Refused)
    world.advance(days=20)
    tells(world, "pdsa-do", done="partly", problems=None)
    tells(world, "pdsa-study", result="Four came", learning="Cards are not enough")
    ended = tells(world, "pdsa-act", decision="adapt", next=None).cycle
    assert (ended.state, ended.ended) == (State.ENDED, date(2026, 12, 6))
    again = tells(world, "pdsa-act", decision="adapt", next=None)
    assert again.already
    assert log(world).cycles == (ended,)
    noted = [row.detail for row in world.rows(AuditRow) if row.verb == Verb.KEEP_PDSA]
    assert [one["change"] for one in noted] == ["begun", "do", "study", "act", "ended"]
    assert "Four came" not in str(noted)


def test_fields_and_days_are_corrected(world):
    staffed(world)
    begun(world)
    assert changes(world, "objective", objective="Fewer leave").cycle.told[Field.OBJECTIVE] == "Fewer leave"
    assert changes(world, "change", words="Cards").cycle.told[Field.CHANGE] == "Cards"
    assert changes(world, "change", words="Cards").already
    assert Field.CHANGE not in changes(world, "change", words="remove").cycle.told
    assert changes(world, "done", done="no").cycle.told[Field.DONE] == "no"
    assert changes(world, "started", day="2026-11-17").id == "pdsa-day-to-come"
    assert changes(world, "started", day="today").cycle.started == date(2026, 11, 16)
    assert changes(world, "ended", day="today").reason == "goes-on"
    world.does("Femi", cycles.abandon_cycle, ONE)
    assert isinstance(changes(world, "ended", day="2026-11-15"), Problem)


def test_a_cycle_without_a_plan_neither_starts_nor_ends_and_what_was_typed_is_kept(world):
    staffed(world)
    begun(world)
    refused = world.does("Femi", cycles.move_cycle, ONE, State.DO)
    assert (refused.reason, refused.lacking) == ("unwritten", (Field.CHANGE, Field.PREDICTION, Field.DATA))
    for field in ("change", "prediction", "data"):
        changes(world, field, words=f"About {field}")
    assert world.does("Femi", cycles.move_cycle, ONE, State.DO).cycle.state is State.DO
    tells(world, "pdsa-do", done="yes", problems=None)
    tells(world, "pdsa-study", result="Four came", learning="Cards are not enough")
    for field in ("change", "learning"):
        changes(world, field, words="remove")
    held = tells(world, "pdsa-act", decision="adopt", next="Everywhere")
    assert (held.cycle.state, held.cycle.told[Field.NEXT]) == (State.ACT, "Everywhere")
    assert log(world).cycles == (held.cycle,)
    refused = world.does("Femi", cycles.move_cycle, ONE, State.ENDED)
    assert refused.lacking == (Field.CHANGE, Field.LEARNING)
    for field in ("change", "learning"):
        changes(world, field, words=f"About {field}")
    assert world.does("Femi", cycles.move_cycle, ONE, State.ENDED).cycle.state is State.ENDED
    ended = log(world).cycles
    assert changes(world, "change", words="remove").lacking == (Field.CHANGE,)
    assert log(world).cycles == ended


def test_an_abandoned_cycle_ends_once_and_is_not_adopted_by_a_correction(world):
    staffed(world)
    begun(world)
    done = world.does("Noor", cycles.abandon_cycle, ONE)
    assert (done.cycle.state, done.cycle.ended) == (State.ENDED, date(2026, 11, 16))
    world.advance(days=2)
    assert world.does("Noor", cycles.abandon_cycle, ONE).already
    assert changes(world, "decision", decision="adopt").reason == "incomplete"
    assert tells(world, "pdsa-act", decision="adopt", next=None).reason == "incomplete"
    assert log(world).cycles == (done.cycle,)
    noted = [row.detail["change"] for row in world.rows(AuditRow) if row.verb == Verb.KEEP_PDSA]
    assert noted == ["begun", "ended"]
    opened = world.does("Femi", cycles.move_cycle, ONE, State.ACT).cycle
    assert (opened.state, opened.ended) == (State.PLAN, None)
    assert Field.DECISION not in opened.told


@pytest.mark.both
def test_many_who_end_it_at_once_end_it_once(world):
    staffed(world)
    begun(world)
    femi, noor = world.actor("Femi"), world.actor("Noor")

    def abandons(actor):
        return world.db.write_now(lambda tx: cycles.abandon_cycle(tx, actor, world.now, ONE))

    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(abandons, (femi, noor, femi, noor)))
    assert sorted(one.already for one in done) == [False, True, True, True]
