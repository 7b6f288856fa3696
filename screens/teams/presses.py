"""The presses of an import: whatever they name is checked again by the action behind them."""

from dataclasses import dataclass

from screens.presses import Press, press


@press("eh")
@dataclass(frozen=True, slots=True)
class TeamsPress(Press):
    """To how a report is sent, and to what was begun."""


@press("ei")
@dataclass(frozen=True, slots=True)
class ImportPress(Press):
    """To an import as it stands."""

    import_id: int


@press("ej")
@dataclass(frozen=True, slots=True)
class ImportSessionPress(Press):
    """The report is of this session."""

    import_id: int
    session_id: int


@press("ed")
@dataclass(frozen=True, slots=True)
class DoubtPress(Press):
    """To one doubtful name, by its number in the report."""

    import_id: int
    number: int


@press("ea")
@dataclass(frozen=True, slots=True)
class DoubtAnswerPress(Press):
    """Who it is: a member's id, or one of rules.teams.imports.Answer."""

    import_id: int
    number: int
    said: int


@press("eo")
@dataclass(frozen=True, slots=True)
class CandidatesPress(Press):
    """Somebody else: to everybody who may be meant."""

    import_id: int
    number: int
    page: int


@press("et")
@dataclass(frozen=True, slots=True)
class TakeReportPress(Press):
    """Whether the report wins over marks made by hand: 1 or 0."""

    import_id: int
    take: int


@press("ec")
@dataclass(frozen=True, slots=True)
class CountPress(Press):
    """Counts what this preview has shown, and nothing that was not in it."""

    import_id: int
    version: int


@press("el")
@dataclass(frozen=True, slots=True)
class LeaveImportPress(Press):
    import_id: int
