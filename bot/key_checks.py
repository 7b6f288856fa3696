"""Whether the folder of keys is where, and as, keys must lie; part of `cigbot check`."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import sqlalchemy as sa

from bot.config import Settings


def key_problems(settings: Settings) -> Iterator[str]:
    """What is wrong with it, each with the way to mend it. Nothing is made or changed."""
    folder = Path(settings.anonymity.keys).absolute()
    database = _database_folder(settings.storage.url)
    if database is not None and (folder == database or database in folder.parents):
        yield (
            f"[anonymity] keys lies in the folder of the database ({database}), so a copy of that folder"
            " holds both. Choose a folder elsewhere, which no backup of the database takes along."
        )
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


def _database_folder(url: str) -> Path | None:
    """Where the database file lies; None for a server's."""
    parsed = sa.make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        return None
    return Path(parsed.database).absolute().parent
