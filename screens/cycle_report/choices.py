"""What would help, and what keeps from coming: questions of which several answers could be chosen."""

from collections.abc import Iterator

from reports.cycle.chart_content import Bar, Chart, Pareto
from reports.cycle.content import Block, Listed, Section, Sentences
from reports.cycle.tables import percent
from rules.cycle_report.answers import Chosen, chosen
from rules.feedback.rounds import Asking, State
from rules.publishing import Form
from screens import dates
from screens.cycle_report.wording import Wording
from screens.feedback.answering import option
from screens.screen import Value
from storage.views.cycle_report import published
from storage.views.feedback import RoundView

_COLUMNS = {Asking.NEEDS: "need", Asking.BARRIERS: "barrier"}


def section(of: Wording, asking: Asking) -> Section:
    return Section(asking.value, of.say(f"report-{asking}"), tuple(_blocks(of, asking)))


def first(of: Wording, asking: Asking) -> str:
    """What stands at the top of the report; empty where there is nothing."""
    view = _latest(of, asking)
    for one in () if view is None else chosen(view.survey, view.figures):
        if one.bars and one.figure.answered and one.bars[0].count:
            share = percent(one.bars[0].count / one.figure.answered)
            label = _label(of, one, one.bars[0].id)
            if asking is Asking.NEEDS:
                return of.say("report-first-need", need=label, share=share)
            return of.say("report-first-barrier", barrier=label, share=share)
    return ""


def _rounds(of: Wording, asking: Asking) -> list[RoundView]:
    return [one for one in of.view.rounds if one.round.asking is asking]


def _latest(of: Wording, asking: Asking) -> RoundView | None:
    """The latest round that was published."""
    return next(reversed(published(_rounds(of, asking))), None)


def _blocks(of: Wording, asking: Asking) -> Iterator[Block]:
    view = _latest(of, asking)
    told = () if view is None else chosen(view.survey, view.figures)
    if view is None or all(one.figure.form is Form.NOTHING for one in told):
        yield _why_not(of, asking)
        return
    for one in told:
        if one.bars is not None:
            yield from _pareto(of, asking, view, one)
        elif one.figure.form is Form.BANDED:
            yield from _roughly(of, one)
    if (rounds := len(published(_rounds(of, asking)))) > 1:
        yield Sentences((of.say("report-several-rounds", rounds=rounds),))


def _why_not(of: Wording, asking: Asking) -> Block:
    rounds = _rounds(of, asking)
    if not rounds:
        return of.nothing(f"report-{asking}-not-asked")
    latest = rounds[-1].round
    if latest.state is State.OPEN:
        return of.nothing("report-several-open", day=dates.day_of(latest.closes_at, of.view.community.zone))
    return of.nothing("report-several-too-few")


def _pareto(of: Wording, asking: Asking, view: RoundView, one: Chosen) -> Iterator[Block]:
    answered, adds_up = one.figure.answered or 0, asking is Asking.BARRIERS
    bars = tuple(
        Bar(
            _label(of, one, bar.id),
            bar.count,
            bar.cumulative if adds_up and bar.count else None,
            percent(bar.count / answered) if answered else "",
        )
        for bar in one.bars or ()
    )
    head = of.all("column", _COLUMNS[asking], "named", "people", *(("added",) if adds_up else ()))
    when = dates.day_of(view.round.closes_at, of.view.community.zone)
    chart: Chart = Pareto(
        of.about(
            f"{asking}-{one.item.id}",
            of.say(f"report-{asking}-title"),
            of.say(f"report-{asking}-caption", answered=answered, day=when),
            head,
        ),
        bars,
        of.say("report-barriers-line"),
    )
    yield of.told(chart, [(bar.label, _aloud(of, bar, answered)) for bar in bars])
    vital = [bar for bar in one.bars or () if bar.vital]
    if adds_up and 0 < len(vital) < len(bars):
        reasons = "; ".join(_label(of, one, bar.id) for bar in vital)
        share = percent(vital[-1].cumulative)
        yield Sentences((of.say("report-barriers-vital", share=share, reasons=reasons),))


def _aloud(of: Wording, bar: Bar, answered: int) -> str:
    """A bar for somebody who cannot see it: what each of its numbers is, in words."""
    figures: dict[str, Value] = {"number": bar.count or 0, "answered": answered, "share": bar.said}
    if bar.share is None:
        return of.say("report-several-said", **figures)
    return of.say("report-several-said-added", added=percent(bar.share), **figures)


def _roughly(of: Wording, one: Chosen) -> Iterator[Block]:
    yield Sentences((of.say("report-several-roughly", answered=one.figure.answered or 0),))
    if not one.named:
        yield Sentences((of.say("report-several-none-named"),))
        return
    yield Listed(
        tuple(
            of.say("report-several-named", option=of.value(option(one.survey, one.item, at)))
            for at in one.named
        )
    )


def _label(of: Wording, one: Chosen, option_id: str) -> str:
    return of.value(option(one.survey, one.item, one.item.options.index(option_id)))
