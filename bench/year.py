"""The year of two hundred doctors, played with the clock: how long it takes, and how much the bot says."""

import asyncio
import time

from bench import rig
from bench.figure import Plan, Reading
from bot.config import Settings
from bot.demo.stage import Stage
from bot.demo.year import START, Year
from simulator import Limits

AIM_SECONDS = 60.0


def measure(plan: Plan) -> list[Reading]:
    """Once: every update and every call goes over HTTP, and every transaction to an SQLite file."""
    with rig.folder() as place:
        settings = Settings.model_validate({"storage": {"url": f"sqlite:///{place / 'year.sqlite3'}"}})
        begun = time.perf_counter()
        said = asyncio.run(_play(settings))
        seconds = time.perf_counter() - begun
    plan.say(f"{said} messages in {seconds:.1f} s")
    what = "a year of ten sessions and 200 doctors"
    return [
        Reading(what, seconds, "s", AIM_SECONDS),
        Reading(f"{what}: messages", said, "messages"),
    ]


async def _play(settings: Settings) -> int:
    stage = Stage(settings, START, limits=Limits())
    year = Year(stage)
    async with stage.opened():
        await year.play()
    return len(year.sent)
