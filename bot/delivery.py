"""One thing that goes out, as calls of the Bot API."""

from dataclasses import replace
from typing import Any

from telegram import InputPollOption, LinkPreviewOptions, Message
from telegram.constants import MessageLimit, ParseMode
from telegram.error import BadRequest
from telegram.ext import ExtBot

from bot import long_files
from handlers import rendering
from handlers.house import House
from rules.ids import ChatId
from rules.priority import Priority
from screens.outgoing import (
    Admit,
    Decline,
    Delete,
    Document,
    Edit,
    Leave,
    LongDocument,
    Outgoing,
    Photo,
    PollClose,
    PollPost,
    Post,
    Receipt,
)

_DONE_BEFORE = {
    Edit: ("message is not modified",),
    # Answered by somebody in the group itself, or withdrawn by the person who asked.
    Admit: ("user_already_participant", "hide_requester_missing"),
    # Closed before a crash: its totals can no longer be had.
    PollClose: ("poll has already been closed", "message with poll to stop not found"),
    Delete: ("message to delete not found",),
    Decline: ("user_already_participant", "hide_requester_missing"),
}
_UPLOAD_SECONDS = 60.0


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
        raise


async def _call(
    bot: "ExtBot[int]", house: House, chat_id: ChatId, outgoing: Outgoing, priority: int
) -> Receipt:
    texts = house.texts
    match outgoing:
        case Post(screen=screen):
            message = await bot.send_message(
                chat_id,
                rendering.body(house, screen),
                parse_mode=ParseMode.HTML,
                reply_markup=rendering.markup(house, screen),
                link_preview_options=LinkPreviewOptions(is_disabled=True),
                rate_limit_args=priority,
            )
            return Receipt(message.message_id)
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
        case PollPost(question=question, options=options, several=several):
            message = await bot.send_poll(
                chat_id,
                texts.plain(question),
                [InputPollOption(texts.plain(one)) for one in options],
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
        case Admit(user_id=user_id):
            await bot.approve_chat_join_request(chat_id, user_id, rate_limit_args=priority)
            return Receipt()
        case Decline(user_id=user_id):
            await bot.decline_chat_join_request(chat_id, user_id, rate_limit_args=priority)
            return Receipt()
        case Leave():
            await bot.leave_chat(chat_id, rate_limit_args=priority)
            return Receipt()
        case LongDocument() | Document() | Photo():
            return await _file(bot, house, chat_id, outgoing, priority)


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
