"""Lines in people's own words, sorted into themes: what is suggested, what a sorter decides, what is told.

A mention is one line under one theme. What a theme is about is told from three mentions on, and only then are
lines of it quoted: those that may be, word for word. Mentions are told in lots of three and more.
"""

import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from rules.ids import RoundId, ThemeId
from rules.themes import Theme, in_their_order, in_use, suggest

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
class Said:
    """The lines of one round, sorted or not; None as long as it is open."""

    round_id: RoundId
    lines: tuple[ReleasedLine, ...] | None


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """What is told of one theme."""

    name: str
    mentions: int | None
    """None where fewer than three can be told, none among them."""
    quotes: tuple[str, ...]


def told(
    themes: Iterable[Theme], said: Iterable[Said], about: Iterable[RoundId] | None = None
) -> tuple[ThemeCount, ...]:
    """What is told of some rounds of a community, of all where it is not said which: the theme with the most
    mentions first, those without a figure by name.

    `said` are the lines of all its rounds, in the order in which these ended. A theme that is no longer
    offered is told only where it has a figure.
    """
    every = list(said)
    these = {one.round_id for one in every} if about is None else {*about}
    found = []
    for theme in in_their_order(themes):
        lots = [lot for lot in _lots(theme.id, every) if {one.round_id for one in lot} <= these]
        if lots:
            mentions = [one for lot in lots for one in lot]
            # By their words, and two alike as one: no order tells which line came from which round.
            quotes = {one.words for one in mentions if one.quotable and one.words}
            found.append(ThemeCount(theme.name, len(mentions), tuple(sorted(quotes))))
        elif not theme.retired:
            found.append(ThemeCount(theme.name, None, ()))
    return tuple(sorted(found, key=lambda one: -(one.mentions or 0)))


def _lots(theme_id: ThemeId, said: Iterable[Said]) -> Iterator[tuple[ReleasedLine, ...]]:
    """The mentions of a theme in lots of three and more, each told whole or not at all, by whom ever and
    whenever: so nobody who sets side by side what was told of other rounds, or at another time, is left with
    fewer than three.

    A round is looked at once all its lines are sorted. With three mentions it is a lot by itself. What it has
    of fewer waits for the rounds that ended next; one that is open or not sorted holds these up, since later
    it might have changed which of them make a lot.
    """
    waiting: tuple[ReleasedLine, ...] = ()
    held_up = False
    for one in said:
        if one.lines is None or not all(line.sorted for line in one.lines):
            held_up = True
            continue
        mentions = tuple(line for line in one.lines if theme_id in (line.themes or ()))
        if len(mentions) >= TOLD_FROM:
            yield mentions
        elif not held_up:
            waiting += mentions
            if len(waiting) >= TOLD_FROM:
                yield waiting
                waiting = ()
