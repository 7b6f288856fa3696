"""What is kept for how long, and what has gone: for administrators."""

from datetime import date

from telegram import Update

from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes
from rules.ids import CommunityId, MemberId
from rules.permissions import Verb
from screens import retention as screens
from screens.communities import CommunityEntry
from screens.home import Section
from screens.outgoing import Outgoing, Post
from screens.retention import RetentionPress
from storage.db import Tx
from storage.outbox import Owed
from storage.views import retention as views


async def on_retention(update: Update, context: Context) -> None:
    press = buttons.read(update, RetentionPress)
    view = await context.look(views.kept, CommunityId(press.community_id))
    await context.show(screens.kept(view))


def report(tx: Tx, owed: Owed) -> Outgoing | None:
    assert owed.member_id is not None
    about = owed.variables
    month = date.fromisoformat(about["month"])
    found = views.report(tx, CommunityId(about["community"]), month, MemberId(owed.member_id))
    return None if found is None else Post(screens.report(found))


ROUTES = Routes(
    presses={RetentionPress: on_retention},
    staff=(CommunityEntry(Verb.SEE_AUDIT, "button-retention", RetentionPress, Section.SETUP),),
    notices={"retention-report": report},
)
