"""Reminders: planned with the session, owed to whoever has a place when their time comes."""

from datetime import datetime

from rules import reminders as rules
from rules.ids import MemberId, SessionId
from rules.notices import Notice, ToMember
from rules.priority import Priority
from rules.sessions import Session, Status
from storage import bookings, communities, due, outbox, sessions
from storage.db import Tx


def plan_reminders(tx: Tx, session: Session, now: datetime) -> None:
    """Put the reminders that are still ahead; what was put for an earlier time of the session goes."""
    community = communities.load(tx, session.community_id)
    times = {
        "remind-day": (_day(session.id), rules.day_before(session, community, now)),
        "remind-hour": (_hour(session.id), rules.hour_before(session, now)),
    }
    for kind, (key, at) in times.items():
        if at is None:
            due.drop(tx, key)
        else:
            due.put(tx, kind, key, at, {"session_id": session.id})


def session_cancelled(tx: Tx, session: Session, now: datetime) -> None:  # noqa: ARG001  As the other nouns'.
    """Nobody is reminded of what was cancelled; what is owed already is checked again when it is sent."""
    due.drop(tx, _day(session.id), _hour(session.id))


def remind_day(tx: Tx, now: datetime, session_id: SessionId) -> None:
    """Due work, a day before: everybody with a place, and for the facilitator the list of who comes."""
    session = sessions.load(tx, session_id)
    if not _wanted(session, now):
        return
    # Work that was held up must not ring at night: the start itself is near enough for the other reminder.
    at = communities.load(tx, session.community_id).decent(now)
    booked, _ = bookings.concerned(tx, session_id)
    _remind(tx, "reminder-day", session, booked, at, now)
    _remind(tx, "who-comes", session, [session.facilitator_id], at, now)


def remind_hour(tx: Tx, now: datetime, session_id: SessionId) -> None:
    """Due work, an hour before: the link, to everybody with a place, at whatever time of day."""
    session = sessions.load(tx, session_id)
    if not _wanted(session, now):
        return
    booked, _ = bookings.concerned(tx, session_id)
    _remind(tx, "reminder-hour", session, booked, now, now)


def _wanted(session: Session, now: datetime) -> bool:
    return session.status is Status.SCHEDULED and now < session.starts_at


def _remind(
    tx: Tx, kind: str, session: Session, to: list[MemberId], not_before: datetime, now: datetime
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
                not_after=session.starts_at,
            )
            for member_id in to
        ],
        now,
    )


def _day(session_id: SessionId) -> str:
    return f"remind-day:{session_id}"


def _hour(session_id: SessionId) -> str:
    return f"remind-hour:{session_id}"
