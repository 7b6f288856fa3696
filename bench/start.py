"""Memory while nothing happens, and time from the start to the first getUpdates."""

import time

from bench import rig, seed
from bench.figure import Figure, Plan

IDLE_SECONDS = 3.0


def measure(plan: Plan) -> list[Figure]:
    """`cigbot run` on a storage with a small community, beside the echo bot of python-telegram-bot."""
    memory: tuple[list[float], list[float]] = [], []
    starts: tuple[list[float], list[float]] = [], []
    with rig.folder() as place:
        storage = place / "start.sqlite3"
        seed.fill(storage, members=100, sessions=10, places=12)
        for number in range(plan.rounds):
            with rig.telegram() as server, rig.cigbot(server, storage) as ours:
                time.sleep(IDLE_SECONDS)
                memory[0].append(ours.resident())
                starts[0].append(ours.start_seconds)
            with rig.telegram() as server, rig.echo(server, "ptb", place) as echo:
                time.sleep(IDLE_SECONDS)
                memory[1].append(echo.resident())
                starts[1].append(echo.start_seconds)
            plan.say(
                f"round {number + 1}: {memory[0][-1]:.0f} and {memory[1][-1]:.0f} MiB,"
                f" {starts[0][-1]:.2f} and {starts[1][-1]:.2f} s"
            )
    echo_bot = "python-telegram-bot echo"
    return [
        Figure("resident memory, idle", "MiB", echo_bot, *memory, 2.0, 1.4, less_is_better=True),
        Figure("start to first getUpdates", "s", echo_bot, *starts, 5.0, 3.0, less_is_better=True),
    ]
