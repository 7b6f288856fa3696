"""The exact counts behind the indicators, of one community in one period."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from rules.attendance import CAME
from rules.bookings import OfferState
from rules.communities import Community
from rules.feedback.surveys import Purpose
from rules.ids import CommunityId
from rules.indicators import BANDS, FEEDBACK, Count, Counts, Id, Period, period_of, settled
from rules.members import Experience
from rules.members import Status as MemberStatus
from rules.presenters.draws import Pool
from rules.presenters.slots import Part, SlotState
from rules.publishing import Form
from rules.retention import What
from rules.sessions import Status
from storage import communities, retention, sharing
from storage.db import Tx
from storage.tables import (
    AttendanceRow,
    BookingRow,
    CommunityRow,
    FeedbackRoundRow,
    MemberRow,
    PlaceOfferRow,
    PresenterDrawRow,
    PresenterSlotRow,
    PublishedFigureRow,
    SessionRow,
)
from storage.upsert import columns

_communities = columns(CommunityRow)
_sessions = columns(SessionRow)
_members = columns(MemberRow)
_bookings = columns(BookingRow)
_attendance = columns(AttendanceRow)
_offers = columns(PlaceOfferRow)
_slots = columns(PresenterSlotRow)
_draws = columns(PresenterDrawRow)
_rounds = columns(FeedbackRoundRow)
_figures = columns(PublishedFigureRow)


def keys(tx: Tx) -> dict[CommunityId, str]:
    """Every community's key in the configuration, in order of their ids."""
    rows = tx.execute(sa.select(_communities.c.id, _communities.c.key).order_by(_communities.c.id))
    return {CommunityId(row.id): row.key for row in rows}


def regions(tx: Tx, said: Mapping[str, str]) -> dict[CommunityId, str]:
    """The region of every community, by what the configuration says of its key; else it is its own."""
    return {
        community_id: said.get(key) or communities.load(tx, community_id).name
        for community_id, key in keys(tx).items()
    }


def quarters(
    tx: Tx, now: datetime, its: Sequence[Community], first: date | None = None, last: date | None = None
) -> list[Period]:
    """The quarters that can be told of a region with these communities, the earliest first.

    Quarters whose histories are removed already are not told any more: their figures would be wrong.
    """
    begun = [day for one in its if (day := first_session(tx, one)) is not None]
    if not begun:
        return []
    kept = now - timedelta(days=retention.periods(tx)[What.HISTORIES])
    today = now.astimezone(its[0].zone).date()
    return [
        one
        for one in settled(period_of(min(begun)).first, last or today, today)
        if one.first > kept.date() and (first is None or one.first >= first)
    ]


def first_session(tx: Tx, community: Community) -> date | None:
    """The day of the first session that the community's members could come to, by its clock."""
    ours = sa.or_(
        _sessions.c.community_id == community.id, _sessions.c.id.in_(sharing.opened_to([community.id]))
    )
    found: datetime | None = tx.execute(
        sa.select(sa.func.min(_sessions.c.starts_at)).where(ours, _sessions.c.status == Status.SCHEDULED)
    ).scalar()
    return None if found is None else found.astimezone(community.zone).date()


def counts(tx: Tx, community: Community, period: Period) -> Counts:
    """What happened in the period; of sessions of other communities what its own members did there."""
    held = _held(community.zone, period)
    found: dict[Id, Count | None] = dict(_of_sessions(tx, community, held))
    found[Id.ATTENDED] = _attended(tx, community, held)
    found.update(_reached(tx, community, period, held))
    found[Id.VOLUNTEERED] = _volunteered(tx, community, held)
    found[Id.OFFERS_TAKEN] = _offers_taken(tx, community, held)
    found.update(_feedback(tx, community, held))
    return found


def _held(zone: ZoneInfo, period: Period) -> sa.ColumnElement[bool]:
    return sa.and_(
        _sessions.c.status == Status.SCHEDULED,
        _sessions.c.starts_at >= _midnight(period.first, zone),
        _sessions.c.starts_at < _midnight(period.after, zone),
    )


def _midnight(day: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, time(), zone)


def _of_sessions(
    tx: Tx, community: Community, held: sa.ColumnElement[bool]
) -> Iterator[tuple[Id, Count | None]]:
    row = tx.execute(
        sa.select(
            sa.func.count().label("sessions"),
            sa.func.coalesce(sa.func.sum(_sessions.c.places), 0).label("places"),
        ).where(_sessions.c.community_id == community.id, held)
    ).one()
    yield Id.SESSIONS_HELD, Count(row.sessions)
    yield Id.PLACES_OFFERED, Count(row.places)


def _attended(tx: Tx, community: Community, held: sa.ColumnElement[bool]) -> Count:
    """Places of its members, and those of them who came; of sessions where anybody was marked at all."""
    others = _attendance.alias()
    marked = sa.exists().where(others.c.session_id == _sessions.c.id)
    came = _attendance.c.status.in_(CAME)
    places = (
        _so_many(came)
        .select_from(_bookings)
        .join(_sessions, _sessions.c.id == _bookings.c.session_id)
        .join(_members, _members.c.id == _bookings.c.member_id)
        .outerjoin(
            _attendance,
            sa.and_(
                _attendance.c.session_id == _bookings.c.session_id,
                _attendance.c.member_id == _bookings.c.member_id,
            ),
        )
        .where(_members.c.community_id == community.id, held, marked)
    )
    return _count(tx, places)


def _reached(
    tx: Tx, community: Community, period: Period, held: sa.ColumnElement[bool]
) -> Iterator[tuple[Id, Count | None]]:
    """Its members, and those of them who came at least once; by how long they have been in the NHS."""
    reached = (
        sa.exists()
        .where(
            _attendance.c.member_id == _members.c.id,
            _attendance.c.session_id == _sessions.c.id,
            _attendance.c.status.in_(CAME),
            held,
        )
        .correlate(_members)
    )
    # Who is forgotten has no dates any more, and is counted where they came.
    there = sa.and_(
        _members.c.status.in_([MemberStatus.ADMITTED, MemberStatus.LEFT]),
        sa.or_(
            _members.c.joined_at.is_(None), _members.c.joined_at < _midnight(period.after, community.zone)
        ),
        sa.or_(
            _members.c.status == MemberStatus.ADMITTED,
            _members.c.left_at >= _midnight(period.first, community.zone),
        ),
    )
    rows = tx.execute(
        _so_many(reached, _members.c.experience)
        .where(_members.c.community_id == community.id, sa.or_(there, reached))
        .group_by(_members.c.experience)
    )
    found = dict.fromkeys(BANDS.values(), Count(0))
    for row in rows:
        band = None if row.experience is None else Experience(row.experience)
        found[BANDS[band]] += Count(row.number, row.of)
    yield Id.REACHED, sum(found.values(), Count(0))
    yield from found.items()


def _volunteered(tx: Tx, community: Community, held: sa.ColumnElement[bool]) -> Count:
    return _count(
        tx,
        _so_many(_draws.c.pool == Pool.VOLUNTEERS)
        .select_from(_slots)
        .join(_draws, _draws.c.id == _slots.c.draw_id)
        .join(_sessions, _sessions.c.id == _slots.c.session_id)
        .where(
            _sessions.c.community_id == community.id,
            held,
            _slots.c.part == Part.PRESENTER,
            _slots.c.state.in_([SlotState.ACCEPTED, SlotState.PRESENTED]),
        ),
    )


def _offers_taken(tx: Tx, community: Community, held: sa.ColumnElement[bool]) -> Count:
    answered = [OfferState.ACCEPTED, OfferState.DECLINED, OfferState.LAPSED]
    return _count(
        tx,
        _so_many(_offers.c.state == OfferState.ACCEPTED)
        .select_from(_offers)
        .join(_members, _members.c.id == _offers.c.member_id)
        .join(_sessions, _sessions.c.id == _offers.c.session_id)
        .where(_members.c.community_id == community.id, held, _offers.c.state.in_(answered)),
    )


def _feedback(
    tx: Tx, community: Community, held: sa.ColumnElement[bool]
) -> Iterator[tuple[Id, Count | None]]:
    """From what was published in all detail; never from answers."""
    rows = tx.execute(
        sa.select(
            _figures.c.item,
            sa.func.sum(_figures.c.favourable).label("number"),
            sa.func.sum(_figures.c.answered).label("of"),
        )
        .join(_rounds, _rounds.c.id == _figures.c.round_id)
        .join(_sessions, _sessions.c.id == _rounds.c.session_id)
        .where(
            _rounds.c.community_id == community.id,
            _rounds.c.purpose == Purpose.SESSION,
            held,
            _figures.c.form == Form.FULL,
            _figures.c.favourable.is_not(None),
            _figures.c.item.in_(list(FEEDBACK)),
        )
        .group_by(_figures.c.item)
    )
    told = {row.item: Count(int(row.number), int(row.of)) for row in rows}
    return ((id_, told.get(item)) for item, id_ in FEEDBACK.items())


def _so_many(condition: sa.ColumnElement[bool], *beside: sa.ColumnElement[Any]) -> sa.Select[Any]:
    """For how many rows it holds, of how many."""
    number = sa.func.coalesce(sa.func.sum(sa.case((condition, 1), else_=0)), 0)
    return sa.select(*beside, number.label("number"), sa.func.count().label("of"))


def _count(tx: Tx, statement: sa.Select[Any]) -> Count:
    row = tx.execute(statement).one()
    return Count(row.number, row.of)
