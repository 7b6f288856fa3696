"""What is written in a chart: numbers on bars that mean the bar, and a mark for everything that was done."""

from dataclasses import replace

import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from reports.cycle import bars, charts, look, over_time
from reports.cycle.chart_content import Bar, Event, Signal
from tests.reports.cycle_samples import ATTENDANCE, BARRIERS

FEW = replace(
    BARRIERS,
    bars=(Bar("On call", 1180, 0.98, "90%"), Bar("Topic", 17, 0.99, "1%"), Bar("Other", 1, 1.0, "0%")),
)
NONE = replace(BARRIERS, bars=(Bar("On call", 12, None, "90%"), Bar("Other", 0, None, "0%")))


@pytest.mark.parametrize("chart", [BARRIERS, FEW, NONE], ids=["usual", "few", "none"])
def test_a_bar_has_its_number_alone_within_it_or_beside_it(chart):
    with look.drawing(charts.words(chart)):
        drawn = bars.pareto(chart)
        (ax,) = drawn.axes
        renderer = FigureCanvasAgg(drawn).get_renderer()
        told = [one for one in chart.bars if one.count is not None]
        assert [one.get_text() for one in ax.texts] == [f"{one.count:,}" for one in told]
        ends = [one.get_window_extent(renderer) for one in ax.patches][::2]
        for words, bar in zip(ax.texts, ends, strict=True):
            box = words.get_window_extent(renderer)
            assert bar.x0 < box.x0 < box.x1 < bar.x1 or bar.x1 < box.x0, words.get_text()


def test_what_was_done_between_the_same_sessions_shares_a_flag():
    events = (Event(6, "Another hour"), Event(6, "Another room"), Event(11, "Reminders"))
    chart = replace(ATTENDANCE, events=events)
    with look.drawing(charts.words(chart)):
        (ax,) = over_time.draw(chart).axes
    flags = [(one.get_position()[0], one.get_text()) for one in ax.texts if one.get_position()[1] == 1.06]
    assert flags == [(5.5, "1, 2"), (10.5, "3")]


def test_the_points_of_a_signal_are_ringed_and_none_between():
    chart = replace(ATTENDANCE, signals=(Signal((2, 4, 9), "Two of three"), Signal((13,), "Outside")))
    with look.drawing(charts.words(chart)):
        (ax,) = over_time.draw(chart).axes
    rings = [list(one.get_xdata()) for one in ax.lines if one.get_markerfacecolor() == "none"]
    # The tenth session is not told, so nothing is drawn there.
    assert rings == [[2, 4], [13]]
    letters = [(one.xy[0], one.get_text()) for one in ax.texts if one.get_text() in ("A", "B")]
    assert letters == [(4, "A"), (13, "B")]
