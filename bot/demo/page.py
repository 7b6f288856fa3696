"""`cigbot demo`: the made-up community on the page of the pretend Telegram, in the middle of its year."""

import asyncio
import signal
import sys
import webbrowser
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Final

import click

from bot import log
from bot.config_problems import ConfigError
from bot.demo.cast import DOCTORS, MEETINGS
from bot.demo.stage import Stage
from bot.demo.story import START, Story, made_up, somewhere
from bot.loop import run
from bot.sections import Log
from simulator import Limits

_STEP_SECONDS: Final = 0.5
_OTHER_PORT: Final = 8090
"""Proposed where the port is taken."""
_JOINED: Final = 14
"""How many doctors are members already; the others are there to be played from the invite link on."""


def play(port: int, *, open_browser: bool) -> None:
    """Serve the page until Ctrl-C; ConfigError when the port cannot be had."""
    with somewhere() as url:
        log.configure(Log(level="warning", format="text"), sys.stderr)
        stage = Stage(made_up(url), START, port=port, limits=Limits())
        try:
            run(_play(stage, open_browser=open_browser))
        except OSError as error:
            other = _OTHER_PORT + (port == _OTHER_PORT)
            raise ConfigError(
                f"the page cannot be served on port {port} ({error.strerror})."
                f" Choose another one: make demo PORT={other}, or .venv/bin/cigbot demo --port {other}"
            ) from None


async def _play(stage: Stage, *, open_browser: bool) -> None:
    told = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):  # Windows ends the program by itself.
            asyncio.get_running_loop().add_signal_handler(number, told.set)
    story = Story(stage, lambda _line: None)
    _introduce(story)
    async with stage.opened():
        click.echo("The made-up community gathers and holds its first session …")
        await _prelude(story)
        click.echo(f"Open {stage.page_url} and choose who you are. Ctrl-C ends it; nothing is kept.")
        if open_browser:
            webbrowser.open(stage.page_url)
        await _let_time_pass(stage, told)


def _introduce(story: Story) -> None:
    """What the page says of each person, so that nobody has to guess whom to be."""
    about = story.stage.sim.about
    about[story.noor.id] = "administrator"
    about[story.femi.id] = "facilitator"
    about[story.mira.id] = "moderator"
    for person in story.doctors.values():
        about[person.id] = "doctor"


async def _prelude(story: Story) -> None:
    await story.gather(DOCTORS[:_JOINED])
    await story.a_session(MEETINGS[0])
    await story.is_scheduled(MEETINGS[1])
    await story.doctors_book()


async def _let_time_pass(stage: Stage, told: asyncio.Event) -> None:
    """The stage's clock follows the machine's, and jumps when the page says so."""
    turn = asyncio.Lock()

    async def jump(moment: datetime) -> None:
        async with turn:
            await stage.advance(to=max(moment, stage.now()))

    async def next_event() -> datetime | None:
        at = await stage.next_at()
        return None if at is None else max(at, stage.now() + timedelta(seconds=1))

    stage.sim.move_clock = jump
    stage.sim.next_event = next_event
    loop = asyncio.get_running_loop()
    seen = loop.time()
    while not told.is_set():
        with suppress(TimeoutError):
            await asyncio.wait_for(told.wait(), _STEP_SECONDS)
        seen, before = loop.time(), seen
        async with turn:
            await stage.advance(seconds=seen - before)
