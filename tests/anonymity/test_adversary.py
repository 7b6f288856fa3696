"""The adversary names whoever answered where answers are stored as usual; here it can only guess."""

import json
import math
import random
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from psycopg.rows import dict_row

from rules.feedback.rounds import Asking
from tests.anonymity import naive
from tests.anonymity.adversary import Adversary, Evidence, guess
from tests.anonymity.evidence import SOAK, file_of, settled
from tests.anonymity.feedback_world import NAMES, FeedbackWorld, fix_randomness
from tests.anonymity.leaks import LEAKS

ROOT = Path(__file__).parents[2]
ROUNDS = 200 if SOAK else 16
NAIVE_ROUNDS = 100
NEVER = 1e-9
"""How seldom mere luck goes past the bound."""


def share_named(adversary, played):
    """Of all answers, the share whose author it names."""
    right = asked = 0
    for evidence, given in played:
        names = adversary.names(evidence)
        for member, answers in given.items():
            right += sum(names[member][item] == level for item, level in answers.items())
            asked += len(answers)
    return right / asked


def naive_rounds(way, tmp_path, count=20):
    played = []
    for seed in range(count):
        folder = tmp_path / f"{seed}"
        given = naive.play(way, folder, seed)
        played.append((Evidence.read(folder), {who: {naive.ITEM: level} for who, level in given.items()}))
    return Adversary([evidence for evidence, _ in played]), played


@pytest.mark.parametrize("way", naive.TOLD)
def test_it_names_the_authors_of_what_is_stored_as_usual(tmp_path, way, record_property):
    # What has to be learnt takes more of them.
    named = share_named(*naive_rounds(way, tmp_path, NAIVE_ROUNDS if way.startswith("sealed") else 20))
    record_property("figure", f"the adversary names {named:.0%} of authors: {way}")
    assert named >= 0.95


@pytest.mark.parametrize("way", naive.HIDDEN)
def test_it_guesses_where_nothing_can_be_known(tmp_path, way, record_property):
    """Five different answers of five: a guess is right once in five."""
    named = share_named(*naive_rounds(way, tmp_path))
    record_property("figure", f"the adversary names {named:.0%} of authors: {way}")
    assert abs(named - 0.2) < 0.05


class Copied:
    """Rounds of the real program, and all of it copied before and after every answer."""

    def __init__(self, url, db, tmp_path, monkeypatch, log):
        fix_randomness(monkeypatch)
        self._log = log
        self.url, self.world, self._tmp_path = url, FeedbackWorld(db), tmp_path
        self.folders, self.given = [], []

    def play(self, seed):
        world, dice = self.world, random.Random(seed)
        folder = self._tmp_path / f"round-{seed}"
        (folder / "dumps").mkdir(parents=True)
        names = NAMES[: (5, 6, 8, 11)[seed % 4]]
        one = world.opens(names, Asking.SESSION)
        survey = world.survey(one)
        given = {name: self._answers(dice, survey, number) for number, name in enumerate(names)}
        order = dice.sample(names, len(names))
        moments = []
        if file_of(self.url):
            settled(file_of(self.url))
        self._copy(folder, 0)
        heard = len(self._log.getvalue())
        for number, name in enumerate(order, 1):
            world.advance(minutes=dice.randrange(1, 600))
            moments.append(world.now.timestamp())
            world.answers(name, one, given[name])
            self._copy(folder, number)
        world.ends(one)
        members = {name: int(world.member(name)) for name in names}
        self._tell(folder, world, one, survey, members)
        (folder / "log.txt").write_text(self._log.getvalue()[heard:])
        naive.write(folder, "presses", list(zip([members[name] for name in order], moments, strict=True)))
        colluder = dice.choice(names)
        items = [item.id for item in survey.items]
        known = {members[name]: dict(zip(items, given[name], strict=True)) for name in names}
        naive.write(folder, "told", {str(members[colluder]): known.pop(members[colluder])})
        self.folders.append(folder)
        self.given.append(known)
        world.advance(days=1)

    def rounds(self, count):
        """So many of them, as the adversary reads them, and who answered what."""
        for seed in range(count):
            self.play(seed)
        return [
            (Evidence.read(folder), given) for folder, given in zip(self.folders, self.given, strict=True)
        ]

    def _answers(self, dice, survey, number):
        """Everybody answers all of it; in the first five each level of the second item comes once."""
        answers = [1 + dice.randrange(len(item.options)) for item in survey.items]
        if number < len(survey.items[1].options):
            answers[1] = number + 1
        return tuple(answers)

    def _tell(self, folder, world, one, survey, members):
        naive.write(
            folder,
            "members",
            [
                {"id": member, "user_id": int(world.actor(name).user_id), "name": name}
                for name, member in members.items()
            ],
        )
        naive.write(folder, "items", {item.id: len(item.options) for item in survey.items})
        naive.write(
            folder,
            "figures",
            {
                name: {"answered": one.answered, "favourable": one.favourable, "counts": one.counts}
                for name, one in world.figures(one).items()
            },
        )

    def _copy(self, folder, number):
        target = folder / "dumps" / f"{number:04}"
        file = file_of(self.url)
        if file is None:
            target.with_suffix(".json").write_text(json.dumps(_rows_with_what_the_server_notes(self.url)))
            return
        for ending in ("", "-wal"):
            source = file.with_name(file.name + ending)
            if source.exists():
                shutil.copyfile(source, f"{target}.sqlite3{ending}")


def _rows_with_what_the_server_notes(url):
    found = {}
    with psycopg.connect(url, row_factory=dict_row) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
        for name in (one["tablename"] for one in tables):
            wanted = f'SELECT *, xmin::text::bigint AS __order, ctid::text AS __place FROM "{name}"'
            found[name] = [
                {
                    name: value.hex() if isinstance(value, bytes) else _plain(value)
                    for name, value in row.items()
                }
                for row in connection.execute(wanted)
            ]
    return found


def _plain(value):
    return value if isinstance(value, int | float | str | None) else str(value)


def allowed(played):
    """How many a guess from the figures that are told names, and how many one from the exact counts could."""
    told = exact = asked = 0
    for evidence, given in played:
        for item in evidence.items:
            levels = [answers[item] for answers in given.values()]
            told += sum(level == guess(evidence, item) for level in levels)
            exact += max(levels.count(level) for level in levels)
            asked += len(levels)
    return told, exact, asked


@pytest.mark.soak
def test_from_every_copy_of_ours_it_can_only_guess(
    storage_url, db, tmp_path, monkeypatch, heard, record_property
):
    copied = Copied(storage_url, db, tmp_path, monkeypatch, heard())
    played = copied.rounds(ROUNDS if file_of(storage_url) else ROUNDS // 4)
    assert all(len(evidence.images) == len(evidence.presses) + 1 for evidence, _ in played)
    adversary = Adversary([evidence for evidence, _ in played])
    # Nothing is more than a guess to it: a stronger thing to say than that it is seldom right.
    assert not any(adversary.claims(evidence) for evidence, _ in played)
    named = share_named(adversary, played)
    told, exact, asked = allowed(played)
    where = storage_url.partition(":")[0]
    record_property(
        "figure",
        f"the adversary names {named:.1%} of {asked} authors of sealed answers from {len(played)} rounds"
        f" copied at every answer; a guess from what is told {told / asked:.1%}, from exact counts"
        f" {exact / asked:.1%} ({where})",
    )
    # Hoeffding: whoever knows nothing but the counts goes past this once in a thousand million times.
    luck = math.sqrt(math.log(1 / NEVER) / (2 * asked))
    assert named <= told / asked + luck
    assert named <= exact / asked + luck


@pytest.mark.parametrize("leak", ["numbered_rows", "live_rows", "logged"])
def test_from_a_version_of_ours_that_leaks_it_names_them(storage_url, db, tmp_path, monkeypatch, heard, leak):
    LEAKS[leak](monkeypatch, db)
    played = Copied(storage_url, db, tmp_path, monkeypatch, heard()).rounds(4)
    assert share_named(Adversary([evidence for evidence, _ in played]), played) >= 0.95


def test_it_is_a_program(tmp_path):
    given = naive.play("moments", tmp_path / "round", 1)
    done = subprocess.run(
        [sys.executable, "-m", "tests.anonymity.adversary", str(tmp_path / "round")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    said = json.loads(done.stdout)
    assert said["more than a guess"] == len(given)
    assert {int(who): answers[naive.ITEM] for who, answers in said["names"].items()} == given
