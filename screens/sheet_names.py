"""Names for a sheet: one of many that is looked for, and somebody who came without being on it."""

from dataclasses import dataclass

from actions.attendance import Finding, Marked
from actions.dialogues import Finished
from rules.ids import MemberId, SessionId
from screens.facts import facts_of
from screens.home import menu_row
from screens.presses import Press, press
from screens.screen import Button, Screen, button, screen, shortened, text
from screens.sheets import FindPress, OthersPress, SheetPress, after_mark, label, page_of
from storage.views.attendance import Others

_LONGEST_NAME = 40


@press("sa")
@dataclass(frozen=True, slots=True)
class AddPress(Press):
    """Somebody else came."""

    session_id: int
    member_id: int


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
            *((_add(session.id, member_id, name),) for member_id, name in found.members),
            tuple(one for one in turn if one is not None),
            (button("button-find-name", FindPress(session.id)),),
            (button("button-sheet-back", SheetPress(session.id, 0)), *menu_row()),
        ),
    )


def found(finished: Finished) -> Screen:
    """The names that fit: those on the sheet lead to their page, the others are added."""
    finding: Finding = finished.decision
    session = finding.sheet.session
    return screen(
        text("sheet-title", **facts_of(session, finding.community)),
        text("sheet-found"),
        text("sheet-found-more") if finding.found.more else None,
        rows=(
            *(
                (label(line, SheetPress(session.id, page_of(finding.sheet, line.member_id))),)
                for line in finding.found.on_sheet
            ),
            *((_add(session.id, member_id, name),) for member_id, name in finding.found.others),
            (button("button-find-again", FindPress(session.id)),),
            (button("button-sheet-back", SheetPress(session.id, 0)), *menu_row()),
        ),
    )


def after_added(marked: Marked, member_id: MemberId) -> Screen:
    """The page of the sheet on which the name now stands."""
    return after_mark(marked, page_of(marked.sheet, member_id))


def _add(session_id: SessionId, member_id: MemberId, name: str) -> Button:
    return button(
        "button-add-name", AddPress(session_id, member_id), name=shortened(name, _LONGEST_NAME - 10)
    )
