"""The sections of config.toml that are about one community: the first, and any further ones.

What a further community leaves out is as it is for the first, but for what must be its own: its name, its
admins, and its certificates as a whole where it has any of them.
"""

import re
from datetime import time
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import Field, field_validator

from bot.sections import Section, address
from bot.topics import TOPICS
from rules.communities import Admission
from rules.ids import UserId
from rules.names import clean
from rules.schedule import MOST_PLACES
from rules.topics import LONGEST, MOST, SHORTEST

_QUIET = re.compile(r"([01]\d|2[0-3]):([0-5]\d)[-\u2013]([01]\d|2[0-3]):([0-5]\d)")
_KEY = r"^[a-z0-9-]{1,32}$"

Admins = tuple[Annotated[UserId, Field(gt=0, lt=2**52, strict=True)], ...]
"""People's Telegram ids."""
_WHO = "a list of people's Telegram ids, like [123456789]"


class _About(Section):
    """What every community has."""

    name: str = Field(default="Cultural Integration Group", description="1 to 100 characters")
    timezone: str = Field(default="Europe/London", description='a time zone, like "Europe/London"')
    admission: Admission = Field(
        default=Admission.AT_ONCE, strict=False, description='"at-once" or "moderated"'
    )
    eligibility: str = Field(
        default="", max_length=500, description="a question of up to 500 characters, or nothing"
    )
    quiet_hours: str = Field(
        default="20:00-08:00", description='two times of day, like "20:00-08:00", or "" for none'
    )

    region: str = Field(default="", description="a name of up to 100 characters, or nothing")
    signpost: str = Field(default="", description="a line of up to 200 characters, or nothing")
    signpost_link: str = Field(
        default="", max_length=300, description='an address like "https://example.org/support", or nothing'
    )

    @field_validator("name")
    @classmethod
    def _name_can_be_shown(cls, name: str) -> str:
        if not 1 <= len(name.strip()) <= 100 or not name.isprintable():
            raise ValueError("this cannot be shown as a name.")
        return name.strip()

    @field_validator("timezone")
    @classmethod
    def _timezone_is_known(cls, key: str) -> str:
        try:
            ZoneInfo(key)
        except (LookupError, ValueError, OSError):  # Unknown; not a key at all; a folder of keys.
            raise ValueError("there is no time zone of that name.") from None
        return key

    @field_validator("quiet_hours")
    @classmethod
    def _quiet_hours_have_a_length(cls, hours: str) -> str:
        if hours:
            found = _QUIET.fullmatch(hours)
            if found is None:
                raise ValueError("these are not two times of day.")
            if found.group(1, 2) == found.group(3, 4):
                raise ValueError('they begin and end at the same time; "" turns them off.')
        return hours

    @field_validator("region")
    @classmethod
    def _region_can_be_written(cls, words: str) -> str:
        if len(words := clean(words)) > 100:
            raise ValueError("this is too long for a name.")
        return words

    @field_validator("signpost")
    @classmethod
    def _signpost_can_be_shown(cls, words: str) -> str:
        if len(words := clean(words)) > 200:
            raise ValueError("this is too long for one line.")
        return words

    @field_validator("signpost_link")
    @classmethod
    def _signpost_link_can_be_opened(cls, url: str) -> str:
        if url and address(url).scheme != "https":
            raise ValueError("the address must begin with https://.")
        return url

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.timezone)

    @property
    def quiet(self) -> tuple[time, time]:
        """Quiet from, quiet to, by the clock of the community's zone. Equal when there are none."""
        if not self.quiet_hours:
            return time(), time()
        found = _QUIET.fullmatch(self.quiet_hours)
        assert found is not None  # The validator saw to it.
        from_hour, from_minute, to_hour, to_minute = map(int, found.groups())
        return time(from_hour, from_minute), time(to_hour, to_minute)


class Community(_About):
    """The community this bot serves; of several the first."""

    key: str = Field(default="main", pattern=_KEY, description="1 to 32 of the characters a-z, 0-9 and -")


class Roles(Section):
    """Who has a role from the start; every other role is given in the chat."""

    admins: Admins = Field(default=(), strict=False, description=_WHO)


class Sessions(Section):
    """What a new session starts out with."""

    minutes: int = Field(default=50, ge=5, le=480, description="a whole number from 5 to 480")
    places: int = Field(
        default=12, ge=1, le=MOST_PLACES, description=f"a whole number from 1 to {MOST_PLACES}"
    )
    offer_hours: int = Field(default=12, ge=1, le=168, description="a whole number from 1 to 168")
    topics: tuple[Annotated[str, Field(strict=True)], ...] = Field(
        default=TOPICS,
        strict=False,
        description='a list of up to 24 topics of 3 to 128 characters, like ["Team dynamics"]',
    )

    @field_validator("topics")
    @classmethod
    def _topics_can_be_offered(cls, topics: tuple[str, ...]) -> tuple[str, ...]:
        tidied = tuple(clean(one) for one in topics)
        if len(tidied) > MOST or len({one.casefold() for one in tidied}) < len(tidied):
            raise ValueError("these are too many topics, or one of them is there twice.")
        if not all(SHORTEST <= len(one) <= LONGEST and any(map(str.isalpha, one)) for one in tidied):
            raise ValueError("one of these is too short or too long for a topic, or has no letters.")
        return tidied

    booking_closes_minutes: int = Field(
        default=0, ge=0, le=10080, description="a whole number from 0 to 10080"
    )


class Certificates(Section):
    """What certificates say of those who issue them."""

    trust: str = Field(default="", description="a name of up to 100 characters, or nothing")
    signatory: str = Field(default="", description="a person's name of up to 100 characters, or nothing")
    post: str = Field(default="", description="a post of up to 100 characters, or nothing")

    @field_validator("trust", "signatory", "post")
    @classmethod
    def _words_can_be_printed(cls, words: str) -> str:
        if len(words := clean(words)) > 100:
            raise ValueError("this is too long for a line of a certificate.")
        return words


class OtherCommunity(_About):
    """A further community of the same bot. What the file says of it is in `model_fields_set`."""

    name: str = Field(description="1 to 100 characters")
    admins: Admins = Field(default=(), strict=False, description=_WHO)
    sessions: Sessions = Field(default=Sessions(), description="keys as below [sessions]")
    certificates: Certificates = Field(default=Certificates(), description="keys as below [certificates]")


Others = dict[Annotated[str, Field(pattern=_KEY)], OtherCommunity]
"""Further communities by their keys."""
