"""What a killed process has left lying is removed, and nothing else."""

import os
import tempfile
from datetime import UTC, datetime, timedelta

from bot import long_files

NOW = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)


def test_what_lies_there_for_hours_is_removed_and_what_is_being_written_stays(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    for name, hours in (("cigbot-export-old", 7), ("cigbot-export-new", 1), ("notes", 100)):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "file").write_text("Amara")
        at = (NOW - timedelta(hours=hours)).timestamp()
        os.utime(folder, (at, at))
    long_files.sweep(NOW)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["cigbot-export-new", "notes"]
