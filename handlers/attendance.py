"""Presses and notices about who was there."""

from telegram import Update

from actions import attendance as actions
from actions import check_in
from actions import dialogues as drafts
from handlers import buttons, dialogues
from handlers.context import Context
from handlers.routes import Dialogue, Routes
from rules.attendance import Batch, Status
from rules.ids import MemberId, SessionId
from rules.permissions import Verb
from rules.sessions import Session
from rules.sessions import Status as SessionStatus
from rules.sheets import PART_MINUTES
from screens import attendance as screens
from screens import sheet_history, sheet_names, sheets
from screens.attendance import HerePress, OpenNowPress
from screens.home import Entry, Section
from screens.outgoing import Outgoing, Post
from screens.screen import text
from screens.sheet_names import AddPress
from screens.sheets import (
    FindPress,
    HistoryPress,
    MarkPress,
    MarkRestPress,
    MinutesPress,
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
    here = await context.do(check_in.say_here, SessionId(press.session_id))
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
    status = None if press.status == sheets.UNMARKED else buttons.one_of(Status, press.status)
    member_id = MemberId(press.member_id)
    marked = await context.do(actions.mark_attendance, SessionId(press.session_id), member_id, status)
    await context.show(sheets.after_mark(marked, press.page, member_id), sheets.mark_toast(marked))


async def on_minutes(update: Update, context: Context) -> None:
    press = buttons.read(update, MinutesPress)
    if press.minutes not in PART_MINUTES:
        raise buttons.UnknownPressError
    marked = await context.do(
        actions.mark_attendance,
        SessionId(press.session_id),
        MemberId(press.member_id),
        Status.PART,
        press.minutes,
    )
    await context.show(sheets.after_mark(marked, press.page), sheets.mark_toast(marked))


async def on_history(update: Update, context: Context) -> None:
    press = buttons.read(update, HistoryPress)
    session_id = SessionId(press.session_id)
    view = await context.look(views.history, session_id, press.page, sheet_history.PER_PAGE)
    await context.show(sheet_history.history(view))


async def on_find(update: Update, context: Context) -> None:
    press = buttons.read(update, FindPress)
    session = await context.look(views.to_find, SessionId(press.session_id))
    known = {"session": session.id}
    await dialogues.ask(context, await context.do(drafts.start, "find", session.community_id, known))


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
    await context.show(sheet_names.others(found))


async def on_add(update: Update, context: Context) -> None:
    press = buttons.read(update, AddPress)
    member_id = MemberId(press.member_id)
    marked = await context.do(actions.add_to_sheet, SessionId(press.session_id), member_id)
    await context.show(sheet_names.after_added(marked, member_id), sheets.mark_toast(marked))


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
        MinutesPress: on_minutes,
        MarkRestPress: on_mark_rest,
        UndoRestPress: on_undo_rest,
        OthersPress: on_others,
        FindPress: on_find,
        AddPress: on_add,
        HistoryPress: on_history,
    },
    commands={"attendance": on_sheets},
    menu=(
        Entry(Verb.CHECK_IN, "button-open-now", OpenNowPress()),
        Entry(Verb.MARK_ATTENDANCE, "button-attendance", SheetsPress(), Section.SESSIONS),
    ),
    dialogues={"find": Dialogue(sheet_names.found)},
    menu_when={OpenNowPress: views.any_open_now},
    notices={"check-in-opens": check_in_opens, "attendance-sheet": attendance_sheet},
)
