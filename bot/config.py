"""Settings: config.toml and a few secrets from the environment, checked as a whole, then frozen.

`config.example.toml` explains every key; `bot.config_problems` says what is wrong with a file.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Self

from pydantic import Field, ValidationError, ValidationInfo, field_validator

from bot.community_sections import Certificates, Community, Others, Roles, Sessions
from bot.config_problems import FILE, ConfigError, Sources, explain, parse
from bot.sections import Anonymity, Log, Retention, Section, Storage, Telegram, Web

SECRETS = {
    "CIGBOT_TELEGRAM_TOKEN": ("telegram", "token"),
    "CIGBOT_STORAGE_URL": ("storage", "url"),
}
"""What the environment may say; it wins over the file, unless it is empty."""


class Settings(Section):
    """Everything an operator decides."""

    telegram: Telegram = Telegram()
    storage: Storage = Storage()
    anonymity: Anonymity = Anonymity()
    community: Community = Community()
    roles: Roles = Roles()
    web: Web = Web()
    sessions: Sessions = Sessions()
    certificates: Certificates = Certificates()
    communities: Others = Field(default={}, validate_default=False)
    """Further communities of the same bot."""
    retention: Retention = Retention()
    log: Log = Log()

    @field_validator("communities")
    @classmethod
    def _communities_can_be_told_apart(cls, others: Others, info: ValidationInfo) -> Others:
        first = info.data.get("community")
        if first is None:
            return others  # It has problems of its own, which are told.
        if first.key in others:
            raise ValueError(f"[communities.{first.key}] has the key of [community]; give it another.")
        names = [one.name.casefold() for one in (first, *others.values())]
        if len(set(names)) < len(names):
            raise ValueError("two communities have the same name, and nobody could tell them apart.")
        return others

    @classmethod
    def read(cls, tables: Mapping[str, Any], sources: Sources) -> Self:
        """Settings of parsed TOML; `sources` says where each value came from.

        Raises:
            ConfigError: with every problem there is.
        """
        try:
            return cls.model_validate(tables)
        except ValidationError as error:
            problems = explain(error.errors(include_url=False), cls, sources)
        # Outside the handler, so that no traceback carries pydantic's words along.
        raise ConfigError(*problems)

    def require_token(self) -> str:
        """The bot's token, for the commands that talk to Telegram; ConfigError when there is none."""
        if not self.telegram.token:
            raise ConfigError(
                "[telegram] token: it is missing. Ask @BotFather in Telegram for a bot and its token, then "
                f"put the token into {FILE} or into the environment as CIGBOT_TELEGRAM_TOKEN."
            )
        return self.telegram.token


def load(path: Path | None, environ: Mapping[str, str]) -> Settings:
    """Read the settings. Without `path`, config.toml is read if there is one; otherwise the defaults hold.

    The token may be missing: migrations, exports and backups do without (see `Settings.require_token`).

    Raises:
        ConfigError: a line for each problem. None holds a secret.
    """
    file = path if path is not None else Path(FILE)
    tables = {} if path is None and not file.exists() else parse(file)
    sources = Sources(str(file))
    for variable, (section, key) in SECRETS.items():
        value = environ.get(variable, "").strip()
        # A section that is no table is a problem of its own, reported for what it is.
        if value and isinstance(table := tables.setdefault(section, {}), dict):
            table[key] = value
            sources.variables[section, key] = variable
    return Settings.read(tables, sources)
