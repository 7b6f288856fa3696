"""Presses and notices about who was there."""

from telegram import Update

from actions import attendance as actions
from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes
from rules.attendance import Batch, Status
from rules.ids import MemberId, SessionId
from rules.permissions import Verb
from rules.sessions import Session
from rules.sessions import Status as SessionStatus
from screens import attendance as screens
from screens import sheets
from screens.attendance import HerePress, OpenNowPress
from screens.home import Entry
from screens.outgoing import Outgoing, Post
from screens.screen import text
from screens.sheets import (
    AddPress,
    MarkPress,
    MarkRestPress,
    OthersPress,
    SheetPress,
    SheetsPress,
    UndoRestPress,
)
from storage.db import Tx
from storage.outbox import Owed
from storage.views import attendance as views


async def on_here(update: Update, context: Context) -> None:
    press = buttons.read(update, HerePress)
    here = await context.do(actions.check_in, SessionId(press.session_id))
    await context.show(screens.after_check_in(here), screens.check_in_toast(here))


async def on_open_now(_update: Update, context: Context) -> None:
    await context.show(screens.open_now(await context.look(views.open_now)))


async def on_sheets(_update: Update, context: Context) -> None:
    await context.show(sheets.sheets(await context.look(views.to_mark)))


async def on_sheet(update: Update, context: Context) -> None:
    press = buttons.read(update, SheetPress)
    view = await context.look(views.sheet, SessionId(press.session_id))
    await context.show(sheets.sheet(view, press.page))


async def on_mark(update: Update, context: Context) -> None:
    press = buttons.read(update, MarkPress)
    status = buttons.one_of(Status, press.status)
    marked = await context.do(
        actions.mark_attendance, SessionId(press.session_id), MemberId(press.member_id), status
    )
    await context.show(sheets.after_mark(marked, press.page), sheets.mark_toast(marked))


async def on_mark_rest(update: Update, context: Context) -> None:
    press = buttons.read(update, MarkRestPress)
    marked = await context.do(actions.mark_the_rest, SessionId(press.session_id))
    if marked.batch is None and marked.refused is None:
        # Most likely it was pressed twice, so the way back that the first press has shown stays.
        await context.toast(text("toast-all-marked"))
    else:
        await context.show(sheets.after_mark(marked, press.page), sheets.mark_toast(marked))


async def on_undo_rest(update: Update, context: Context) -> None:
    press = buttons.read(update, UndoRestPress)
    batch = Batch(press.first, press.last)
    marked = await context.do(actions.undo_the_rest, SessionId(press.session_id), batch)
    await context.show(sheets.after_mark(marked, press.page), sheets.mark_toast(marked))


async def on_others(update: Update, context: Context) -> None:
    press = buttons.read(update, OthersPress)
    found = await context.look(views.others, SessionId(press.session_id), press.page, sheets.PER_PAGE)
    await context.show(sheets.others(found))


async def on_add(update: Update, context: Context) -> None:
    press = buttons.read(update, AddPress)
    member_id = MemberId(press.member_id)
    marked = await context.do(actions.add_to_sheet, SessionId(press.session_id), member_id)
    await context.show(sheets.after_added(marked, member_id), sheets.mark_toast(marked))


def check_in_opens(tx: Tx, owed: Owed) -> Outgoing | None:
    """For whoever has a place when it is sent."""
    assert owed.member_id is not None
    invited = views.invitation(tx, SessionId(owed.variables["session"]), owed.member_id)
    if not invited.booked or not _still_on(invited.session, owed):
        return None
    return Post(screens.invitation(invited))


def attendance_sheet(tx: Tx, owed: Owed) -> Outgoing | None:
    view = views.sheet_for_notice(tx, SessionId(owed.variables["session"]))
    if owed.member_id != view.sheet.session.facilitator_id or not _still_on(view.sheet.session, owed):
        return None
    shown = sheets.over(view)
    return Post(shown) if shown else None


def _still_on(session: Session, owed: Owed) -> bool:
    """Whether the session still takes place when it did as this was owed."""
    return session.status is SessionStatus.SCHEDULED and actions.start_of(session) == owed.variables["start"]


ROUTES = Routes(
    presses={
        HerePress: on_here,
        OpenNowPress: on_open_now,
        SheetsPress: on_sheets,
        SheetPress: on_sheet,
        MarkPress: on_mark,
        MarkRestPress: on_mark_rest,
        UndoRestPress: on_undo_rest,
        OthersPress: on_others,
        AddPress: on_add,
    },
    commands={"here": on_open_now, "attendance": on_sheets},
    menu=(
        Entry(Verb.CHECK_IN, "button-open-now", OpenNowPress()),
        Entry(Verb.MARK_ATTENDANCE, "button-attendance", SheetsPress()),
    ),
    menu_when={OpenNowPress: views.any_open_now},
    notices={"check-in-opens": check_in_opens, "attendance-sheet": attendance_sheet},
)
