"""Everything that is held about somebody, as one page that needs nothing else and says it twice.

Once to be read, and once as JSON within it, for programs: `<script type="application/json" id="data">`.
"""

from dataclasses import dataclass
from html import escape
from typing import Any, Final

import orjson

_STYLE: Final = (
    ":root{color-scheme:light dark}"
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:0 auto;padding:1rem;"
    "overflow-wrap:anywhere}"
    "h1{font-size:1.4rem}h2{font-size:1.2rem;margin:2.5rem 0 .5rem}h3{font-size:1rem;margin:1.5rem 0 .5rem}"
    "dl{display:grid;grid-template-columns:minmax(7rem,auto) 1fr;margin:0 0 1rem;"
    "border-top:1px solid #8888}"
    "dt,dd{margin:0;padding:.2rem .5rem .2rem 0;border-bottom:1px solid #8883}dt{opacity:.75}"
)


@dataclass(frozen=True, slots=True)
class Part:
    """What one table holds: each entry is a row, its names and values in words."""

    heading: str
    entries: tuple[tuple[tuple[str, str], ...], ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """What belongs together, under one heading."""

    heading: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The whole file, in words."""

    language: str
    title: str
    opening: tuple[str, ...]
    chapters: tuple[Chapter, ...]
    data: Any
    """The same for programs: what JSON can hold, and moments."""


def html(page: Page) -> bytes:
    """The file, in UTF-8. Nothing in it runs, and nothing is fetched."""
    title = escape(page.title)
    chapters = "".join(_chapter(one) for one in page.chapters)
    opening = "".join(f"<p>{escape(one)}</p>\n" for one in page.opening)
    head = (
        f'<!doctype html>\n<html lang="{escape(page.language)}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="robots" content="noindex, nofollow">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
    )
    body = f"<h1>{title}</h1>\n{opening}{chapters}"
    # Within a script a "<" could end it.
    data = orjson.dumps(page.data, option=orjson.OPT_INDENT_2 | orjson.OPT_NON_STR_KEYS)
    script = data.replace(b"<", b"\\u003c")
    return (
        (head + body).encode()
        + b'<script type="application/json" id="data">\n'
        + script
        + b"\n</script>\n</body>\n</html>\n"
    )


def _chapter(chapter: Chapter) -> str:
    return f"<h2>{escape(chapter.heading)}</h2>\n{''.join(map(_part, chapter.parts))}"


def _part(part: Part) -> str:
    entries = "".join(
        "<dl>"
        + "".join(f"<dt>{escape(name)}</dt><dd><bdi>{escape(said)}</bdi></dd>" for name, said in entry)
        + "</dl>\n"
        for entry in part.entries
    )
    return f"<h3>{escape(part.heading)}</h3>\n{entries}"
