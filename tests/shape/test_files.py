"""The shape of the house: small files, plain names, every text proved."""

import re
from pathlib import Path

import pytest

from actions.due_work import WORK
from actions.flows import FLOWS
from handlers.nouns import NOUNS
from handlers.routes import together
from rules.dialogue import Flow
from screens.presses import PRESSES
from screens.texts import check

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "handlers", "web", "screens", "reports", "actions", "storage", "rules", "simulator")
FILES = [
    file for package in PACKAGES for file in (ROOT / package).rglob("*.py") if "versions" not in file.parts
]
VAGUE = {"utils", "util", "helpers", "helper", "common", "manager", "misc"}


def name(file):
    return str(file.relative_to(ROOT))


@pytest.mark.parametrize("file", FILES, ids=name)
def test_a_file_is_small_enough_to_be_read_at_once(file):
    assert len(file.read_text().splitlines()) <= 300
    assert not VAGUE & {part.removesuffix(".py") for part in file.relative_to(ROOT).parts}


def test_every_text_is_proved():
    assert check.problems() == []


def test_every_press_has_somebody_who_answers_it():
    routes = together(*NOUNS)
    assert set(routes.presses) == set(PRESSES.values())


def test_every_dialogue_can_be_shown_to_its_end():
    routes = together(*NOUNS)
    assert set(routes.dialogues) == set(FLOWS)
    for conduct in FLOWS.values():
        assert isinstance(conduct.flow, Flow)
        assert len({step.name for step in conduct.flow.steps}) == len(conduct.flow.steps)


def test_whatever_is_put_off_has_an_action_and_whatever_is_owed_has_words():
    """Kinds are named as strings where they are put; each must be known where it is run or composed."""
    kinds = {"due": set(WORK), "outbox": set(together(*NOUNS).notices)}
    assert all(kinds.values())
    for file in (ROOT / "actions").rglob("*.py"):
        source = file.read_text()
        for owed in _first_strings(source, r"Notice\(|tell_asker\(\s*tx,\s*thread,"):
            assert owed in kinds["outbox"], f"{name(file)} owes {owed!r}, which nobody composes"
        for put in _first_strings(source, r"due\.put\(\s*tx,"):
            assert put in kinds["due"], f"{name(file)} puts off {put!r}, which nobody does"


def _first_strings(source, opening):
    for piece in re.split(opening, source)[1:]:
        first = piece.lstrip().removeprefix("kind=")
        if first.startswith('"'):
            yield first[1:].split('"', 1)[0]
