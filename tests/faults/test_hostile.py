"""Updates of every kind, random and hostile: no fault, no right gained, nothing said in the wrong place.

A sample in every run; 100,000 of them in the soak, in histories of 2,000 so that memory stays flat. And
faults are planted that the rig must find.
"""

import asyncio
import os
import re
from functools import partial

import pytest
from sqlmodel import SQLModel

from handlers.context import Context
from rules.permissions import Membership
from tests.faults.hostile_oracles import OTHERS, OWNED
from tests.faults.hostile_vale import HostileError, opened

SAMPLE = 600
HISTORY = 2_000
ON_SQLITE = pytest.mark.parametrize("storage_url", ["sqlite"], indirect=True)
NEW_EVERY_TIME = int.from_bytes(os.urandom(4))
"""One of the histories in the soak is never the same; a failure says its seed and shows the updates."""


@pytest.mark.parametrize("seed", [1, 2])
async def test_a_sample(storage_url, tmp_path, seed):
    async with opened(storage_url, tmp_path, seed) as rig:
        await rig.rains(SAMPLE // 2)
        assert rig.played >= SAMPLE // 2


@pytest.mark.soak
@pytest.mark.parametrize("seed", [*range(1000, 1024), NEW_EVERY_TIME], ids=[*map(str, range(24)), "new"])
async def test_all_of_them(storage_url, tmp_path, seed):
    if not os.environ.get("CIGBOT_SOAK"):
        pytest.skip("played by make soak")
    async with opened(storage_url, tmp_path, seed) as rig:
        await rig.rains(HISTORY)


def test_every_table_is_staff_s_or_not():
    """A new table says here who may change it."""
    known = {name for name in SQLModel.metadata.tables if name != "alembic_version"}
    assert known == OWNED.keys() | OTHERS
    assert not OWNED.keys() & OTHERS


async def found(storage_url, folder, plant, **choices):
    """What the rig says once the fault is planted."""
    async with opened(storage_url, folder, 7, **choices) as rig:
        plant()
        with pytest.raises(HostileError) as caught:
            await rig.rains(SAMPLE)
    said = str(caught.value)
    assert re.match(r"seed 7, batch \d+", said)
    assert '"update_id"' in said
    return said


def anybody(actor, _verb, community_id):
    """`require` that asks for nothing."""
    return actor.within(community_id) or Membership(1, community_id, frozenset())


@ON_SQLITE
@pytest.mark.parametrize(
    ("noun", "codes", "cast", "said"),
    [
        ("actions.topics", ("tr", "ts"), "members", "topics of community"),
        ("actions.topics", ("tr", "ts"), "riverside's staff", "topics of community"),
        ("actions.roles", ("rg",), "members", "roles of community"),
    ],
)
async def test_an_action_without_its_check_is_found(
    storage_url, tmp_path, monkeypatch, noun, codes, cast, said
):
    plant = partial(monkeypatch.setattr, f"{noun}.require", anybody)
    assert said in await found(storage_url, tmp_path, plant, casts=(cast,), codes=codes)


@ON_SQLITE
async def test_a_handler_that_raises_is_found(storage_url, tmp_path, monkeypatch):
    def broken(*_args):
        raise RuntimeError("a fault of ours")

    plant = partial(monkeypatch.setattr, "storage.views.sessions.upcoming", broken)
    said = await found(storage_url, tmp_path, plant, casts=("members", "owners"))
    assert "handler-failed" in said
    assert "a fault of ours" in said


@ON_SQLITE
async def test_a_screen_in_somebody_else_s_chat_is_found(storage_url, tmp_path, monkeypatch):
    post = Context._post

    async def astray(context, screen):
        real, context.__class__ = context.__class__, _Astray
        try:
            return await post(context, screen)
        finally:
            context.__class__ = real

    plant = partial(monkeypatch.setattr, Context, "_post", astray)
    said = await found(storage_url, tmp_path, plant, casts=("strangers",))
    assert "who did nothing and is owed nothing" in said


class _Astray(Context):
    """Takes everybody for Noor."""

    @property
    def user_id(self):
        return 1001


@ON_SQLITE
async def test_a_name_in_the_group_is_found(storage_url, tmp_path, monkeypatch):
    toast = Context.toast

    async def aloud(context, words, **how):
        await toast(context, words, **how)
        if context.in_group:
            who = context.incoming.effective_user
            await context.bot.send_message(context.incoming.effective_chat.id, f"{who.full_name} is here")

    plant = partial(monkeypatch.setattr, Context, "toast", aloud)
    said = await found(storage_url, tmp_path, plant, casts=("members",), codes=("bk",))
    assert "is named in a group" in said


@ON_SQLITE
async def test_private_words_in_the_group_are_found(storage_url, tmp_path, monkeypatch):
    show = Context.show

    async def aloud(context, screen, toast=None):
        await show(context, screen, toast)
        message = context.incoming.message
        if message is not None and message.text and not context.in_group:
            await context.bot.send_message(-1001000000001, message.text[:4000])

    plant = partial(monkeypatch.setattr, Context, "show", aloud)
    said = await found(storage_url, tmp_path, plant, casts=("members",))
    assert "typed in private stands in a group" in said


@ON_SQLITE
async def test_an_update_that_is_never_done_is_found(storage_url, tmp_path, monkeypatch):
    look = Context.look

    async def hanging(context, view, *args, **kwargs):
        if view.__module__.endswith("views.sessions"):
            await asyncio.Event().wait()
        return await look(context, view, *args, **kwargs)

    monkeypatch.setattr("bot.app._GRACE_SECONDS", 0.1)
    monkeypatch.setattr("bot.app._PATIENCE_SECONDS", 0.1)
    plant = partial(monkeypatch.setattr, Context, "look", hanging)
    said = await found(storage_url, tmp_path, plant, casts=("members",))
    assert "hangs" in said
