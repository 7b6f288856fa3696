"""Ordinary messages of a group a second, which need no answer."""

from contextlib import ExitStack

from bench import rig, seed
from bench.figure import Figure, Plan, milliseconds

KINDS = ("cigbot", "aiogram-silent", "ptb-silent")
PEOPLE = 64
WARM_UP = 500


def measure(plan: Plan) -> list[Figure]:
    """So many messages written at once, until all are dealt with; beside bots that do nothing with them.

    cigbot asks every noun that listens in groups; all of the messages need nothing.
    """
    count = 1500 if plan.quick else 4000
    found: dict[str, list[float]] = {kind: [] for kind in KINDS}
    with ExitStack() as stack:
        place = stack.enter_context(rig.folder())
        storage = place / "hearing.sqlite3"
        seed.fill(storage, members=PEOPLE, sessions=1, places=12)
        servers = {kind: stack.enter_context(rig.telegram(people=PEOPLE)) for kind in KINDS}
        bots = {
            kind: stack.enter_context(
                rig.house(servers[kind], storage, plan.profile)
                if kind == "cigbot"
                else rig.echo(servers[kind], kind, place)
            )
            for kind in KINDS
        }
        for kind in KINDS:
            _listen(servers[kind], kind, WARM_UP)
        before = {kind: bots[kind].processor_seconds() for kind in KINDS}
        for number in range(plan.rounds):
            for kind in KINDS:
                found[kind].append(_listen(servers[kind], kind, count))
            plan.say(
                f"round {number + 1}: " + ", ".join(f"{kind} {found[kind][-1]:,.0f}/s" for kind in KINDS)
            )
        for kind in KINDS:
            used = (bots[kind].processor_seconds() - before[kind]) / (plan.rounds * count)
            plan.say(f"{kind}: {milliseconds(used):.3f} ms of processor time each")
    what = "group messages that need no answer"
    return [
        Figure(what, "/s", "aiogram echo, not sending", found["cigbot"], found["aiogram-silent"], 0.4, 0.7),
        Figure(what, "/s", "ptb echo, not sending", found["cigbot"], found["ptb-silent"], 0.4, 0.7),
    ]


def _listen(server: rig.Telegram, kind: str, count: int) -> float:
    done = server.do("chatter", count=count, answers=kind != "cigbot")
    return count / float(done["seconds"])
