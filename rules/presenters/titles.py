"""The title of a case, and who may see it: the presenter decides. Pure functions."""

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final

from rules.dialogue import Flow, Given, Problem, Step
from rules.names import clean
from rules.patient_data import find

LIMIT: Final = 120
"""The longest title, in characters."""


class Audience(StrEnum):
    """Who sees the title, besides the presenter. Each of them sees what those before it see, and more."""

    NOBODY = "nobody"
    FACILITATOR = "facilitator"
    """Those who organise the session."""
    BOOKED = "booked"
    """Everybody who has a place as well."""
    CARD = "card"
    """Everybody in the group as well: it stands on the card."""


class Onlooker(IntEnum):
    """Who looks, by how much more private it is than the group."""

    GROUP = 3
    BOOKED = 2
    FACILITATOR = 1


_SHOWN_TO: Final = {
    Audience.NOBODY: 0,
    Audience.FACILITATOR: Onlooker.FACILITATOR,
    Audience.BOOKED: Onlooker.BOOKED,
    Audience.CARD: Onlooker.GROUP,
}


@dataclass(frozen=True, slots=True)
class CaseTitle:
    """What the presenter calls their case."""

    words: str
    audience: Audience = Audience.FACILITATOR

    def seen_by(self, who: Onlooker) -> str | None:
        """The title for that onlooker; None when it is not for their eyes."""
        return self.words if _SHOWN_TO[self.audience] >= who else None


def read(typed: str) -> str | None:
    """The title on one line, without what cannot be seen; None when it is empty or too long."""
    words = clean(typed)
    return words if 0 < len(words) <= LIMIT and any(map(str.isalnum, words)) else None


def _read_title(typed: str, _given: Given) -> str | Problem:
    if find(typed):
        return Problem("case-title-patient", {})
    return read(typed) or Problem("case-title-unclear", {"longest": LIMIT})


CASE: Final = Flow("case", (Step("title", _read_title),))
"""Starts out knowing the `slot`."""
