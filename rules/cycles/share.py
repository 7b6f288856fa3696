"""Of which cycle something is that is about none of its sessions: each has a share of time of its own."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from rules.cycles.running import Cycle


@dataclass(frozen=True, slots=True)
class Share:
    """The days of a cycle; None for no bound on that side."""

    first: date | None
    after: date | None

    def holds(self, day: date) -> bool:
        """Whether that day is one of them."""
        return self.touches(day, day)

    def touches(self, begun: date, ended: date | None) -> bool:
        """Whether something that began and ended so, or goes on, shares a day with them."""
        starts_in_time = self.after is None or begun < self.after
        ends_in_time = self.first is None or ended is None or ended >= self.first
        return starts_in_time and ends_in_time


def share_of(cycle: Cycle, cycles: Iterable[Cycle]) -> Share:
    """From its first day until the next one begins, of all cycles of a community; what was before any of
    them is the first one's.
    """
    every = sorted(cycles, key=lambda one: (one.starts_on, one.id))
    at = [one.id for one in every].index(cycle.id)
    later = every[at + 1 :]
    return Share(cycle.starts_on if at else None, later[0].starts_on if later else None)
