"""What can be pressed about a year's plan."""

from dataclasses import dataclass

from screens.presses import Press, press


@press("nl")
@dataclass(frozen=True, slots=True)
class CyclesPress(Press):
    """To the plans there are, and to a new one."""


@press("np")
@dataclass(frozen=True, slots=True)
class CyclesPagePress(Press):
    """To a page of the plans; 0 is the one with the latest."""

    page: int


@press("nn")
@dataclass(frozen=True, slots=True)
class PlanCyclePress(Press):
    """To plan sessions; with community 0, in the only one or in one to be chosen."""

    community_id: int


@press("nd")
@dataclass(frozen=True, slots=True)
class PlanDatePress(Press):
    """Does something to one date of a plan that does not count yet (actions.cycles.turning)."""

    serial: int
    number: int
    """Of the date in the rhythm, from 0 on."""
    move: str


@press("nc")
@dataclass(frozen=True, slots=True)
class CyclePress(Press):
    """To a cycle; page -1 is the one on which the next session stands."""

    cycle_id: int
    page: int


@press("na")
@dataclass(frozen=True, slots=True)
class AddDatePress(Press):
    cycle_id: int


@press("ns")
@dataclass(frozen=True, slots=True)
class ShiftCyclePress(Press):
    cycle_id: int


@press("nr")
@dataclass(frozen=True, slots=True)
class RenameCyclePress(Press):
    cycle_id: int
