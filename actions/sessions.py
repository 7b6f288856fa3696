"""Sessions: scheduled, moved, given another link, cancelled. Everybody concerned hears of it once."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from actions import announcing, attendance, calendar, cards, check_in, offers, polls, presenters, reminders
from rules import schedule
from rules import sessions as rules
from rules.communities import Community
from rules.dialogue import Draft, Problem
from rules.ids import CycleId, MemberId, SessionId
from rules.notices import Notice, ToMember, Variables
from rules.permissions import Actor, Verb, require
from rules.reminders import link_is_news
from rules.schedule import Plan
from rules.sessions import (
    Cancelled,
    Change,
    LinkChanged,
    Moved,
    Refused,
    Scheduled,
    Session,
    TopicChanged,
)
from rules.topics import topic_of
from storage import bookings, communities, cycles, outbox, sessions
from storage.db import Tx

Decision = Scheduled | Moved | LinkChanged | TopicChanged | Cancelled | Refused

# What each noun does with a session's time: called with the transaction, the session and now, after the
# session was saved and under its lock. A noun that has work hanging on a session adds its line to all three.
_SCHEDULED = (
    offers.plan_first_come,
    reminders.plan_reminders,
    cards.plan_card_end,
    presenters.plan_presenter,
    check_in.plan_check_in,
    attendance.plan_attendance,
    polls.plan_poll,
)
_MOVED = (
    offers.session_moved,
    reminders.plan_reminders,
    cards.plan_card_end,
    presenters.session_moved,
    check_in.session_moved,
    attendance.plan_attendance,
    polls.plan_poll,
    calendar.session_changed,
    announcing.session_moved,
)
_CANCELLED = (
    offers.session_cancelled,
    reminders.session_cancelled,
    cards.session_cancelled,
    presenters.session_cancelled,
    check_in.session_cancelled,
    attendance.session_cancelled,
    polls.session_cancelled,
    calendar.session_changed,
    announcing.session_cancelled,
)


@dataclass(frozen=True, slots=True)
class Done:
    """What was decided, and the community whose time zone it is told in."""

    decision: Decision
    community: Community


def schedule_session(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Done | Problem:
    """The end of the dialogue "schedule": a session of the one who answered it."""
    me = require(actor, Verb.SCHEDULE, draft.community_id)
    community = communities.load(tx, draft.community_id)
    plan = schedule.plan(draft.answers, community)
    if plan.starts_at <= now:
        return Problem("schedule-date-past", {"moment": plan.starts_at}, step="starts")
    cycle_id = _cycle_of(tx, plan, community, draft.answers.get("cycle"))
    session = add_session(tx, plan, community, cycle_id, me.member_id, now)
    announcing.owe_plan(tx, cycle_id, now)
    return Done(Scheduled(session, cards.announce(tx, session, now)), community)


def _cycle_of(tx: Tx, plan: Plan, community: Community, wanted: int | None) -> CycleId:
    """The cycle the date is added to, if any is named, or else that of its year."""
    if wanted is not None:
        cycle = cycles.load(tx, CycleId(wanted))
        if cycle.community_id == community.id:
            return cycle.id
    return cycles.of_year(tx, community.id, *rules.cycle_of(plan.starts_at, community))


def add_session(
    tx: Tx, plan: Plan, community: Community, cycle_id: CycleId, by: MemberId, now: datetime
) -> Session:
    """A new session, with everything that hangs on it. The caller has it announced."""
    session = sessions.add(
        tx,
        plan,
        community_id=community.id,
        cycle_id=cycle_id,
        facilitator_id=by,
        uid=str(uuid4()),
        closes_before=community.booking_closes,
    )
    sessions.add_change(tx, session.id, Change.SCHEDULED, by, now, {})
    for follow in _SCHEDULED:
        follow(tx, session, now)
    return session


def move_session(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Done:
    """The end of the dialogue "move": the session at another time, with everything that hangs on it."""
    session = sessions.lock(tx, SessionId(draft.answers["session"]))
    me = require(actor, Verb.MOVE_SESSION, session.community_id)
    community = communities.load(tx, session.community_id)
    starts_at = schedule.starting(draft.answers, community)
    decision = move_to(tx, session, starts_at, me.member_id, now)
    if isinstance(decision, Refused) or decision.already:
        return Done(decision, community)
    moved = decision.session
    times = {"was": session.starts_unix, "starts": moved.starts_unix}
    at = rules.tell_at(community, now, decision.was, moved.starts_at)
    _tell_concerned(tx, "session-moved", moved, me.member_id, at, now, times)
    return Done(decision, community)


def move_to(tx: Tx, session: Session, starts_at: datetime, by: MemberId, now: datetime) -> Moved | Refused:
    """The session at that time, with everything that hangs on it.

    The caller holds its lock, and tells those concerned.
    """
    decision = rules.move(session, starts_at, now)
    if isinstance(decision, Refused) or decision.already:
        return decision
    moved = decision.session
    sessions.save(tx, moved)
    times = {"was": session.starts_unix, "starts": moved.starts_unix}
    sessions.add_change(tx, moved.id, Change.MOVED, by, now, times)
    for follow in _MOVED:
        follow(tx, moved, now)
    cards.owe_cards(tx, moved.id, now)
    return decision


def cancel_session(tx: Tx, actor: Actor, now: datetime, session_id: SessionId) -> Done:
    """Call the session off. Asked twice, it stays called off."""
    session = sessions.lock(tx, session_id)
    me = require(actor, Verb.CANCEL_SESSION, session.community_id)
    community = communities.load(tx, session.community_id)
    decision = rules.cancel(session, now)
    if isinstance(decision, Refused) or decision.already:
        return Done(decision, community)
    cancelled = decision.session
    sessions.save(tx, cancelled)
    sessions.add_change(tx, session_id, Change.CANCELLED, me.member_id, now, {})
    for follow in _CANCELLED:
        follow(tx, cancelled, now)
    at = rules.tell_at(community, now, cancelled.starts_at)
    _tell_concerned(tx, "session-cancelled", cancelled, me.member_id, at, now, {})
    return Done(decision, community)


def change_link(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Done:
    """The end of the dialogue "link": those who know the old one, or get no reminder any more, are told."""
    session = sessions.lock(tx, SessionId(draft.answers["session"]))
    me = require(actor, Verb.MOVE_SESSION, session.community_id)
    community = communities.load(tx, session.community_id)
    decision = rules.change_link(session, schedule.link(draft.answers), now)
    if isinstance(decision, Refused) or decision.already:
        return Done(decision, community)
    sessions.save(tx, decision.session)
    sessions.add_change(tx, session.id, Change.LINK, me.member_id, now, {})
    calendar.session_changed(tx, decision.session, now)
    if link_is_news(decision, now):
        at = rules.tell_at(community, now, session.starts_at)
        _tell_concerned(tx, "session-link", decision.session, me.member_id, at, now, {})
    return Done(decision, community)


def change_topic(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Done:
    """The end of the dialogue "retopic": the card says it, and those concerned are told once."""
    session = sessions.lock(tx, SessionId(draft.answers["session"]))
    me = require(actor, Verb.MOVE_SESSION, session.community_id)
    community = communities.load(tx, session.community_id)
    decision = rules.change_topic(session, topic_of(draft.answers["topic"]), now)
    if isinstance(decision, Refused) or decision.already:
        return Done(decision, community)
    changed = decision.session
    sessions.save(tx, changed)
    sequence = {"sequence": changed.sequence}
    sessions.add_change(tx, session.id, Change.TOPIC, me.member_id, now, sequence)
    calendar.session_changed(tx, changed, now)
    cards.owe_cards(tx, session.id, now)
    announcing.owe_plan(tx, session.cycle_id, now)
    at = rules.tell_at(community, now, session.starts_at)
    _tell_concerned(tx, "session-topic", changed, me.member_id, at, now, sequence)
    return Done(decision, community)


def _tell_concerned(
    tx: Tx,
    kind: str,
    session: Session,
    by: MemberId,
    not_before: datetime,
    now: datetime,
    variables: Variables,
) -> None:
    """Owe it to whoever has a place or waits for one, and to the facilitator; not to the one who did it."""
    booked, waiting = bookings.concerned(tx, session.id)
    everybody = dict.fromkeys([*booked, *waiting, session.facilitator_id])
    outbox.add(
        tx,
        [
            Notice(
                kind=kind,
                # With the sequence, so that each change is told once and every change is told.
                key=f"{kind}:{session.id}:{session.sequence}:{member_id}",
                to=ToMember(member_id),
                not_before=not_before,
                variables={"session": session.id, **variables},
            )
            for member_id in everybody
            if member_id != by
        ],
        now,
    )
