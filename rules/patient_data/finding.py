"""The detector: from words to what in them may identify a patient."""

import re
from typing import Final

from rules.patient_data.kinds import Kind
from rules.patient_data.names import names
from rules.patient_data.numbers import nhs_numbers
from rules.patient_data.plain import plain
from rules.patient_data.records import birth_dates, hospital_numbers, initials, postcodes
from rules.spans import Span

_DIGIT: Final = re.compile(r"\d")
_TEN_DIGITS: Final = re.compile(r"\d(?:[^\w]{0,3}\d){9}")
_ORDER: Final = {kind: number for number, kind in enumerate(Kind)}

_PATIENTS: Final = ("pt", "patient")
_TITLES: Final = ("mr", "ms", "miss", "master", "mx")
_ILL: Final = ("admitted", "present", "diagnosed", "referred", "clerked", "came in", "brought in", "seen in")
_WARDS: Final = (
    "ward",
    "wd",
    "bed",
    "bay",
    "room",
    "s/r",
    "amu",
    "mau",
    "eau",
    "sau",
    "itu",
    "icu",
    "hdu",
    "ccu",
    "cdu",
    "resus",
)
_BIRTHS: Final = ("born", "birth", "dob", "d.o", "d o", "d. o", "do b", "do.", "d/o")
_RECORDS: Final = (*_PATIENTS, "mrn", "hosp", "unit", "rxr")
_SEARCHES: Final = (
    (initials, _WARDS),
    (postcodes, _PATIENTS),
    (hospital_numbers, _RECORDS),
    (birth_dates, _BIRTHS),
)
"""What is searched where there are digits, and pieces of words without one of which it finds nothing.

Every message of every group comes through here: these pieces are looked for much faster than what they are
part of.
"""


def find(words: str) -> tuple[Span[Kind], ...]:
    """What may identify a patient, in the order in which it stands there; most words hold nothing.

    Takes time in proportion to the length of the words, whatever they are.
    """
    text = plain(words)
    small = text.lower()
    found: list[Span[Kind]] = []
    if _any_in(small, _TITLES) or _any_in(small, _PATIENTS) or _any_in(small, _ILL):
        found += names(text)
    if _DIGIT.search(text):
        for search, pieces in _SEARCHES:
            if _any_in(small, pieces):
                found += search(text)
        if _TEN_DIGITS.search(text):
            found += nhs_numbers(text)
    return tuple(sorted(found, key=lambda one: (one.start, _ORDER[one.kind])))


def _any_in(text: str, pieces: tuple[str, ...]) -> bool:
    for piece in pieces:  # noqa: SIM110  A loop takes half the time of any() with a generator.
        if piece in text:
            return True
    return False
