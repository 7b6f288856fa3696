"""Processes: a pretend Telegram for each bot, the bots, and where they keep their things."""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psutil

from bench import PATIENCE, TOKEN

ROOT = Path(__file__).parents[1]
CIGBOT = Path(sys.executable).with_name("cigbot")

PROFILE = ROOT / "data" / "bench-profile.txt"

CONFIG = """\
[telegram]
token = "{token}"
base_url = "{base_url}"
[storage]
url = "{storage}"
[anonymity]
keys = "{keys}"
[community]
quiet_hours = ""
[web]
port = 0
[log]
level = "warning"
"""


class Telegram:
    """A pretend Telegram in a process of its own."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process
        self.base_url: str = self._answer()["base_url"]

    def do(self, what: str, **order: Any) -> dict[str, Any]:
        """Have it do something, and wait for that."""
        self.begin(what, **order)
        return self.end()

    def begin(self, what: str, **order: Any) -> None:
        """Have it do something; `end` waits for that."""
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps({"do": what, **order}) + "\n")
        self._process.stdin.flush()

    def end(self) -> dict[str, Any]:
        return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError("the pretend Telegram has ended")
        answer: dict[str, Any] = json.loads(line)
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer


class Bot:
    """A bot in a process of its own, which has asked for updates."""

    def __init__(self, process: "subprocess.Popen[bytes]", start_seconds: float) -> None:
        self._process = process
        self.start_seconds = start_seconds
        """From the start of the process to its first getUpdates."""

    def resident(self) -> float:
        """Resident memory in MiB."""
        return float(psutil.Process(self._process.pid).memory_info().rss / 2**20)

    def processor_seconds(self) -> float:
        """Processor time used since the start."""
        times = psutil.Process(self._process.pid).cpu_times()
        return float(times.user + times.system)


@contextmanager
def folder() -> Iterator[Path]:
    """A temporary folder."""
    with tempfile.TemporaryDirectory(prefix="cigbot-bench-") as name:
        yield Path(name)


@contextmanager
def telegram(**plan: Any) -> Iterator[Telegram]:
    """A pretend Telegram; `plan` as `bench.telegram.Telegram` takes it."""
    with subprocess.Popen(
        [sys.executable, "-m", "bench.telegram", json.dumps(plan)],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield Telegram(process)
        finally:
            process.kill()


@contextmanager
def bot(server: Telegram, log: Path, *command: str | Path) -> Iterator[Bot]:
    """A bot that runs until the block is left; what it says goes to `log`."""
    with log.open("ab") as said:
        began = time.monotonic()
        with subprocess.Popen(command, cwd=ROOT, stdout=said, stderr=subprocess.STDOUT) as process:
            try:
                yield Bot(process, server.do("polled")["at"] - began)
            except BaseException:
                sys.stderr.write(log.read_text(errors="replace")[-3000:])
                raise
            finally:
                process.terminate()
                try:
                    process.wait(PATIENCE)
                finally:
                    process.kill()


def echo(server: Telegram, kind: str, place: Path) -> Any:
    """An echo bot: `aiogram` or `ptb`; with `-silent` one that only listens."""
    return bot(server, place / f"{kind}.log", sys.executable, "-m", "bench.bots", kind, server.base_url)


def cigbot(server: Telegram, storage: Path) -> Any:
    """`cigbot run`, as an operator runs it."""
    return bot(server, storage.with_suffix(".log"), CIGBOT, "--config", _config(server, storage), "run")


def house(server: Telegram, storage: Path, profile: str = "", *, keys: Path | None = None) -> Any:
    """The same without its keeping of Telegram's limits; `profile` names a thread to look at."""
    looking = [profile, PROFILE] if profile else []
    command = [sys.executable, "-m", "bench.house", _config(server, storage, keys), *looking]
    return bot(server, storage.with_suffix(".log"), *command)


def _config(server: Telegram, storage: Path, keys: Path | None = None) -> Path:
    file = storage.with_suffix(".toml")
    said = {"token": TOKEN, "base_url": server.base_url, "storage": f"sqlite:///{storage}"}
    file.write_text(CONFIG.format(keys=keys or storage.with_suffix(".keys"), **said))
    return file
