"""A press with much in storage, beside the same press with little."""

from contextlib import ExitStack
from typing import Any

from bench import rig, seed
from bench.figure import Figure, Plan, milliseconds, percentile

PEOPLE = 100
LITTLE = {"members": 100, "sessions": 10}
MUCH = {"members": 100_000, "sessions": 1_000}
BLOCK = 20
"""Presses in one storage before it is the other's turn."""


def measure(plan: Plan) -> list[Figure]:
    """The same hundred people press Book for the same ten sessions, one press at a time."""
    blocks = max(1, 900 // BLOCK // (plan.rounds + 1))
    if plan.quick:
        blocks = max(1, blocks // 3)
    with ExitStack() as stack:
        place = stack.enter_context(rig.folder())
        little = _open(stack, place / "little.sqlite3", LITTLE)
        much = _open(stack, place / "much.sqlite3", MUCH)
        _press(little, 2 * BLOCK)
        _press(much, 2 * BLOCK)
        with_little, with_much = [], []
        for number in range(plan.rounds):
            waits: tuple[list[float], list[float]] = [], []
            for _ in range(blocks):
                waits[0].extend(_press(little, BLOCK))
                waits[1].extend(_press(much, BLOCK))
            with_little.append(milliseconds(percentile(waits[0], 50)))
            with_much.append(milliseconds(percentile(waits[1], 50)))
            plan.say(f"round {number + 1}: {with_little[-1]:.2f} ms and {with_much[-1]:.2f} ms")
    return [
        Figure(
            "a press, 100,000 members",
            "ms",
            "100 members",
            with_much,
            with_little,
            1.3,
            1.1,
            less_is_better=True,
        )
    ]


def _open(stack: ExitStack, storage: Any, amount: dict[str, int]) -> rig.Telegram:
    seed.fill(storage, **amount, places=PEOPLE)
    # Everybody but those who press has had a place somewhere; twelve a session is what sessions have.
    others = amount["members"] - PEOPLE
    for session in range(LITTLE["sessions"] + 1, amount["sessions"] + 1):
        first = PEOPLE + 1 + (session * 12) % (others - 12)
        seed.book(storage, session, range(first, first + 12))
    server = stack.enter_context(rig.telegram(people=PEOPLE))
    stack.enter_context(rig.house(server, storage))
    return server


def _press(server: rig.Telegram, count: int) -> list[float]:
    waits: list[float] = server.do("flood", act="press", first=1, count=count, at_once=1)["waits"]
    return waits
