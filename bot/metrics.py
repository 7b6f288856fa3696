"""Figures for Prometheus and for /healthz. No label holds an id: its values are a short list, and `other`."""

import math
import platform
from collections.abc import Callable, Mapping
from importlib.metadata import version

from prometheus_client import (
    CONTENT_TYPE_PLAIN_0_0_4,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)

from bot.clock import WallClock
from web.health import Figures

UPDATE_KINDS = frozenset({"message", "callback_query", "chat_join_request", "my_chat_member", "chat_member"})
UPDATE_OUTCOMES = frozenset({"done", "failed", "unreadable", "again"})
SEND_OUTCOMES = frozenset({"sent", "dropped", "waiting", "failed", "queued", "postponed"})
WORK_OUTCOMES = frozenset({"done", "failed", "again"})

_OTHER = "other"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """What the running program counts. Its methods are cheap.

    Args:
        monotonic: gives seconds that never run backwards; those of the wall clock, unless a test steps them.
    """

    def __init__(self, monotonic: Callable[[], float] | None = None) -> None:
        disable_created_metrics()  # type: ignore[no-untyped-call]  # Prometheus sees by itself when one begins.
        self._monotonic = monotonic or WallClock().monotonic
        # What has not happened yet is reckoned from the start, so that what never happens shows.
        self._polled_at = self._counted_at = self._monotonic()
        self._polls = False
        self._in_flight = 0
        self._oldest_since = self._polled_at
        self._outbox: Mapping[str, int] = {}
        self._due: Mapping[str, int] = {}
        self.registry = CollectorRegistry()
        self._updates = Counter(
            "cigbot_updates",
            "Updates from Telegram that were handled.",
            ("kind", "outcome"),
            registry=self.registry,
        )
        self._update_seconds = self._histogram(
            "cigbot_update_seconds", "Seconds from taking an update to its commit and answer.", ("kind",)
        )
        self._gauge("cigbot_updates_in_flight", "Updates being handled now.", lambda: self._in_flight)
        self._gauge(
            "cigbot_update_lag_seconds",
            "Seconds for which the oldest unfinished update has been here.",
            lambda: self.oldest,
        )
        self._gauge(
            "cigbot_last_poll_age_seconds",
            "Seconds since Telegram last answered getUpdates; NaN before the first time, and with webhooks.",
            lambda: self._monotonic() - self._polled_at if self._polls else math.nan,
        )
        self._gauge(
            "cigbot_backlog_age_seconds",
            "Seconds since the outbox and the due work were last counted.",
            lambda: self._monotonic() - self._counted_at,
        )
        self._outbox_gauge = Gauge(
            "cigbot_outbox_notices", "Notices owed, by state.", ("state",), registry=self.registry
        )
        self._outbox_late = Gauge(
            "cigbot_outbox_late_notices", "Notices that are over five minutes late.", registry=self.registry
        )
        self._due_gauge = Gauge(
            "cigbot_due_work", "Work that waits for its time, by state.", ("state",), registry=self.registry
        )
        self._sends = Counter(
            "cigbot_sends", "Notices that were taken to be sent.", ("outcome",), registry=self.registry
        )
        self._send_seconds = self._histogram("cigbot_send_seconds", "Seconds that one send took.")
        self._work = Counter(
            "cigbot_due_work_runs", "Pieces of due work that were run.", ("outcome",), registry=self.registry
        )
        self._work_seconds = self._histogram(
            "cigbot_due_work_seconds", "Seconds that one piece of due work took."
        )
        build = Gauge(
            "cigbot_build_info",
            "The version that runs; always 1.",
            ("version", "python"),
            registry=self.registry,
        )
        build.labels(version("cigbot"), platform.python_version()).set(1)

    def under_way(self, updates: int, oldest: float) -> None:
        """So many updates are in hand now, the oldest of them for so many seconds.

        From then on the oldest grows older by itself, and each that is handled leaves.
        """
        self._in_flight = updates
        self._oldest_since = self._monotonic() - oldest

    def update_handled(self, kind: str, outcome: str, seconds: float) -> None:
        """One update is finished. `kind` is the field of Telegram's Update that it fills."""
        if outcome != "unreadable":  # What could not be read was never in hand.
            self._in_flight = max(0, self._in_flight - 1)
        kind = _known(kind, UPDATE_KINDS)
        self._updates.labels(kind, _known(outcome, UPDATE_OUTCOMES)).inc()
        self._update_seconds.labels(kind).observe(seconds)

    def polled(self) -> None:
        """Telegram has answered getUpdates."""
        self._polls = True
        self._polled_at = self._monotonic()

    def backlog(self, outbox: Mapping[str, int], due: Mapping[str, int]) -> None:
        """What `storage.outbox.backlog` and `storage.due.backlog` have just counted."""
        self._counted_at = self._monotonic()
        self._outbox, self._due = dict(outbox), dict(due)
        for state, notices in outbox.items():
            if state == "late":
                self._outbox_late.set(notices)
            else:
                self._outbox_gauge.labels(state).set(notices)
        for state, work in due.items():
            self._due_gauge.labels(state).set(work)

    def sent(self, outcome: str, seconds: float | None = None) -> None:
        """One notice was taken to be sent. `outcome` is the state it ended in, or `postponed`."""
        self._sends.labels(_known(outcome, SEND_OUTCOMES)).inc()
        if seconds is not None:
            self._send_seconds.observe(seconds)

    def work_done(self, outcome: str, seconds: float) -> None:
        """One piece of due work has run."""
        self._work.labels(_known(outcome, WORK_OUTCOMES)).inc()
        self._work_seconds.observe(seconds)

    @property
    def oldest(self) -> float:
        """Seconds for which the oldest unfinished update has been here; 0 when there is none."""
        return self._monotonic() - self._oldest_since if self._in_flight else 0.0

    def figures(self) -> Figures:
        """How far the program has come."""
        now = self._monotonic()
        return Figures(
            poll_age=now - self._polled_at,
            in_flight=self._in_flight,
            oldest=self.oldest,
            backlog_age=now - self._counted_at,
            outbox=self._outbox,
            due=self._due,
        )

    def page(self) -> tuple[bytes, str]:
        """Every figure as Prometheus reads it, and the content type."""
        return generate_latest(self.registry), CONTENT_TYPE_PLAIN_0_0_4

    def _gauge(self, name: str, meaning: str, value: Callable[[], float]) -> None:
        Gauge(name, meaning, registry=self.registry).set_function(value)

    def _histogram(self, name: str, meaning: str, labels: tuple[str, ...] = ()) -> Histogram:
        return Histogram(name, meaning, labels, buckets=_SECONDS, registry=self.registry)


def _known(value: str, values: frozenset[str]) -> str:
    """The value, so long as it is on the list: a label may neither grow without bound nor name anybody."""
    return str(value) if value in values else _OTHER
