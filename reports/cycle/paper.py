"""The report as PDF, to be printed and sent: the same words, each chart with the table of its figures."""

from typing import TYPE_CHECKING, Final

from reports.cycle import charts, tables
from reports.cycle.chart_content import Chart, OverTime
from reports.cycle.content import Block, Facts, Heading, Hidden, Listed, Report, Section, Sentences, Table
from reports.paper import ACCENT, HEIGHT, INNER, MARGIN, PALE, Cell, Paper, Style

if TYPE_CHECKING:
    from PIL.Image import Image

_LAST: Final = HEIGHT - 22
"""Nothing but the page's number stands below."""
_PLAIN: Final = Style(10)
_PALE: Final = Style(9, PALE)
_CELL: Final = Style(8.5)
_HEAD: Final = Style(8.5, PALE, bold=True)
_HEADING: Final = 22.0
"""What the heading of a section takes, in millimetres."""
_FEW: Final = 30.0
"""A few lines."""
_TALLEST: Final = 190.0
"""A picture is no taller, in millimetres."""
_ROW: Final = 0.9
_BULLET: Final = 5.0
_LABELS: Final = 62.0
_NARROW: Final = 9.0
"""No column is narrower, in millimetres."""


def pdf(report: Report) -> bytes:
    """The document. The same report makes the same bytes, whenever it is printed."""
    paper = Paper(
        charts.words(report),
        title=report.title,
        author=report.community,
        language=report.language,
        at=report.made_at,
        foot=report.foot,
        digits=2,
    )
    paper.page()
    paper.say(report.community, Style(12, ACCENT, bold=True))
    paper.y += 3
    paper.say(report.title, paper.fitting(report.title, Style(22, bold=True), 2, 15))
    paper.y += 5
    for said in report.opening:
        _say(paper, said, Style(11))
    if report.facts:
        paper.y += 3
        _facts(paper, report.facts)
    for section in report.sections:
        _section(paper, section)
    return paper.written()


def _section(paper: Paper, section: Section) -> None:
    first = _needs(paper, section.blocks[0]) if section.blocks else 0
    _keep(paper, min(_HEADING + first, _LAST - MARGIN))
    paper.y += 9
    paper.say(section.heading, Style(16, bold=True))
    paper.y += 3
    for block in section.blocks:
        _block(paper, block)


def _block(paper: Paper, block: Block) -> None:
    match block:
        case Heading(said):
            _keep(paper, _FEW)
            paper.y += 2
            paper.say(said, Style(11.5, bold=True))
            paper.y += 2
        case Sentences(said):
            for one in said:
                _say(paper, one, _PLAIN)
        case Listed(said):
            for one in said:
                _point(paper, "\N{BULLET}", one)
            paper.y += 2
        case Hidden(said):
            _hidden(paper, said)
        case Facts(rows):
            _facts(paper, rows)
        case Table():
            _table(paper, block)
        case _:
            _chart(paper, block)


def _needs(paper: Paper, block: Block) -> float:
    """How much of a block has to stand together with what is above it, in millimetres."""
    match block:
        case Sentences(said):
            return paper.lines(said[0], _PLAIN, INNER) * _PLAIN.line if said else 0
        case Heading() | Listed() | Hidden() | Facts() | Table():
            return _FEW
    lines = sum(paper.lines(said, _PALE, INNER) + 1 for said in (block.about.caption, *block.about.notes))
    marked = tables.marks(block) if isinstance(block, OverTime) else []
    picture = 12 + _tall(charts.parts(block, _TALLEST / INNER)[0]) + lines * _PALE.line + len(marked) * 8
    # Of a long table, the first rows: they come with the headings again on the next page.
    return min(picture + _few_rows(paper, tables.table(block)), _LAST - MARGIN - _HEADING)


def _tall(drawn: "Image") -> float:
    """A picture's height on paper, in millimetres."""
    return INNER * drawn.height / drawn.width


def _say(paper: Paper, words: str, style: Style) -> None:
    """A paragraph, on the next page where this one has no room for it."""
    _keep(paper, min(paper.lines(words, style, INNER) * style.line, _LAST - MARGIN))
    paper.say(words, style)
    paper.y += 2


def _point(paper: Paper, mark: str, words: str, style: Style = _PLAIN) -> None:
    cells: tuple[Cell, ...] = ((mark, style, _BULLET + 3), (words, style, INNER - _BULLET - 3))
    _keep(paper, paper.tall(cells))
    paper.row(cells)
    paper.y += 1.2


def _hidden(paper: Paper, words: str) -> None:
    height = paper.lines(words, _PLAIN, INNER - 8) * _PLAIN.line
    _keep(paper, height + 8)
    top = paper.y
    paper.y += 3
    paper.say(words, _PLAIN, MARGIN + 4, INNER - 8)
    paper.frame(MARGIN, top, INNER, paper.y + 3 - top)
    paper.y += 7


def _facts(paper: Paper, rows: tuple[tuple[str, str], ...]) -> None:
    for label, value in rows:
        cells: tuple[Cell, ...] = ((label, Style(10, PALE), _LABELS), (value, _PLAIN, INNER - _LABELS))
        _keep(paper, paper.tall(cells) + 4)
        paper.rule()
        paper.y += 1.2
        paper.row(cells)
        paper.y += 1.2
    paper.rule()
    paper.y += 4


def _chart(paper: Paper, chart: Chart) -> None:
    """Title, picture and caption stand together, with the table or its first rows."""
    _keep(paper, _needs(paper, chart))
    about, pictures = chart.about, charts.parts(chart, _TALLEST / INNER)
    paper.y += 3
    paper.say(about.title, Style(11.5, bold=True))
    paper.y += 2
    for drawn in pictures:
        _keep(paper, _tall(drawn))
        paper.picture(drawn, _tall(drawn), about.alt)
        paper.y += 2
    _say(paper, about.caption, _PALE)
    if isinstance(chart, OverTime):
        for mark, said in tables.marks(chart):
            _point(paper, mark, said, Style(9))
    for note in about.notes:
        _say(paper, note, _PALE)
    _table(paper, tables.table(chart))


def _table(paper: Paper, table: Table) -> None:
    """The headings come again on each page."""
    widths = _widths(paper, table)
    head = _cells(table.head, _HEAD, widths)
    first = _cells(table.rows[0], _CELL, widths) if table.rows else head
    _keep(paper, paper.tall(head) + paper.tall(first) + 6)
    _table_row(paper, head)
    for row in table.rows:
        cells = _cells(row, _CELL, widths)
        if paper.y + paper.tall(cells) + 2 * _ROW > _LAST:
            paper.page()
            _table_row(paper, head)
        _table_row(paper, cells)
    paper.y += 5


def _few_rows(paper: Paper, table: Table) -> float:
    """The height of the whole table, or as much as is asked of the first rows of a long one."""
    widths = _widths(paper, table)
    height = paper.tall(_cells(table.head, _HEAD, widths)) + 2 * _ROW
    for row in table.rows:
        if height >= _FEW:
            break
        height += paper.tall(_cells(row, _CELL, widths)) + 2 * _ROW
    return min(height, _FEW)


def _table_row(paper: Paper, cells: tuple[Cell, ...]) -> None:
    paper.y += _ROW
    paper.row(cells)
    paper.y += _ROW
    paper.rule()


def _cells(row: tuple[str, ...], style: Style, widths: list[float]) -> tuple[Cell, ...]:
    return tuple((words, style, width) for words, width in zip(row, widths, strict=True))


def _widths(paper: Paper, table: Table) -> list[float]:
    """To each column as much as its words want, in proportion, so that no word has to be cut."""
    columns = list(zip(table.head, *table.rows, strict=True))
    least = [max([_NARROW, *(_longest(paper, cell) for cell in column)]) for column in columns]
    want = [max([_NARROW, *(paper.wide(cell, _HEAD) + 4 for cell in column)]) for column in columns]
    room = INNER - sum(least)
    if room <= 0:
        return [one * INNER / sum(least) for one in least]
    more = [wanted - one for wanted, one in zip(want, least, strict=True)]
    share = min(1.0, room / sum(more)) if sum(more) else 0.0
    found = [one + share * other for one, other in zip(least, more, strict=True)]
    # What is left over goes to the first column, which names the rows.
    return [found[0] + INNER - sum(found), *found[1:]]


def _longest(paper: Paper, cell: str) -> float:
    return max((paper.wide(word, _HEAD) + 4 for word in cell.split()), default=0.0)


def _keep(paper: Paper, height: float) -> None:
    """A new page where this one has no room for so much."""
    if paper.y + height > _LAST:
        paper.page()
