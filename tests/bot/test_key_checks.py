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


@pytest.mark.parametrize("keys", ["link", "other/../data/keys"])
def test_another_name_for_the_folder_of_the_database_is_seen_through(tmp_path, keys):
    (tmp_path / "data" / "keys").mkdir(parents=True)
    (tmp_path / "other").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "data" / "keys")
    (problem,) = problems(f"sqlite:///{tmp_path}/data/cigbot.sqlite3", tmp_path / keys)
    assert "lies in the folder of the database" in problem


@pytest.mark.parametrize("database", ["link/cigbot.sqlite3", "cigbot.sqlite3"])
def test_another_name_for_the_database_is_seen_through(tmp_path, database):
    (tmp_path / "data" / "keys").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "data")
    (tmp_path / "cigbot.sqlite3").symlink_to(tmp_path / "data" / "cigbot.sqlite3")
    (problem,) = problems(f"sqlite:///{tmp_path}/{database}", tmp_path / "data" / "keys")
    assert "lies in the folder of the database" in problem


@pytest.mark.parametrize("database", ["data", "deep/er"])
def test_around_the_database_one_copy_takes_both(tmp_path, database):
    folder = tmp_path / "keys"
    (problem,) = problems(f"sqlite:///{folder}/{database}/cigbot.sqlite3", folder)
    assert "the database lies within it" in problem
    assert "Choose a folder elsewhere" in problem


def test_a_folder_in_the_wrong_place_is_not_to_be_closed_as_well(tmp_path):
    tmp_path.chmod(0o755)
    (problem,) = problems(f"sqlite:///{tmp_path}/cigbot.sqlite3", tmp_path)
    assert "chmod" not in problem


@pytest.mark.parametrize("keys", ["~/keys", "~amara/keys", "~"])
def test_no_home_is_taken_for_a_tilde(keys):
    (problem,) = problems("postgresql://cigbot@db.example.org/cigbot", keys)
    assert problem == "[anonymity] keys: write the whole path: ~ is not taken for your home."


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


def test_check_says_that_keys_are_well(tmp_path):
    folder = tmp_path / "keys"
    given = {"storage": {"url": f"sqlite:///{tmp_path}/data/a.sqlite3"}, "anonymity": {"keys": str(folder)}}
    given |= {"telegram": {"base_url": "http://127.0.0.1:1/bot", "token": "42:none"}}

    def said():
        found = [one for one in check_all(Settings.model_validate(given)) if one.what == "keys"]
        assert [one.good for one in found] == [True]
        return found[0].said

    assert said() == f"{folder} is not there yet; it is made with the first key."
    KeyFolder(folder).make("question-1")
    assert said() == f"{folder} is for the bot alone, and does not lie with the database."
