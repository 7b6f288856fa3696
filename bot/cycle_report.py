"""`cigbot report`: what a cycle comes to, to hand on."""

from datetime import date
from pathlib import Path

import click

from bot.terminal import Day, clearly, migrated


@click.command()
@click.option("--cycle", required=True, help="The cycle, like 2026/27, or its number in order of time.")
@click.option(
    "--out",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="A new file. Its ending is its form: .html or .pdf.",
)
@click.option(
    "--community",
    "key",
    help="The key of the community, as in the configuration, where several have a cycle of that name.",
)
@click.option(
    "--rebase",
    "rebases",
    type=(Day(), str),
    multiple=True,
    metavar="DAY WORDS",
    help="From this day on things are different, and why: the limits of an XmR chart begin anew. Can be"
    " given several times.",
)
@click.pass_context
@clearly
def report(
    context: click.Context,
    cycle: str,
    out: Path,
    key: str | None,
    rebases: tuple[tuple[date, str], ...],
) -> None:
    """A cycle on one page or as a PDF: reach, attendance, feedback, what was tried, and the limits."""
    from bot.clock import WallClock
    from bot.reporting import write_report

    now = WallClock().now()
    click.echo(write_report(migrated(context), cycle, out, now, key, rebases))
