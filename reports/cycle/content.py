"""Everything that a report says, in words that are ready to be read."""

from dataclasses import dataclass
from datetime import datetime

from reports.cycle.chart_content import Chart


@dataclass(frozen=True, slots=True)
class Heading:
    """Above a part of a section."""

    said: str


@dataclass(frozen=True, slots=True)
class Sentences:
    """Paragraphs."""

    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """Points of a list."""

    said: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hidden:
    """Nothing can be told of it, and why."""

    said: str


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels and values."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under headings; what stands first in a row names it."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Sentences | Listed | Hidden | Facts | Table | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """What belongs together, under one heading."""

    key: str
    """Names the section within the report: small letters, figures and hyphens."""
    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """The words that hold the report together."""

    contents: str
    """Above the list of sections."""
    figures: str
    """Opens the table of a chart's figures."""
    scroll: str
    """Names the part of the page that holds a chart: it scrolls where the page is narrow."""


@dataclass(frozen=True, slots=True)
class Report:
    """The whole report."""

    language: str
    title: str
    """Of the document, and its first heading."""
    community: str
    made_at: datetime
    foot: str
    """At the foot of every page that is printed."""
    opening: tuple[str, ...]
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    words: Words
