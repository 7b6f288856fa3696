"""Changing the words of a text: typed, shown as they will look, kept; and the way back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from rules.community_texts import patterns
from rules.community_texts.checking import Original, fault_of, original_of
from rules.community_texts.faults import Fault
from rules.dialogue import Flow, Given, Problem, Step
from rules.ids import CommunityTextChangeId, MemberId
from rules.names import clean

KEPT_CHANGES: Final = 20
"""How many earlier versions of a text are kept."""
MOST_TYPED: Final = 4096
_SHORTEST_QUERY: Final = 2
_LONGEST_QUERY: Final = 80


@dataclass(frozen=True, slots=True)
class Change:
    """One line of a text's history: what it said from then on; None for the original."""

    id: CommunityTextChangeId
    text_id: str
    words: str | None
    by: MemberId | None
    """None for the command line, and for somebody whose data were erased."""
    at: datetime


@dataclass(frozen=True, slots=True)
class Kept:
    """The text says this now: `words` as Fluent writes them, None for the original."""

    text_id: str
    words: str | None
    already: bool = False
    """It said so before, and nothing was changed."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed."""

    text_id: str
    fault: Fault


def say(original: Original, now: str | None, words: str | None) -> Kept | Refused:
    """Have the text say these words; None, or the words of the original, for the original."""
    if words == original.source:
        words = None
    if words == now:
        return Kept(original.id, now, already=True)
    if words is not None and (fault := wrong_with(original, words)) is not None:
        return Refused(original.id, fault)
    return Kept(original.id, words)


def wrong_with(original: Original, words: str) -> Fault | None:
    """Why words that were kept cannot be shown, if so: the original may have changed since."""
    pattern = patterns.parse(words)
    return Fault("choice") if pattern is None else fault_of(original, pattern)


def read(original: Original, typed: str) -> str | Fault:
    """What somebody has typed for this text, in the form in which it is kept."""
    if len(typed) > MOST_TYPED:
        return Fault("too-long", {"length": len(typed), "limit": MOST_TYPED})
    pattern = patterns.typed(typed)
    if isinstance(pattern, Fault):
        return pattern
    return fault_of(original, pattern) or patterns.written(pattern)


def left_out(original: Original, words: str) -> tuple[str, ...]:
    """The names that the original has and these words have not."""
    pattern = patterns.parse(words)
    assert pattern is not None
    return tuple(sorted(patterns.names_in(original.pattern) - patterns.names_in(pattern)))


def _read_words(typed: str, given: Given) -> str | Problem:
    found = read(original_of(given.answers["original"]), typed)
    if isinstance(found, Fault):
        return Problem(f"words-wrong-{found.reason}", {**found.variables, "typed": typed})
    return found


def _read_query(typed: str, _given: Given) -> str | Problem:
    query = clean(typed)
    if not _SHORTEST_QUERY <= len(query) <= _LONGEST_QUERY:
        return Problem("words-query-length", {"shortest": _SHORTEST_QUERY, "longest": _LONGEST_QUERY})
    return query


def _only_buttons(_typed: str, _given: Given) -> Problem:
    return Problem("words-press-a-button", {})


def _read_anew(typed: str, given: Given) -> dict[str, str] | Problem:
    """Words that are typed where others are about to be saved: they are shown first, like those."""
    words = _read_words(typed, given)
    return words if isinstance(words, Problem) else {"typed": words}


def _anew_or_sure(given: Given, value: Any) -> Mapping[str, Any]:
    return (
        {**given.answers, "sure": "", **value}
        if isinstance(value, dict)
        else {**given.answers, "sure": value}
    )


SAVE: Final = "save"
CHANGE: Final = Flow(
    "words",
    (
        Step("typed", _read_words),
        Step("sure", _read_anew, choices=(SAVE,), keep=_anew_or_sure),
    ),
)
"""Starts out knowing the `original`, and `now`, the words of the community, if it has some."""
FIND: Final = Flow("words-find", (Step("query", _read_query),))
TAKE: Final = Flow("words-file", (Step("sure", _only_buttons, choices=(SAVE,)),))
"""Starts out knowing the `words` of a file that was checked, and the `originals` of those."""


def of_file(said: Mapping[str, str | None], now: Mapping[str, str]) -> Mapping[str, str | None]:
    """What a file would change: texts that say it already are left out."""
    return {text_id: words for text_id, words in said.items() if words != now.get(text_id)}


def superfluous(history: Sequence[Change]) -> tuple[CommunityTextChangeId, ...]:
    """Which versions are too old to be kept; `history` has the newest first."""
    return tuple(one.id for one in history[KEPT_CHANGES:])
