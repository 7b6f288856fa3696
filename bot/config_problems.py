"""What is wrong with a configuration, in words for who wrote it. Secrets never appear."""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args
from zoneinfo import available_timezones

from pydantic import BaseModel
from pydantic.fields import FieldInfo

FILE = "config.toml"
EXAMPLE = "config.example.toml"

FURTHER = "communities"
"""The section whose tables are further communities."""

_SHOWN = frozenset({"community", FURTHER, "roles", "web", "sessions", "log"})
"""Sections whose values may be repeated in a message. The others hold, or may by mistake hold, secrets."""

_LONGEST_SHOWN = 60
_KEY = "1 to 32 of the characters a-z, 0-9 and -"


class ConfigError(Exception):
    """The configuration cannot be used. Its text has a line for each problem."""

    def __init__(self, *problems: str) -> None:
        super().__init__("\n".join(problems))
        self.problems = problems


@dataclass(slots=True)
class Sources:
    """Where the values came from: one file, and environment variables by section and key."""

    file: str
    variables: dict[tuple[str, str], str] = field(default_factory=dict)

    def place(self, section: str, key: str) -> str:
        return self.variables.get((section, key)) or f"{self.file}, [{section}] {key}"


def parse(file: Path) -> dict[str, Any]:
    """The tables of a TOML file; ConfigError when there is none, or when it is something else."""
    try:
        # Editors on Windows put a byte-order mark in front, which TOML does not know.
        return tomllib.loads(file.read_text("utf-8-sig"))
    except FileNotFoundError:
        problem = f"there is no such file. Copy {EXAMPLE} to {FILE} and fill it in."
    except UnicodeDecodeError:
        problem = "this is not text in UTF-8. Save the file again as UTF-8."
    except OSError as error:
        problem = f"the file cannot be read: {_in_words(error.strerror)}."
    except tomllib.TOMLDecodeError as error:
        problem = f"this is not valid TOML: {_in_words(str(error))}. {EXAMPLE} shows how each key is written."
    raise ConfigError(f"{file}: {problem}")


def explain(errors: Sequence[Mapping[str, Any]], settings: type[BaseModel], sources: Sources) -> list[str]:
    """A line for each of pydantic's errors: where, what is wrong, what is allowed."""
    sections = {name: fields for name, one in settings.model_fields.items() if (fields := _keys(one))}
    # Each table of a further community is a section of its own.
    for error in errors:
        for section, fields in _further(settings, error["loc"]):
            sections.setdefault(section, fields)
    # A value can fail in several ways (a list, in each of its items); each is a problem of its own.
    return list(dict.fromkeys(_line(error, sections, sources) for error in errors))


def _keys(field: FieldInfo) -> Mapping[str, FieldInfo]:
    """The keys of a section; none where the field is none."""
    kind = field.annotation
    return kind.model_fields if isinstance(kind, type) and issubclass(kind, BaseModel) else {}


def _further(settings: type[BaseModel], loc: Sequence[Any]) -> Iterator[tuple[str, Mapping[str, FieldInfo]]]:
    """The sections of the further community that an error is in: its own, and those below it."""
    if len(loc) < 2 or loc[0] != FURTHER:
        return
    about: type[BaseModel] = get_args(settings.model_fields[FURTHER].annotation)[1]
    yield f"{FURTHER}.{loc[1]}", about.model_fields
    for name, one in about.model_fields.items():
        if keys := _keys(one):
            yield f"{FURTHER}.{loc[1]}.{name}", keys


def _located(loc: Sequence[Any], sections: Mapping[str, Any]) -> tuple[str, list[str]]:
    """The section that an error is in, and what below it."""
    section, *rest = map(str, loc)
    while rest and (section == FURTHER or f"{section}.{rest[0]}" in sections):
        section = f"{section}.{rest.pop(0)}"
    return section, rest


def _may_be_shown(section: str) -> bool:
    return section.rpartition(".")[2] in _SHOWN or section.partition(".")[0] == FURTHER


def _in_words(reason: str | None) -> str:
    """A reason given by the system or the parser, to stand inside a sentence."""
    return (reason or "no reason is known").rstrip(".").lower()


def _line(error: Mapping[str, Any], sections: Mapping[str, Mapping[str, FieldInfo]], sources: Sources) -> str:
    section, rest = _located(error["loc"], sections)
    if section == FURTHER and error["type"] == "value_error":
        return f"{sources.file}: {error['ctx']['error']}"
    if rest == ["[key]"]:
        key = section.removeprefix(f"{FURTHER}.")
        return f"{sources.file}, [{section}]: {_shown(key)} cannot be a key. It takes {_KEY}."
    if section != FURTHER and section not in sections:
        return _unknown_section(section, sections, sources)
    if not rest:
        return f"{sources.file}, [{section}]: this must be a section with keys below it."
    key, *items = rest
    if error["type"] == "extra_forbidden":
        return _unknown_key(section, key, sections, sources)
    place = sources.place(section, key) + "".join(f", item {int(item) + 1}" for item in items)
    allowed = sections[section][key].description or ""
    if error["type"] == "missing":
        return f"{place}: it is missing. It takes {allowed}."
    wrong = _wrong(error, section)
    near = _near(key, error["input"], allowed) if _may_be_shown(section) else ""
    return f"{place}: {wrong} It takes {allowed}.{near}"


def _wrong(error: Mapping[str, Any], section: str) -> str:
    if error["type"] == "value_error":
        reason = str(error["ctx"]["error"])
        return (
            f"{_shown(error['input'])}: {reason}"
            if _may_be_shown(section)
            else reason[:1].upper() + reason[1:]
        )
    if _may_be_shown(section):
        return f"{_shown(error['input'])} does not fit."
    return "This value does not fit."


def _shown(value: object) -> str:
    if isinstance(value, str):
        text = f'"{value}"'
    elif isinstance(value, bool):
        text = str(value).lower()
    else:
        text = str(value)
    text = "".join(one if one.isprintable() else " " for one in text)
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"


def _near(key: str, value: object, allowed: str) -> str:
    """What was probably meant, among the words that `allowed` gives in quotes."""
    if not isinstance(value, str):
        return ""
    words = sorted(available_timezones()) if key == "timezone" else allowed.split('"')[1::2]
    return _meant(value, words, '"{}"')


def _unknown_section(section: str, sections: Mapping[str, Mapping[str, FieldInfo]], sources: Sources) -> str:
    homes = _homes(section, sections)
    if homes:
        return f"{sources.file}, {section}: this key belongs below {' or '.join(homes)}."
    plain = [name for name in sections if "." not in name]
    known = ", ".join(f"[{name}]" for name in [*plain, f"{FURTHER}.KEY"])
    near = _meant(section, plain, "[{}]")
    return f"{sources.file}, [{section}]: there is no such section. The sections are {known}.{near}"


def _unknown_key(
    section: str, key: str, sections: Mapping[str, Mapping[str, FieldInfo]], sources: Sources
) -> str:
    place = sources.place(section, key)
    near = _meant(key, list(sections[section]), "{}")
    homes = _homes(key, sections)
    if homes:
        near = f" It belongs below {' or '.join(homes)}."
    known = ", ".join(sections[section])
    return f"{place}: there is no such key. The keys here are {known}.{near}"


def _homes(key: str, sections: Mapping[str, Mapping[str, FieldInfo]]) -> list[str]:
    """The sections of one level that know the key; of further communities the first says it for all."""
    return [f"[{name}]" for name, keys in sections.items() if key in keys and "." not in name]


def _meant(typed: str, known: Sequence[str], form: str) -> str:
    by_folded = {one.casefold(): one for one in known}
    found = get_close_matches(typed.casefold(), by_folded, n=1)
    return f" Did you mean {form.format(by_folded[found[0]])}?" if found else ""
