"""Telegram's rate limits as strict sliding windows over the simulator's clock."""

import math
from collections import deque
from dataclasses import dataclass

from simulator.refusals import too_many

MINUTE = 60.0


@dataclass(frozen=True, slots=True)
class Limits:
    """Messages sent or edited: `overall` in any second, `per_chat` in any second to one chat,
    `per_group` in any minute to one group or channel.

    Telegram publishes averages and tolerates short bursts without saying how long. The choice
    here: a private chat takes `BURST` times `per_chat` within a second as long as five seconds hold no
    more than five times `per_chat`; a group takes no burst. A window is open at its far end: a
    message exactly one second after another is in the next window. A refused call does not count.
    """

    overall: int = 30
    per_chat: int = 1
    per_group: int = 20


BURST = 3
AVERAGED_OVER = 5.0


class Window:
    """At most `most` events in any `seconds`. Times are in seconds, from one steady clock."""

    __slots__ = ("_times", "most", "seconds")

    def __init__(self, most: int, seconds: float) -> None:
        self.most = most
        self.seconds = seconds
        self._times: deque[float] = deque()

    def wait(self, now: float) -> float:
        """Seconds until one more event fits; 0 if it fits now."""
        while self._times and self._times[0] <= now - self.seconds:
            self._times.popleft()
        if len(self._times) < self.most:
            return 0.0
        return self._times[len(self._times) - self.most] + self.seconds - now

    def add(self, now: float) -> None:
        self._times.append(now)


class RateLimiter:
    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._overall = Window(limits.overall, 1.0)
        self._chats: dict[int, tuple[Window, ...]] = {}

    def check(self, chat_id: int, *, private: bool, now: float) -> None:
        """Raises 429 with the whole seconds to wait if one more message to the chat would be too many."""
        longest = self._overall.wait(now)
        for window in self._of(chat_id, private=private):
            longest = max(longest, window.wait(now))
        if longest > 0:
            raise too_many(max(1, math.ceil(longest)))

    def count(self, chat_id: int, *, private: bool, now: float) -> None:
        """Counts one message to the chat that was taken."""
        self._overall.add(now)
        for window in self._of(chat_id, private=private):
            window.add(now)

    def _of(self, chat_id: int, *, private: bool) -> tuple[Window, ...]:
        windows = self._chats.get(chat_id)
        if windows is None:
            windows = self._chats[chat_id] = self._windows(private=private)
        return windows

    def _windows(self, *, private: bool) -> tuple[Window, ...]:
        rate = self._limits.per_chat
        if private:
            return Window(BURST * rate, 1.0), Window(int(AVERAGED_OVER) * rate, AVERAGED_OVER)
        return Window(rate, 1.0), Window(self._limits.per_group, MINUTE)
