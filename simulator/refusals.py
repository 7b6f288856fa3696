"""How Telegram says no. The wording follows the real Bot API, because bots match on it."""

from typing import Any


class Refused(Exception):  # noqa: N818 - Telegram refuses; it is no error of the simulator.
    """A call is refused with `code`, `description` and, for 429, `parameters`."""

    def __init__(self, description: str, code: int = 400, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters


def bad(reason: str) -> Refused:
    return Refused(f"Bad Request: {reason}")


def forbidden(reason: str) -> Refused:
    return Refused(f"Forbidden: {reason}", 403)


def conflict(reason: str) -> Refused:
    return Refused(f"Conflict: {reason}", 409)


def too_many(seconds: int) -> Refused:
    return Refused(f"Too Many Requests: retry after {seconds}", 429, retry_after=seconds)
