"""The code on a certificate: Crockford's base 32, which has no letter that looks like a figure, and a check.

Eleven symbols are drawn, which makes 55 bits; the twelfth is the check symbol, which gives away every single
symbol that was misread and nearly every pair that was swapped (https://www.crockford.com/base32.html).
"""

import re
import unicodedata
from typing import Final

BITS: Final = 55
"""How many random bits make a code."""

_SYMBOLS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CHECKED: Final = 37
_LENGTH: Final = 12
_GROUP: Final = 4
_MISREAD: Final = str.maketrans("OIL", "011")
_BETWEEN: Final = re.compile(r"[\s\-_.\u00ad\u2010-\u2015\u2212]+")


def code_of(drawn: int) -> str | None:
    """The code of a number of so many bits; None for one that must be drawn again.

    A check can be one of 37, five of which are signs that nobody can spell out on a telephone.
    """
    check = drawn % _CHECKED
    if check >= len(_SYMBOLS):
        return None
    symbols = []
    for _ in range(_LENGTH - 1):
        drawn, symbol = divmod(drawn, len(_SYMBOLS))
        symbols.append(_SYMBOLS[symbol])
    return "".join(reversed(symbols)) + _SYMBOLS[check]


def read_code(typed: str) -> str | None:
    """The code as it is kept, from however it was typed; None when no certificate can have it."""
    # Nobody's typing is longer; a stranger's request may be.
    folded = unicodedata.normalize("NFKC", typed[:100]).upper()
    code = _BETWEEN.sub("", folded).translate(_MISREAD)
    if len(code) != _LENGTH or any(symbol not in _SYMBOLS for symbol in code):
        return None
    drawn = 0
    for symbol in code[:-1]:
        drawn = drawn * len(_SYMBOLS) + _SYMBOLS.index(symbol)
    return code if code_of(drawn) == code else None


def grouped(code: str) -> str:
    """The code as it is printed, in groups of four."""
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))
