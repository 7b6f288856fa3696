"""Members: their standing, and what they tell about themselves."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from rules import arrivals
from rules.arrivals import UNSAID, Arrival
from rules.communities import Community
from rules.dialogue import Flow, Given, Problem, Step
from rules.ids import ChatId, CommunityId, MemberId, UserId
from rules.interviews import State
from rules.names import NAME_LIMIT, clean
from rules.presenters.slots import Willingness


class Status(StrEnum):
    """ADMITTED ⇄ LEFT: who left keeps their history and may come back. Either may become ERASED, for good."""

    ADMITTED = "admitted"
    LEFT = "left"
    ERASED = "erased"
    """Forgotten: only what is counted is left. Whoever comes back begins anew, as another member."""


class Experience(StrEnum):
    """Time in the NHS, in the bands the programme reports by."""

    UNDER_1 = "under-1"
    YEARS_1_2 = "1-2"
    YEARS_3_5 = "3-5"
    OVER_5 = "over-5"


class Grade(StrEnum):
    """Grades of doctors in the NHS, as far as the reports tell them apart."""

    FY1 = "fy1"
    FY2 = "fy2"
    SHO = "sho"
    SAS = "sas"
    REGISTRAR = "registrar"
    CONSULTANT = "consultant"
    OTHER = "other"


class Field(StrEnum):
    """What a member can tell, in the order in which the hello form asks."""

    NAME = "name"
    GRADE = "grade"
    SPECIALTY = "specialty"
    SITE = "site"
    EXPERIENCE = "experience"
    EMAIL = "email"
    """Not asked there: only "About me" takes it."""


@dataclass(frozen=True, slots=True)
class Member:
    """A person of a community."""

    id: MemberId
    community_id: CommunityId
    user_id: UserId
    chat_id: ChatId | None
    status: Status
    name: str
    grade: str | None
    specialty: str | None
    site: str | None
    experience: Experience | None
    email: str | None = None
    """The address they join Teams with, in small letters; used only to match attendance reports."""
    arrival: Arrival = UNSAID
    """Whether they are in the UK, as far as they have said."""


@dataclass(frozen=True, slots=True)
class About:
    """What is held about a member."""

    member: Member
    community: Community
    willingness: Willingness
    """Whether they may be asked to present."""
    interview: State | None = None
    """Whether they would talk to the evaluators; None before they were asked."""
    pre_arrival: bool = False
    """Whether the community has a group for doctors who have not arrived."""


UNNAMED: Final = "Member"
UNNAMED_ADMIN: Final = "Admin"
"""Stand where a name stands until there is one; data like any name, so that exports have it as well."""
FORMER: Final = "Former member"
"""Stands where the name of somebody stood who is forgotten."""

WORDS_LIMIT: Final = 80
"""The longest specialty or site, in characters."""
ADDRESS_LIMIT: Final = 254
"""The longest e-mail address there is, in characters."""
REMOVE: Final = "remove"
"""The choice in "About me" that clears what is held."""


def read_name(typed: str, _given: Given) -> str | Problem:
    """A name to be shown: letters of any script, at most 64 characters."""
    return _read_words(typed, "member-name", NAME_LIMIT)


def read_words(typed: str, _given: Given) -> str | Problem:
    """A specialty or a site."""
    return _read_words(typed, "member-words", WORDS_LIMIT)


def _read_words(typed: str, problem: str, limit: int) -> str | Problem:
    words = clean(typed)
    if len(words) > limit:
        return Problem(f"{problem}-too-long", {"limit": limit, "length": len(words)})
    if not any(letter.isalpha() for letter in words):
        return Problem(f"{problem}-no-letters", {})
    return words


_ADDRESS = re.compile(r"[^@\s,;:<>()\[\]\"\\]{1,64}@[^\W_](?:[\w-]*[^\W_])?(?:\.[^\W_](?:[\w-]*[^\W_])?)+")


def read_address(typed: str, _given: Given) -> str | Problem:
    """An e-mail address, in small letters: nothing but it, however it was wrapped."""
    address = clean(typed).removeprefix("mailto:").strip("<>").lower()
    if len(address) > ADDRESS_LIMIT or not _ADDRESS.fullmatch(address):
        return Problem("member-no-address", {})
    return address


def name_from_account(shown: str) -> str:
    """What a person is called until they say: the account's name if it can serve as one."""
    words = clean(shown)[:NAME_LIMIT]
    return words if any(letter.isalpha() for letter in words) else UNNAMED


def _one_of(choices: tuple[str, ...]) -> Callable[[str, Given], str | Problem]:
    def read(typed: str, _given: Given) -> str | Problem:
        wanted = clean(typed).casefold()
        return wanted if wanted in choices else Problem("member-pick-one", {})

    return read


_GRADES = tuple(str(grade) for grade in Grade)
_BANDS = tuple(str(band) for band in Experience)


def _has_begun(answers: Mapping[str, Any]) -> bool:
    """Who has not arrived has no time in the NHS yet, and is not asked about it."""
    return answers.get("arrival") != "not-yet"


HELLO: Final = Flow(
    "hello",
    (
        Step(Field.NAME, read_name, may_skip=True),
        *arrivals.steps(lambda answers: bool(answers.get("pre_arrival"))),
        Step(Field.GRADE, _one_of(_GRADES), _GRADES, may_skip=True),
        Step(Field.SPECIALTY, read_words, may_skip=True),
        Step(Field.SITE, read_words, may_skip=True),
        Step(Field.EXPERIENCE, _one_of(_BANDS), _BANDS, may_skip=True, wanted=_has_begun),
    ),
)
"""The hello form: one question at a time, each can be skipped. Starts out knowing whether the community has a
`pre_arrival` group: only there the arrival is asked about."""


def _change(field: Field, read: Callable[[str, Given], str | Problem], choices: tuple[str, ...] = ()) -> Step:
    def wanted(answers: Mapping[str, Any]) -> bool:
        return bool(answers.get("field") == field)

    return Step(field, read, choices, wanted=wanted)


ABOUT: Final = Flow(
    "about",
    (
        _change(Field.NAME, read_name),
        _change(Field.GRADE, _one_of((*_GRADES, REMOVE)), (*_GRADES, REMOVE)),
        _change(Field.SPECIALTY, read_words, (REMOVE,)),
        _change(Field.SITE, read_words, (REMOVE,)),
        _change(Field.EXPERIENCE, _one_of((*_BANDS, REMOVE)), (*_BANDS, REMOVE)),
        _change(Field.EMAIL, read_address, (REMOVE,)),
    ),
)
"""One change in "About me": starts out knowing the `field`, asks for that alone."""


def told(answers: Mapping[str, Any]) -> dict[Field, str | None]:
    """What the answers of either dialogue change. A skipped question leaves what is held as it is."""
    given = {field: answers[field] for field in Field if answers.get(field) is not None}
    # Only a name cannot be taken away: somebody may really be called "remove".
    return {
        field: None if value == REMOVE and field is not Field.NAME else value
        for field, value in given.items()
    }
