"""The report of a cycle, put together."""

from collections.abc import Iterator

from reports.cycle.content import Hidden, Report, Section, Words
from reports.cycle.tables import number
from rules.feedback.rounds import Asking
from screens import dates
from screens.cycle_report import attendance, choices, limits, pairs, pdsa, reach, themes, usefulness
from screens.cycle_report.wording import Wording
from screens.texts import DEFAULT_LOCALE, Texts
from storage.views.cycle_report import CycleReport


def report(view: CycleReport, texts: Texts) -> Report:
    """Everything it says."""
    of = Wording(view, texts)
    names = {"community": view.community.name, "cycle": view.cycle.name}
    return Report(
        language=DEFAULT_LOCALE,
        title=of.say("report-title", **names),
        community=view.community.name,
        made_at=view.at,
        foot=of.say("report-foot", **names, day=dates.day_of(view.at, view.community.zone)),
        opening=tuple(_opening(of)),
        facts=tuple(_facts(of)),
        sections=tuple(_sections(of)),
        words=Words(of.say("report-contents"), of.say("report-figures"), of.say("report-scroll")),
    )


def _opening(of: Wording) -> Iterator[str]:
    held = of.view.held
    if not held:
        return
    zone = of.view.community.zone
    days = [dates.day_of(one.session.starts_at, zone) for one in held]
    yield of.say("report-opening", cycle=of.view.cycle.name, sessions=len(held), first=days[0], last=days[-1])
    if of.view.to_come:
        yield of.say("report-to-come", sessions=of.view.to_come)
    if any(one.marked for one in held):
        yield reach.total(of, reach.told(of).total)
    if bands := reach.missed(of):
        yield of.say("report-first-missed", bands=bands)
    found = (
        usefulness.first(of),
        pairs.first(of),
        choices.first(of, Asking.NEEDS),
        choices.first(of, Asking.BARRIERS),
    )
    yield from filter(None, found)


def _facts(of: Wording) -> Iterator[tuple[str, str]]:
    if not of.view.held:
        return
    yield of.say("report-label-held"), number(len(of.view.held))
    total = reach.told(of).total
    if total.members is not None:
        yield of.say("report-label-members"), number(total.members)
    if total.reached is not None and total.members and any(one.marked for one in of.view.held):
        yield of.say("report-label-reached"), of.share(total.reached, total.members)
    if (typical := attendance.typical(of)) is not None:
        yield of.say("report-label-median"), number(typical.median)


def _sections(of: Wording) -> Iterator[Section]:
    if not of.view.held:
        nothing = of.say("report-nothing-held", cycle=of.view.cycle.name)
        yield Section("reach", of.say("report-reach"), (Hidden(nothing),))
        return
    yield reach.section(of)
    yield attendance.section(of)
    yield usefulness.section(of)
    yield pairs.section(of)
    yield choices.section(of, Asking.NEEDS)
    yield choices.section(of, Asking.BARRIERS)
    yield themes.section(of)
    yield pdsa.section(of)
    yield limits.section(of)
