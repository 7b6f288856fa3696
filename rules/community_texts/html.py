"""Telegram's HTML, as strictly as Telegram reads it: few tags, each closed in its turn."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from rules.community_texts.faults import Fault

TAGS: Final = ("b", "i", "u", "s", "a", "code", "pre", "tg-spoiler", "blockquote")
_PIECE: Final = re.compile(r"<(/?)([^<>]*)(>?)")
_NAME: Final = re.compile(r"[a-zA-Z][a-zA-Z0-9-]*")
_LINK: Final = re.compile(r"""\s+href=(["'])(https?://[^\s"'<>]+)\1\s*""")
MARK: Final = "\ue000"
"""Stands beside what a name in brackets becomes, to be seen where no such name may stand."""


@dataclass(slots=True)
class _Reading:
    """Tags that are open, and what was wrong so far."""

    open: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


def faults_in(words: str) -> Iterator[Fault]:
    """What Telegram would not take, or would show otherwise than it was meant."""
    reading = _Reading()
    for piece in _PIECE.finditer(words):
        _take(piece, reading)
    yield from reading.faults
    if reading.open:
        yield Fault("tag-open", {"tag": reading.open[-1]})


def _take(piece: re.Match[str], reading: _Reading) -> None:
    closes, inside, ended = piece.groups()
    found = _NAME.match(inside)
    tag = found[0].lower() if found else ""
    if not ended or not tag:
        reading.faults.append(Fault("angle-bracket"))
    elif tag not in TAGS:
        reading.faults.append(Fault("tag-unknown", {"tag": tag}))
    elif closes:
        if not reading.open or reading.open.pop() != tag or inside.strip().lower() != tag:
            reading.faults.append(Fault("tag-closes-nothing", {"tag": tag}))
    else:
        reading.open.append(tag)
        reading.faults.extend(_within(tag, inside[len(tag) :]))


def _within(tag: str, attributes: str) -> Iterator[Fault]:
    if MARK in attributes:
        yield Fault("name-in-tag", {"tag": tag})
    elif tag == "a":
        if not _LINK.fullmatch(attributes):
            yield Fault("tag-link")
    elif attributes.strip() and not (tag == "blockquote" and attributes.strip() == "expandable"):
        yield Fault("tag-attributes", {"tag": tag})


def has_tags(words: str) -> bool:
    """Whether there is anything that HTML would read as its own."""
    return bool(re.search(r"<|&\w+;|&#", words))


def length(words: str) -> int:
    """How long they are as Telegram counts: without tags, in UTF-16 units."""
    return units(html.unescape(without_tags(words)))


def without_tags(words: str) -> str:
    """Only what stands between the tags, its signs still escaped."""
    return _PIECE.sub("", words)


def units(words: str) -> int:
    """Their length in UTF-16 units."""
    return len(words) if words.isascii() else len(words.encode("utf-16-le", "surrogatepass")) // 2
