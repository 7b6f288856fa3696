"""The sections of config.toml, each checked by itself. A field's description says what it takes.

`config.example.toml` explains every key to the operator; `bot.config` reads the file as a whole. What is
about one community is in `bot.community_sections`.
"""

import re
from typing import Literal
from urllib.parse import SplitResult, urlsplit

import sqlalchemy as sa
from pydantic import BaseModel, ConfigDict, Field, ValidationInfo, field_validator

from rules.retention import KEPT, What

TELEGRAM = "https://api.telegram.org/bot"

_TELEGRAM_CALLS = frozenset({None, 80, 88, 443, 8443})
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})


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
        parts = address(url)
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
        parts = address(url)
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


class Anonymity(Section):
    """Where the keys lie with which anonymous words are sealed."""

    keys: str = Field(
        default="data-keys",
        min_length=1,
        description="a folder of its own, outside that of the database and of its backups",
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
        parts = address(url)
        if parts.query or parts.fragment or parts.username:
            raise ValueError("the path of each page is added by cigbot; leave everything after it out.")
        if parts.scheme != "https" and parts.hostname not in _LOOPBACK:
            raise ValueError("the address must begin with https://.")
        return url.rstrip("/")


def _days(what: What) -> int:
    # Less would take away what is still corrected, appealed, or waited for.
    return Field(default=KEPT[what], ge=30, le=36500, description="a whole number of days, from 30 to 36500")


class Retention(Section):
    """For how many days what is kept; what is older removes itself."""

    former_members: int = _days(What.FORMER_MEMBERS)
    join_requests: int = _days(What.JOIN_REQUESTS)
    notices: int = _days(What.NOTICES)
    histories: int = _days(What.HISTORIES)
    moderation: int = _days(What.MODERATION)
    attendance: int = _days(What.ATTENDANCE)
    certificates: int = _days(What.CERTIFICATES)
    feedback_lines: int = _days(What.FEEDBACK_LINES)
    audit: int = _days(What.AUDIT)

    @property
    def days(self) -> dict[What, int]:
        """For how many days, by what."""
        return {what: getattr(self, what.replace("-", "_")) for what in KEPT}


class Log(Section):
    """What is written to standard error."""

    level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description='"debug", "info", "warning" or "error"'
    )
    format: Literal["json", "text"] = Field(default="json", description='"json" or "text"')


def address(url: str) -> SplitResult:
    """The parts of an address on the web; ValueError, in words for the operator, when it is none."""
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise ValueError("this is not an address.") from None
    if parts.scheme not in ("http", "https") or not parts.hostname or port == 0:
        raise ValueError("the address must begin with http:// or https://.")
    return parts
