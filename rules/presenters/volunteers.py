"""Offering oneself, for one session or for a topic. Pure functions; now is handed in."""

from dataclasses import dataclass
from datetime import datetime

from rules.ids import MemberId, SessionId
from rules.presenters.slots import Slot, SlotState
from rules.presenters.times import wanted
from rules.sessions import Session, Status


@dataclass(frozen=True, slots=True)
class Volunteered:
    """The member stands by their word; `already` when they did before this press."""

    session_id: SessionId
    already: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `reason` is the id of the refusal; the text adds the next step."""

    reason: str


def volunteer(
    session: Session, member_id: MemberId, live: Slot | None, now: datetime, *, already: bool
) -> Volunteered | Refused:
    """The member would present at this session. `live` is whoever presents or is asked now."""
    if refused := closed(session, now):
        return refused
    if session.facilitator_id == member_id:
        return Refused("you-lead")
    if live is not None and live.member_id == member_id:
        return Refused("you-are-asked" if live.state is SlotState.ASKED else "you-present")
    return Volunteered(session.id, already)


def closed(session: Session, now: datetime) -> Refused | None:
    """Why nobody can volunteer for it any more, if so."""
    if session.status is Status.CANCELLED:
        return Refused("session-cancelled")
    if not wanted(session):
        return Refused("no-case")
    if now >= session.starts_at:
        return Refused("session-begun")
    return None


def may_take(session: Session, live: Slot | None, now: datetime) -> bool:
    """Whether somebody who volunteered for the session becomes its presenter, however near the start is."""
    return live is None and closed(session, now) is None
