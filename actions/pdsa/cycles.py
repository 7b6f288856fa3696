"""PDSA cycles: begun, told part by part, moved on, corrected, handed over."""

from datetime import date, datetime

from actions.pdsa import issues
from actions.pdsa.owning import hand_over, mine, note, today
from rules.dialogue import Draft, Problem
from rules.ids import LoggedIssueId, MemberId, PdsaCycleId
from rules.pdsa import cycles as rules
from rules.pdsa import questions
from rules.pdsa.cycles import PARTS, Changed, Day, Field, PdsaCycle, Refused, State
from rules.permissions import Actor, Verb, require
from storage import communities, pdsa
from storage.db import Tx

_FIELDS = frozenset(map(str, Field))


def begin_cycle(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Changed:
    """The end of the dialogue "pdsa-plan": a cycle of whoever has planned it."""
    here = draft.community_id
    me = require(actor, Verb.KEEP_PDSA, here)
    communities.lock(tx, here)
    told = questions.told_in(draft.answers, PARTS[State.PLAN])
    cycle = pdsa.add_cycle(tx, here, me.member_id, {one: words for one, words in told.items() if words})
    note(tx, actor, now, here, {"cycle": cycle.number, "change": "begun"})
    if issue_id := draft.answers.get("issue"):
        issues.work_on(tx, actor, now, LoggedIssueId(issue_id), cycle)
    return Changed(cycle)


def tell_part(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Changed | Refused:
    """The end of the dialogues "pdsa-do", "pdsa-study" and "pdsa-act"."""
    cycle = mine(tx, actor, pdsa.load_cycle, PdsaCycleId(draft.answers["pdsa"]))
    part = next(state for state, flow in questions.LATER_PARTS.items() if flow.name == draft.flow)
    told = questions.told_in(draft.answers, PARTS[part])
    return _save(tx, actor, now, cycle, rules.write(cycle, part, told, today(tx, cycle.community_id, now)))


def move_cycle(tx: Tx, actor: Actor, now: datetime, pdsa_id: PdsaCycleId, to: State) -> Changed | Refused:
    """One step on or back. Asked twice, it stays so."""
    cycle = mine(tx, actor, pdsa.load_cycle, pdsa_id)
    return _save(tx, actor, now, cycle, rules.move(cycle, to, today(tx, cycle.community_id, now)))


def change_field(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Changed | Refused | Problem:
    """The end of the dialogue "pdsa-field": one field or date is other than it was."""
    cycle = mine(tx, actor, pdsa.load_cycle, PdsaCycleId(draft.answers["pdsa"]))
    name = str(draft.answers["field"])
    if name not in _FIELDS:
        return _change_day(tx, actor, now, draft, cycle)
    told = {Field(name): questions.words_of(draft.answers)}
    return _save(tx, actor, now, cycle, rules.correct(cycle, told))


def abandon_cycle(tx: Tx, actor: Actor, now: datetime, pdsa_id: PdsaCycleId) -> Changed | Refused:
    """It ends where it stands, whatever is not written. Asked twice, it stays so."""
    cycle = mine(tx, actor, pdsa.load_cycle, pdsa_id)
    return _save(tx, actor, now, cycle, rules.abandon(cycle, today(tx, cycle.community_id, now)))


def hand_over_cycle(tx: Tx, actor: Actor, now: datetime, pdsa_id: PdsaCycleId, owner_id: MemberId) -> Changed:
    """Another of the staff looks after it from now on, and is told; NotStaffError for anybody else."""
    decision = rules.hand_over(mine(tx, actor, pdsa.load_cycle, pdsa_id), owner_id)
    hand_over(tx, actor, now, decision.cycle, already=decision.already)
    return decision


def _change_day(
    tx: Tx, actor: Actor, now: datetime, draft: Draft, cycle: PdsaCycle
) -> Changed | Refused | Problem:
    which, answer = Day(draft.answers["field"]), draft.answers["day"]
    now_there = today(tx, cycle.community_id, now)
    day = now_there if answer == questions.TODAY else date.fromisoformat(answer)
    if which is Day.ENDED and cycle.state is not State.ENDED:
        return Refused(cycle, "goes-on")
    if day > now_there:
        return Problem("pdsa-day-to-come", {})
    if day < now_there - rules.LONGEST_AGO:
        return Problem("pdsa-day-long-ago", {})
    changed = rules.dated(cycle, which, day)
    if changed is None:
        return Problem("pdsa-days-crossed", {})
    return _save(tx, actor, now, cycle, Changed(changed, already=changed == cycle))


def _save(
    tx: Tx, actor: Actor, now: datetime, before: PdsaCycle, decision: Changed | Refused
) -> Changed | Refused:
    if isinstance(decision, Changed) and not decision.already:
        after = decision.cycle
        pdsa.save_cycle(tx, after)
        change = "told" if after.state is before.state else str(after.state)
        note(tx, actor, now, after.community_id, {"cycle": after.number, "change": change})
    return decision
