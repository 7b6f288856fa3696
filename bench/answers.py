"""How long a press waits for its answer while a broadcast is on its way."""

from contextlib import ExitStack

from bench import rig, seed
from bench.figure import Figure, Plan, milliseconds, percentile
from bench.notices import begin, too_many

RATE = 4.0
"""Presses a second, by people who all press at different times."""
PEOPLE = 400


def measure(plan: Plan) -> list[Figure]:
    """Book pressed four times a second, with nothing else to send and then during a broadcast.

    The server enforces Telegram's limits. Each round has a bot and a storage of its own.
    """
    count = 40 if plan.quick else 120
    calm, busy, refused = [], [], 0
    for number in range(plan.rounds):
        without, during, more = _round(count)
        refused += more
        calm.append(milliseconds(percentile(without, 99)))
        busy.append(milliseconds(percentile(during, 99)))
        plan.say(
            f"round {number + 1}: p99 {calm[-1]:.1f} ms, during a broadcast {busy[-1]:.1f} ms;"
            f" median {milliseconds(percentile(without, 50)):.1f}"
            f" and {milliseconds(percentile(during, 50)):.1f} ms"
        )
    what = f"answer in a broadcast, p99, {refused} refused"
    return [
        Figure(what, "ms", "no broadcast", busy, calm, 3.0, 1.5, less_is_better=True, spoiled=refused > 0)
    ]


def _round(count: int) -> tuple[list[float], list[float], int]:
    seconds = count / RATE
    # The broadcast must outlast the presses; answers take places of it.
    reminded = int(seconds * 30) + 300
    with ExitStack() as stack:
        place = stack.enter_context(rig.folder())
        storage = place / "answers.sqlite3"
        sessions = 2 * count // PEOPLE + 4
        # Who presses is not reminded, so that no two messages go to one chat.
        seed.fill(
            storage, members=PEOPLE + reminded, sessions=sessions, places=PEOPLE + reminded, cards=sessions
        )
        seed.book(storage, 1, range(PEOPLE + 1, PEOPLE + reminded + 1))
        server = stack.enter_context(
            rig.telegram(people=PEOPLE, listeners=reminded, cards=sessions, limits=True)
        )
        stack.enter_context(rig.cigbot(server, storage))
        server.do("stroll", act="press", first=2, count=20, rate=RATE)
        without = server.do("stroll", act="press", first=2, count=count, rate=RATE)["waits"]
        begin(storage)
        server.do("sent", wait_for=60)
        during = server.do("stroll", act="press", first=2, count=count, rate=RATE)["waits"]
        sent = server.do("sent", wait_for=0)
    assert len(sent["times"]) < reminded, "the broadcast was over before the presses were"
    return without, during, too_many(sent["refused"])
