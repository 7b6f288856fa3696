"""The page of a report: readable without charts, colours and network, the same every time."""

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from reports.cycle import page, tables
from reports.cycle.chart_content import Answered, Band, OverTime
from reports.cycle.content import Section, Sentences
from tests.reports.cycle_samples import ATTENDANCE, HIDDEN, ITEMS, LONG, REACH, RICH, SMALL

VOID = {"meta", "link", "br", "img", "input"}
NASTY = '<script>alert(1)</script> & "quoted" $x_2$ \x00\x1b'


class Page(HTMLParser):
    """Every element with its attributes, and the words of cells, headings and captions."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.elements, self.words, self.open, self.tables = [], [], [], []
        self.feed(html.decode())
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in ("td", "th"):
            self.tables[-1][-1].append("")
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.words.append((tuple(self.open), data))
        if {"td", "th"} & set(self.open):
            self.tables[-1][-1][-1] += data

    def those(self, tag):
        return [attrs for one, attrs in self.elements if one == tag]

    def said(self, tag):
        return "".join(words for within, words in self.words if tag in within)


def with_words(report, words):
    """The report with these words wherever it lets others choose them."""
    item = Answered(words, (1, 2, 3, 4, 5), words)
    band = Band(words, 6, 0, words, words)
    charts = (
        replace(ITEMS, about=replace(ITEMS.about, alt=words, title=words), items=(item,)),
        replace(REACH, bands=(band,)),
        replace(ATTENDANCE, axis=words),
    )
    section = Section("nasty", words, (Sentences((words,)), *charts))
    return replace(report, title=words, community=words, opening=(words,), sections=(section,))


@pytest.fixture(scope="module", params=[RICH, SMALL], ids=["rich", "small"])
def report(request):
    return request.param


@pytest.fixture(scope="module")
def shown(report):
    return Page(page.html(report))


def charts(report):
    return [one for section in report.sections for one in section.blocks if hasattr(one, "about")]


def test_it_says_its_language_and_its_title(report, shown):
    assert shown.those("html") == [{"lang": "en-GB"}]
    assert shown.said("title") == report.title
    assert shown.open == []


def test_the_headings_are_in_order(shown):
    levels = [int(tag[1]) for tag, _attrs in shown.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_nothing_runs_and_nothing_is_fetched(shown):
    assert not {"script", "iframe", "object", "embed", "link", "form", "img", "foreignObject"} & {
        tag for tag, _attrs in shown.elements
    }
    for _tag, attrs in shown.elements:
        for name, value in attrs.items():
            assert not name.startswith("on")
            if name in ("href", "src", "xlink:href", "action", "data"):
                assert value.startswith("#"), value
            elif name != "xmlns":
                assert "://" not in (value or ""), value
            assert not re.search(r"url\((?!#)", value or "")
    assert "://" not in shown.said("style")
    assert "@import" not in shown.said("style")
    policy = next(one["content"] for one in shown.those("meta") if "http-equiv" in one)
    assert "default-src 'none'" in policy


def test_no_name_is_given_twice_and_all_that_is_pointed_at_is_there(shown):
    ids = [attrs["id"] for _tag, attrs in shown.elements if "id" in attrs]
    assert len(ids) == len(set(ids))
    wanted = set()
    for _tag, attrs in shown.elements:
        wanted |= {attrs[one] for one in ("aria-labelledby", "for") if one in attrs}
        wanted |= {attrs["href"].removeprefix("#")} if attrs.get("href") else set()
        wanted |= {name for value in attrs.values() for name in re.findall(r"url\(#([^)]+)\)", value or "")}
    assert wanted <= set(ids)


def test_each_chart_is_a_figure_with_words_for_those_who_do_not_see_it(report, shown):
    drawn = charts(report)
    assert len(shown.those("figure")) == len(shown.those("figcaption")) == len(drawn)
    assert [one["aria-label"] for one in shown.those("svg")] == [one.about.alt for one in drawn]
    assert {one["role"] for one in shown.those("svg")} == {"img"}
    for one in drawn:
        assert one.about.caption in shown.said("figcaption")
        for note in one.about.notes:
            assert note in shown.said("figcaption")


def test_the_tables_have_the_figures_of_the_content_and_headings(report, shown):
    found = {tuple(map(tuple, one)) for one in shown.tables}
    for chart in charts(report):
        told = tables.table(chart)
        assert (told.head, *told.rows) in found
    for attrs in shown.those("th"):
        assert attrs["scope"] in ("col", "row")
    assert len(shown.those("caption")) == len(shown.those("table"))


def test_what_scrolls_can_be_reached_by_keys_and_has_a_name(shown):
    scrolls = [attrs for _tag, attrs in shown.elements if "wide" in (attrs.get("class") or "").split()]
    assert scrolls
    assert all(one["tabindex"] == "0" and one["aria-label"] and one["role"] == "region" for one in scrolls)


def test_what_is_not_told_is_said_so_and_is_no_nought():
    told = tables.table(replace(REACH, bands=REACH.bands[-1:]))
    assert told.rows == (("Not said", HIDDEN, HIDDEN, HIDDEN),)
    rows = dict(row[:2] for row in tables.table(ATTENDANCE).rows)
    assert rows["22 Feb"] == HIDDEN
    assert rows["5 Oct"] == "6"
    assert tables.table(ITEMS).rows[-1][1:-1] == ("not shown",) * 5


def test_a_chart_without_signals_has_no_empty_column():
    assert tables.table(LONG).head == ("Session", "Doctors")
    seen = [row[2] for row in tables.table(ATTENDANCE).rows]
    assert seen[6] == "1, A"
    assert seen[0] == ""


def test_headings_that_are_too_few_are_refused():
    with pytest.raises(ValueError, match="headings"):
        tables.table(replace(REACH, about=replace(REACH.about, head=("Experience",))))


def test_marks_are_letters_for_signals_and_figures_for_what_was_done():
    assert [mark for mark, _said in tables.marks(ATTENDANCE)] == ["A", "B", "1", "2"]
    assert tables.letter(25) == "Z"
    assert tables.letter(26) == "AA"


@pytest.mark.parametrize("words", [NASTY, "شيماء محمود", "王小明", "\u202egnp.exe", "  "])
def test_whatever_is_typed_stays_words(words):
    shown = Page(page.html(with_words(RICH, words)))
    assert not shown.those("script")
    assert shown.open == []
    if words == NASTY:
        assert "<script>alert(1)</script>" in shown.said("h1")
        assert "$x_2$" in shown.said("svg")


def test_the_same_report_makes_the_same_page(report):
    assert page.html(report) == page.html(report)


def test_the_words_of_a_chart_are_words():
    shown = Page(page.html(RICH))
    said = shown.said("text")
    for words in ("not yet reached", "Upper limit 16.1", "Neither agree nor disagree"):
        assert words in said


def test_a_series_without_points_is_drawn():
    empty = replace(ATTENDANCE, points=(), stretches=(), signals=(), events=())
    section = Section("empty", "Empty", (empty,))
    assert isinstance(empty, OverTime)
    assert Page(page.html(replace(SMALL, sections=(section,)))).open == []
