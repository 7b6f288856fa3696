"""What the buttons of moderation bring back."""

from dataclasses import dataclass

from screens.presses import Press, press


@press("ua")
@dataclass(frozen=True, slots=True)
class ModerationPress(Press):
    """To what moderators of a community have to look at, and what is in force."""

    community_id: int
    page: int


@press("uc")
@dataclass(frozen=True, slots=True)
class CasePress(Press):
    case_id: int


@press("ut")
@dataclass(frozen=True, slots=True)
class TakeCasePress(Press):
    case_id: int


@press("un")
@dataclass(frozen=True, slots=True)
class NothingPress(Press):
    """There is nothing to do."""

    case_id: int


@press("um")
@dataclass(frozen=True, slots=True)
class BeginPress(Press):
    """To the questions before something is done."""

    case_id: int
    act: str


@press("ur")
@dataclass(frozen=True, slots=True)
class RemovalPress(Press):
    """To what a removal means, before its questions."""

    case_id: int


@press("uk")
@dataclass(frozen=True, slots=True)
class ActPress(Press):
    """The last press: do it."""

    measure_id: int


@press("ud")
@dataclass(frozen=True, slots=True)
class DropPress(Press):
    """Do not do it."""

    measure_id: int


@press("ui")
@dataclass(frozen=True, slots=True)
class MeasurePress(Press):
    """To a measure, for moderators."""

    measure_id: int


@press("ul")
@dataclass(frozen=True, slots=True)
class LiftPress(Press):
    measure_id: int


@press("up")
@dataclass(frozen=True, slots=True)
class AppealMeasurePress(Press):
    """The person asks for another look."""

    measure_id: int


@press("ux")
@dataclass(frozen=True, slots=True)
class StopAppealPress(Press):
    measure_id: int


@press("uj")
@dataclass(frozen=True, slots=True)
class JudgeAppealPress(Press):
    measure_id: int
    granted: int
    """1 when the measure ends, 0 when it stays."""


@press("ug")
@dataclass(frozen=True, slots=True)
class SaidInPress(Press):
    """In which group a message that was sent on was said."""

    case_id: int
    group_id: int


@press("uu")
@dataclass(frozen=True, slots=True)
class PinRulesPress(Press):
    group_id: int
