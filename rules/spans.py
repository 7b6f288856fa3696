"""Places in words where something stands that somebody should look at."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

What = TypeVar("What", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Span(Generic[What]):
    """Where in the words something of a kind stands: `words[start:end]`. It never holds the words."""

    kind: What
    start: int
    end: int
