"""The figures of a chart as a table, for those who read figures and those who cannot see charts."""

from reports.cycle.chart_content import Bar, Changes, Chart, Levels, OverTime, Pareto, Reach, Shares, Timeline
from reports.cycle.content import Table


def table(chart: Chart) -> Table:
    """What the chart draws, and nothing else. ValueError where the headings do not fit the columns."""
    rows = tuple(_rows(chart))
    head = chart.about.head
    if any(len(row) != len(head) for row in rows):
        raise ValueError(f"the headings of {chart.about.key} are not as many as its columns")
    if isinstance(chart, OverTime) and not any(row[-1] for row in rows):
        return Table(chart.about.title, head[:-1], tuple(row[:-1] for row in rows))
    return Table(chart.about.title, head, rows)


def number(value: float) -> str:
    """A figure with separators, and one decimal where it needs one."""
    rounded = round(value, 1)
    return f"{rounded:,.0f}" if rounded == int(rounded) else f"{rounded:,.1f}"


def percent(share: float) -> str:
    return f"{100 * share:.0f}%"


def marks(chart: OverTime) -> list[tuple[str, str]]:
    """Letters for its signals, then figures for what was done, each with what it stands for."""
    letters = [(letter(at), one.said) for at, one in enumerate(chart.signals)]
    return letters + [(str(at), one.said) for at, one in enumerate(chart.events, 1)]


def letter(at: int) -> str:
    """The letters of the alphabet, then AA, AB and so on."""
    before = letter(at // 26 - 1) if at >= 26 else ""
    return before + chr(ord("A") + at % 26)


def _rows(chart: Chart) -> list[tuple[str, ...]]:
    hidden = chart.about.hidden
    match chart:
        case OverTime():
            return [
                (one.label, hidden if one.value is None else number(one.value), _seen(chart, at))
                for at, one in enumerate(chart.points)
            ]
        case Levels() | Changes():
            width = len(chart.levels if isinstance(chart, Levels) else chart.differences)
            return [
                (one.label, *(map(str, one.counts) if one.counts else (hidden,) * width), one.said)
                for one in chart.items
            ]
        case Shares():
            return [
                (
                    one.label,
                    hidden if one.share is None else percent(one.share),
                    *(map(percent, one.interval) if one.interval else (hidden, hidden)),
                    one.said,
                )
                for one in chart.items
            ]
        case Pareto(bars=bars):
            told = any(one.share is not None for one in bars)

            def shares(one: Bar) -> tuple[str, ...]:
                return (hidden if one.share is None else percent(one.share),) if told else ()

            return [
                (
                    one.label,
                    hidden if one.count is None else number(one.count),
                    one.said,
                    *shares(one),
                )
                for one in chart.bars
            ]
        case Reach():
            return [
                (
                    one.label,
                    *(hidden if people is None else number(people) for people in (one.members, one.reached)),
                    one.said,
                )
                for one in chart.bands
            ]
        case Timeline():
            return [one.cells for one in chart.steps]


def _seen(chart: OverTime, at: int) -> str:
    """The marks of a point."""
    signals = [letter(number) for number, one in enumerate(chart.signals) if at in one.points]
    events = [str(number) for number, one in enumerate(chart.events, 1) if one.before == at]
    return ", ".join(events + signals)
