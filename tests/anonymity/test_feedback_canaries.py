"""Planted answers and words are in no file, log of the database, backup or row; old copies open no more."""

import base64
import random
import secrets
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from bot.clock import WallClock
from bot.config import Settings
from bot.exporting import back_up
from rules import sealing
from rules.feedback import buffer as buffers
from rules.feedback.surveys import Item, Purpose, Scale, Survey, pack
from rules.sealing import UnsealableError
from storage.db import Database
from storage.feedback import sealed, surveys
from tests.anonymity.evidence import (
    PROGRAMS,
    everything,
    file_of,
    forms_of,
    moments_in,
    rows,
    sealed_pieces,
    traces,
)
from tests.anonymity.feedback_world import NAMES, FeedbackWorld, random_answers
from tests.anonymity.leaks import LEAKS

LONG = Survey(
    Purpose.SESSION,
    1,
    tuple(Item(f"item-{number}", Scale.AGREEMENT, words=f"Item {number}") for number in range(20)),
    line=True,
)
"""Twenty answers of one person are a canary: nobody else gives the same ones."""


class Planted:
    """A round of twenty items, answered by six, who write lines as well; all that could be found of it."""

    def __init__(self, url, db, tmp_path, monkeypatch, leak=None, people=6):
        monkeypatch.setenv("PATH", str(PROGRAMS), prepend=":")
        self.url, self.world, self._tmp_path = url, FeedbackWorld(db), tmp_path
        db.write_now(surveys.save, self.world.community, LONG)
        self.names = NAMES[:people]
        if leak is not None:
            LEAKS[leak](monkeypatch, db)
        self.one = self.world.opens(self.names)
        self.words, self.secrets, self.times = [], [], []
        self.tokens, self.copies, self.backups = {}, {}, []

    def play(self, look):
        # Another process may write the same to the same server's log: these are of this test alone.
        dice = random.Random(secrets.randbits(64))
        key = self.world.db.keys.read(sealed.name_of(self.one))
        self.secrets.append(key)
        look()
        for number, name in enumerate(self.names):
            answers = random_answers(dice, LONG)
            self._plant(key, name, answers)
            self.world.advance(minutes=17)
            self.times += [self.world.now, WallClock().now()]
            self.tokens[name] = self.world.token(name, self.one, answers)
            self.world.confirms(name, self.one, self.tokens[name])
            if number % 2:
                self.words.append(f"Wrenfallow{dice.randbytes(8).hex()}")
                self.world.writes_line(name, self.one, f"More time, {self.words[-1]}, please.")
            look()

    def _plant(self, key, name, answers):
        digits = [str(one) for one in answers]
        self.words += ["".join(digits), ",".join(digits), ", ".join(digits)]
        user_id = self.world.actor(name).user_id
        self.secrets += [
            pack(self.world.survey(self.one), answers),
            buffers.tag_of(key, user_id, "answered"),
        ]

    def keep(self):
        """Somebody copies everything that is there."""
        self.copies |= {(name, blob): blob for name, blob in sealed_pieces(self.world.db).items()}

    def backed_up(self):
        """What `cigbot backup` writes, and where it was written."""
        out = self._tmp_path / "backups" / f"{len(self.backups)}.backup"
        out.parent.mkdir(exist_ok=True)
        plain = Settings()
        storage = plain.storage.model_copy(update={"url": self.url})
        back_up(plain.model_copy(update={"storage": storage}), out)
        self.backups.append(out)
        return out

    def look(self):
        """Whatever is found of what was planted: AssertionError."""
        held = self.world.held(self.one)
        hidden = [] if held is None else [held.pool, buffers.encode(held, 1 << 20)[:60]]
        places = everything(self.url) | {f"row of {name}": repr(row).encode() for name, row in self._rows()}
        found = traces(places, self.words + self.secrets + hidden)
        assert not found, f"found in {sorted(found)}"
        self.keep()

    def _rows(self):
        return ((name, one) for name, table in rows(self.world.db).items() for one in table)


@pytest.fixture
def planted(storage_url, db, tmp_path, monkeypatch):
    return lambda leak=None, **more: Planted(storage_url, db, tmp_path, monkeypatch, leak, **more)


def test_nothing_that_was_planted_is_found(planted):
    """In the file, its write-ahead log, the rows, schedule and outbox among them, and the backups."""
    story = planted()
    searched(story)


@pytest.mark.parametrize("leak", ["in_the_clear", "due_work", "live_rows", "key_in_the_database"])
def test_a_version_that_leaks_is_found(planted, leak):
    story = planted(leak)
    with pytest.raises(AssertionError, match="found in"):
        searched(story)


def searched(story):
    story.play(story.look)
    story.backed_up()
    story.world.ends(story.one)
    story.look()
    story.backed_up()
    found = traces({one.name: one.read_bytes() for one in story.backups}, story.words + story.secrets)
    assert not found, f"found in {sorted(found)}"


def test_no_page_of_the_servers_files_and_log_holds_it(planted, storage_url):
    """What pg_dump does not show: the server's own files, with its write-ahead log."""
    if file_of(storage_url):
        return
    with psycopg.connect(storage_url, autocommit=True) as connection:
        folder = Path(connection.info.host)
        if not (folder / "data").is_dir():
            pytest.skip("the server's files are not on this machine")
        number = connection.execute(
            "SELECT oid FROM pg_database WHERE datname = current_database()"
        ).fetchone()
        story = planted()
        story.play(lambda: None)
        connection.execute("CHECKPOINT")
    files = [*(folder / "data" / "base" / str(number[0])).iterdir(), *(folder / "data/pg_wal").glob("0*")]
    needles = [one.encode() if isinstance(one, str) else one for one in story.words + story.secrets]
    # What was sealed is there: it was looked for in the right place.
    needles_found, sealed_found = set(), False
    start = next(iter(sealed_pieces(story.world.db).values()))[:40]
    for file in files:
        content = file.read_bytes()
        sealed_found = sealed_found or start in content
        needles_found |= {one for one in needles if one in content}
    assert sealed_found
    assert not needles_found


def test_what_is_sealed_tells_no_moment(planted):
    unmarked(planted())


def test_a_recipe_that_writes_the_moment_down_is_found(planted):
    with pytest.raises(AssertionError, match="when it was sealed"):
        unmarked(planted("fernet"))


def unmarked(story):
    """Nothing that is stored, and no button, holds the second in which it was made."""
    story.play(story.keep)
    newest = list(story.copies.values())[-3:]
    buttons = [_decoded(one) for one in story.tokens.values()]
    for blob in newest + buttons:
        assert not moments_in(blob, story.times), "it says when it was sealed"
    # Of one length, whatever they hold.
    assert len({len(one) for one in buttons}) == 1
    assert len({len(one) for one in story.copies.values()}) == 1


def _decoded(token):
    return base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))


@pytest.mark.parametrize("people", [4, 6])
def test_after_the_end_no_old_copy_opens(planted, tmp_path, people):
    """Told, or pooled with a second round and told with that."""
    buried(planted(people=people), tmp_path)


@pytest.mark.parametrize("leak", ["key_is_kept", "key_in_the_database"])
def test_a_key_that_is_left_somewhere_is_found(planted, tmp_path, leak):
    with pytest.raises(AssertionError, match=r"a key, or a draft|an old copy"):
        buried(planted(leak), tmp_path)


def buried(story, tmp_path):
    world, keys = story.world, tmp_path / "keys"
    story.play(story.keep)
    old = story.backed_up()
    # With the key, before the end, all of it opens: so there is something to lose.
    assert all(_opens(keys, name, blob) for (name, _), blob in story.copies.items())
    assert all(_opens_button(story, keys, name) for name in story.names)
    world.ends(story.one)
    story.keep()
    rounds = [story.one]
    if world.state(story.one) == "pooled":
        world.advance(days=7)
        rounds.append(world.opens(NAMES[:8]))
        for name in NAMES[4:8]:
            world.answers(name, rounds[-1], (3,) * 20)
            story.keep()
        world.ends(rounds[-1])
    assert [world.state(one) for one in rounds][-1] == "published"
    assert len(story.copies) > len(story.names)
    left = _keys_left(world.db, keys)
    assert not list(keys.iterdir()), "a key, or a draft of one, is left in the folder"
    for (name, _), blob in story.copies.items():
        assert not _opens_with(left, name, blob), f"an old copy of {name} opens"
    assert not any(_opens_button(story, keys, name) for name in story.names)
    _restored_opens_nothing(story, old, world.db.keys)


def _restored_opens_nothing(story, backup, keys):
    if file_of(story.url) is None:
        return
    restored = Database(f"sqlite:///{backup}", keys)
    try:
        assert restored.read_now(lambda tx: sealed.read(tx, sealed.name_of(story.one))) is None
        with pytest.raises(sealed.NoAnswersError):
            restored.read_now(lambda tx: sealed.key_of(tx, story.one))
    finally:
        restored.close()


def _keys_left(db, folder):
    """Whatever could be a key: every file of the folder, and every 32 bytes that stand in a row."""

    def read(tx):
        tables = sa.MetaData()
        tables.reflect(tx.connection)
        return [
            bytes(value)
            for table in tables.sorted_tables
            for row in tx.execute(sa.select(table))
            for value in row
            if isinstance(value, bytes | memoryview) and len(value) == sealing.KEY_BYTES
        ]

    return [*db.read_now(read), *(file.read_bytes() for file in folder.iterdir())]


def _opens(folder, name, blob):
    return _opens_with([file.read_bytes() for file in folder.iterdir()], name, blob)


def _opens_with(keys, name, blob):
    for key in keys:
        try:
            sealing.unseal(key, blob, name)
        except UnsealableError:
            continue
        return True
    return False


def _opens_button(story, folder, name):
    bound = f"answers:{story.one.id}:{story.world.actor(name).user_id}"
    wrapped = _decoded(story.tokens[name])
    for file in folder.iterdir():
        try:
            sealing.unwrap(file.read_bytes(), wrapped, bound)
        except UnsealableError:
            continue
        return True
    return False


def test_the_search_knows_many_forms():
    """As bytes, in base64 at any place, in hexadecimal, in UTF-16: each is found."""
    word = "Wrenfallow Wrenfallow"
    for around in range(3):
        coded = base64.b64encode(b"x" * around + word.encode() + b"yz")
        assert traces({"here": b"..." + coded + b"..."}, [word])
    for content in (word.encode(), word.encode().hex().encode(), word.encode("utf-16-le")):
        assert traces({"here": content}, [word])
    assert not traces({"here": b"nothing of it"}, [word])
    assert len(forms_of(word)) >= 6
