"""The weekly figures: the notice that brings them, and the switch."""

from datetime import date

from telegram import Update

from actions import digest as actions
from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes
from rules.ids import CommunityId
from rules.permissions import Verb
from screens import digest as screens
from screens.communities import CommunityEntry
from screens.digest import DigestPress, SwitchDigestPress
from screens.outgoing import Outgoing, Post
from storage.db import Tx
from storage.outbox import Owed
from storage.views import digest as views


async def on_digest(update: Update, context: Context) -> None:
    here = CommunityId(buttons.read(update, DigestPress).community_id)
    await context.show(screens.switch(await context.look(views.switch, here)))


async def on_switch(update: Update, context: Context) -> None:
    press = buttons.read(update, SwitchDigestPress)
    here, off = CommunityId(press.community_id), press.off != 0
    await context.show(screens.switch(await context.do(actions.switch_digest, here, off=off)))


def digest(tx: Tx, owed: Owed) -> Outgoing | None:
    """Unless they have switched it off meanwhile, or are no longer staff."""
    assert owed.member_id is not None
    community_id = CommunityId(owed.variables["community"])
    monday = date.fromisoformat(owed.variables["monday"])
    found = views.for_notice(tx, community_id, monday, owed.member_id)
    return None if found is None else Post(screens.digest(found))


ROUTES = Routes(
    presses={DigestPress: on_digest, SwitchDigestPress: on_switch},
    staff=(CommunityEntry(Verb.SEE_DIGEST, "button-digest", DigestPress),),
    notices={"digest": digest},
)
