"""The facilitator's sheet: who was there, a tap for each name."""

from dataclasses import dataclass

from actions.attendance import Marked
from rules.attendance import Batch, Line, Refused, Sheet, Status
from rules.communities import Community
from rules.ids import MemberId, SessionId
from rules.sessions import Session
from rules.sheets import minutes_for
from screens import dates
from screens.facts import facts_of, topic_shown
from screens.home import menu_row
from screens.presses import Press, press
from screens.screen import AnyButton, Button, Screen, Text, button, screen, shortened, text
from screens.ways import session_row
from storage.views.attendance import Sessions, SheetView

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


@press("xm")
@dataclass(frozen=True, slots=True)
class MinutesPress(Press):
    """How long somebody was there who was there for a part."""

    session_id: int
    member_id: int
    minutes: int
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


@press("xc")
@dataclass(frozen=True, slots=True)
class ShowCodePress(Press):
    """Have the code of the session shown."""

    session_id: int


@press("so")
@dataclass(frozen=True, slots=True)
class OthersPress(Press):
    """To the members who are not on the sheet."""

    session_id: int
    page: int


@press("xf")
@dataclass(frozen=True, slots=True)
class FindPress(Press):
    """To the question for a part of a name."""

    session_id: int


@press("xy")
@dataclass(frozen=True, slots=True)
class HistoryPress(Press):
    """To what was marked and corrected."""

    session_id: int
    page: int


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
                        topic=topic_shown(session.topic, 20),
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
    return _sheet(view.sheet, view.community, page, refused, checking_in=view.checking_in)


def after_mark(marked: Marked, page: int, member_id: MemberId | None = None) -> Screen:
    """The sheet after a tap; `member_id` is whose name was tapped."""
    return _sheet(
        marked.sheet,
        marked.community,
        page,
        marked.refused,
        batch=marked.batch,
        tapped=member_id,
        checking_in=marked.checking_in,
    )


def page_of(sheet: Sheet, member_id: MemberId) -> int:
    """The page on which the name stands; the first for a name that does not."""
    names = [line.member_id for line in sheet.lines]
    return names.index(member_id) // PER_PAGE if member_id in names else 0


def show_row(session_id: SessionId) -> tuple[Button, ...]:
    """For whoever runs the session, while check-in is open."""
    return (button("button-show-code", ShowCodePress(session_id)),)


def mark_toast(marked: Marked) -> Text:
    """That the tap counts, or why not."""
    return text(f"toast-attendance-{marked.refused.reason}") if marked.refused else text("toast-marked")


def over(view: SheetView) -> Screen | None:
    """What the facilitator gets at the end: the sheet. None when there is nobody to mark."""
    if not view.sheet.lines:
        return None
    shown = _sheet(view.sheet, view.community, 0, None)
    return screen(text("sheet-now"), *shown.parts, rows=shown.rows)


_STILL_OPEN = ("not-on-sheet", "nothing-to-undo")
"""Refusals after which the others can still be marked."""


def _sheet(
    sheet: Sheet,
    community: Community,
    page: int,
    refused: Refused | None,
    *,
    batch: Batch | None = None,
    tapped: MemberId | None = None,
    checking_in: bool = False,
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
        text("sheet-teams-hint") if not closed else None,
        text("sheet-page", page=page + 1, pages=pages) if pages > 1 else None,
        rows=(
            show_row(sheet.session.id) if checking_in else (),
            *(row for line in lines if not closed for row in _name_rows(sheet, line, page, tapped)),
            _turn(sheet.session, page, pages),
            _the_rest(sheet, page) if not closed else (),
            _names(sheet, pages) if not closed else (),
            _undo(sheet.session, batch, page),
            (
                button("button-sheets", SheetsPress()),
                button("button-history", HistoryPress(sheet.session.id, 0)),
            ),
            (*session_row(sheet.session.id), *menu_row()),
        ),
    )


UNMARKED = "unmarked"
"""How a MarkPress says that a mark is taken back."""
_NEXT = {
    None: Status.ATTENDED,
    Status.ATTENDED: Status.PART,
    Status.PART: Status.MISSED,
    Status.MISSED: UNMARKED,
}


def _name_rows(
    sheet: Sheet, line: Line, page: int, tapped: MemberId | None
) -> tuple[tuple[AnyButton, ...], ...]:
    """The name; right after it was marked as there for a part, how long that was."""
    session = sheet.session
    status = line.mark.status if line.mark else None
    name = (label(line, MarkPress(session.id, line.member_id, _NEXT[status], page)),)
    if line.member_id != tapped or status is not Status.PART:
        return (name,)
    minutes = tuple(
        button("button-minutes", MinutesPress(session.id, line.member_id, one, page), minutes=one)
        for one in minutes_for(session)
    )
    return name, minutes


def label(line: Line, action: Press) -> Button:
    """A name with its mark."""
    name = shortened(line.name, _LONGEST_NAME)
    if line.mark is not None and line.mark.minutes is not None and line.mark.status is Status.PART:
        return button("button-mark-part-minutes", action, name=name, minutes=line.mark.minutes)
    return button(f"button-mark-{line.mark.status if line.mark else UNMARKED}", action, name=name)


def _names(sheet: Sheet, pages: int) -> tuple[AnyButton, ...]:
    """Ways to a name: to one of many pages, and to somebody who is on none."""
    else_ = button("button-somebody-else", OthersPress(sheet.session.id, 0))
    return (button("button-find-name", FindPress(sheet.session.id)), else_) if pages > 1 else (else_,)


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
