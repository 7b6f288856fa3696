"""A broadcast through a server that enforces Telegram's limits."""

from pathlib import Path

from bench import rig, seed
from bench.figure import Figure, Plan

ALLOWED = 30.0
"""Messages a second that Telegram takes from one bot."""


def measure(plan: Plan) -> list[Figure]:
    """Reminders to so many people that they take a minute and a half, each sent once and none refused."""
    people = 600 if plan.quick else 2400
    rates, refused = [], 0
    # A round takes long and differs little from the next.
    for number in range(min(plan.rounds, 2)):
        rate, too_many = _broadcast(people)
        rates.append(rate)
        refused += too_many
        plan.say(f"round {number + 1}: {rate:.2f} notices a second, {too_many} refused with 429")
    what = f"notices under limits, {refused} refused"
    return [
        Figure(what, "/s", "Telegram's limit", rates, [ALLOWED] * len(rates), 0.97, 0.99, spoiled=refused > 0)
    ]


def _broadcast(people: int) -> tuple[float, int]:
    with rig.folder() as place, rig.telegram(people=people, limits=True) as server:
        storage = place / "notices.sqlite3"
        seed.fill(storage, members=people, sessions=1, places=people)
        seed.book(storage, 1, range(1, people + 1))
        with rig.cigbot(server, storage):
            begin(storage)
            sent = server.do("sent", wait_for=people)
    times = sent["times"]
    return (len(times) - 1) / (times[-1] - times[0]), too_many(sent["refused"])


def too_many(refused: dict[str, int]) -> int:
    """How often Telegram said that there were too many messages."""
    return sum(times for said, times in refused.items() if said.startswith("429"))


def begin(storage: Path) -> None:
    """Have everybody with a place in the first session reminded now, as the clock does a day before it."""
    seed.put_due(storage, "remind-day", {"session_id": 1})
