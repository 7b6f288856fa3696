"""The command line. What a user can get wrong ends in one clear line and a non-zero status."""

import gc
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import click

from bot.config_problems import EXAMPLE
from bot.cycle_report import report
from bot.indicators import export_indicators, indicators
from bot.terminal import Day, OneLine, clearly, migrated, settings_of
from bot.words import texts


@click.group(cls=OneLine, help="A bot for the Cultural Integration Groups of international doctors.")
@click.option(
    "--config",
    type=click.Path(path_type=Path),
    help=f"The configuration; without it, config.toml of this folder ({EXAMPLE} explains every key).",
)
@click.version_option(package_name="cigbot")
@click.pass_context
def main(context: click.Context, config: Path | None) -> None:
    context.obj = config


@main.command()
@click.pass_context
@clearly
def run(context: click.Context) -> None:
    """Run the bot until it is told to stop (Ctrl-C, SIGTERM)."""
    gc.disable()  # Loading leaves nothing to collect; `serve` turns it on again.
    from bot.serve import serve

    serve(settings_of(context))


@main.command()
@click.pass_context
@clearly
def check(context: click.Context) -> None:
    """Say what is wrong in configuration, storage, token and rights, and how to fix each."""
    from bot.checkup import check_all

    settings = settings_of(context)
    failed = False
    for finding in check_all(settings):
        mark = "ok " if finding.good else "FIX"
        click.echo(f"{mark}  {finding.what}: {finding.said}")
        failed = failed or not finding.good
    sys.exit(1 if failed else 0)


@main.command()
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8080,
    show_default=True,
    help="Where the page is served, on 127.0.0.1; 0 takes any free port.",
)
@click.option("--open/--no-open", "browser", default=False, help="Open the page in the browser.")
@clearly
def demo(port: int, browser: bool) -> None:
    """Play everybody on the page of a pretend Telegram. Nothing leaves this machine."""
    from bot.demo.page import play

    play(port, open_browser=browser)


@main.command()
@click.option("--storage", default="", help="A database to play in, instead of a temporary SQLite file.")
@click.option("--quiet", is_flag=True, help="Only the last line.")
@clearly
def story(storage: str, quiet: bool) -> None:
    """Play a whole year in the terminal, from joining to the export, in seconds."""
    from bot.demo.story import tell

    sys.exit(tell(storage, quiet=quiet))


@main.command()
@click.pass_context
@clearly
def migrate(context: click.Context) -> None:
    """Bring the database to this version's tables."""
    from storage import migrate as tables

    settings = settings_of(context)
    before = tables.is_current(settings.storage.url)
    tables.upgrade(settings.storage.url)
    click.echo("The database was up to date." if before else "The database is up to date now.")


@main.group()
def export() -> None:
    """Write files for the programme's organisers."""


@export.command()
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="A new file. Its ending is its form: .csv, .xlsx or .json.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "xlsx", "json"], case_sensitive=False),
    help="The form of a file whose name has another ending, or none.",
)
@click.option("--cycle", help="Only this cycle, like 2026/27, or its number in order of time.")
@click.option("--from", "first", type=Day(), help="From this day on, like 2026-11-19.")
@click.option("--to", "last", type=Day(), help="Up to and including this day.")
@click.option("--session", type=click.IntRange(1, 2**31 - 1), help="Only the session of this number.")
@click.pass_context
@clearly
def attendance(
    context: click.Context,
    out: Path,
    form: str | None,
    cycle: str | None,
    first: date | None,
    last: date | None,
    session: int | None,
) -> None:
    """Attendance: a row for everybody with a place or a mark, of each session that has begun."""
    from bot.clock import WallClock
    from bot.exporting import export_attendance

    now = WallClock().now()
    rows = export_attendance(
        migrated(context),
        out,
        now,
        named=form,
        cycle=cycle,
        first=first,
        last=last,
        session=session,
        bar=_bar if _is_watched() else None,
    )
    said = f"{rows} {'row' if rows == 1 else 'rows'} written to {out}."
    click.echo(said if rows else f"{said} No session of that time has begun yet.")


def _is_watched() -> bool:
    """Whether somebody looks at what is said beside the output."""
    return sys.stderr.isatty()


@contextmanager
def _bar(rows: int) -> Iterator[Callable[[int], None]]:
    """How far a file of so many rows is; beside the output, which may be read by a program."""
    with click.progressbar(length=rows, label="Writing", file=sys.stderr) as bar:
        yield lambda done: bar.update(done - bar.pos)
        bar.update(rows - bar.pos)


@main.group(name="import")
def import_() -> None:
    """Take in files of other programs."""


@import_.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--session",
    "session_id",
    required=True,
    type=click.IntRange(1, 2**31 - 1),
    help="The number of the session, as in the column of that name of an export.",
)
@click.option("--dry-run", is_flag=True, help="Show what would count, and change nothing.")
@click.pass_context
@clearly
def teams(context: click.Context, file: Path, session_id: int, *, dry_run: bool) -> None:
    """The attendance report of a Teams meeting: what is certain counts, the rest is left for a person."""
    from bot.clock import WallClock
    from bot.importing import import_report

    now = WallClock().now()
    for line in import_report(migrated(context), file, session_id, now, dry_run=dry_run):
        click.echo(line)


@main.command()
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="A new file.")
@click.pass_context
@clearly
def backup(context: click.Context, out: Path) -> None:
    """Write a consistent copy of the database while the bot runs."""
    from bot.exporting import back_up

    click.echo(back_up(settings_of(context), out))


main.add_command(texts)
main.add_command(indicators)
main.add_command(report)
export.add_command(export_indicators)
