"""The sections of config.toml, each checked by itself. A field's description says what it takes.

`config.example.toml` explains every key to the operator; `bot.config` reads the file as a whole.
"""

import re
from datetime import time
from typing import Annotated, Literal
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from bot.topics import TOPICS
from rules.communities import Admission
from rules.ids import UserId
from rules.names import clean
from rules.schedule import MOST_PLACES
from rules.topics import LONGEST, MOST, SHORTEST

TELEGRAM = "https://api.telegram.org/bot"

_TELEGRAM_CALLS = frozenset({None, 80, 88, 443, 8443})
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_QUIET = re.compile(r"([01]\d|2[0-3]):([0-5]\d)[-\u2013]([01]\d|2[0-3]):([0-5]\d)")


class Section(BaseModel):
    """One section of the file. A field's description says what it takes, in words for the operator."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, hide_input_in_errors=True)


class Telegram(Section):
    """How the bot reaches Telegram, and how Telegram reaches the bot."""

    token: str = Field(
        default="", repr=False, description="the token that @BotFather gave, like 123456:ABC-def"
    )
    base_url: str = Field(default=TELEGRAM, description=f'the address of a Bot API server, like "{TELEGRAM}"')
    mode: Literal["polling", "webhook"] = Field(default="polling", description='"polling" or "webhook"')
    webhook_url: str = Field(
        default="",
        validate_default=True,
        description='an address that Telegram can call, like "https://cig.example.org/telegram/main"',
    )
    secret_token: str = Field(
        default="",
        validate_default=True,
        repr=False,
        description="1 to 256 of the characters A-Z, a-z, 0-9, _ and -",
    )

    @field_validator("token")
    @classmethod
    def _token_has_two_parts(cls, token: str) -> str:
        if token and not re.fullmatch(r"[0-9]+:[A-Za-z0-9_-]+", token):
            raise ValueError("this is not a bot's token.")
        return token

    @field_validator("base_url")
    @classmethod
    def _base_url_ends_where_the_token_follows(cls, url: str) -> str:
        parts = _address(url)
        if parts.query or parts.fragment or re.search(r"[{}\s]|/bot\d+:", url):
            raise ValueError("the token and the method are added by cigbot; leave them out.")
        return url if url.endswith("/bot") else f"{url.rstrip('/')}/bot"

    @field_validator("webhook_url")
    @classmethod
    def _webhook_url_can_be_called(cls, url: str, info: ValidationInfo) -> str:
        if not url:
            if info.data.get("mode") == "webhook":
                raise ValueError('it is empty, and mode = "webhook" needs it.')
            return url
        parts = _address(url)
        if not re.fullmatch(r"/telegram/[A-Za-z0-9_-]+", parts.path) or parts.query or parts.fragment:
            raise ValueError("the address must end with /telegram/ and one word of A-Z, a-z, 0-9, _ and -.")
        if parts.hostname in _LOOPBACK:
            return url
        if parts.scheme != "https":
            raise ValueError("the address must begin with https://.")
        if info.data.get("base_url") == TELEGRAM and parts.port not in _TELEGRAM_CALLS:
            raise ValueError("Telegram calls the ports 443, 80, 88 and 8443 only.")
        return url

    @field_validator("secret_token")
    @classmethod
    def _secret_token_fits_its_header(cls, secret: str, info: ValidationInfo) -> str:
        if not secret and info.data.get("mode") == "webhook":
            raise ValueError('it is empty, and mode = "webhook" needs it.')
        if secret and not re.fullmatch(r"[A-Za-z0-9_-]{1,256}", secret):
            raise ValueError("this value does not fit.")
        return secret

    @property
    def base_file_url(self) -> str:
        """Where files are fetched from, on the same server."""
        return f"{self.base_url.removesuffix('/bot')}/file/bot"

    @property
    def webhook_path(self) -> str:
        """The path of `webhook_url`, from its first slash; empty with polling."""
        return urlsplit(self.webhook_url).path


class Storage(Section):
    """Where everything is kept."""

    url: str = Field(
        default="sqlite:///data/cigbot.sqlite3",
        repr=False,
        description='"sqlite:///path/to/file" or "postgresql://user:password@host/database"',
    )

    @field_validator("url")
    @classmethod
    def _url_names_a_database(cls, url: str) -> str:
        try:
            parsed = sa.make_url(url)
        except (sa.exc.ArgumentError, ValueError):
            # Their words may hold the password.
            raise ValueError("this is not the address of a database.") from None
        if parsed.drivername not in ("sqlite", "postgresql", "postgres", "postgresql+psycopg"):
            raise ValueError("cigbot keeps its data in SQLite or PostgreSQL.")
        if parsed.drivername == "sqlite" and parsed.host:
            raise ValueError("SQLite takes three slashes before a path, four before one from the root.")
        if not parsed.database or parsed.database == ":memory:":
            raise ValueError("it names no file or database, so nothing would be kept.")
        return url


class Community(Section):
    """The community this bot serves."""

    key: str = Field(
        default="main", pattern=r"^[a-z0-9-]{1,32}$", description="1 to 32 of the characters a-z, 0-9 and -"
    )
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


class Roles(Section):
    """Who has a role from the start; every other role is given in the chat."""

    admins: tuple[Annotated[UserId, Field(gt=0, lt=2**52, strict=True)], ...] = Field(
        default=(), strict=False, description="a list of people's Telegram ids, like [123456789]"
    )


class Web(Section):
    """Where calendars, certificate checks, health, metrics and the webhook are served."""

    host: str = Field(
        default="127.0.0.1",
        pattern=r"^[A-Za-z0-9.:_-]+$",
        description='an address of this machine, like "127.0.0.1" or "0.0.0.0"',
    )
    port: int = Field(
        default=8080, ge=0, le=65535, description="a whole number from 0 to 65535; 0 takes any free port"
    )
    public_url: str = Field(
        default="",
        max_length=200,  # What follows it must still fit a button that copies: 256 characters.
        description='the address under which others reach these pages, like "https://cig.example.org"',
    )

    @field_validator("public_url")
    @classmethod
    def _public_url_is_where_paths_follow(cls, url: str) -> str:
        if not url:
            return url
        parts = _address(url)
        if parts.query or parts.fragment or parts.username:
            raise ValueError("the path of each page is added by cigbot; leave everything after it out.")
        if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
            raise ValueError("the address must begin with https://.")
        return url.rstrip("/")


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


class Log(Section):
    """What is written to standard error."""

    level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description='"debug", "info", "warning" or "error"'
    )
    format: Literal["json", "text"] = Field(default="json", description='"json" or "text"')


def _address(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValueError("this is not an address.") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise ValueError("the address must begin with http:// or https://.")
    return parts
