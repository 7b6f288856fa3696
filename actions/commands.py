"""The command list of each member of staff follows their roles."""

from datetime import datetime

from rules.ids import ChatId
from rules.members import Member
from rules.notices import Notice, ToChat
from storage import outbox, roles
from storage.db import Tx


def follow(tx: Tx, member: Member, now: datetime) -> None:
    """The roles of the member have changed, and so does what Telegram offers them; once there is a chat."""
    if member.chat_id is not None:
        bring_up_to_date(tx, member.chat_id, now)


def bring_up_to_date(tx: Tx, chat_id: ChatId, now: datetime) -> None:
    """Have the list in this private chat show what is open to the person there."""
    outbox.owe_again(tx, _notice(chat_id, f"commands:{chat_id}", now), now)


def renew_all(tx: Tx, now: datetime, edition: str) -> None:
    """Give all staff their lists; once for every edition of the commands and their descriptions."""
    chats = roles.private_chats(tx)
    outbox.add(tx, [_notice(one, f"commands:{one}:{edition}", now) for one in chats], now)


def _notice(chat_id: ChatId, key: str, now: datetime) -> Notice:
    # No message: nobody hears it, so that it need not wait for a decent hour.
    return Notice("commands", key, ToChat(chat_id), now)
