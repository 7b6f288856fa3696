"""Who wants to be reminded of what: everybody of everything, until they switch it off."""

from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa

from rules.ids import MemberId, SessionId
from rules.reminders import Reminder
from storage.db import Tx
from storage.tables import BookingRow, MemberRow, ReminderOffRow
from storage.upsert import columns, insert

_bookings = columns(BookingRow)
_members = columns(MemberRow)
_off = columns(ReminderOffRow)


def off(tx: Tx, member_id: MemberId) -> frozenset[Reminder]:
    """What the person has switched off, in whichever of their communities."""
    rows = tx.execute(sa.select(_off.c.reminder).where(_off.c.member_id.in_(_same_person(member_id))))
    return frozenset(Reminder(one) for one in rows.scalars())


def switch(tx: Tx, member_ids: Iterable[MemberId], reminder: Reminder, *, on: bool) -> None:
    """The person, by each of their memberships, wants the reminder, or not."""
    for member_id in member_ids:
        if on:
            tx.execute(
                sa.delete(ReminderOffRow).where(_off.c.member_id == member_id, _off.c.reminder == reminder)
            )
        else:
            tx.execute(
                insert(tx, ReminderOffRow).on_conflict_do_nothing(),
                {"member_id": member_id, "reminder": reminder},
            )


def to_remind(
    tx: Tx, session_id: SessionId, reminder: Reminder, booked_by: datetime | None = None
) -> list[MemberId]:
    """Who has a place, booked by that moment if one is given, and wants the reminder; in order of booking."""
    other = _members.alias()
    switched_off = (
        sa.exists()
        .where(_off.c.member_id == other.c.id, other.c.user_id == _members.c.user_id)
        .where(_off.c.reminder == reminder)
    )
    wanted = (
        sa.select(_bookings.c.member_id)
        .join(_members, _members.c.id == _bookings.c.member_id)
        .where(_bookings.c.session_id == session_id, ~switched_off)
        .order_by(_bookings.c.booked_at, _bookings.c.id)
    )
    if booked_by is not None:
        wanted = wanted.where(_bookings.c.booked_at <= booked_by)
    return [MemberId(one) for one in tx.execute(wanted).scalars()]


def _same_person(member_id: MemberId) -> sa.Select[tuple[int]]:
    user = sa.select(_members.c.user_id).where(_members.c.id == member_id).scalar_subquery()
    return sa.select(_members.c.id).where(_members.c.user_id == user)
