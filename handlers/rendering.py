"""A screen as Telegram takes it: HTML, and a keyboard of callback data and addresses."""

from urllib.parse import quote

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters

from handlers import buttons
from handlers.house import House
from screens.screen import AnyButton, Button, CopyButton, LinkButton, Screen, ShareButton, StartButton, text

_SHARE = "https://wa.me/?text="


def body(house: House, screen: Screen) -> str:
    """The words of a screen in Telegram's HTML."""
    return house.texts.body(screen)


def markup(house: House, screen: Screen) -> InlineKeyboardMarkup | None:
    """The keyboard of a screen; None when it has no buttons."""
    if not screen.rows:
        return None
    return InlineKeyboardMarkup([[_button(house, one) for one in row] for row in screen.rows])


def answered(screen: Screen) -> ReplyParameters | None:
    """What a new message with this screen replies to; it is sent as well where that is gone."""
    if screen.answers is None:
        return None
    return ReplyParameters(screen.answers, allow_sending_without_reply=True)


def start_link(house: House, payload: str) -> str:
    """The address that opens the private chat and starts it with this payload."""
    return f"https://t.me/{house.bot_username}?start={payload}"


def _button(house: House, button: AnyButton) -> InlineKeyboardButton:
    label = house.texts.plain(button.label)
    match button:
        case Button():
            return InlineKeyboardButton(label, callback_data=buttons.pack(button.action))
        case LinkButton(url=url):
            return InlineKeyboardButton(label, url=url)
        case CopyButton(copied=copied):
            return InlineKeyboardButton(label, copy_text=CopyTextButton(copied))
        case StartButton(start=start):
            return InlineKeyboardButton(label, url=start_link(house, start))
        case ShareButton(words=words, start=start):
            said = text(words.id, **words.variables, link=start_link(house, start))
            return InlineKeyboardButton(label, url=f"{_SHARE}{quote(house.texts.plain(said), safe='')}")
