"""The same questions before and after: how the answers of the same doctors differ."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from reports.cycle.chart_content import Changed, Changes, Chart
from reports.cycle.content import Block, Section, Sentences, Table
from rules.cycle_report.answers import Compared, compared
from rules.feedback.rounds import Asking, State
from rules.publishing import Form
from screens import dates
from screens.cycle_report.usefulness import roughly
from screens.cycle_report.wording import Wording
from screens.feedback.answering import question
from storage.views.feedback import RoundView

_TINY = 0.001


def found(of: Wording) -> tuple[Compared, ...]:
    """What was published of the latest comparison of the cycle."""
    for view in reversed(_those(of, Asking.AFTER)):
        if view.round.state is State.PUBLISHED and view.pairs:
            return compared(view.survey, view.pairs)
    return ()


def _those(of: Wording, asking: Asking) -> list[RoundView]:
    return [one for one in of.view.rounds if one.round.asking is asking]


def first(of: Wording) -> str:
    """What stands at the top of the report; empty where there is nothing."""
    told = [one.differences for one in found(of) if one.differences is not None]
    if not told:
        return ""
    better = sum(one.hodges_lehmann > 0 for one in told)
    return of.say("report-first-compared", items=len(told), better=better)


def section(of: Wording) -> Section:
    return Section("pairs", of.say("report-pairs"), tuple(_blocks(of)))


def _blocks(of: Wording) -> Iterator[Block]:
    told = found(of)
    if all(one.figure.form is Form.NOTHING for one in told):
        yield _why_not(of)
        return
    yield from _charts(of, told)
    known = [one for one in told if one.differences is not None]
    if known:
        yield _effects(of, known)
        yield Sentences((of.say("report-pairs-how"),))
    yield Sentences((of.say("report-pairs-no-control"),))


def _why_not(of: Wording) -> Block:
    after = _those(of, Asking.AFTER)
    if not after:
        before = bool(_those(of, Asking.BEFORE))
        return of.nothing("report-pairs-before-only" if before else "report-pairs-not-asked")
    latest = after[-1].round
    if latest.state is State.OPEN:
        day = dates.day_of(latest.closes_at, of.view.community.zone)
        return of.nothing("report-pairs-open", day=day)
    return of.nothing("report-pairs-too-few")


def _charts(of: Wording, told: Sequence[Compared]) -> Iterator[Chart]:
    """One for each number of levels."""
    in_order = sorted(told, key=lambda one: -len(one.item.options))
    for levels, some in groupby(in_order, key=lambda one: len(one.item.options)):
        items = tuple(_changed(of, one) for one in some)
        differences = tuple(_signed(at) for at in range(1 - levels, levels))
        chart = Changes(
            of.about(
                f"pairs-{levels}",
                of.say("report-pairs-title"),
                of.say("report-pairs-caption"),
                (of.say("report-column-question"), *differences, of.say("report-column-pairs")),
            ),
            differences,
            (of.say("report-pairs-worse"), of.say("report-pairs-same"), of.say("report-pairs-better")),
            items,
        )
        yield of.told(chart, [(one.label, one.said) for one in items])


def _changed(of: Wording, one: Compared) -> Changed:
    label, figure = of.value(question(one.survey, one.item)), one.figure
    if one.differences is not None:
        counts = {
            "better": one.differences.improved,
            "same": one.differences.same,
            "worse": one.differences.worse,
        }
        return Changed(label, figure.differences, of.say("report-pairs-said", **counts))
    if figure.form is Form.BANDED and figure.pairs is not None and figure.better is not None:
        return Changed(label, None, roughly(of, "report-pairs", figure.better, figure.pairs))
    return Changed(label, None, of.say("report-pairs-nothing"))


def _effects(of: Wording, known: Sequence[Compared]) -> Table:
    return Table(
        of.say("report-pairs-table"),
        of.all("column", "question", "pairs", "typical", "effect", "p"),
        tuple(_effect(of, one) for one in known),
    )


def _effect(of: Wording, one: Compared) -> tuple[str, ...]:
    found = one.differences
    assert found is not None
    unknown = of.say("report-hidden")
    return (
        of.value(question(one.survey, one.item)),
        str(found.n),
        f"{found.hodges_lehmann:+.2g}" if found.hodges_lehmann else "0",
        "0" if found.rank_biserial is None else f"{found.rank_biserial:+.2f}",
        unknown if one.p is None else _p(of, one.p),
    )


def _p(of: Wording, p: float) -> str:
    return (
        of.say("report-p-tiny") if p < _TINY else of.say("report-p", p=f"{p:.3f}" if p < 0.1 else f"{p:.2f}")
    )


def _signed(at: int) -> str:
    return f"{at:+d}" if at else "0"
