"""Themes: what issues and lines are sorted by, a community's own list, and what suggests each."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from rules.dialogue import Flow, Given, Problem, Step
from rules.ids import CommunityId, ThemeId
from rules.names import clean, in_order

SHORTEST: Final = 3
LONGEST: Final = 60
MOST: Final = 30
"""How many themes are in use at once: more are a list that nobody sorts by."""
LONGEST_KEYWORD: Final = 40
MOST_KEYWORDS: Final = 30
NONE: Final = "none"
"""The choice of a theme that no word suggests."""
_GOES_ON: Final = 4
"""From so many letters on a keyword stands for longer words as well: "exam" for "exams"."""
_WORD: Final = re.compile(r"\w+")
_BETWEEN: Final = re.compile(r"[,;\n\N{ARABIC COMMA}]+")


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme. A retired one is no longer offered, and may come back; what it was given to keeps it."""

    id: ThemeId
    community_id: CommunityId
    name: str
    keywords: tuple[str, ...] = ()
    """Words, or a few words together, that suggest it; its name does so as well."""
    retired: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `reason` is the end of a text's id."""

    reason: str


def in_use(themes: Iterable[Theme]) -> tuple[Theme, ...]:
    """Those that are offered, by name."""
    return in_their_order(one for one in themes if not one.retired)


def in_their_order(themes: Iterable[Theme]) -> tuple[Theme, ...]:
    """By name, whatever its capitals and accents."""
    return tuple(sorted(themes, key=lambda one: in_order(one.name, one.id)))


def suggest(words: str, themes: Iterable[Theme]) -> tuple[ThemeId, ...]:
    """The themes in use of which a keyword or the name stands in the words; those with most of them first.

    Capitals and accents do not count. A keyword of several words is found where they follow each other; the
    last word of it may go on, from four letters. A suggestion only: a person decides.
    """
    text = _words(words)
    found = [
        (-sum(_stands_in(text, _words(one)) for one in _signs(theme)), number, theme.id)
        for number, theme in enumerate(in_use(themes))
    ]
    return tuple(theme_id for hits, _, theme_id in sorted(found) if hits)


def counted(sets: Iterable[Iterable[ThemeId]]) -> Mapping[ThemeId, int]:
    """How many of the sets hold each theme: the most frequent first, those with the same count by their ids.

    A theme counts once in a set, however often it stands there.
    """
    counts: dict[ThemeId, int] = {}
    for one in sets:
        for theme_id in set(one):
            counts[theme_id] = counts.get(theme_id, 0) + 1
    return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def named(themes: Iterable[Theme], name: str) -> Theme | None:
    """The theme of that name, in use or retired, whatever its capitals and accents."""
    wanted = _words(name)
    return next((one for one in themes if _words(one.name) == wanted), None)


def add(themes: Sequence[Theme], name: str) -> Problem | None:
    """Why no theme of this name can be added, if so."""
    if (same := named(themes, name)) is not None:
        return _known(same)
    return None if len(in_use(themes)) < MOST else Problem("theme-list-full", {"most": MOST}, step="name")


def rename(themes: Sequence[Theme], theme: Theme, name: str) -> Problem | None:
    """Why the theme cannot have this name, if so."""
    same = named(themes, name)
    return None if same is None or same.id == theme.id else _known(same)


def bring_back(themes: Sequence[Theme]) -> Refused | None:
    """Why no theme can be offered again, if so."""
    return Refused("list-full") if len(in_use(themes)) >= MOST else None


def read_name(typed: str, _given: Given) -> str | Problem:
    """A theme as somebody types it: letters, on one line, without a comma, at most 60 characters."""
    name = clean(typed)
    if not SHORTEST <= len(name) <= LONGEST or _BETWEEN.search(name) or not any(map(str.isalpha, name)):
        return Problem("theme-name-unclear", {"shortest": SHORTEST, "longest": LONGEST})
    return name


def read_keywords(typed: str, _given: Given) -> list[str] | Problem:
    """Keywords with commas or line breaks between them; each once, in the order in which they were typed."""
    keywords: dict[str, str] = {}
    for one in _BETWEEN.split(typed):
        keyword = clean(one)
        if keyword and (len(keyword) > LONGEST_KEYWORD or not _words(keyword)):
            return Problem("theme-keywords-unclear", {"longest": LONGEST_KEYWORD, "most": MOST_KEYWORDS})
        if keyword:
            keywords.setdefault(" ".join(_words(keyword)), keyword)
    if not 0 < len(keywords) <= MOST_KEYWORDS:
        return Problem("theme-keywords-unclear", {"longest": LONGEST_KEYWORD, "most": MOST_KEYWORDS})
    return list(keywords.values())


def keywords_of(answer: Any) -> tuple[str, ...]:
    """The keywords that an answer means."""
    return () if answer in (None, NONE) else tuple(map(str, answer))


def _known(same: Theme) -> Problem:
    said = "theme-retired-known" if same.retired else "theme-known"
    return Problem(said, {"name": same.name}, step="name")


def _signs(theme: Theme) -> tuple[str, ...]:
    return theme.name, *theme.keywords


def _words(text: str) -> tuple[str, ...]:
    """The words of a text without capitals, accents and what stands between them."""
    bare = (one for one in unicodedata.normalize("NFKD", text) if not unicodedata.combining(one))
    return tuple(_WORD.findall("".join(bare).casefold()))


def _stands_in(text: Sequence[str], wanted: Sequence[str]) -> bool:
    if not wanted:
        return False
    *first, last = wanted
    ends = range(len(first), len(text))
    return any(list(text[at - len(first) : at]) == first and _matches(text[at], last) for at in ends)


def _matches(word: str, wanted: str) -> bool:
    return word == wanted or (len(wanted) >= _GOES_ON and word.startswith(wanted))


_KEYWORDS: Final = Step("keywords", read_keywords, may_skip=True)

ADD: Final = Flow("theme-add", (Step("name", read_name), _KEYWORDS))
RENAME: Final = Flow("theme-rename", (Step("name", read_name),))
"""Starts out knowing the `theme` by its id, and `was`, the name it has now."""
KEYWORDS: Final = Flow("theme-keywords", (Step("keywords", read_keywords, choices=(NONE,)),))
"""Starts out knowing the `theme` by its id, and its `name`."""
