"""Message text: Telegram's HTML to plain text with entities, and entities to safe HTML."""

import re
from collections.abc import Callable
from html import escape
from typing import Any

from simulator.refusals import bad

Entities = list[dict[str, Any]]

_TAGS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "tg-spoiler": "spoiler",
    "code": "code", "pre": "pre", "blockquote": "blockquote", "a": "text_link", "span": "spoiler",
    "tg-emoji": "custom_emoji", "tg-time": "date_time",
}  # fmt: skip
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_PIECE = re.compile(r"<(/?)([^<>]*)(>?)|&(#x[0-9a-fA-F]+|#[0-9]+|[a-zA-Z]+);")
_NAME = re.compile(r"[a-zA-Z][a-zA-Z0-9-]*")
_ATTRIBUTE = re.compile(r"""\s*([a-zA-Z][a-zA-Z0-9-]*)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?""")
_FOUND = re.compile(
    r"(?P<bot_command>(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)(?![\w/])"
    r"|(?P<mention>(?<![\w@])@[A-Za-z0-9_]{4,32})\b"
    r"|(?P<email>\b[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<url>\bhttps?://[^\s<>\"]*[^\s<>\".,;:!?)]|\bt\.me/[^\s<>\"]*[^\s<>\".,;:!?)])"
    r"|(?P<hashtag>(?<!\w)#[^\W\d]\w*)"
)
_TRIGGER = re.compile(r"[/@#]|t\.me")


def units(text: str) -> int:
    """Length in UTF-16 code units, in which Telegram counts offsets.

    The simulator also measures its limits in them: the stricter reading of "characters".
    """
    return len(text) if text.isascii() else len(text.encode("utf-16-le")) // 2


def read(text: str, parse_mode: str | None, given: Any = None) -> tuple[str, Entities]:
    """Plain text and entities of a text with markup, trimmed as Telegram trims it.

    Only HTML is understood as parse mode; Markdown is refused, loudly. With `given` entities the
    text is plain. Commands, mentions, links and hashtags are found as Telegram finds them.
    """
    if given:
        # Offsets refer to the text as sent, so only its end is trimmed.
        return text.rstrip(), [*given]
    if parse_mode and parse_mode.lower() != "html":
        raise bad(f"unsupported parse_mode in this simulator: {parse_mode}")
    entities: Entities = []
    if parse_mode and ("<" in text or "&" in text):
        text, entities = _Reader(text).read()
    text, entities = _trim(text, entities)
    if _TRIGGER.search(text):
        entities = sorted(entities + _find(text, entities), key=lambda e: (e["offset"], -e["length"]))
    return text, entities


class _Reader:
    """Reads Telegram's HTML in one pass, keeping a stack of open tags."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.parts: list[str] = []
        self.at = 0  # in UTF-16 units of the plain text
        self.open: list[tuple[str, dict[str, Any], int]] = []
        self.entities: Entities = []

    def read(self) -> tuple[str, Entities]:
        end = 0
        for match in _PIECE.finditer(self.source):
            self._say(self.source[end : match.start()])
            end = match.end()
            if match[4] is not None:
                self._say(_unescaped(match))
            elif match[3] != ">":
                raise self._refusal(f"Unclosed start tag at byte offset {self._byte(match)}")
            elif match[1]:
                self._close(match[2].strip().lower(), match)
            else:
                self._open(match[2], match)
        self._say(self.source[end:])
        if self.open:
            tag = self.open[-1][0]
            raise self._refusal(f'Can\'t find end tag corresponding to start tag "{tag}"')
        self.entities.sort(key=lambda e: (e["offset"], -e["length"]))
        return "".join(self.parts), self.entities

    def _say(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.at += units(text)

    def _byte(self, match: re.Match[str]) -> int:
        return len(self.source[: match.start()].encode())

    def _refusal(self, reason: str) -> Exception:
        return bad(f"can't parse entities: {reason}")

    def _open(self, inside: str, match: re.Match[str]) -> None:
        found = _NAME.match(inside)
        tag = found[0].lower() if found else ""
        if tag not in _TAGS:
            raise self._refusal(f'Unsupported start tag "{tag}" at byte offset {self._byte(match)}')
        attributes = {
            a[1].lower(): (a[2] or "").strip("\"'") for a in _ATTRIBUTE.finditer(inside[len(tag) :])
        }
        self.open.append((tag, self._entity(tag, attributes, match), self.at))

    def _entity(self, tag: str, attributes: dict[str, str], match: re.Match[str]) -> dict[str, Any]:
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._refusal(f'Tag "span" must have class "tg-spoiler" at byte offset {self._byte(match)}')
        if tag == "a":
            url = _PIECE.sub(lambda m: _unescaped(m) if m[4] else m[0], attributes.get("href", ""))
            if url.startswith("tg://user?id=") and url[13:].isdigit():
                return {"type": "text_mention", "user_id": int(url[13:])}
            return {"type": "text_link", "url": url}
        if tag == "tg-emoji":
            return {"type": "custom_emoji", "custom_emoji_id": attributes.get("emoji-id", "")}
        if tag == "tg-time":
            return {"type": "date_time", "unix_time": int(attributes.get("unix", "0") or 0)}
        if tag == "blockquote" and "expandable" in attributes:
            return {"type": "expandable_blockquote"}
        language = attributes.get("class", "")
        if tag == "code" and language.startswith("language-") and self.open and self.open[-1][0] == "pre":
            self.open[-1][1]["language"] = language.removeprefix("language-")
        return {"type": _TAGS[tag]}

    def _close(self, tag: str, match: re.Match[str]) -> None:
        if not self.open:
            raise self._refusal(f"Unexpected end tag at byte offset {self._byte(match)}")
        opened, entity, start = self.open.pop()
        if tag and tag != opened:
            raise self._refusal(
                f"Unmatched end tag at byte offset {self._byte(match)}, "
                f'expected "</{opened}>", found "</{tag}>"'
            )
        inside_pre = opened == "code" and any(outer == "pre" for outer, _, _ in self.open)
        empty_link = entity["type"] == "text_link" and not entity["url"]
        if self.at > start and not inside_pre and not empty_link:
            self.entities.append({"offset": start, "length": self.at - start, **entity})


def _unescaped(match: re.Match[str]) -> str:
    code = match[4]
    if code.startswith("#"):
        number = int(f"0{code[1:]}", 16) if code[1] in "xX" else int(code[1:])
        return chr(number) if 0 < number < 0x110000 and not 0xD800 <= number < 0xE000 else match[0]
    return _NAMED.get(code, match[0])


def _trim(text: str, entities: Entities) -> tuple[str, Entities]:
    trimmed = text.strip()
    if trimmed == text or not entities:
        return trimmed, entities
    shift = units(text[: len(text) - len(text.lstrip())])
    size = units(trimmed)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - shift)
        end = min(size, entity["offset"] + entity["length"] - shift)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return trimmed, kept


def _find(text: str, taken: Entities) -> Entities:
    """Entities that Telegram finds by itself, outside of code and links."""
    closed = [(e["offset"], e["offset"] + e["length"]) for e in taken if e["type"] in _CLOSED]
    found = []
    for match in _FOUND.finditer(text):
        start, length = units(text[: match.start()]), units(match[0])
        if not any(begin < start + length and start < end for begin, end in closed):
            found.append({"offset": start, "length": length, "type": str(match.lastgroup)})
    return found


_CLOSED = frozenset({"code", "pre", "text_link", "text_mention"})

_HTML: dict[str, Callable[[dict[str, Any]], tuple[str, str]]] = {
    "bold": lambda _: ("<b>", "</b>"),
    "italic": lambda _: ("<i>", "</i>"),
    "underline": lambda _: ("<u>", "</u>"),
    "strikethrough": lambda _: ("<s>", "</s>"),
    "spoiler": lambda _: ('<span class="spoiler">', "</span>"),
    "code": lambda _: ("<code>", "</code>"),
    "pre": lambda _: ("<pre>", "</pre>"),
    "blockquote": lambda _: ("<blockquote>", "</blockquote>"),
    "expandable_blockquote": lambda _: ("<blockquote>", "</blockquote>"),
    "text_link": lambda e: (_link(e["url"]), "</a>"),
}


def as_html(text: str, entities: Entities) -> str:
    """Safe HTML of a message: everything is escaped, links go only to http, https, tg and mailto."""
    raw = text.encode("utf-16-le")
    marks: list[tuple[int, int, int, str]] = []
    for number, entity in enumerate(entities):
        start, end = entity["offset"], entity["offset"] + entity["length"]
        before, after = _tags(entity, raw[2 * start : 2 * end].decode("utf-16-le", "replace"))
        if before:
            # At one place, what closes comes first, inner before outer; then what opens, outer first.
            marks.append((start, 1, number, before))
            marks.append((end, 0, -number, after))
    parts, at = [], 0
    for place, _, _, tag in sorted(marks):
        parts.append(escape(raw[2 * at : 2 * place].decode("utf-16-le", "replace")))
        parts.append(tag)
        at = place
    parts.append(escape(raw[2 * at :].decode("utf-16-le", "replace")))
    return "".join(parts)


def _tags(entity: dict[str, Any], words: str) -> tuple[str, str]:
    if entity["type"] == "url":
        return _link(words if "://" in words else f"https://{words}"), "</a>"
    if entity["type"] == "email":
        return _link(f"mailto:{words}"), "</a>"
    made = _HTML.get(entity["type"])
    return made(entity) if made else ("", "")


def _link(url: str) -> str:
    if not url.lower().startswith(("http://", "https://", "tg://", "mailto:")):
        url = f"https://{url}"
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">'
