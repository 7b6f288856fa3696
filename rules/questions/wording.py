"""The words of an anonymous question: tidied, measured, and looked through for what names the asker."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from rules import patient_data
from rules.dialogue import Problem
from rules.members import Grade, Member
from rules.names import JOINERS
from rules.questions import telltale
from rules.questions.countries import COUNTRY
from rules.spans import Span

LONGEST: Final = 1000
"""The longest question, in characters."""
_SHORTEST: Final = 3
_MOST_FOUND: Final = 20


class Sign(StrEnum):
    """What in a question may say who asks it."""

    NAME = "name"
    SITE = "site"
    SPECIALTY = "specialty"
    GRADE = "grade"
    EMAIL = "email"
    PHONE = "phone"
    ACCOUNT = "account"
    GMC = "gmc"
    PATIENT = "patient"
    ONLY = "only"
    TITLE = "title"
    WARD = "ward"
    DATE = "date"
    COUNTRY = "country"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the words; `sign` is what it may give away."""

    words: str
    sign: Sign | None


def tidy(typed: str) -> str:
    """The words composed, without what nobody sees and without gaps of several lines.

    Invisible characters go, because they could carry a mark of whoever put them there. What joins letters
    of Persian and the scripts of India, or parts of one picture, stays where it stands between two of them.
    """
    typed = unicodedata.normalize("NFC", typed.replace("\r\n", "\n").replace("\r", "\n"))
    kept = []
    for at, letter in enumerate(typed):
        if letter == "\n":
            kept.append(letter)
        elif letter.isspace():
            kept.append(" ")
        elif unicodedata.category(letter)[0] != "C" or _joins(typed, at):
            kept.append(letter)
    lines = (re.sub(" {2,}", " ", line).strip() for line in "".join(kept).split("\n"))
    return unicodedata.normalize("NFC", re.sub("\n{3,}", "\n\n", "\n".join(lines)).strip())


def _joins(typed: str, at: int) -> bool:
    """Whether a joiner stands between what it can join: two signs of which neither is of ours (ASCII)."""
    beside = typed[max(at - 1, 0) : at], typed[at + 1 : at + 2]
    return typed[at] in JOINERS and all(
        one and not one.isascii() and unicodedata.category(one)[0] in "LMS" for one in beside
    )


def read(typed: str) -> str | Problem:
    """The question as it would be sent, or why it cannot be."""
    words = tidy(typed)
    if len(words) > LONGEST:
        return Problem("question-too-long", {"limit": LONGEST, "length": len(words)})
    if sum(letter.isalpha() for letter in words) < _SHORTEST:
        return Problem("question-no-words", {})
    return words


def could_be_one(typed: str) -> bool:
    """Whether words that nobody asked for may have been meant as a question: three of them, or more."""
    return len(typed.split()) >= 3 and not isinstance(read(typed), Problem)


_EMAIL = re.compile(r"[^\s@<>,;:()]+@[^\s@<>,;:()]+\.\w+")
_ACCOUNT = re.compile(r"(?<![\w@.])@\w{4,32}|\bt(?:elegram)?\.me/\S+", re.IGNORECASE)
_PHONE = re.compile(r"(?<![\w+])(?:\+|00)?\(?\d(?:[\s().-]{0,2}\d){8,14}(?!\w)")
_GMC = re.compile(r"\b(?:GMC\D{0,20}\d{7}|[4-8]\d{6})\b", re.IGNORECASE)
_PATTERNS: Final = (
    (Sign.EMAIL, _EMAIL),
    (Sign.ACCOUNT, _ACCOUNT),
    (Sign.GMC, _GMC),
    (Sign.PHONE, _PHONE),
    (Sign.ONLY, telltale.ONLY),
    (Sign.TITLE, telltale.TITLE),
    (Sign.WARD, telltale.WARD),
    (Sign.DATE, telltale.DATE),
    (Sign.COUNTRY, COUNTRY),
)
_GRADES: Final = {
    Grade.FY1: ("fy1", "foundation year 1", "f1"),
    Grade.FY2: ("fy2", "foundation year 2", "f2"),
    Grade.SHO: ("sho", "ct1", "ct2", "ct3", "core trainee", "senior house officer"),
    Grade.SAS: ("sas", "specialty doctor", "specialist doctor", "staff grade", "associate specialist"),
    Grade.REGISTRAR: ("registrar", "str", "st4", "st5", "st6", "st7", "st8", "higher trainee"),
    Grade.CONSULTANT: ("consultant",),
}
_IDLE = frozenset({"and", "for", "the", "hospital", "member", "admin", "doctor", "unit", "ward", "clinic"})
"""Parts of names and sites that say nothing by themselves."""


def find(words: str, asker: Member | None) -> list[Span[Sign]]:
    """What may say who asks, or identify a patient, in order and without overlaps."""
    found = [Span(Sign.PATIENT, one.start, one.end) for one in patient_data.find(words)]
    for sign, pattern in _PATTERNS:
        found += [Span(sign, *one.span()) for one in pattern.finditer(words)]
    for sign, said in _told(asker):
        pattern = re.compile(rf"(?<!\w){re.escape(said)}(?!\w)", re.IGNORECASE)
        found += [Span(sign, *one.span()) for one in pattern.finditer(words)]
    return _apart(found)


def _told(asker: Member | None) -> list[tuple[Sign, str]]:
    """What the asker has told about themselves, as it might be said again."""
    if asker is None:
        return []
    told = [(Sign.NAME, part) for part in _parts(asker.name)]
    for sign, said in ((Sign.SITE, asker.site), (Sign.SPECIALTY, asker.specialty)):
        told += [(sign, part) for part in (said, *_parts(said)) if part] if said else []
    if asker.grade is not None:
        told += [(Sign.GRADE, one) for one in _GRADES.get(Grade(asker.grade), ())]
    return told


def _parts(said: str) -> list[str]:
    """Its words of three letters and more, in any script."""
    return [one for one in re.findall(r"\w+", said) if len(one) >= 3 and one.casefold() not in _IDLE]


def _apart(found: list[Span[Sign]]) -> list[Span[Sign]]:
    """Without those that begin inside another; at one place the longest stays."""
    kept: list[Span[Sign]] = []
    for one in sorted(found, key=lambda each: (each.start, -each.end)):
        if one.end > one.start and (not kept or one.start >= kept[-1].end):
            kept.append(one)
    return kept[:_MOST_FOUND]


def pieces(words: str, found: Iterable[Span[Sign]]) -> list[Piece]:
    """The words cut at the findings; joined again they are the words."""
    cut, at = [], 0
    for one in found:
        if one.start > at:
            cut.append(Piece(words[at : one.start], None))
        cut.append(Piece(words[one.start : one.end], one.kind))
        at = one.end
    return [*cut, Piece(words[at:], None)] if at < len(words) else cut
