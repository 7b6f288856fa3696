"""The code and the picture a facilitator shows, so that whoever is there can say so."""

import hmac
import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from itertools import count
from typing import Final

from rules.attendance import CLOSES_AFTER, OPENS_BEFORE, closes_at, opens_at
from rules.sessions import Session

TURNS: Final = timedelta(minutes=2)
"""How long a code is shown. It counts as long again, for those who were slow to type it."""
STEPS: Final = (OPENS_BEFORE + CLOSES_AFTER) // TURNS
"""How many codes a session has, one after the other."""
TRIES: Final = 5
"""How many wrong codes a member may send for one session."""
_DIGITS: Final = 6
_GAPS: Final = frozenset(" -\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}")
"""What people put between the halves of a code."""


@dataclass(frozen=True, slots=True)
class WrongCode:
    """The code is none that counts now. So many tries are `left`; with none, the facilitator has to help."""

    left: int


def step_at(session: Session, now: datetime) -> int:
    """Which of the session's codes is shown now, from 0. Before and after the window, the nearest."""
    return min(max((now - opens_at(session)) // TURNS, 0), STEPS - 1)


def turns_at(session: Session, step: int) -> datetime:
    """When the next code takes this one's place; of the last one, when check-in closes."""
    return min(opens_at(session) + (step + 1) * TURNS, closes_at(session))


def counts_until(session: Session, step: int) -> datetime:
    """Until when this code counts."""
    return min(turns_at(session, step) + TURNS, closes_at(session))


def code(secret: str, session: Session, step: int) -> str:
    """Six digits that nobody can work out without the secret, and that are easily read out.

    Another start has other codes, so what was seen before a move counts for nothing after it.
    """
    return next(
        found
        for n in count()
        if _is_clear(found := f"{_number(secret, session, f'code:{step}:{n}') % 10**_DIGITS:0{_DIGITS}}")
    )


def key(secret: str, session: Session) -> str:
    """What the link of the picture carries: 32 letters and figures that nobody can guess."""
    return _digest(secret, session, "picture").hex()[:32]


def is_code(secret: str, session: Session, typed: str, now: datetime) -> bool:
    """Whether this is the code that is shown now, or the one before it; compared in constant time."""
    step = step_at(session, now)
    shown, before = (
        hmac.compare_digest(_bytes(typed), code(secret, session, one).encode())
        for one in (step, max(step - 1, 0))
    )
    # Both are compared, whatever the first one says.
    return shown or before


def is_key(secret: str, session: Session, given: str) -> bool:
    """Whether the link is the one of the session's picture; compared in constant time."""
    return hmac.compare_digest(_bytes(given), key(secret, session).encode())


def read_code(typed: str) -> str | None:
    """The six digits, in whatever script and with whatever gap; None when it is something else."""
    letters = [one for one in typed.strip() if one not in _GAPS]
    digits = [unicodedata.decimal(one, None) for one in letters]
    if len(digits) != _DIGITS or None in digits:
        return None
    return "".join(str(one) for one in digits)


def _is_clear(found: str) -> bool:
    """No nought in front, which some leave out; nothing thrice in a row, where one is easily lost."""
    return found[0] != "0" and all(one * 3 not in found for one in "0123456789")


def _bytes(typed: str) -> bytes:
    """Whatever somebody sent, broken characters and all."""
    return typed.encode(errors="replace")


def _number(secret: str, session: Session, about: str) -> int:
    return int.from_bytes(_digest(secret, session, about)[:8])


def _digest(secret: str, session: Session, about: str) -> bytes:
    words = f"{session.id}:{session.starts_unix}:{about}"
    return hmac.new(secret.encode(), words.encode(), sha256).digest()
