"""What stands in a patient's record: hospital numbers, birth dates, postcodes, initials with age and ward."""

import re
from collections.abc import Iterator
from typing import Final

from rules.patient_data.kinds import Kind
from rules.patient_data.words import BIRTH_DATE, BORN, DATE, NO_INITIALS, PATIENT, STAFF
from rules.spans import Span

_NEAR: Final = 80
"""Letters between two things that are read together."""

_PATIENT: Final = re.compile(PATIENT, re.IGNORECASE)
_ONE_PERSON: Final = re.compile(
    # An age with a sex, a bed, a referral: what is only said of a patient.
    rf"{PATIENT}|(?<!\w)\d{{1,3}} ?(?:yo|y/o|yr old|year[ -]old|[MF])(?!\w)|(?<!\w)bed \d"
    r"|(?<!\w)(?:admitted|referred|mrn|nok|clerked|discharged)(?!\w)",
    re.IGNORECASE,
)
_OWN: Final = re.compile(
    r"(?<![a-z])(?:my|my own|our|your|i was|i am|i'm|we were|he was|she was) "
    r"(?:d\.? ?o\.? ?b|date of birth|birth ?date|born)"
    r"|(?<![a-z])(?:example|dummy|test form|format)(?![a-z])",
    re.IGNORECASE,
)
_BORN: Final = re.compile(BORN, re.IGNORECASE)
_BIRTH_DATE: Final = re.compile(BIRTH_DATE, re.IGNORECASE)
_OLD_DATE: Final = re.compile(
    # A date with a year long past is when somebody was born, rather than when they were seen.
    rf"(?:{BIRTH_DATE}|(?=\S{{0,16}}(?:\s\S{{1,10}}){{0,2}}(?:19\d\d|200\d)){DATE})",
    re.IGNORECASE,
)
_HOSPITAL_NUMBER: Final = re.compile(
    r"(?<![a-z])(?:mrn|(?:hosp(?:ital)?|unit|rxr|(?:patient|pt)(?:'s)?) ?(?:no|num|number|nr|id|#)|"
    r"hosp(?:ital)? ?#)(?![a-z])\.?[\s:=#\-]{0,4}(?:is |was )?"
    r"(?P<number>(?<!\w)[a-z]{0,3}-?\d{5,9}[a-z]?)(?![\w-])",
    re.IGNORECASE,
)


def birth_dates(text: str) -> Iterator[Span[Kind]]:
    """A birth date that is said to be a patient's."""
    if not _BORN.search(text):
        return
    for match in _BIRTH_DATE.finditer(text):
        start, end = match.span()
        if not _OWN.search(text, max(0, start - 12), end) and _ONE_PERSON.search(*_around(text, start, end)):
            yield Span(Kind.BIRTH_DATE, start, end)


def hospital_numbers(text: str) -> Iterator[Span[Kind]]:
    """A hospital number with a birth date beside it, or said to be a patient's."""
    for match in _HOSPITAL_NUMBER.finditer(text):
        start, end = match.span("number")
        # A telephone number begins with 0 and is longer than any hospital's own.
        if _OLD_DATE.search(*_around(text, start, end)) or _PATIENT.search(*_around(text, *match.span())):
            yield Span(Kind.HOSPITAL_NUMBER, start, end)


def _around(text: str, start: int, end: int) -> tuple[str, int, int]:
    return text, max(0, start - _NEAR), end + _NEAR


_POSTCODE: Final = re.compile(
    r"(?<![\w/])(?!(?:fy|st|ct)\d ?\d(?:st|nd|rd|th)\b)[a-z]{1,2}\d[a-z\d]? ?\d[abd-hjlnp-uw-z]{2}(?!\w)",
    re.IGNORECASE,
)
_LIVES: Final = re.compile(
    r"(?<![a-z])(?:lives?|living|address|postcode|post code|home|house|flat|resident|from|of|stay)"
    r"(?:ing)?(?![a-z])"
    r"|[,:(\-]\s?$",
    re.IGNORECASE,
)
_PUBLIC: Final = re.compile(
    r"(?<![a-z])(?:hospital|trust|clinic|centre|center|desk|office|parking|venue|department|dept|site|"
    r"surgery|pharmacy|practice|university|college|leaflets?|letters?|forms?|meet|parcel|post to|send to|"
    r"letters|library|hotel|hospice|lab|laboratory|sat ?nav|ward|building|entrance|team)(?![a-z])",
    re.IGNORECASE,
)


def postcodes(text: str) -> Iterator[Span[Kind]]:
    """The postcode of where a patient lives."""
    if not _PATIENT.search(text):
        return
    for match in _POSTCODE.finditer(text):
        before = text[max(0, match.start() - _NEAR) : match.start()]
        patients = list(_PATIENT.finditer(before))
        if not patients:
            continue
        between = before[patients[-1].end() :]
        if _LIVES.search(between) and not _PUBLIC.search(between) and "\n\n" not in between:
            yield Span(Kind.POSTCODE, *match.span())


_AGE: Final = (
    r"(?:(?:1[01]\d|\d{1,2}) ?-?(?:[MF]|yo[MF]?|y/o|yrs?(?: old)?|years?[ -]old|yr[ -]old|y)(?!\w)"
    r"|aged? (?:1[01]\d|\d{1,2})(?!\w))"
)
_INITIALS: Final = (
    r"(?P<initials>(?<![\w.])(?:[A-Z]\. ?[A-Z]\.?(?: ?[A-Z]\.?)?|[A-Z]{2,3})(?![\w&])"
    r"|(?<!\w)(?:Mr|Mrs|Ms|Miss|MR|MRS|MS)\.? [A-Z][\w'\-]{1,20}(?: [A-Z][\w'\-]{1,20})?)"
)
_GAP: Final = r"[ ,;:(\-]{1,3}(?:is |an? |who is |male |female |lady |gentleman |old )?"
_PERSON: Final = re.compile(rf"{_INITIALS}(?:{_GAP}{_AGE}|, ?(?:1[01]\d|[1-9]\d),? (?=(?:ward|bed|bay)\b))")
_TURNED: Final = re.compile(rf"(?<!\w){_AGE}{_GAP}(?:called )?{_INITIALS}")
_WARD: Final = re.compile(
    r"(?<![\w])(?:(?:ward|wd|bed|bay|side ?room|s/r)s? ?#?(?:\d{1,3}[A-Z]?|[A-Z]\d{0,2})(?!\w)"
    r"|(?:AMU|MAU|EAU|SAU|ITU|ICU|HDU|CCU|NICU|PICU|CDU|resus)(?!\w))",
    re.IGNORECASE,
)
_I: Final = re.compile(r"(?<![\w'])(?:I|I'm|[Mm]y(?! pt| patient)|[Mm]e|[Mm]yself)(?![\w'])")


_HERE: Final = re.compile(r",? (?:here|speaking)(?!\w)")


def initials(text: str) -> Iterator[Span[Kind]]:
    """Initials, or a name after a title, beside an age, with a ward or bed near by."""
    for pattern in (_PERSON, _TURNED):
        for match in pattern.finditer(text):
            who = match.group("initials")
            if who.upper() in NO_INITIALS:  # With points they are initials, whatever they are short for.
                continue
            if _ward_near(text, match.start(), match.end()) and not _staff(text, match.start(), match.end()):
                yield Span(Kind.INITIALS, *match.span())


def _ward_near(text: str, start: int, end: int) -> bool:
    return bool(_WARD.search(text, max(0, start - 40), start) or _WARD.search(text, end, end + 60))


def _staff(text: str, start: int, end: int) -> bool:
    """Whether it is the writer, or a colleague, who is described."""
    before, after = text[max(0, start - 30) : start], text[end : end + 25]
    return bool(_I.search(before) or _HERE.match(after) or STAFF.search(before) or STAFF.search(after))
