"""Figures for Prometheus. No label holds an id: each has a short list of values, and `other`."""

import math
import platform
from collections.abc import Callable, Mapping

from prometheus_client import (
    CONTENT_TYPE_PLAIN_0_0_4,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)

UPDATE_KINDS = frozenset(
    {"message", "edited_message", "callback_query", "chat_join_request", "my_chat_member", "chat_member"}
)
UPDATE_OUTCOMES = frozenset({"done", "repeated", "failed", "unreadable", "again"})
SEND_OUTCOMES = frozenset({"sent", "dropped", "waiting", "failed", "queued", "postponed"})
WORK_OUTCOMES = frozenset({"done", "failed", "again"})

_OTHER = "other"
_SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)


class Metrics:
    """What the running program counts. Its methods are cheap and may be called from any thread."""

    def __init__(self, version: str, monotonic: Callable[[], float]) -> None:
        """`monotonic` gives seconds that never run backwards; `Clock.monotonic` does."""
        # Prometheus knows by itself when a counter was first seen.
        disable_created_metrics()  # type: ignore[no-untyped-call]
        self._monotonic = monotonic
        self._polled_at: float | None = None
        self.registry = registry = CollectorRegistry()
        self._updates = Counter(
            "cigbot_updates",
            "Updates from Telegram that were handled.",
            ("kind", "outcome"),
            registry=registry,
        )
        self._update_seconds = Histogram(
            "cigbot_update_seconds",
            "Seconds from taking an update to its commit and answer.",
            ("kind",),
            buckets=_SECONDS,
            registry=registry,
        )
        self._in_flight = Gauge("cigbot_updates_in_flight", "Updates being handled now.", registry=registry)
        self._lag = Gauge(
            "cigbot_update_lag_seconds",
            "Seconds for which the oldest unfinished update has been here.",
            registry=registry,
        )
        self._poll_age = Gauge(
            "cigbot_last_poll_age_seconds",
            "Seconds since Telegram last answered getUpdates; NaN before the first time, and with webhooks.",
            registry=registry,
        )
        self._poll_age.set_function(self._age_of_poll)
        self._outbox = Gauge(
            "cigbot_outbox_notices", "Notices owed, by state.", ("state",), registry=registry
        )
        self._outbox_late = Gauge(
            "cigbot_outbox_late_notices", "Notices that are over five minutes late.", registry=registry
        )
        self._due = Gauge(
            "cigbot_due_work", "Work that waits for its time, by state.", ("state",), registry=registry
        )
        self._sends = Counter(
            "cigbot_sends", "Notices that were taken to be sent, by outcome.", ("outcome",), registry=registry
        )
        self._send_seconds = Histogram(
            "cigbot_send_seconds", "Seconds that one send took.", buckets=_SECONDS, registry=registry
        )
        self._work = Counter(
            "cigbot_due_work_runs", "Pieces of due work that were run.", ("outcome",), registry=registry
        )
        self._work_seconds = Histogram(
            "cigbot_due_work_seconds",
            "Seconds that one piece of due work took.",
            buckets=_SECONDS,
            registry=registry,
        )
        build = Gauge(
            "cigbot_build_info", "The version that runs; always 1.", ("version", "python"), registry=registry
        )
        build.labels(version=version, python=platform.python_version()).set(1)

    def update_handled(self, kind: str, outcome: str, seconds: float) -> None:
        """One update is finished. `kind` is the field of Telegram's Update that it fills."""
        kind = _known(kind, UPDATE_KINDS)
        self._updates.labels(kind, _known(outcome, UPDATE_OUTCOMES)).inc()
        self._update_seconds.labels(kind).observe(seconds)

    def under_way(self, updates: int, oldest: float) -> None:
        """How many updates are being handled, and for how many seconds the oldest has been here."""
        self._in_flight.set(updates)
        self._lag.set(oldest)

    def polled(self) -> None:
        """Telegram has answered getUpdates."""
        self._polled_at = self._monotonic()

    @property
    def poll_age(self) -> float | None:
        """Seconds since `polled` was last called; None before."""
        return None if self._polled_at is None else self._monotonic() - self._polled_at

    def backlog(self, outbox: Mapping[str, int], due: Mapping[str, int]) -> None:
        """What `storage.outbox.backlog` and `storage.due.backlog` counted."""
        for state, notices in outbox.items():
            if state == "late":
                self._outbox_late.set(notices)
            else:
                self._outbox.labels(state).set(notices)
        for state, work in due.items():
            self._due.labels(state).set(work)

    def sent(self, outcome: str, seconds: float | None = None) -> None:
        """One notice was taken to be sent. `outcome` is the state it ended in, or `postponed`."""
        self._sends.labels(_known(outcome, SEND_OUTCOMES)).inc()
        if seconds is not None:
            self._send_seconds.observe(seconds)

    def work_done(self, outcome: str, seconds: float) -> None:
        """One piece of due work has run."""
        self._work.labels(_known(outcome, WORK_OUTCOMES)).inc()
        self._work_seconds.observe(seconds)

    def page(self) -> tuple[bytes, str]:
        """Every figure as Prometheus reads it, and the content type."""
        return generate_latest(self.registry), CONTENT_TYPE_PLAIN_0_0_4

    def _age_of_poll(self) -> float:
        age = self.poll_age
        return math.nan if age is None else age


def _known(value: str, values: frozenset[str]) -> str:
    """The value, so long as it is on the list: a label may neither grow without bound nor name anybody."""
    return str(value) if value in values else _OTHER
