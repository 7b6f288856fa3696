"""Reminders: planned with the session, owed to whoever has a place when their time comes."""

from datetime import datetime

from rules import reminders as rules
from rules.ids import MemberId, SessionId
from rules.notices import Notice, ToMember
from rules.permissions import Actor, Verb, require_anywhere
from rules.priority import Priority
from rules.reminders import Reminder
from rules.sessions import Session, Status
from storage import communities, due, outbox, reminders, sessions
from storage.db import Tx


def plan_reminders(tx: Tx, session: Session, now: datetime) -> None:
    """Put the reminders that are still ahead; what was put for an earlier time of the session goes."""
    community = communities.load(tx, session.community_id)
    times = {
        Reminder.WEEK: rules.week_before(session, community, now),
        Reminder.DAY: rules.day_before(session, community, now),
        Reminder.HOUR: rules.hour_before(session, community, now),
    }
    for reminder, at in times.items():
        if at is None:
            due.drop(tx, _key(session.id, reminder))
        else:
            due.put(tx, f"remind-{reminder}", _key(session.id, reminder), at, {"session_id": session.id})


def session_cancelled(tx: Tx, session: Session, now: datetime) -> None:  # noqa: ARG001  As the other nouns'.
    """Nobody is reminded of what was cancelled; what is owed already is checked again when it is sent."""
    due.drop(tx, *(_key(session.id, reminder) for reminder in Reminder))


def remind_week(tx: Tx, now: datetime, session_id: SessionId) -> None:
    """Due work, a week before: everybody who booked more than a day before that."""
    session = sessions.load(tx, session_id)
    # Work that was held up, or that a migration has put, is not done when the day before has come.
    if not _wanted(session, now) or now >= session.starts_at - rules.DAY:
        return
    at = communities.load(tx, session.community_id).decent(now)
    booked = reminders.to_remind(tx, session_id, Reminder.WEEK, rules.booked_in_time(session))
    _remind(tx, "reminder-week", session, booked, at, now, not_after=session.starts_at - rules.DAY)


def remind_day(tx: Tx, now: datetime, session_id: SessionId) -> None:
    """Due work, a day before: everybody with a place, and for the facilitator the list of who comes."""
    session = sessions.load(tx, session_id)
    if not _wanted(session, now):
        return
    # Work that was held up must not ring at night: the start itself is near enough for the other reminder.
    at = communities.load(tx, session.community_id).decent(now)
    _remind(tx, "reminder-day", session, reminders.to_remind(tx, session_id, Reminder.DAY), at, now)
    _remind(tx, "who-comes", session, [session.facilitator_id], at, now)


def remind_hour(tx: Tx, now: datetime, session_id: SessionId) -> None:
    """Due work, an hour before: the link, to everybody with a place. The rule has chosen the time of day."""
    session = sessions.load(tx, session_id)
    if not _wanted(session, now):
        return
    _remind(tx, "reminder-hour", session, reminders.to_remind(tx, session_id, Reminder.HOUR), now, now)


def switch_reminder(
    tx: Tx,
    actor: Actor,
    now: datetime,  # noqa: ARG001  As every verb.
    reminder: Reminder,
    *,
    on: bool,
) -> frozenset[Reminder]:
    """Have a reminder, or not, in every community of the person; what they have switched off then.

    Saying it again changes nothing.
    """
    require_anywhere(actor, Verb.EDIT_PROFILE)
    mine = [one.member_id for one in actor.memberships if one.may(Verb.EDIT_PROFILE)]
    reminders.switch(tx, mine, reminder, on=on)
    return reminders.off(tx, mine[0])


def _wanted(session: Session, now: datetime) -> bool:
    return session.status is Status.SCHEDULED and now < session.starts_at


def _remind(
    tx: Tx,
    kind: str,
    session: Session,
    to: list[MemberId],
    not_before: datetime,
    now: datetime,
    *,
    not_after: datetime | None = None,
) -> None:
    outbox.add(
        tx,
        [
            Notice(
                kind=kind,
                key=f"{kind}:{session.id}:{session.sequence}:{member_id}",
                to=ToMember(member_id),
                not_before=not_before,
                variables={"session": session.id, "starts": session.starts_unix},
                priority=Priority.REMINDER,
                not_after=not_after or session.starts_at,
            )
            for member_id in to
        ],
        now,
    )


def _key(session_id: SessionId, reminder: Reminder) -> str:
    return f"remind-{reminder}:{session_id}"
