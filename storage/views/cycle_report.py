"""A cycle as a report tells it: read from attendance, from what was published, and from the improvement log.

Counts of people are as they were counted; what of them may be told is decided where they are shown, by
`rules.cycle_report`.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

import sqlalchemy as sa

from rules.attendance import CAME
from rules.communities import Community
from rules.cycle_report.reach import Part
from rules.cycles.running import Cycle
from rules.cycles.share import Share, share_of
from rules.feedback.rounds import Round, State
from rules.ids import RoundId, SessionId
from rules.indicators import Rebase
from rules.members import Experience
from rules.members import Status as MemberStatus
from rules.sessions import Session, Status
from storage import communities, cycles, polls, sharing
from storage import sessions as stored
from storage.db import Tx
from storage.feedback import rounds
from storage.polls import GroupPoll
from storage.tables import (
    AttendanceRow,
    BookingRow,
    CommunityRow,
    CycleRow,
    FeedbackRoundRow,
    MemberRow,
    SessionRow,
)
from storage.upsert import columns
from storage.views import feedback_themes, pdsa
from storage.views.feedback import RoundView, round_of
from storage.views.feedback_themes import ThemeCounts
from storage.views.pdsa import PdsaLog

_communities = columns(CommunityRow)
_cycles = columns(CycleRow)
_rounds = columns(FeedbackRoundRow)
_sessions = columns(SessionRow)
_members = columns(MemberRow)
_bookings = columns(BookingRow)
_attendance = columns(AttendanceRow)


@dataclass(frozen=True, slots=True)
class Held:
    """A session of the cycle that has begun and was not cancelled."""

    session: Session
    booked: int
    """Places of the community's members."""
    took: int
    """How many of these were there."""
    came: int
    """Members who were there, with a place or without one."""
    marked: bool
    """Whether anybody is marked at all."""
    shared: bool
    """Whether it was open to another community, whose doctors are not counted here."""
    asked: RoundView | None
    """The questionnaire about it."""
    poll: GroupPoll | None


@dataclass(frozen=True, slots=True)
class CycleReport:
    """All that a report is made from. It names nobody."""

    community: Community
    cycle: Cycle
    at: datetime
    held: tuple[Held, ...]
    """In the order of their beginnings."""
    to_come: int
    cancelled: int
    bands: Mapping[Experience | None, Part]
    """Members by the time in the NHS that they gave, None for those who gave none."""
    rounds: tuple[RoundView, ...]
    """What was asked beside the sessions, the earliest first."""
    themes: ThemeCounts
    log: PdsaLog
    share: Share
    """Its days: what belongs to no session belongs to the cycle into whose share it falls."""
    rebases: tuple[Rebase, ...] = ()
    """From when on somebody said that things are different, the earliest first."""


def with_cycle(tx: Tx, name: str) -> dict[str, Cycle]:
    """The cycles of that name, by the keys of their communities in the configuration."""
    rows = tx.execute(
        sa.select(_communities.c.key, _cycles.c.id)
        .join(_cycles, _cycles.c.community_id == _communities.c.id)
        .where(_cycles.c.name == name)
        .order_by(_communities.c.id)
    )
    return {row.key: cycles.load(tx, row.id) for row in rows}


def of_cycle(tx: Tx, now: datetime, cycle: Cycle, rebases: Sequence[Rebase] = ()) -> CycleReport:
    """The report of a cycle as it stands now. The caller has asked for permission."""
    community = communities.load(tx, cycle.community_id)
    rows = tx.execute(
        sa.select(_sessions).where(_sessions.c.cycle_id == cycle.id).order_by(_sessions.c.starts_at)
    )
    found = [stored.session_of(row) for row in rows]
    scheduled = [one for one in found if one.status is Status.SCHEDULED]
    begun = [one for one in scheduled if one.starts_at <= now]
    share = _share(tx, cycle)
    rounds = tuple(filter(None, (round_of(tx, one.id) for one in _at_large(tx, community, share))))
    held = tuple(_held(tx, community, begun))
    return CycleReport(
        community=community,
        cycle=cycle,
        at=now,
        held=held,
        to_come=len(scheduled) - len(begun),
        cancelled=len(found) - len(scheduled),
        bands=_bands(tx, community, cycle, begun, now if len(begun) < len(scheduled) else None),
        rounds=rounds,
        themes=themes(tx, now, cycle),
        log=pdsa.log(tx, community.id, now),
        share=share,
        rebases=tuple(sorted(rebases, key=lambda one: one.day)),
    )


def themes(tx: Tx, now: datetime, cycle: Cycle) -> ThemeCounts:
    """What the lines of a cycle are about: those after its sessions, and of what was asked at large in its
    time. The caller has asked for permission.
    """
    community = communities.load(tx, cycle.community_id)
    begun = sa.select(_sessions.c.id).where(
        _sessions.c.cycle_id == cycle.id,
        _sessions.c.status == Status.SCHEDULED,
        _sessions.c.starts_at <= now,
    )
    after_sessions = tx.execute(sa.select(_rounds.c.id).where(_rounds.c.session_id.in_(begun))).scalars()
    at_large = _at_large(tx, community, _share(tx, cycle))
    asked = [*map(RoundId, after_sessions), *(one.id for one in at_large)]
    return feedback_themes.themes(tx, community.id, asked)


def _share(tx: Tx, cycle: Cycle) -> Share:
    return share_of(cycle, cycles.of_communities(tx, [cycle.community_id]))


def _at_large(tx: Tx, community: Community, share: Share) -> Iterator[Round]:
    """The rounds of that time which are about no session, the earliest first."""
    for one in reversed(rounds.of_community(tx, community.id)):
        if one.session_id is None and share.holds(one.opens_at.astimezone(community.zone).date()):
            yield one


def published(rounds: Sequence[RoundView]) -> list[RoundView]:
    """Those of which something was told."""
    return [one for one in rounds if one.round.state is State.PUBLISHED]


def _held(tx: Tx, community: Community, begun: Sequence[Session]) -> Iterator[Held]:
    ids = [one.id for one in begun]
    ours = _members.c.community_id == community.id
    there = _attendance.c.status.in_(CAME)
    marked = set(
        tx.execute(
            sa.select(_attendance.c.session_id).where(_attendance.c.session_id.in_(ids)).distinct()
        ).scalars()
    )
    came = _counted(
        tx,
        sa.select(_attendance.c.session_id, sa.func.count().label("number"))
        .join(_members, _members.c.id == _attendance.c.member_id)
        .where(_attendance.c.session_id.in_(ids), ours, there)
        .group_by(_attendance.c.session_id),
    )
    places = (
        sa.select(_bookings.c.session_id, sa.func.count().label("number"))
        .join(_members, _members.c.id == _bookings.c.member_id)
        .where(_bookings.c.session_id.in_(ids), ours)
        .group_by(_bookings.c.session_id)
    )
    booked = _counted(tx, places)
    took = _counted(
        tx,
        places.join(
            _attendance,
            sa.and_(
                _attendance.c.session_id == _bookings.c.session_id,
                _attendance.c.member_id == _bookings.c.member_id,
            ),
        ).where(there),
    )
    for one in begun:
        asked = rounds.of_session(tx, one.id)
        yield Held(
            session=one,
            booked=booked.get(one.id, 0),
            took=took.get(one.id, 0),
            came=came.get(one.id, 0),
            marked=one.id in marked,
            shared=len(sharing.open_to(tx, one)) > 1,
            asked=None if asked is None else round_of(tx, asked.id),
            poll=polls.load(tx, one.id),
        )


def _counted(tx: Tx, wanted: sa.Select[Any]) -> dict[SessionId, int]:
    return {SessionId(row.session_id): row.number for row in tx.execute(wanted)}


def _bands(
    tx: Tx, community: Community, cycle: Cycle, begun: Sequence[Session], now: datetime | None
) -> dict[Experience | None, Part]:
    """Who was a member at any time from the beginning of the cycle to its last session, or to `now`."""
    zone = community.zone
    first = min(
        [datetime.combine(cycle.starts_on, time(), zone), *(one.starts_at for one in begun)],
    )
    last = now or max((one.ends_at for one in begun), default=first)
    reached = (
        sa.exists()
        .where(
            _attendance.c.member_id == _members.c.id,
            _attendance.c.session_id.in_([one.id for one in begun]),
            _attendance.c.status.in_(CAME),
        )
        .correlate(_members)
    )
    there = sa.and_(
        _members.c.status.in_([MemberStatus.ADMITTED, MemberStatus.LEFT]),
        sa.or_(_members.c.joined_at.is_(None), _members.c.joined_at <= last),
        sa.or_(_members.c.status == MemberStatus.ADMITTED, _members.c.left_at >= first),
    )
    # Who is forgotten has no dates any more, and is counted where they came.
    rows = tx.execute(
        sa.select(
            _members.c.experience,
            sa.func.coalesce(sa.func.sum(sa.case((reached, 1), else_=0)), 0).label("number"),
            sa.func.count().label("of"),
        )
        .where(_members.c.community_id == community.id, sa.or_(there, reached))
        .group_by(_members.c.experience)
    )
    found: dict[Experience | None, Part] = dict.fromkeys((*Experience, None), Part(0, 0))
    for row in rows:
        band = None if row.experience is None else Experience(row.experience)
        found[band] = Part(int(row.number), int(row.of))
    return found
