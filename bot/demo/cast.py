"""Who plays: made-up people of a made-up trust. Only first names, and none of them is anybody."""

from dataclasses import dataclass
from typing import Final

COMMUNITY: Final = "Oak Vale CIG"

ADMIN: Final = "Noor"
MODERATOR: Final = "Mira"
FACILITATOR: Final = "Femi"


@dataclass(frozen=True, slots=True)
class Doctor:
    """What a doctor answers to the hello form; None is skipped."""

    name: str
    grade: str | None
    specialty: str | None
    site: str | None
    experience: str | None


_NAMES: Final = (
    "Amara",
    "Ben",
    "Chidi",
    "Dana",
    "Emeka",
    "Farah",
    "Goran",
    "Hana",
    "Ismail",
    "Jaya",
    "Kofi",
    "Lena",
    "Marek",
    "Nila",
    "Omar",
    "Priya",
    "Quyen",
    "Rosa",
    "Samir",
    "Tala",
    "Umar",
    "Vera",
    "Wasim",
    "Xenia",
    "Yusuf",
    "Zola",
)
_GRADES: Final = (
    "FY2",
    "SHO or core trainee",
    "SAS or trust grade doctor",
    "Registrar or specialty trainee",
    None,
)
_SPECIALTIES: Final = ("psychiatry", "general medicine", "surgery", "paediatrics", None, "anaesthetics")
_SITES: Final = ("Oak Vale General", "Oak Vale Community", None)
_TIMES: Final = ("Under 12 months", "1 to 2 years", "3 to 5 years", "Over 5 years", None)


def _nth(choices: tuple[str | None, ...], number: int) -> str | None:
    return choices[number % len(choices)]


DOCTORS: Final = tuple(
    Doctor(
        name,
        _nth(_GRADES, number),
        _nth(_SPECIALTIES, number),
        _nth(_SITES, number),
        _nth(_TIMES, number),
    )
    for number, name in enumerate(_NAMES)
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A session as its facilitator types it in."""

    topic: str
    typed: str
    """The date, in one of the ways people type one."""


MEETINGS: Final = (
    Meeting("Communicating across cultures", "Thu 1 Oct 5pm"),
    Meeting("Team dynamics", "5/11/2026 17:00"),
    Meeting("Recognising burnout", "3 December 5pm"),
    Meeting("Giving and receiving feedback", "Thursday 7 January 2027 at 17:00"),
    Meeting("Speaking up for safety", "4 Feb 5.30pm"),
    Meeting("Breaking bad news", "4.3.2027 17:30"),
    Meeting("Working with interpreters", "Thu 1 April 5pm"),
    Meeting("Humour and small talk", "6 May 2027, 17:00"),
    Meeting("Planning a career", "3rd June 5 pm"),
    Meeting("Being a senior colleague", "Thu 1 July 17:00"),
)
