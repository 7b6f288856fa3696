"""Everything that is held about somebody, in words, for the file that they are sent."""

from datetime import date, datetime
from itertools import groupby
from typing import Any, Final
from zoneinfo import ZoneInfo

from reports import privacy as reports
from reports.privacy import Chapter, Page, Part
from screens import dates
from screens.outgoing import Document
from screens.privacy import chapters, pages
from screens.screen import text
from screens.texts import DEFAULT_LOCALE, Texts
from storage.privacy.listing import Known, Section, Who
from storage.views.privacy import Data

_ZONE: Final = ZoneInfo("Europe/London")
"""Where nobody's community says by which clock."""


def file(data: Data) -> Document:
    """One file, made when it is sent."""
    return Document(
        name="my-data.html",
        content=lambda texts: reports.html(page(data, texts)),
        screen=pages.caption(data.communities),
    )


def page(data: Data, texts: Texts) -> Page:
    """What the file says."""
    zone = data.communities[0].zone if data.communities else _ZONE
    sections = sorted(data.sections, key=lambda one: (*chapters.place(one.table), one.done))
    return Page(
        language=DEFAULT_LOCALE,
        title=texts.plain(text("data-title")),
        opening=(
            texts.plain(text("data-opening", when=dates.when(data.at, zone))),
            texts.plain(text("data-fields")),
            texts.plain(text("data-not-in-it")),
            texts.plain(text("data-others")),
        ),
        chapters=tuple(
            Chapter(texts.plain(chapters.heading(chapter)), tuple(_part(one, texts, zone) for one in found))
            for chapter, found in groupby(sections, lambda one: chapters.chapter_of(one.table))
        ),
        data={
            _key(one): [{name: _plain(value) for name, value in line.values} for line in one.lines]
            for one in sections
        },
    )


def _part(section: Section, texts: Texts, zone: ZoneInfo) -> Part:
    heading = text(f"data-{section.table.replace('_', '-')}")
    return Part(
        heading=texts.plain(text("data-done", what=heading)) if section.done else texts.plain(heading),
        entries=tuple(
            tuple(
                (chapters.label(texts, name, section.table), _said(value, texts, zone))
                for name, value in line.values
            )
            for line in section.lines
        ),
    )


def _said(value: Any, texts: Texts, zone: ZoneInfo) -> str:
    match value:
        case Who():
            return texts.plain(text(f"data-who-{value}"))
        case bool():
            return texts.plain(text("data-yes" if value else "data-no"))
        case Known(name=name, at=at):
            return (
                name
                if at is None
                else f"{name or texts.plain(text('topic-to-come'))}, {dates.when(at, zone)}"
            )
        case datetime():
            return dates.when(value, zone)
        case date():
            return dates.day(value)
        case dict():
            return ", ".join(
                f"{chapters.label(texts, key)}: {_said(one, texts, zone)}" for key, one in value.items()
            )
        case list():
            return ", ".join(_said(one, texts, zone) for one in value)
        case None:
            return texts.plain(text("data-none"))
    return str(value)


def _key(section: Section) -> str:
    return f"{section.table} (by you)" if section.done else section.table


def _plain(value: Any) -> Any:
    """For programs: moments in ISO 8601, people as who they are to the reader."""
    match value:
        case Who():
            return str(value)
        case Known(name=name, at=at):
            return name if at is None else {"name": name, "at": at}
        case dict():
            return {key: _plain(one) for key, one in value.items()}
        case list():
            return [_plain(one) for one in value]
        case bytes():
            return value.hex()
    return value
