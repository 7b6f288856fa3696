"""What is asked about certificates: the doctor's number, and why one is withdrawn."""

import unicodedata
from typing import Final

from rules.dialogue import Flow, Given, Problem, Step
from rules.names import clean

_GMC_DIGITS: Final = 7
REASON_LIMIT: Final = 200


def read_gmc(typed: str, _given: Given) -> str | Problem:
    """A GMC reference number: seven digits. Whether it is theirs nobody here can tell."""
    digits = "".join(unicodedata.normalize("NFKC", typed).split())
    if len(digits) != _GMC_DIGITS or not (digits.isascii() and digits.isdigit()):
        return Problem("certificate-gmc-wrong", {})
    return digits


def read_reason(typed: str, _given: Given) -> str | Problem:
    """Why a certificate is withdrawn, in words for the member."""
    words = clean(typed)
    if len(words) > REASON_LIMIT:
        return Problem("withdraw-reason-too-long", {"limit": REASON_LIMIT, "length": len(words)})
    if not any(letter.isalpha() for letter in words):
        return Problem("withdraw-reason-no-letters", {})
    return words


GMC: Final = Flow("certificate", (Step("gmc", read_gmc),))
"""Starts out knowing the `kind` and the `subject`."""
WITHDRAW: Final = Flow("withdraw", (Step("reason", read_reason),))
"""Starts out knowing the `certificate`."""
