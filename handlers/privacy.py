"""One's own data: what is kept, all of it as a file, and being forgotten. Open to everybody."""

from datetime import UTC, datetime

from telegram import Update

from actions import privacy as actions
from handlers import buttons, commands
from handlers.context import Context
from handlers.routes import Routes
from rules.ids import ChatId, CommunityId
from rules.permissions import Verb
from rules.privacy import Forgotten
from screens.home import Entry
from screens.outgoing import Decline, Outgoing, Post, Receipt
from screens.privacy import file, pages
from screens.privacy.presses import ForgetPress, ForgetWherePress, ForgetYesPress, MyDataPress, PrivacyPress
from storage.db import Tx
from storage.outbox import Owed
from storage.views import privacy as views


async def on_privacy(_update: Update, context: Context) -> None:
    await context.show(pages.privacy(await context.look(views.policy)))


async def on_my_data(_update: Update, context: Context) -> None:
    await context.show(pages.asked(await context.do(actions.ask_for_data)))


async def on_forget_where(_update: Update, context: Context) -> None:
    await context.show(pages.where(await context.look(views.going)))


async def on_forget(update: Update, context: Context) -> None:
    named = _named(buttons.read(update, ForgetPress).community_id)
    await context.show(pages.sure(await context.look(views.going, named)))


async def on_forget_yes(update: Update, context: Context) -> None:
    named = _named(buttons.read(update, ForgetYesPress).community_id)
    decision = await context.do(actions.forget_me, named)
    await context.show(pages.forgotten(decision))
    if isinstance(decision, Forgotten) and not decision.already:
        await commands.bring_up_to_date(context)
        await context.house.forgotten()


def _named(community_id: int) -> CommunityId | None:
    return CommunityId(community_id) if community_id else None


def my_data(tx: Tx, owed: Owed) -> Outgoing | None:
    """The file, made now; nothing for somebody who was forgotten meanwhile."""
    found = views.data(tx, ChatId(owed.chat_id), datetime.fromtimestamp(owed.variables["at"], UTC))
    return file.file(found) if found.sections else None


def handed_on(tx: Tx, owed: Owed) -> Outgoing:
    community = views.community(tx, CommunityId(owed.variables["community"]))
    return Post(pages.handed_on(community, owed.variables["sessions"]))


def decline(_tx: Tx, owed: Owed) -> Outgoing:
    """What is forgotten is nobody's to answer, so Telegram is told that it is turned down."""
    return Decline(owed.variables["requester"])


def note_declined(tx: Tx, owed: Owed, _receipt: Receipt, _now: datetime) -> None:
    actions.forget_decline(tx, owed.id)


def note_not_declined(tx: Tx, owed: Owed, _now: datetime) -> None:
    actions.forget_decline(tx, owed.id)


ROUTES = Routes(
    presses={
        PrivacyPress: on_privacy,
        MyDataPress: on_my_data,
        ForgetWherePress: on_forget_where,
        ForgetPress: on_forget,
        ForgetYesPress: on_forget_yes,
    },
    commands={"privacy": on_privacy, "mydata": on_my_data, "forgetme": on_forget_where},
    menu=(Entry(Verb.SEE_OWN_DATA, "button-privacy", PrivacyPress(), last=True),),
    notices={"my-data": my_data, "sessions-handed-on": handed_on, "forgotten-decline": decline},
    sent={"forgotten-decline": note_declined},
    unreached={"forgotten-decline": note_not_declined},
)
