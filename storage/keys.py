"""Keys by name, each in a file of its own, beside the database and never in it.

A dump of the database, its write-ahead log and its backups open nothing without them; a key that is
destroyed takes everything that was ever sealed with it along, wherever copies of that lie.
"""

import os
import re
import secrets
from contextlib import suppress
from pathlib import Path
from typing import Final, Protocol

from rules.sealing import KEY_BYTES

_NAME = re.compile(r"[a-z][a-z0-9-]{0,63}")
_ENDING: Final = ".key"


class KeysUnavailableError(Exception):
    """The keys cannot be read or written; says where, and never what."""


class Keys(Protocol):
    """Named keys of 32 bytes. What was made is there for every process of the installation."""

    def make(self, name: str) -> bytes:
        """The key of that name, made now if there is none."""
        ...

    def read(self, name: str) -> bytes | None:
        """The key; None when there is none, or it was destroyed."""
        ...

    def destroy(self, name: str) -> None:
        """Destroy the key. That there is none is as good as done."""
        ...


class NoKeys:
    """For programs that need none: whatever asks for one is a fault."""

    def make(self, name: str) -> bytes:
        raise KeysUnavailableError(name)

    def read(self, name: str) -> bytes | None:
        raise KeysUnavailableError(name)

    def destroy(self, name: str) -> None:
        raise KeysUnavailableError(name)


class KeyFolder:
    """Keys in a folder that only the bot's own user may enter; made when the first key is."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def make(self, name: str) -> bytes:
        return self.read(name) or self._made(name)

    def _made(self, name: str) -> bytes:
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        key = secrets.token_bytes(KEY_BYTES)
        # Written whole under another name, then linked: nobody ever reads half a key, and of two who make
        # it at once both get the first.
        draft = self._folder / f".{secrets.token_hex(8)}"
        try:
            _write(draft, key)
            with suppress(FileExistsError):
                os.link(draft, self._file(name))
            _settle(self._folder)
        finally:
            draft.unlink(missing_ok=True)
        made = self.read(name)
        if made is None:
            raise KeysUnavailableError(name)
        return made

    def read(self, name: str) -> bytes | None:
        try:
            key = self._file(name).read_bytes()
        except FileNotFoundError:
            return None
        return key if len(key) == KEY_BYTES else None

    def destroy(self, name: str) -> None:
        file = self._file(name)
        try:
            # Overwritten in place first: a name that is gone leaves the bytes on the disk.
            _write(file, bytes(KEY_BYTES), new=False)
            file.unlink()
        except FileNotFoundError:
            return
        _settle(self._folder)

    def _file(self, name: str) -> Path:
        if not _NAME.fullmatch(name):
            raise ValueError("this is not a key's name")
        return self._folder / f"{name}{_ENDING}"


def _write(file: Path, content: bytes, *, new: bool = True) -> None:
    how = os.O_WRONLY | (os.O_CREAT | os.O_EXCL if new else 0)
    descriptor = os.open(file, how, 0o600)
    try:
        os.write(descriptor, content)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    # When it was made would say when somebody asked.
    if new:
        os.utime(file, (0, 0))


def _settle(folder: Path) -> None:
    """What was named or removed there is so after a power cut as well."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
