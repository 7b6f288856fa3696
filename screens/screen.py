"""What is shown: texts by id with their variables, and rows of buttons with words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from screens.presses import Press

Value: TypeAlias = "str | int | Text"
"""What a variable of a text can be; a text within a text is rendered where it stands."""


@dataclass(frozen=True, slots=True)
class Text:
    """One text of screens/texts by its id. Strings among the variables are escaped when it is rendered."""

    id: str
    variables: Mapping[str, Value] = field(default_factory=dict)


def text(text_id: str, **variables: Value) -> Text:
    """`text("booking-booked", topic=…, when=…)`."""
    return Text(text_id, variables)


def shortened(words: str, length: int) -> str:
    """At most so many characters of it, for a button's label."""
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Lines:
    """Texts one below the other, without a gap: a list."""

    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Checked:
    """Words in Telegram's HTML that were checked as such: those a community is about to say."""

    html: str


@dataclass(frozen=True, slots=True)
class Button:
    """A button that presses: `action` is what comes back when it is pressed."""

    label: Text
    action: Press


@dataclass(frozen=True, slots=True)
class LinkButton:
    """A button that opens an address."""

    label: Text
    url: str


@dataclass(frozen=True, slots=True)
class CopyButton:
    """A button that copies these words, 1 to 256 characters."""

    label: Text
    copied: str


@dataclass(frozen=True, slots=True)
class StartButton:
    """A button that opens the private chat and starts it with this payload."""

    label: Text
    start: str


@dataclass(frozen=True, slots=True)
class ShareButton:
    """A button that opens WhatsApp with these words; their variable `link` is the address behind `start`."""

    label: Text
    words: Text
    start: str
    """The payload with which the link opens the private chat."""


AnyButton = Button | LinkButton | CopyButton | StartButton | ShareButton


@dataclass(frozen=True, slots=True)
class Screen:
    """One message: paragraphs, then rows of buttons (at most 8 a row, 100 in all)."""

    parts: tuple[Text | Lines | Checked, ...]
    rows: tuple[tuple[AnyButton, ...], ...] = ()
    answers: int | None = None
    """The message of the same chat that a new message of it replies to."""


def screen(*parts: Text | Lines | Checked | None, rows: "tuple[tuple[AnyButton, ...], ...]" = ()) -> Screen:
    """A screen of these paragraphs; one that is None is left out, and so is an empty row."""
    return Screen(tuple(part for part in parts if part is not None), tuple(row for row in rows if row))


def button(label: str, action: Press, **variables: Value) -> Button:
    """`button("button-book", BookPress(session_id))`."""
    return Button(Text(label, variables), action)
