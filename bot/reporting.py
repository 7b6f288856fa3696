"""`cigbot report`: a cycle as a page or as a PDF, to hand on."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Final

from actions.cycle_report import note_report
from bot.config import Settings
from bot.config_problems import ConfigError
from bot.exporting import naming, no_cycle, require_free
from reports.attendance.files import replacing
from reports.cycle import page, paper
from reports.cycle.content import Report
from rules.cycle_report.forms import Form
from rules.cycle_report.series import XMR_FROM
from rules.cycles.running import Cycle
from rules.indicators import Rebase
from rules.names import clean
from rules.publishing import SHOWN_FROM
from screens.cycle_report import attendance, whole
from screens.texts import Texts
from storage import export_scopes
from storage.db import Database
from storage.views import cycle_report as views
from storage.views.cycle_report import CycleReport

_FORMS: Final[Mapping[Form, Callable[[Report], bytes]]] = {
    Form.HTML: page.html,
    Form.PDF: paper.pdf,
}


def write_report(
    settings: Settings,
    named: str,
    out: Path,
    now: datetime,
    key: str | None = None,
    rebases: Sequence[tuple[date, str]] = (),
) -> str:
    """Write the report of a cycle to `out`, where nothing may be yet; what was done.

    `named` is a cycle's name, or its number among the cycles in the order of their beginnings; `key` is that
    of its community, where several have a cycle of that name; `rebases` are days from which on things are
    different, with the reason. Raises ConfigError, in one line, for what cannot be.
    """
    require_free(out, "a report")
    form = out.suffix.lower().removeprefix(".")
    if form not in _FORMS:
        raise ConfigError(f"the ending of {out.name} is no form of a report. End it in .html, or in .pdf.")
    changes = [_rebase(day, words) for day, words in rebases]
    db = Database(settings.storage.url)
    try:
        cycle = _cycle(db, named, key)
        view = db.read_now(views.of_cycle, now, cycle, changes)
        _require_within(view)
        content = made(view, Form(form))
        with naming(out), replacing(out) as file:
            file.write(content)
            # Within: where the note cannot be kept, there is no report either.
            db.write_now(note_report, now, cycle.community_id, cycle.name, form)
    finally:
        db.close()
    said = f"The report of {cycle.name} of {view.community.name} is written to {out}."
    if changes and not attendance.has_limits(view):
        when = f"they are drawn from {XMR_FROM} sessions on, where none had fewer than {SHOWN_FROM} doctors"
        said += f" There are no limits to begin anew: {when}."
    return said


def made(view: CycleReport, form: Form) -> bytes:
    """The file: the same for the command line and for who asks in the chat."""
    return _FORMS[form](whole.report(view, Texts()))


def _rebase(day: date, words: str) -> Rebase:
    if not (cleaned := clean(words)):
        raise ConfigError(f"--rebase {day} has no words. Say what is different from then on.")
    return Rebase(day, cleaned)


def _require_within(view: CycleReport) -> None:
    """ConfigError for a day with which nothing in the chart can begin anew."""
    # Where nothing is marked there is no chart, and the sessions are all there is.
    zone = view.community.zone
    held = [one.session.starts_at.astimezone(zone).date() for one in view.held]
    days = attendance.drawn_days(view) or held
    for one in view.rebases if days else ():
        if not days[0] <= one.day <= days[-1]:
            cycle = "what was held of the cycle so far" if view.to_come else "the cycle"
            first, last = (f"{day.day} {day:%b %Y}" for day in (days[0], days[-1]))
            raise ConfigError(f"--rebase {one.day} lies outside {cycle} ({first} to {last}).")
        if one.day == days[0]:
            raise ConfigError(f"--rebase {one.day} is the day of the first session. Name a later one.")


def _cycle(db: Database, named: str, key: str | None) -> Cycle:
    known = db.read_now(export_scopes.cycle_names)
    name = named
    if named not in known and named.isdecimal() and 1 <= int(named) <= len(known):
        name = known[int(named) - 1]
    found = db.read_now(views.with_cycle, name)
    if not found:
        raise no_cycle(named, known)
    if key is not None and key not in found:
        raise ConfigError(f"{key} has no cycle {name}. Those that have one are: {', '.join(sorted(found))}.")
    if key is None and len(found) > 1:
        raise ConfigError(
            f"several communities have a cycle {name}. Name one with --community: {', '.join(sorted(found))}."
        )
    return found[key] if key is not None else next(iter(found.values()))
