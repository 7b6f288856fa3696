"""The buttons under messages."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message. `kind`: callback, url, copy, webapp, share."""

    text: str
    kind: str
    row: int
    column: int
    data: str | None = None
    url: str | None = None
    copy: str | None = None


def button_of(spec: dict[str, Any], row: int, column: int) -> Button:
    """The button that an InlineKeyboardButton describes."""
    text = spec["text"]
    if "callback_data" in spec:
        return Button(text, "callback", row, column, data=spec["callback_data"])
    if "copy_text" in spec:
        return Button(text, "copy", row, column, copy=spec["copy_text"]["text"])
    if "web_app" in spec:
        return Button(text, "webapp", row, column, url=spec["web_app"]["url"])
    if "url" in spec or "login_url" in spec:
        return Button(text, "url", row, column, url=spec.get("url") or spec["login_url"]["url"])
    return Button(text, "share", row, column)
