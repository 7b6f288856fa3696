"""Names as they can be compared: "OKAFOR, Amára (External)" and "Dr Amara Okafor" are the same."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

_TITLES: Final = frozenset({
    "dr", "doctor", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir", "dame", "consultant",
})  # fmt: skip
_LETTERS_BEHIND: Final = frozenset({"mbbs", "mbchb", "md", "phd", "msc", "mrcp", "mrcpsych", "mrcs", "frcp"})
_UNSURE: Final = frozenset({
    "guest", "unverified", "gast", "nicht verifiziert", "invité", "invitado", "invitada", "ospite",
    "convidado", "gość", "gæst", "gäst", "gjest", "misafir", "anonymous",
})  # fmt: skip
"""What Teams puts behind the name of somebody who typed it in: it may be anybody's."""
_MARKS: Final = _UNSURE | {
    "external", "extern", "externe", "externo", "externa", "esterno", "esterna", "ekstern", "zewnętrzny",
    "organiser", "organizer", "co-organiser", "co-organizer", "organisator", "organisateur", "organizador",
    "presenter", "co-presenter", "referent", "présentateur", "moderador", "relatore", "attendee", "host",
}  # fmt: skip
"""What Teams puts behind any name; whatever else stands there may tell two people of one name apart."""
_BEHIND = re.compile(r"\s*[(\[\uff08]([^()\[\]\uff08\uff09]*)[)\]\uff09]\s*$")
_TELEPHONE = re.compile(r"[+\d*•x][\d*•x\s().\-/]{3,}")
_ACCENTS = re.compile("[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670]")
_APOSTROPHES = re.compile("['\u2019\u02bc]")
_BARRED: Final = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ð": "d", "ı": "i"})  # noqa: RUF001  Without its dot.
_FEWEST_DIGITS: Final = 4


@lru_cache(maxsize=16_384)
def tokens(name: str) -> tuple[str, ...]:
    """The words of a name in the order in which they are spoken, without case, accents, titles, additions.

    Empty when nothing is left that could be compared.
    """
    words, _ = _apart(name)
    surname, comma, first = words.partition(",")
    if comma:
        first = ",".join(part for part in first.split(",") if not _all_known(part))
        words = f"{first} {surname}" if first.strip() else surname
    found = _words(words)
    while len(found) > 1 and found[0] in _TITLES:
        found.pop(0)
    while len(found) > 1 and found[-1] in _LETTERS_BEHIND | _TITLES:
        found.pop()
    return tuple(found)


def typed_in(name: str) -> bool:
    """Whether Teams says that nobody has proved to be this: a guest."""
    return any(one.casefold().strip() in _UNSURE for one in _apart(name)[1])


@lru_cache(maxsize=16_384)
def beside(name: str) -> tuple[str, ...]:
    """What stands behind a name in brackets, apart from the marks of Teams, titles and letters.

    Two names whose words are the same are those of one person for certain only if this is the same too.
    """
    own = (one.strip() for one in _apart(name)[1])
    told = (one for one in own if one and one.casefold() not in _MARKS)
    # Signs alone tell people apart as well.
    return tuple(
        sorted(" ".join(_words(one)) or one for one in told if not (_words(one) and _all_known(one)))
    )


def is_telephone(name: str) -> bool:
    """Whether somebody joined by telephone: where a name stands there is a number, some of it hidden."""
    words, _ = _apart(name)
    return bool(_TELEPHONE.fullmatch(words)) and sum(map(str.isdigit, words)) >= _FEWEST_DIGITS


def _apart(name: str) -> tuple[str, list[str]]:
    """The name, and what stands behind it in brackets."""
    behind: list[str] = []
    while (found := _BEHIND.search(name)) and name[: found.start()].strip():
        behind.append(found[1])
        name = name[: found.start()]
    return name.strip(), behind


def _words(name: str) -> list[str]:
    plain = _ACCENTS.sub("", unicodedata.normalize("NFKD", name.casefold())).translate(_BARRED)
    plain = unicodedata.normalize("NFKC", _APOSTROPHES.sub("", plain))
    # Marks are letters in many scripts.
    return "".join(one if unicodedata.category(one)[0] in "LMN" else " " for one in plain).split()


def _all_known(part: str) -> bool:
    return all(word in _TITLES | _LETTERS_BEHIND for word in _words(part))
