"""The report of a cycle, for those who may hand it on."""

from datetime import UTC, datetime

from telegram import Update

from actions import cycle_report as actions
from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes
from rules.cycle_report.forms import Form
from rules.ids import CycleId
from rules.permissions import Verb
from screens.cycle_report import chat
from screens.cycle_report.chat import ReportPress, ReportsPress
from screens.home import Entry, Section
from screens.outgoing import Outgoing
from storage.db import Tx
from storage.outbox import Owed
from storage.views import report_choices as views


async def on_reports(update: Update, context: Context) -> None:
    press = buttons.read(update, ReportsPress)
    await context.show(chat.choices(await context.look(views.choices, press.page, chat.CYCLES)))


async def on_report(update: Update, context: Context) -> None:
    press = buttons.read(update, ReportPress)
    await context.show(chat.asked(await context.do(actions.ask_for_report, CycleId(press.cycle_id))))


def report_file(tx: Tx, owed: Owed) -> Outgoing | None:
    """One of its files; nothing for somebody who may have none any more."""
    assert owed.member_id is not None
    asked_at = datetime.fromtimestamp(owed.variables["at"], UTC)
    view = views.wanted(tx, owed.member_id, CycleId(owed.variables["cycle"]), asked_at)
    return None if view is None else chat.file(view, Form(owed.variables["form"]))


ROUTES = Routes(
    presses={ReportsPress: on_reports, ReportPress: on_report},
    menu=(Entry(Verb.EXPORT_REPORT, "button-reports", ReportsPress(0), Section.SESSIONS),),
    notices={"cycle-report": report_file},
)
