"""A full name with a diagnosis."""

import re
from collections.abc import Iterator
from typing import Final

from rules.patient_data.kinds import Kind
from rules.patient_data.words import DIAGNOSIS, NO_NAME, PATIENT, STAFF
from rules.spans import Span

_WORD: Final = r"[^\W\d_a-z](?:[^\W\d_]{1,20}(?:-[^\W\d_]{1,20}|'(?!s\b)[^\W\d_]{1,20})?|'[^\W\d_]{2,20})"
_FULL: Final = rf"(?P<name>{_WORD}(?: [A-Z]\.?)? {_WORD}(?: {_WORD})?)(?![\w-])"
_TITLED: Final = re.compile(rf"(?<!\w)(?:Mr|Mrs|Ms|Miss|Mx|Master|MR|MRS|MS|MISS|mr|mrs)\.? {_FULL}")
_A_PATIENT: Final = re.compile(rf"(?:(?i:{PATIENT}))\.?(?:,|:| -| is| called| named| name)?:? {_FULL}")
_TAKEN_ILL: Final = re.compile(
    rf"(?<![\w'.\-] )(?<!\w){_FULL}"
    r"(?=(?:,? (?:DOB|aged?|\d)[^.!?\n]{0,20})?,?(?: (?:was|has been|is|got|being|who was))?"
    r" (?:re-?admitted|admitted|presented|presenting|diagnosed|referred|clerked|came in|brought in"
    r"|seen in (?:ED|A&E|clinic))\b)"
)
"""Somebody of whom is said what is said of patients. What stands right before the name is looked at later."""
_ANY_HINT: Final = re.compile(
    r"(?<!\w)(?:[Mm]rs?|[Mm][sx]|[Mm]iss|Master|MRS?|MISS|MS|(?i:pt|patient))(?!\w)"
    r"|admitted|presented|presenting|diagnosed|referred|clerked|came in|brought in|seen in"
)
_END: Final = re.compile(r"[.!?](?:\s|$)|\n")
_REACH: Final = 90
_BACK: Final = 40
_GOES_ON: Final = re.compile(
    r"'s?\b|\s?[,(:\-]|\s(?:is|was|has|had|have|with|came|(?:re-?)?admitted|present\w{1,3}|needs|got|on|for|"
    r"who|aged|age|died|diagnosed|in|bed|ward|dob|and|being|referred|clerked|brought|seen|now|also|re|\d)(?!\w)",
    re.IGNORECASE,
)
_IN_THEM: Final = re.compile(
    rf"{DIAGNOSIS.pattern}(?: (?:in|for|of)|:|,| -)? (?:our |the |my )?(?:pt |patient )?$"
)
_ROLE_BEFORE: Final = re.compile(
    r"(?<!\w)(?:Dr|DR|dr|Prof|Professor|Sister|Nurse|Sir|Dame|Lord|Lady|St|[Tt]he|[Aa]t|[Ii]n|[Ff]rom)\.? ?$"
)


def names(text: str) -> Iterator[Span[Kind]]:
    """A patient's full name: after a title, after "patient", or before what is said of patients only."""
    if not _ANY_HINT.search(text):
        return
    seen: set[int] = set()
    for pattern in (_TITLED, _A_PATIENT, _TAKEN_ILL):
        for match in pattern.finditer(text):
            start, name = match.start("name"), _name(match.group("name"))
            if name is None or start in seen:
                continue
            if pattern is _TAKEN_ILL and _ROLE_BEFORE.search(text, max(0, start - 12), start):
                continue
            if _with_diagnosis(text, match.start(), start + len(name)):
                seen.add(start)
                yield Span(Kind.NAME, start, start + len(name))


def _name(found: str) -> str | None:
    """The full name at the beginning of these words; None when they are something else."""
    parts = found.split(" ")
    if len(parts) > 2 and not _is_part(parts[-1]):
        parts.pop()  # Who writes in capitals goes on in capitals.
    return " ".join(parts) if len(parts) > 1 and all(map(_is_part, parts)) else None


def _is_part(word: str) -> bool:
    return (
        word[0].isupper()
        and word.casefold() not in NO_NAME
        and not DIAGNOSIS.fullmatch(word)
        and not STAFF.fullmatch(word)
    )


def _with_diagnosis(text: str, start: int, end: int) -> bool:
    """Whether the sentence goes on with a diagnosis, and speaks of no colleague before it does."""
    before = _END.split(text[max(0, start - _BACK) : start])[-1]
    if STAFF.search(before):
        return False
    if _IN_THEM.search(before):
        return True
    after = _END.split(text[end : end + _REACH])[0]
    found = DIAGNOSIS.search(after)
    return bool(found and _GOES_ON.match(after) and not STAFF.search(after[: found.end() + 12]))
