"""Faults to order: what goes wrong on the way between bot and Telegram."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["drop_before", "drop_after", "status", "slow", "retry_after"]


@dataclass(slots=True)
class Fault:
    """One thing that goes wrong, `times` times, after `after` matching calls went well.

    - drop_before: the connection closes and nothing happened
    - drop_after: it happened, and the connection closes without an answer
    - status: an HTTP error of that number, nothing happened
    - slow: it happens after `seconds` of real time
    - retry_after: 429 with retry_after = `seconds` rounded up, nothing happened

    `method` None means every method but getUpdates; name getUpdates to strike it.
    """

    method: str | None = None
    kind: Kind = "drop_before"
    status: int = 502
    seconds: float = 0.5
    times: int = 1
    after: int = 0
    chat_id: int | None = None


class Faults:
    """The faults still to come, in the order they were added; the first that matches strikes."""

    def __init__(self) -> None:
        self.waiting: list[Fault] = []

    def add(self, fault: Fault) -> Fault:
        self.waiting.append(fault)
        return fault

    def clear(self) -> None:
        self.waiting.clear()

    def strike(self, method: str, chat_id: object) -> Fault | None:
        for fault in self.waiting:
            if fault.method is None and method.lower() == "getupdates":
                continue
            if fault.method is not None and fault.method.lower() != method.lower():
                continue
            if fault.chat_id is not None and str(fault.chat_id) != str(chat_id):
                continue
            if fault.after > 0:
                fault.after -= 1
                continue
            fault.times -= 1
            if fault.times <= 0:
                self.waiting.remove(fault)
            return fault
        return None
