"""Health and metrics: what is said of a program that keeps up, and of one that does not."""

import re

import pytest

from bot.metrics import Metrics
from web import app as web
from web.health import Figures, report

OUTBOX = {"queued": 2, "claimed": 0, "waiting": 3, "failed": 1, "late": 0}
DUE = {"waiting": 5, "late": 0, "failed": 1}


class Seconds:
    """Seconds that are moved by hand."""

    def __init__(self):
        self.now = 1000.0

    def __call__(self):
        return self.now


@pytest.fixture
def seconds():
    return Seconds()


@pytest.fixture
def metrics(seconds):
    return Metrics(seconds)


@pytest.fixture
def health_of(served):
    """Asks that application how it is; the status and the answer."""

    async def _health_of(app):
        async with served(app) as client, client.get("/healthz") as answer:
            return answer.status, await answer.json()

    return _health_of


async def test_a_program_that_keeps_up(health_of, metrics, seconds):
    metrics.polled()
    metrics.backlog(OUTBOX, DUE)
    seconds.now += 12.34
    assert await health_of(web.create(metrics)) == (
        200,
        {
            "status": "ok",
            "updates": {"status": "ok", "last_poll_seconds": 12.3, "in_flight": 0, "oldest_seconds": 0},
            "outbox": {"status": "ok", "counted_seconds": 12.3, **OUTBOX},
            "due": {"status": "ok", "counted_seconds": 12.3, **DUE},
        },
    )


@pytest.mark.parametrize(
    ("outbox", "due", "behind"),
    [({**OUTBOX, "late": 1}, DUE, "outbox"), (OUTBOX, {**DUE, "late": 1}, "due")],
)
async def test_what_is_late_is_behind(health_of, metrics, outbox, due, behind):
    metrics.backlog(outbox, due)
    status, answer = await health_of(web.create(metrics))
    assert status == 503
    assert {part for part in ("updates", "outbox", "due") if answer[part]["status"] == "behind"} == {behind}
    assert answer["status"] == "behind"


async def test_no_answer_from_telegram_for_long_is_behind(health_of, metrics, seconds):
    seconds.now += 121
    metrics.backlog(OUTBOX, DUE)
    status, answer = await health_of(web.create(metrics))
    assert (status, answer["updates"]["status"]) == (503, "behind")


async def test_with_a_webhook_nobody_polls(health_of, metrics, seconds):
    async def receive(_body):
        return True

    seconds.now += 121
    metrics.backlog(OUTBOX, DUE)
    app = web.create(metrics, webhook_path="/telegram/main", secret_token="a-secret", receive=receive)
    status, answer = await health_of(app)
    assert (status, answer["updates"]["last_poll_seconds"]) == (200, None)


def test_an_update_that_does_not_end_is_behind(metrics, seconds):
    metrics.under_way(1, 0.0)
    seconds.now += 30
    metrics.under_way(2, 30.0)
    seconds.now += 31
    metrics.polled()
    metrics.backlog(OUTBOX, DUE)
    well, answer = report(metrics.figures(), polling=True)
    assert not well
    assert answer["updates"] == {
        "status": "behind",
        "last_poll_seconds": 0,
        "in_flight": 2,
        "oldest_seconds": 61,
    }
    metrics.update_handled("other", "unreadable", 0.0)
    assert not report(metrics.figures(), polling=True)[0]
    metrics.update_handled("message", "done", 61.0)
    metrics.update_handled("message", "failed", 61.0)
    assert report(metrics.figures(), polling=True)[0]


def test_a_backlog_that_nobody_counts_is_behind(metrics, seconds):
    seconds.now += 61
    well, answer = report(metrics.figures(), polling=True)
    assert not well
    assert [answer[part]["status"] for part in ("updates", "outbox", "due")] == ["ok", "behind", "behind"]


def test_what_failed_for_good_is_shown_and_not_behind():
    figures = Figures(0, 0, 0, 0, {"failed": 4, "late": 0}, {"failed": 4, "late": 0})
    well, answer = report(figures, polling=True)
    assert well
    assert (answer["outbox"]["failed"], answer["due"]["failed"]) == (4, 4)


async def test_metrics_are_what_prometheus_reads(served, metrics, seconds):
    metrics.update_handled("callback_query", "done", 0.02)
    metrics.sent("sent", 0.1)
    metrics.sent("postponed")
    metrics.work_done("done", 0.01)
    metrics.polled()
    metrics.backlog({**OUTBOX, "late": 7}, DUE)
    seconds.now += 3
    async with served(web.create(metrics)) as client, client.get("/metrics") as answer:
        assert answer.headers["Content-Type"] == "text/plain; version=0.0.4; charset=utf-8"
        lines = (await answer.text()).splitlines()
    for line in (
        'cigbot_updates_total{kind="callback_query",outcome="done"} 1.0',
        'cigbot_update_seconds_bucket{kind="callback_query",le="0.025"} 1.0',
        'cigbot_sends_total{outcome="sent"} 1.0',
        'cigbot_sends_total{outcome="postponed"} 1.0',
        'cigbot_due_work_runs_total{outcome="done"} 1.0',
        'cigbot_outbox_notices{state="waiting"} 3.0',
        "cigbot_outbox_late_notices 7.0",
        'cigbot_due_work{state="failed"} 1.0',
        "cigbot_last_poll_age_seconds 3.0",
        "cigbot_updates_in_flight 0.0",
    ):
        assert line in lines
    assert any(re.fullmatch(r'cigbot_build_info\{python="3\..*",version=".+"\} 1\.0', line) for line in lines)


def test_a_label_names_nobody(metrics):
    metrics.update_handled("7012345678", "Chidi", 0.1)
    metrics.sent("7012345678")
    metrics.work_done("Chidi", 0.1)
    page, _ = metrics.page()
    assert b"7012345678" not in page
    assert b"Chidi" not in page
    assert b'cigbot_updates_total{kind="other",outcome="other"} 1.0' in page
