"""When somebody is drawn, asked, reminded, and until when an answer is waited for. Pure functions."""

from datetime import datetime, timedelta
from typing import Final

from rules.communities import Community
from rules.presenters.slots import Slot, SlotState
from rules.sessions import Kind, Session, Status

DRAWN_BEFORE: Final = timedelta(days=14)
"""How long before the start the presenter is drawn."""
TOLD_BEFORE: Final = timedelta(days=3)
"""How long before the start the facilitator hears that nobody has agreed."""
ASKED_BEFORE: Final = timedelta(hours=24)
"""Nobody is asked to present with less notice than this."""
TO_ANSWER: Final = timedelta(hours=48)
"""Silence for this long counts as "not this time"."""
TRIED_AGAIN: Final = timedelta(days=1)
"""When nobody could be drawn, it is tried again after this long: somebody may have joined."""
WEEK: Final = timedelta(days=7)
TWO_DAYS: Final = timedelta(days=2)
_NEWS_LASTS: Final = timedelta(days=1)
"""Nobody is reminded of what they agreed to less than this before."""


def wanted(session: Session) -> bool:
    """Whether the session has a presenter at all: a CIG is steered by a case, the other kinds are not."""
    return session.kind is Kind.CIG


def may_ask(session: Session, live: Slot | None, now: datetime) -> str | None:
    """Why nobody is drawn now, if so. `now` is the moment at which the asking would arrive."""
    if session.status is Status.CANCELLED:
        return "session-cancelled"
    if not wanted(session):
        return "no-case"
    if live is not None:
        return "already-asked" if live.state is SlotState.ASKED else "already-found"
    if now > session.starts_at - ASKED_BEFORE:
        return "too-late"
    return None


def answer_by(session: Session, asked_at: datetime, to_answer: timedelta = TO_ANSWER) -> datetime:
    """Until when an answer to an asking that arrives at `asked_at` is waited for."""
    return min(asked_at + to_answer, session.starts_at)


def draw_at(session: Session, now: datetime) -> datetime:
    """When the presenter is drawn: two weeks before, or at once."""
    return max(session.starts_at - DRAWN_BEFORE, now)


def missing_at(session: Session, now: datetime) -> datetime:
    """When the facilitator hears that nobody has agreed: three days before.

    For a session planned at shorter notice, when nobody can be asked any more.
    """
    moments = (session.starts_at - TOLD_BEFORE, session.starts_at - ASKED_BEFORE, now)
    return next(one for one in moments if one >= now)


def near(session: Session, asked_at: datetime) -> bool:
    """Whether the start is so near that a volunteer with more turns than others is better than nobody."""
    return asked_at >= session.starts_at - TOLD_BEFORE


def remind_at(session: Session, before: timedelta, community: Community, now: datetime) -> datetime | None:
    """When the presenter is reminded, outside quiet hours; None for what was agreed to a short time ago."""
    at = community.decent(session.starts_at - before)
    return at if now + _NEWS_LASTS <= at < session.starts_at else None
