"""The attendance report of a Teams meeting, sent as a file; and what is asked until it counts."""

from contextlib import suppress
from functools import reduce
from hashlib import sha256
from operator import or_

from telegram import Document, Update
from telegram.error import BadRequest
from telegram.ext import MessageHandler, filters

from actions.teams import counting
from actions.teams import imports as actions
from actions.teams.counting import Counted, Outdated
from actions.teams.imports import Refused
from handlers import buttons, home
from handlers.context import Context
from handlers.routes import Routes
from rules.ids import MemberId, SessionId
from rules.teams import reading
from rules.teams.decoding import MOST_BYTES, Unreadable
from rules.teams.imports import Answer
from screens.screen import text
from screens.teams import doubts, importing
from screens.teams.presses import (
    CandidatesPress,
    CountPress,
    DoubtAnswerPress,
    DoubtPress,
    ImportPress,
    ImportSessionPress,
    LeaveImportPress,
    TakeReportPress,
    TeamsPress,
)
from storage.intake import RedeliveredError
from storage.views import teams as views
from storage.views.teams import Choices


async def on_file(update: Update, context: Context) -> None:
    """A text file in the private chat: of those who organise, a report; anybody else is told who does."""
    assert update.effective_message is not None
    document = update.effective_message.document
    assert document is not None
    if not await context.look(views.may_import):
        await home.show_menu(context, text("teams-not-yours"))
    elif (document.file_size or 0) > MOST_BYTES:
        await _refuse(context, Unreadable("too-big", {"limit": MOST_BYTES // 2**20}))
    else:
        await context.meanwhile(importing.reading())
        content = await _fetched(document)
        if content is None:
            await _refuse(context, Unreadable("not-fetched"))
        else:
            await _take_in(context, content)


async def on_other_file(update: Update, context: Context) -> None:
    """A report that was saved as something else: its name says so, and it need not be fetched."""
    assert update.effective_message is not None
    document = update.effective_message.document
    assert document is not None
    if await context.look(views.may_import):
        await _refuse(context, Unreadable(_OTHER_FILES[_ending(document)]))
    else:
        await home.on_unknown(update, context)


def _ending(document: Document) -> str:
    return (document.file_name or "").rpartition(".")[2].lower()


async def _take_in(context: Context, content: bytes) -> None:
    # A stranger's file may take a while, which is to hold up no storage.
    found = await context.house.aside(reading.read, content)
    if isinstance(found, Unreadable):
        await _refuse(context, found)
        return
    try:
        begun = await context.do(actions.open_import, found, sha256(content).hexdigest())
    except RedeliveredError:
        await _go_on(context)
        return
    if isinstance(begun, Refused):
        await context.show(importing.refused(begun))
    else:
        await _show(context, begun.import_id)


async def _fetched(document: Document) -> bytes | None:
    """The file's content; None when Telegram has it no longer."""
    try:
        file = await document.get_file()
        return bytes(await file.download_as_bytearray())
    except BadRequest:
        return None


async def _refuse(context: Context, why: Unreadable) -> None:
    await context.show(importing.refused(Refused(why)))


async def _show(context: Context, import_id: int) -> None:
    """Where the import stands: the choice of its session, or its preview."""
    found = await context.look(views.current, import_id)
    await context.show(importing.which(found) if isinstance(found, Choices) else importing.preview(found))


async def _go_on(context: Context) -> None:
    """The file was taken in and the answer to it lost: to what was begun."""
    begun = await context.look(views.open_imports)
    if len(begun.found) == 1:
        await _show(context, begun.found[0][0].id)
    else:
        await context.show(importing.how(begun))


async def _next(context: Context, import_id: int) -> None:
    """The next doubtful name, or the preview once there is none."""
    unanswered = await context.look(views.unanswered, import_id)
    if unanswered:
        asked = await context.look(views.doubt, import_id, unanswered[0])
        await context.show(doubts.doubt(asked), text("toast-teams-said"))
    else:
        await _show(context, import_id)


async def on_how(_update: Update, context: Context) -> None:
    await context.show(importing.how(await context.look(views.open_imports)))


async def on_import(update: Update, context: Context) -> None:
    await _show(context, buttons.read(update, ImportPress).import_id)


async def on_session(update: Update, context: Context) -> None:
    press = buttons.read(update, ImportSessionPress)
    try:
        begun = await context.do(actions.choose_session, press.import_id, SessionId(press.session_id))
    except RedeliveredError:
        await _go_on(context)
        return
    if isinstance(begun, Refused):
        await context.show(importing.refused(begun))
    else:
        await _show(context, begun.import_id)


async def on_doubt(update: Update, context: Context) -> None:
    press = buttons.read(update, DoubtPress)
    await context.show(doubts.doubt(await context.look(views.doubt, press.import_id, press.number)))


async def on_answer(update: Update, context: Context) -> None:
    press = buttons.read(update, DoubtAnswerPress)
    said = MemberId(press.said) if press.said > 0 else _no_member(press.said)
    with suppress(RedeliveredError):  # It is noted, and only what was shown then was lost.
        await context.do(actions.answer, press.import_id, press.number, said)
    await _next(context, press.import_id)


def _no_member(said: int) -> Answer:
    try:
        return Answer(said)
    except ValueError as error:
        raise buttons.UnknownPressError from error


async def on_candidates(update: Update, context: Context) -> None:
    press = buttons.read(update, CandidatesPress)
    found = await context.look(views.candidates, press.import_id, press.number, press.page, doubts.PER_PAGE)
    await context.show(doubts.candidates(found))


async def on_take(update: Update, context: Context) -> None:
    press = buttons.read(update, TakeReportPress)
    with suppress(RedeliveredError):
        await context.do(actions.take_report, press.import_id, take=bool(press.take))
    await _show(context, press.import_id)


async def on_count(update: Update, context: Context) -> None:
    press = buttons.read(update, CountPress)
    try:
        decision = await context.do(counting.count_import, press.import_id, press.version)
    except RedeliveredError:
        await _after_count(context, press.import_id)
        return
    match decision:
        case Counted() as done:
            await context.show(importing.counted(done))
        case Outdated(import_id=import_id):
            await context.toast(text("toast-teams-changed"), alert=True)
            await _show(context, import_id)
        case Refused() as refused:
            await context.show(importing.refused(refused))


async def _after_count(context: Context, import_id: int) -> None:
    """The answer to the press was lost: the import is counted and gone, or still there."""
    if any(one.id == import_id for one, _, _ in (await context.look(views.open_imports)).found):
        await _show(context, import_id)
    else:
        await context.show(importing.counted_before())


async def on_leave(update: Update, context: Context) -> None:
    press = buttons.read(update, LeaveImportPress)
    with suppress(RedeliveredError):
        await context.do(actions.leave_import, press.import_id)
    await context.show(importing.left())


_TEXT_FILES = (
    filters.Document.FileExtension("csv")
    | filters.Document.FileExtension("txt")
    | filters.Document.FileExtension("tsv")
    | filters.Document.MimeType("text/csv")
)
_OTHER_FILES = {
    **dict.fromkeys(("xlsx", "xlsm", "xls", "ods", "zip", "gz"), "zip"),
    **dict.fromkeys(("htm", "html"), "web-page"),
    "pdf": "pdf",
}
"""What programs make of a report when it is saved again, and the refusal of each."""
_SAVED_AGAIN = reduce(or_, map(filters.Document.FileExtension, _OTHER_FILES))
_ALONE = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE

ROUTES = Routes(
    presses={
        TeamsPress: on_how,
        ImportPress: on_import,
        ImportSessionPress: on_session,
        DoubtPress: on_doubt,
        DoubtAnswerPress: on_answer,
        CandidatesPress: on_candidates,
        TakeReportPress: on_take,
        CountPress: on_count,
        LeaveImportPress: on_leave,
    },
    commands={"teams": on_how},
    others=(
        MessageHandler(_ALONE & _SAVED_AGAIN, on_other_file),
        MessageHandler(_ALONE & _TEXT_FILES, on_file),
    ),
)
