"""`cigbot texts`: the words of a community, to a file and from a file."""

from pathlib import Path

import click

from bot.terminal import clearly, migrated


@click.group()
def texts() -> None:
    """Change the words of a community by a file."""


_KEY = click.option(
    "--community", "key", required=True, help="The key of the community, as in the configuration."
)


@texts.command()
@_KEY
@click.option(
    "--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="A new .ftl file."
)
@click.pass_context
@clearly
def export(context: click.Context, key: str, out: Path) -> None:
    """Every text that can be changed, in the words that the community says now."""
    from bot.wording import export_words

    click.echo(export_words(migrated(context), key, out))


@texts.command(name="import")
@click.argument("file", type=click.Path(path_type=Path))
@_KEY
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
@click.pass_context
@clearly
def import_(context: click.Context, file: Path, key: str, *, dry_run: bool) -> None:
    """Have the community say what stands in the file: all of it, or nothing where anything is wrong."""
    from bot.clock import WallClock
    from bot.wording import import_words

    now = WallClock().now()
    for line in import_words(migrated(context), file, key, now, dry_run=dry_run):
        click.echo(line)
