"""`cigbot check` on the folder of keys: where it must not lie, who must not read it."""

import pytest

from bot.checkup import check_all
from bot.config import Settings
from bot.key_checks import key_problems
from storage.keys import KeyFolder


def problems(url, keys):
    given = {"storage": {"url": url}, "anonymity": {"keys": str(keys)}}
    return list(key_problems(Settings.model_validate(given)))


def test_a_folder_of_its_own_is_good_before_and_after_its_first_key(tmp_path):
    url, folder = f"sqlite:///{tmp_path}/data/cigbot.sqlite3", tmp_path / "keys"
    assert problems(url, folder) == []
    assert not folder.exists()
    KeyFolder(folder).make("question-1")
    assert problems(url, folder) == []


@pytest.mark.parametrize("inside", ["", "keys", "deep/er"])
def test_beside_the_database_it_would_be_copied_with_it(tmp_path, inside):
    (problem,) = problems(f"sqlite:///{tmp_path}/cigbot.sqlite3", tmp_path / inside)
    assert "lies in the folder of the database" in problem
    assert "Choose a folder elsewhere" in problem


def test_a_server_has_no_folder(tmp_path):
    assert problems("postgresql://cigbot@db.example.org/cigbot", tmp_path / "keys") == []


@pytest.mark.parametrize("open_to_others", ["folder", "file"])
def test_others_may_not_read_it(tmp_path, open_to_others):
    folder = tmp_path / "keys"
    KeyFolder(folder).make("question-1")
    (folder if open_to_others == "folder" else folder / "question-1.key").chmod(0o755)
    (problem,) = problems("postgresql://cigbot@db.example.org/cigbot", folder)
    assert "chmod 700" in problem


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "keys").write_text("")
    (problem,) = problems("postgresql://cigbot@db.example.org/cigbot", tmp_path / "keys")
    assert "is a file" in problem


def test_check_says_it(tmp_path):
    given = {"storage": {"url": f"sqlite:///{tmp_path}/a.sqlite3"}, "anonymity": {"keys": str(tmp_path)}}
    given |= {"telegram": {"base_url": "http://127.0.0.1:1/bot", "token": "42:none"}}
    found = [one for one in check_all(Settings.model_validate(given)) if one.what == "keys"]
    assert [one.good for one in found] == [False]
