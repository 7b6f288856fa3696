"""What was said in people's own words, by theme."""

from collections.abc import Iterator

from reports.cycle.content import Block, Listed, Section, Sentences, Table
from screens.cycle_report.wording import Wording


def section(of: Wording) -> Section:
    return Section("themes", of.say("report-themes"), tuple(_blocks(of)))


def _blocks(of: Wording) -> Iterator[Block]:
    found = of.view.themes
    if not found.lines:
        yield of.nothing("report-themes-none")
        return
    if found.waiting == found.lines:
        yield of.nothing("report-themes-unsorted", waiting=found.waiting)
        return
    said = [of.say("report-themes-caption", lines=found.lines)]
    if found.waiting:
        said.append(of.say("report-themes-waiting", waiting=found.waiting))
    yield Sentences(tuple(said))
    if not any(one.mentions for one in found.themes):
        yield of.nothing("report-themes-rare")
        return
    fewer = of.say("report-themes-fewer")
    yield Table(
        of.say("report-themes-table"),
        of.all("column", "theme", "mentions"),
        tuple((one.name, fewer if one.mentions is None else str(one.mentions)) for one in found.themes),
    )
    quotes = tuple(
        of.say("report-quote", theme=one.name, words=words) for one in found.themes for words in one.quotes
    )
    if quotes:
        yield Sentences((of.say("report-quotes"),))
        yield Listed(quotes)
