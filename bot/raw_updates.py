"""Updates as Telegram sends them, before the library has read them: anything may be in there."""

from collections.abc import Iterable
from typing import Any, Final

from telegram import Update

from handlers.context import UNDER_A_FILE
from screens.presses import PRESSES

_WHOLE: Final = dict.fromkeys(
    (
        *("update_id", "message_id", "message_thread_id", "date", "user_chat_id", "offset", "length"),
        *("migrate_to_chat_id", "migrate_from_chat_id", "file_size"),
    ),
    (int,),
)
_WRITTEN: Final = dict.fromkeys(
    (
        *("text", "caption", "data", "type", "status", "title", "first_name", "last_name", "username"),
        *("media_group_id", "file_id", "file_name", "sender_user_name", "inline_message_id"),
    ),
    (str, type(None)),
)
_FORMS: Final[dict[str, tuple[type, ...]]] = {
    **_WHOLE,
    **_WRITTEN,
    "id": (int, str),
    "invite_link": (str, dict, type(None)),
}
"""What stands in the fields that are acted on, wherever they are: the library takes anything."""
_NUMBERED: Final = frozenset(("from", "chat", "user", "sender_chat", "sender_user"))
"""Accounts and chats, whose id is a number."""
_MESSAGES: Final = frozenset(
    (
        *("message", "edited_message", "channel_post", "edited_channel_post", "reply_to_message"),
        *("business_message", "edited_business_message", "guest_message"),
    )
)
_STANDINGS: Final = frozenset(("my_chat_member", "chat_member"))
_PLACED: Final = _MESSAGES | _STANDINGS | {"chat_join_request"}
"""What happens in a chat of a kind, at some time."""
_WITH_PARTS: Final = _NUMBERED | _PLACED | {"invite_link"}
_MOST: Final = 2**63 - 1  # Of a number in a database.


class NonsenseError(ValueError):
    """Telegram never sends that."""


def require_sense(raw: dict[str, Any]) -> None:
    """NonsenseError where something is missing, or is what no handler and no database could take."""
    waiting: list[Any] = [raw]
    while waiting:
        holder = waiting.pop()
        places: Iterable[tuple[Any, Any]] = holder.items() if type(holder) is dict else enumerate(holder)
        for name, value in places:
            kind = type(value)
            if kind not in _FORMS.get(name, (kind,)):
                raise NonsenseError
            if kind is dict or kind is list:
                if name in _WITH_PARTS and not (kind is dict and _is_whole(name, value)):
                    raise NonsenseError
                waiting.append(value)
            elif kind is str:
                if "\0" in value or not (value.isascii() or _has_bytes(value)):
                    raise NonsenseError
            elif kind is int and not -_MOST <= value <= _MOST:
                raise NonsenseError


def _is_whole(name: str, what: dict[str, Any]) -> bool:
    """Whether everything is there that Telegram never leaves out."""
    if name in _NUMBERED:
        return type(what.get("id")) is int
    if name == "invite_link":
        return isinstance(what.get(name), str)
    chat = what.get("chat")
    if not isinstance(chat, dict) or not isinstance(chat.get("type"), str) or "date" not in what:
        return False
    if name in _STANDINGS:
        return all(_is_standing(what.get(one)) for one in ("old_chat_member", "new_chat_member"))
    return name not in _MESSAGES or "message_id" in what


def _is_standing(member: Any) -> bool:
    return isinstance(member, dict) and isinstance(member.get("user"), dict) and "status" in member


def _has_bytes(words: str) -> bool:
    """Half a surrogate pair has none."""
    try:
        words.encode()
    except UnicodeEncodeError:
        return False
    return True


def id_of(raw: Any) -> int | None:
    """Its number, if it has one."""
    update_id = raw.get("update_id") if isinstance(raw, dict) else None
    return update_id if isinstance(update_id, int) else None


def kind_of(raw: Any) -> str:
    """The one field that is filled, besides the number."""
    fields = (str(one) for one in raw if one != "update_id") if isinstance(raw, dict) else ()
    return next(iter(fields), "other")


def lightened(raw: dict[str, Any]) -> dict[str, Any]:
    """A press with its message as Telegram gives one that is too old: where it is, and not what it says.

    Hardly anybody reads that (`Press.reads_message`), and it would take longer to read than the rest of the
    update. Whether the button stands under a file is kept: such a message has no text that could be edited.
    """
    press = raw.get("callback_query")
    if not isinstance(press, dict) or not isinstance(message := press.get("message"), dict):
        return raw
    code = str(press.get("data", "")).partition(":")[0]
    if (kind := PRESSES.get(code)) is not None and kind.reads_message:
        return raw
    place = {"chat": message.get("chat"), "message_id": message.get("message_id"), "date": 0}
    if "document" in message or "photo" in message:
        place[UNDER_A_FILE] = True
    return {**raw, "callback_query": {**press, "message": place}}


def whose(update: Update) -> int | None:
    """Whose turn it takes: the person's, else the chat's."""
    user, chat = update.effective_user, update.effective_chat
    return user.id if user is not None else chat.id if chat is not None else None
