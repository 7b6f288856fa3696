"""Whether an administrator of each community has looked at its help card, as `cigbot check` asks."""

import asyncio
from collections.abc import Iterator
from typing import Final

from bot.clock import WallClock
from bot.config import Settings
from rules.help_now import Standing
from storage.db import Database
from storage.views import help_now
from storage.views.help_now import Local

_WHY: Final = {
    Standing.NEVER: "nobody has looked at it yet.",
    Standing.CHANGED: "the national numbers have changed since somebody looked at it.",
    Standing.DUE: "more than half a year has passed since somebody looked at it.",
}
_HOW: Final = "An administrator does so in the chat, under Set-up, Help card, before doctors rely on it."


def unconfirmed(settings: Settings) -> Iterator[tuple[str, str]]:
    """The communities whose card needs a look: the name of each, and what to do."""
    for local in asyncio.run(_standings(settings)):
        if local.standing in _WHY:
            yield (
                local.community.name,
                f"{_WHY[local.standing]} {_HOW}",
            )


async def _standings(settings: Settings) -> list[Local]:
    db = Database(settings.storage.url)
    try:
        return await db.read(help_now.standings, WallClock().now())
    finally:
        db.close()
