"""Inter-trust: another community is invited to a session, agrees or not, and is shown the card."""

from dataclasses import dataclass
from datetime import datetime

from actions.cards import announce_in, owe_cards
from rules import sharing as rules
from rules.communities import Community
from rules.ids import CommunityId, MemberId, SessionId
from rules.notices import Notice, ToMember
from rules.permissions import Actor, Membership, Role, Verb, require
from rules.sessions import Session
from rules.sharing import Changed, Refused, State
from storage import audit, communities, outbox, roles, sessions, sharing
from storage.db import Tx

Decision = Changed | Refused


@dataclass(frozen=True, slots=True)
class Done:
    """What was decided, the session's own community, and the other one."""

    decision: Decision
    host: Community
    other: Community


def invite_community(tx: Tx, actor: Actor, now: datetime, session_id: SessionId, other: CommunityId) -> Done:
    """Ask those who answer for the other community; LookupError where there is no such community."""
    session = sessions.lock(tx, session_id)
    me = require(actor, Verb.SHARE_SESSION, session.community_id)
    if other not in communities.all_ids(tx):
        raise LookupError(other)
    decision = rules.invite(session, sharing.find(tx, session_id, other), other, now, me.member_id)
    if _is_new(decision):
        _save(tx, decision, me.community_id, me.member_id, now)
        _tell_staff(tx, "sharing-invited", decision, other, now)
    return _done(tx, decision, session, other)


def answer_invitation(
    tx: Tx, actor: Actor, now: datetime, session_id: SessionId, community_id: CommunityId, *, agreed: bool
) -> Done:
    """The invited community's staff say yes or no; after a yes its members see the session."""
    session = sessions.lock(tx, session_id)
    me = require(actor, Verb.SHARE_SESSION, community_id)
    decision = rules.answer(session, sharing.find(tx, session_id, community_id), now, agreed=agreed)
    if _is_new(decision):
        _save(tx, decision, me.community_id, me.member_id, now)
        if agreed:
            announce_in(tx, session, community_id, now)
        _tell_host(tx, decision, now)
    return _done(tx, decision, session, community_id)


def withdraw_sharing(tx: Tx, actor: Actor, now: datetime, session_id: SessionId, other: CommunityId) -> Done:
    """Close the session to the other community again, as long as nobody of theirs loses a place by it.

    Either side may: the organisers of the session, or the staff of the other community.
    """
    session = sessions.lock(tx, session_id)
    guest = sharing.find(tx, session_id, other)
    me = _of_either_side(actor, session.community_id, other)
    by_guest = me.community_id == other
    concerned = sharing.concerned(tx, session_id, other)
    decision = rules.withdraw(session, guest, concerned, now, by_guest=by_guest)
    if _is_new(decision):
        _save(tx, decision, me.community_id, me.member_id, now)
        owe_cards(tx, session.id, now)
        if by_guest:
            _tell_host(tx, decision, now)
        elif guest is not None and guest.state is State.ACCEPTED:
            _tell_staff(tx, "sharing-withdrawn", decision, other, now)
    return _done(tx, decision, session, other)


def _of_either_side(actor: Actor, host: CommunityId, other: CommunityId) -> Membership:
    """Who may act for both acts for those who organise it; NotAllowedError for who may for neither."""
    may = actor.where(Verb.SHARE_SESSION)
    knows_host = actor.within(host) is not None
    side = host if host in may or (other not in may and knows_host) else other
    return require(actor, Verb.SHARE_SESSION, side)


def _is_new(decision: Decision) -> bool:
    return isinstance(decision, Changed) and not decision.already


def _save(tx: Tx, decision: Decision, side: CommunityId, by: MemberId, now: datetime) -> None:
    assert isinstance(decision, Changed)
    guest = decision.guest
    sharing.save(tx, guest)
    detail: dict[str, int | str | None] = {
        "session": guest.session_id,
        "community": guest.community_id,
        "state": guest.state,
    }
    audit.add(tx, side, by, Verb.SHARE_SESSION, now, detail)


def _tell_staff(tx: Tx, kind: str, decision: Decision, other: CommunityId, now: datetime) -> None:
    """To everybody who can answer for the other community; what is past booking's close helps nobody."""
    assert isinstance(decision, Changed)
    session, guest = decision.session, decision.guest
    at = communities.load(tx, other).decent(now)
    outbox.add(
        tx,
        [
            Notice(
                kind,
                f"{kind}:{session.id}:{member_id}:{guest.times_invited}",
                ToMember(member_id),
                at,
                {"session": session.id, "community": other, "times": guest.times_invited},
                not_after=session.closes_at,
            )
            for member_id in roles.holders(tx, other, Role.FACILITATOR, Role.ADMIN)
        ],
        now,
    )


def _tell_host(tx: Tx, decision: Decision, now: datetime) -> None:
    """To the facilitator, and to whoever invited, if they still organise there."""
    assert isinstance(decision, Changed)
    session, guest = decision.session, decision.guest
    at = communities.load(tx, session.community_id).decent(now)
    organising = roles.holders(tx, session.community_id, Role.FACILITATOR, Role.ADMIN)
    concerned = {session.facilitator_id, *(one for one in organising if one == guest.invited_by)}
    outbox.add(
        tx,
        [
            Notice(
                "sharing-answered",
                f"sharing-answered:{session.id}:{guest.community_id}:{guest.state}:{member_id}:{now.isoformat()}",
                ToMember(member_id),
                at,
                {"session": session.id, "community": guest.community_id, "state": str(guest.state)},
            )
            for member_id in sorted(concerned)
        ],
        now,
    )


def _done(tx: Tx, decision: Decision, session: Session, other: CommunityId) -> Done:
    return Done(decision, communities.load(tx, session.community_id), communities.load(tx, other))
