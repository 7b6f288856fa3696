"""Muting and removing somebody, and taking it back, as calls of the Bot API."""

from datetime import datetime
from typing import Final

from telegram import ChatPermissions
from telegram.ext import ExtBot

from rules.ids import ChatId
from screens.outgoing import Release, Remove, Restrict, Unban

# Nobody of that account is, or was ever, in the group: there is nothing to undo, and a mute is asked for
# anew when they come in.
_NOBODY: Final = ("participant_id_invalid", "user_not_participant", "user not found", "member not found")
DONE_BEFORE: Final = {Restrict: _NOBODY, Release: _NOBODY, Remove: _NOBODY, Unban: _NOBODY}
"""What Telegram says where it was done before, or where there is nothing to do."""


async def change(
    bot: "ExtBot[int]", chat_id: ChatId, outgoing: Restrict | Release | Remove | Unban, priority: int
) -> None:
    """Have Telegram do it. Raises telegram.error.TelegramError as the library does."""
    match outgoing:
        case Restrict(user_id=user_id, until=until):
            await bot.restrict_chat_member(
                chat_id,
                user_id,
                ChatPermissions.no_permissions(),
                until_date=_until(until),
                use_independent_chat_permissions=True,
                rate_limit_args=priority,
            )
        case Release(user_id=user_id):
            await bot.restrict_chat_member(
                chat_id,
                user_id,
                ChatPermissions.all_permissions(),
                use_independent_chat_permissions=True,
                rate_limit_args=priority,
            )
        case Remove(user_id=user_id, until=until):
            await bot.ban_chat_member(chat_id, user_id, until_date=_until(until), rate_limit_args=priority)
        case Unban(user_id=user_id):
            # Without `only_if_banned` Telegram would put out somebody who is there.
            await bot.unban_chat_member(chat_id, user_id, only_if_banned=True, rate_limit_args=priority)


def _until(until: datetime | None) -> int | None:
    return None if until is None else int(until.timestamp())
