"""The code and the picture: shown by the facilitator, sent back by those who are there."""

from datetime import datetime

from telegram import Update

from actions import check_in as actions
from actions import code_boards as boards
from actions.attendance import start_of
from handlers import attendance, buttons, home
from handlers.context import Context
from handlers.routes import Routes
from reports.qr import qr_picture
from rules.check_in import read_code
from rules.ids import ChatId, MemberId, SessionId
from rules.sessions import Status
from screens import check_in as screens
from screens import sheets
from screens.check_in import HideCodePress, ShowPicturePress
from screens.outgoing import Edit, Outgoing, Post, Receipt
from screens.screen import text
from screens.sheets import ShowCodePress
from storage.db import Tx
from storage.outbox import Owed
from storage.views import attendance as sheet_views
from storage.views import check_in as views


async def on_here(update: Update, context: Context) -> None:
    """The command, with the code behind it or alone."""
    assert update.effective_message is not None
    _, _, typed = (update.effective_message.text or "").strip().partition(" ")
    if not typed:
        await attendance.on_open_now(update, context)
        return
    code = read_code(typed)
    if code is None:
        await home.show_menu(context, text("code-unreadable"))
    else:
        await _check_in(context, code)


async def on_code(update: Update, context: Context) -> bool:
    """Six digits alone are a code while a session of theirs is open for check-in; else not for us."""
    assert update.effective_message is not None
    code = read_code(update.effective_message.text or "")
    if code is None or not await context.look(views.code_counts):
        return False
    await _check_in(context, code)
    return True


async def _check_in(context: Context, code: str) -> None:
    done = await context.do(actions.say_here_by_code, code)
    if done is None:
        await home.show_menu(context, text("code-none-open"))
    else:
        await context.show(screens.after_code(done))


async def on_picture_link(update: Update, context: Context, argument: str) -> None:
    """The link in the picture: opens the private chat and checks in, in one."""
    assert update.effective_chat is not None
    assert update.effective_user is not None
    session, _, key = argument.partition("_")
    done = await context.do(
        actions.say_here_by_picture,
        ChatId(update.effective_chat.id),
        update.effective_user.first_name,
        SessionId(buttons.id_in(session) or 0),
        key,
    )
    await context.show(screens.after_picture(done))


async def on_show_code(update: Update, context: Context) -> None:
    press = buttons.read(update, ShowCodePress)
    showing = await context.do(boards.show_code, SessionId(press.session_id))
    if showing.refused is not None:
        await context.show(screens.not_shown(showing), screens.comes(showing, "code"))
    else:
        # The code comes below, as a message of its own that stays until it is over.
        await context.toast(screens.comes(showing, "code"))


async def on_hide_code(update: Update, context: Context) -> None:
    press = buttons.read(update, HideCodePress)
    await context.do(boards.hide_code, SessionId(press.session_id))
    await context.show(sheets.sheet(await context.look(sheet_views.sheet, SessionId(press.session_id)), 0))


async def on_show_picture(update: Update, context: Context) -> None:
    press = buttons.read(update, ShowPicturePress)
    showing = await context.do(boards.show_picture, SessionId(press.session_id))
    # In either case as a toast: the message with the code has to stay what it is.
    await context.toast(screens.comes(showing, "picture"), alert=showing.refused is not None)


def check_in_code(tx: Tx, owed: Owed) -> Outgoing | None:
    """The code of the step that was due, as a new message or where the last one stands."""
    assert owed.member_id is not None
    said = owed.variables
    view = views.code_to_show(tx, SessionId(said["session"]), owed.member_id, said["edition"], said["step"])
    if view is None or view.session.status is Status.CANCELLED or start_of(view.session) != said["start"]:
        return None
    shown = screens.code(view)
    return Post(shown) if view.message_id is None else Edit(view.message_id, shown)


def code_posted(tx: Tx, owed: Owed, receipt: Receipt, now: datetime) -> None:
    if receipt.message_id is not None and owed.member_id is not None:
        said = owed.variables
        boards.code_posted(
            tx, now, SessionId(said["session"]), owed.member_id, said["edition"], receipt.message_id
        )


def check_in_code_over(tx: Tx, owed: Owed) -> Outgoing:
    session, community = views.session_over(tx, SessionId(owed.variables["session"]))
    return Edit(owed.variables["message"], screens.code_over(session, community))


def check_in_picture(tx: Tx, owed: Owed) -> Outgoing | None:
    assert owed.member_id is not None
    view = views.picture_to_show(tx, SessionId(owed.variables["session"]), MemberId(owed.member_id))
    if view is None or view.session.status is Status.CANCELLED:
        return None
    if start_of(view.session) != owed.variables["start"]:
        return None
    return screens.picture(view, qr_picture)


ROUTES = Routes(
    presses={
        ShowCodePress: on_show_code,
        HideCodePress: on_hide_code,
        ShowPicturePress: on_show_picture,
    },
    commands={"here": on_here},
    opens={"in": on_picture_link},
    typed=(on_code,),
    notices={
        "check-in-code": check_in_code,
        "check-in-code-over": check_in_code_over,
        "check-in-picture": check_in_picture,
    },
    sent={"check-in-code": code_posted},
)
