"""Sessions: scheduled, moved, given another link, cancelled. Everybody concerned hears of it once."""

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from actions import attendance, cards, offers, polls, presenters, reminders
from rules import schedule
from rules import sessions as rules
from rules.bookings import OfferState, hold_until
from rules.communities import Community
from rules.dialogue import Draft, Problem
from rules.ids import MemberId, SessionId
from rules.notices import Notice, ToMember, Variables
from rules.permissions import Actor, Verb, require
from rules.reminders import link_is_news
from rules.sessions import Cancelled, Change, LinkChanged, Moved, Refused, Scheduled, Session
from storage import bookings, communities, outbox, sessions
from storage.db import Tx

Decision = Scheduled | Moved | LinkChanged | Cancelled | Refused

# What each noun does with a session's time: called with the transaction, the session and now, after the
# session was saved and under its lock. A noun that has work hanging on a session adds its line to all three.
_SCHEDULED = (
    reminders.plan_reminders,
    cards.plan_card_end,
    presenters.plan_presenter,
    attendance.plan_attendance,
    polls.plan_poll,
)
_MOVED = (
    reminders.plan_reminders,
    cards.plan_card_end,
    presenters.session_moved,
    attendance.session_moved,
    polls.plan_poll,
)
_CANCELLED = (
    reminders.session_cancelled,
    cards.session_cancelled,
    presenters.session_cancelled,
    attendance.session_cancelled,
    polls.session_cancelled,
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
    session = sessions.add(
        tx,
        plan,
        community_id=community.id,
        cycle_id=sessions.cycle(tx, community.id, *rules.cycle_of(plan.starts_at, community)),
        facilitator_id=me.member_id,
        uid=str(uuid4()),
    )
    sessions.add_change(tx, session.id, Change.SCHEDULED, me.member_id, now, {})
    for follow in _SCHEDULED:
        follow(tx, session, now)
    return Done(Scheduled(session, cards.announce(tx, session, now)), community)


def move_session(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Done:
    """The end of the dialogue "move": the session at another time, with everything that hangs on it."""
    session = sessions.lock(tx, SessionId(draft.answers["session"]))
    me = require(actor, Verb.MOVE_SESSION, session.community_id)
    community = communities.load(tx, session.community_id)
    decision = rules.move(session, schedule.starting(draft.answers, community), now)
    if isinstance(decision, Refused) or decision.already:
        return Done(decision, community)
    moved = decision.session
    sessions.save(tx, moved)
    times = {"was": session.starts_unix, "starts": moved.starts_unix}
    sessions.add_change(tx, moved.id, Change.MOVED, me.member_id, now, times)
    _shorten_offers(tx, moved, community, now)
    for follow in _MOVED:
        follow(tx, moved, now)
    cards.owe_cards(tx, moved.id, now)
    at = rules.tell_at(community, now, decision.was, moved.starts_at)
    _tell_concerned(tx, "session-moved", moved, me.member_id, at, now, times)
    return Done(decision, community)


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
    for offer in bookings.open_offers(tx, session_id):
        offers.close(tx, offer.id, OfferState.WITHDRAWN)
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
    if link_is_news(decision, now):
        at = rules.tell_at(community, now, session.starts_at)
        _tell_concerned(tx, "session-link", decision.session, me.member_id, at, now, {})
    return Done(decision, community)


def _shorten_offers(tx: Tx, session: Session, community: Community, now: datetime) -> None:
    """An offer must run out well before a start that has come nearer."""
    latest = hold_until(session, now, community)
    for offer in bookings.open_offers(tx, session.id):
        if latest < offer.expires_at:
            offers.shorten(tx, offer.id, latest)


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
