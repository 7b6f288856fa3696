"""The line for a full session, where it is more than a place in it: its front, and who was told what."""

import sqlalchemy as sa

from rules.bookings import OfferState
from rules.ids import MemberId, SessionId
from storage.db import Tx
from storage.tables import PlaceOfferRow, WaitlistEntryRow
from storage.upsert import columns

_waitlist = columns(WaitlistEntryRow)
_offers = columns(PlaceOfferRow)


def add_to_front(tx: Tx, session_id: SessionId, member_id: MemberId) -> None:
    """The member goes before all who wait."""
    first = tx.execute(
        sa.select(sa.func.coalesce(sa.func.min(_waitlist.c.place_in_line), 1)).where(
            _waitlist.c.session_id == session_id
        )
    ).scalar_one()
    tx.execute(
        sa.insert(_waitlist),
        {
            "session_id": session_id,
            "member_id": member_id,
            "place_in_line": first - 1,
            "first_come_told": False,
        },
    )


def first_come_untold(tx: Tx, session_id: SessionId) -> list[MemberId]:
    """Who waits, holds no offer, and was not told that free places go to whoever is first; in line."""
    holds = sa.exists().where(
        _offers.c.session_id == session_id,
        _offers.c.member_id == _waitlist.c.member_id,
        _offers.c.state == OfferState.OPEN,
    )
    rows = tx.execute(
        sa.select(_waitlist.c.member_id)
        .where(_waitlist.c.session_id == session_id, _waitlist.c.first_come_told.is_(False), ~holds)
        .order_by(_waitlist.c.place_in_line)
    )
    return [MemberId(one) for one in rows.scalars()]


def is_untold(tx: Tx, session_id: SessionId, member_id: MemberId) -> bool:
    """Whether that member is one of them."""
    return member_id in first_come_untold(tx, session_id)


def note_first_come_told(tx: Tx, session_id: SessionId, member_id: MemberId) -> None:
    """The member was told."""
    tx.execute(
        sa.update(_waitlist)
        .where(_waitlist.c.session_id == session_id, _waitlist.c.member_id == member_id)
        .values(first_come_told=True)
    )


def forget_first_come_told(tx: Tx, session_id: SessionId) -> None:
    """The session is at another time, so whoever was told is to be told again when that comes near."""
    tx.execute(sa.update(_waitlist).where(_waitlist.c.session_id == session_id).values(first_come_told=False))
