"""Who came at least once, and who has not been reached."""

from collections.abc import Iterator

from reports.cycle.chart_content import Band, Reach
from reports.cycle.content import Block, Section, Sentences
from rules.cycle_report import reach as rules
from rules.cycle_report.reach import Told
from rules.members import Experience
from screens.cycle_report.wording import Wording


def told(of: Wording) -> rules.Reach:
    """What is told of the bands, in their order, those who did not say last."""
    return rules.reach(list(of.view.bands.values()))


def missed(of: Wording) -> str:
    """The bands that were not reached, in words; empty where there are none, or nobody came at all."""
    found = told(of)
    if not found.total.reached:
        return ""
    bands = zip(of.view.bands, found.parts, strict=True)
    return "; ".join(_label(of, band) for band, part in bands if part.missed and band is not None)


def section(of: Wording) -> Section:
    return Section("reach", of.say("report-reach"), tuple(_blocks(of)))


def _blocks(of: Wording) -> Iterator[Block]:
    if not any(one.marked for one in of.view.held):
        yield of.nothing("report-reach-none")
        return
    found = told(of)
    yield Sentences((total(of, found.total),))
    if all(one.members is None for one in found.parts):
        yield of.nothing("report-reach-all-hidden")
        return
    hidden = any(one.members is None for one in found.parts)
    chart = Reach(
        of.about(
            "reach",
            of.say("report-reach-title"),
            of.say("report-reach-caption", cycle=of.view.cycle.name),
            of.all("reach-column", "band", "members", "reached", "said"),
            [of.say("report-reach-hidden")] if hidden else [],
        ),
        tuple(_band(of, band, part) for band, part in zip(of.view.bands, found.parts, strict=True)),
        of.say("report-reach-came"),
        of.say("report-reach-not"),
    )
    yield of.told(
        chart, [(one.label, f"{one.said}, {one.missed}" if one.missed else one.said) for one in chart.bands]
    )
    if bands := missed(of):
        yield Sentences((of.say("report-reach-next", bands=bands),))


def total(of: Wording, found: Told) -> str:
    """How many came of all."""
    if found.members and found.reached is not None:
        share = f"{100 * found.reached / found.members:.0f}%"
        return of.say("report-first-reached", reached=found.reached, members=found.members, share=share)
    if found.roughly:
        return of.say(f"report-first-reached-{found.roughly}", members=found.members or 0)
    return of.say("report-first-reached-hidden")


def _band(of: Wording, band: Experience | None, part: Told) -> Band:
    if part.members is None or part.reached is None:
        return Band(_label(of, band), None, None, of.say("report-hidden"))
    if not part.members:
        return Band(_label(of, band), 0, 0, of.say("report-reach-nobody"))
    return Band(
        _label(of, band),
        part.members,
        part.reached,
        of.share(part.reached, part.members),
        of.say("report-reach-missed") if part.missed and band is not None else "",
    )


def _label(of: Wording, band: Experience | None) -> str:
    return of.say(f"report-reach-{'not-said' if band is None else band}")
