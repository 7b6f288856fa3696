"""Presses that nobody should send, and somebody will: each answered, nothing changed."""

from dataclasses import fields

import pytest

from screens.presses import PRESSES
from storage.tables import BookingRow, SessionRow
from tests.flows.oak_vale import BLOCKED, OLD_PRESS, SAME_SCREEN
from tests.flows.told import stored

BYTES_OF_GARBAGE = ("é" * 32, "\x01" * 64, "🌸" * 16, "' OR 1=1; DROP TABLE members; --")


AT_ONCE = 20
"""How many buttons are pressed before storage is looked at: a dump takes as long as many presses."""


@pytest.mark.parametrize("number", [0, -1, 999_999, 2**31 - 1, 10**40])
async def test_numbers_that_do_not_exist_in_every_button(opened, number):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.schedules()
        await vale.advance(minutes=5)
        words = {"status": "attended", "purpose": "topic", "role": "admin", "field": "name", "answer": "yes"}
        before = await stored(vale)
        shown = vale.noor.screen().message
        kinds = [one for one in PRESSES.values() if _names_something(one, number)]
        for first in range(0, len(kinds), AT_ONCE):
            pressed = []
            for kind in kinds[first : first + AT_ONCE]:
                data = ":".join((kind.code, *(str(words.get(one.name, number)) for one in fields(kind))))[:64]
                answered = len(vale.sim.calls_of("answerCallbackQuery"))
                await vale.noor.presses_data(data, shown)
                assert len(vale.sim.calls_of("answerCallbackQuery")) == answered + 1, data
                pressed.append(data)
            assert await stored(vale) == before, pressed
        vale.noor.does_not_see("wrong on our side")
        assert not [one for one in vale.noor.toasts if "wrong on our side" in one]


def _names_something(kind, number):
    """Whether the button names something by a number; 0 has a meaning of its own in a few."""
    numbered = any(one.type in (int, "int") or str(one.type).endswith("Id") for one in fields(kind))
    return numbered and not (kind.code in ("sn", "nn", "xa") and number == 0)


async def test_callback_data_that_is_none_of_ours(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.doctors("Amara")
        await vale.schedules()
        await vale.advance(minutes=5)
        before = await stored(vale)
        shown = vale.amara.screen().message
        for data in (
            *(
                ":",
                "::",
                "bk",
                "bk:",
                "bk:1:2",
                "bk:one",
                "bk:1.0",
                "bk: 1",
                "bk:1\n",
                "bk:+1",
                "bk:٣",
                "BK:1",
            ),
            *("zz:1", "mk:1:1:sober:0", "d:1", "d:1:topic:", "d:1:topic:-1", "d:1:topic:٣", "gn:1:", "m:1"),
            *("ac:1:shoe", "rg:1:owner", "je:1:maybe", "jx:1:because"),
            *BYTES_OF_GARBAGE,
        ):
            said = await vale.amara.presses_data(data, shown)
            assert said is not None, data
            assert "wrong on our side" not in said, data
        assert await stored(vale) == before


async def test_a_press_without_data_or_without_its_message(opened):
    async with opened(refusals=[OLD_PRESS]) as vale:
        await vale.doctors("Amara")
        who = {"id": vale.amara.id, "is_bot": False, "first_name": "Amara"}
        query = {"id": "77", "from": who, "chat_instance": "1"}
        chat = {"id": vale.amara.id, "type": "private", "first_name": "Amara"}
        gone = {"chat": chat, "message_id": 3, "date": 0}
        for odd in (
            {"data": "m"},
            {"data": "m", "inline_message_id": "abc"},
            {"game_short_name": "chess", "message": gone},
            {"data": "", "message": gone},
        ):
            before = len(vale.amara.messages())
            vale.sim.enqueue_raw({"callback_query": {**query, **odd}})
            await vale.settle()
            assert len(vale.amara.messages()) == before
        assert vale.sim.unacknowledged == 0


async def test_a_press_under_a_message_that_telegram_keeps_no_longer(opened):
    async with opened(refusals=[OLD_PRESS, "Bad Request: message to edit not found"]) as vale:
        await vale.doctors("Amara")
        await vale.schedules()
        who = {"id": vale.amara.id, "is_bot": False, "first_name": "Amara"}
        chat = {"id": vale.amara.id, "type": "private", "first_name": "Amara"}
        gone = {"chat": chat, "message_id": 999, "date": 0}
        query = {"id": "78", "from": who, "chat_instance": "1", "data": "bk:1", "message": gone}
        vale.sim.enqueue_raw({"callback_query": query})
        await vale.settle()
        vale.amara.sees("You have a place")
        assert len(await vale.rows(BookingRow)) == 1


async def test_a_dialogue_that_has_expired(opened):
    async with opened() as vale:
        await vale.femi.writes("/schedule")
        await vale.femi.writes("Team dynamics")
        await vale.advance(hours=25)
        await vale.femi.writes("Thu 26 Nov 5pm")
        vale.femi.sees("a day has passed")
        assert not await vale.rows(SessionRow)
        await vale.femi.writes("/schedule")
        await vale.advance(hours=25)
        await vale.femi.presses("Team dynamics")
        assert "a day has passed" in vale.femi.screen().text
        await vale.femi.presses("Menu")
        await vale.femi.presses("Organise sessions")
        await vale.femi.presses("Schedule a session")
        vale.femi.sees("What is the session about?")


async def test_the_same_button_twice_and_an_old_one(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.femi.writes("/schedule")
        first = vale.femi.screen().message
        button = next(one for row in first.buttons for one in row if one.text == "Team dynamics")
        await vale.femi.presses("Team dynamics")
        vale.femi.sees("When does it begin?")
        await vale.femi.presses_data(button.data, first)
        assert "When does it begin?" in vale.femi.screen().text
        await vale.femi.writes("Thu 26 Nov 5pm")
        said = await vale.femi.presses_data(button.data, first)
        assert said is not None
        assert "How long is it?" in vale.femi.screen().text


async def test_blocked_and_back(opened):
    async with opened(refusals=[BLOCKED]) as vale:
        await vale.doctors("Amara")
        await vale.schedules(places=1)
        await vale.amara.presses("Book", vale.group)
        await vale.amara.blocks_bot()
        await vale.advance(days=9, hours=5)
        await vale.amara.unblocks_bot()
        vale.amara.does_not_see("A reminder")
        await vale.amara.starts()
        await vale.amara.presses("Sessions")
        vale.amara.sees("You have a place")
