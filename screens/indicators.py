"""Indicators: asked for in the chat; and in words: what each counts, what is written, what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from actions.indicators import Asked, Refused
from reports.indicators import UnreadableError
from rules.exports import Format
from rules.indicator_files import Fault, Place
from rules.indicators import DEFINITIONS, Row
from screens.home import menu_row
from screens.outgoing import Document, in_a_file_name
from screens.presses import Press, press
from screens.screen import Button, Screen, Text, Value, button, screen, shortened, text
from screens.texts import Texts
from storage.views.indicators import Choice

_FORMS: Final = (Format.CSV, Format.JSON)


@press("rn")
@dataclass(frozen=True, slots=True)
class IndicatorsPress(Press):
    """To the choice of a region and a form."""


@press("rk")
@dataclass(frozen=True, slots=True)
class IndicatorsFormPress(Press):
    """Asks for the file of the region that the community belongs to."""

    community_id: int
    form: str


def choices(found: Sequence[Choice]) -> Screen:
    """Of which region, where there are several, and in which form."""
    rows = tuple(tuple(_choice(one, form, len(found) > 1) for form in _FORMS) for one in found)
    which = text("indicators-which") if len(found) > 1 else text("indicators-form", region=found[0].region)
    return screen(which, text("indicators-forms"), text("indicators-noted"), rows=(*rows, menu_row()))


def _choice(one: Choice, form: Format, several: bool) -> Button:
    press = IndicatorsFormPress(one.community_id, form)
    if not several:
        return button(f"button-indicators-{form}", press)
    return button(f"button-indicators-{form}-of", press, region=shortened(one.region, 20))


def asked(answer: Asked | Refused) -> Screen:
    """The file comes as a message of its own."""
    if isinstance(answer, Refused):
        return screen(text(f"indicators-refused-{answer.reason}", region=answer.region), rows=(_again(),))
    said = "indicators-none-yet" if answer.empty else "indicators-on-its-way"
    return screen(
        text("indicators-already" if answer.already else said, region=answer.region), rows=(_again(),)
    )


def file(region: str, form: Format, content: bytes, rows: Sequence[Row]) -> Document:
    """The file, with what it is and where it may go."""
    back = sum(one.numerator is None for one in rows)
    return Document(
        name=f"indicators-{in_a_file_name(region.lower(), 'region')}.{form}",
        content=content,
        screen=screen(
            text("caption-indicators", region=region, rows=len(rows), back=back),
            text("indicators-may-leave"),
            rows=(_again(),),
        ),
    )


def _again() -> tuple[Button, ...]:
    return (button("button-indicators-again", IndicatorsPress()), *menu_row())


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
