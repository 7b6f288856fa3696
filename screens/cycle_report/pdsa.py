"""What was tried: the PDSA cycles of this time, and the issues of the log."""

from collections.abc import Iterator, Sequence
from datetime import date

from babel.dates import format_date

from reports.cycle.chart_content import Step, Timeline
from reports.cycle.content import Block, Section, Sentences, Table
from rules.pdsa.cycles import Decision, Field, PdsaCycle, State
from rules.pdsa.issues import Status
from screens import dates
from screens.cycle_report.wording import Wording

_TICKS = 7


def section(of: Wording) -> Section:
    return Section("pdsa", of.say("report-pdsa"), tuple(_blocks(of)))


def cycles(of: Wording) -> list[PdsaCycle]:
    """Those that share a day with the cycle; those not begun belong to the one that is running."""
    today = of.view.at.astimezone(of.view.community.zone).date()
    running = of.view.share.touches(today, today)
    return [
        one
        for one in of.view.log.cycles
        if (running if one.started is None else of.view.share.touches(one.started, one.ended))
    ]


def _blocks(of: Wording) -> Iterator[Block]:
    found = cycles(of)
    if not found:
        yield of.nothing("report-pdsa-none")
    else:
        yield Sentences((_counts(of, found),))
        begun = [one for one in found if one.started is not None]
        if begun:
            yield _timeline(of, begun)
        if planned := [one for one in found if one.started is None]:
            rows = tuple(_cells(of, one) for one in planned)
            yield Table(of.say("report-pdsa-planned"), _head(of), rows)
    yield from _issues(of)


def _counts(of: Wording, found: Sequence[PdsaCycle]) -> str:
    ended = [one.told.get(Field.DECISION) for one in found if one.state is State.ENDED]
    counts = {str(one): ended.count(one) for one in Decision}
    planned = sum(one.started is None for one in found)
    return of.say("report-pdsa-counts", **counts, on=len(found) - len(ended) - planned, planned=planned)


def _head(of: Wording) -> tuple[str, ...]:
    return of.all("pdsa-column", "cycle", "when", "change", "prediction", "result", "next")


def _timeline(of: Wording, begun: Sequence[PdsaCycle]) -> Block:
    today = of.view.at.astimezone(of.view.community.zone).date()
    starts = [one.started for one in begun if one.started is not None]
    first = min(starts).replace(day=1)
    last = max([one.ended or today for one in begun] + starts)
    steps = tuple(
        Step(_label(of, one), one.started or today, one.ended, _ended(of, one), _cells(of, one))
        for one in begun
    )
    chart = Timeline(
        of.about("pdsa", of.say("report-pdsa-title"), of.say("report-pdsa-caption"), _head(of)),
        first,
        last,
        tuple(_ticks(first, last)),
        steps,
    )
    return of.told(chart, [(one.label, f"{one.cells[1]}, {one.said}") for one in steps])


def _ticks(first: date, last: date) -> Iterator[tuple[date, str]]:
    """The first days of months, so many that their names have room beside each other."""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    every = -(-months // _TICKS)
    for number in range(0, months, every):
        year, month = divmod(first.month - 1 + number, 12)
        day = date(first.year + year, month + 1, 1)
        yield day, format_date(day, "MMM yy", locale="en_GB")


def _label(of: Wording, one: PdsaCycle) -> str:
    objective = one.told.get(Field.OBJECTIVE) or of.say("report-pdsa-not-written")
    return of.say("report-pdsa-label", number=one.number, objective=objective)


def _ended(of: Wording, one: PdsaCycle) -> str:
    decision = one.told.get(Field.DECISION)
    if one.started is None:
        return of.say("report-pdsa-not-begun")
    if one.state is not State.ENDED or decision is None:
        return of.say("report-pdsa-goes-on")
    return of.say(f"report-pdsa-ended-{decision}")


def _cells(of: Wording, one: PdsaCycle) -> tuple[str, ...]:
    empty = of.say("report-pdsa-not-written")

    def told(*wanted: Field) -> str:
        return " ".join(words for field in wanted if (words := one.told.get(field))) or empty

    if one.started is None:
        when = of.say("report-pdsa-not-begun")
    elif one.ended is None:
        when = of.say("report-pdsa-since", first=dates.day(one.started))
    else:
        when = of.say("report-pdsa-lasted", first=dates.day(one.started), last=dates.day(one.ended))
    following, stands = one.told.get(Field.NEXT, ""), _ended(of, one)
    return (
        _label(of, one),
        when,
        told(Field.CHANGE),
        told(Field.PREDICTION),
        told(Field.RESULT, Field.LEARNING),
        of.say("report-pdsa-then", decision=stands, next=following) if following else stands,
    )


def _issues(of: Wording) -> Iterator[Block]:
    if not of.view.log.issues:
        return
    standing = of.view.log.standing()
    counts = {"open": Status.OPEN, "worked": Status.WORKED_ON, "solved": Status.SOLVED, "left": Status.LEFT}
    yield Sentences(
        (of.say("report-pdsa-issues", **{name: standing[status] for name, status in counts.items()}),)
    )
    if of.view.log.themes:
        yield Table(
            of.say("report-pdsa-themes"),
            of.all("column", "theme", "issues"),
            tuple((one.theme.name, str(one.issues)) for one in of.view.log.themes),
        )
