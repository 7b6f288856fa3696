"""The tables. Importing this package registers them all with SQLModel's metadata."""

from storage.tables.attendance import AttendanceChangeRow, AttendanceRow
from storage.tables.audit import AuditRow
from storage.tables.bookings import BookingChangeRow, BookingRow, PlaceOfferRow, WaitlistEntryRow
from storage.tables.communities import CommunityRow
from storage.tables.drafts import DraftRow
from storage.tables.due import DueRow
from storage.tables.groups import GroupRow
from storage.tables.intake import HandledUpdateRow, LeaseRow
from storage.tables.joining import JoinRequestRow
from storage.tables.members import GroupPresenceRow, MemberRow, RoleRow
from storage.tables.outbox import OutboxRow
from storage.tables.polls import GroupPollRow
from storage.tables.presenters import PresenterChangeRow, PresenterDrawRow, PresenterSlotRow
from storage.tables.sessions import (
    CycleRow,
    SessionCardRow,
    SessionChangeRow,
    SessionGuestRow,
    SessionRow,
)

__all__ = [
    "AttendanceChangeRow",
    "AttendanceRow",
    "AuditRow",
    "BookingChangeRow",
    "BookingRow",
    "CommunityRow",
    "CycleRow",
    "DraftRow",
    "DueRow",
    "GroupPollRow",
    "GroupPresenceRow",
    "GroupRow",
    "HandledUpdateRow",
    "JoinRequestRow",
    "LeaseRow",
    "MemberRow",
    "OutboxRow",
    "PlaceOfferRow",
    "PresenterChangeRow",
    "PresenterDrawRow",
    "PresenterSlotRow",
    "RoleRow",
    "SessionCardRow",
    "SessionChangeRow",
    "SessionGuestRow",
    "SessionRow",
    "WaitlistEntryRow",
]
