"""The tables. Importing this package registers them all with SQLModel's metadata."""

from storage.tables.attendance import AttendanceChangeRow, AttendanceRow
from storage.tables.audit import AuditRow
from storage.tables.bookings import BookingChangeRow, BookingRow, PlaceOfferRow, WaitlistEntryRow
from storage.tables.calendar import CalendarEntryRow, CalendarRow
from storage.tables.certificates import CertificateRow
from storage.tables.check_in import (
    CheckInRow,
    CheckInTriesRow,
    CodeBoardRow,
    InterviewRow,
    MissedNoteRow,
)
from storage.tables.communities import CommunityRow
from storage.tables.drafts import DraftRow
from storage.tables.due import DueRow
from storage.tables.exports import ExportRow
from storage.tables.groups import GroupRow
from storage.tables.intake import HandledUpdateRow, LeaseRow
from storage.tables.joining import JoinRequestRow
from storage.tables.members import GroupPresenceRow, MemberRow, ReminderOffRow, RoleRow
from storage.tables.outbox import OutboxRow
from storage.tables.polls import GroupPollRow
from storage.tables.presenters import (
    PresenterChangeRow,
    PresenterDrawRow,
    PresenterSlotRow,
    PresenterSwapRow,
    PresenterVolunteerRow,
)
from storage.tables.sessions import (
    CycleMessageRow,
    CycleRow,
    SessionCardRow,
    SessionChangeRow,
    SessionGuestRow,
    SessionRow,
)
from storage.tables.teams import TeamsImportRow, TeamsNameRow, TeamsReportRow, TeamsSpanRow
from storage.tables.topics import TopicRow, TopicVoteRow

__all__ = [
    "AttendanceChangeRow",
    "AttendanceRow",
    "AuditRow",
    "BookingChangeRow",
    "BookingRow",
    "CalendarEntryRow",
    "CalendarRow",
    "CertificateRow",
    "CheckInRow",
    "CheckInTriesRow",
    "CodeBoardRow",
    "CommunityRow",
    "CycleMessageRow",
    "CycleRow",
    "DraftRow",
    "DueRow",
    "ExportRow",
    "GroupPollRow",
    "GroupPresenceRow",
    "GroupRow",
    "HandledUpdateRow",
    "InterviewRow",
    "JoinRequestRow",
    "LeaseRow",
    "MemberRow",
    "MissedNoteRow",
    "OutboxRow",
    "PlaceOfferRow",
    "PresenterChangeRow",
    "PresenterDrawRow",
    "PresenterSlotRow",
    "PresenterSwapRow",
    "PresenterVolunteerRow",
    "ReminderOffRow",
    "RoleRow",
    "SessionCardRow",
    "SessionChangeRow",
    "SessionGuestRow",
    "SessionRow",
    "TeamsImportRow",
    "TeamsNameRow",
    "TeamsReportRow",
    "TeamsSpanRow",
    "TopicRow",
    "TopicVoteRow",
    "WaitlistEntryRow",
]
