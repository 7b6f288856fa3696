"""Tests keep their files in memory where there is room: at every commit a database waits for its disk."""

import os
import shutil
from pathlib import Path

_MEMORY = Path("/dev/shm")
_ROOM = 4 * 2**30
"""In bytes. A container often has a few megabytes there, which would not do."""


def keep_files() -> None:
    """Tell pytest, and the workers that it begins; unless somebody has told it already."""
    if os.access(_MEMORY, os.W_OK) and shutil.disk_usage(_MEMORY).free >= _ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))
