"""Lines in people's own words, sorted into themes: what is suggested, what a sorter decides, what is told.

A mention is one line under one theme. What a theme is about is told from three mentions on, and only then are
lines of it quoted: those that may be, word for word.
"""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from rules.ids import RoundId, ThemeId
from rules.themes import Theme, counted, in_their_order, in_use, suggest

TOLD_FROM: Final = 3
"""With fewer mentions, a theme has no figure and no quotation."""


@dataclass(frozen=True, slots=True)
class ReleasedLine:
    """One line of a round that was told. `words` is empty once it is sorted, unless it may be quoted."""

    name: str
    round_id: RoundId
    words: str
    quotable: bool
    sorted: bool = False
    themes: tuple[ThemeId, ...] | None = None
    """Those it is about; None as long as nobody has chosen, and what its words suggest is ticked."""


class Settling(StrEnum):
    """What becomes of a line."""

    DONE = "done"
    ASK_AWAY = "ask"
    """Whether it is meant that the line is taken away."""
    AWAY = "away"


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `reason` is the end of a text's id."""

    reason: str


def ticked(line: ReleasedLine, themes: Iterable[Theme]) -> tuple[ThemeId, ...]:
    """The themes that stand ticked, by their ids: what was chosen, else what the words suggest."""
    return tuple(sorted(suggest(line.words, themes) if line.themes is None else set(line.themes)))


def tick(
    line: ReleasedLine, themes: Sequence[Theme], theme_id: ThemeId, *, on: bool
) -> ReleasedLine | Refused:
    """The line with this theme, or without it; the same one where that was so."""
    if line.sorted:
        return Refused("sorted")
    if on and theme_id not in {one.id for one in in_use(themes)}:
        return Refused("theme-gone")
    before = ticked(line, themes)
    after = {*before, theme_id} if on else {*before} - {theme_id}
    return line if after == {*before} else replace(line, themes=tuple(sorted(after)))


def done(line: ReleasedLine, themes: Sequence[Theme], seen: str) -> ReleasedLine | Refused:
    """The line is sorted by what stands ticked, which has to be what the sorter saw (`seen_of`). Its words
    go, unless they may be quoted under a theme.
    """
    if line.sorted:
        return Refused("sorted")
    chosen = ticked(line, themes)
    if seen_of(chosen) != seen:
        return Refused("changed")
    kept = line.words if line.quotable and chosen else ""
    return replace(line, words=kept, sorted=True, themes=chosen)


def seen_of(chosen: Iterable[ThemeId]) -> str:
    """A few letters that stand for these themes: a button carries them, to tell what its screen showed."""
    return f"{zlib.crc32(','.join(map(str, sorted(chosen))).encode()):08x}"


def next_of(waiting: Sequence[ReleasedLine], name: str = "", *, past: bool = False) -> ReleasedLine | None:
    """Of lines in the order of their names that one, or the first behind it where it is sorted or it is to be
    `past`; from the end on to the beginning.
    """
    behind = (one for one in waiting if one.name > name or (one.name == name and not past))
    return next(behind, waiting[0] if waiting else None)


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """What is told of one theme."""

    name: str
    mentions: int | None
    """None where there are fewer than three, none among them."""
    quotes: tuple[str, ...]


def told(themes: Iterable[Theme], lines: Iterable[ReleasedLine]) -> tuple[ThemeCount, ...]:
    """What is told of these lines: the theme with the most mentions first, those without a figure by name.

    Of a theme that is no longer offered only a figure is told.
    """
    done = [one for one in lines if one.sorted]
    mentions = counted(one.themes or () for one in done)
    found = []
    for theme in in_their_order(themes):
        number = mentions.get(theme.id, 0)
        if number >= TOLD_FROM:
            said = (
                one.words for one in done if one.quotable and one.words and theme.id in (one.themes or ())
            )
            # By their words, and two alike as one: no order tells which line came from which round.
            found.append(ThemeCount(theme.name, number, tuple(sorted(set(said)))))
        elif not theme.retired:
            found.append(ThemeCount(theme.name, None, ()))
    return tuple(sorted(found, key=lambda one: -(one.mentions or 0)))
