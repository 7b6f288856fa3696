"""The attendance as a file, for admins."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import BinaryIO

from telegram import Update

from actions import exports as actions
from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes
from reports.attendance import files
from rules.exports import Format
from rules.ids import CommunityId, CycleId, ExportId, SessionId
from rules.permissions import Verb
from screens import exports as screens
from screens.exports import (
    ExportAttendancePress,
    ExportFormPress,
    ExportSessionPress,
    ExportSessionsPress,
    ExportsPress,
    StopExportPress,
)
from screens.home import Entry, Section
from screens.outgoing import LongDocument, Outgoing, Receipt
from storage.db import Tx
from storage.outbox import Owed
from storage.views import exports as views


async def on_exports(_update: Update, context: Context) -> None:
    await context.show(screens.choices(await context.look(views.choices)))


async def on_sessions(update: Update, context: Context) -> None:
    press = buttons.read(update, ExportSessionsPress)
    found = await context.look(views.sessions, CommunityId(press.community_id), press.page, screens.SESSIONS)
    await context.show(screens.sessions(found))


async def on_session(update: Update, context: Context) -> None:
    press = buttons.read(update, ExportSessionPress)
    what = (CommunityId(press.community_id), None, SessionId(press.session_id))
    await context.show(screens.forms(await context.look(views.chosen, *what)))


async def on_export_attendance(update: Update, context: Context) -> None:
    press = buttons.read(update, ExportAttendancePress)
    what = (CommunityId(press.community_id), _cycle(press.cycle_id), None)
    await context.show(screens.forms(await context.look(views.chosen, *what)))


async def on_form(update: Update, context: Context) -> None:
    press = buttons.read(update, ExportFormPress)
    session_id = SessionId(press.session_id) if press.session_id else None
    asked = await context.do(
        actions.export_attendance,
        CommunityId(press.community_id),
        buttons.one_of(Format, press.form),
        cycle_id=None if session_id else _cycle(press.cycle_id),
        session_id=session_id,
    )
    await context.show(screens.asked(asked))


async def on_stop(update: Update, context: Context) -> None:
    press = buttons.read(update, StopExportPress)
    await context.show(screens.stopped(await context.do(actions.stop_export, ExportId(press.export_id))))


def _cycle(cycle_id: int) -> CycleId | None:
    return CycleId(cycle_id) if cycle_id else None


def attendance_export(tx: Tx, owed: Owed) -> Outgoing | None:
    """The file, to be written; nothing for somebody who has stopped it, or is no longer an admin."""
    wanted = views.wanted(tx, _id(owed))
    if wanted is None:
        return None
    export = wanted.export

    def write(tx: Tx, out: BinaryIO, folder: Path, tell: Callable[[int], None]) -> int:
        return files.write(views.records(tx, wanted), export.format, out, folder, tell)

    return LongDocument(
        name=screens.file_name(export, wanted.scope.cycle),
        lines=wanted.lines,
        write=write,
        wanted=partial(views.is_wanted, export_id=export.id),
        told=lambda tx, message_id: actions.note_progress(tx, export.id, message_id),
        message_id=export.message_id,
        progress=lambda lines: screens.progress(export.id, lines, wanted.lines),
        screen=lambda lines: screens.caption(wanted.chosen, lines),
        stopped=screens.stopped_file(),
        too_large=screens.too_large(),
        failed=screens.failed(),
    )


def note_answered(tx: Tx, owed: Owed, _receipt: Receipt, _now: datetime) -> None:
    actions.note_answered(tx, _id(owed))


def _id(owed: Owed) -> ExportId:
    return ExportId(owed.variables["export"])


ROUTES = Routes(
    presses={
        ExportsPress: on_exports,
        ExportSessionsPress: on_sessions,
        ExportSessionPress: on_session,
        ExportAttendancePress: on_export_attendance,
        ExportFormPress: on_form,
        StopExportPress: on_stop,
    },
    commands={"export": on_exports},
    menu=(Entry(Verb.EXPORT_ATTENDANCE, "button-exports", ExportsPress(), Section.SESSIONS),),
    notices={"attendance-export": attendance_export},
    sent={"attendance-export": note_answered},
)
