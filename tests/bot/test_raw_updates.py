"""What of a press comes in: where its message is, and what it says only for who reads it."""

import pytest

from bot.raw_updates import NonsenseError, lightened, require_sense

MESSAGE = {"message_id": 7, "date": 1, "chat": {"id": 5, "type": "private"}, "text": "Word for word"}


def press(data):
    return {"update_id": 1, "callback_query": {"id": "1", "data": data, "message": MESSAGE}}


@pytest.mark.parametrize("data", ["m", "bk:1", "qa", "qw:1:0:0:0", "qsomething", "", None, 7])
def test_what_nobody_reads_is_left_out(data):
    message = lightened(press(data))["callback_query"]["message"]
    assert message == {"chat": MESSAGE["chat"], "message_id": 7, "date": 0}


@pytest.mark.parametrize("data", ["qs:1:0:0:0", "qo:0"])
def test_the_words_of_a_preview_are_kept_for_the_press_that_sends_them(data):
    assert lightened(press(data)) == press(data)


def changed(at, value):
    """A message, with another value somewhere; `...` leaves it out."""
    who = {"id": 5, "is_bot": False, "first_name": "Amara"}
    message = {"message_id": 7, "date": 1, "chat": {"id": 5, "type": "private"}, "from": who, "text": "Hello"}
    update = {"update_id": 1, "message": message | {"reply_to_message": message, "entities": [{"offset": 0}]}}
    holder = update
    *way, last = at
    for step in way:
        holder = holder[step]
    if value is ...:
        del holder[last]
    else:
        holder[last] = value
    return update


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (("update_id",), True),
        (("update_id",), 2**63),
        (("message",), []),
        (("message", "message_id"), ...),
        (("message", "date"), "yesterday"),
        (("message", "chat"), None),
        (("message", "chat", "type"), ...),
        (("message", "from"), [{"id": 5}]),
        (("message", "from", "id"), [None]),
        (("message", "from", "id"), "5"),
        (("message", "from", "id"), 10**40),
        (("message", "text"), {"is": "no text"}),
        (("message", "text"), "nul\0inside"),
        (("message", "text"), "half a pair: \ud83d"),
        (("message", "entities", 0, "offset"), 1.5),
        (("message", "reply_to_message", "chat"), {"id": 5}),
        (("message", "invite_link"), {"invite_link": {"x": 1}, "creator": {"id": 5}}),
        (("message", "something_new"), {"deep": [{"down": 2**64}]}),
    ],
)
def test_what_telegram_never_sends_is_nonsense(at, value):
    with pytest.raises(NonsenseError):
        require_sense(changed(at, value))


@pytest.mark.parametrize(
    ("at", "value"),
    [
        (("message", "text"), "שלום 🌸"),
        (("message", "from"), ...),
        (("message", "from", "last_name"), None),
        (("message", "chat", "id"), -1001000000001),
        (("message", "invite_link"), {"invite_link": "https://t.me/+oak"}),
        (("message", "something_new"), {"from": "a later version", "id": "x", "of": [1, None, True, 1.5]}),
    ],
)
def test_what_it_may_send_one_day_is_not(at, value):
    require_sense(changed(at, value))


def test_somebody_whose_standing_is_left_out():
    who = {"id": 5, "is_bot": False, "first_name": "Amara"}
    news = {"chat": {"id": -5, "type": "group"}, "from": who, "date": 1}
    both = {name: {"status": "member", "user": who} for name in ("old_chat_member", "new_chat_member")}
    require_sense({"update_id": 1, "chat_member": news | both})
    for name in both:
        with pytest.raises(NonsenseError):
            require_sense({"update_id": 1, "chat_member": news | both | {name: None}})
