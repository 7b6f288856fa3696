"""Presses about chats that are nobody's yet: the list of groups has them as well."""

from dataclasses import dataclass

from screens.presses import Press, press


@press("cn")
@dataclass(frozen=True, slots=True)
class ClaimPress(Press):
    """It belongs to this community."""

    claim_id: int
    community_id: int


@press("cx")
@dataclass(frozen=True, slots=True)
class DeclineClaimPress(Press):
    """It belongs to none of the presser's."""

    claim_id: int


@press("cw")
@dataclass(frozen=True, slots=True)
class ClaimQuestionPress(Press):
    """To the question."""

    claim_id: int
