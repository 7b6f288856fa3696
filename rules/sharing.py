"""A session that several communities come to: another one is invited, and decides for itself.

Both must agree: those who organise the session, and those who answer for the members that are invited.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from rules.ids import CommunityId, SessionId
from rules.sessions import Session, Status


class State(StrEnum):
    """Where another community stands with a session."""

    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    """Taken back by either side, while nobody of that community had a place or waited for one."""


TRANSITIONS: Final[Mapping[State, frozenset[State]]] = {
    State.INVITED: frozenset({State.ACCEPTED, State.DECLINED, State.WITHDRAWN}),
    State.ACCEPTED: frozenset({State.WITHDRAWN}),
    # A no holds: nobody is asked about the same session again and again.
    State.DECLINED: frozenset(),
    State.WITHDRAWN: frozenset({State.INVITED}),
}


@dataclass(frozen=True, slots=True)
class Guest:
    """Another community, and where it stands with the session."""

    session_id: SessionId
    community_id: CommunityId
    state: State


@dataclass(frozen=True, slots=True)
class Changed:
    """Where the other community stands now; `already` when that was so before."""

    session: Session
    guest: Guest
    already: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `reason` is the id of the refusal; the text adds the next step."""

    session: Session
    reason: str


def invite(session: Session, guest: Guest | None, other: CommunityId, now: datetime) -> Changed | Refused:
    """Ask another community whether its members may come."""
    if other == session.community_id:
        return Refused(session, "own")
    if guest is None:
        return _closed(session, now) or Changed(session, Guest(session.id, other, State.INVITED))
    return _to(session, guest, State.INVITED, now)


def answer(session: Session, guest: Guest | None, now: datetime, *, agreed: bool) -> Changed | Refused:
    """The invited community says yes or no."""
    if guest is None:
        return Refused(session, "not-invited")
    return _to(session, guest, State.ACCEPTED if agreed else State.DECLINED, now)


def withdraw(session: Session, guest: Guest | None, concerned: int, now: datetime) -> Changed | Refused:
    """Close the session to that community again; `concerned` of its members have a place or wait for one.

    Nobody loses a place by it.
    """
    if guest is None:
        return Refused(session, "not-invited")
    if guest.state is State.ACCEPTED and concerned:
        return Refused(session, "they-come")
    return _to(session, guest, State.WITHDRAWN, now)


def _to(session: Session, guest: Guest, state: State, now: datetime) -> Changed | Refused:
    if guest.state is state:
        return Changed(session, guest, already=True)
    if refused := _closed(session, now):
        return refused
    if state not in TRANSITIONS[guest.state]:
        return Refused(session, f"is-{guest.state}")
    return Changed(session, replace(guest, state=state))


def _closed(session: Session, now: datetime) -> Refused | None:
    if session.status is Status.CANCELLED:
        return Refused(session, "session-cancelled")
    if now >= session.closes_at:
        return Refused(session, "booking-closed")
    return None
