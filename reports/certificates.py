"""A certificate as PDF: one page for a session, more for a long year, and a page for the portfolio."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from reports.paper import ACCENT, HEIGHT, INNER, MARGIN, PALE, WIDTH, Cell, Paper, Style

_SMALL: Final = Style(9, PALE)
_PLAIN: Final = Style()
_BOLD: Final = Style(bold=True)
_ABOVE: Final = 6.0
_BETWEEN: Final = 8.0
"""Above the note at the foot of the last page, and between the note and what is below it."""
_CODE: Final = 36.0
"""What the code takes there."""
_HAND: Final = 22.0
"""Room to sign in."""
_SIGNATURE: Final = 70.0
"""How wide."""
_LAST: Final = HEIGHT - 22
"""Nothing but the page's number stands below."""
_COLUMNS: Final = (33.0, 69.0, 38.0, 20.0)
_ROW: Final = 1.0
"""Above and below each row of a table."""
_LABELS: Final = 38.0
_QR: Final = 32.0
_TOGETHER: Final = 3
"""So many of a table's last rows stand with what is below them: no page holds a signature alone."""


@dataclass(frozen=True, slots=True)
class Table:
    """The sessions of a year: date, topic, role and minutes in each row, in words."""

    head: tuple[str, str, str, str]
    rows: tuple[tuple[str, str, str, str], ...]
    total: tuple[str, str]
    """What it is, and how much."""


@dataclass(frozen=True, slots=True)
class Check:
    """How the certificate is checked. `address` is empty where there is no page for it."""

    label: str
    code: str
    said: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class Reflection:
    """What the doctor may think over for the portfolio."""

    heading: str
    about: str
    questions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Certificate:
    """Everything that is printed, in words that are ready."""

    language: str
    title: str
    """Of the document, as a reader's window shows it."""
    issued_at: datetime
    community: str
    trust: str
    heading: str
    opening: str
    name: str
    did: str
    subject: str
    facts: tuple[tuple[str, str], ...]
    """Labels and values."""
    table: Table | None
    note: str
    signed: tuple[str, ...]
    """Who signs, and their post; empty where nobody does."""
    check: Check
    reflection: Reflection


def pdf(certificate: Certificate) -> bytes:
    """The document. The same certificate makes the same bytes, whenever it is printed."""
    paper = Paper(
        _words(certificate),
        title=certificate.title,
        author=certificate.community,
        language=certificate.language,
        at=certificate.issued_at,
        foot=certificate.check.code,
    )
    paper.page()
    _head(paper, certificate, _AIRY if certificate.table is None else _TIGHT)
    if certificate.table is not None:
        _table(paper, certificate.table, _foot_height(paper, certificate))
    _foot(paper, certificate)
    _reflect(paper, certificate)
    return paper.written()


@dataclass(frozen=True, slots=True)
class _Spacing:
    """The gaps of the first page, in millimetres."""

    above: float
    """Taken from the margin."""
    heading: float
    opening: float
    facts: float
    fact: float
    """Above and below each."""


_AIRY: Final = _Spacing(above=0, heading=16, opening=10, facts=8, fact=1.8)
_TIGHT: Final = _Spacing(above=11, heading=7, opening=5, facts=5, fact=1.2)
"""So that the sessions of an ordinary year, and all that is below them, stand on one page."""


def _head(paper: Paper, certificate: Certificate, spacing: _Spacing) -> None:
    paper.y -= spacing.above
    paper.say(certificate.community, Style(12, ACCENT, bold=True))
    if certificate.trust:
        paper.say(certificate.trust, Style(10.5, PALE))
    paper.y += spacing.heading
    paper.say(certificate.heading, Style(25, bold=True))
    paper.y += spacing.opening
    paper.say(certificate.opening, Style(11, PALE))
    paper.y += 1.5
    paper.say(certificate.name, paper.fitting(certificate.name, Style(22, ACCENT, bold=True), 1, 14))
    paper.y += 1.5
    paper.say(certificate.did, Style(11, PALE))
    paper.y += 1.5
    paper.say(certificate.subject, paper.fitting(certificate.subject, Style(15, bold=True), 2, 11))
    paper.y += spacing.facts
    paper.rule()
    for label, value in certificate.facts:
        paper.y += spacing.fact
        paper.row(((label, Style(10.5, PALE), _LABELS), (value, _PLAIN, INNER - _LABELS)))
        paper.y += spacing.fact
        paper.rule()


def _table(paper: Paper, table: Table, below: float) -> None:
    """`below` is how tall that is which follows."""
    label, total = table.total
    cells = ((label, _BOLD, _COLUMNS[0]), (total, Style(bold=True, right=True), INNER - _COLUMNS[0]))
    end = 2 + paper.tall(cells)
    heights = [_row_height(paper, row) for row in table.rows]
    paper.y += 5
    _table_row(paper, table.head, _SMALL)
    for at, (row, height) in enumerate(zip(table.rows, heights, strict=True)):
        rest = sum(heights[at:]) + end + below
        splits = at and at == len(heights) - _TOGETHER and paper.y + rest > _LAST
        if splits or paper.y + height > _LAST:
            paper.page()
            _table_row(paper, table.head, _SMALL)
        _table_row(paper, row, Style(9.5))
    if paper.y + end > _LAST:
        paper.page()
    paper.y += 2
    paper.row(cells)


def _cells(row: tuple[str, ...], style: Style) -> tuple[Cell, ...]:
    right = Style(style.size, style.colour, right=True)
    return tuple(zip(row, (style, style, style, right), _COLUMNS, strict=True))


def _row_height(paper: Paper, row: tuple[str, ...]) -> float:
    return paper.tall(_cells(row, Style(9.5))) + 2 * _ROW


def _table_row(paper: Paper, row: tuple[str, ...], style: Style) -> None:
    paper.y += _ROW
    paper.row(_cells(row, style))
    paper.y += _ROW
    paper.rule()


def _foot(paper: Paper, certificate: Certificate) -> None:
    """Note, signature and code: at the foot of the page, or of the next where they do not fit."""
    height = _foot_height(paper, certificate)
    if paper.y + height > _LAST:
        paper.page()
    paper.y = _LAST - height + _ABOVE
    paper.say(certificate.note, _SMALL)
    if certificate.signed:
        paper.y = _LAST - _signature_height(paper, certificate) - 2
        paper.rule(width=_SIGNATURE, colour=PALE)
        paper.y += 2
        for line, style in _signed(certificate):
            paper.say(line, style, width=_SIGNATURE)
    _check(paper, certificate.check, _LAST - _CODE)


def _foot_height(paper: Paper, certificate: Certificate) -> float:
    note = paper.lines(certificate.note, _SMALL, INNER) * _SMALL.line
    return _ABOVE + note + _BETWEEN + max(_CODE, _HAND + _signature_height(paper, certificate))


def _signature_height(paper: Paper, certificate: Certificate) -> float:
    return sum(paper.lines(line, style, _SIGNATURE) * style.line for line, style in _signed(certificate))


def _signed(certificate: Certificate) -> list[tuple[str, Style]]:
    """The name stands out from what is below it."""
    return [(line, _SMALL if at else _BOLD) for at, line in enumerate(certificate.signed)]


def _check(paper: Paper, check: Check, top: float) -> None:
    left = WIDTH - MARGIN - 78
    width = 78.0
    if check.address:
        paper.code(check.address, WIDTH - MARGIN - _QR + 2, top - 2, _QR)
        width -= _QR
    paper.y = top
    paper.say(check.label, _SMALL, left, width)
    paper.say(check.code, Style(11, bold=True), left, width)
    paper.y += 1.5
    paper.say(check.said, Style(8, PALE), left, width)


def _reflect(paper: Paper, certificate: Certificate) -> None:
    paper.page()
    paper.say(certificate.reflection.heading, Style(18, bold=True))
    paper.y += 2
    paper.say(certificate.subject, Style(10.5, ACCENT))
    paper.y += 3
    paper.say(certificate.reflection.about, Style(10, PALE))
    paper.y += 8
    room = (_LAST - paper.y) / len(certificate.reflection.questions)
    for question in certificate.reflection.questions:
        until = paper.y + room - 6
        paper.say(question, _BOLD)
        paper.y += 9
        while paper.y < until:
            paper.rule()
            paper.y += 9
        paper.y = until + 6


def _words(certificate: Certificate) -> Iterator[str]:
    """What people typed; our own words need the plain font alone, whatever the language of the texts is."""
    yield from (certificate.community, certificate.trust, certificate.name, certificate.subject)
    yield from (certificate.heading, certificate.opening, certificate.did, certificate.note)
    yield from (value for fact in certificate.facts for value in fact)
    yield from certificate.signed
    if certificate.table is not None:
        yield from (cell for row in certificate.table.rows for cell in row)
        yield from (*certificate.table.head, *certificate.table.total)
    yield from (certificate.check.label, certificate.check.said, certificate.reflection.heading)
    yield from (certificate.reflection.about, *certificate.reflection.questions)
