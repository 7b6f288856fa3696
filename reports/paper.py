"""A4 paper to print on: words in any script, rows, a QR code. Lengths are millimetres, sizes points."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Final

from reports import fonts

if TYPE_CHECKING:
    from PIL.Image import Image

WIDTH: Final = 210.0
HEIGHT: Final = 297.0
MARGIN: Final = 25.0
INNER: Final = WIDTH - 2 * MARGIN
GAP: Final = 3.0
"""Between two columns."""

Colour = tuple[int, int, int]
INK: Final[Colour] = (31, 41, 51)
PALE: Final[Colour] = (97, 110, 124)
ACCENT: Final[Colour] = (11, 95, 107)
LINE: Final[Colour] = (200, 208, 214)

_LEADING: Final = 1.35
"""From one line to the next, in sizes of the letters: the tall scripts need as much."""
_MM: Final = 25.4 / 72
_PAGES: Final = "\ue000"
"""Stands for the number of pages until it is known. Nobody can type it, and it is as wide as a figure."""
_QUIET: Final = 4
"""White modules around a QR code, as its standard asks."""


@dataclass(frozen=True, slots=True)
class Style:
    """How words are set."""

    size: float = 10.5
    colour: Colour = INK
    bold: bool = False
    """Where the script has a bold font, which is Latin, Greek and Cyrillic."""
    right: bool = False

    @property
    def line(self) -> float:
        """From one line to the next."""
        return self.size * _LEADING * _MM


Cell = tuple[str, Style, float]
"""Words in a row, and how wide their column is."""


class Paper:
    """One document as it is printed, page by page. `y` is where the next thing stands."""

    def __init__(
        self,
        words: Iterable[str],
        *,
        title: str,
        author: str,
        language: str,
        at: datetime,
        foot: str,
        digits: int = 1,
    ) -> None:
        """`words` are all that will be printed, so that their fonts can be found; `at` dates the document.

        `foot` stands at the foot of every page, beside its number; `digits` is how long the number of the
        last page may be.
        """
        # The library takes its time to load, and many a process never prints.
        from fpdf import FPDF
        from fpdf.prefs import ViewerPreferences

        self._pdf = FPDF(unit="mm", format="A4")
        self._pdf.set_title(title)
        self._pdf.set_author(author)
        self._pdf.set_lang(language)
        self._pdf.set_creation_date(at)
        self._pdf.set_creator("cigbot")
        self._pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
        self._pdf.set_auto_page_break(auto=False)
        self._pdf.set_margins(MARGIN, MARGIN, MARGIN)
        self._pdf.c_margin = 0
        self._pages = _PAGES * digits
        self._pdf.alias_nb_pages(self._pages)
        self._add_fonts(words)
        self._foot = foot
        self._lines: dict[Cell, int] = {}
        self._widths: dict[tuple[str, Style], float] = {}
        self.y = MARGIN

    def _add_fonts(self, words: Iterable[str]) -> None:
        chosen = (fonts.PLAIN, fonts.BOLD, *fonts.needed(words))
        for font in chosen:
            self._pdf.add_font(font, fname=fonts.path(font))
        self._pdf.set_fallback_fonts([one for one in chosen if one != fonts.BOLD], exact_match=False)
        self._pdf.set_font(fonts.PLAIN)
        self._pdf.set_text_shaping(use_shaping_engine=True)

    def page(self) -> None:
        """A new page, with its band of colour and its number."""
        self._pdf.add_page()
        self._pdf.set_fill_color(*ACCENT)
        self._pdf.rect(0, 0, WIDTH, 5, style="F")
        self._set(self._foot, Style(8, PALE))
        for words, align in ((self._foot, "L"), (f"{self._pdf.page_no()} / {self._pages}", "R")):
            self._pdf.set_xy(MARGIN, HEIGHT - 16)
            self._pdf.cell(INNER, 4, words, align=align)
        self.y = MARGIN

    def say(self, words: str, style: Style, x: float = MARGIN, width: float = INNER) -> None:
        """A paragraph at `y`, over as many lines as it takes; `y` is below it then."""
        shown = _printable(words)
        self._set(shown, style)
        self._pdf.set_xy(x, self.y)
        align = "R" if style.right else "L"
        if self._is_short(words, style, width):
            # The same as below, without looking letter by letter for where to break it.
            self._pdf.cell(width, style.line, shown, align=align)
            self.y += style.line
            return
        self._pdf.multi_cell(width, style.line, shown, align=align)
        self.y = self._pdf.get_y()

    def fitting(self, words: str, style: Style, lines: int, smallest: float) -> Style:
        """The style, made smaller until the words take no more than so many lines; not below `smallest`."""
        while style.size > smallest and self.lines(words, style, INNER) > lines:
            style = Style(style.size - 1, style.colour, style.bold, style.right)
        return style

    def lines(self, words: str, style: Style, width: float) -> int:
        """How many lines the words take. It is asked again before they are said, and is remembered."""
        cell = words, style, width
        if cell not in self._lines:
            self._lines[cell] = 1 if self._is_short(words, style, width) else self._count(cell)
        return self._lines[cell]

    def _is_short(self, words: str, style: Style, width: float) -> bool:
        """Whether the words fit on one line for sure. Those of which it is not sure may fit, too.

        Lines are broken by the widths of single letters, which are greater than those of letters together: in
        this alphabet by less than a tenth.
        """
        return words.isascii() and 0 < self.wide(words, style) < 0.9 * width

    def _count(self, cell: Cell) -> int:
        words, style, width = cell
        shown = _printable(words)
        self._set(shown, style)
        found = self._pdf.multi_cell(width, style.line, shown, dry_run=True, output="LINES")
        assert isinstance(found, list)
        return max(1, len(found))

    def row(self, cells: Sequence[Cell]) -> None:
        """Cells side by side; `y` is below the tallest then."""
        top, bottom, x = self.y, self.y, MARGIN
        for words, style, width in cells:
            self.y = top
            # What stands on the right ends where its column does; all else keeps away from the next one.
            self.say(words, style, x, width if style.right else width - GAP)
            bottom, x = max(bottom, self.y), x + width
        self.y = bottom

    def tall(self, cells: Sequence[Cell]) -> float:
        """The height of such a row."""
        return max(self.lines(words, style, width - GAP) * style.line for words, style, width in cells)

    def rule(self, x: float = MARGIN, width: float = INNER, colour: Colour = LINE) -> None:
        """A thin line across, at `y`."""
        self._pdf.set_draw_color(*colour)
        self._pdf.set_line_width(0.25)
        self._pdf.line(x, self.y, x + width, self.y)

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """A thin line around something."""
        self._pdf.set_draw_color(*PALE)
        self._pdf.set_line_width(0.25)
        with self._pdf.local_context(dash_pattern={"dash": 1, "gap": 1, "phase": 0}):
            self._pdf.rect(x, y, width, height, style="D")

    def picture(self, shown: "Image", height: float, said: str) -> None:
        """A picture across the page, with what it shows for those who cannot see it; `y` is below it then."""
        self._pdf.image(shown, x=MARGIN, y=self.y, w=INNER, h=height, alt_text=said)
        self.y += height

    def wide(self, words: str, style: Style) -> float:
        """How wide the words are on one line. The same words stand in many rows, so it is remembered."""
        if (words, style) not in self._widths:
            shown = _printable(words)
            self._set(shown, style)
            self._widths[words, style] = float(self._pdf.get_string_width(shown))
        return self._widths[words, style]

    def code(self, address: str, x: float, y: float, width: float) -> None:
        """The address as a QR code, with its quiet zone, in a square of that width."""
        import segno

        drawn = segno.make(address, error="m", micro=False)
        module = width / (drawn.symbol_size(border=0)[0] + 2 * _QUIET)
        self._pdf.set_fill_color(0, 0, 0)
        for down, line in enumerate(drawn.matrix):
            for start, length in _dark(line):
                self._pdf.rect(
                    x + (start + _QUIET) * module,
                    y + (down + _QUIET) * module,
                    length * module,
                    # A hair more than its height, or a viewer shows white lines between the rows.
                    module * 1.02,
                    style="F",
                )
        self._pdf.link(x, y, width, width, address)

    def written(self) -> bytes:
        """The finished document. The same things said make the same bytes."""
        return bytes(self._pdf.output())

    def _set(self, words: str, style: Style) -> None:
        font = fonts.leading(words)
        self._pdf.set_font(fonts.BOLD if style.bold and font == fonts.PLAIN else font, size=style.size)
        self._pdf.set_text_color(*style.colour)


def _printable(words: str) -> str:
    """Without what no font can show: an empty box in its place would look like a fault."""
    lost = fonts.missing(words)
    return " ".join("".join(letter for letter in words if letter not in lost).split())


def _dark(line: Iterable[int]) -> list[tuple[int, int]]:
    """Where the dark stretches of a line of modules begin, and how long each is."""
    found: list[tuple[int, int]] = []
    for at, module in enumerate(line):
        if not module:
            continue
        if found and sum(found[-1]) == at:
            found[-1] = found[-1][0], found[-1][1] + 1
        else:
            found.append((at, 1))
    return found
