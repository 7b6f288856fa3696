"""Where the time goes: the stacks of every thread, looked at a hundred times a second."""

import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

EVERY_SECONDS = 0.01
IDLE = frozenset({"select", "_recv", "wait", "get", "_run_once", "_worker", "_write_forever"})
"""Functions in which a thread only waits, when they are at the top of its stack."""


@contextmanager
def sampled(into: Path | None) -> Iterator[None]:
    """Write what the block did to the file: functions by their own time, and by the time within them."""
    if into is None:
        yield
        return
    sampler = _Sampler()
    sampler.start()
    try:
        yield
    finally:
        sampler.over.set()
        sampler.join()
        into.write_text(sampler.report())


class _Sampler(threading.Thread):
    def __init__(self) -> None:
        super().__init__(name="sampler", daemon=True)
        self.over = threading.Event()
        self._own: Counter[str] = Counter()
        self._within: Counter[str] = Counter()
        self._looks: Counter[str] = Counter()

    def run(self) -> None:
        while not self.over.is_set():
            time.sleep(EVERY_SECONDS)
            names = {one.ident: one.name for one in threading.enumerate()}
            for ident, frame in sys._current_frames().items():  # noqa: SLF001  There is no other way.
                if ident != self.ident:
                    self._look(names.get(ident, "?"), frame)

    def _look(self, thread: str, frame: FrameType) -> None:
        if frame.f_code.co_name in IDLE:
            return
        self._looks[thread] += 1
        self._own[_name(thread, frame)] += 1
        seen = set()
        here: FrameType | None = frame
        while here is not None:
            seen.add(_name(thread, here))
            here = here.f_back
        self._within.update(seen)

    def report(self) -> str:
        lines = [f"{thread}: busy at {looks} looks" for thread, looks in self._looks.most_common()]
        for title, counts in (("own time", self._own), ("time within", self._within)):
            lines += ["", title]
            lines += [f"{count:7d}  {name}" for name, count in counts.most_common(90)]
        return "\n".join(lines) + "\n"


def _name(thread: str, frame: FrameType) -> str:
    code = frame.f_code
    file = "/".join(Path(code.co_filename).parts[-2:])
    return f"{thread:16} {code.co_qualname}  {file}:{code.co_firstlineno}"
