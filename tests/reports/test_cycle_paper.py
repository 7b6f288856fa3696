"""The report as PDF: its words, its charts in dots, page for page, the same bytes every time."""

import logging
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest
from PIL import Image

from reports.cycle import charts, look, paper, tables
from reports.cycle.chart_content import Answered
from reports.cycle.content import Hidden, Section, Table
from tests.reports.cycle_samples import ATTENDANCE, ITEMS, PAIRS, REACH, RICH, SMALL


def read(content):
    """The words of each page, whatever way their lines are broken."""
    pages = pypdfium2.PdfDocument(content)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pages]


@pytest.fixture(scope="module", params=[RICH, SMALL], ids=["rich", "small"])
def report(request):
    return request.param


@pytest.fixture(scope="module")
def pages(report):
    return read(paper.pdf(report))


def drawn(report):
    return [one for section in report.sections for one in section.blocks if hasattr(one, "about")]


def test_everything_that_is_said_is_on_it(report, pages):
    every = " ".join(pages)
    for words in (
        report.title,
        report.community,
        *report.opening,
        *(one for row in report.facts for one in row),
    ):
        assert words in every
    for section in report.sections:
        assert section.heading in every
        for block in section.blocks:
            if isinstance(block, Hidden):
                assert block.said in every
    for chart in drawn(report):
        assert chart.about.caption in every
        for row in tables.table(chart).rows:
            for cell in row:
                assert set(cell.split()) <= set(every.split()), cell


def test_the_pages_are_numbered_and_none_is_empty(report, pages):
    for number, said in enumerate(pages, 1):
        assert f"{number} / {len(pages)}" in said
        assert report.foot in said
        assert len(said) > 80


def test_a_heading_never_stands_alone_at_the_foot_of_a_page(report, pages):
    for said in pages:
        ending = said.removesuffix(f"{report.foot} ").split(report.foot)[0].strip()
        assert not ending.endswith(tuple(section.heading for section in report.sections))


def test_the_pages_can_be_drawn_and_have_something_on_them():
    for page in pypdfium2.PdfDocument(paper.pdf(SMALL)):
        shown = page.render(scale=0.5).to_pil().convert("L")
        assert shown.getextrema()[0] < 80


def test_the_same_report_makes_the_same_bytes():
    first = paper.pdf(SMALL)
    charts.parts.cache_clear()
    assert paper.pdf(SMALL) == first


def test_a_picture_has_words_for_those_who_do_not_see_it():
    assert REACH.about.alt in paper.pdf(SMALL).decode("latin-1") or b"/Alt" in paper.pdf(SMALL)


@pytest.mark.parametrize("chart", drawn(RICH), ids=lambda one: one.about.key)
def test_a_chart_is_as_sharp_as_print_and_loses_nothing_without_its_colours(chart):
    image = Image.open(BytesIO(charts.png(chart)))
    assert image.width / 6.3 >= 200
    grey = image.convert("L")
    # Words and lines stay dark on white, whatever becomes of the colours.
    assert grey.getextrema()[0] < 60
    assert grey.getextrema()[1] == 255


def test_two_levels_that_are_equally_dark_differ_by_their_hatch():
    """In black and white, of two items that mirror each other one cannot be taken for the other."""
    one = replace(ITEMS, items=(Answered("Item", (0, 0, 0, 0, 20)),))
    other = replace(ITEMS, items=(Answered("Item", (20, 0, 0, 0, 0)),))
    bars = []
    for chart in (one, other):
        image = Image.open(BytesIO(charts.png(chart))).convert("L")
        middle = image.crop((image.width // 2 - 500, 110, image.width // 2 + 500, image.height - 70))
        bars.append(sum(middle.histogram()[230:]) / (middle.width * middle.height))
    assert abs(bars[0] - bars[1]) > 0.02


def test_a_long_table_goes_on_over_the_page_under_its_headings():
    rows = tuple((f"Session {number}", str(number)) for number in range(120))
    long = Section("long", "Long", (Table("Sessions", ("Which", "How many"), rows),))
    found = read(paper.pdf(replace(SMALL, sections=(long,))))
    assert len(found) > 2
    assert all("Which How many" in one for one in found[:-1])
    assert all(any(f"Session {number} " in one for one in found) for number in range(120))


def test_words_of_every_script_are_printed(caplog):
    words = "شيماء محمود and 王小明 and हिन्दी"
    about = replace(PAIRS.about, title=words, caption=words)
    items = (replace(PAIRS.items[0], label=words),)
    section = Section("names", words, (replace(PAIRS, about=about, items=items),))
    with caplog.at_level(logging.WARNING):
        content = paper.pdf(replace(SMALL, sections=(section,)))
    assert not [one for one in caplog.records if "missing" in one.getMessage().lower()]
    assert "王小明" in " ".join(read(content))


def test_words_in_bold_of_another_script_make_no_noise(caplog):
    band = replace(REACH.bands[0], label="हिन्दी", missed="王小明")
    with caplog.at_level(logging.WARNING):
        charts.png(replace(REACH, bands=(band,)))
        charts.svg(replace(REACH, bands=(band,)))
    assert caplog.records == []


def test_many_points_and_long_names_keep_within_the_picture():
    points = tuple(replace(one, label="A session with a very long name") for one in ATTENDANCE.points)
    image = Image.open(BytesIO(charts.png(replace(ATTENDANCE, points=points)))).convert("L")
    for edge in ((0, 0, 2, image.height), (0, image.height - 2, image.width, image.height)):
        assert image.crop(edge).getextrema()[0] > 200


def test_a_chart_that_is_too_tall_is_parted_and_each_picture_is_made_once(monkeypatch):
    charts.parts.cache_clear()
    made = []
    picture = look.picture
    monkeypatch.setattr(look, "picture", lambda one: made.append(one) or picture(one))
    tall = replace(ITEMS, items=ITEMS.items * 6)
    pictures = charts.parts(tall, 0.5)
    assert len(pictures) > 1
    assert all(one.height <= 0.5 * one.width + 1 for one in pictures)
    assert charts.parts(tall, 0.5) == pictures
    assert len(made) == len(pictures)
