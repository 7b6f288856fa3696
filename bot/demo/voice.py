"""Reads the pretend Telegram aloud: who did what, what the bot answered, and what time it was."""

import html
import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from screens import dates
from simulator import Act, Call, Event, Simulator
from simulator.params import Upload

_SAID: Final = frozenset(
    {"sendMessage", "editMessageText", "sendPoll", "stopPoll", "sendDocument", "sendPhoto"}
)
_DONE: Final = {
    "approveChatJoinRequest": "lets them in",
    "declineChatJoinRequest": "turns the request down",
    "leaveChat": "leaves",
}
_TAG: Final = re.compile(r"<[^>]+>")
_LONGEST: Final = 320


class Voice:
    """Prints every act of a person and every answer of the bot; the clock whenever it has moved."""

    def __init__(self, sim: Simulator, say: Callable[[str], None]) -> None:
        self._sim = sim
        self._say = say
        self._zone = ZoneInfo(sim.zone)
        self._minute: datetime | None = None
        sim.observers.append(self.hear)

    def hear(self, event: Event) -> None:
        """One thing that happened in the pretend Telegram."""
        if isinstance(event, Act):
            self._clock(event.at)
            where = f" in {event.chat.title}" if event.chat is not None and event.chat.title else ""
            self._say(f"  {event.person.name} {event.verb}{_quoted(event.text)}{where}")
        elif isinstance(event, Call) and event.ok:
            self._answer(event)

    def _answer(self, call: Call) -> None:
        params = call.params
        if call.method in _SAID:
            self._clock(call.at)
            self._say(f"    bot → {self._whom(params)}: {_words(call)}{_buttons(params)}")
        elif call.method in _DONE:
            self._clock(call.at)
            self._say(f"    bot {_DONE[call.method]}: {self._whom(params)}")
        elif call.method == "answerCallbackQuery" and params.get("text"):
            self._clock(call.at)
            self._say(f"    bot, at the top of the screen: {params['text']}")

    def _clock(self, at: datetime) -> None:
        minute = at.replace(second=0, microsecond=0)
        if minute != self._minute:
            self._minute = minute
            self._say(f"\n{dates.when(at, self._zone)}")

    def _whom(self, params: dict[str, Any]) -> str:
        chat = self._sim.world.chats.get(int(params["chat_id"]))
        if chat is None:
            return "somebody"
        return chat.user.name if chat.user is not None else (chat.title or "a group")


def _quoted(text: str) -> str:
    return f' "{text}"' if text else ""


def _words(call: Call) -> str:
    params = call.params
    match call.method:
        case "sendPoll":
            options = ", ".join(option["text"] for option in json.loads(params["options"]))
            return f"an anonymous poll: {params['question']} ({options})"
        case "stopPoll":
            return "closes the poll"
        case "sendDocument":
            document = params["document"]
            name = document.name if isinstance(document, Upload) else "a file"
            return f"sends {name}. {_plain(params.get('caption', ''))}"
        case "sendPhoto":
            return f"sends a picture. {_plain(params.get('caption', ''))}"
        case _:
            return _plain(params["text"])


def _plain(text: str) -> str:
    words = " ".join(html.unescape(_TAG.sub("", text)).split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _buttons(params: dict[str, Any]) -> str:
    if not params.get("reply_markup"):
        return ""
    markup = params["reply_markup"]
    rows = (json.loads(markup) if isinstance(markup, str) else markup).get("inline_keyboard", [])
    return "".join(f" [{button['text']}]" for row in rows for button in row)
