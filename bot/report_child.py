"""One report as a file, in a process of its own: what it is made from comes in, and the file goes out.

Libraries for statistics, charts and paper stay out of the bot's own process this way, and so does the
memory that they take. Nothing is laid on a disk, and the process has no storage and no secrets.
"""

import os
import signal
import sys
from typing import Final

FAILED: Final = "\ncigbot-report-failed: "
"""Stands before what failed; anything else on standard error is the libraries', perhaps words of people."""


def main() -> None:
    """Read from standard input, write to standard output; of a failure only its kind, to standard error."""
    for one in (signal.SIGTERM, signal.SIGINT):
        # Whoever stops the bot stops all of its processes. The bot waits for this one a while.
        signal.signal(one, signal.SIG_IGN)
    if hasattr(os, "nice"):
        os.nice(10)  # Presses are answered first.
    out, sys.stdout = sys.stdout.buffer, sys.stderr  # A library that prints must not print into the file.
    try:
        out.write(_made())
        out.flush()
    except Exception as error:  # noqa: BLE001  Its words may be those of people.
        sys.stderr.write(f"{FAILED}{type(error).__name__}\n")
        sys.exit(1)


def _made() -> bytes:
    import pickle

    from bot.reporting import made

    return made(*pickle.load(sys.stdin.buffer))  # noqa: S301  Of the process that started this one.


if __name__ == "__main__":
    main()
