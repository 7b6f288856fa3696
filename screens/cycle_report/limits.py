"""What these data can and cannot say. After the items of SQUIRE that reports leave out most often: context,
completeness of the data, and variation over time.
"""

from collections.abc import Iterator
from statistics import median

from reports.cycle.content import Block, Heading, Listed, Section
from reports.cycle.tables import number, percent
from rules.cycle_report.completeness import Stated, answered, stated
from rules.cycle_report.series import RUNS_FROM
from screens.cycle_report import reach
from screens.cycle_report.wording import Wording


def section(of: Wording) -> Section:
    return Section("limits", of.say("report-limits"), tuple(_blocks(of)))


def _blocks(of: Wording) -> Iterator[Block]:
    for heading, lines in (
        ("context", _context(of)),
        ("completeness", _completeness(of)),
        ("variation", _variation(of)),
        ("reading", of.all("limits", "few", "sealed", "chosen", "cause")),
    ):
        yield Heading(of.say(f"report-limits-{heading}"))
        yield Listed(tuple(lines))


def _context(of: Wording) -> Iterator[str]:
    held = of.view.held
    yield of.say("report-limits-setting", community=of.view.community.name)
    minutes = number(median(one.session.minutes for one in held))
    if len(held) == 1:
        yield of.say("report-limits-planned-one", minutes=minutes)
    else:
        facilitators = len({one.session.facilitator_id for one in held})
        yield of.say("report-limits-planned", minutes=minutes, facilitators=facilitators)
    yield of.say("report-limits-sessions", cancelled=of.view.cancelled)
    yield of.say("report-limits-members")
    if any(one.shared for one in held):
        yield of.say("report-limits-shared")


def _completeness(of: Wording) -> Iterator[str]:
    marked = sum(one.marked for one in of.view.held)
    yield of.say("report-limits-marked", marked=marked, held=len(of.view.held))
    told = reach.told(of)
    match stated(told.total, dict(zip(of.view.bands, told.parts, strict=True))[None]):
        case None:
            yield of.say("report-limits-bands-hidden")
        case Stated(share=float(share)):
            yield of.say("report-limits-bands", share=percent(share))
    yield _answered(of)


def _answered(of: Wording) -> str:
    """How many of those who came answered, over the sessions of which something is told."""
    found = answered(
        (one.came, () if one.asked is None else one.asked.figures.values()) for one in of.view.held
    )
    if found is None:
        return of.say("report-limits-no-answers")
    if found.answers == found.came:
        return of.say("report-limits-answers-all", came=found.came)
    share = percent(found.answers / found.came)
    return of.say("report-limits-answers", answers=found.answers, came=found.came, share=share)


def _variation(of: Wording) -> Iterator[str]:
    marked = sum(one.marked for one in of.view.held)
    points = "report-limits-points" if marked >= RUNS_FROM else "report-limits-few-points"
    yield of.say(points, sessions=marked)
    yield of.say("report-limits-time-feedback")
