"""The watch over honesty must itself be able to object."""

import pytest

from simulator import Simulator
from tests import honest


@pytest.fixture
def sim():
    """A simulator that nobody watches yet."""
    return Simulator()


def update(**message):
    chat = {"id": 1, "type": "private", "first_name": "Amara"}
    return {"update_id": 1, "message": {"message_id": 1, "date": 1, "chat": chat, "text": "x"} | message}


def test_a_true_update_passes():
    honest.validate_update(update())


@pytest.mark.parametrize(
    "broken",
    [
        update(mood="good"),
        update(date=None),
        update(chat={"id": 1, "type": "private", "nickname": "A"}),
        update(entities=[{"type": "bold", "offset": 0}]),
        {"update_id": 1, "letter": {}},
        {"message": {}},
    ],
)
def test_an_untrue_update_is_found(broken):
    with pytest.raises(honest.DishonestError):
        honest.validate_update(broken)


def test_a_true_call_passes():
    honest.validate_call(
        "sendMessage",
        {
            "chat_id": "5",
            "text": "12",
            "reply_markup": '{"inline_keyboard": [[{"text": "a", "url": "b.c"}]]}',
        },
    )


@pytest.mark.parametrize(
    ("method", "params"),
    [
        ("sendPigeon", {}),
        ("sendMessage", {"chat_id": "5"}),
        ("sendMessage", {"chat_id": "5", "text": "x", "colour": "red"}),
        (
            "sendMessage",
            {"chat_id": "5", "text": "x", "reply_markup": '{"inline_keyboard": [[{"text": 1}]]}'},
        ),
        ("sendMessage", {"chat_id": "5", "text": "x", "disable_notification": "perhaps"}),
        ("restrictChatMember", {"chat_id": "5", "user_id": "6", "permissions": '{"can_shout": true}'}),
    ],
)
def test_an_untrue_call_is_found(method, params):
    with pytest.raises(honest.DishonestError):
        honest.validate_call(method, params)


def test_an_untrue_result_is_found():
    honest.validate_result("getMyCommands", [{"command": "menu", "description": "Menu"}])
    with pytest.raises(honest.DishonestError):
        honest.validate_result("getMyCommands", [{"command": "menu", "words": "Menu"}])


async def test_what_was_untrue_is_said_at_the_end(sim, bot, amara):
    watch = honest.hang_on(sim)
    await amara.starts()
    await bot.sendMessage(chat_id=amara.id, text="Hello")
    watch.check()
    assert watch.seen == 2
    sim.world.updates.emit("message", {"text": "no chat"})
    with pytest.raises(honest.DishonestError, match=r"message\.chat"):
        watch.check()
