"""NHS, CHI and Health and Care numbers: ten digits with a check digit, and words that say what they are."""

import re
from collections.abc import Iterator
from typing import Final

from rules.patient_data.kinds import Kind
from rules.patient_data.words import BORN, PATIENT
from rules.spans import Span

_DIGITS: Final = 10
_BEFORE: Final = 48
"""How many letters before a number are looked at for what it is."""
_AFTER: Final = 32
_BESIDE: Final = 8
"""How far "NHS" alone may stand from its number: the word is in many names."""

_PART: Final = r"(?: ?[.\-/_] ?|\s{1,2})"
_GROUPED: Final = re.compile(
    # Three, three, four; not the end or the middle of a longer number, nor a number with a country's code.
    rf"(?<![\w+])(?<!\d{{3}}[ .\-])(?<!\+\d[ .\-])(?<!\+\d\d[ .\-])(?<!\+\d\d\d[ .\-])"
    rf"\d{{3}}({_PART})\d{{3}}{_PART}\d{{4}}(?![\w%])(?![ .\-]\d{{3,4}}(?![\d/.\-]))(?!-\d)"
)
_BARE: Final = re.compile(r"(?<![\w+.,£$€])\d{10}(?![\w%])(?!\.\d)")
_RUN: Final = re.compile(r"(?<![\w+])\d(?:[ .\-/]?\d){9,24}(?!\w)")

_LABELS: Final = re.compile(
    r"(?P<number>(?<![a-z])(?:nhs|chi|h ?& ?c|hcn|hsc)[ .:\-]{0,3}(?:no|num|number|nr|id|#)(?![a-z])"
    r"|(?<![a-z])(?:chi|h ?& ?c|hcn)(?![a-z])"
    r"|(?<![a-z])(?:patient|pt)(?:'s)? (?:id|no|number|identifier)(?![a-z]))"
    r"|(?P<nhs>(?<![a-z])nhs(?![a-z]))"
    rf"|(?P<patient>{PATIENT}|{BORN}|(?<![a-z])(?:mrn|hosp(?:ital)? (?:no|num|number))(?![a-z]))"
    r"|(?P<other>(?<![a-z])(?:call|calls|called|ring|bleep|text|contact|phone|phoned)(?![a-z])"
    r"(?! (?:\w+ )?(?:about|regarding|for|re)(?![a-z]))"  # Whom to call is not whom it is about.
    r"|(?<![a-z])(?:tel|telephone|mobile|mob|cell|fax|pager|whats ?app|sms|dial|ext|extension|switch|"
    r"switchboard|helpline|line|desk|zoom|meeting|webinar|passcode|password|teams|join|conference|order|"
    r"invoice|account|acct|acc|a/c|sort|iban|bank|track|tracking|parcel|consignment|delivery|ref|reference|"
    r"booking|ticket|confirmation|isbn|issn|doi|pmid|barcode|gmc|nmc|gdc|ni|passport|visa|brp|licen[cs]e|"
    r"policy|membership|member|candidate|registration|serial|imei|model|card|utr|vat|company|charity|crn|"
    r"pin|code|id|cos|application|job|vacancy|flight|locker|asset|case|receipt|payroll|assignment|employee|"
    r"staff|esr|number plate|share code|won|lottery|example)(?![a-z])"
    r"|[£$€])",
    re.IGNORECASE,
)
_ISSUED: Final = (range(320, 500), range(600, 800), range(900, 1000))
"""The first three digits of Health and Care and of NHS numbers. Those from 900 on are never issued: they are
what is used in tests, and found like the others. CHI numbers begin with a birth date instead."""


def nhs_numbers(text: str) -> Iterator[Span[Kind]]:
    """Every number that passes the check and is one by its words, or by how it is grouped."""
    taken: list[tuple[int, int]] = []
    for match, ways in ((one, ways) for pattern, ways in _PATTERNS for one in pattern.finditer(text)):
        start, end = match.span()
        digits = re.sub(r"\D", "", match.group())
        if any(start < there_end and there_start < end for there_start, there_end in taken):
            continue
        if passes(digits) and ways(_said(text, start, end), digits):
            taken.append((start, end))
            yield Span(Kind.NHS_NUMBER, start, end)


def passes(digits: str) -> bool:
    """Whether ten digits end in their check digit (modulus 11) and are not all the same."""
    if len(digits) != _DIGITS or len(set(digits)) == 1:
        return False
    check = 11 - sum((_DIGITS - place) * int(digit) for place, digit in enumerate(digits[:-1])) % 11
    return check % 11 == int(digits[-1]) if check != _DIGITS else False


def _grouped(said: str | None, digits: str) -> bool:
    return said != "other" and (said is not None or _could_be_issued(digits))


def _bare(said: str | None, _digits: str) -> bool:
    return said in ("number", "nhs", "patient")


def _run(said: str | None, _digits: str) -> bool:
    return said in ("number", "nhs")


_PATTERNS: Final = ((_GROUPED, _grouped), (_BARE, _bare), (_RUN, _run))


def _could_be_issued(digits: str) -> bool:
    first, day, month = int(digits[:3]), int(digits[:2]), int(digits[2:4])
    return any(first in span for span in _ISSUED) or (1 <= day <= 31 and 1 <= month <= 12)


def _said(text: str, start: int, end: int) -> str | None:
    """What the words say of the number: the nearest before it, else the first behind it."""
    before = text[max(0, start - _BEFORE) : start]
    for label in reversed(list(_LABELS.finditer(before))):
        if label.lastgroup != "nhs" or len(before) - label.end() <= _BESIDE:
            return label.lastgroup
    behind = _LABELS.search(text[end : end + _AFTER])
    return behind.lastgroup if behind else None
