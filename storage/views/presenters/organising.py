"""Who presents, as those see it who organise the session; and how presenting goes round in a cycle."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from rules.communities import Community
from rules.cycles.running import Cycle
from rules.ids import CommunityId, CycleId, SessionId
from rules.permissions import Actor, NotAllowedError, Verb, require
from rules.presenters import times
from rules.presenters.slots import Part, SlotState
from rules.presenters.turns import MemberTurns, SessionTurn
from rules.sessions import Session, Status
from storage import communities, cycles, members, sessions
from storage.db import Tx
from storage.presenters import slots, turns, volunteers

_NAMED = (SlotState.ASKED, SlotState.ACCEPTED, SlotState.PRESENTED, SlotState.MISSED)
SESSIONS: Final = 12
"""Sessions on one page of turns."""


@dataclass(frozen=True, slots=True)
class PresenterView:
    """For those who organise the session: members are not told who was asked."""

    session: Session
    community: Community
    state: SlotState | None
    """ASKED, ACCEPTED, PRESENTED or MISSED; None while nobody is asked."""
    name: str | None
    answer_by: datetime | None
    asked: int
    """How many were asked so far."""
    may_draw: bool
    """Whether nobody is asked or found, and there is time to ask somebody."""
    backup: str | None = None
    """Who has agreed to step in."""
    volunteers: tuple[str, ...] = ()
    """Who has offered to present."""
    over: bool = False
    """Whether the session has ended, where that is known."""

    @property
    def is_missing(self) -> bool:
        """Whether the session takes place and nobody has agreed."""
        takes_place = self.session.status is Status.SCHEDULED and times.wanted(self.session)
        return takes_place and self.state in (None, SlotState.ASKED)


@dataclass(frozen=True, slots=True)
class TurnsView:
    """A page of a cycle's sessions, and which cycles stand beside it."""

    community: Community
    cycle: Cycle | None
    """None before anything was planned."""
    lines: tuple[SessionTurn, ...]
    page: int
    pages: int
    before: CycleId | None = None
    after: CycleId | None = None


@dataclass(frozen=True, slots=True)
class MembersView:
    """A page of a cycle's members, fewest turns first."""

    community: Community
    cycle: Cycle
    lines: tuple[MemberTurns, ...]
    page: int
    pages: int


def presenter_of(tx: Tx, session_id: SessionId, now: datetime | None = None) -> PresenterView:
    """The caller has checked that whoever looks may know.

    Without `now`, for a notice, the notice itself says whether there is time to ask somebody.
    """
    session = sessions.load(tx, session_id)
    known = slots.of_session(tx, session_id)
    asked = [one for one in known if one.part is Part.PRESENTER]
    slot = next((one for one in reversed(asked) if one.state in _NAMED), None)
    backup = next((one for one in known if one.part is Part.BACKUP and one.state is SlotState.ACCEPTED), None)
    offering = volunteers.for_session(tx, session_id)
    names = members.names(tx, (*offering, *(one.member_id for one in (slot, backup) if one)))
    community = communities.load(tx, session.community_id)
    asked_at = None if now is None else community.decent(now)
    may_ask = asked_at is None or times.may_ask(session, None, asked_at) is None
    return PresenterView(
        session=session,
        community=community,
        state=slot.state if slot else None,
        name=names[slot.member_id] if slot else None,
        answer_by=min(slot.answer_by, session.starts_at) if slot else None,
        asked=len(asked),
        may_draw=slot is None and may_ask,
        backup=names[backup.member_id] if backup else None,
        volunteers=tuple(names[one] for one in offering),
        over=now is not None and now >= session.ends_at,
    )


def for_staff(tx: Tx, actor: Actor, now: datetime, session_id: SessionId) -> PresenterView:
    """After a press on "Draw a presenter"."""
    require(actor, Verb.DRAW_PRESENTER, sessions.load(tx, session_id).community_id)
    return presenter_of(tx, session_id, now)


def where_turns(tx: Tx, actor: Actor, _now: datetime) -> tuple[Community, ...]:
    """The communities whose turns the person may see; NotAllowedError when there is none."""
    where = actor.where(Verb.DRAW_PRESENTER)
    if not where:
        raise NotAllowedError(Verb.DRAW_PRESENTER)
    return tuple(communities.load(tx, one) for one in where)


def turns_of(
    tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, cycle_id: CycleId, page: int
) -> TurnsView:
    """The cycle, or with id 0 the one that runs, session by session; a page of it, from 0."""
    require(actor, Verb.DRAW_PRESENTER, community_id)
    community = communities.load(tx, community_id)
    known = cycles.of_communities(tx, [community_id])
    cycle = _cycle(tx, known, community_id, cycle_id, now)
    if cycle is None:
        return TurnsView(community, None, (), 0, 1)
    lines = turns.sessions_of(tx, cycle.id, now)
    pages = max(1, -(-len(lines) // SESSIONS))
    page = min(max(page, 0), pages - 1)
    at = known.index(cycle)
    return TurnsView(
        community=community,
        cycle=cycle,
        lines=tuple(lines[page * SESSIONS : (page + 1) * SESSIONS]),
        page=page,
        pages=pages,
        before=known[at + 1].id if at + 1 < len(known) else None,
        after=known[at - 1].id if at > 0 else None,
    )


def members_by_turns(
    tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, cycle_id: CycleId, page: int
) -> MembersView | None:
    """The members of the community by their turns in the cycle; None before anything was planned."""
    require(actor, Verb.DRAW_PRESENTER, community_id)
    cycle = _cycle(tx, cycles.of_communities(tx, [community_id]), community_id, cycle_id, now)
    if cycle is None:
        return None
    lines, page, pages = turns.by_turns(tx, community_id, cycle.id, page)
    return MembersView(communities.load(tx, community_id), cycle, tuple(lines), page, pages)


def _cycle(
    tx: Tx, known: list[Cycle], community_id: CommunityId, cycle_id: CycleId, now: datetime
) -> Cycle | None:
    """The community's cycle with that id; for 0, or the id of another community's, the one that runs."""
    found = next((one for one in known if one.id == cycle_id), None)
    if found is not None:
        return found
    current = turns.current_cycle(tx, community_id, now)
    return next((one for one in known if one.id == current), None)
