"""getUpdates: asked for raw, so that each update is read by itself, and again whatever goes wrong."""

from collections.abc import Sequence
from itertools import count
from typing import Any, Final, Protocol, cast

import structlog
from telegram import Bot
from telegram.error import Conflict, InvalidToken, TelegramError
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.clock import Clock

_log = structlog.get_logger()

LIMIT: Final = 100
"""As many updates as Telegram gives at once. It gives the first so many that are not acknowledged, so this is
also how many can be in hand while polling."""

_LONGEST_WAIT: Final = 30.0
_GRACE: Final = 10.0


class PollCounts(Protocol):
    """What polling tells the metrics."""

    def polled(self) -> None:
        """Telegram has answered."""
        ...


class Polling:
    """Asks for a bot's updates. One question at a time, and one process at a time for each bot."""

    def __init__(
        self, bot: Bot, clock: Clock, allowed_updates: Sequence[str], metrics: PollCounts | None
    ) -> None:
        self._bot = bot
        self._clock = clock
        self._allowed_updates = list(allowed_updates)
        self._metrics = metrics

    async def ask(self, offset: int, seconds: float) -> list[Any]:
        """The updates from `offset` on, which acknowledges those before it; after `seconds` an empty list.

        Raises:
            telegram.error.InvalidToken: Telegram does not know the token. Anything else is tried again.
        """
        for failures in count(1):
            try:
                found = await self._get_updates(offset, seconds, LIMIT)
            except InvalidToken:
                raise
            except Conflict:
                _log.warning("another-process-polls", attempts=failures)
            except (TelegramError, LookupError, TypeError) as error:
                # The latter two: something answers that is not Telegram.
                _log.warning("poll-failed", failure=type(error).__name__, attempts=failures)
            else:
                if self._metrics is not None:
                    self._metrics.polled()
                return found
            await self._clock.sleep(wait_after(failures, first=1.0))
        raise AssertionError("counting does not end")

    async def acknowledge(self, offset: int) -> None:
        """Tell Telegram how far this process came. What it answers is not taken, so it comes again."""
        try:
            await self._get_updates(offset, 0, 1)
        except TelegramError as error:
            # Then what was finished comes once more, and is known for what it is.
            _log.warning("poll-failed", failure=type(error).__name__, attempts=1)

    async def _get_updates(self, offset: int, seconds: float, limit: int) -> list[Any]:
        parameters: dict[str, object] = {
            "offset": offset,
            "limit": limit,
            "timeout": int(seconds),
            "allowed_updates": self._allowed_updates,
        }
        # Bot.get_updates gives nothing at all when one update cannot be read, and logs whole updates. Its own
        # request, kept free for it, is reached in no public way.
        request = self._bot._request[0]  # noqa: SLF001
        answer = await request.post(
            f"{self._bot.base_url}/getUpdates",
            RequestData([RequestParameter.from_input(*one) for one in parameters.items()]),
            read_timeout=seconds + _GRACE,
        )
        if not isinstance(answer, list):
            raise TypeError("getUpdates answers with a list")
        return cast("list[Any]", answer)


def wait_after(failures: int, *, first: float) -> float:
    """Seconds to wait after so many failures in a row: `first`, then twice as long each time, up to 30."""
    return min(_LONGEST_WAIT, first * 2.0 ** min(failures - 1, 10))
