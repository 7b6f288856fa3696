"""The buttons of the improvement log. A `pdsa_id` is that of a PDSA cycle."""

from dataclasses import dataclass

from screens.presses import Press, press


@press("pdl")
@dataclass(frozen=True, slots=True)
class LogPress(Press):
    community_id: int
    page: int


@press("pdn")
@dataclass(frozen=True, slots=True)
class BeginCyclePress(Press):
    community_id: int
    issue_id: int
    """The issue about which something is to be done; 0 for none."""


@press("pdc")
@dataclass(frozen=True, slots=True)
class PdsaCyclePress(Press):
    pdsa_id: int
    part: str
    """The part to show (rules.pdsa.cycles.State); "ended" for where it stands."""


@press("pdt")
@dataclass(frozen=True, slots=True)
class TellPartPress(Press):
    pdsa_id: int
    part: str


@press("pdm")
@dataclass(frozen=True, slots=True)
class MovePress(Press):
    pdsa_id: int
    to: str


@press("pdx")
@dataclass(frozen=True, slots=True)
class AbandonPress(Press):
    pdsa_id: int
    sure: int
    """0 to be asked first, 1 to abandon it."""


@press("pdf")
@dataclass(frozen=True, slots=True)
class FieldsPress(Press):
    pdsa_id: int


@press("pde")
@dataclass(frozen=True, slots=True)
class ChangeFieldPress(Press):
    pdsa_id: int
    told: str
    """A Field or a Day of rules.pdsa.cycles."""


@press("pdo")
@dataclass(frozen=True, slots=True)
class CycleOwnersPress(Press):
    pdsa_id: int


@press("pdg")
@dataclass(frozen=True, slots=True)
class GiveCyclePress(Press):
    pdsa_id: int
    member_id: int


@press("isl")
@dataclass(frozen=True, slots=True)
class IssuesPress(Press):
    community_id: int
    page: int


@press("isn")
@dataclass(frozen=True, slots=True)
class LogIssuePress(Press):
    community_id: int


@press("iss")
@dataclass(frozen=True, slots=True)
class IssuePress(Press):
    issue_id: int


@press("isw")
@dataclass(frozen=True, slots=True)
class RewordPress(Press):
    issue_id: int


@press("ist")
@dataclass(frozen=True, slots=True)
class StatusPress(Press):
    issue_id: int
    status: str


@press("ish")
@dataclass(frozen=True, slots=True)
class IssueThemesPress(Press):
    issue_id: int


@press("isg")
@dataclass(frozen=True, slots=True)
class SortPress(Press):
    issue_id: int
    theme_id: int
    belongs: int
    """1 to sort the issue by the theme, 0 to do so no longer."""


@press("isk")
@dataclass(frozen=True, slots=True)
class LinksPress(Press):
    issue_id: int


@press("isc")
@dataclass(frozen=True, slots=True)
class LinkPress(Press):
    issue_id: int
    pdsa_id: int
    """0 for no cycle."""


@press("iso")
@dataclass(frozen=True, slots=True)
class IssueOwnersPress(Press):
    issue_id: int


@press("isv")
@dataclass(frozen=True, slots=True)
class GiveIssuePress(Press):
    issue_id: int
    member_id: int
