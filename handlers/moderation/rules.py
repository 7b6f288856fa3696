"""The rules of a group: pinned by an admin, shown to whoever asks."""

from datetime import datetime

from telegram import Update

from actions.moderation import pinning as actions
from handlers import buttons
from handlers.context import Context
from handlers.routes import Routes
from rules.ids import ChatId, GroupId
from screens.moderation import groups as screens
from screens.moderation.presses import PinRulesPress
from screens.outgoing import Edit, Outgoing, Pin, Post, Receipt
from storage.db import Tx
from storage.outbox import Owed
from storage.views import moderation as views


async def on_pin(update: Update, context: Context) -> None:
    press = buttons.read(update, PinRulesPress)
    await context.show(screens.pinned(await context.do(actions.pin_rules, GroupId(press.group_id))))


async def in_group(update: Update, context: Context) -> None:
    """/rules in a group: they concern nobody in particular, so they are shown there."""
    message = update.effective_message
    assert message is not None
    thread = message.message_thread_id if message.is_topic_message else None
    await context.do(actions.show_rules, ChatId(message.chat_id), thread)


async def in_private(_update: Update, context: Context) -> None:
    await context.show(screens.rules_in_private())


def rules(tx: Tx, owed: Owed) -> Outgoing | None:
    group = views.group(tx, _group(owed))
    if group is None or not group.present:
        return None
    message_id = views.pinned_rules(tx, group.id)
    return Post(screens.rules()) if message_id is None else Edit(message_id, screens.rules())


def note_posted(tx: Tx, owed: Owed, receipt: Receipt, now: datetime) -> None:
    if receipt.message_id is not None:
        actions.rules_posted(tx, now, _group(owed), receipt.message_id)


def note_lost(tx: Tx, owed: Owed, now: datetime) -> None:
    actions.rules_lost(tx, now, _group(owed))


def pin(tx: Tx, owed: Owed) -> Outgoing | None:
    message_id = views.pinned_rules(tx, _group(owed))
    return None if message_id is None else Pin(message_id)


def asked(tx: Tx, owed: Owed) -> Outgoing | None:
    group = views.group(tx, _group(owed))
    if group is None or not group.present:
        return None
    shown = screens.rules_asked(group, views.pinned_rules(tx, group.id))
    return Post(shown, owed.variables["thread"])


def _group(owed: Owed) -> GroupId:
    return GroupId(owed.variables["group"])


ROUTES = Routes(
    presses={PinRulesPress: on_pin},
    commands={"rules": in_private},
    group_commands={"rules": in_group},
    notices={"group-rules": rules, "group-rules-pin": pin, "group-rules-asked": asked},
    sent={"group-rules": note_posted},
    unreached={"group-rules": note_lost},
)
