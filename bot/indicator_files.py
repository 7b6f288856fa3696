"""Files of indicators: what the command line writes to them, and puts together from several."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path

from actions import indicators as actions
from bot.communities import regions_said
from bot.config import Settings
from bot.config_problems import ConfigError
from bot.exporting import form_of, naming, require_free
from reports import indicators as reports
from reports.attendance.files import replacing
from rules import indicator_files as rules
from rules.indicator_files import Fault, Place, Placed
from rules.indicators import Rebase, Row, holds_a_quarter
from rules.names import clean
from screens import indicators as screens
from screens.screen import Text, text
from screens.texts import Texts
from storage import indicators
from storage.db import Database
from storage.views import indicators as views

_MOST_FAULTS = 20
"""How many are told at once."""


@contextmanager
def _refusing(texts: Texts) -> Iterator[None]:
    """Whatever is refused within says at its end that nothing was written."""
    try:
        yield
    except ConfigError as error:
        *others, last = error.problems
        nothing = texts.plain(text("indicators-nothing-written"))
        raise ConfigError(*others, f"{last} {nothing}") from None


def export(
    settings: Settings,
    out: Path,
    now: datetime,
    *,
    named: str | None = None,
    first: date | None = None,
    last: date | None = None,
    rebases: Sequence[tuple[date, str]] = (),
) -> str:
    """Write what may leave the trust to `out`, where nothing may be yet, and note it; what was done."""
    texts = Texts()
    with _refusing(texts):
        require_free(out, "an export")
        form = form_of(out, named, reports.FORMS)
        if first is not None and last is not None:
            if first > last:
                raise ConfigError(f"--from {first} lies after --to {last}. Give the earlier day first.")
            if not holds_a_quarter(first, last):
                raise ConfigError(texts.plain(text("indicators-no-quarter")))
    changes = [Rebase(day, clean(words)) for day, words in rebases]
    db = Database(settings.storage.url)
    try:
        regions = db.read_now(indicators.regions, regions_said(settings))
        rows = db.read_now(views.told, now, regions, first, last, changes)
        with naming(out), replacing(out) as file:
            reports.write(rows, form, file)
            # Before the file is there: none is handed out that is not noted.
            db.write_now(actions.note_export, now, list(regions), [one.period for one in rows], form)
    finally:
        db.close()
    return texts.plain(screens.written(str(out), rows))


def combine(files: Sequence[Path], out: Path, *, named: str | None = None) -> str:
    """Put the files together into `out`; what was done. ConfigError with every fault there is."""
    texts = Texts()
    with _refusing(texts):
        require_free(out, "a combined file")
        form = form_of(out, named, reports.FORMS)
        _require_each_once(files, texts)
        rows = _together(files, texts)
    with naming(out), replacing(out) as file:
        reports.write(rows, form, file)
    return texts.plain(screens.written(str(out), rows))


def _require_each_once(files: Sequence[Path], texts: Texts) -> None:
    """Otherwise each of its rows would be found to stand there twice."""
    seen: set[Path] = set()
    for file in files:
        if file.resolve() in seen:
            raise ConfigError(texts.plain(text("indicators-twice", file=str(file))))
        seen.add(file.resolve())


def _together(files: Sequence[Path], texts: Texts) -> list[Row]:
    """The rows of all files, in order; ConfigError with every fault there is, or where there is no row."""
    found = [each for file in files for each in _read(file, texts)]
    placed = [one for one in found if not isinstance(one, Fault)]
    faults = [one for one in found if isinstance(one, Fault)] or rules.together(placed)
    if faults:
        more = len(faults) - _MOST_FAULTS
        said = [screens.fault(one) for one in faults[:_MOST_FAULTS]]
        raise ConfigError(*map(texts.plain, [*said, *([screens.more_faults(more)] if more > 0 else [])]))
    if not placed:
        raise ConfigError(texts.plain(text("indicators-no-rows")))
    return rules.in_order(row for _, row in placed)


def _read(file: Path, texts: Texts) -> Iterator[Fault | Placed]:
    if not file.exists():
        raise ConfigError(texts.plain(text("indicators-missing", file=str(file))))
    if not file.is_file():
        raise ConfigError(texts.plain(Text("indicators-no-file", {"file": str(file)})))
    try:
        columns, rows = reports.read(file)
    except reports.UnreadableError as error:
        raise ConfigError(texts.plain(screens.unreadable(str(file), error))) from None
    wrong = list(rules.columns(columns, str(file)))
    yield from wrong
    if wrong:
        return
    for number, cells in rows:
        at = Place(str(file), number)
        row = rules.read(cells, at)
        yield row if isinstance(row, Fault) else (at, row)
