"""The words: Fluent texts by noun, rendered to Telegram's HTML with every variable escaped."""

import html
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Resource

from screens.screen import Checked, Lines, Screen, Text

FOLDER = Path(__file__).parent
DEFAULT_LOCALE = "en-GB"
_TAG = re.compile(r"<[^<>]*>")
_ENTRY = re.compile(r"^(?=[a-zA-Z#-])", re.MULTILINE)
"""Where an entry of a Fluent file begins: what belongs to one is indented, or closes a bracket."""


class UnknownTextError(LookupError):
    """No text of that id exists, or it cannot be rendered with these variables."""


class Texts:
    """The texts of one locale."""

    def __init__(self, locale: str = DEFAULT_LOCALE) -> None:
        # Isolation marks would end up inside links; names in right-to-left scripts get theirs below.
        self._bundle = FluentBundle([locale], use_isolating=False)
        self._written = written(locale)
        self._constant: dict[str, str] = {}

    def render(self, text: Text) -> str:
        """The text as Telegram HTML."""
        return self._format(text.id, {name: self._safe(value) for name, value in text.variables.items()})

    def plain(self, text: Text) -> str:
        """The text for places that know no HTML: buttons, toasts, polls."""
        return self._format(text.id, {name: self._raw(value) for name, value in text.variables.items()})

    def body(self, screen: Screen) -> str:
        """A screen's paragraphs as Telegram HTML."""
        return "\n\n".join(map(self._part, screen.parts))

    def _part(self, part: Text | Lines | Checked) -> str:
        if isinstance(part, Lines):
            return "\n".join(map(self.render, part.lines))
        return part.html if isinstance(part, Checked) else self.render(part)

    def plain_body(self, screen: Screen) -> str:
        """A screen's paragraphs as they are read, without any HTML."""
        return html.unescape(_TAG.sub("", self.body(screen)))

    def length(self, screen: Screen) -> int:
        """How long a screen is as Telegram counts it: without its tags, in UTF-16 units."""
        return len(self.plain_body(screen).encode("utf-16-le")) // 2

    def _format(self, text_id: str, variables: Mapping[str, str | int]) -> str:
        if variables:
            return self._formatted(text_id, variables)
        if text_id not in self._constant:
            self._constant[text_id] = self._formatted(text_id, variables)
        return self._constant[text_id]

    def _formatted(self, text_id: str, variables: Mapping[str, str | int]) -> str:
        if not self._bundle.has_message(text_id):
            # Taken apart when it is first said: all of them would take a third of a second at every start.
            self._bundle.add_resource(FluentResource(self._written.get(text_id, "")))
        if not self._bundle.has_message(text_id):
            raise UnknownTextError(text_id)
        pattern = self._bundle.get_message(text_id).value
        if pattern is None:
            raise UnknownTextError(text_id)
        rendered, errors = self._bundle.format_pattern(pattern, dict(variables))
        if errors:
            raise UnknownTextError(f"{text_id}: {errors[0]}")
        return str(rendered)

    def _safe(self, value: str | int | Text) -> str | int:
        if isinstance(value, Text):
            return self.render(value)
        return html.escape(_isolated(value), quote=True) if isinstance(value, str) else value

    def _raw(self, value: str | int | Text) -> str | int:
        if isinstance(value, Text):
            return self.plain(value)
        return _isolated(value) if isinstance(value, str) else value


@cache
def written(locale: str) -> Mapping[str, str]:
    """Each text of a locale by its id, as it stands in its file. No text refers to another; the checker of
    the texts sees to that.
    """
    entries = chain.from_iterable(_ENTRY.split(words) for _, words in _files(locale))
    return {entry.partition("=")[0].rstrip(): entry for entry in entries if entry[:1].isalpha()}


@cache
def shipped(locale: str) -> tuple[tuple[str, Resource], ...]:
    """The files of a locale by their nouns, taken apart once in a process: it takes a third of a second."""
    return tuple((noun, FluentResource(words)) for noun, words in _files(locale))


def _files(locale: str) -> Iterator[tuple[str, str]]:
    for file in sorted((FOLDER / locale).glob("*.ftl")):
        yield file.stem, file.read_text(encoding="utf-8")


@lru_cache(maxsize=4096)
def _isolated(words: str) -> str:
    """Right-to-left words between marks that keep them from turning the line around them."""
    if any(unicodedata.bidirectional(letter) in {"R", "AL", "RLE", "RLO", "RLI"} for letter in words):
        return f"\N{FIRST STRONG ISOLATE}{words}\N{POP DIRECTIONAL ISOLATE}"
    return words
