"""The indicators as a file, for those who may hand them on."""

from datetime import UTC, datetime
from io import BytesIO

from telegram import Update

from actions import indicators as actions
from handlers import buttons
from handlers.buttons import UnknownPressError
from handlers.context import Context
from handlers.routes import Routes
from reports import indicators as reports
from rules.exports import Format
from rules.ids import CommunityId
from screens import indicators as screens
from screens.indicators import IndicatorsFormPress, IndicatorsPress
from screens.outgoing import Outgoing
from storage.db import Tx
from storage.outbox import Owed
from storage.views import indicators as views


async def on_indicators(_update: Update, context: Context) -> None:
    await context.show(screens.choices(await context.look(views.choices, context.house.regions)))


async def on_form(update: Update, context: Context) -> None:
    press = buttons.read(update, IndicatorsFormPress)
    form = buttons.one_of(Format, press.form)
    if form not in reports.FORMS:
        raise UnknownPressError
    community_id, regions = CommunityId(press.community_id), context.house.regions
    await context.show(
        screens.asked(await context.do(actions.ask_for_indicators, community_id, form, regions))
    )


def indicators_file(tx: Tx, owed: Owed) -> Outgoing | None:
    """The file, which is small; nothing for somebody who may have none any more."""
    assert owed.member_id is not None
    known = owed.variables
    asked_at = datetime.fromtimestamp(known["at"], UTC)
    its = [CommunityId(int(one)) for one in known["communities"].split(",")]
    rows = views.wanted(tx, owed.member_id, known["region"], its, asked_at)
    if rows is None:
        return None
    form, out = Format(known["form"]), BytesIO()
    reports.write(rows, form, out)
    return screens.file(known["region"], form, out.getvalue(), rows)


ROUTES = Routes(
    presses={IndicatorsPress: on_indicators, IndicatorsFormPress: on_form},
    notices={"indicators": indicators_file},
)
