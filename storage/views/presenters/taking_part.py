"""What presenting is to one member: at a session they look at, and altogether."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from rules.communities import Community
from rules.ids import CommunityId, MemberId, SessionId, TopicId
from rules.permissions import Actor, Verb, require
from rules.presenters import volunteers as rules
from rules.presenters.slots import LIVE, Part, Slot, SlotState, Willingness
from rules.presenters.times import wanted
from rules.presenters.titles import Onlooker
from rules.presenters.volunteers import Volunteered
from rules.sessions import Session
from storage import communities, cycles, sessions, topics
from storage.db import Tx
from storage.presenters import slots, turns, volunteers

_RECENT: Final = 20
"""How far back a member's own list goes, in askings."""
_TITLED: Final = LIVE | {SlotState.PRESENTED}


@dataclass(frozen=True, slots=True)
class MyPart:
    """What presenting at a session is to whoever looks at its page."""

    slot: Slot | None
    """What they are asked for or have agreed to."""
    volunteers: bool
    may_volunteer: bool
    case: str | None
    """What the case is called, as far as its presenter lets them know."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One asking of the past or of the future, with its session."""

    slot: Slot
    session: Session


@dataclass(frozen=True, slots=True)
class Offer:
    """A topic of the community's list, and whether the member would present on it."""

    topic_id: TopicId
    name: str
    offered: bool


@dataclass(frozen=True, slots=True)
class MyPresenting:
    """All that presenting is to a member of one community."""

    community: Community
    willingness: Willingness
    cycle: str | None
    """The name of the cycle that runs; None before anything was planned."""
    turns: int
    coming: tuple[Turn, ...]
    """What they are asked for or have agreed to, the first one first."""
    past: tuple[Turn, ...]
    """What became of earlier askings, the newest first."""
    sessions: tuple[Session, ...]
    """To come, for which they volunteer."""
    topics: tuple[Offer, ...]


def part_of(
    tx: Tx, session: Session, member_id: MemberId, now: datetime, *, booked: bool, organises: bool
) -> MyPart | None:
    """For a session's page, to whoever may see it; None where nobody presents."""
    if not wanted(session):
        return None
    live = [one for part in Part if (one := slots.live(tx, session.id, part)) is not None]
    presenter = next((one for one in live if one.part is Part.PRESENTER), None)
    offers = volunteers.offers_session(tx, member_id, session.id)
    decision = rules.volunteer(session, member_id, presenter, now, already=offers)
    who = Onlooker.FACILITATOR if organises else Onlooker.BOOKED if booked else Onlooker.GROUP
    return MyPart(
        slot=next((one for one in live if one.member_id == member_id), None),
        volunteers=offers,
        may_volunteer=isinstance(decision, Volunteered),
        case=_case(tx, session.id, who, member_id),
    )


def case_of(tx: Tx, session_id: SessionId, who: Onlooker) -> str | None:
    """What the case is called, as far as its presenter lets such an onlooker know."""
    return _case(tx, session_id, who, None)


def _case(tx: Tx, session_id: SessionId, who: Onlooker, member_id: MemberId | None) -> str | None:
    for slot in reversed(slots.of_session(tx, session_id)):
        if slot.part is Part.PRESENTER and slot.state in _TITLED and slot.case is not None:
            return slot.case.words if slot.member_id == member_id else slot.case.seen_by(who)
    return None


def my_presenting(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId) -> MyPresenting:
    """For "Presenting" in "About me"."""
    me = require(actor, Verb.ANSWER_PRESENTING, community_id).member_id
    known = [Turn(one, sessions.load(tx, one.session_id)) for one in slots.of_member(tx, me, _RECENT)]
    coming = [one for one in known if one.slot.state in LIVE and now < one.session.starts_at]
    cycle_id = turns.current_cycle(tx, community_id, now)
    offered = volunteers.topics_of(tx, me)
    for_sessions = (sessions.load(tx, one) for one in volunteers.sessions_of(tx, me))
    return MyPresenting(
        community=communities.load(tx, community_id),
        willingness=slots.willingness(tx, me),
        cycle=None if cycle_id is None else cycles.load(tx, cycle_id).name,
        turns=0 if cycle_id is None else turns.turns_of(tx, me, cycle_id),
        coming=tuple(sorted(coming, key=lambda one: one.session.starts_at)),
        past=tuple(one for one in known if one not in coming and one.slot.state is not SlotState.WITHDRAWN),
        sessions=tuple(one for one in for_sessions if rules.closed(one, now) is None),
        topics=tuple(
            Offer(one.id, one.name, one.id in offered)
            for one in topics.of_community(tx, community_id)
            if not one.retired or one.id in offered
        ),
    )
