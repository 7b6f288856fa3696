"""Commands typed in a group as an answer to a message, and messages that are sent on to the bot."""

from telegram import (
    Message,
    MessageOrigin,
    MessageOriginChannel,
    MessageOriginChat,
    MessageOriginHiddenUser,
    MessageOriginUser,
    Update,
)
from telegram.ext import MessageHandler, filters

from actions.dialogues import Question, present
from actions.moderation import reporting as actions
from actions.moderation.reporting import Command
from handlers import buttons, home, rendering
from handlers.context import Context
from handlers.routes import Handler, Routes
from rules.ids import CaseId, ChatId, GroupId, MessageId, UserId
from rules.moderation.cases import Pointed
from rules.moderation.measures import Act
from screens.moderation import cases as screens
from screens.moderation import groups as group_screens
from screens.moderation.presses import SaidInPress
from screens.outgoing import Delete, Outgoing, Post
from storage.db import Tx
from storage.outbox import Owed
from storage.views import moderation as views


def _on(act: Act | None) -> Handler:
    async def on_command(update: Update, context: Context) -> None:
        message = update.effective_message
        assert message is not None
        command = Command(
            chat_id=ChatId(message.chat_id),
            message_id=message.message_id,
            act=act,
            about=_answered(message, rendering.start_link(context.house, "ask")),
            words=" ".join(context.args or ()),
            anonymous=message.sender_chat is not None,
        )
        await context.do(actions.hear_command, command)

    return on_command


def _answered(message: Message, asks: str) -> Pointed:
    """The message that a command answers. In a forum, what answers nothing hangs on the topic's first."""
    answered = message.reply_to_message
    if answered is None or answered.forum_topic_created is not None:
        return Pointed(None, None, None, "", refused="no-reply")
    at, number = answered.date, MessageId(answered.message_id)
    sender = answered.from_user
    if answered.sender_chat is not None or sender is None:
        return Pointed(number, at, None, "", refused="channel")
    if sender.is_bot:
        return Pointed(number, at, None, "", refused="bot", question=_leads_to(answered, asks))
    return Pointed(number, at, UserId(sender.id), sender.full_name or "")


def _leads_to(message: Message, address: str) -> bool:
    """Whether a button of the message opens that: `asks` stands under anonymous questions and nowhere else.

    Of a question that has closed, nothing is stored by which its message could be known.
    """
    markup = message.reply_markup
    return markup is not None and any(one.url == address for row in markup.inline_keyboard for one in row)


async def in_private(_update: Update, context: Context) -> None:
    """Typed in private these commands point at no message."""
    await context.show(screens.how())


async def on_sent_on(update: Update, context: Context) -> None:
    """A message was sent on to the bot. While a question is open it is an answer like any other."""
    message = update.effective_message
    assert message is not None
    assert message.forward_origin is not None
    if isinstance(await context.look(present), Question):
        await (home.on_typed if message.text else home.on_unknown)(update, context)
        return
    album = message.media_group_id
    if album is not None:
        if album in context.house.albums:
            return
        context.house.albums.append(album)
    found = await context.do(actions.send_on, _origin(message.forward_origin))
    await context.show(screens.where_said(found))


def _origin(origin: MessageOrigin) -> Pointed:
    """What Telegram tells of where it comes from: never the chat it was said in."""
    match origin:
        case MessageOriginUser(sender_user=sender) if sender.is_bot:
            return Pointed(None, origin.date, None, "", refused="bot")
        case MessageOriginUser(sender_user=sender):
            return Pointed(None, origin.date, UserId(sender.id), sender.full_name or "")
        case MessageOriginChat() | MessageOriginChannel():
            return Pointed(None, origin.date, None, "", refused="channel")
        case MessageOriginHiddenUser():
            return Pointed(None, origin.date, None, "", refused="hidden")
    return Pointed(None, origin.date, None, "", refused="hidden")


async def on_said_in(update: Update, context: Context) -> None:
    press = buttons.read(update, SaidInPress)
    outcome = await context.do(actions.report_sent_on, CaseId(press.case_id), GroupId(press.group_id))
    await context.show(screens.reported(outcome))


def clean(_tx: Tx, owed: Owed) -> Outgoing:
    return Delete(owed.variables["message"])


def said(tx: Tx, owed: Owed) -> Outgoing | None:
    group = views.group(tx, GroupId(owed.variables["group"]))
    return None if group is None else Post(screens.said(owed.variables["word"], group.title))


def anonymous(_tx: Tx, _owed: Owed) -> Outgoing:
    return Post(group_screens.anonymous())


ROUTES = Routes(
    presses={SaidInPress: on_said_in},
    commands=dict.fromkeys(("warn", "mute", "remove", "report"), in_private),
    group_commands={
        "warn": _on(Act.WARN),
        "mute": _on(Act.MUTE),
        "remove": _on(Act.REMOVE),
        "report": _on(None),
    },
    notices={"moderation-clean": clean, "moderation-said": said, "moderation-anonymous": anonymous},
    others=(
        MessageHandler(
            filters.ChatType.PRIVATE
            & filters.UpdateType.MESSAGE
            & filters.FORWARDED
            & ~filters.Document.ALL
            & ~filters.COMMAND
            & ~filters.StatusUpdate.ALL,
            on_sent_on,
        ),
    ),
)
