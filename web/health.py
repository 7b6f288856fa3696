"""Whether the program keeps up: with what comes in, what must go out, and what falls due."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Status = Literal["ok", "behind"]
Part = dict[str, Status | float | None]

_POLL_SECONDS = 120
"""A long poll is answered within a minute, even when nothing happens; one may fail."""
_UPDATE_SECONDS = 60
_BACKLOG_SECONDS = 60
"""The backlog is counted several times a minute; when it is not, nobody knows whether it grows."""


@dataclass(frozen=True, slots=True)
class Figures:
    """How far the program has come. Ages are seconds, reckoned from the start at first."""

    poll_age: float
    """Since Telegram last answered getUpdates. Says nothing when updates come by webhook."""
    in_flight: int
    """Updates being handled now."""
    oldest: float
    """For how long the oldest of them has been here; 0 when there is none."""
    backlog_age: float
    """Since the two below were counted."""
    outbox: Mapping[str, int]
    """Notices by state, and `late`."""
    due: Mapping[str, int]
    """Due work: `waiting`, `late`, `failed`."""


def report(figures: Figures, *, polling: bool) -> tuple[bool, dict[str, Status | Part]]:
    """Whether all is well, and the answer of /healthz.

    Notices and work that have failed for good are shown, but a restart would not help them, so they do not
    count as being behind.
    """
    unpolled = polling and figures.poll_age > _POLL_SECONDS
    uncounted = figures.backlog_age > _BACKLOG_SECONDS
    age = round(figures.backlog_age, 1)
    parts: dict[str, Part] = {
        "updates": {
            "status": _status(unpolled or figures.oldest > _UPDATE_SECONDS),
            "last_poll_seconds": round(figures.poll_age, 1) if polling else None,
            "in_flight": figures.in_flight,
            "oldest_seconds": round(figures.oldest, 1),
        },
        "outbox": {
            "status": _status(uncounted or figures.outbox.get("late", 0) > 0),
            "counted_seconds": age,
            **figures.outbox,
        },
        "due": {
            "status": _status(uncounted or figures.due.get("late", 0) > 0),
            "counted_seconds": age,
            **figures.due,
        },
    }
    behind = any(part["status"] == "behind" for part in parts.values())
    return not behind, {"status": _status(behind), **parts}


def _status(behind: bool) -> Status:
    return "behind" if behind else "ok"
