"""Whether the program keeps up: with what comes in, what must go out, and what falls due."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Status = Literal["ok", "behind"]
Report = dict[str, "Status | dict[str, Status | float | None]"]

_POLL_SECONDS = 90
"""A long poll is answered within a minute, even when nothing happens."""
_UPDATE_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Figures:
    """How far the program has come, as it knows itself."""

    poll_age: float | None
    """Seconds since Telegram last answered getUpdates, or since the start; None when webhooks are used."""
    in_flight: int
    """Updates being handled now."""
    oldest: float
    """Seconds for which the oldest of them has been here; 0 when there is none."""
    outbox: Mapping[str, int]
    """Notices by state, and `late`."""
    due: Mapping[str, int]
    """Due work: `waiting`, `late`, `failed`."""


def report(figures: Figures) -> tuple[bool, Report]:
    """Whether all is well, and the answer of /healthz.

    Notices and work that have failed for good are shown, but being restarted would not help them, so they do
    not count as being behind.
    """
    updates_behind = (figures.poll_age or 0) > _POLL_SECONDS or figures.oldest > _UPDATE_SECONDS
    parts: dict[str, dict[str, Status | float | None]] = {
        "updates": {
            "status": _status(updates_behind),
            "last_poll_seconds": None if figures.poll_age is None else round(figures.poll_age, 1),
            "in_flight": figures.in_flight,
            "oldest_seconds": round(figures.oldest, 1),
        },
        "outbox": {"status": _status(figures.outbox.get("late", 0) > 0), **figures.outbox},
        "due": {"status": _status(figures.due.get("late", 0) > 0), **figures.due},
    }
    behind = any(part["status"] == "behind" for part in parts.values())
    return not behind, {"status": _status(behind), **parts}


def _status(behind: bool) -> Status:
    return "behind" if behind else "ok"
