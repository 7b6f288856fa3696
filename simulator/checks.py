"""What Telegram refuses about the content of a message: texts, buttons, polls, names."""

import re
from typing import Any
from urllib.parse import urlsplit

from simulator.entities import Entities, read, units
from simulator.params import Params
from simulator.refusals import bad

Wire = dict[str, Any]

TEXT = 4096
CAPTION = 1024
BUTTON_DATA = 64
COPY_TEXT = 256
ROW = 8
BUTTONS = 100
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")
PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
_INLINE_KINDS = frozenset(
    [
        "url",
        "callback_data",
        "web_app",
        "login_url",
        "switch_inline_query",
        "switch_inline_query_current_chat",
        "switch_inline_query_chosen_chat",
        "copy_text",
        "callback_game",
        "pay",
    ]
)


def text(params: Params, name: str = "text", mode: str = "parse_mode") -> tuple[str, Entities]:
    """The message text: 1 to 4096 UTF-16 units after its entities were read."""
    plain, entities = read(params.text(name) or "", params.text(mode), params.structure("entities"))
    if not plain:
        raise bad("message text is empty")
    if units(plain) > TEXT:
        raise bad("message is too long")
    return plain, entities


def caption(params: Params) -> tuple[str, Entities]:
    """The caption under a file: up to 1024 units after its entities were read."""
    given = params.text("caption")
    if not given:
        return "", []
    plain, entities = read(given, params.text("parse_mode"), params.structure("caption_entities"))
    if units(plain) > CAPTION:
        raise bad("message caption is too long")
    return plain, entities


def short(value: str | None, most: int, refusal: str) -> str:
    """A name of 1 to `most` units, else the refusal."""
    trimmed = (value or "").strip()
    if not trimmed or units(trimmed) > most:
        raise bad(refusal)
    return trimmed


def inline_keyboard(markup: Any) -> Wire | None:
    """Checks an inline keyboard; None if there is none or it has no buttons."""
    if markup is None:
        return None
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    rows = markup.get("inline_keyboard")
    if rows is None:
        raise bad("inline keyboard expected")
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad('can\'t parse inline keyboard button: Field "inline_keyboard" must be an Array of Array')
    rows = [row for row in rows if row]
    if any(len(row) > ROW for row in rows) or sum(len(row) for row in rows) > BUTTONS:
        # Telegram's own description names no number.
        raise bad("BUTTON_COUNT_INVALID")
    for row in rows:
        for button in row:
            _inline_button(button)
    return {"inline_keyboard": rows} if rows else None


def _inline_button(button: Any) -> None:
    if not isinstance(button, dict):
        raise bad("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    label = button.get("text")
    if not isinstance(label, str) or not label.strip():
        raise bad("can't parse inline keyboard button: Text buttons must have non-empty text")
    kinds = _INLINE_KINDS & button.keys()
    if len(kinds) != 1:
        raise bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if "callback_data" in kinds:
        data = button["callback_data"]
        if not isinstance(data, str) or not 1 <= len(data.encode()) <= BUTTON_DATA:
            raise bad("BUTTON_DATA_INVALID")
    elif "url" in kinds:
        _button_url(button["url"])
    elif "copy_text" in kinds:
        copied = button["copy_text"].get("text") if isinstance(button["copy_text"], dict) else None
        if not isinstance(copied, str) or not 1 <= units(copied) <= COPY_TEXT:
            raise bad("BUTTON_COPY_TEXT_INVALID")


def _button_url(url: Any) -> None:
    if not isinstance(url, str) or not url:
        raise bad("BUTTON_URL_INVALID")
    parts = urlsplit(url if "://" in url else f"http://{url}")
    if parts.scheme not in {"http", "https", "tg", "ton"} or (
        parts.scheme != "tg" and "." not in parts.netloc
    ):
        raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    query = dict(pair.partition("=")[::2] for pair in parts.query.split("&"))
    if parts.netloc in {"t.me", "telegram.me"} and "start" in query and not PAYLOAD.fullmatch(query["start"]):
        # Telegram would open the bot without the payload; a bot that relies on it has a mistake.
        raise bad("START_PARAM_INVALID")


def reply_markup(markup: Any) -> tuple[Wire | None, list[list[str]] | None]:
    """An inline keyboard, or the labels of a reply keyboard: ([] for "remove keyboard")."""
    if markup is None:
        return None, None
    if not isinstance(markup, dict):
        raise bad("object expected as reply markup")
    if "inline_keyboard" in markup:
        return inline_keyboard(markup), None
    if markup.get("remove_keyboard"):
        return None, []
    if markup.get("force_reply"):
        return None, None
    rows = markup.get("keyboard")
    if not isinstance(rows, list) or not rows:
        raise bad("can't parse reply keyboard markup JSON object")
    labels = [[_reply_label(button) for button in row] for row in rows]
    if any(len(row) > 12 for row in labels) or sum(len(row) for row in labels) > 300:
        raise bad("REPLY_MARKUP_TOO_LONG")
    return None, labels


def _reply_label(button: Any) -> str:
    label = button.get("text") if isinstance(button, dict) else button
    if not isinstance(label, str) or not label.strip():
        raise bad("can't parse keyboard button: Text buttons must have non-empty text")
    return label
