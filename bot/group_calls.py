"""What is done to a group itself rather than said in it: who comes in, what is pinned, links, topics."""

from telegram import LinkPreviewOptions
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden
from telegram.ext import ExtBot

from handlers import rendering
from handlers.house import House
from rules.finding import NAME_LIMIT
from rules.ids import ChatId
from screens.outgoing import Admit, Decline, Invite, Leave, Pin, Receipt, Revoke, TopicMake, TopicOpen

GroupCall = Admit | Decline | Leave | Pin | Invite | Revoke | TopicMake | TopicOpen


async def deliver(
    bot: "ExtBot[int]", house: House, chat_id: ChatId, call: GroupCall, priority: int
) -> Receipt:
    """Do it; what Telegram gave back. Raises telegram.error.TelegramError as the library does."""
    match call:
        case Invite():
            return await _invite(bot, house, chat_id, call, priority)
        case Admit(user_id=user_id):
            await bot.approve_chat_join_request(chat_id, user_id, rate_limit_args=priority)
            return Receipt()
        case Decline(user_id=user_id):
            await bot.decline_chat_join_request(chat_id, user_id, rate_limit_args=priority)
            return Receipt()
        case Leave():
            await bot.leave_chat(chat_id, rate_limit_args=priority)
            return Receipt()
        case Pin(message_id=message_id):
            await bot.pin_chat_message(
                chat_id, message_id, disable_notification=True, rate_limit_args=priority
            )
            return Receipt(message_id)
        case Revoke(address=address):
            await bot.revoke_chat_invite_link(chat_id, address, rate_limit_args=priority)
            return Receipt()
        case TopicMake(name=name):
            made = await bot.create_forum_topic(chat_id, name, rate_limit_args=priority)
            return Receipt(made.message_thread_id)
        case TopicOpen(thread_id=thread_id, opened=opened):
            change = bot.reopen_forum_topic if opened else bot.close_forum_topic
            await change(chat_id, thread_id, rate_limit_args=priority)
            return Receipt()


async def _invite(
    bot: "ExtBot[int]", house: House, chat_id: ChatId, invite: Invite, priority: int
) -> Receipt:
    try:
        link = await bot.create_chat_invite_link(
            invite.group_chat_id,
            name=house.texts.plain(invite.name)[:NAME_LIMIT],
            expire_date=invite.expires_at,
            creates_join_request=True,
            rate_limit_args=priority,
        )
    except Forbidden as gone:
        # It is the group that the bot cannot reach, and not the person who is waiting for the link.
        raise BadRequest(gone.message) from gone
    screen = invite.screen(link.invite_link)
    message = await bot.send_message(
        chat_id,
        rendering.body(house, screen),
        parse_mode=ParseMode.HTML,
        reply_markup=rendering.markup(house, screen),
        link_preview_options=LinkPreviewOptions(is_disabled=True),
        rate_limit_args=priority,
    )
    return Receipt(message.message_id, address=link.invite_link)
