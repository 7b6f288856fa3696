"""What one person asks for happens in the order they asked; different people do not wait for each other."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Hashable

import structlog

_log = structlog.get_logger()

Work = Callable[[], Awaitable[None]]


class Ordering:
    """Runs pieces of work: those of one key one after the other, those of different keys side by side.

    Nothing is kept of a key that has no work left, so it does not matter how many keys there have been.

    Args:
        at_once: how many pieces may be here in all, running or waiting for the one before them.
    """

    def __init__(self, at_once: int = 256) -> None:
        if at_once < 1:
            raise ValueError(f"at_once is {at_once}; at least 1 piece of work must be able to run.")
        self._places = asyncio.Semaphore(at_once)
        self._lines: dict[Hashable, deque[Work]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def submit(self, key: Hashable, work: Work) -> None:
        """Take this work, once there is a place for it. It runs later; what it raises is logged."""
        await self._places.acquire()
        line = self._lines.get(key)
        if line is not None:
            line.append(work)
            return
        self._lines[key] = line = deque([work])
        task = asyncio.create_task(self._work_off(key, line))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def drain(self) -> None:
        """Wait until everything that was taken has ended."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def _work_off(self, key: Hashable, line: deque[Work]) -> None:
        try:
            while line:
                await self._run(line.popleft())
        finally:
            del self._lines[key]
            for _ in line:  # Only a loop that is closing down leaves any.
                self._places.release()

    async def _run(self, work: Work) -> None:
        try:
            await work()
        except asyncio.CancelledError as error:
            task = asyncio.current_task()
            if task is not None and task.cancelling():
                raise
            # Something that the work waited for was cancelled, not this task: the next has its turn.
            _log.error("ordered-work-failed", exc_info=error)
        except Exception as error:  # noqa: BLE001  One piece of work must not end those behind it.
            _log.error("ordered-work-failed", exc_info=error)
        finally:
            self._places.release()
