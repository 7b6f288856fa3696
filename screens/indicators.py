"""Indicators in words: what each counts, what was written, and what is wrong with a file."""

from collections.abc import Sequence

from reports.indicators import UnreadableError
from rules.indicator_files import Fault, Place
from rules.indicators import DEFINITIONS, Row
from screens.screen import Text, Value, text
from screens.texts import Texts


def page(texts: Texts) -> str:
    """The definitions as a table of Markdown."""
    lines = [texts.plain(text("indicators-page-head")), "|---|---|---|---|---|"]
    for one in DEFINITIONS.values():
        words = [texts.plain(text(f"indicator-{one.id}-{part}")) for part in ("name", "number")]
        of = texts.plain(text(f"indicator-{one.id}-of")) if one.share else ""
        lines.append(f"| `{one.id}` | {one.version} | {words[0]} | {words[1]} | {of} |")
    return "\n".join(lines)


def written(file: str, rows: Sequence[Row]) -> Text:
    """What a file holds now."""
    held_back = sum(one.numerator is None for one in rows)
    regions = len({one.region for one in rows})
    if not rows:
        return text("indicators-written-none", file=file)
    return text("indicators-written", file=file, rows=len(rows), regions=regions, back=held_back)


def fault(one: Fault) -> Text:
    """A sentence: which file and row, what is wrong, what to do."""
    variables: dict[str, Value] = {"where": _place(one.at), "what": one.what}
    if one.other is not None:
        variables["other"] = _place(one.other)
    return Text(f"indicators-wrong-{one.wrong}", variables)


def more_faults(number: int) -> Text:
    return text("indicators-wrong-more", number=number)


def unreadable(file: str, error: UnreadableError) -> Text:
    """Why a file cannot be read at all."""
    return text(f"indicators-unreadable-{error.reason}", where=_place(Place(file, error.row)))


def _place(at: Place) -> Text:
    if at.row is None:
        return text("indicators-file", file=at.file)
    return text("indicators-row", file=at.file, row=at.row)
