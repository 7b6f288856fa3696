"""An appeal: the person writes why, moderators who did not act look, and one of them decides once."""

from dataclasses import dataclass, replace
from datetime import datetime

from actions.moderation import owing
from actions.moderation.carrying_out import end_early
from actions.moderation.staff import judges, require_moderator, trace
from rules.communities import Community
from rules.ids import MeasureId
from rules.moderation.measures import APPEAL_LIMIT, Appeal, Measure, State
from rules.notices import Notice, ToMember
from rules.permissions import Actor, NotAllowedError, Verb
from rules.priority import Priority
from storage import communities, outbox
from storage.db import Tx
from storage.moderation import cases, measures


@dataclass(frozen=True, slots=True)
class Appealing:
    """Where an appeal stands, for the person."""

    measure: Measure
    community: Community
    group: str
    """The title of the group in which it came up; empty for none."""
    refused: str = ""
    alone: bool = False
    """Whether only the moderator who acted can look again."""
    nobody: bool = False
    """Whether there is no moderator at all at present."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a moderator's press has led to; `already` when it had been decided before."""

    measure: Measure
    community: Community
    group: str
    """As in Appealing."""
    already: bool = False
    refused: str = ""


def begin_appeal(tx: Tx, actor: Actor, now: datetime, measure_id: MeasureId) -> Appealing:
    """The person wants another look: what they write next is their appeal."""
    measure = _mine(tx, actor, measure_id)
    if not measure.may_appeal(now):
        return _standing(tx, measure, refused="" if measure.appeal is not Appeal.OPEN else "over")
    return _kept(tx, replace(measure, appeal=Appeal.WRITING, appealed_at=now))


def stop_appeal(tx: Tx, actor: Actor, _now: datetime, measure_id: MeasureId) -> Appealing:
    """Not now; it can still be asked for later."""
    measure = _mine(tx, actor, measure_id)
    if measure.appeal is not Appeal.WRITING:
        return _standing(tx, measure)
    return _kept(tx, replace(measure, appeal=Appeal.OPEN, appealed_at=None))


def write_appeal(tx: Tx, actor: Actor, now: datetime, measure_id: MeasureId, typed: str) -> Appealing:
    """What the person wrote goes to the moderators."""
    measure = _mine(tx, actor, measure_id)
    if measure.appeal is not Appeal.WRITING or not measure.may_appeal(now):
        return _standing(tx, measure, refused="over" if measure.appeal is Appeal.WRITING else "")
    words = typed.strip()
    if len(words) > APPEAL_LIMIT:
        return _standing(tx, measure, refused="too-long")
    kept = _kept(tx, replace(measure, appeal=Appeal.USED, appeal_words=words, appealed_at=now))
    at = owing.decent(tx, measure.community_id, now)
    asked = judges(tx, measure)
    outbox.add(
        tx,
        [
            Notice(
                "moderation-appeal",
                f"moderation-appeal:{measure.id}:{member_id}",
                ToMember(member_id),
                at,
                {"measure": measure.id},
            )
            for member_id in asked
        ],
        now,
    )
    return replace(kept, alone=asked == [measure.by], nobody=not asked)


def judge_appeal(tx: Tx, actor: Actor, now: datetime, measure_id: MeasureId, *, granted: bool) -> Judged:
    """A moderator decides; the first press counts, and not that of the one who acted, if there is another."""
    measure = measures.lock(tx, measure_id)
    me = require_moderator(tx, actor, measure.community_id)
    if measure.user_id == actor.user_id:
        raise NotAllowedError(Verb.MODERATE)
    community = communities.load(tx, measure.community_id)
    group = cases.load(tx, measure.case_id).group_title
    if measure.appeal is not Appeal.USED:
        return Judged(measure, community, group, already=True)
    if me.member_id == measure.by and judges(tx, measure) != [measure.by]:
        return Judged(measure, community, group, refused="for-others")
    measure = replace(measure, appeal=Appeal.GRANTED if granted else Appeal.UPHELD)
    measures.note_judge(tx, measure, me.member_id)
    trace(tx, measure, me.member_id, measure.appeal, now)
    if granted and measure.in_force:
        measure = end_early(tx, measure, State.OVERTURNED, me.member_id, now)
    at = owing.decent(tx, community.id, now)
    owing.word(tx, "moderation-appealed", measure, at, now, priority=Priority.NOTICE)
    return Judged(measure, community, group)


def _mine(tx: Tx, actor: Actor, measure_id: MeasureId) -> Measure:
    """A measure about this person, who may be no member any more."""
    measure = measures.lock(tx, measure_id)
    if measure.user_id != actor.user_id or measure.state is State.PROPOSED:
        raise NotAllowedError(Verb.SEE_OWN_DATA)
    return measure


def _kept(tx: Tx, measure: Measure) -> Appealing:
    measures.save(tx, measure)
    return _standing(tx, measure)


def _standing(tx: Tx, measure: Measure, *, refused: str = "") -> Appealing:
    group = cases.load(tx, measure.case_id).group_title
    return Appealing(measure, communities.load(tx, measure.community_id), group, refused)
