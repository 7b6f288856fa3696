"""A session that several communities come to: another one is invited, and decides for itself.

Both must agree: those who organise the session, and those who answer for the members that are invited.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Final

from rules.ids import CommunityId, MemberId, SessionId
from rules.sessions import Session, Status


class State(StrEnum):
    """Where another community stands with a session."""

    INVITED = "invited"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    """Taken back by those who organise it, while nobody of that community had a place or waited for one."""
    LEFT = "left"
    """Closed to its members by that community itself, under the same condition."""


TRANSITIONS: Final[Mapping[State, frozenset[State]]] = {
    State.INVITED: frozenset({State.ACCEPTED, State.DECLINED, State.WITHDRAWN, State.LEFT}),
    State.ACCEPTED: frozenset({State.WITHDRAWN, State.LEFT}),
    # A no holds, however it is said: nobody is asked about the same session again and again.
    State.DECLINED: frozenset(),
    State.LEFT: frozenset(),
    # As often as MOST_INVITED allows.
    State.WITHDRAWN: frozenset({State.INVITED}),
}

MOST_INVITED: Final = 2
"""How often a community is invited to one session: what was taken back can be offered once more."""


@dataclass(frozen=True, slots=True)
class Guest:
    """Another community, and where it stands with the session."""

    session_id: SessionId
    community_id: CommunityId
    state: State
    times_invited: int = 1
    invited_by: MemberId | None = None
    """Who invited it last: they hear the answer as well."""


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


def invite(
    session: Session, guest: Guest | None, other: CommunityId, now: datetime, by: MemberId | None = None
) -> Changed | Refused:
    """Ask another community whether its members may come; `by` is whoever asks."""
    if other == session.community_id:
        return Refused(session, "own")
    if guest is None:
        fresh = Guest(session.id, other, State.INVITED, invited_by=by)
        return _closed(session, now) or Changed(session, fresh)
    decision = _to(session, guest, State.INVITED, now)
    if isinstance(decision, Refused) or decision.already:
        return decision
    if not may_invite(guest):
        return Refused(session, "invited-enough")
    again = replace(decision.guest, times_invited=guest.times_invited + 1, invited_by=by)
    return Changed(session, again)


def may_invite(guest: Guest | None) -> bool:
    """Whether that community can be invited as things stand, so long as booking is open."""
    if guest is None:
        return True
    return State.INVITED in TRANSITIONS[guest.state] and guest.times_invited < MOST_INVITED


def answer(session: Session, guest: Guest | None, now: datetime, *, agreed: bool) -> Changed | Refused:
    """The invited community says yes or no."""
    if guest is None:
        return Refused(session, "not-invited")
    return _to(session, guest, State.ACCEPTED if agreed else State.DECLINED, now)


def withdraw(
    session: Session, guest: Guest | None, concerned: int, now: datetime, *, by_guest: bool
) -> Changed | Refused:
    """Close the session to that community again; `concerned` of its members have a place or wait for one.

    Nobody loses a place by it. Done by that community itself, it is a no.
    """
    if guest is None:
        return Refused(session, "not-invited")
    if guest.state is State.ACCEPTED and concerned:
        return Refused(session, "they-come")
    return _to(session, guest, State.LEFT if by_guest else State.WITHDRAWN, now)


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
