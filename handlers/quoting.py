"""Words that travel in a message: quoted in a preview, and read from it when its button is pressed."""

from telegram import Message, MessageEntity, Update


def message_of(update: Update) -> Message | None:
    """The message of the press; None when Telegram keeps it no longer."""
    assert update.callback_query is not None
    message = update.callback_query.message
    return message if isinstance(message, Message) else None


def quoted_in(message: Message | None) -> str | None:
    """What stands in the message's quotation; None when there is none."""
    if message is None:
        return None
    found = next((one for one in message.entities if one.type == MessageEntity.BLOCKQUOTE), None)
    return message.parse_entity(found) if found is not None and message.text else None
