"""A case is taken and decided: nothing to do, or a measure, proposed and then done with one last press."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from actions.moderation import carrying_out, owing
from actions.moderation.reporting import put_return
from actions.moderation.staff import require_moderator, roles_of
from rules.communities import Community
from rules.dialogue import Draft
from rules.ids import CaseId, GroupId, MeasureId
from rules.moderation import cases as case_rules
from rules.moderation import measures as rules
from rules.moderation.cases import Case, Looked
from rules.moderation.measures import NOWHERE, Act, Measure, Reach, Refused, Seen, State
from rules.moderation.questions import deletes, reason_of, span_of
from rules.permissions import Actor, Membership, NotAllowedError, Verb
from storage import communities, due, groups
from storage.db import Tx
from storage.moderation import cases, measures


@dataclass(frozen=True, slots=True)
class Acted:
    """It is done, or why not; `already` when it had been before."""

    measure: Measure
    community: Community
    reach: Reach = NOWHERE
    already: bool = False
    told: bool = True
    """False when the person cannot be told."""
    refused: str = ""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What is about to be done, for the last press."""

    measure: Measure | None
    case: Case
    community: Community
    refused: str = ""


def take_case(tx: Tx, actor: Actor, now: datetime, case_id: CaseId) -> Looked:
    """A moderator looks after it; who presses first has it."""
    case = cases.lock(tx, case_id)
    me = _may_look(tx, actor, case)
    looked = case_rules.take(case, me.member_id, now)
    if not looked.refused and not looked.already:
        cases.save(tx, looked.case)
        put_return(tx, looked.case)
    return replace(looked, case=cases.load(tx, case_id))


def dismiss_case(tx: Tx, actor: Actor, now: datetime, case_id: CaseId) -> Looked:
    """There is nothing to do; who reported it hears that it was looked at."""
    case = cases.lock(tx, case_id)
    me = _may_look(tx, actor, case)
    looked = case_rules.close(case, me.member_id, now, acted=False)
    if not looked.refused and not looked.already:
        settle(tx, looked.case, now)
    return replace(looked, case=cases.load(tx, case_id))


def propose(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Proposed:
    """The end of the dialogue "moderate": everything is said, nothing is done yet."""
    case = cases.lock(tx, CaseId(draft.answers["case"]))
    community = communities.load(tx, case.community_id)
    me = require_moderator(tx, actor, case.community_id)
    if case.decided or case.taken_by != me.member_id or case.user_id is None:
        return Proposed(None, case, community, "decided")
    their = roles_of(tx, case.community_id, case.user_id)
    if refused := rules.against(case.user_id, actor.user_id, me.roles, their):
        return Proposed(None, case, community, refused.reason)
    reason, words = reason_of(draft.answers)
    measure = measures.propose(
        tx,
        case,
        Act(draft.answers["act"]),
        reason,
        words,
        span_of(draft.answers),
        me.member_id,
        now,
        deletes=deletes(draft.answers),
    )
    at = now + rules.PROPOSED_FOR
    due.put(tx, "measure-proposal-lapses", _waits(measure.id), at, {"measure_id": measure.id})
    return Proposed(measure, case, community)


def drop_proposal(tx: Tx, actor: Actor, _now: datetime, measure_id: MeasureId) -> Case:
    """Not done after all; the case is still the moderator's."""
    measure = _mine(tx, actor, measure_id)
    case = cases.load(tx, measure.case_id)
    measures.drop_proposal(tx, measure_id)
    due.drop(tx, _waits(measure_id))
    return case


def lapse_proposal(tx: Tx, _now: datetime, measure_id: MeasureId) -> None:
    """Due work: the last press never came."""
    measures.drop_proposal(tx, measure_id)


def act(tx: Tx, actor: Actor, now: datetime, measure_id: MeasureId, seen: Mapping[GroupId, Seen]) -> Acted:
    """The last press. `seen` is what Telegram has just said of the moderator's own rights in each group."""
    case = cases.lock(tx, measures.load(tx, measure_id).case_id)
    measure = _mine(tx, actor, measure_id)
    community = communities.load(tx, measure.community_id)
    if measure.state is not State.PROPOSED:
        return Acted(measure, community, already=True)
    me = require_moderator(tx, actor, measure.community_id)
    their = roles_of(tx, measure.community_id, measure.user_id)
    looked = case_rules.close(case, me.member_id, now, acted=True)
    refused = rules.against(measure.user_id, actor.user_id, me.roles, their)
    if looked.refused or refused:
        return Acted(measure, community, refused=looked.refused or (refused.reason if refused else ""))
    reach = rules.reach(
        measure,
        groups.of_communities(tx, [measure.community_id]),
        seen,
        None if case.message_id is None else case.group_id,
        case.said_at,
        now,
    )
    if isinstance(reach, Refused):
        return Acted(measure, community, refused=reach.reason)
    due.drop(tx, _waits(measure_id))
    measure = rules.begin(measure, now)
    settle(tx, looked.case, now)
    told = carrying_out.carry_out(tx, measure, case, reach, now)
    return Acted(measure, community, reach, told=told)


def settle(tx: Tx, case: Case, now: datetime) -> None:
    """Keep that it is decided, and tell who reported it."""
    cases.save(tx, case)
    due.drop(tx, f"moderation-case-returns:{case.id}")
    owing.outcome(tx, case, cases.reporters(tx, case.id), now)


def _may_look(tx: Tx, actor: Actor, case: Case) -> Membership:
    """Nobody looks after what is about themselves."""
    me = require_moderator(tx, actor, case.community_id)
    if case.user_id == actor.user_id:
        raise NotAllowedError(Verb.MODERATE)
    return me


def _mine(tx: Tx, actor: Actor, measure_id: MeasureId) -> Measure:
    """A measure that this moderator has proposed, locked."""
    measure = measures.lock(tx, measure_id)
    me = require_moderator(tx, actor, measure.community_id)
    if measure.by != me.member_id:
        raise NotAllowedError(Verb.MODERATE)
    return measure


def _waits(measure_id: MeasureId) -> str:
    return f"measure-proposal-lapses:{measure_id}"
