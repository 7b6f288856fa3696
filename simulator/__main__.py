"""`python -m simulator --port 8081`: the pretend Telegram alone, for any bot."""

import argparse
import asyncio
import contextlib
import signal
import sys
from datetime import datetime

from simulator import Limits, RunningClock, Simulator


def main() -> None:
    """Serves until Ctrl+C."""
    parser = argparse.ArgumentParser(prog="python -m simulator", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    parser.add_argument("--port", type=int, default=8081, help="port to listen on (default: %(default)s)")
    parser.add_argument("--token", default="42:TEST", help="the bot's token (default: %(default)s)")
    parser.add_argument("--start", metavar="2026-11-02T09:00+00:00", help="first moment (default: now)")
    parser.add_argument("--no-limits", action="store_true", help="do not enforce Telegram's rate limits")
    options = parser.parse_args()
    if not 0 <= options.port <= 65535:
        parser.error("--port is a number from 0 to 65535")
    number, colon, _ = options.token.partition(":")
    if not (number.isdigit() and colon):
        parser.error("--token is <number>:<secret>, for example 42:TEST")
    try:
        start = datetime.fromisoformat(options.start) if options.start else None
    except ValueError:
        start = None
    if options.start and (start is None or start.tzinfo is None):
        parser.error("--start needs a date, a time and a zone, for example 2026-11-02T09:00+00:00")
    limits = None if options.no_limits else Limits()
    simulator = Simulator(options.token, RunningClock(start), limits)
    for name in ("Amara", "Ben", "Chidi"):
        simulator.person(name)
    try:
        asyncio.run(_serve(simulator, options.host, options.port))
    except OSError as problem:
        sys.exit(f"Cannot listen on {options.host}:{options.port}: {problem.strerror}. Try another --port.")


async def _serve(simulator: Simulator, host: str, port: int) -> None:
    stop = asyncio.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        # Windows has no handlers on the loop; Ctrl+C then ends the program without this.
        with contextlib.suppress(NotImplementedError):
            asyncio.get_running_loop().add_signal_handler(name, stop.set)
    async with simulator.serve(host, port) as address:
        sys.stdout.write(f"The page:    {address.page_url}\n")
        sys.stdout.write(f"The Bot API: {address.base_url}{simulator.token}/\n")
        sys.stdout.flush()
        while not stop.is_set():
            # Polls close by themselves; nothing else in here waits for time to pass.
            simulator.tick()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), 1.0)


if __name__ == "__main__":
    main()
