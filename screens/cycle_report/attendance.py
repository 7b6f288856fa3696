"""How many doctors came, session by session."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from reports.cycle.chart_content import Event, Line, OverTime, Point, Signal, Stretch
from reports.cycle.content import Block, Section, Sentences
from reports.cycle.tables import number, percent
from rules.analysis import signals
from rules.analysis.likert import TooFew
from rules.analysis.runs import RunChart
from rules.analysis.xmr import Xmr
from rules.cycle_report.places import Turnout, places
from rules.cycle_report.series import RUNS_FROM, Series, Typical, series
from rules.pdsa.cycles import Field
from screens.cycle_report.wording import Wording, day
from storage.views.cycle_report import CycleReport, Held


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The lines of a chart, what its rules found, and how it is to be read."""

    stretches: tuple[Stretch, ...]
    signals: tuple[signals.Signal, ...]
    caption: str
    found: str


def marked(of: Wording) -> list[Held]:
    """The sessions that have attendance."""
    return _marked(of.view)


def drawn_days(view: CycleReport) -> list[date]:
    """The days of the sessions in the chart, in their order."""
    return _days(view, _marked(view))


def has_limits(view: CycleReport) -> bool:
    """Whether the chart has limits, which can begin anew."""
    return isinstance(_series(view, _marked(view)).chart, Xmr)


def section(of: Wording) -> Section:
    return Section("attendance", of.say("report-attendance"), tuple(_blocks(of)))


def typical(of: Wording) -> Typical | None:
    """How many doctors came to a session, as far as that is told."""
    return _series(of.view, marked(of)).typical


def _blocks(of: Wording) -> Iterator[Block]:
    held = marked(of)
    if not held:
        yield of.nothing("report-reach-none")
        return
    days = _days(of.view, held)
    found = _series(of.view, held)
    if said := [*_typical(of, found), *_places(of, held)]:
        yield Sentences(tuple(said))
    drawn = _drawn(of, found)
    zone = of.view.community.zone
    labels = [day(one.session.starts_at, zone) for one in held]
    chart = OverTime(
        of.about(
            "attendance",
            of.say("report-attendance-title"),
            drawn.caption,
            of.all("attendance-column", "session", "came", "seen"),
            _notes(of, found, len(of.view.held) - len(held)),
        ),
        of.say("report-attendance-axis"),
        tuple(Point(label, value) for label, value in zip(labels, found.values, strict=True)),
        drawn.stretches,
        tuple(Signal(one.points, _signal(of, one, found)) for one in drawn.signals),
        tuple(_events(of, days)),
    )
    hidden = of.say("report-fewer-than-five")
    yield of.told(
        chart,
        [(one.label, hidden if one.value is None else number(one.value)) for one in chart.points],
    )
    yield Sentences((drawn.found,))


def _marked(view: CycleReport) -> list[Held]:
    return [one for one in view.held if one.marked]


def _days(view: CycleReport, held: Sequence[Held]) -> list[date]:
    return [one.session.starts_at.astimezone(view.community.zone).date() for one in held]


def _series(view: CycleReport, held: Sequence[Held]) -> Series:
    days = _days(view, held)
    return series([one.came for one in held], [_after(days, one.day) for one in view.rebases])


def _typical(of: Wording, found: Series) -> Iterator[str]:
    match found.typical:
        case Typical(median=middle) if len(found.values) == 1:
            yield of.say("report-attendance-one", came=number(middle))
        case Typical(median=middle, least=int(least), most=int(most)):
            yield of.say("report-attendance-typical", median=number(middle), least=least, most=most)
        case Typical(median=middle):
            yield of.say("report-attendance-typical-hidden", median=number(middle))


def _places(of: Wording, held: Sequence[Held]) -> Iterator[str]:
    """How many places were taken up, where that is told."""
    found = places([Turnout(one.booked, one.took, one.came) for one in held])
    if found is not None:
        share = percent(found.took / found.booked)
        figures = {"number": number(found.took), "of": number(found.booked)}
        yield of.say("report-attendance-places", share=share, **figures)


def _drawn(of: Wording, found: Series) -> _Drawn:
    bare = of.say("report-attendance-bare")
    match found.chart:
        case TooFew(n=n):
            return _Drawn(
                (), (), bare, of.say("report-attendance-too-few", sessions=n, **{"from": RUNS_FROM})
            )
        case RunChart() as chart:
            line = Line(chart.median, of.say("report-attendance-line-median", median=number(chart.median)))
            stretch = Stretch(0, len(found.values) - 1, line)
            caption = of.say("report-attendance-run")
            return _Drawn((stretch,), chart.signals, caption, _summary(of, chart.signals))
        case Xmr() as chart:
            stretches = tuple(
                _stretch(of, one.first, one.after, one.mean, one.low, one.high) for one in chart.phases
            )
            return _Drawn(
                stretches, chart.signals, of.say("report-attendance-xmr"), _summary(of, chart.signals)
            )
    return _Drawn((), (), bare, of.say("report-attendance-no-line"))


def _stretch(
    of: Wording, first: int, after: int, mean: float, low: float | None, high: float | None
) -> Stretch:
    limits = [("low", low), ("high", high)]
    return Stretch(
        first,
        after - 1,
        Line(mean, of.say("report-attendance-line-mean", mean=number(mean))),
        tuple(
            Line(at, of.say(f"report-attendance-line-{which}", limit=number(at)))
            for which, at in limits
            # Fewer than nobody cannot come: such a limit says nothing.
            if at is not None and at >= 0
        ),
    )


def _summary(of: Wording, found: Sequence[signals.Signal]) -> str:
    if not found:
        return of.say("report-attendance-steady")
    return of.say("report-attendance-signals", signals=len(found))


def _signal(of: Wording, one: signals.Signal, found: Series) -> str:
    if one.rule is signals.Rule.NEAR_LIMIT and isinstance(found.chart, Xmr):
        first = one.points[0]
        mean = next(phase.mean for phase in found.chart.phases if phase.first <= first < phase.after)
        # Its points lie on one side of the mean.
        upper = (found.values[first] or 0) > mean
        return of.say("report-signal-near-upper" if upper else "report-signal-near-lower")
    return of.say(f"report-signal-{one.rule}", points=len(one.points))


def _notes(of: Wording, found: Series, unmarked: int) -> Iterator[str]:
    if found.hidden:
        yield of.say("report-attendance-hidden", sessions=found.hidden)
    if unmarked:
        yield of.say("report-attendance-unmarked", sessions=unmarked)


def _events(of: Wording, days: Sequence[date]) -> Iterator[Event]:
    """What was said to be different, and changes that were begun, between the sessions."""
    found = [(one.day, one.words) for one in of.view.rebases]
    for cycle in of.view.log.cycles:
        change = cycle.told.get(Field.CHANGE) or cycle.told.get(Field.OBJECTIVE, "")
        if cycle.started is not None:
            found.append((cycle.started, of.say("report-event", number=cycle.number, change=change)))
    for day_, said in sorted(found):
        if days[0] < day_ <= days[-1]:
            yield Event(_after(days, day_), said)


def _after(days: Sequence[date], day_: date) -> int:
    """The first of the days that is not before that one; so many as they are where none is."""
    return bisect_left(days, day_)
