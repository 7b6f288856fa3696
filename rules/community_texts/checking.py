"""Whether words can be shown where they are to stand: one text, one answer, always with the reason."""

import html as markup
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import Any, Final

from fluent.syntax import ast

from rules.community_texts import html, patterns
from rules.community_texts.faults import Fault
from rules.community_texts.patterns import TooManyFormsError
from rules.feedback.surveys import LEVELS, Purpose


class Kind(StrEnum):
    """Where a text stands, which says how long it may be and whether HTML is read there."""

    BUTTON = "button"
    TOAST = "toast"
    CHOICE = "choice"
    """An answer of a poll."""
    QUESTION = "question"
    """The question of a poll."""
    CAPTION = "caption"
    PLAIN = "plain"
    """Where no HTML is read: in a calendar, in a link that is shared."""
    MESSAGE = "message"


LIMITS: Final[Mapping[Kind, int]] = {
    Kind.BUTTON: 40,
    Kind.TOAST: 200,
    Kind.CHOICE: 100,
    Kind.QUESTION: 300,
    Kind.CAPTION: 1024,
    Kind.PLAIN: 4096,
    Kind.MESSAGE: 4096,
}
"""In characters as Telegram counts them."""
_ONE_LINE: Final = frozenset({Kind.BUTTON, Kind.CHOICE})
_PLAIN: Final = frozenset({Kind.BUTTON, Kind.TOAST, Kind.CHOICE, Kind.QUESTION, Kind.PLAIN})
_KINDS: Final = (
    ("button-", Kind.BUTTON),
    ("toast-", Kind.TOAST),
    ("poll-", Kind.CHOICE),
    ("group-poll-question", Kind.QUESTION),
    ("topic-vote-question", Kind.QUESTION),
    ("caption-", Kind.CAPTION),
    ("event-", Kind.PLAIN),
    ("share-", Kind.PLAIN),
    ("paper-", Kind.PLAIN),
    ("report-", Kind.PLAIN),
    ("command-", Kind.PLAIN),
)
_FILES_FIXED: Final = {
    "help_now": "safety",
    "danger": "safety",
    "privacy": "promise",
    "my_data": "promise",
    "retention": "promise",
    "questions": "promise",
    "patient_data": "promise",
    "community_texts": "way-back",
    "feedback_sorting": "promise",
    "report": "promise",
    "indicators": "machine",
}
_FIXED: Final = (
    ("join-consent", "consent"),
    ("join-who-sees", "promise"),
    ("group-poll-", "promise"),
    ("topic-vote-", "promise"),
    # What was answered counts the same everywhere, and the results quote it.
    ("poll-", "machine"),
    # Who reads a line, and what becomes of its words.
    ("feedback-line-", "promise"),
    ("button-feedback-line-", "promise"),
    # A questionnaire that was put to somebody keeps its words: what is told quotes them.
    *((f"feedback-{one}-", "question") for one in (*Purpose, *LEVELS)),
    # Whatever else is said about questionnaires: who could know what, what is told from how many on.
    ("feedback-", "promise"),
    ("toast-feedback-", "promise"),
    # What they say names these.
    ("button-feedback-begin", "promise"),
    ("button-feedback-kept", "promise"),
    ("button-feedback-send", "promise"),
    ("paper-", "certificate"),
    ("command-", "machine"),
    ("teams-line-", "machine"),
    ("interviews-column-", "machine"),
    ("interviews-sheet", "machine"),
)


@dataclass(frozen=True, slots=True)
class Original:
    """A text as it is shipped. Its samples are made-up values of the names in it."""

    id: str
    file: str
    """The noun it belongs to."""
    source: str
    """Its words, as Fluent writes them."""
    samples: Mapping[str, str | int]

    @property
    def kind(self) -> Kind:
        return kind_of(self.id)

    @property
    def pattern(self) -> ast.Pattern:
        found = patterns.parse(self.source)
        assert found is not None, self.id
        return found

    @property
    def fixed(self) -> str | None:
        """Why a community cannot change it, as the end of a text's id; None where it can."""
        return _why_fixed(self.id, self.file)


@cache
def _why_fixed(text_id: str, file: str) -> str | None:
    """Asked of every text whenever one of them is looked for."""
    named = next((why for start, why in _FIXED if text_id.startswith(start)), None)
    return named or _FILES_FIXED.get(file)


def kind_of(text_id: str) -> Kind:
    """Where the text of that id stands."""
    return next((kind for start, kind in _KINDS if text_id.startswith(start)), Kind.MESSAGE)


def reads_html(kind: Kind) -> bool:
    """Whether tags are read there."""
    return kind not in _PLAIN


def kept(original: Original) -> dict[str, Any]:
    """The original as a dialogue keeps it."""
    return {
        "id": original.id,
        "file": original.file,
        "source": original.source,
        "samples": dict(original.samples),
    }


def original_of(given: Mapping[str, Any]) -> Original:
    """The original that a dialogue has kept."""
    return Original(given["id"], given["file"], given["source"], given["samples"])


def fault_of(original: Original, pattern: ast.Pattern) -> Fault | None:
    """The first thing that is wrong with these words for that text."""
    return next(faults_of(original, pattern), None)


def faults_of(original: Original, pattern: ast.Pattern) -> Iterator[Fault]:
    """All that is wrong with these words for that text."""
    if original.fixed is not None:
        yield Fault(f"fixed-{original.fixed}")
    elif patterns.beyond(pattern):
        yield Fault("beyond", _known(original))
    elif unknown := patterns.names_in(pattern) - original.samples.keys():
        yield Fault("unknown-name", {"name": min(unknown), **_known(original)})
    else:
        yield from shown_wrong(original.kind, pattern, original.samples)


def _known(original: Original) -> dict[str, str | int]:
    return {"names": ", ".join(f"{{{one}}}" for one in original.samples), "count": len(original.samples)}


def shown_wrong(kind: Kind, pattern: ast.Pattern, samples: Mapping[str, str | int]) -> Iterator[Fault]:
    """What is wrong with any of its forms."""
    try:
        shown = patterns.forms(pattern, values(kind, samples))
        marked = patterns.forms(pattern, dict.fromkeys(samples, f"{html.MARK}x"))
    except TooManyFormsError:
        yield Fault("too-many-forms", {"most": patterns.MOST_FORMS})
        return
    for form, with_marks in zip(shown, marked, strict=True):
        yield from _form_wrong(kind, form, with_marks)


def _form_wrong(kind: Kind, form: str, with_marks: str) -> Iterator[Fault]:
    if reads_html(kind):
        yield from html.faults_in(with_marks)
        length = html.length(form)
    else:
        if html.has_tags(with_marks):
            yield Fault(f"no-tags-{kind}")
        length = html.units(form)
    if patterns.visible(form) != form:
        yield Fault("invisible")
    if kind in _ONE_LINE and "\n" in form:
        yield Fault("one-line")
    if not length or not form.strip():
        yield Fault("empty")
    if length > LIMITS[kind]:
        yield Fault("too-long", {"length": length, "limit": LIMITS[kind]})


def values(kind: Kind, samples: Mapping[str, str | int]) -> dict[str, str]:
    """The samples as they would stand there."""
    escape = markup.escape if reads_html(kind) else str
    return {name: escape(str(value)) for name, value in samples.items()}


def examples(original: Original, pattern: ast.Pattern) -> list[str]:
    """How it would look, once for each of its forms: HTML where HTML is read, else as it is."""
    found = patterns.forms(pattern, values(original.kind, original.samples))
    return list(dict.fromkeys(found))


def fits(kind: Kind, shown: str) -> bool:
    """Whether what it became with the values of the day can be shown there."""
    if not shown.strip():
        return False
    if len(shown) * 2 <= LIMITS[kind]:
        return True
    return (html.length(shown) if reads_html(kind) else html.units(shown)) <= LIMITS[kind]
