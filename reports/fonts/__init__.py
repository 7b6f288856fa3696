"""The fonts that documents are printed with: which has the letters of some words, and what none has."""

import unicodedata
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent

PLAIN: Final = "NotoSans-Regular"
"""Latin, Greek, Cyrillic; figures and punctuation."""
BOLD: Final = "NotoSans-Bold"
OTHERS: Final = (
    "NotoNaskhArabic-Regular",
    "NotoSansHebrew-Regular",
    "NotoSansArmenian-Regular",
    "NotoSansGeorgian-Regular",
    "NotoSansDevanagari-Regular",
    "NotoSansBengali-Regular",
    "NotoSansGurmukhi-Regular",
    "NotoSansGujarati-Regular",
    "NotoSansOriya-Regular",
    "NotoSansTamil-Regular",
    "NotoSansTelugu-Regular",
    "NotoSansKannada-Regular",
    "NotoSansMalayalam-Regular",
    "NotoSansSinhala-Regular",
    "NotoSansThai-Regular",
    "NotoSansLao-Regular",
    "NotoSansMyanmar-Regular",
    "NotoSansKhmer-Regular",
    "NotoSansEthiopic-Regular",
    "NotoSansThaana-Regular",
    "NotoSansTifinagh-Regular",
    "NotoSansNKo-Regular",
    # The largest comes last: it is read for Chinese, Japanese and Korean alone.
    "DroidSansFallback",
)
"""One a script, looked through in this order."""


def path(font: str) -> Path:
    """Where the font lies."""
    return FOLDER / f"{font}.ttf"


@cache
def letters(font: str) -> frozenset[int]:
    """The characters that the font has, by their code points. Read once in the life of the process."""
    from uharfbuzz import Blob, Face  # type: ignore[import-untyped]  # The library has no types.

    return frozenset(Face(Blob.from_file_path(path(font))).unicodes)


def needed(words: Iterable[str]) -> tuple[str, ...]:
    """The fonts, beside the plain one, that these words need; in the order of OTHERS."""
    left = _beyond_plain(words)
    found = []
    for font in OTHERS:
        if not left:
            break
        if left & letters(font):
            found.append(font)
            left -= letters(font)
    return tuple(found)


def missing(words: str) -> str:
    """The characters of it, each once, that no font has: they could not be read on paper."""
    left = _beyond_plain([words])
    for font in OTHERS:
        if not left:
            break
        left -= letters(font)
    return "".join(letter for letter in dict.fromkeys(words) if ord(letter) in left)


def legible(words: str) -> bool:
    """Whether every letter of it can be printed. A picture in a name may be left out, a letter may not."""
    lost = missing(words)
    read = [letter for letter in words if letter not in lost]
    return any(map(str.isalpha, read)) and not any(unicodedata.category(one)[0] in "LM" for one in lost)


def leading(words: str) -> str:
    """The font to set the words in: the one that has the most of those letters that the plain one lacks.

    What joins letters (a mark, a joiner) then comes from the same font as the letters.
    """
    left = _beyond_plain([words])
    if not left:
        return PLAIN
    found = needed([words])
    return max(found, key=lambda font: len(left & letters(font)), default=PLAIN)


def _beyond_plain(words: Iterable[str]) -> set[int]:
    """What the plain font lacks, but for what has no shape of its own."""
    seen = {letter for one in words for letter in one}
    return {one for one in set(map(ord, seen)) - letters(PLAIN) if not _is_shapeless(chr(one))}


def _is_shapeless(letter: str) -> bool:
    """Joiners, marks of direction, and what only says how the sign before it is to look."""
    return unicodedata.category(letter) in ("Cf", "Cc") or "\ufe00" <= letter <= "\ufe0f"
