"""Who could be booked for: the members of the session's own community who hold nothing in it."""

import sqlalchemy as sa

from rules.ids import MemberId
from rules.members import Status
from rules.names import fits, in_order
from rules.sessions import Session
from storage.db import Tx
from storage.tables import BookingRow, MemberRow, WaitlistEntryRow
from storage.upsert import columns

_members = columns(MemberRow)
_bookings = columns(BookingRow)
_waitlist = columns(WaitlistEntryRow)


def candidates(tx: Tx, session: Session, part: str = "") -> list[tuple[MemberId, str]]:
    """Ids and names, by name; with `part` those whose names contain it.

    Members of other communities that the session is open to are not listed: their names are not ours to show.
    """
    rows = tx.execute(
        sa.select(_members.c.id, _members.c.name).where(
            _members.c.community_id == session.community_id,
            _members.c.status == Status.ADMITTED,
            *(
                _members.c.id.not_in(sa.select(table.c.member_id).where(table.c.session_id == session.id))
                for table in (_bookings, _waitlist)
            ),
        )
    )
    # Compared and sorted here: the databases fold capitals and accents each in their own way.
    found = [(MemberId(row.id), row.name) for row in rows if not part or fits(row.name, part)]
    return sorted(found, key=lambda one: in_order(one[1], one[0]))
