"""Where the time goes, in one thread: `main`, which talks to Telegram, or `storage`, which writes."""

import cProfile
import pstats
from collections.abc import Callable
from pathlib import Path
from typing import Any

from storage import db

SHOWN = 60


def profiled(run: Callable[[], None], thread: str, into: Path) -> None:
    """Run it, and write which functions took that thread's time. Everything is slower meanwhile."""
    profile = cProfile.Profile()
    if thread == "storage":
        write_forever = db._Sqlite._write_forever  # noqa: SLF001  It is the thread.

        def profiled_writing(engine: Any) -> None:
            profile.runcall(write_forever, engine)

        db._Sqlite._write_forever = profiled_writing  # type: ignore[method-assign]  # noqa: SLF001
        run()
    else:
        profile.runcall(run)
    into.parent.mkdir(exist_ok=True)
    with into.open("w") as file:
        found = pstats.Stats(profile, stream=file)
        found.strip_dirs().sort_stats("tottime").print_stats(SHOWN)
        found.sort_stats("cumtime").print_stats(SHOWN)
