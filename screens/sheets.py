"""The facilitator's sheet: who was there, a tap for each name."""

from dataclasses import dataclass

from actions.attendance import Marked
from rules.attendance import Batch, Line, Refused, Sheet, Status
from rules.communities import Community
from rules.ids import MemberId
from rules.sessions import Session
from screens import dates
from screens.facts import facts_of
from screens.home import menu_row
from screens.presses import Press, press
from screens.screen import AnyButton, Button, Screen, Text, button, screen, shortened, text
from storage.views.attendance import Others, Sessions, SheetView

PER_PAGE = 8
"""Names on one page of the sheet: a phone shows as many without scrolling."""
_LONGEST_NAME = 24


@press("sl")
@dataclass(frozen=True, slots=True)
class SheetsPress(Press):
    """To the sessions whose sheet can be changed."""


@press("sh")
@dataclass(frozen=True, slots=True)
class SheetPress(Press):
    session_id: int
    page: int


@press("mk")
@dataclass(frozen=True, slots=True)
class MarkPress(Press):
    """Says which status, not "the next one": a tap that arrives twice is one tap."""

    session_id: int
    member_id: int
    status: str
    page: int


@press("ma")
@dataclass(frozen=True, slots=True)
class MarkRestPress(Press):
    session_id: int
    page: int


@press("mu")
@dataclass(frozen=True, slots=True)
class UndoRestPress(Press):
    """Takes back what one press has marked, which it names."""

    session_id: int
    first: int
    last: int
    page: int


@press("so")
@dataclass(frozen=True, slots=True)
class OthersPress(Press):
    """To the members who are not on the sheet."""

    session_id: int
    page: int


@press("sa")
@dataclass(frozen=True, slots=True)
class AddPress(Press):
    """Somebody else came."""

    session_id: int
    member_id: int


def sheets(found: Sessions) -> Screen:
    """The sheets that can be filled in or corrected."""
    if not found.found:
        return screen(text("sheet-none"), rows=(menu_row(),))
    return screen(
        text("sheet-list"),
        rows=(
            *(
                (
                    button(
                        "button-sheet",
                        SheetPress(session.id, 0),
                        topic=shortened(session.topic, 20),
                        day=dates.day_of(session.starts_at, community.zone),
                    ),
                )
                for session, community in found.found[:20]
            ),
            menu_row(),
        ),
    )


def sheet(view: SheetView, page: int) -> Screen:
    """One page of the sheet."""
    refused = Refused(view.sheet.session, view.closed) if view.closed else None
    return _sheet(view.sheet, view.community, page, refused)


def after_mark(marked: Marked, page: int) -> Screen:
    """The sheet after a tap."""
    return _sheet(marked.sheet, marked.community, page, marked.refused, marked.batch)


def mark_toast(marked: Marked) -> Text:
    """That the tap counts, or why not."""
    return text(f"toast-attendance-{marked.refused.reason}") if marked.refused else text("toast-marked")


def others(found: Others) -> Screen:
    """Who else may have come: a name is added with one tap."""
    session = found.session
    turn = (
        button("button-page-back", OthersPress(session.id, found.page - 1)) if found.page else None,
        button("button-page-on", OthersPress(session.id, found.page + 1)) if found.more else None,
    )
    return screen(
        text("sheet-title", **facts_of(session, found.community)),
        text("sheet-others" if found.members else "sheet-no-others"),
        rows=(
            *(
                (button("button-add-name", AddPress(session.id, member_id), name=shortened(name, 40)),)
                for member_id, name in found.members
            ),
            tuple(one for one in turn if one is not None),
            (button("button-sheet-back", SheetPress(session.id, 0)), *menu_row()),
        ),
    )


def after_added(marked: Marked, member_id: MemberId) -> Screen:
    """The page of the sheet on which the name now stands."""
    names = [line.member_id for line in marked.sheet.lines]
    return after_mark(marked, names.index(member_id) // PER_PAGE if member_id in names else 0)


def over(view: SheetView) -> Screen | None:
    """What the facilitator gets at the end: the sheet. None when there is nobody to mark."""
    if not view.sheet.lines:
        return None
    shown = _sheet(view.sheet, view.community, 0, None)
    return screen(text("sheet-now"), *shown.parts, rows=shown.rows)


_STILL_OPEN = ("not-on-sheet", "nothing-to-undo")
"""Refusals after which the others can still be marked."""


def _sheet(
    sheet: Sheet, community: Community, page: int, refused: Refused | None, batch: Batch | None = None
) -> Screen:
    pages = max(1, -(-len(sheet.lines) // PER_PAGE))
    # Names may have gone since the button was made, and anybody can forge a page.
    page = min(max(page, 0), pages - 1)
    lines = sheet.lines[page * PER_PAGE : (page + 1) * PER_PAGE]
    closed = refused is not None and refused.reason not in _STILL_OPEN
    return screen(
        text("sheet-title", **facts_of(sheet.session, community)),
        text(f"attendance-refused-{refused.reason}", **facts_of(sheet.session, community))
        if refused
        else None,
        _counts(sheet) if sheet.lines else text("sheet-empty"),
        text("sheet-walk-ins", count=_walk_ins(sheet)) if _walk_ins(sheet) else None,
        text("sheet-how") if sheet.lines and not closed else None,
        text("sheet-page", page=page + 1, pages=pages) if pages > 1 else None,
        rows=(
            *((_mark_button(sheet, line, page),) for line in lines if not closed),
            _the_rest(sheet, page) if not closed else (),
            (button("button-somebody-else", OthersPress(sheet.session.id, 0)),) if not closed else (),
            _undo(sheet.session, batch, page),
            _turn(sheet.session, page, pages),
            (button("button-sheets", SheetsPress()), *menu_row()),
        ),
    )


_NEXT = {
    None: Status.ATTENDED,
    Status.ATTENDED: Status.PART,
    Status.PART: Status.MISSED,
    Status.MISSED: Status.ATTENDED,
}


def _mark_button(sheet: Sheet, line: Line, page: int) -> Button:
    status = line.mark.status if line.mark else None
    return button(
        f"button-mark-{status or 'unmarked'}",
        MarkPress(sheet.session.id, line.member_id, _NEXT[status], page),
        name=shortened(line.name, _LONGEST_NAME),
    )


def _the_rest(sheet: Sheet, page: int) -> tuple[AnyButton, ...]:
    unmarked = sheet.count(None)
    if not unmarked:
        return ()
    label = "button-all-attended" if unmarked == len(sheet.lines) else "button-rest-attended"
    return (button(label, MarkRestPress(sheet.session.id, page), count=unmarked),)


def _undo(session: Session, batch: Batch | None, page: int) -> tuple[AnyButton, ...]:
    # Not where the button stood that led here: a finger that taps twice would undo what it did.
    if batch is None:
        return ()
    return (button("button-undo-rest", UndoRestPress(session.id, batch.first, batch.last, page)),)


def _turn(session: Session, page: int, pages: int) -> tuple[AnyButton, ...]:
    back = (button("button-page-back", SheetPress(session.id, page - 1)),) if page else ()
    on = (button("button-page-on", SheetPress(session.id, page + 1)),) if page + 1 < pages else ()
    return (*back, *on)


def _counts(sheet: Sheet) -> Text:
    return text(
        "sheet-counts",
        attended=sheet.count(Status.ATTENDED),
        part=sheet.count(Status.PART),
        missed=sheet.count(Status.MISSED),
        unmarked=sheet.count(None),
    )


def _walk_ins(sheet: Sheet) -> int:
    return sum(not line.booked and line.came for line in sheet.lines)
