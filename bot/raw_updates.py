"""Updates as Telegram sends them, before the library has read them: anything may be in there."""

from typing import Any

from telegram import Update

from handlers.context import UNDER_A_FILE


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

    Nobody reads that, and it would take longer to read than the rest of the update. Whether the button
    stands under a file is kept: such a message has no text that could be edited.
    """
    press = raw.get("callback_query")
    if not isinstance(press, dict) or not isinstance(message := press.get("message"), dict):
        return raw
    place = {"chat": message.get("chat"), "message_id": message.get("message_id"), "date": 0}
    if "document" in message or "photo" in message:
        place[UNDER_A_FILE] = True
    return {**raw, "callback_query": {**press, "message": place}}


def whose(update: Update) -> int | None:
    """Whose turn it takes: the person's, else the chat's."""
    user, chat = update.effective_user, update.effective_chat
    return user.id if user is not None else chat.id if chat is not None else None
