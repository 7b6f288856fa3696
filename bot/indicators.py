"""`cigbot export indicators` and `cigbot indicators`: what regions are compared by."""

from datetime import date
from pathlib import Path

import click

from bot.terminal import Day, clearly, migrated

_OUT = click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="A new file. Its ending is its form: .csv or .json.",
)
_FORM = click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "json"], case_sensitive=False),
    help="The form of a file whose name has another ending, or none.",
)


@click.command(name="indicators")
@_OUT
@_FORM
@click.option("--from", "first", type=Day(), help="Only quarters that begin on this day or later.")
@click.option("--to", "last", type=Day(), help="Only quarters that end on this day or earlier.")
@click.option(
    "--rebase",
    "rebases",
    type=(Day(), str),
    multiple=True,
    metavar="DAY WORDS",
    help="From this day on things are different, and why; begins a new phase. Can be given several times.",
)
@click.pass_context
@clearly
def export_indicators(
    context: click.Context,
    out: Path,
    form: str | None,
    first: date | None,
    last: date | None,
    rebases: tuple[tuple[date, str], ...],
) -> None:
    """Indicators, safe to share: a row for each, by region and by quarter that is over."""
    from bot.clock import WallClock
    from bot.indicator_files import export

    now = WallClock().now()
    click.echo(
        export(migrated(context), out, now, named=form, first=first, last=last, rebases=rebases),
    )


@click.group()
def indicators() -> None:
    """Put the indicators of several regions side by side."""


@indicators.command()
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
@_OUT
@_FORM
@clearly
def combine(files: tuple[Path, ...], out: Path, form: str | None) -> None:
    """Put files of several regions, or of several years, into one; all of it, or nothing."""
    from bot.indicator_files import combine as combined

    click.echo(combined(files, out, named=form))


@indicators.command()
@clearly
def definitions() -> None:
    """What each indicator counts, as a page of Markdown."""
    from screens.indicators import page
    from screens.texts import Texts

    click.echo(page(Texts()))
