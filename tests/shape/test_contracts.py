"""Each import contract is seen to fail on a planted violation: a contract that cannot fail is none."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("bot", "handlers", "web", "screens", "reports", "actions", "storage", "rules", "simulator")

PLANTED = {
    "Each room takes only what stands below it": ("rules/planted.py", "from storage import db"),
    "Handlers and web pages reach storage only through its views, and the engine": (
        "handlers/planted.py",
        # In a package of its own, as what no list of modules would name.
        "from storage.privacy import scrubbing",
    ),
    "Screens neither remember nor do": ("screens/planted.py", "from storage import db"),
    "Rules are pure": ("rules/planted.py", "import random"),
    "Only handlers, web and bot know Telegram": ("actions/planted.py", "import telegram"),
    "The pretend Telegram stands alone": ("simulator/planted.py", "from rules import ids"),
    "Only the demo uses the pretend Telegram": ("handlers/planted.py", "import simulator"),
}

_LINT = """
import sys
sys.path.insert(0, ".")  # The copy, and not the house that is installed.
from importlinter.cli import lint_imports_command
lint_imports_command(["--no-cache"])
"""


@pytest.fixture(scope="module")
def copy(tmp_path_factory):
    folder = tmp_path_factory.mktemp("house")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, folder / package, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", folder)
    return folder


def lint(folder):
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            _LINT,
        ],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout


def test_the_house_keeps_every_contract(copy):
    status, said = lint(copy)
    assert status == 0, said


@pytest.mark.parametrize("contract", PLANTED)
def test_a_planted_violation_breaks_it(copy, contract):
    file, line = PLANTED[contract]
    planted = copy / file
    planted.write_text(f'"""Planted."""\n\n{line}\n')
    try:
        status, said = lint(copy)
    finally:
        planted.unlink()
    assert status != 0
    assert f"{contract} BROKEN" in said
