"""What the buttons bring back with which questionnaires are changed."""

from dataclasses import dataclass
from enum import StrEnum

from screens.presses import Press, press


@press("ib")
@dataclass(frozen=True, slots=True)
class SurveysPress(Press):
    """To the choice of a questionnaire."""

    community_id: int


@press("id")
@dataclass(frozen=True, slots=True)
class SurveyPress(Press):
    """To what it asks (rules.feedback.surveys.Purpose)."""

    community_id: int
    purpose: str


@press("ie")
@dataclass(frozen=True, slots=True)
class PartPress(Press):
    """To one of its questions, or one of the answers of its one question, by the id."""

    community_id: int
    purpose: str
    part: str


@press("ih")
@dataclass(frozen=True, slots=True)
class WordsPress(Press):
    """Begin to write: other words for that part, or without one another part."""

    community_id: int
    purpose: str
    part: str


class Change(StrEnum):
    """What is changed without writing."""

    REMOVE = "remove"
    HIGH = "high"
    LOW = "low"
    AS_IT_CAME = "came"
    """Asked first: what was changed is gone then."""
    PUT_BACK = "back"


@press("if")
@dataclass(frozen=True, slots=True)
class ChangePress(Press):
    community_id: int
    purpose: str
    part: str
    change: str


@press("ig")
@dataclass(frozen=True, slots=True)
class MovePress(Press):
    community_id: int
    purpose: str
    part: str
    to: int
    """The place, counted from 0: pressed twice, it moves once."""


@press("ij")
@dataclass(frozen=True, slots=True)
class PreviewPress(Press):
    """To a place in the preview; nothing of it is written down."""

    community_id: int
    purpose: str
    place: str
