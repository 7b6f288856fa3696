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
from storage.tables.claims import ClaimAskingRow, ClaimRow
from storage.tables.communities import CommunityRow
from storage.tables.community_texts import CommunityTextChangeRow, CommunityTextRow
from storage.tables.digest import DigestOffRow
from storage.tables.drafts import DraftRow
from storage.tables.due import DueRow
from storage.tables.exports import ExportRow
from storage.tables.feedback import (
    FeedbackRoundRow,
    PublishedFigureRow,
    PublishedPairRow,
    ReleasedLineRow,
    SealedAnswersRow,
    SurveyRow,
)
from storage.tables.groups import GroupRow, GroupTopicRow, InviteLinkRow
from storage.tables.help_now import HelpConfirmationRow, LocalContactRow
from storage.tables.intake import HandledUpdateRow, LeaseRow
from storage.tables.joining import JoinRequestRow
from storage.tables.members import GroupPresenceRow, MemberRow, ReminderOffRow, RoleRow
from storage.tables.moderation import (
    MeasureRow,
    ModerationCaseRow,
    ModerationReportRow,
    PinnedRulesRow,
)
from storage.tables.outbox import OutboxRow
from storage.tables.patient_data import PatientDataCountRow, PatientOfferRow
from storage.tables.pdsa import LoggedIssueRow, PdsaCycleRow
from storage.tables.polls import GroupPollRow
from storage.tables.presenters import (
    PresenterChangeRow,
    PresenterDrawRow,
    PresenterSlotRow,
    PresenterSwapRow,
    PresenterVolunteerRow,
)
from storage.tables.privacy import CertificateCodeGoneRow, RemovalRow, RetentionRow
from storage.tables.prompts import GroupLullRow, PromptRow, PromptSettingsRow
from storage.tables.questions import QuestionBlockRow, QuestionPartRow, QuestionRow
from storage.tables.sessions import (
    CycleMessageRow,
    CycleRow,
    SessionCardRow,
    SessionChangeRow,
    SessionGuestRow,
    SessionRow,
)
from storage.tables.teams import TeamsImportRow, TeamsNameRow, TeamsReportRow, TeamsSpanRow
from storage.tables.themes import ThemeRow
from storage.tables.topics import TopicRow, TopicVoteRow

__all__ = [
    "AttendanceChangeRow",
    "AttendanceRow",
    "AuditRow",
    "BookingChangeRow",
    "BookingRow",
    "CalendarEntryRow",
    "CalendarRow",
    "CertificateCodeGoneRow",
    "CertificateRow",
    "CheckInRow",
    "CheckInTriesRow",
    "ClaimAskingRow",
    "ClaimRow",
    "CodeBoardRow",
    "CommunityRow",
    "CommunityTextChangeRow",
    "CommunityTextRow",
    "CycleMessageRow",
    "CycleRow",
    "DigestOffRow",
    "DraftRow",
    "DueRow",
    "ExportRow",
    "FeedbackRoundRow",
    "GroupLullRow",
    "GroupPollRow",
    "GroupPresenceRow",
    "GroupRow",
    "GroupTopicRow",
    "HandledUpdateRow",
    "HelpConfirmationRow",
    "InterviewRow",
    "InviteLinkRow",
    "JoinRequestRow",
    "LeaseRow",
    "LocalContactRow",
    "LoggedIssueRow",
    "MeasureRow",
    "MemberRow",
    "MissedNoteRow",
    "ModerationCaseRow",
    "ModerationReportRow",
    "OutboxRow",
    "PatientDataCountRow",
    "PatientOfferRow",
    "PdsaCycleRow",
    "PinnedRulesRow",
    "PlaceOfferRow",
    "PresenterChangeRow",
    "PresenterDrawRow",
    "PresenterSlotRow",
    "PresenterSwapRow",
    "PresenterVolunteerRow",
    "PromptRow",
    "PromptSettingsRow",
    "PublishedFigureRow",
    "PublishedPairRow",
    "QuestionBlockRow",
    "QuestionPartRow",
    "QuestionRow",
    "ReleasedLineRow",
    "ReminderOffRow",
    "RemovalRow",
    "RetentionRow",
    "RoleRow",
    "SealedAnswersRow",
    "SessionCardRow",
    "SessionChangeRow",
    "SessionGuestRow",
    "SessionRow",
    "SurveyRow",
    "TeamsImportRow",
    "TeamsNameRow",
    "TeamsReportRow",
    "TeamsSpanRow",
    "ThemeRow",
    "TopicRow",
    "TopicVoteRow",
    "WaitlistEntryRow",
]
