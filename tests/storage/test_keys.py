"""Keys by name: made once, read by every process, gone without a trace."""

import stat
from concurrent.futures import ThreadPoolExecutor

import pytest

from storage.db import Database
from storage.keys import KeyFolder, KeysUnavailableError


def test_a_key_is_made_once_and_is_there_for_everybody(tmp_path):
    folder = tmp_path / "keys"
    with ThreadPoolExecutor(8) as pool:
        made = set(pool.map(lambda _: KeyFolder(folder).make("question-7"), range(32)))
    assert len(made) == 1
    assert KeyFolder(folder).read("question-7") in made
    assert [one.name for one in folder.iterdir()] == ["question-7.key"]


def test_only_the_bots_own_user_reads_it_and_nobody_learns_when(tmp_path):
    keys = KeyFolder(tmp_path / "keys")
    keys.make("question-7")
    file = tmp_path / "keys" / "question-7.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert file.stat().st_mtime == 0


def test_a_destroyed_key_is_gone_and_overwritten(tmp_path):
    keys = KeyFolder(tmp_path / "keys")
    keys.make("question-7")
    file = tmp_path / "keys" / "question-7.key"
    copy = tmp_path / "the same bytes on the disk"
    copy.hardlink_to(file)
    keys.destroy("question-7")
    keys.destroy("question-7")
    assert keys.read("question-7") is None
    assert not file.exists()
    assert copy.read_bytes() == bytes(32)


@pytest.mark.parametrize("name", ["", "../escape", "Question", "a b", "x" * 65, "q/1"])
def test_what_is_no_name(tmp_path, name):
    keys = KeyFolder(tmp_path / "keys")
    with pytest.raises(ValueError, match="name"):
        keys.read(name)
    with pytest.raises(ValueError, match="name"):
        keys.make(name)


def test_a_transaction_has_the_keys_of_its_database_or_none(storage_url, tmp_path):
    keyed = Database(storage_url, KeyFolder(tmp_path / "keys"))
    made = keyed.write_now(lambda tx: tx.keys.make("one"))
    assert keyed.read_now(lambda tx: tx.keys.read("one")) == made
    keyed.close()
    plain = Database(storage_url)
    with pytest.raises(KeysUnavailableError):
        plain.read_now(lambda tx: tx.keys.read("one"))
    plain.close()
