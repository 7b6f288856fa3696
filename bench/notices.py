"""A broadcast through a server that enforces Telegram's limits."""

from pathlib import Path

from bench import rig, seed
from bench.figure import Figure, Plan

ALLOWED = 30.0
"""Messages a second that Telegram takes from one bot."""


def measure(plan: Plan) -> list[Figure]:
    """Reminders to so many people that they take a minute and a half, each sent once and none refused."""
    people = 600 if plan.quick else 2400
    rates = []
    # A round takes long and differs little from the next.
    for number in range(min(plan.rounds, 2)):
        rates.append(_broadcast(people))
        plan.say(f"round {number + 1}: {rates[-1]:.2f} notices a second")
    return [
        Figure("notices under limits", "/s", "Telegram's limit", rates, [ALLOWED] * len(rates), 0.97, 0.99)
    ]


def _broadcast(people: int) -> float:
    with rig.folder() as place, rig.telegram(people=people, limits=True) as server:
        storage = place / "notices.sqlite3"
        seed.fill(storage, members=people, sessions=1, places=people)
        seed.book(storage, 1, range(1, people + 1))
        with rig.cigbot(server, storage):
            begin(storage)
            sent = server.do("sent", wait_for=people)
    refused = {said: count for said, count in sent["refused"].items() if said.startswith("429")}
    assert not refused, refused
    times = sent["times"]
    return float((len(times) - 1) / (times[-1] - times[0]))


def begin(storage: Path) -> None:
    """Have everybody with a place in the first session reminded now, as the clock does a day before it."""
    seed.put_due(storage, "remind-day", {"session_id": 1})
