"""What the lines of a cycle are about, for those who read what was said: themes, figures and quotations."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rules.feedback.sorting import ThemeCount
from screens.feedback.presses import MentionsPress, RoundPress
from screens.feedback.sorting import sort_row
from screens.home import menu_row
from screens.screen import AnyButton, Lines, Screen, Text, button, screen, text
from storage.views.feedback_said import LinesTold

_ROOM: Final = 3200
_AROUND: Final = 40
"""In characters: what fits one message beside its title and its note; what stands around a name or a line."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A theme, or a quotation of it."""

    theme: ThemeCount
    words: str | None = None

    def size(self) -> int:
        """In characters as Telegram counts them, at most."""
        words = self.theme.name if self.words is None else self.words
        return _AROUND + len(words.encode("utf-16-le")) // 2

    def said(self) -> Text:
        if self.words is not None:
            return text("feedback-mentions-quote", words=self.words)
        return text("feedback-mentions-theme", theme=self.theme.name, mentions=self.theme.mentions or 0)


def told(view: LinesTold, first: int = 0) -> Screen:
    """From that piece on, counted from 0, as many as fit; a theme that goes on is named once more."""
    pieces = [_Piece(one, words) for one in view.themes for words in (None, *one.quotes)]
    first = first if 0 <= first < len(pieces) else 0
    following = first + _fitting(pieces[first:])
    return screen(
        _title(view),
        *_blocks(pieces[first:following]),
        text("feedback-mentions-rule" if pieces else "feedback-mentions-none"),
        rows=(
            _turn(view, first, following, len(pieces)),
            sort_row(view.community.id, view.to_sort),
            _ways(view),
        ),
    )


def _fitting(pieces: Sequence[_Piece]) -> int:
    """How many of them, one at least."""
    room = _ROOM
    for number, one in enumerate(pieces):
        room -= one.size()
        if room < 0:
            return max(1, number)
    return len(pieces)


def _blocks(pieces: Sequence[_Piece]) -> list[Lines]:
    """Each theme with its quotations below it."""
    blocks: list[list[_Piece]] = []
    for one in pieces:
        if not blocks or one.words is None:
            blocks.append([_Piece(one.theme)])
        if one.words is not None:
            blocks[-1].append(one)
    return [Lines(tuple(one.said() for one in block)) for block in blocks]


def _title(view: LinesTold) -> Text:
    if view.cycle is None:
        return text("feedback-mentions-about-all", community=view.community.name)
    return text("feedback-mentions-about", community=view.community.name, cycle=view.cycle.name)


def _turn(view: LinesTold, first: int, following: int, of: int) -> tuple[AnyButton, ...]:
    one = view.round.id
    return (
        *((button("button-feedback-told-first", MentionsPress(one)),) if first else ()),
        *(
            (button("button-feedback-mentions-more", MentionsPress(one, following)),)
            if following < of
            else ()
        ),
    )


def _ways(view: LinesTold) -> tuple[AnyButton, ...]:
    return button("button-back", RoundPress(view.round.id)), *menu_row()
