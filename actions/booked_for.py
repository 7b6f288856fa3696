"""A facilitator books for somebody who asked, or gives up a place for them. The rules of order hold."""

from dataclasses import dataclass, replace
from datetime import datetime

from actions import bookings as verbs
from rules import bookings as rules
from rules.bookings import Booked, BookingView, Mine, Refused, Released, Waitlisted
from rules.communities import Community
from rules.dialogue import Draft, Problem
from rules.ids import MemberId, SessionId
from rules.members import Member, Status
from rules.notices import Notice, ToMember, Variables
from rules.permissions import Actor, Membership, Verb, require
from rules.sessions import Session
from storage import booked_for, bookings, communities, members, outbox, sessions
from storage.db import Tx

Decision = Booked | Waitlisted | Refused | Released


@dataclass(frozen=True, slots=True)
class Done:
    """What was decided, about whom."""

    decision: Decision
    community: Community
    member: Member


@dataclass(frozen=True, slots=True)
class Found:
    """Whose names fit what was typed."""

    session: Session
    community: Community
    part: str
    members: tuple[tuple[MemberId, str], ...]


def find_somebody(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Found | Problem:  # noqa: ARG001
    """The end of the dialogue "booked-for": whose name that may be."""
    session = sessions.load(tx, SessionId(draft.answers["session"]))
    require(actor, Verb.BOOK_FOR, session.community_id)
    part = draft.answers["name"]
    found = booked_for.candidates(tx, session, part)
    if not found:
        return Problem("booked-for-nobody", {"part": part})
    return Found(session, communities.load(tx, session.community_id), part, tuple(found))


def book_for(tx: Tx, actor: Actor, now: datetime, session_id: SessionId, member_id: MemberId) -> Done:
    """A place for a member who asked, or the end of the line: nobody is overtaken. They are told by whom.

    NoSuchMemberError for somebody who may not come to the session.
    """
    me, member, view = _lock(tx, actor, session_id, member_id, now)
    # A clash is the member's to decide on; the message about this points it out to them.
    decision = rules.book(view, now, anyway=True)
    assert isinstance(decision, Booked | Waitlisted | Refused)
    if not isinstance(decision, Refused) and not decision.already:
        decision, change = verbs.save(tx, decision, member_id, now, me.member_id)
        _tell(tx, "booked-for", change, me, member_id, view.session, now)
    return _done(tx, decision, member)


def cancel_for(tx: Tx, actor: Actor, now: datetime, session_id: SessionId, member_id: MemberId) -> Done:
    """Give up what the member holds, as they asked; they are told by whom.

    NoSuchMemberError for a guest who holds nothing: their name is not ours to show.
    """
    me, member, view = _lock(tx, actor, session_id, member_id, now, holds=True)
    decision = rules.cancel(view, now)
    if isinstance(decision, Released):
        change = verbs.release(tx, view, member_id, decision.what, now, me.member_id)
        _tell(tx, "cancelled-for", change, me, member_id, view.session, now)
        decision = replace(decision, view=bookings.view(tx, view.session, member_id, now))
    return _done(tx, decision, member)


def _lock(
    tx: Tx, actor: Actor, session_id: SessionId, member_id: MemberId, now: datetime, *, holds: bool = False
) -> tuple[Membership, Member, BookingView]:
    """The session's lock; whoever `holds` something there may have come from another community."""
    session = sessions.lock(tx, session_id)
    me = require(actor, Verb.BOOK_FOR, session.community_id)
    member = members.load(tx, member_id)
    view = bookings.view(tx, session, member_id, now)
    ours = member.community_id == session.community_id and member.status is Status.ADMITTED
    if not ours and not (holds and view.mine != Mine()):
        raise members.NoSuchMemberError(member_id)
    return me, member, view


def _tell(
    tx: Tx, kind: str, change: int, me: Membership, member_id: MemberId, session: Session, now: datetime
) -> None:
    if member_id == me.member_id:
        return
    about: Variables = {"session": session.id, "by": me.member_id}
    decent = communities.load(tx, session.community_id).decent(now)
    # What is done near the start is for now, whatever the hour.
    at = decent if decent < session.starts_at else now
    notice = Notice(kind, f"{kind}:{change}", ToMember(member_id), at, about, not_after=session.starts_at)
    outbox.add(tx, [notice], now)


def _done(tx: Tx, decision: Decision, member: Member) -> Done:
    return Done(decision, communities.load(tx, decision.view.session.community_id), member)
