"""What every part of the report has in common: the view, the texts, and how figures are written."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from babel.dates import format_date

from reports.cycle.chart_content import About, Chart
from reports.cycle.content import Hidden
from reports.cycle.tables import number, percent
from reports.cycle.tables import table as table_of
from screens.screen import Text, Value, text
from screens.texts import Texts
from storage.views.cycle_report import CycleReport


@dataclass(frozen=True, slots=True)
class Wording:
    """A report that is being written."""

    view: CycleReport
    texts: Texts

    def say(self, text_id: str, **variables: Value) -> str:
        """One text in words."""
        return self.texts.plain(text(text_id, **variables))

    def value(self, value: Value) -> str:
        """A value in words: what a community typed, or a text."""
        return self.texts.plain(value) if isinstance(value, Text) else str(value)

    def share(self, of_them: int, total: int) -> str:
        """So many of so many, as in "60 of 90 (67%)"; without a share of nobody."""
        if not total:
            return self.say("report-of", number=of_them, of=total)
        share = percent(of_them / total)
        return self.say("report-share", number=number(of_them), of=number(total), share=share)

    def nothing(self, text_id: str, **variables: Value) -> Hidden:
        """Why nothing can be said."""
        return Hidden(self.say(text_id, **variables))

    def all(self, prefix: str, *ids: str) -> tuple[str, ...]:
        """Several texts whose ids begin alike."""
        return tuple(self.say(f"report-{prefix}-{one}") for one in ids)

    def about(
        self, key: str, title: str, caption: str, head: Iterable[str], notes: Iterable[str] = ()
    ) -> About:
        """What a chart says of itself, in words. What it shows in words comes with `told`."""
        return About(
            key=key,
            title=title,
            caption=caption,
            alt="",
            head=tuple(head),
            hidden=self.say("report-hidden"),
            notes=tuple(notes),
        )

    def told(self, chart: Chart, rows: Iterable[tuple[str, str]]) -> Chart:
        """The chart with what it shows for those who cannot see it: labels, and what is said of each."""
        lines = " ".join(self.say("report-row", label=label, said=said) for label, said in rows)
        alt = self.say("report-alt", title=chart.about.title, rows=lines)
        found = replace(chart, about=replace(chart.about, alt=alt))
        # The headings are chosen here and the columns there: they are held together before anybody waits.
        table_of(found)
        return found


def day(at: datetime, zone: ZoneInfo) -> str:
    """The day of a session, where there is little room: "19 Nov 26"."""
    return format_date(at.astimezone(zone), "d MMM yy", locale="en_GB")
