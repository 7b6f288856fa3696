"""`cigbot texts`: the words of a community to a file, and from a file as a whole or not at all."""

from pathlib import Path

import pytest

from bot.checkup import check_all
from bot.config import Settings
from storage import community_texts
from storage.db import Database
from tests.bot import command_line
from tests.bot.command_line import own_folder
from tests.world import World

NOT_READ = (
    "This cannot be read. A text is written like: name = words, and further lines of it begin with"
    " four spaces."
)


folder = pytest.fixture(autouse=True)(own_folder)


@pytest.fixture
def world(storage_url):
    """Two communities, main and riverside; main says a text of its own."""
    Path("config.toml").write_text(f'[storage]\nurl = "{storage_url}"\n')
    db = Database(storage_url)
    world = World(db)
    world.riverside = world.add_community("riverside")
    db.write_now(community_texts.keep, world.community, "home-menu", "Hello", None, world.now)
    yield world
    db.close()


def says(*args):
    return command_line.says("texts", *args)


def refuses(*args, lines=1):
    return command_line.refuses("texts", *args, lines=lines)


def words(world, community=None):
    return world.db.read_now(community_texts.of_community, community or world.community)


def test_there_and_back(world):
    assert "texts written to words.ftl" in says("export", "--community", "main", "--out", "words.ftl")
    content = Path("words.ftl").read_text()
    assert "# changed by this community\nhome-menu = Hello\n" in content
    assert "Nothing was changed: everything" in says("import", "words.ftl", "--community", "main")
    Path("words.ftl").write_text(content.replace("home-menu = Hello", "home-menu = Welcome"))
    dry = says("import", "words.ftl", "--community", "main", "--dry-run")
    assert dry == "home-menu changes\nNothing was changed: this was a dry run.\n"
    assert words(world) == {"home-menu": "Hello"}
    done = says("import", "words.ftl", "--community", "main")
    assert done == "home-menu changes\nOne text is changed. A running bot says so within a minute.\n"
    assert words(world) == {"home-menu": "Welcome"}
    # The same words for the other community, which says what is shipped until then.
    assert "home-menu changes" in says("import", "words.ftl", "--community", "riverside")
    assert words(world, world.riverside) == words(world)


def test_back_to_the_original(world):
    Path("words.ftl").write_text("home-menu = What would you like to do?\n")
    assert "home-menu says the original again" in says("import", "words.ftl", "--community", "main")
    assert words(world) == {}


def test_every_problem_with_its_line_and_nothing_changed(world):
    Path("words.ftl").write_text(
        "home-done = Fine\nhome-menu = <b>Hello\nhome-left = { $x }\njunk\njoin-consent = Agree\n"
    )
    said = refuses("import", "words.ftl", "--community", "main", lines=5).splitlines()
    assert said == [
        "cigbot: 4 things in the file are not right, so nothing was changed.",
        "line 2, home-menu: <b> is opened and not closed. Write it like <b>this</b>.",
        "line 3, home-left: I do not know {x}: nothing can be put into this text. Please leave it out.",
        f"line 4: {NOT_READ}",
        "line 5, join-consent: It cannot be changed: doctors have agreed to exactly these words.",
    ]
    assert words(world) == {"home-menu": "Hello"}


def test_what_is_not_there(world):
    del world
    assert "there is no community oak. There are: main, riverside." in refuses(
        "export", "--community", "oak", "--out", "words.ftl"
    )
    assert "there is no file none.ftl" in refuses("import", "none.ftl", "--community", "main")
    Path("words.ftl").write_text("")
    assert "exists already" in refuses("export", "--community", "main", "--out", "words.ftl")
    said = refuses("import", "words.ftl", "--community", "main", lines=2)
    assert "There is no text in this file" in said


def test_check_names_words_that_no_longer_fit(world, storage_url):
    given = Settings.model_validate({"storage": {"url": storage_url}})

    def found():
        return [one for one in check_all(given) if one.what.startswith("words")]

    assert found() == []
    keep = (community_texts.keep, world.riverside, "home-menu", "Hello { $gone }", None, world.now)
    world.db.write_now(*keep)
    (finding,) = found()
    assert (finding.what, finding.good) == ("words of riverside", False)
    assert "home-menu no longer fits" in finding.said
    assert "I do not know {gone}" in finding.said


def test_before_the_first_start_there_is_no_community(storage_url):
    Path("config.toml").write_text(f'[storage]\nurl = "{storage_url}"\n')
    assert "Start it once" in refuses("export", "--community", "main", "--out", "words.ftl")
