"""What is wrong with words: ids and figures, each to be said with an example of what is right."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Fault:
    """Why words cannot be taken. `reason` is the end of a text's id."""

    reason: str
    variables: Mapping[str, str | int] = field(default_factory=dict)
