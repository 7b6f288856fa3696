"""The code and the picture that a facilitator shows, and what a code or a picture has led to."""

from collections.abc import Callable
from dataclasses import dataclass

from actions.check_in import Here
from actions.code_boards import Showing
from rules.attendance import opens_at
from rules.check_in import WrongCode
from rules.communities import Community
from rules.sessions import Session
from screens import dates
from screens.attendance import after_check_in
from screens.facts import facts_of
from screens.home import menu_row
from screens.outgoing import Photo
from screens.presses import Press, press
from screens.screen import Screen, Text, button, screen, text
from screens.sheets import SheetPress
from storage.views.check_in import CodeView, PictureView


@press("xh")
@dataclass(frozen=True, slots=True)
class HideCodePress(Press):
    """The message with the code is left alone from then on, and shows the sheet."""

    session_id: int


@press("xq")
@dataclass(frozen=True, slots=True)
class ShowPicturePress(Press):
    session_id: int


def code(view: CodeView) -> Screen:
    """The code, large enough to be read out or off a shared screen.

    Its message is edited every two minutes, so none of its buttons may turn it into something else: the one
    that does has the editing stopped first.
    """
    session = view.session
    return screen(
        text(
            "code-shown",
            code=f"{view.code[:3]} {view.code[3:]}",
            until=dates.time(view.turns_at, view.community.zone),
            **facts_of(session, view.community),
        ),
        text("code-how"),
        rows=(
            (button("button-show-picture", ShowPicturePress(session.id)),),
            (button("button-hide-code", HideCodePress(session.id)),),
        ),
    )


def code_over(session: Session, community: Community) -> Screen:
    """The message that showed the code shows it no longer."""
    return screen(
        text("code-over", **facts_of(session, community)),
        rows=((button("button-sheet-back", SheetPress(session.id, 0)), *menu_row()),),
    )


def picture(view: PictureView, draw: Callable[[str], bytes]) -> Photo:
    """The picture with its link; `draw` makes the picture of an address."""
    return Photo(
        draw,
        screen(
            text("picture-caption", **facts_of(view.session, view.community)),
            rows=((button("button-sheet-back", SheetPress(view.session.id, 0)), *menu_row()),),
        ),
        start=f"in_{view.session.id}_{view.key}",
    )


def comes(showing: Showing, what: str) -> Text:
    """In a few words: that the code or the picture is on its way, or why not."""
    if showing.refused is None:
        return text(f"toast-{what}-comes")
    return text(f"toast-code-{showing.refused.reason}", opens=_opens(showing))


def not_shown(showing: Showing) -> Screen:
    """Why there is no code to show now."""
    assert showing.refused is not None
    session = showing.session
    return screen(
        text(f"code-{showing.refused.reason}", opens=_opens(showing), **facts_of(session, showing.community)),
        rows=((button("button-sheet-back", SheetPress(session.id, 0)), *menu_row()),),
    )


def after_code(done: Here | WrongCode) -> Screen:
    """What the code that was typed has led to."""
    if isinstance(done, Here):
        return after_check_in(done)
    said = text("code-wrong", left=done.left) if done.left else text("code-tries-over")
    return screen(said, rows=(menu_row(),))


def after_picture(done: Here | None) -> Screen:
    """What the link of the picture has led to; None when the session is not one of theirs."""
    if done is None:
        return screen(text("picture-elsewhere"), rows=(menu_row(),))
    return after_check_in(done)


def _opens(showing: Showing) -> str:
    return dates.time(opens_at(showing.session), showing.community.zone)
