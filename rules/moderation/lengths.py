"""How long a mute or a removal lasts, typed in front of the reason: `2d`, `2 days`, `1w`, `12h`."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rules.moderation.measures import LONGEST, SHORTEST, Act, spanned

_UNITS: Final[Mapping[str, tuple[str, ...]]] = {
    "min": ("m", "min", "mins", "minute", "minutes"),
    "h": ("h", "hr", "hrs", "hour", "hours"),
    "d": ("d", "day", "days"),
    "w": ("w", "wk", "wks", "week", "weeks"),
}
_BY_WORD: Final = {word: unit for unit, words in _UNITS.items() for word in words}
_NUMBER: Final = re.compile(r"(?:for\s+)?[-+.,]?\d", re.IGNORECASE)
"""How words begin with which a length was meant, whether or not it can be read."""
_LENGTH: Final = re.compile(
    r"(?:for\s+)?(?P<number>\d{1,5})\s*(?P<unit>[^\W\d_]+)[.,:;]*(?=\s|$)", re.IGNORECASE
)
_BETWEEN: Final = " .,:;-\u2013\u2014"
"""What may stand between a length and the reason, and is part of neither."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What stood behind a command: for how long, and why. Either may be empty."""

    span: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A length was meant, and none can be read, or none that this may last. `reason`: the refusal's id."""

    reason: str


def read(act: Act | None, words: str) -> Typed | Unreadable:
    """The words behind a command for this act. A warning has no length, so all of them are its reason."""
    if act is None or act not in LONGEST or not _NUMBER.match(words):
        return Typed("", words)
    span, rest = _parted(words)
    length = spanned(span)
    # "2d 3h" is no length of ours, and its half must not be taken for a reason.
    if length is None or not SHORTEST <= length <= LONGEST[act] or _parted(rest)[0]:
        return Unreadable(f"length-{act}")
    return Typed(span, rest)


def kept(act: Act | None, words: str) -> Typed:
    """The same of words that were kept: where no length can be read, all of them are the reason."""
    typed = read(act, words)
    return typed if isinstance(typed, Typed) else Typed("", words)


def _parted(words: str) -> tuple[str, str]:
    """The length in its one form, `2d`, and what follows; an empty one where the words begin with none."""
    found = _LENGTH.match(words)
    unit = _BY_WORD.get(found["unit"].casefold()) if found is not None else None
    if found is None or unit is None:
        return "", words
    return f"{int(found['number'])}{unit}", words[found.end() :].strip(_BETWEEN)
