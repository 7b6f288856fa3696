"""What a presenter hears again: a week before, and two days before. Looked at anew when it is sent."""

from datetime import datetime

from actions.presenters.telling import tell, two_days_key, week_key
from rules.ids import SessionId
from rules.presenters import times
from rules.priority import Priority
from rules.sessions import Session, Status
from storage import communities, due, sessions
from storage.db import Tx
from storage.presenters import slots


def plan_reminders(tx: Tx, session: Session, now: datetime) -> None:
    """Put the reminders that are still ahead; what was put for an earlier time of the session goes."""
    community = communities.load(tx, session.community_id)
    plans = (
        ("presenter-week", week_key(session.id), times.WEEK),
        ("presenter-two-days", two_days_key(session.id), times.TWO_DAYS),
    )
    for kind, key, before in plans:
        at = times.remind_at(session, before, community, now)
        if at is None:
            due.drop(tx, key)
        else:
            due.put(tx, kind, key, at, {"session_id": session.id})


def remind_week(tx: Tx, now: datetime, session_id: SessionId) -> None:
    """Due work, a week before."""
    _remind(tx, "presenter-week", session_id, now)


def remind_two_days(tx: Tx, now: datetime, session_id: SessionId) -> None:
    """Due work, two days before."""
    _remind(tx, "presenter-two-days", session_id, now)


def _remind(tx: Tx, kind: str, session_id: SessionId, now: datetime) -> None:
    session = sessions.load(tx, session_id)
    slot = slots.live(tx, session_id)
    if session.status is Status.CANCELLED or now >= session.starts_at or slot is None or not slot.presents:
        return
    tell(
        tx,
        kind,
        f"{kind}:{slot.id}:{session.starts_unix}",
        slot.member_id,
        session,
        now,
        {"slot": slot.id, "starts": session.starts_unix},
        not_after=session.starts_at,
        priority=Priority.REMINDER,
    )
