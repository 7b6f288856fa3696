"""Who could be booked for, whose place could be given up for them, and one of them before it is done."""

from collections.abc import Sized
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from rules.bookings import BookingView
from rules.communities import Community
from rules.ids import MemberId, SessionId
from rules.permissions import Actor, Verb, require
from rules.sessions import Session
from storage import booked_for, bookings, communities, members, sessions
from storage.db import Tx

PAGE: Final = 8


@dataclass(frozen=True, slots=True)
class People:
    """A page of names, from 0."""

    session: Session
    community: Community
    members: tuple[tuple[MemberId, str], ...]
    page: int
    more: bool


@dataclass(frozen=True, slots=True)
class Somebody:
    """A member, and where they stand with the session."""

    member_id: MemberId
    name: str
    places: BookingView
    community: Community


def candidates(tx: Tx, actor: Actor, _now: datetime, session_id: SessionId, page: int) -> People:
    """The members who hold nothing in the session, by name."""
    session = _to_book_for(tx, actor, session_id)
    found = booked_for.candidates(tx, session)
    page = _within(page, found)
    return _people(tx, session, found[page * PAGE : (page + 1) * PAGE], page, len(found))


def to_search(tx: Tx, actor: Actor, _now: datetime, session_id: SessionId) -> Session:
    """The session for which a name is looked for; NotAllowedError for whoever may not book for others."""
    return _to_book_for(tx, actor, session_id)


def holders(tx: Tx, actor: Actor, _now: datetime, session_id: SessionId, page: int) -> People:
    """The members with a place, in order of booking, then those who wait, in line."""
    session = _to_book_for(tx, actor, session_id)
    booked, waiting = bookings.concerned(tx, session_id)
    found = [*booked, *waiting]
    page = _within(page, found)
    shown = found[page * PAGE : (page + 1) * PAGE]
    names = members.names(tx, shown)
    return _people(tx, session, [(one, names[one]) for one in shown], page, len(found))


def somebody(tx: Tx, actor: Actor, now: datetime, session_id: SessionId, member_id: MemberId) -> Somebody:
    """One member of the session's own community, or who holds something in it; else NoSuchMemberError."""
    session = _to_book_for(tx, actor, session_id)
    booked, waiting = bookings.concerned(tx, session_id)
    member = members.load(tx, member_id)
    if member_id not in (*booked, *waiting) and member.community_id != session.community_id:
        raise members.NoSuchMemberError(member_id)
    places = bookings.view(tx, session, member_id, now)
    return Somebody(member_id, member.name, places, communities.load(tx, session.community_id))


def name_of(tx: Tx, member_id: MemberId) -> str:
    """Of whoever did something for a member, for the message about it."""
    return members.load(tx, member_id).name


def _to_book_for(tx: Tx, actor: Actor, session_id: SessionId) -> Session:
    session = sessions.load(tx, session_id)
    require(actor, Verb.BOOK_FOR, session.community_id)
    return session


def _within(page: int, found: Sized) -> int:
    """The page that is asked for, or the nearest one that there is."""
    return max(0, min(page, (len(found) - 1) // PAGE))


def _people(tx: Tx, session: Session, shown: list[tuple[MemberId, str]], page: int, count: int) -> People:
    return People(
        session=session,
        community=communities.load(tx, session.community_id),
        members=tuple(shown),
        page=page,
        more=count > (page + 1) * PAGE,
    )
