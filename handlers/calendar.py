"""The calendar: its screen, the private address, and the files that follow a place."""

from telegram import Update

from actions import calendar as actions
from actions import calendar_files as files
from handlers import buttons, home
from handlers.context import Context
from handlers.routes import Routes
from rules.ids import ChatId, CommunityId, SessionId
from screens import calendar as screens
from screens.calendar import (
    ConfirmOffPress,
    FilePress,
    FilesPress,
    NewAddressPress,
    OpenFeedPress,
    TurnOffPress,
)
from screens.outgoing import Outgoing, Receipt
from screens.screen import Screen, text
from screens.ways import CalendarPress
from storage.db import Tx
from storage.outbox import Owed
from storage.views import calendar as views


async def on_calendar(_update: Update, context: Context) -> None:
    """/calendar, and every button that names no community: the only one, or a choice."""
    found = await context.look(views.everywhere)
    if len(found) > 1:
        await context.show(screens.which(found))
    else:
        await context.show(screens.settings(found[0], context.house.public_url))


async def on_calendar_press(update: Update, context: Context) -> None:
    press = buttons.read(update, CalendarPress)
    if press.community_id == 0:
        await on_calendar(update, context)
        return
    mine = await context.look(views.mine, CommunityId(press.community_id))
    await context.show(screens.settings(mine, context.house.public_url))


async def on_open_feed(update: Update, context: Context) -> None:
    press = buttons.read(update, OpenFeedPress)
    if not context.house.public_url:
        # A button from before the pages were taken away, or a forged one: an address would lead nowhere.
        mine = await context.look(views.mine, CommunityId(press.community_id))
        await context.show(screens.settings(mine, ""))
        return
    await _show(context, await context.do(actions.open_feed, CommunityId(press.community_id), press.serial))


async def on_new_address(update: Update, context: Context) -> None:
    press = buttons.read(update, NewAddressPress)
    mine = await context.look(views.mine, CommunityId(press.community_id))
    await context.show(screens.sure(mine, off=False))


async def on_turn_off(update: Update, context: Context) -> None:
    press = buttons.read(update, TurnOffPress)
    mine = await context.look(views.mine, CommunityId(press.community_id))
    await context.show(screens.sure(mine, off=True))


async def on_confirm_off(update: Update, context: Context) -> None:
    press = buttons.read(update, ConfirmOffPress)
    await _show(context, await context.do(actions.close_feed, CommunityId(press.community_id), press.serial))


async def on_files(update: Update, context: Context) -> None:
    press = buttons.read(update, FilesPress)
    files = press.files == 1
    await _show(context, await context.do(actions.choose_files, CommunityId(press.community_id), files=files))


async def on_start_calendar(update: Update, context: Context, argument: str) -> None:
    """The button under a card in a group: opens the private chat and asks for the file, in one."""
    assert update.effective_chat is not None
    assert update.effective_user is not None
    session_id = buttons.id_in(argument)
    asked = await context.do(
        files.ask_by_link,
        ChatId(update.effective_chat.id),
        update.effective_user.first_name,
        SessionId(session_id or 0),
    )
    if asked is not None:
        await context.show(screens.asked(asked))
    else:
        await home.show_menu(context, text("session-elsewhere" if session_id else "home-dead-link"))


async def on_file(update: Update, context: Context) -> None:
    press = buttons.read(update, FilePress)
    asked = await context.do(files.ask_for_file, SessionId(press.session_id))
    if asked.refused is None:
        # The file comes below, and the page stays.
        await context.toast(screens.asked_toast(asked))
    else:
        await context.show(screens.asked(asked))


async def _show(context: Context, done: actions.Done) -> None:
    if done.already:
        # The screen stays: an address that it shows cannot be shown again.
        await context.toast(text("toast-calendar-already"), alert=True)
    else:
        await context.show(screens.after(done, context.house.public_url))


def calendar_file(tx: Tx, owed: Owed) -> Outgoing | None:
    """The version of now; nothing where the member has it, or needs none."""
    found = _file(tx, owed)
    return None if found is None else screens.file(found)


def calendar_asked(tx: Tx, owed: Owed) -> Outgoing | None:
    """What was asked for, unless the place is given up or the session cancelled since."""
    assert owed.member_id is not None
    found = views.file_asked_for(tx, SessionId(owed.variables["session"]), owed.member_id)
    return None if found is None else screens.asked_file(found)


def carried(tx: Tx, owed: Owed, under: Screen) -> Outgoing:
    """A notice about a session to somebody concerned, with the file that belongs to it."""
    return screens.carried(_file(tx, owed), under)


def note_file(tx: Tx, owed: Owed, receipt: Receipt, _now: object) -> None:
    """Which version the member has, once it has reached them."""
    if receipt.edition is not None:
        assert owed.member_id is not None
        actions.file_sent(tx, SessionId(owed.variables["session"]), owed.member_id, receipt.edition)


def _file(tx: Tx, owed: Owed) -> views.File | None:
    assert owed.member_id is not None
    return views.file_for(tx, SessionId(owed.variables["session"]), owed.member_id)


ROUTES = Routes(
    presses={
        CalendarPress: on_calendar_press,
        OpenFeedPress: on_open_feed,
        NewAddressPress: on_new_address,
        TurnOffPress: on_turn_off,
        ConfirmOffPress: on_confirm_off,
        FilesPress: on_files,
        FilePress: on_file,
    },
    commands={"calendar": on_calendar},
    opens={"calendar": on_start_calendar},
    notices={"calendar-file": calendar_file, "calendar-asked": calendar_asked},
    sent=dict.fromkeys(
        (
            "calendar-file",
            "calendar-asked",
            "session-moved",
            "session-link",
            "session-topic",
            "session-cancelled",
        ),
        note_file,
    ),
)
