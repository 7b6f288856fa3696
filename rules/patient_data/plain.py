"""Words as people type them, brought to one form, each letter in its place."""

import unicodedata
from typing import Final

LONGEST: Final = 8192
"""Twice what Telegram lets anybody send; what stands behind that is not looked at."""
_KNOWN_AT_MOST: Final = 4096


class _Plain(dict[int, str]):
    """The plain form of every letter met lately; a table for `str.translate`."""

    def __missing__(self, code: int) -> str:
        if len(self) >= _KNOWN_AT_MOST:
            self.clear()
        plain = self[code] = _plain(chr(code))
        return plain


def plain(words: str) -> str:
    """Digits of any script as 0-9, any space as a space, any dash as a hyphen, full-width as ordinary.

    Letter for letter, so that a place in it is the same place in `words`. Line breaks stay.
    """
    words = words[:LONGEST]
    return words if words.isascii() else words.translate(_TABLE)


def _plain(letter: str) -> str:
    if letter.isascii():
        return letter
    digit = unicodedata.decimal(letter, None)
    if digit is not None:
        return str(digit)
    match unicodedata.category(letter):
        case "Zs" | "Cf":  # What cannot be seen parts as a space does.
            return " "
        case "Zl" | "Zp":
            return "\n"
        case "Pd":
            return "-"
    if letter in "‘’ʼ′":  # noqa: RUF001  What phones make of an apostrophe.
        return "'"
    if letter == "−":  # noqa: RUF001  The minus of mathematics is no dash to Unicode.
        return "-"
    composed = unicodedata.normalize("NFKC", letter)
    return composed if len(composed) == 1 else letter


_TABLE: Final = _Plain()
