"""Which methods there are. Telegram takes their names in any case."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from simulator.params import Params
from simulator.world import World

Work = Callable[[World, Params], Any]


@dataclass(frozen=True, slots=True)
class Method:
    """`work` does the method; `counted` says that Telegram's rate limits apply to it, `waits` that `work` is
    a coroutine function.
    """

    name: str
    work: Work
    counted: bool
    waits: bool


METHODS: dict[str, Method] = {}
"""By lower-case name."""


def method(name: str, *, counted: bool = False, waits: bool = False) -> Callable[[Work], Work]:
    """Registers a method of the Bot API under its name."""

    def register(work: Work) -> Work:
        METHODS[name.lower()] = Method(name, work, counted, waits)
        return work

    return register
