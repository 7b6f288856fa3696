"""The command line in the process of the test: what it says, and what it refuses in clear words."""

import json
import os
from pathlib import Path

from click.testing import CliRunner

from bot.cli import main

TOKEN = "42:a-token-that-must-not-be-shown"
PASSWORD = "a-password-that-must-not-be-shown"


def own_folder(tmp_path, monkeypatch):
    """A folder of the test's own, and an environment without anything of ours."""
    monkeypatch.chdir(tmp_path)
    for name in list(os.environ):
        if name.startswith("CIGBOT_") and name != "CIGBOT_TEST_POSTGRES":
            monkeypatch.delenv(name)
    return tmp_path


def configured(**sections):
    """Write config.toml of these sections."""
    lines = []
    for section, values in sections.items():
        lines.append(f"[{section}]")
        lines += [f"{name} = {json.dumps(value)}" for name, value in values.items()]
    Path("config.toml").write_text("\n".join(lines))


def runs(*args):
    return CliRunner().invoke(main, [str(one) for one in args])


def says(*args):
    """What a command says that works."""
    result = runs(*args)
    assert result.exit_code == 0, result.output
    return result.stdout


def refuses(*args, lines=1):
    """What a command says that does not work."""
    result = runs(*args)
    assert result.exception is None or isinstance(result.exception, SystemExit), repr(result.exception)
    assert result.exit_code != 0
    assert result.stdout == ""
    return refused(result.stderr, lines)


def refused(said, lines=1):
    """The same, which holds no secret."""
    assert said.startswith("cigbot: "), said
    assert said.count("\n") == lines, said
    assert "Traceback" not in said
    assert TOKEN not in said
    assert PASSWORD not in said
    return said
