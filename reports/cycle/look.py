"""How charts look: their colours, their fonts, words that are measured, and a drawing as SVG or PNG.

Everything is drawn in inches on a width that is the paper's, so that letters are as large as they say.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from functools import cache, lru_cache
from io import BytesIO
from math import inf
from threading import Lock
from typing import TYPE_CHECKING, Any, Final
from xml.etree import ElementTree as ET

from reports import fonts
from reports.paper import ACCENT, INK, INNER, LINE, PALE, Colour

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from PIL.Image import Image

WIDTH: Final = INNER / 25.4
"""Of every chart, in inches."""
SIZE: Final = 9.0
SMALL: Final = 8.0
"""Letters, in points."""
GAP: Final = 0.06
DPI: Final = 220


def _hex(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


DARK: Final = _hex(INK)
GREY: Final = _hex(PALE)
TEAL: Final = _hex(ACCENT)
THIN: Final = _hex(LINE)
LIGHT_TEAL: Final = "#8fcbc4"
ORANGE: Final = "#b35806"
LIGHT_ORANGE: Final = "#f5bd85"
NEUTRAL: Final = "#e4e7eb"
WHITE: Final = "#ffffff"

_LOCK: Final = Lock()
"""The library keeps its settings in one place for all threads."""
_SETTINGS: Final[dict[str, Any]] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "cigbot",
    # What people typed is never read as formulas.
    "text.parse_math": False,
    "text.color": DARK,
    "axes.edgecolor": GREY,
    "axes.labelcolor": DARK,
    "xtick.color": DARK,
    "ytick.color": DARK,
    "font.size": SIZE,
    "hatch.linewidth": 0.7,
    "axes.unicode_minus": True,
}
_SVG: Final = "{http://www.w3.org/2000/svg}"
_HREF: Final = "{http://www.w3.org/1999/xlink}href"
_LINK: Final = re.compile(r"url\(#([^)]+)\)")


def hatched(colour: str) -> str:
    """The colour of hatches and words on that one."""
    return WHITE if colour in (ORANGE, TEAL) else DARK


class TooTallError(ValueError):
    """The figure would be taller than it may be here."""


_tallest: Final = ContextVar("_tallest", default=inf)
"""How tall a figure may be, in inches."""


@contextmanager
def drawing(words: Iterable[str]) -> Iterator[None]:
    """Within it figures are made and written, in the fonts that these words need."""
    from matplotlib import rc_context

    with _LOCK:
        family = [_family(one) for one in (fonts.PLAIN, *fonts.needed(words))]
        settings: Any = {**_SETTINGS, "font.family": [*family, "sans-serif"]}
        # Other words are measured in other fonts.
        _measured.cache_clear()
        with rc_context(settings):
            yield


@contextmanager
def no_taller_than(tallest: float) -> Iterator[None]:
    """Within it TooTallError, before much is drawn, for a figure that would be taller than so many inches."""
    allowed = _tallest.set(tallest)
    try:
        yield
    finally:
        _tallest.reset(allowed)


@cache
def _family(font: str) -> str:
    """The name under which the library knows a font of ours, before any of the machine's."""
    from matplotlib.font_manager import fontManager

    fontManager.addfont(fonts.path(font))
    plain = fontManager.ttflist.pop()
    if font == fonts.PLAIN:
        fontManager.addfont(fonts.path(fonts.BOLD))
        bold = fontManager.ttflist.pop()
    else:
        # There is one weight of it: it stands for the bold one, too.
        bold = replace(plain, weight=700)
    fontManager.ttflist[:0] = [plain, bold]
    return str(plain.name)


def figure(height: float) -> "Figure":
    from matplotlib.figure import Figure

    if height > _tallest.get():
        raise TooTallError
    return Figure(figsize=(WIDTH, height))


def axes(drawn: "Figure", left: float, bottom: float, width: float, height: float) -> "Axes":
    """Axes in inches, without a frame."""
    across, up = drawn.get_size_inches()
    made = drawn.add_axes((left / across, bottom / up, width / across, height / up))
    for side in ("top", "right", "left", "bottom"):
        made.spines[side].set_visible(False)
    made.tick_params(length=0, labelsize=SMALL)
    made.set_axisbelow(True)
    return made


def say(
    drawn: "Figure",
    words: str,
    x: float,
    y: float,
    *,
    size: float = SIZE,
    colour: str = DARK,
    bold: bool = False,
    align: str = "left",
) -> None:
    """One line of words; x and y, in inches from the top left, are where its middle's height stands."""
    across, up = drawn.get_size_inches()
    weight = "bold" if bold else "normal"
    drawn.text(
        x / across,
        1 - y / up,
        words,
        fontsize=size,
        color=colour,
        weight=weight,
        ha=align,
        va="center_baseline",
    )


def wide(words: str, size: float = SIZE) -> float:
    """How wide a line of words is, in inches."""
    return _measured(words, size)


@lru_cache(maxsize=4096)
def _measured(words: str, size: float) -> float:
    """Within a drawing: lines grow word by word, and a chart that is too tall is laid out again in parts."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    width, _height, _descent = text_to_path.get_text_width_height_descent(
        words, FontProperties(size=size), ismath=False
    )
    return float(width) / 72


def wrapped(words: str, width: float, size: float = SIZE) -> list[str]:
    """The words in lines that are no wider than so many inches, unless a single word is."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and wide(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines or [""]


def line(size: float = SIZE) -> float:
    """From one line to the next, in inches."""
    return size * 1.35 / 72


def picture(drawn: "Figure") -> "Image":
    """The drawing in pixels, for paper. Nothing shines through it."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from PIL import Image

    canvas = FigureCanvasAgg(drawn)
    drawn.set_dpi(DPI)
    drawn.set_facecolor(WHITE)
    canvas.draw()  # type: ignore[no-untyped-call]  # The library types it nowhere.
    dots = canvas.buffer_rgba()  # type: ignore[no-untyped-call]
    return Image.frombuffer("RGBA", canvas.get_width_height(), dots).convert("RGB")


def svg(drawn: "Figure", key: str, alt: str) -> str:
    """The drawing as an element of a page, with its words as words. Names in it begin with the key."""
    out = BytesIO()
    drawn.savefig(out, format="svg", metadata={"Date": None, "Creator": None}, facecolor=WHITE)
    root = ET.fromstring(out.getvalue())  # noqa: S314  Written a line above.
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag in (f"{_SVG}metadata", f"{_SVG}style"):
                parent.remove(child)
    _rename(root, key)
    box = root.attrib["viewBox"]
    root.attrib.clear()
    root.attrib.update(
        {
            "viewBox": box,
            "role": "img",
            "aria-label": alt,
            "style": "stroke-linejoin:round;stroke-linecap:butt",
        }
    )
    for one in root.iter():
        one.tag = one.tag.removeprefix(_SVG)
    root.set("xmlns", _SVG.strip("{}"))
    written = ET.tostring(root, encoding="unicode", short_empty_elements=True)
    return re.sub(r">\s+<", "><", written).strip()


def _rename(root: ET.Element, key: str) -> None:
    """Nothing that is named is named twice on a page, and what nothing points at has no name."""
    used = {name for one in root.iter() for value in one.attrib.values() for name in _LINK.findall(value)}
    used |= {one.attrib[_HREF][1:] for one in root.iter() if _HREF in one.attrib}
    for one in root.iter():
        name = one.attrib.pop("id", None)
        if name in used:
            one.set("id", f"{key}-{name}")
        target = one.attrib.pop(_HREF, None)
        if target is not None:
            one.set("href", f"#{key}-{target[1:]}")
        for at, value in list(one.attrib.items()):
            one.set(at, _LINK.sub(rf"url(#{key}-\1)", value))
