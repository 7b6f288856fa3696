"""The identities of the nouns, each its own type: a session is never handed where a member is asked."""

from typing import NewType

UserId = NewType("UserId", int)
"""A person's id at Telegram, up to 52 bits."""
ChatId = NewType("ChatId", int)
"""A chat's id at Telegram; groups and channels are negative."""
MessageId = NewType("MessageId", int)
"""A message's id at Telegram, unique within its chat."""

CommunityId = NewType("CommunityId", int)
GroupId = NewType("GroupId", int)
GroupTopicId = NewType("GroupTopicId", int)
InviteLinkId = NewType("InviteLinkId", int)
MemberId = NewType("MemberId", int)
ClaimId = NewType("ClaimId", int)
JoinRequestId = NewType("JoinRequestId", int)
CycleId = NewType("CycleId", int)
TopicId = NewType("TopicId", int)
TopicVoteId = NewType("TopicVoteId", int)
ThemeId = NewType("ThemeId", int)
PdsaCycleId = NewType("PdsaCycleId", int)
LoggedIssueId = NewType("LoggedIssueId", int)
SessionId = NewType("SessionId", int)
PlaceOfferId = NewType("PlaceOfferId", int)
PresenterSlotId = NewType("PresenterSlotId", int)
DrawId = NewType("DrawId", int)
PresenterSwapId = NewType("PresenterSwapId", int)
DraftId = NewType("DraftId", int)
ExportId = NewType("ExportId", int)
CertificateId = NewType("CertificateId", int)
PatientOfferId = NewType("PatientOfferId", int)
CaseId = NewType("CaseId", int)
MeasureId = NewType("MeasureId", int)
QuestionId = NewType("QuestionId", int)
LocalContactId = NewType("LocalContactId", int)
QuestionPartId = NewType("QuestionPartId", int)
RoundId = NewType("RoundId", int)
CommunityTextChangeId = NewType("CommunityTextChangeId", int)
