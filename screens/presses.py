"""What a button brings back when it is pressed: a small frozen dataclass of numbers and short words.

`handlers.buttons` packs it into the 64 bytes Telegram allows. A press proves nothing: whoever holds a
modified client can send any. The action behind it checks everything again.
"""

from collections.abc import Callable
from typing import ClassVar, TypeVar


class Press:
    """The base; subclasses are frozen dataclasses with int and short str fields only."""

    __slots__ = ()
    code: ClassVar[str]
    reads_message: ClassVar[bool] = False
    """Whether what the message says is looked at: of other presses it is left out as soon as they come in."""


PRESSES: dict[str, type[Press]] = {}
"""Every kind of press by its code."""

P = TypeVar("P", bound=Press)


def press(code: str) -> Callable[[type[P]], type[P]]:
    """Register a press under a code that never changes: old messages keep their buttons for ever."""

    def register(kind: type[P]) -> type[P]:
        if code in PRESSES:
            raise ValueError(f"the press code {code} is taken")
        kind.code = code
        PRESSES[code] = kind
        return kind

    return register
