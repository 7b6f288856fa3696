"""Whether the folder of keys is where, and as, keys must lie; part of `cigbot check`."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from bot.config import Settings


def key_problems(settings: Settings) -> Iterator[str]:
    """What is wrong with it, each with the way to mend it. Nothing is made or changed."""
    if settings.anonymity.keys.startswith("~"):
        yield "[anonymity] keys: write the whole path: ~ is not taken for your home."
        return
    folder = _key_folder(settings)
    if (where := _with_the_database(folder, settings.storage.url)) is not None:
        # How it is closed does not matter any more: it is to be another one.
        yield (
            f"[anonymity] keys {where}, so one copy holds both. Choose a folder elsewhere, which no backup"
            " of the database takes along."
        )
        return
    if folder.exists() and not folder.is_dir():
        yield f"[anonymity] keys: {folder} is a file. Name a folder, or remove the file."
        return
    if not folder.exists():
        parent = next(one for one in folder.parents if one.exists())
        if not os.access(parent, os.W_OK):
            yield (
                f"[anonymity] keys: {folder} cannot be made. Make it for the bot's own user:"
                f" mkdir -m 700 {folder}"
            )
        return
    if not os.access(folder, os.W_OK | os.X_OK):
        yield f"[anonymity] keys: the bot may not write in {folder}. Give the folder to the bot's own user."
    elif any(stat.S_IMODE(one.stat().st_mode) & 0o077 for one in (folder, *folder.glob("*.key"))):
        yield (
            f"[anonymity] keys: others may read {folder}. Close it: chmod 700 {folder}; and its files:"
            f" chmod 600 {folder}/*.key"
        )


def keys_are_well(settings: Settings) -> str:
    """What is said of a folder with which nothing is wrong."""
    folder = _key_folder(settings)
    if not folder.exists():
        return f"{folder} is not there yet; it is made with the first key."
    return f"{folder} is for the bot alone, and does not lie with the database."


def _key_folder(settings: Settings) -> Path:
    return Path(settings.anonymity.keys).resolve()


def _with_the_database(folder: Path, url: str) -> str | None:
    """How the folder lies with the database, in words; None where it does not."""
    database = _database_folder(url)
    if database is None:
        return None
    if folder.is_relative_to(database):
        return f"lies in the folder of the database ({database})"
    if database.is_relative_to(folder):
        return f"is a folder ({folder}), and the database lies within it ({database})"
    return None


def _database_folder(url: str) -> Path | None:
    """Where the database file really lies; None for a server's."""
    parsed = sa.make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        return None
    return Path(parsed.database).resolve().parent
