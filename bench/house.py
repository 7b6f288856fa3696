"""`cigbot run` without keeping Telegram's limits: `python -m bench.house config.toml`.

Edited screens count against the 30 messages a second that Telegram allows, so with its limits kept the bot
waits most of the time. What it could do without waiting is what this is for.
"""

import sys
from functools import partial
from pathlib import Path
from typing import Any

import bot.app
from bench.profiling import profiled
from bot.config import load
from bot.limits import Limits
from bot.serve import serve


class NoLimits(Limits):
    """Makes every call at once."""

    async def process_request(
        self, callback: Any, args: Any, kwargs: Any, endpoint: Any, data: Any, rate_limit_args: Any
    ) -> Any:
        del endpoint, data, rate_limit_args
        return await callback(*args, **kwargs)


def main(config: str, thread: str = "", profile: str = "") -> None:
    bot.app.Limits = NoLimits
    settings = load(Path(config), {})
    if thread:
        profiled(partial(serve, settings), thread, Path(profile))
    else:
        serve(settings)


if __name__ == "__main__":
    main(*sys.argv[1:])
