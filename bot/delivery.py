"""One thing that goes out, as calls of the Bot API."""

from contextlib import suppress
from dataclasses import replace
from typing import Any

from telegram import BotCommand, BotCommandScopeChat, InputPollOption, LinkPreviewOptions, Message
from telegram.constants import MessageLimit, ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden
from telegram.ext import ExtBot

from bot import group_calls, long_files, membership, report_files
from handlers import rendering
from handlers.house import House
from rules.ids import ChatId
from rules.priority import Priority
from screens.outgoing import (
    Admit,
    CommandList,
    Copy,
    Decline,
    Delete,
    Document,
    Edit,
    InConfidence,
    LongDocument,
    Outgoing,
    Photo,
    PollClose,
    PollPost,
    Post,
    Receipt,
    Release,
    Remove,
    ReportFile,
    Restrict,
    Revoke,
    TopicOpen,
    Unban,
)

_DONE_BEFORE = {
    Edit: ("message is not modified",),
    # Answered by somebody in the group itself, or withdrawn by the person who asked.
    Admit: ("user_already_participant", "hide_requester_missing"),
    # Closed before a crash: its totals can no longer be had.
    PollClose: ("poll has already been closed", "message with poll to stop not found"),
    Delete: ("message to delete not found",),
    Decline: ("user_already_participant", "hide_requester_missing"),
    Revoke: ("invite_hash_expired", "invite_revoked_missing"),
    TopicOpen: ("topic_not_modified",),
}
_CLOSED = "topic_closed"
_NO_THREAD = ("message thread not found", "topic_deleted", _CLOSED)
_UPLOAD_SECONDS = 60.0
_Message = Post | Copy | InConfidence | Edit | PollPost | PollClose | Delete


async def deliver(
    bot: "ExtBot[int]", house: House, chat_id: ChatId, outgoing: Outgoing, priority: Priority
) -> Receipt:
    """Send it; what Telegram gave back. What was done before counts as done.

    Raises telegram.error.TelegramError as the library does.
    """
    try:
        return await _call(bot, house, chat_id, outgoing, int(priority))
    except BadRequest as refusal:
        said = refusal.message.lower()
        if any(words in said for words in _DONE_BEFORE.get(type(outgoing), ())):
            return Receipt(message_id=outgoing.message_id if isinstance(outgoing, Edit) else None)
        thread_id = outgoing.thread_id if isinstance(outgoing, Post | PollPost) else None
        if thread_id is None or not any(words in said for words in _NO_THREAD):
            raise
    assert isinstance(outgoing, Post | PollPost)
    # The topic was deleted or closed in Telegram, which tells nobody: then it is said in the group itself.
    receipt = await _call(bot, house, chat_id, replace(outgoing, thread_id=None), int(priority))
    return replace(receipt, lost_thread=None if _CLOSED in said else thread_id)


async def _call(
    bot: "ExtBot[int]", house: House, chat_id: ChatId, outgoing: Outgoing, priority: int
) -> Receipt:
    match outgoing:
        case Restrict() | Release() | Remove() | Unban():
            await membership.change(bot, chat_id, outgoing, priority)
            return Receipt()
        case CommandList(commands=commands):
            offered = [BotCommand(name, house.texts.plain(said)) for name, said in commands]
            return await _offer(bot, chat_id, offered, priority)
        case LongDocument() | Document() | Photo():
            return await _file(bot, house, chat_id, outgoing, priority)
        case ReportFile(name=name, screen=screen, failed=failed):
            content = await report_files.made(house, outgoing)
            made = Post(failed) if content is None else Document(name, content, screen)
            return await _call(bot, house, chat_id, made, priority)
        case Post() | Copy() | InConfidence() | Edit() | PollPost() | PollClose() | Delete():
            return await _message(bot, house, chat_id, outgoing, priority)
        case _:
            return await group_calls.deliver(bot, house, chat_id, outgoing, priority)


async def _message(
    bot: "ExtBot[int]", house: House, chat_id: ChatId, outgoing: _Message, priority: int
) -> Receipt:
    texts = house.texts
    match outgoing:
        case Post(screen=screen, thread_id=thread_id):
            message = await bot.send_message(
                chat_id,
                rendering.body(house, screen),
                message_thread_id=thread_id,
                parse_mode=ParseMode.HTML,
                reply_markup=rendering.markup(house, screen),
                reply_parameters=rendering.answered(screen),
                link_preview_options=LinkPreviewOptions(is_disabled=True),
                rate_limit_args=priority,
            )
            return Receipt(message.message_id)
        case Copy(chat_id=other, message_id=message_id, screen=screen):
            # What was deleted since, or is protected, cannot be copied, nor anything of a group that has
            # put the bot out or become another chat; the screen says where it was.
            with suppress(BadRequest, Forbidden, ChatMigrated):
                await bot.copy_message(chat_id, other, message_id, rate_limit_args=priority)
            return await _call(bot, house, chat_id, Post(screen), priority)
        case InConfidence(chat_id=known, outgoing=told):
            return await _call(bot, house, ChatId(known), told, priority)
        case Edit(message_id=message_id, screen=screen):
            await bot.edit_message_text(
                rendering.body(house, screen),
                chat_id,
                message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=rendering.markup(house, screen),
                link_preview_options=LinkPreviewOptions(is_disabled=True),
                rate_limit_args=priority,
            )
            return Receipt(message_id)
        case PollPost(question=question, options=options, several=several, thread_id=thread_id):
            message = await bot.send_poll(
                chat_id,
                texts.plain(question),
                [InputPollOption(texts.plain(one)) for one in options],
                message_thread_id=thread_id,
                is_anonymous=True,
                allows_multiple_answers=several,
                protect_content=True,
                # Nobody may vote again or watch the votes come in: both would show who voted when.
                allows_revoting=False,
                hide_results_until_closes=True,
                rate_limit_args=priority,
            )
            return Receipt(message.message_id)
        case PollClose(message_id=message_id):
            poll = await bot.stop_poll(chat_id, message_id, rate_limit_args=priority)
            totals = tuple(option.voter_count for option in poll.options)
            return Receipt(message_id, totals, poll.total_voter_count)
        case Delete(message_id=message_id):
            await bot.delete_message(chat_id, message_id, rate_limit_args=priority)
            return Receipt()


async def _offer(bot: "ExtBot[int]", chat_id: ChatId, commands: list[BotCommand], priority: int) -> Receipt:
    scope = BotCommandScopeChat(chat_id)
    if commands:
        await bot.set_my_commands(commands, scope, rate_limit_args=priority)
    else:
        await bot.delete_my_commands(scope, rate_limit_args=priority)
    return Receipt()


async def _file(
    bot: "ExtBot[int]", house: House, chat_id: ChatId, file: LongDocument | Document | Photo, priority: int
) -> Receipt:
    """The file with its screen; a screen that is too long to stand under a file follows it."""
    if isinstance(file, LongDocument):
        return await long_files.deliver(bot, house, chat_id, file, priority)
    fits = house.texts.length(file.screen) <= MessageLimit.CAPTION_LENGTH
    under: dict[str, Any] = {
        "caption": rendering.body(house, file.screen) if fits else None,
        "parse_mode": ParseMode.HTML if fits else None,
        "reply_markup": rendering.markup(house, file.screen) if fits else None,
        "write_timeout": _UPLOAD_SECONDS,
        "rate_limit_args": priority,
    }
    sent: Message
    if isinstance(file, Photo):
        address = rendering.start_link(house, file.start)
        picture = file.content
        if not isinstance(picture, bytes):
            picture = await house.aside(picture, address)
        sent = await bot.send_photo(chat_id, picture, disable_notification=not fits, **under)
    else:
        content = file.content
        if not isinstance(content, bytes):
            content = await house.aside(content, house.texts)
        silent = file.silent or not fits
        sent = await bot.send_document(
            chat_id, content, filename=file.name, disable_notification=silent, **under
        )
    receipt = Receipt(sent.message_id)
    if not fits:
        # The message sounds instead, once and last, so that it is what is read.
        receipt = await _call(bot, house, chat_id, Post(file.screen), priority)
    return replace(receipt, edition=file.edition if isinstance(file, Document) else None)
