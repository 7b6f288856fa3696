"""A group becomes a supergroup while something is on its way to it."""

import json

import pytest

from storage.outbox import State
from storage.tables import GroupRow
from tests.bot.sender_rig import Gate, opened

OLD = -500


@pytest.fixture
async def rig(storage_url):
    async with opened(storage_url) as opened_rig:
        yield opened_rig


def upgraded(monkeypatch, new):
    """Telegram knows the old chat no longer, and says which one it has become."""
    passes = Gate.do_request

    async def do_request(self, url, method, request_data=None, *args, **kwargs):
        if request_data and request_data.json_parameters.get("chat_id") == str(OLD):
            refusal = {
                "ok": False,
                "error_code": 400,
                "description": "Bad Request: group chat was upgraded to a supergroup chat",
                "parameters": {"migrate_to_chat_id": new},
            }
            return 400, json.dumps(refusal).encode()
        return await passes(self, url, method, request_data, *args, **kwargs)

    monkeypatch.setattr(Gate, "do_request", do_request)


async def test_what_was_owed_arrives_in_the_new_chat(rig, monkeypatch):
    noor = rig.sim.person("Noor")
    new = rig.sim.group("Oak Vale", noor)
    await noor.add_bot(new)
    _, old = rig.world.group(chat=OLD)
    upgraded(monkeypatch, new.id)
    rig.owe("card", old)
    async with rig.sender():
        await rig.until_arrived(1)
    assert rig.arrived == ["card"]
    assert rig.row("card").state == State.SENT
    assert [row.chat_id for row in rig.world.rows(GroupRow)] == [new.id]


async def test_what_was_owed_to_the_old_chat_too_late_follows(rig, monkeypatch):
    noor = rig.sim.person("Noor")
    new = rig.sim.group("Oak Vale", noor)
    await noor.add_bot(new)
    rig.world.group(chat=new.id)
    upgraded(monkeypatch, new.id)
    rig.owe("late", OLD)
    async with rig.sender():
        await rig.until_arrived(1)
    assert (rig.arrived, rig.row("late").chat_id) == (["late"], new.id)


async def test_a_chat_that_only_ever_says_that_it_has_moved_is_given_up(rig, monkeypatch):
    rig.world.group(chat=OLD)
    upgraded(monkeypatch, OLD)
    rig.owe("never", OLD)
    async with rig.sender(poll=None):
        await rig.settle()
        for _ in range(100):
            if not await rig.pass_to_next():
                break
    assert (rig.states, rig.unreached) == ({"never": State.FAILED}, ["never"])
    assert rig.row("never").failure == "ChatMigrated"
