"""Members: their standing, and what they tell about themselves."""

from dataclasses import dataclass
from enum import StrEnum

from rules.ids import ChatId, CommunityId, MemberId, UserId


class Status(StrEnum):
    """ADMITTED ⇄ LEFT: who left keeps their history and may come back."""

    ADMITTED = "admitted"
    LEFT = "left"


class Experience(StrEnum):
    """Time in the NHS, in the bands the programme reports by."""

    UNDER_1 = "under-1"
    YEARS_1_2 = "1-2"
    YEARS_3_5 = "3-5"
    OVER_5 = "over-5"


@dataclass(frozen=True, slots=True)
class Member:
    """A person of a community."""

    id: MemberId
    community_id: CommunityId
    user_id: UserId
    chat_id: ChatId | None
    status: Status
    name: str
    grade: str | None
    specialty: str | None
    site: str | None
    experience: Experience | None
