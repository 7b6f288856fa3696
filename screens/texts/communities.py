"""The texts as each community has changed them: what it left alone says what is shipped."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from functools import lru_cache, partial
from typing import Final, TypeAlias

from fluent.runtime import FluentBundle
from fluent.syntax import ast

from rules.community_texts import patterns
from rules.community_texts.changes import wrong_with
from rules.community_texts.checking import LIMITS, Kind, fits, kind_of
from rules.community_texts.faults import Fault
from rules.ids import CommunityId
from screens.screen import Screen
from screens.texts import DEFAULT_LOCALE, Texts
from screens.texts.originals import originals

Rows = tuple[tuple[CommunityId, str, str], ...]
"""Community, text, words."""
Built: TypeAlias = Mapping[CommunityId, Texts]
FRESH: Final = timedelta(minutes=1)
"""How long a change that another process has made may take to be seen."""


class ChangedTexts(Texts):
    """The texts of one community. Words of its own that cannot be shown give way to the shipped ones."""

    def __init__(self, shipped: Texts, words: Mapping[str, str]) -> None:
        self._shipped = shipped
        self._bundle = FluentBundle([DEFAULT_LOCALE], use_isolating=False)
        self._bundle.add_resource(ast.Resource([*map(_message, words, words.values())]))
        self._constant = {}

    def body(self, screen: Screen) -> str:
        """As for any texts; what would be too long for one message is said in the words that are shipped."""
        shown = super().body(screen)
        return shown if len(shown) <= _SHORT or fits(Kind.MESSAGE, shown) else self._shipped.body(screen)

    def _formatted(self, text_id: str, variables: Mapping[str, str | int]) -> str:
        if self._bundle.has_message(text_id):
            pattern = self._bundle.get_message(text_id).value
            assert pattern is not None
            shown, errors = self._bundle.format_pattern(pattern, dict(variables))
            # The values of the day may be longer than the samples, or one of them may not be given here.
            if not errors and fits(kind_of(text_id), str(shown)):
                return str(shown)
        return self._shipped._format(text_id, variables)  # noqa: SLF001  Texts as well.


_SHORT: Final = LIMITS[Kind.MESSAGE] // 2
"""Up to so many signs nothing need be counted."""


def _message(text_id: str, words: str) -> ast.Message:
    return ast.Message(ast.Identifier(text_id), patterns.parse(words))


@lru_cache(maxsize=4096)
def misfit(text_id: str, words: str) -> Fault | None:
    """Why a community's words for a text cannot be shown, if so: the program may have changed since."""
    known = originals().get(text_id)
    return Fault("unknown-text", {"text": text_id}) if known is None else wrong_with(known, words)


def ignored(words: Mapping[str, str]) -> dict[str, Fault]:
    """Which of a community's words cannot be shown, and why."""
    found = ((text_id, misfit(text_id, said)) for text_id, said in words.items())
    return {text_id: fault for text_id, fault in found if fault is not None}


class Wording:
    """Every community's texts, read again when they may have changed. Without any changes it costs nothing.

    Args:
        read: what all communities have changed.
        now: the time, by which it is read again once a minute.
        aside: runs on a thread of its own what takes a while.
    """

    def __init__(
        self,
        shipped: Texts,
        read: Callable[[], Awaitable[Rows]],
        now: Callable[[], datetime],
        aside: Callable[[Callable[[Rows], Built], Rows], Awaitable[Built]] = asyncio.to_thread,
    ) -> None:
        self.shipped = shipped
        self._read = read
        self._now = now
        self._aside = aside
        self._rows: Rows = ()
        self._texts: Built = {}
        self._at: datetime | None = None
        self._changes = 0
        self._reading = asyncio.Lock()

    async def of(self, community_id: CommunityId | None) -> Texts:
        """The texts of that community; those that are shipped for none."""
        changed = await self.changed()
        return self.shipped if community_id is None else changed.get(community_id, self.shipped)

    async def changed(self) -> Built:
        """The texts of each community that has words of its own."""
        if not self._is_fresh():
            async with self._reading:
                while not self._is_fresh():
                    await self._read_again()
        return self._texts

    def forget(self) -> None:
        """Something was changed: whoever asks next gets it so."""
        self._at = None
        self._changes += 1

    def _is_fresh(self) -> bool:
        return self._at is not None and timedelta() <= self._now() - self._at < FRESH

    async def _read_again(self) -> None:
        changes, now = self._changes, self._now()
        rows = await self._read()
        if rows != self._rows:
            self._texts = await self._aside(partial(_built, self.shipped), rows)
            self._rows = rows
        if changes == self._changes:
            self._at = now


def _built(shipped: Texts, rows: Rows) -> Built:
    words: dict[CommunityId, dict[str, str]] = {}
    for community_id, text_id, said in rows:
        words.setdefault(community_id, {})[text_id] = said
    built: dict[CommunityId, Texts] = {}
    for community_id, own in words.items():
        not_shown = ignored(own)
        built[community_id] = ChangedTexts(
            shipped, {text_id: said for text_id, said in own.items() if text_id not in not_shown}
        )
    return built
