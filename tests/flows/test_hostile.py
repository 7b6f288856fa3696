"""What nobody should send, and somebody will: a decent answer, nothing changed, everybody else served."""

from dataclasses import fields

import pytest

from screens.presses import PRESSES
from storage.tables import BookingRow, SessionRow
from tests.flows.oak_vale import BLOCKED, OLD_PRESS, SAME_SCREEN
from tests.flows.told import stored

HEBREW = "שלום, מתי המפגש הבא?"
BYTES_OF_GARBAGE = ("é" * 32, "\x01" * 64, "🌸" * 16, "' OR 1=1; DROP TABLE members; --")

POLL = {
    "id": "1",
    "question": "Tea?",
    "options": [{"text": "Yes", "voter_count": 0, "persistent_id": "1"}],
    "total_voter_count": 0,
    "is_closed": False,
    "is_anonymous": True,
    "type": "regular",
    "allows_multiple_answers": False,
    "allows_revoting": True,
    "members_only": False,
}


def raw_message(vale, person, **content):
    """A message update as Telegram would write it, with any content."""
    chat = {"id": person.id, "type": "private", "first_name": person.name}
    sender = {"id": person.id, "is_bot": False, "first_name": person.name}
    date = int(vale.now().timestamp())
    return {"message": {"message_id": 5000, "date": date, "chat": chat, "from": sender, **content}}


async def comes(vale, update):
    """The update reaches the bot, and is done with."""
    vale.sim.enqueue_raw(update)
    await vale.settle()
    assert vale.sim.unacknowledged == 0


async def test_an_unreadable_update_between_two_people(opened):
    async with opened() as vale:
        await vale.doctors("Amara", "Ben")
        for strange in (
            b"5",
            {"message": "no message at all"},
            {"message": {"message_id": "five", "date": None}},
            {"callback_query": {"id": "1"}},
            {"from_another_age": {"anything": [1, 2, 3]}},
            {},
        ):
            vale.sim.enqueue_raw(strange)
            await vale.amara.writes("/sessions")
            vale.amara.sees("No session is planned")
            await vale.ben.writes("/menu")
            assert "Sessions" in vale.ben.screen().buttons
        assert vale.sim.unacknowledged == 0


@pytest.mark.parametrize("number", [0, -1, 999_999, 2**31 - 1, 2**31, 2**53, 10**40])
async def test_numbers_that_do_not_exist_in_every_button(opened, number):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.schedules()
        await vale.advance(minutes=5)
        words = {"status": "attended", "purpose": "topic", "role": "admin", "field": "name", "answer": "yes"}
        before = await stored(vale)
        shown = vale.noor.screen().message
        for kind in PRESSES.values():
            names = [one.name for one in fields(kind)]
            if kind.code in ("sn", "xa") and number == 0:
                continue  # 0 has a meaning of its own there.
            data = ":".join((kind.code, *(str(words.get(name, number)) for name in names)))[:64]
            answered = len(vale.sim.calls_of("answerCallbackQuery"))
            await vale.noor.presses_data(data, shown)
            assert len(vale.sim.calls_of("answerCallbackQuery")) == answered + 1, data
            assert await stored(vale) == before, data
        vale.noor.does_not_see("wrong on our side")
        assert not [one for one in vale.noor.toasts if "wrong on our side" in one]


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
        await comes(vale, {"callback_query": query})
        vale.amara.sees("You have a place")
        assert len(await vale.rows(BookingRow)) == 1


async def test_a_text_of_ten_thousand_characters(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.amara.writes("word " * 2000)
        vale.amara.sees("I did not understand that")
        # Telegram's apps cut it into pieces; a forged update need not.
        await comes(vale, raw_message(vale, vale.amara, text="a" * 10_000))
        await vale.amara.presses("About me")
        await vale.amara.presses("Name")
        await comes(vale, raw_message(vale, vale.amara, text="a" * 10_000))
        vale.amara.sees("This name has 10,000 characters")
        await vale.amara.writes("Amara O")
        vale.amara.sees("Name: Amara O")
        assert all(len(one.text) <= 4096 for one in vale.amara.messages())


async def test_a_topic_of_html_and_a_name_of_html(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        for said in (
            "<b>bold</b>",
            '<a href="tg://user?id=1">Noor</a>',
            "&lt;",
            "<script>",
            "</b>",
            "{ $x }",
        ):
            await vale.amara.writes("/about")
            await vale.amara.presses("Name")
            await vale.amara.writes(f"{said} Amara")
            assert f"Name: {said} Amara" in vale.amara.screen().text
        await vale.schedules(topic="R & D <i>here</i>")
        vale.amara.sees("R & D <i>here</i>", vale.group)
        await vale.amara.presses("Book", vale.group)
        await vale.femi.writes("/sessions")
        await vale.femi.presses("Thu 26 Nov: R & D <i>here</i>")
        await vale.femi.presses("Who comes")
        vale.femi.sees("{ $x } Amara")


async def test_names_of_every_script(opened):
    async with opened() as vale:
        names = ["אֲמָרָה", "أمارا", "阿玛拉", "Ámärã", "\u202eeman desrever", "🌸 Ama 🌸", "Zo\u0301e"]
        await vale.doctors("Amara")
        await vale.schedules()
        await vale.amara.presses("Book", vale.group)
        for name in names:
            await vale.amara.writes("/about")
            await vale.amara.presses("Name")
            await vale.amara.writes(name)
            vale.amara.sees("That is changed")
            assert vale.amara.screen().text.count("Name:") == 1
        for nothing in ("🌸🌸", "...", "\u200b\u200b", "  \u200e ", "12345", "👩🏽‍⚕️"):
            await vale.amara.presses("Name")
            await vale.amara.writes(nothing)
            vale.amara.sees("at least one letter")
            await vale.amara.writes("/cancel")
            await vale.amara.writes("/about")
        await vale.amara.writes(HEBREW)
        vale.amara.sees("I did not understand that")


async def test_an_account_whose_name_is_emoji_asks_to_join(opened):
    async with opened(changes={"community": {"admission": "moderated"}}) as vale:
        flower = vale.sim.person("🌸", last_name="🌸")
        await flower.asks_to_join(vale.group)
        for label in ("I have read this", "Yes", "I agree"):
            await flower.presses(label)
        vale.noor.sees("asks to join")
        await vale.noor.presses("Let them in")
        await flower.starts()
        await vale.noor.writes("/members")
        assert len([one for one in vale.noor.screen().buttons if "🌸" in one or "member" in one.lower()]) == 1


async def test_everything_that_is_not_text_in_private(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        photo = [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]
        sticker = {
            "file_id": "s",
            "file_unique_id": "s",
            "type": "regular",
            "width": 1,
            "height": 1,
            "is_animated": False,
            "is_video": False,
        }
        for content in (
            {"sticker": sticker},
            {"photo": photo, "caption": "what I did", "media_group_id": "7"},
            {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 3}},
            {"location": {"latitude": 51.5, "longitude": -0.1}},
            {"contact": {"phone_number": "07700900000", "first_name": "Ben"}},
            {"poll": POLL},
            {"dice": {"emoji": "🎲", "value": 6}},
            {"something_new": {"from": "a later version"}},
        ):
            seen = len(vale.amara.messages())
            await comes(vale, raw_message(vale, vale.amara, **content))
            assert "I did not understand that" in vale.amara.screen().text, content
            assert len(vale.amara.messages()) == seen + 1, content


async def test_an_album_is_answered_once(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        photo = [{"file_id": "p", "file_unique_id": "p", "width": 1, "height": 1}]
        seen = len(vale.amara.messages())
        for _ in range(5):
            vale.sim.enqueue_raw(raw_message(vale, vale.amara, photo=photo, media_group_id="7"))
        await vale.settle()
        assert len(vale.amara.messages()) == seen + 1


async def test_a_picture_in_the_middle_of_a_dialogue_asks_again(opened):
    async with opened() as vale:
        await vale.femi.writes("/schedule")
        await vale.femi.uploads("topic.png", b"not a picture", as_photo=False)
        vale.femi.sees("What is the session about?")
        await vale.femi.writes("Team dynamics")
        vale.femi.sees("When does it begin?")


async def test_an_edited_message_is_not_an_answer(opened):
    async with opened() as vale:
        await vale.femi.writes("/schedule")
        typed = await vale.femi.writes("Team dynamics")
        seen = len(vale.femi.messages())
        await vale.femi.edits(typed, "Something else")
        await vale.femi.edits(typed, "/cancel")
        assert len(vale.femi.messages()) == seen
        await vale.femi.writes("Thu 26 Nov 5pm")
        vale.femi.sees("How long is it?")


async def test_words_and_commands_in_the_group(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        seen = len(vale.amara.messages(vale.group))
        await vale.amara.writes("Good morning", vale.group)
        assert len(vale.amara.messages(vale.group)) == seen + 1
        for command in ("/schedule", "/export", "/start", "/about", "/sessions"):
            await vale.amara.writes(command, vale.group)
        # One answer serves them all; who goes on typing commands there cannot fill the group with it.
        assert len(vale.amara.messages(vale.group)) == seen + 7
        assert vale.amara.screen(vale.group).text.startswith("This works in a private chat")
        assert vale.amara.screen(vale.group).buttons == ["Open the private chat"]
        seen = len(vale.amara.messages(vale.group))
        await vale.amara.writes("/menu@another_bot", vale.group)
        await vale.amara.writes("/unknown", vale.group)
        assert len(vale.amara.messages(vale.group)) == seen + 2
        await vale.amara.writes("/nonsense")
        vale.amara.sees("I did not understand that")


async def test_those_who_are_nobody(opened):
    """Writing in the name of the group, of a channel, of nobody at all; and other bots."""
    async with opened() as vale:
        await vale.noor.writes("/schedule", vale.group, anonymously=True)
        vale.noor.sees("This works in a private chat", vale.group)
        group = {"id": vale.group.id, "type": "supergroup", "title": "Oak Vale"}
        now = int(vale.now().timestamp())
        channel = {"id": -1009, "type": "channel", "title": "News"}
        channel_bot = {"id": 136817688, "is_bot": True, "first_name": "Channel", "username": "Channel_Bot"}
        other_bot = {"id": 99, "is_bot": True, "first_name": "Rose", "username": "rose_bot"}
        command = {"text": "/start", "entities": [{"type": "bot_command", "offset": 0, "length": 6}]}
        base = {"message_id": 9000, "date": now, **command}
        for update in (
            {"message": {**base, "chat": group, "from": channel_bot, "sender_chat": channel}},
            {"message": {**base, "chat": group, "from": other_bot}},
            {"message": {**base, "chat": group}},
            {"message": {**base, "chat": group, "migrate_from_chat_id": -5, "text": None}},
            {"channel_post": {**base, "chat": channel, "sender_chat": channel}},
            {"edited_channel_post": {**base, "chat": channel, "sender_chat": channel}},
            {"message_reaction_count": {"chat": group, "message_id": 1, "date": now, "reactions": []}},
            {"poll": POLL},
            {"inline_query": {"id": "1", "from": other_bot, "query": "", "offset": ""}},
        ):
            await comes(vale, update)
        assert not await vale.rows(SessionRow)


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
        assert "passed" in (await vale.femi.presses("Team dynamics") or vale.femi.screen().text)
        await vale.femi.presses("Menu")
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
        await vale.femi.presses_data(button.data, first)
        assert "How long is it?" in first.text or "How long is it?" in vale.femi.screen().text


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
