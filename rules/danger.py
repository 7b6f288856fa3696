"""Words that suggest that whoever wrote them is in danger: of taking their life, of harm, at home.

A finding brings the card "Help now" in private, and nothing else: nobody is told, nothing is kept. So a false
alarm costs a message, a miss may cost more; but a bot that alarms at every "this rota is killing me" is soon
not read any more. The phrases are held to a written corpus of what must and must not be caught
(`tests/rules/danger_corpus.py`), and no list of phrases ever finds everything.
"""

import re
import unicodedata
from typing import Final

from rules import danger_phrases as phrases

_LONGEST: Final = 4096


def _joined(lines: str) -> str:
    return "".join(lines.splitlines())


_NAMED: Final = {
    "{person}": _joined(phrases.PERSON),
    "{pressing}": _joined(phrases.PRESSING),
    "{somewhere}": _joined(phrases.SOMEWHERE),
    "{end}": _joined(phrases.END),
}


def _phrase(lines: str) -> re.Pattern[str]:
    pattern = _joined(lines)
    for name, alternatives in _NAMED.items():
        pattern = pattern.replace(name, alternatives)
    return re.compile(rf"\b(?:{pattern})")


_ALARMING: Final = tuple(
    _phrase(lines)
    for group in (phrases.ENDING_LIFE, phrases.HARMING_ONESELF, phrases.BEING_HURT)
    for lines in group.strip("\n").split("\n\n")
)
_ABOUT_ANOTHER: Final = re.compile(_joined(phrases.ABOUT_ANOTHER))
_NOT: Final = re.compile(_joined(phrases.NOT))
_HINTS: Final = re.compile(_joined(phrases.HINTS), re.IGNORECASE)
_SENTENCE: Final = re.compile(r"[.!?\n]+")
_APOSTROPHES: Final = dict.fromkeys(
    (0x27, 0x2018, 0x2019, 0x60, 0xB4, 0x2BC),  # However a keyboard writes them.
)


def suggests_danger(words: str) -> bool:
    """Whether somebody who writes this may be in danger. At most the first 4,096 characters are looked at."""
    if _HINTS.search(words) is None:
        return False
    plain = unicodedata.normalize("NFKC", words[:_LONGEST]).casefold().translate(_APOSTROPHES)
    return any(_alarms(" ".join(one.replace("-", " ").split())) for one in _SENTENCE.split(plain))


def _alarms(sentence: str) -> bool:
    for phrase in _ALARMING:
        found = phrase.search(sentence)
        if found is None:
            continue
        before = sentence[: found.start()]
        if _ABOUT_ANOTHER.search(before) is None and _NOT.search(before.rstrip()) is None:
            return True
    return False
