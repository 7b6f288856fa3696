"""Names as they are typed, looked for and put in order: in one way, wherever there are names."""

import unicodedata
from typing import Final

from rules.dialogue import Given, Problem

NAME_LIMIT: Final = 64

JOINERS = "\N{ZERO WIDTH NON-JOINER}\N{ZERO WIDTH JOINER}"
"""Invisible, but part of how names are written in Persian and the scripts of India."""
_MARKS = 4
"""More marks on one letter than any script needs would run into the lines above and below."""


def clean(words: str) -> str:
    """The words on one line, composed (NFC), without invisible, turning or stacked characters."""
    kept: list[str] = []
    marks = 0
    for letter in unicodedata.normalize("NFC", words):
        category = unicodedata.category(letter)
        marks = marks + 1 if category == "Mn" else 0
        if letter.isspace():
            kept.append(" ")
        elif (category[0] != "C" or letter in JOINERS) and marks <= _MARKS:
            kept.append(letter)
    # Composed again, for a mark may have lost what stood between it and its letter.
    return unicodedata.normalize("NFC", " ".join("".join(kept).split()))


def fits(name: str, typed: str) -> bool:
    """Whether every word that was typed is a part of the name, whatever its capitals and accents."""
    folded = _folded(name)
    return all(word in folded for word in _folded(typed).split())


def in_order(name: str, number: int = 0) -> tuple[str, str, int]:
    """The key by which names are sorted, then namesakes by their number.

    It is not left to the databases, which disagree about capitals and accents.
    """
    return _folded(name), name, number


def read_part(typed: str, _given: Given) -> str | Problem:
    """A part of a name to look for, of one letter at least: in some scripts that is a name."""
    words = clean(typed)[:NAME_LIMIT]
    if not any(letter.isalnum() for letter in words):
        return Problem("member-part-no-letters", {})
    return words


def _folded(words: str) -> str:
    if words.isascii():
        return words.casefold()
    # Twice decomposed, for folding can compose what was taken apart.
    bare = (one for one in unicodedata.normalize("NFKD", words) if not unicodedata.combining(one))
    return unicodedata.normalize("NFKD", "".join(bare).casefold())
