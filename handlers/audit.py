"""The log of what staff did, for administrators."""

from telegram import Update

from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes
from rules.audit import Kind
from rules.ids import CommunityId
from rules.permissions import Verb
from screens import audit as screens
from screens.audit import AuditPress
from screens.communities import CommunityEntry
from screens.home import Section
from storage.views import audit as views


async def on_audit(update: Update, context: Context) -> None:
    press = buttons.read(update, AuditPress)
    kind = buttons.one_of(Kind, press.kind)
    view = await context.look(views.log, CommunityId(press.community_id), kind, press.page)
    await context.show(screens.audit_log(view))


ROUTES = Routes(
    presses={AuditPress: on_audit},
    staff=(CommunityEntry(Verb.SEE_AUDIT, "button-audit", screens.audit_press, Section.SETUP),),
)
