"""The parameters of one call, however the library encoded them."""

from dataclasses import dataclass
from typing import Any

import orjson

from simulator.refusals import bad


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that came with a multipart request."""

    name: str
    mime: str
    data: bytes


class Params:
    """Reads parameters that arrive as JSON values or as strings (form, query, multipart).

    Telegram reads broken numbers as 0; the simulator refuses them, because a bot that sends one
    has a mistake in it.
    """

    __slots__ = ("given",)

    def __init__(self, given: dict[str, Any]) -> None:
        self.given = given

    def text(self, name: str) -> str | None:
        value = self.given.get(name)
        if value is None or isinstance(value, str):
            return value
        if isinstance(value, bool | dict | list | Upload):
            raise bad(f'parameter "{name}" must be a string')
        return str(value)

    def integer(self, name: str) -> int | None:
        value = self.given.get(name)
        if value is None or value == "":
            return None
        if isinstance(value, bool | float):
            raise bad(f'parameter "{name}" must be an integer')
        try:
            return int(value)
        except (TypeError, ValueError):
            raise bad(f'parameter "{name}" must be an integer') from None

    def number(self, name: str) -> int:
        """An integer that has to be there."""
        value = self.integer(name)
        if value is None:
            raise bad(f'parameter "{name}" is required')
        return value

    def flag(self, name: str, *, default: bool = False) -> bool:
        value = self.given.get(name)
        if value is None or value == "":
            return default
        if isinstance(value, bool):
            return value
        read = _FLAGS.get(str(value).lower())
        if read is None:
            raise bad(f'parameter "{name}" must be a boolean')
        return read

    def structure(self, name: str) -> Any:
        """A list or object, parsed if it came as a JSON string; None if absent."""
        value = self.given.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            return value
        try:
            return orjson.loads(value)
        except orjson.JSONDecodeError:
            raise bad(f'can\'t parse "{name}" JSON object') from None

    def file(self, name: str) -> Upload | str | None:
        """An uploaded file, or the file_id or URL given in its place."""
        value = self.given.get(name)
        if isinstance(value, str) and value.startswith("attach://"):
            value = self.given.get(value.removeprefix("attach://"))
            if not isinstance(value, Upload):
                raise bad("file is not attached")
        if value is None or isinstance(value, str | Upload):
            return value
        raise bad(f'parameter "{name}" must be a file')


_FLAGS = {"true": True, "1": True, "yes": True, "false": False, "0": False, "no": False}
