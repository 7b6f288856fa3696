"""Texts and presses between one person and the bot."""

import pytest

from simulator import ImpossibleError
from tests.simulator.caller import keyboard, refused


async def test_nobody_is_written_to_before_they_start(bot, amara):
    with refused("Forbidden: bot can't initiate conversation with a user", 403):
        await bot.sendMessage(chat_id=amara.id, text="Hello")
    await amara.starts()
    await bot.sendMessage(chat_id=amara.id, text="Hello")
    amara.sees("Hello")


async def test_a_start_link_brings_its_payload(bot, amara):
    await amara.starts("session_12")
    (update,) = await bot.updates()
    assert update["message"]["text"] == "/start session_12"
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]


async def test_whoever_blocks_the_bot_hears_no_more_until_they_start_again(bot, amara):
    await amara.starts()
    amara.blocks_bot()
    with refused("Forbidden: bot was blocked by the user", 403):
        await bot.sendMessage(chat_id=amara.id, text="Hello")
    await amara.starts()
    await bot.sendMessage(chat_id=amara.id, text="Hello again")
    statuses = [
        update["my_chat_member"]["new_chat_member"]["status"]
        for update in await bot.updates()
        if "my_chat_member" in update
    ]
    assert statuses == ["kicked", "member"]


async def test_html_becomes_entities_counted_in_utf_16_units(bot, amara):
    await amara.starts()
    sent = await bot.sendMessage(chat_id=amara.id, text="🙂 <b>A&amp;B</b> \n", parse_mode="HTML")
    assert sent["text"] == "🙂 A&B"
    assert sent["entities"] == [{"type": "bold", "offset": 3, "length": 3}]
    sent = await bot.sendMessage(chat_id=amara.id, text="O&#x27;Hara &#39; &quot; &#xZ;", parse_mode="HTML")
    assert sent["text"] == "O'Hara ' \" &#xZ;"


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", "message text is empty"),
        ("<b></b>", "message text is empty"),
        ("x" * 4097, "message is too long"),
        ("🙂" * 2049, "message is too long"),
        ("<b>open", "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        ("<b>a</i>", "can't parse entities: Unmatched end tag"),
        ("a < b", "can't parse entities: Unclosed start tag"),
        ("<img>", 'can\'t parse entities: Unsupported start tag "img"'),
    ],
)
async def test_texts_that_telegram_refuses(bot, amara, text, refusal):
    await amara.starts()
    with refused(f"Bad Request: {refusal}"):
        await bot.sendMessage(chat_id=amara.id, text=text, parse_mode="HTML")


async def test_4096_characters_fit(bot, amara):
    await amara.starts()
    await bot.sendMessage(chat_id=amara.id, text="<b>" + "x" * 4096 + "</b>", parse_mode="HTML")


@pytest.mark.parametrize(
    ("markup", "refusal"),
    [
        (keyboard([("Book", "x" * 65)]), "BUTTON_DATA_INVALID"),
        (keyboard([("Book", "")]), "BUTTON_DATA_INVALID"),
        (keyboard([("Book", "ö" * 33)]), "BUTTON_DATA_INVALID"),
        (keyboard([(" ", "a")]), "Text buttons must have non-empty text"),
        ({"inline_keyboard": [[{"text": "Book"}]]}, "Text buttons are unallowed in the inline keyboard"),
        (keyboard(*[[(str(n), "a")] for n in range(101)]), "BUTTON_COUNT_INVALID"),
        (keyboard([(str(n), "a") for n in range(9)]), "BUTTON_COUNT_INVALID"),
        ({"inline_keyboard": [[{"text": "x", "url": "not a link"}]]}, "Wrong HTTP URL"),
        ({"inline_keyboard": [[{"text": "x", "url": "https://t.me/b?start=a.b"}]]}, "START_PARAM_INVALID"),
        (
            {"inline_keyboard": [[{"text": "x", "copy_text": {"text": "c" * 257}}]]},
            "BUTTON_COPY_TEXT_INVALID",
        ),
    ],
)
async def test_buttons_that_telegram_refuses(bot, amara, markup, refusal):
    await amara.starts()
    with refused(refusal):
        await bot.sendMessage(chat_id=amara.id, text="Hello", reply_markup=markup)


async def test_a_press_and_its_answer(sim, bot, amara):
    await amara.starts()
    markup = keyboard([("Book", "bk:1"), ("More", "mo:1")])
    sent = await bot.sendMessage(chat_id=amara.id, text="A session", reply_markup=markup)
    await bot.updates()

    async def answer():
        (update,) = await bot.updates()
        query = update["callback_query"]
        assert query["data"] == "bk:1"
        assert query["message"]["message_id"] == sent["message_id"]
        await bot.answerCallbackQuery(callback_query_id=query["id"], text="You have a place")
        await bot.editMessageText(
            chat_id=amara.id, message_id=sent["message_id"], text="Booked", reply_markup=keyboard()
        )

    sim.settle = answer
    assert await amara.presses("Book") == "You have a place"
    assert amara.toasts == ["You have a place"]
    assert amara.screen().text == "Booked"
    assert amara.screen().buttons == []


async def test_a_button_that_is_not_there_is_named_with_those_that_are(bot, amara):
    await amara.starts()
    await bot.sendMessage(chat_id=amara.id, text="A session", reply_markup=keyboard([("Book", "bk:1")]))
    with pytest.raises(AssertionError, match=r"no button 'Cancel'.*\['Book'\]"):
        await amara.presses("Cancel")


async def test_the_newest_message_with_the_button_is_pressed(bot, amara):
    await amara.starts()
    await bot.sendMessage(chat_id=amara.id, text="1", reply_markup=keyboard([("Book", "bk:1")]))
    await bot.sendMessage(chat_id=amara.id, text="2", reply_markup=keyboard([("Book", "bk:2")]))
    await bot.sendMessage(chat_id=amara.id, text="3")
    amara.press_now("Book")
    assert (await bot.updates())[-1]["callback_query"]["data"] == "bk:2"


async def test_a_press_is_answered_once_and_within_a_quarter_of_an_hour(clock, bot, amara):
    await amara.starts()
    await bot.sendMessage(chat_id=amara.id, text="1", reply_markup=keyboard([("Book", "bk:1")]))
    first, second = amara.press_now("Book"), amara.press_now("Book")
    await bot.answerCallbackQuery(callback_query_id=first.id)
    with refused("query is too old and response timeout expired or query ID is invalid"):
        await bot.answerCallbackQuery(callback_query_id=first.id)
    clock.advance(15 * 60 + 1)
    with refused("query is too old"):
        await bot.answerCallbackQuery(callback_query_id=second.id)
    with refused("query is too old"):
        await bot.answerCallbackQuery(callback_query_id="made up")


async def test_the_answer_to_a_press_has_200_characters(bot, amara):
    await amara.starts()
    await bot.sendMessage(chat_id=amara.id, text="1", reply_markup=keyboard([("Book", "bk:1")]))
    query = amara.press_now("Book")
    with refused("MESSAGE_TOO_LONG"):
        await bot.answerCallbackQuery(callback_query_id=query.id, text="x" * 201)
    await bot.answerCallbackQuery(callback_query_id=query.id, text="x" * 200, show_alert=True)


async def test_an_answer_may_open_the_bot_and_nothing_else(bot, amara, group):
    await bot.sendMessage(chat_id=group.id, text="1", reply_markup=keyboard([("Book", "bk:1")]))
    query = amara.press_now("Book", group)
    for url in ("https://example.org/", "https://t.me/other_bot?start=a", "https://t.me/cigbot_demo_bot"):
        with refused("URL_INVALID"):
            await bot.answerCallbackQuery(callback_query_id=query.id, url=url)
    await bot.updates()
    await bot.answerCallbackQuery(callback_query_id=query.id, url="https://t.me/cigbot_demo_bot?start=bk_1")
    assert (await bot.updates())[-1]["message"]["text"] == "/start bk_1"


async def test_a_link_button_to_the_bot_starts_it(bot, amara, group):
    link = {"inline_keyboard": [[{"text": "Open", "url": "https://t.me/cigbot_demo_bot?start=hello"}]]}
    await bot.sendMessage(chat_id=group.id, text="1", reply_markup=link)
    await amara.presses("Open", group)
    amara.sees("/start hello")


async def test_a_forged_press_carries_any_data(bot, amara, ben, group):
    await bot.sendMessage(chat_id=group.id, text="1", reply_markup=keyboard([("Book", "bk:1")]))
    await amara.presses_data("x" * 100, group.messages[-1])
    assert (await bot.updates())[-1]["callback_query"]["data"] == "x" * 100


async def test_edits(clock, bot, amara):
    await amara.starts()
    sent = await bot.sendMessage(chat_id=amara.id, text="One", reply_markup=keyboard([("A", "a")]))
    where = {"chat_id": amara.id, "message_id": sent["message_id"]}
    with refused("message is not modified"):
        await bot.editMessageText(**where, text="One", reply_markup=keyboard([("A", "a")]))
    clock.advance(60)
    edited = await bot.editMessageText(**where, text="<i>Two</i>", parse_mode="HTML")
    assert "reply_markup" not in edited
    assert edited["edit_date"] == edited["date"] + 60
    await bot.editMessageReplyMarkup(**where, reply_markup=keyboard([("B", "b")]))
    assert amara.screen().buttons == ["B"]
    with refused("message is not modified"):
        await bot.editMessageReplyMarkup(**where, reply_markup=keyboard([("B", "b")]))
    with refused("message to edit not found"):
        await bot.editMessageText(chat_id=amara.id, message_id=99, text="x")
    with refused("message can't be edited"):
        await bot.editMessageText(chat_id=amara.id, message_id=1, text="x")


async def test_what_somebody_writes_arrives_with_what_telegram_finds_in_it(bot, amara):
    await amara.writes("see https://example.org. /menu now")
    (update,) = await bot.updates()
    assert update["message"]["entities"] == [
        {"type": "url", "offset": 4, "length": 19},
        {"type": "bot_command", "offset": 25, "length": 5},
    ]


async def test_10000_characters_come_as_three_messages(bot, amara):
    await amara.writes("word " * 2000)
    texts = [update["message"]["text"] for update in await bot.updates()]
    assert len(texts) == 3
    assert " ".join(texts).split() == ["word"] * 2000


async def test_nothing_cannot_be_written(amara):
    with pytest.raises(ImpossibleError, match="Type a message first"):
        await amara.writes(" \n ")


async def test_looking_names_what_is_there(bot, amara):
    await amara.starts()
    await bot.sendMessage(chat_id=amara.id, text="You have a place")
    assert amara.sees("a place").text == "You have a place"
    amara.does_not_see("a seat")
    with pytest.raises(AssertionError, match="You have a place"):
        amara.sees("a seat")
    with pytest.raises(AssertionError, match="You have a place"):
        amara.does_not_see("a place")


async def test_a_reply_keyboard_is_pressed_by_writing(bot, amara):
    await amara.starts()
    await bot.sendMessage(chat_id=amara.id, text="How?", reply_markup={"keyboard": [[{"text": "Well"}]]})
    await amara.presses("Well")
    assert (await bot.updates())[-1]["message"]["text"] == "Well"


async def test_deleting(clock, bot, amara):
    await amara.starts()
    sent = await bot.sendMessage(chat_id=amara.id, text="One")
    old = await bot.sendMessage(chat_id=amara.id, text="Two")
    await bot.deleteMessage(chat_id=amara.id, message_id=sent["message_id"])
    amara.does_not_see("One")
    with refused("message to delete not found"):
        await bot.deleteMessage(chat_id=amara.id, message_id=sent["message_id"])
    clock.advance(48 * 3600)
    with refused("message can't be deleted"):
        await bot.deleteMessage(chat_id=amara.id, message_id=old["message_id"])
    with refused("too many messages"):
        await bot.deleteMessages(chat_id=amara.id, message_ids=list(range(1, 102)))


async def test_a_text_is_changed(clock, bot, amara, ben):
    message = await amara.writes("Tursday /menu")
    await bot.updates()
    clock.advance(5)
    await amara.edits(message, "Thursday")
    (update,) = await bot.updates()
    assert update["edited_message"]["text"] == "Thursday"
    assert "entities" not in update["edited_message"]
    with pytest.raises(ImpossibleError, match="of one's own"):
        await ben.edits(message, "Friday")
