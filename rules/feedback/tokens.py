"""Answers that travel in buttons: sealed, so that neither Telegram nor who reads an update learns them, and
bound to one round and one person, so that they open nowhere else.
"""

import base64
import binascii
from typing import Final

from rules import sealing
from rules.feedback.surveys import Answers, MisfitError, Survey, pack, unpack
from rules.sealing import UnsealableError

_AROUND: Final = sealing.NONCE_BYTES + 16


def seal(key: bytes, nonce: bytes, survey: Survey, answers: Answers, asked: int, bound_to: str) -> str:
    """The answers so far as a word of letters, digits, - and _: as long whatever they are.

    `asked` is how many items have been asked. Ten items of five levels take 44 characters, twenty take 48.
    """
    wrapped = sealing.wrap(key, nonce, bytes([asked]) + pack(survey, answers), bound_to)
    return base64.urlsafe_b64encode(wrapped).decode().rstrip("=")


def unseal(key: bytes, token: str, survey: Survey, bound_to: str) -> tuple[Answers, int]:
    """The answers and how many items have been asked; UnsealableError for a token that was forged, is of
    another round or of another person, or of another version of the questionnaire.
    """
    try:
        wrapped = base64.b64decode(token + "=" * (-len(token) % 4), altchars=b"-_", validate=True)
        content = sealing.unwrap(key, wrapped, bound_to)
        answers = unpack(survey, content[1:])
    except (binascii.Error, MisfitError, ValueError):
        raise UnsealableError from None
    return answers, content[0]
