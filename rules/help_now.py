"""Help now: whom to call, by how urgent it is. The contacts are data, with source and day of the check.

What the services are called and what they are for is said in the texts, by the contact's key.
"""

from collections.abc import Container
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from rules.dialogue import Flow, Given, Problem, Step
from rules.ids import CommunityId, LocalContactId
from rules.names import clean

VERSION: Final = "2026-1"
"""Up with every change of the contacts below: administrators are then asked to look at them again."""
CHECKED: Final = date(2026, 11, 20)
AGAIN: Final = timedelta(days=182)
"""How long a confirmation counts: half a year."""
MOST: Final = 10
"""How many contacts of its own a community has at most, so that the card stays one message."""
LONGEST_NAME: Final = 60
LONGEST_WAY: Final = 200


class Urgency(StrEnum):
    """How soon help is needed; the card goes from the first to the last."""

    LIFE = "life"
    NOW = "now"
    DOCTORS = "doctors"


@dataclass(frozen=True, slots=True)
class Opening:
    """On these weekdays (0 is Monday), from and to, in England's time."""

    days: tuple[int, ...]
    opens: time
    closes: time


@dataclass(frozen=True, slots=True)
class Contact:
    """One service. Without openings it answers day and night."""

    key: str
    urgency: Urgency
    source: str
    """Where it says so: the service's own address."""
    openings: tuple[Opening, ...] = ()
    bank_holidays: bool = True
    """Whether it answers on bank holidays."""


CONTACTS: Final = (
    Contact("emergency", Urgency.LIFE, "https://www.nhs.uk/nhs-services/urgent-and-emergency-care-services/"),
    Contact("nhs-111", Urgency.NOW, "https://111.nhs.uk/"),
    Contact("samaritans", Urgency.NOW, "https://www.samaritans.org/"),
    Contact("shout", Urgency.NOW, "https://giveusashout.org/"),
    Contact("bma", Urgency.DOCTORS, "https://www.bma.org.uk/advice-and-support/your-wellbeing"),
    Contact(
        "practitioner-health",
        Urgency.DOCTORS,
        "https://www.practitionerhealth.nhs.uk/",
        (Opening((0, 1, 2, 3, 4), time(8), time(20)), Opening((5,), time(8), time(14))),
        bank_holidays=False,
    ),
    Contact("doctors-support-network", Urgency.DOCTORS, "https://www.dsn.org.uk/"),
)
"""England. Who answers day and night comes before who does not."""


@dataclass(frozen=True, slots=True)
class Hours:
    """Whether a service answers now; where it does not, from when on."""

    open: bool
    opens_at: datetime | None = None
    """Local; None for who answers day and night."""


@dataclass(frozen=True, slots=True)
class LocalContact:
    """A place to turn to that a community has added: occupational health, the wellbeing team."""

    id: LocalContactId
    community_id: CommunityId
    name: str
    way: str
    """How to reach it, in the community's words: a number, an address, the hours."""


@dataclass(frozen=True, slots=True)
class Confirmation:
    """An administrator has looked at the card and found it right."""

    version: str
    at: datetime


class Standing(StrEnum):
    """Whether the card may be trusted, as far as the community has checked it."""

    CONFIRMED = "confirmed"
    NEVER = "never"
    CHANGED = "changed"
    """The contacts are others than those that were confirmed."""
    DUE = "due"
    """Half a year has passed."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `reason` is the id of the refusal."""

    reason: str


def standing(confirmation: Confirmation | None, now: datetime) -> Standing:
    """How the last confirmation counts today."""
    if confirmation is None:
        return Standing.NEVER
    if confirmation.version != VERSION:
        return Standing.CHANGED
    return Standing.DUE if now >= confirmation.at + AGAIN else Standing.CONFIRMED


def hours(contact: Contact, local: datetime, bank_holidays: Container[date]) -> Hours:
    """Whether it answers at this moment of England's time, and else when it opens next."""
    if not contact.openings:
        return Hours(open=True)
    for days in range(15):
        day = local.date() + timedelta(days=days)
        if not contact.bank_holidays and day in bank_holidays:
            continue
        for opening in contact.openings:
            if day.weekday() not in opening.days:
                continue
            opens = datetime.combine(day, opening.opens, local.tzinfo)
            closes = datetime.combine(day, opening.closes, local.tzinfo)
            if opens <= local < closes:
                return Hours(open=True)
            if local < opens:
                return Hours(open=False, opens_at=opens)
    raise AssertionError("every service opens within two weeks")


def add(contacts: int) -> Problem | None:
    """Why no further contact can be added to so many of its own, if so."""
    return None if contacts < MOST else Problem("local-contact-too-many", {"most": MOST})


def _read_name(typed: str, _given: Given) -> str | Problem:
    name = clean(typed)
    if not 3 <= len(name) <= LONGEST_NAME:
        return Problem("local-contact-name-length", {"longest": LONGEST_NAME})
    return name


def _read_way(typed: str, _given: Given) -> str | Problem:
    way = clean(typed)
    if not 3 <= len(way) <= LONGEST_WAY:
        return Problem("local-contact-way-length", {"longest": LONGEST_WAY})
    return way


def _read_answer(_typed: str, _given: Given) -> str | Problem:
    return Problem("local-contact-press-a-button", {})


ADD: Final = Flow(
    "local-contact-add",
    (Step("name", _read_name), Step("way", _read_way), Step("confirm", _read_answer, choices=("yes",))),
)
"""Read back before it counts: a wrong number on this card could cost somebody dearly."""
