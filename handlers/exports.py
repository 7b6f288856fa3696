"""The attendance as a file, for admins."""

from io import BytesIO

from telegram import Update
from telegram.constants import FileSizeLimit

from actions import exports as actions
from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes
from reports.attendance import write_csv
from rules.ids import CommunityId, CycleId
from rules.permissions import Verb
from screens import exports as screens
from screens.exports import ExportAttendancePress, ExportsPress
from screens.home import Entry
from screens.outgoing import Document, Outgoing, Post
from storage.db import Tx
from storage.outbox import Owed
from storage.views import attendance as views


async def on_exports(_update: Update, context: Context) -> None:
    await context.show(screens.choices(await context.look(views.export_choices)))


async def on_export_attendance(update: Update, context: Context) -> None:
    press = buttons.read(update, ExportAttendancePress)
    cycle_id = CycleId(press.cycle_id) if press.cycle_id else None
    asked = await context.do(actions.export_attendance, CommunityId(press.community_id), cycle_id)
    await context.show(screens.asked(asked))


def attendance_export(tx: Tx, owed: Owed) -> Outgoing | None:
    """The file, written just before it is sent; nothing for somebody who is no longer an admin."""
    assert owed.member_id is not None
    community_id = CommunityId(owed.variables["community"])
    if not views.may_still_export(tx, owed.member_id, community_id):
        return None
    community, scope, until = views.export_asked(tx, owed.variables)
    content = BytesIO()
    rows = write_csv(views.records(tx, community, scope, until), content)
    if content.tell() > FileSizeLimit.FILESIZE_UPLOAD:
        return Post(screens.too_large())
    return Document(
        name=screens.file_name(scope.cycle),
        content=content.getvalue(),
        caption=screens.caption(community, scope.cycle, rows),
    )


ROUTES = Routes(
    presses={ExportsPress: on_exports, ExportAttendancePress: on_export_attendance},
    commands={"export": on_exports},
    menu=(Entry(Verb.EXPORT_ATTENDANCE, "button-exports", ExportsPress()),),
    notices={"attendance-export": attendance_export},
)
