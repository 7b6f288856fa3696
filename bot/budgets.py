"""When Telegram takes the next message. Plain arithmetic; all times are seconds of one steady clock.

Telegram counts a message when it arrives. From here that moment is only known to lie between sending it and
its answer, so each budget reckons with the worse end.
"""

import math
from collections import deque
from dataclasses import dataclass

# A window is taken to be a little longer than it is, because timers and time stamps are rounded.
EDGE = 0.001

# How far sends that came late (a busy machine, a coarse timer) may be made up for by sending closer together.
CATCH_UP = 0.1

# While people press buttons, the even stream of other messages leaves a few places of each second free, so
# that an answer rarely waits for one. More presses, more places.
PRESSING_LASTS = 60.0
PLACES_KEPT = 2.0
PLACES_KEPT_PER_ANSWER = 0.2


@dataclass(eq=False, slots=True)
class Place:
    """One message among those of the last second."""

    sent: float
    urgent: bool
    answered: float | None = None


class Overall:
    """So many messages a second in all.

    Urgent messages go as soon as fewer than `ceil(rate)` went in the last second. The others are also spaced
    evenly, `rate` a second, for a burst of them would fill the second for whoever presses next.
    """

    def __init__(self, rate: float) -> None:
        self._rate = rate
        self._most = math.ceil(rate)
        self._places: list[Place] = []
        self._even_at = -math.inf
        self._pressed_at = -math.inf
        self._usual = math.inf  # How long an answer takes as a rule.

    def ready_at(self, now: float, *, urgent: bool) -> float:
        """The moment from which one more may be sent; `now` or before it means at once."""
        self._places = [place for place in self._places if self._held_until(place, now) > now]
        at = now
        if len(self._places) >= self._most:
            at = min(self._held_until(place, now) for place in self._places)
        return at if urgent else max(at, self._even_at)

    def take(self, now: float, *, urgent: bool) -> Place:
        place = Place(now, urgent)
        self._places.append(place)
        if urgent:
            self._pressed_at = now
        even_at = max(self._even_at, now - CATCH_UP) + 1 / self._even_rate(now)
        self._even_at = min(even_at, now + 1)  # What is over a second old fills no window any more.
        return place

    def answered(self, place: Place, now: float) -> None:
        place.answered = now
        took = now - place.sent
        # Quick to come down and slow to go up: one slow answer does not make slow answers usual.
        self._usual = (
            took
            if self._usual == math.inf
            else self._usual + (took - self._usual) / (4 if took < self._usual else 32)
        )

    def give_back(self, place: Place) -> None:
        """Undoes a place that nothing was sent in."""
        self._places.remove(place)
        self._even_at -= 1 / self._rate

    def _held_until(self, place: Place, now: float) -> float:
        # A message answered later than usual may have arrived that much later, and one not answered yet may
        # only just arrive.
        arrived = (now if place.answered is None else place.answered) - self._usual
        return max(place.sent, arrived) + 1 + EDGE

    def _even_rate(self, now: float) -> float:
        if now - self._pressed_at > PRESSING_LASTS:
            return self._rate
        answers = sum(place.urgent for place in self._places)
        return max(self._rate / 2, self._rate - PLACES_KEPT - PLACES_KEPT_PER_ANSWER * answers)


class PerChat:
    """What one chat takes: for each window of `seconds`, at most so many messages."""

    def __init__(self, *windows: tuple[int, float]) -> None:
        self._windows = windows
        self._sent: deque[float] = deque(maxlen=max((most for most, _ in windows), default=0))

    def ready_at(self, now: float, *, under_way: bool = False) -> float:
        """The moment from which one more may be sent; `now` or before it means at once.

        A message still under way is reckoned as if it were answered just now.
        """
        sent = [*self._sent, now] if under_way else self._sent
        rests = (sent[-most] + seconds + EDGE for most, seconds in self._windows if len(sent) >= most)
        return max(rests, default=now)

    def add(self, answered: float) -> None:
        """Counts a message as of its answer: it arrived no later than that."""
        self._sent.append(answered)

    def is_empty(self, now: float) -> bool:
        """Nothing that was sent matters any more."""
        return not self._sent or self._sent[-1] + max(seconds for _, seconds in self._windows) < now - EDGE


def private_chat(rate: float) -> PerChat:
    """On average `rate` a second over five messages, of which three may come at once."""
    return PerChat((3, 1 / rate), (5, 5 / rate))


def group_chat(rate: float, per_minute: int) -> PerChat:
    """`rate` a second and `per_minute` a minute, in a group or a channel."""
    return PerChat((1, 1 / rate), (per_minute, 60.0))
