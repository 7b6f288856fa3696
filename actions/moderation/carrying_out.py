"""A measure that counts: the person is told, Telegram is asked, and it ends by itself or by a moderator."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from actions import members as membership
from actions.moderation import owing
from actions.moderation.staff import moderators, require_moderator, trace
from rules.communities import Community
from rules.groups import Group
from rules.ids import GroupId, MeasureId, MemberId
from rules.members import Status
from rules.moderation import measures as rules
from rules.moderation.cases import Case, Origin, Pointed
from rules.moderation.cases import State as CaseState
from rules.moderation.measures import Act, Measure, Reach, Seen, State
from rules.notices import Notice, ToChat
from rules.permissions import Actor, NotAllowedError, Verb
from rules.priority import Priority
from storage import communities, due, groups, members, outbox, roles
from storage.db import Tx
from storage.moderation import cases, measures

GRACE: Final = timedelta(minutes=2)
"""How long a removal waits for the word to the person, who is to have it first."""
RESTRICT, REMOVE = "moderation-restrict", "moderation-remove"
_UNDONE_BY: Final = {RESTRICT: "moderation-release", REMOVE: "moderation-unban"}
_CALL: Final = {Act.MUTE: RESTRICT, Act.REMOVE: REMOVE}


@dataclass(frozen=True, slots=True)
class Lifted:
    """It is in force no longer; `already` when it had ended before."""

    measure: Measure
    community: Community
    already: bool = False
    refused: str = ""
    without_me: tuple[Group, ...] = ()
    """Where it was done and Telegram goes on with it: the moderator has no right to undo it there."""


def carry_out(tx: Tx, measure: Measure, case: Case, reach: Reach, now: datetime) -> bool:
    """Have it done, the person told first where it would cut them off; False when they cannot be told."""
    reachable = measure.member_id is None or members.private_chat(tx, measure.user_id) is not None
    if measure.act is Act.MUTE:
        for earlier in measures.in_force(tx, measure.community_id, measure.user_id, (Act.MUTE,)):
            _note_end(tx, rules.end(earlier, State.REPLACED), measure.by, now)
    measures.save(tx, replace(measure, carried_out=True))
    trace(tx, measure, measure.by, "done", now)
    if measure.ends_at is not None:
        due.put(tx, "measure-lapses", _lapses(measure.id), measure.ends_at, {"measure_id": measure.id})
    # A mute cuts somebody off as well: the word of it does not wait for the morning.
    at = owing.decent(tx, measure.community_id, now) if measure.act is Act.WARN else now
    owing.word(tx, "moderation-told", measure, at, now, priority=Priority.ANSWER)
    if reach.delete:
        _owe_deletion(tx, measure, case, now)
    if measure.act is Act.WARN:
        _propose_mute(tx, measure, case, now)
    else:
        waits = measure.act is Act.REMOVE and reachable
        owing.calls(tx, _CALL[measure.act], measure, reach.groups, now + GRACE if waits else now, now)
    if measure.act is Act.REMOVE:
        _end_membership(tx, measure, now)
    return reachable


def _owe_deletion(tx: Tx, measure: Measure, case: Case, now: datetime) -> None:
    assert case.group_chat_id is not None
    notice = Notice(
        kind="moderation-delete",
        key=f"moderation-delete:{measure.id}",
        to=ToChat(case.group_chat_id),
        not_before=now,
        variables={"measure": measure.id, "message": case.message_id},
        priority=Priority.ANSWER,
    )
    outbox.add(tx, [notice], now)


def _propose_mute(tx: Tx, measure: Measure, case: Case, now: datetime) -> None:
    """Three warnings in force: the moderators are asked whether to mute. Nothing mutes by itself."""
    warnings = measures.in_force(tx, measure.community_id, measure.user_id, (Act.WARN,))
    if not rules.proposes_mute(len(warnings)):
        return
    if cases.open_of(tx, measure.community_id, measure.user_id, Origin.WARNINGS):
        return
    opened = cases.add(
        tx,
        measure.community_id,
        Origin.WARNINGS,
        CaseState.OPEN,
        now,
        group_id=case.group_id,
        about=Pointed(None, None, measure.user_id, measure.name),
        member_id=measure.member_id,
        wanted=Act.MUTE,
    )
    if opened is None:  # Another warning has opened it at the same moment.
        return
    everybody = moderators(tx, measure.community_id, (measure.member_id,))
    owing.cards(tx, opened, everybody, owing.decent(tx, measure.community_id, now), now)


def _end_membership(tx: Tx, measure: Measure, now: datetime) -> None:
    """Who is removed belongs no longer; what they hold goes to others, and so do their roles."""
    if measure.member_id is None:
        return
    member = members.load(tx, measure.member_id)
    if member.status is Status.ADMITTED:
        membership.leave(tx, member, now)
    for role in roles.held_by(tx, member.id):
        roles.take(tx, member.id, role)


def note_told(tx: Tx, now: datetime, measure_id: MeasureId) -> None:
    """The word has arrived: a removal need not wait any longer."""
    measure = measures.lock(tx, measure_id)
    measures.save(tx, replace(measure, told=True))
    _hurry(tx, measure, now)


def note_untold(tx: Tx, now: datetime, measure_id: MeasureId) -> None:
    """The person cannot be told: it happens all the same, and the moderator knows."""
    measure = measures.lock(tx, measure_id)
    owing.staff_word(tx, "moderation-untold", measure, measure.by, now)
    _hurry(tx, measure, now)


def _hurry(tx: Tx, measure: Measure, now: datetime) -> None:
    if measure.act is not Act.REMOVE or not measure.in_force:
        return
    found = owing.called(tx, REMOVE, measure, _groups(tx, measure))
    waiting = [
        one
        for one in found
        if outbox.under_way(tx, owing.call_key(REMOVE, measure, one.id), now)  # Not those done before.
    ]
    owing.calls(tx, REMOVE, measure, waiting, now, now)


def note_failed(tx: Tx, now: datetime, kind: str, measure_id: MeasureId, group_id: GroupId | None) -> None:
    """Telegram has not done it: who acted hears where, and how to mend it."""
    measure = measures.load(tx, measure_id)
    owing.staff_word(tx, "moderation-failed", measure, measure.by, now, {"group": group_id, "what": kind})


def lift(tx: Tx, actor: Actor, now: datetime, measure_id: MeasureId, seen: Mapping[GroupId, Seen]) -> Lifted:
    """A moderator ends it early. `seen` is what Telegram has just said of the moderator's own rights."""
    measure = measures.lock(tx, measure_id)
    me = require_moderator(tx, actor, measure.community_id)
    if measure.user_id == actor.user_id:
        raise NotAllowedError(Verb.MODERATE)
    community = communities.load(tx, measure.community_id)
    if not measure.in_force:
        return Lifted(measure, community, already=True)
    done_in = _done_in(tx, measure)
    able, without_me = rules.undoing(done_in, seen)
    if done_in and not able:
        return Lifted(measure, community, refused="no-right")
    measure = _undo(tx, measure, State.LIFTED, me.member_id, able, now)
    at, about = owing.decent(tx, community.id, now), {"elsewhere": len(without_me)}
    owing.word(tx, "moderation-ended", measure, at, now, about=about)
    return Lifted(measure, community, without_me=without_me)


def end_early(tx: Tx, measure: Measure, state: State, by: MemberId, now: datetime) -> Measure:
    """It is in force no longer, and Telegram is asked to undo it everywhere. The caller holds its lock."""
    return _undo(tx, measure, state, by, _done_in(tx, measure), now)


def _undo(
    tx: Tx, measure: Measure, state: State, by: MemberId, groups: Collection[Group], now: datetime
) -> Measure:
    measure = rules.end(measure, state)
    _note_end(tx, measure, by, now)
    if measure.act in _CALL:
        owing.calls(tx, _UNDONE_BY[_CALL[measure.act]], measure, groups, now, now)
    return measure


def _done_in(tx: Tx, measure: Measure) -> list[Group]:
    """Where Telegram was asked to do it; nowhere for a warning."""
    call = _CALL.get(measure.act)
    return [] if call is None else owing.called(tx, call, measure, _groups(tx, measure))


def lapse_measure(tx: Tx, now: datetime, measure_id: MeasureId) -> None:
    """Due work: its time is over. Telegram ends it by itself, for it was told until when."""
    before = measures.lock(tx, measure_id)
    measure = rules.lapse(before, now)
    if measure is before:
        return
    _note_end(tx, measure, None, now)
    if measure.act is not Act.WARN:
        owing.word(tx, "moderation-ended", measure, owing.decent(tx, measure.community_id, now), now)


def _note_end(tx: Tx, measure: Measure, by: MemberId | None, now: datetime) -> None:
    measures.note_end(tx, measure, by, now)
    due.drop(tx, _lapses(measure.id))
    if by is not None:
        trace(tx, measure, by, measure.state, now)


def _groups(tx: Tx, measure: Measure) -> list[Group]:
    return groups.of_communities(tx, [measure.community_id])


def _lapses(measure_id: MeasureId) -> str:
    return f"measure-lapses:{measure_id}"
