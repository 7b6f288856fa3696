"""Sessions as they are looked at: the list, a session's page, who comes, the card."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from rules.attendance import check_in_closed, may_mark
from rules.bookings import BookingView, Mine
from rules.communities import Community
from rules.ids import CommunityId, GroupId, MemberId, SessionId
from rules.members import Member
from rules.permissions import Actor, NotAllowedError, Verb, require
from rules.presenters.titles import Onlooker
from rules.sessions import Session, Status
from storage import bookings, cards, communities, groups, members, sessions, sharing
from storage.db import Tx
from storage.views.presenters import MyPart, PresenterView, case_of, part_of, presenter_of

_MOST_PAGES: Final = 20
_SHOWN: Final = 15
"""How many sessions the list shows: as many as fit a message with their topics in full."""


@dataclass(frozen=True, slots=True)
class Line:
    """One session of the list, and where the member stands with it."""

    session: Session
    community: Community
    mine: Mine


@dataclass(frozen=True, slots=True)
class Upcoming:
    """The sessions that are not over, of every community the person belongs to."""

    lines: tuple[Line, ...]
    more: bool
    """Whether there are later ones."""
    may_schedule: bool
    page: int = 0


@dataclass(frozen=True, slots=True)
class Page:
    """One session as this person sees it."""

    places: BookingView
    community: Community
    facilitator: str
    """The facilitator's name."""
    leads: bool
    """Whether the person is its facilitator."""
    may_manage: bool
    """Whether the person may move or cancel it and see who comes."""
    presenter: PresenterView | None
    """Who presents, for those who may know."""
    begun: bool
    over: bool
    may_share: bool = False
    """Whether the person may invite other communities, and there are any."""
    checking_in: bool = False
    """Whether check-in is open, and the person may show its code."""
    presenting: MyPart | None = None
    """What presenting there is to the person; None where nobody presents."""

    @property
    def session(self) -> Session:
        return self.places.session


@dataclass(frozen=True, slots=True)
class Waiting:
    """Someone in line, and whether a place is held for them now."""

    member: Member
    offered: bool


@dataclass(frozen=True, slots=True)
class WhoComes:
    """For those who organise the session: who has a place, in order of booking, and who waits, in line."""

    session: Session
    community: Community
    booked: tuple[Member, ...]
    waiting: tuple[Waiting, ...]
    presenter: PresenterView


@dataclass(frozen=True, slots=True)
class CardView:
    """The announcement as everybody in the group sees it."""

    places: BookingView
    community: Community
    facilitator: str
    message_id: int | None
    """Where the card stands; None before it was posted."""
    open_here: bool = True
    """Whether the members of this group's community may come."""
    case: str | None = None
    """What the presenter's case is called, if everybody may know."""


def upcoming(tx: Tx, actor: Actor, now: datetime, page: int = 0) -> Upcoming:
    """A page of the list, for anybody who belongs to a community; NotAllowedError for a stranger.

    Past the last page stands the last one, as the list grows shorter while somebody reads it.
    """
    where = actor.where(Verb.BOOK)
    if not where:
        raise NotAllowedError(Verb.BOOK)
    known = {one: communities.load(tx, one) for one in where}
    lines = []
    page = min(max(page, 0), _MOST_PAGES)
    found = sessions.upcoming(tx, where, now, _SHOWN + 1, skip=page * _SHOWN)
    while page and not found:
        page -= 1
        found = sessions.upcoming(tx, where, now, _SHOWN + 1, skip=page * _SHOWN)
    for session in found[:_SHOWN]:
        me = sharing.coming(tx, actor, Verb.BOOK, session)
        mine = bookings.view(tx, session, me.member_id, now).mine
        if session.community_id not in known:
            known[session.community_id] = communities.load(tx, session.community_id)
        lines.append(Line(session, known[session.community_id], mine))
    return Upcoming(tuple(lines), len(found) > _SHOWN, actor.may(Verb.SCHEDULE), page)


def last_topic_change(tx: Tx, session_id: SessionId) -> int:
    """The sequence of the session's last change of topic; 0 when it kept its first."""
    return sessions.last_topic_change(tx, session_id)


def page(tx: Tx, actor: Actor, now: datetime, session_id: SessionId) -> Page:
    """A session's page; NotAllowedError for a stranger to its community."""
    session = sessions.load(tx, session_id)
    me = sharing.coming(tx, actor, Verb.BOOK, session)
    # Who booked as a guest may organise as a member of the session's own community.
    own = actor.within(session.community_id)
    places = bookings.view(tx, session, me.member_id, now)
    organiser = own is not None and own.may(Verb.DRAW_PRESENTER)
    return Page(
        places=places,
        community=communities.load(tx, session.community_id),
        facilitator=members.load(tx, session.facilitator_id).name,
        leads=own is not None and own.member_id == session.facilitator_id,
        may_manage=own is not None and own.may(Verb.MOVE_SESSION),
        may_share=own is not None and own.may(Verb.SHARE_SESSION) and len(communities.all_ids(tx)) > 1,
        presenter=presenter_of(tx, session_id, now) if organiser else None,
        presenting=part_of(tx, session, me.member_id, now, booked=places.mine.booked, organises=organiser),
        begun=now >= session.starts_at,
        over=now >= session.ends_at,
        checking_in=own is not None and may_mark(own, session) and check_in_closed(session, now) is None,
    )


def to_manage(tx: Tx, actor: Actor, now: datetime, session_id: SessionId) -> Page:
    """The page for those who may move or cancel the session; NotAllowedError for anybody else."""
    require(actor, Verb.MOVE_SESSION, sessions.load(tx, session_id).community_id)
    return page(tx, actor, now, session_id)


def who_comes(tx: Tx, actor: Actor, now: datetime, session_id: SessionId) -> WhoComes:
    """After a press on "Who comes"."""
    require(actor, Verb.SEE_BOOKINGS, sessions.load(tx, session_id).community_id)
    return coming(tx, session_id, now)


def coming(tx: Tx, session_id: SessionId, now: datetime | None = None) -> WhoComes:
    """The caller has checked that whoever looks may know; `now` as for `presenter_of`."""
    session = sessions.load(tx, session_id)
    booked, waiting = bookings.concerned(tx, session_id)
    offered = {offer.member_id for offer in bookings.open_offers(tx, session_id)}
    return WhoComes(
        session=session,
        community=communities.load(tx, session.community_id),
        booked=tuple(members.several(tx, booked)),
        waiting=tuple(Waiting(one, one.id in offered) for one in members.several(tx, waiting)),
        presenter=presenter_of(tx, session_id, now),
    )


def concerned(tx: Tx, session_id: SessionId, member_id: MemberId) -> Page | None:
    """The session as a notice to that member shows it; None when it concerns them no more."""
    session = sessions.load(tx, session_id)
    places = bookings.view(tx, session, member_id)
    mine = places.mine
    leads = session.facilitator_id == member_id
    if not (mine.booked or mine.offer or mine.position or leads or _waited(tx, session, member_id)):
        return None
    return Page(
        places=places,
        community=communities.load(tx, session.community_id),
        facilitator=members.load(tx, session.facilitator_id).name,
        leads=leads,
        may_manage=leads,
        presenter=None,
        begun=False,
        over=False,
    )


def _waited(tx: Tx, session: Session, member_id: MemberId) -> bool:
    """Whether the member was in line when the session was cancelled."""
    return session.status is Status.CANCELLED and member_id in bookings.concerned(tx, session.id)[1]


def card(tx: Tx, session_id: SessionId, group_id: GroupId) -> CardView | None:
    """The card in that group; None when the session is not announced there any more."""
    standing = next((one for one in cards.of_session(tx, session_id) if one.group_id == group_id), None)
    if standing is None:
        return None
    session = sessions.load(tx, session_id)
    return CardView(
        places=bookings.view(tx, session, MemberId(0)),
        community=communities.load(tx, session.community_id),
        facilitator=members.load(tx, session.facilitator_id).name,
        message_id=standing.message_id,
        open_here=_is_open(tx, session, group_id),
        case=case_of(tx, session_id, Onlooker.GROUP),
    )


def _is_open(tx: Tx, session: Session, group_id: GroupId) -> bool:
    group = groups.find(tx, group_id)
    return group is not None and group.community_id in sharing.open_to(tx, session)


def where_to_schedule(tx: Tx, actor: Actor, _now: datetime) -> tuple[Community, ...]:
    """The communities in which the person may schedule; NotAllowedError when there is none."""
    where: tuple[CommunityId, ...] = actor.where(Verb.SCHEDULE)
    if not where:
        raise NotAllowedError(Verb.SCHEDULE)
    return tuple(communities.load(tx, one) for one in where)
