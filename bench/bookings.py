"""Bookings a second through the whole stack, beside echo bots."""

from contextlib import ExitStack
from math import ceil
from pathlib import Path
from statistics import median
from typing import Any

from bench import rig, seed
from bench.figure import Figure, Plan, milliseconds

AT_ONCE = 256
PEOPLE = 512
WARM_UP = 300
KINDS = ("cigbot", "aiogram", "ptb")


def measure(plan: Plan) -> list[Figure]:
    """256 acts in flight: Book pressed, or a text written; an act is over when every call it owes arrived."""
    count = {"cigbot": 2000, "aiogram": 3000, "ptb": 800}
    if plan.quick:
        count = {kind: number // 4 for kind, number in count.items()}
    # Everybody presses for each session once.
    sessions = ceil((WARM_UP + plan.rounds * count["cigbot"]) / PEOPLE) + 2
    found: dict[str, list[float]] = {kind: [] for kind in KINDS}
    with ExitStack() as stack:
        place = stack.enter_context(rig.folder())
        storage = place / "bookings.sqlite3"
        # Half of those who press get a place, the others wait in line.
        seed.fill(storage, members=PEOPLE, sessions=sessions, places=PEOPLE // 2, cards=sessions)
        servers = {kind: stack.enter_context(rig.telegram(people=PEOPLE, cards=sessions)) for kind in KINDS}
        bots = {
            "cigbot": stack.enter_context(rig.house(servers["cigbot"], storage, plan.profile)),
            "aiogram": stack.enter_context(rig.echo(servers["aiogram"], "aiogram", place)),
            "ptb": stack.enter_context(rig.echo(servers["ptb"], "ptb", place)),
        }
        for kind in KINDS:
            _flood(servers[kind], kind, WARM_UP)
        before = {kind: bots[kind].processor_seconds() for kind in KINDS}
        for number in range(plan.rounds):
            for kind in KINDS:
                found[kind].append(_flood(servers[kind], kind, count[kind]))
            plan.say(
                f"round {number + 1}: " + ", ".join(f"{kind} {found[kind][-1]:,.0f}/s" for kind in KINDS)
            )
        for kind in KINDS:
            used = (bots[kind].processor_seconds() - before[kind]) / (plan.rounds * count[kind])
            plan.say(f"{kind}: {milliseconds(used):.2f} ms of processor time each")
        _assert_all_booked(storage, WARM_UP + plan.rounds * count["cigbot"])
    calls = 2 * median(found["cigbot"])
    plan.say(f"a booking takes two calls and an echo one: cigbot made {calls:,.0f} calls a second")
    return [
        Figure("bookings", "/s", "aiogram echo", found["cigbot"], found["aiogram"], 0.5, 1.0),
        Figure("bookings", "/s", "python-telegram-bot echo", found["cigbot"], found["ptb"], 1.0, 1.0),
    ]


def _flood(server: rig.Telegram, kind: str, count: int) -> float:
    order: dict[str, Any] = {"act": "press" if kind == "cigbot" else "write", "first": 1}
    return count / float(server.do("flood", count=count, at_once=AT_ONCE, **order)["seconds"])


def _assert_all_booked(storage: Path, presses: int) -> None:
    booked, waiting = seed.places_taken(storage)
    assert booked + waiting == presses, (booked, waiting, presses)
