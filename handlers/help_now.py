"""Help now: the card for whoever asks or may be in danger, and its page for administrators."""

from datetime import datetime, timedelta
from typing import Final

from telegram import Update
from telegram.error import Forbidden
from telegram.ext import MessageHandler, filters

from actions import dialogues as drafts
from actions import help_now as actions
from handlers import buttons, dialogues
from handlers.context import Context
from handlers.hearing import Heard
from handlers.routes import Dialogue, Routes
from rules.communities import Community
from rules.danger import suggests_danger
from rules.dialogue import Draft
from rules.ids import ChatId, CommunityId, LocalContactId, UserId
from rules.permissions import Verb
from screens import help_now as screens
from screens.communities import CommunityEntry
from screens.help_now import (
    AddContactPress,
    ConfirmHelpPress,
    ContactPress,
    HelpCardPress,
    RemoveContactPress,
)
from screens.home import Section
from screens.outgoing import Outgoing, Post
from screens.screen import Text, Value, text
from screens.ways import HelpNowPress
from storage.db import Tx
from storage.outbox import Owed
from storage.views import help_now as views

_ONCE: Final = timedelta(hours=12)
"""How long nobody is sent the card again for what they write in groups."""


async def on_help(_update: Update, context: Context) -> None:
    """The card, for whoever asks: members, those who have left, strangers."""
    await context.show(screens.card(await context.look(views.card)))


async def on_start_help(update: Update, context: Context, _argument: str) -> None:
    await on_help(update, context)


async def on_help_in_group(update: Update, context: Context) -> None:
    """The card in private; where that was never opened, the way to it, and nothing says who asked."""
    assert update.effective_chat is not None
    try:
        await on_help(update, context)
    except Forbidden:
        await context.do(actions.show_way, ChatId(update.effective_chat.id))


async def care(update: Update, context: Context) -> None:
    """To whoever writes to the bot as if in danger, or sends on such words: the card, before anything else.

    Words under a picture or a file count as well, and so do those behind a command.
    """
    message = update.effective_message
    assert message is not None
    if not suggests_danger(message.text or message.caption or ""):
        return
    said = "help-cared" if message.forward_origin is None else "help-cared-forwarded"
    await context.show(screens.card(await context.look(views.card), text(said)))
    context.cared = True


async def care_in_group(heard: Heard, context: Context) -> None:
    """The card in private, at once and at any hour; nothing in the group, and nothing is written down.

    It is sent from here, and not by a notice: a notice would be a row that says who was worried about.
    Who never opened the private chat cannot be reached without being pointed at, so nothing is done.
    """
    if heard.user_id is None or not suggests_danger(heard.words):
        return
    cared, now = context.house.cared_for, context.now
    if (before := cared.get(heard.user_id)) is not None and timedelta() <= now - before < _ONCE:
        return
    found = await context.house.db.read(views.for_communities, now, [heard.group.community_id])
    try:
        await context.show(screens.card(found, text("help-cared-group")))
    except Forbidden:
        return
    _forget_old(cared, now)
    cared[heard.user_id] = now


def _forget_old(cared: dict[UserId, datetime], now: datetime) -> None:
    for one in [one for one, at in cared.items() if now - at >= _ONCE]:
        del cared[one]


LISTENER: Final[MessageHandler[Context, None]] = MessageHandler(
    filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & (filters.TEXT | filters.CAPTION), care
)
"""Comes before whoever the message is for: which of them it reaches makes no difference to this."""


async def on_card(update: Update, context: Context) -> None:
    await _page(context, CommunityId(buttons.read(update, HelpCardPress).community_id))


async def on_confirm(update: Update, context: Context) -> None:
    press = buttons.read(update, ConfirmHelpPress)
    changed = await context.do(actions.confirm_card, CommunityId(press.community_id), press.version)
    said = text("help-confirmed-already" if changed.already else "help-confirmed")
    await _page(context, changed.community_id, said)


async def on_add(update: Update, context: Context) -> None:
    community_id = CommunityId(buttons.read(update, AddContactPress).community_id)
    await dialogues.ask(context, await context.do(drafts.start, "local-contact-add", community_id))


async def on_contact(update: Update, context: Context) -> None:
    contact_id = LocalContactId(buttons.read(update, ContactPress).contact_id)
    await context.show(screens.contact(await context.look(views.contact, contact_id)))


async def on_remove(update: Update, context: Context) -> None:
    contact_id = LocalContactId(buttons.read(update, RemoveContactPress).contact_id)
    changed = await context.do(actions.remove_contact, contact_id)
    await _page(context, changed.community_id, text("help-removed"))


async def _page(context: Context, community_id: CommunityId, said: Text | None = None) -> None:
    found = await context.look(views.looked_after, community_id)
    await context.show(screens.looked_after(found, said))


def help_confirm(tx: Tx, owed: Owed) -> Outgoing | None:
    """Unless another administrator was faster."""
    asked_at = datetime.fromisoformat(owed.variables["at"])
    local = views.to_confirm(tx, CommunityId(owed.variables["community"]), asked_at)
    return None if local is None else Post(screens.asked(local))


def help_way(_tx: Tx, _owed: Owed) -> Outgoing:
    return Post(screens.group_way())


def _typed(draft: Draft, _community: Community) -> dict[str, Value]:
    return {name: draft.answers[name] for name in ("name", "way") if name in draft.answers}


ROUTES = Routes(
    presses={
        HelpNowPress: on_help,
        HelpCardPress: on_card,
        ConfirmHelpPress: on_confirm,
        AddContactPress: on_add,
        ContactPress: on_contact,
        RemoveContactPress: on_remove,
    },
    commands={"urgent": on_help},
    group_commands={"urgent": on_help_in_group},
    starts={"help": on_start_help},
    staff=(CommunityEntry(Verb.CONFIRM_HELP, "button-help-card", HelpCardPress, Section.SETUP),),
    dialogues={"local-contact-add": Dialogue(screens.added, _typed)},
    notices={"help-confirm": help_confirm, "help-way": help_way},
    cares=(care_in_group,),
)
