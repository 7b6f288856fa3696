"""How the command line speaks: what a user can get wrong ends in one clear line and a non-zero status."""

import os
import sys
from collections.abc import Callable
from datetime import date
from functools import wraps
from typing import Any, ParamSpec, TypeVar

import click

from bot.config import Settings, load
from bot.config_problems import ConfigError

P = ParamSpec("P")
T = TypeVar("T")


class Stopped(click.ClickException):
    """One clear line for the person at the terminal."""

    def show(self, file: object = None) -> None:
        del file
        click.echo(f"cigbot: {self.message}", err=True)


def clearly(command: Callable[P, T]) -> Callable[P, T]:
    """Turn what a user can cause into its line; a fault of ours keeps its traceback."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> T:
        from sqlalchemy.exc import DBAPIError

        try:
            return command(*args, **kwargs)
        except ConfigError as error:
            raise Stopped(str(error)) from None
        except DBAPIError as error:
            if not _is_the_databases(error):
                raise
            raise Stopped(_storage_line(error)) from None
        except OSError as error:
            what = f"{error.filename}: " if error.filename else ""
            raise Stopped(
                f"{what}{error.strerror or error}. Check the path, and that this user may write there."
            ) from None
        except KeyboardInterrupt:
            raise Stopped("stopped.") from None

    return run


def _is_the_databases(error: Exception) -> bool:
    """Whether the database itself is the trouble (away, locked, none at all), and not our statement."""
    from sqlalchemy.exc import DatabaseError, OperationalError

    return isinstance(error, OperationalError) or type(error) is DatabaseError


def _storage_line(error: Exception) -> str:
    from bot.checkup import storage_problem

    return storage_problem(error)


class OneLine(click.Group):
    """Says what is wrong with a command in one line, where click would print a page."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        kwargs["standalone_mode"] = False
        try:
            return super().main(*args, **kwargs)
        except click.exceptions.NoArgsIsHelpError as help_page:
            help_page.show()
            sys.exit(help_page.exit_code)
        except click.UsageError as error:
            path = error.ctx.command_path if error.ctx is not None else "cigbot"
            click.echo(f"cigbot: {error.format_message()} See: {path} --help", err=True)
            sys.exit(error.exit_code)
        except click.ClickException as error:
            error.show()
            sys.exit(error.exit_code)
        except click.Abort:
            click.echo("cigbot: stopped.", err=True)
            sys.exit(1)


class Day(click.ParamType[date]):
    """A day as ISO 8601 writes it."""

    name = "day"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"{value} is no day. Write it like 2026-11-19.", param, ctx)


def settings_of(context: click.Context) -> Settings:
    """What the configuration says; ConfigError where it cannot be read."""
    return load(context.obj, os.environ)


def migrated(context: click.Context) -> Settings:
    """The settings of an installation whose tables are those of this version."""
    from storage import migrate as tables

    settings = settings_of(context)
    if not tables.is_current(settings.storage.url):
        raise Stopped("the database does not have the tables of this version. Run: cigbot migrate")
    return settings
