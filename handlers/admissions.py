"""Presses and notices about requests to join, for those who decide on them."""

from telegram import Update

from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes
from rules.ids import CommunityId, GroupId, JoinRequestId
from rules.permissions import Verb
from screens import admissions as screens
from screens.admissions import AdmissionsPress, RequestPress
from screens.communities import CommunityEntry
from screens.home import Section
from screens.outgoing import Outgoing, Post
from storage.db import Tx
from storage.outbox import Owed
from storage.views import admissions as views


async def on_desk(update: Update, context: Context) -> None:
    press = buttons.read(update, AdmissionsPress)
    await context.show(screens.desk(await context.look(views.desk, CommunityId(press.community_id))))


async def on_request(update: Update, context: Context) -> None:
    press = buttons.read(update, RequestPress)
    await context.show(screens.request(await context.look(views.one, JoinRequestId(press.request_id))))


def stuck(tx: Tx, owed: Owed) -> Outgoing | None:
    view = views.stuck(tx, GroupId(owed.variables["group"]))
    return None if view is None else Post(screens.stuck(view))


def delayed(tx: Tx, owed: Owed) -> Outgoing | None:
    asking = views.delayed(tx, JoinRequestId(owed.variables["request"]))
    return None if asking is None else Post(screens.delayed(asking))


ROUTES = Routes(
    presses={AdmissionsPress: on_desk, RequestPress: on_request},
    staff=(CommunityEntry(Verb.ADMIT, "button-admissions", AdmissionsPress, Section.PEOPLE),),
    notices={"admission-stuck": stuck, "join-delayed": delayed},
)
