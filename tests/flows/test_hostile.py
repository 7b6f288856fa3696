"""What nobody should send, and somebody will: a decent answer, nothing changed, everybody else served."""

import pytest

from storage.tables import SessionRow

HEBREW = "שלום, מתי המפגש הבא?"

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
            {"callback_query": {"id": "1", "from": {"id": [None], "is_bot": False, "first_name": "Ben"}}},
            {"from_another_age": {"anything": [1, 2, 3]}},
            {},
        ):
            vale.sim.enqueue_raw(strange)
            await vale.amara.writes("/sessions")
            vale.amara.sees("No session is planned")
            await vale.ben.writes("/menu")
            assert "Sessions" in vale.ben.screen().buttons
        assert vale.sim.unacknowledged == 0


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
        # One answer serves them all, and the commands themselves are taken away.
        assert len(vale.amara.messages(vale.group)) == seen + 2
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
    async with opened(refusals=["Bad Request: message to delete not found"]) as vale:
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


async def test_a_fault_of_ours_is_answered_and_seen_by_these_tests(opened, monkeypatch):
    def broken(*_args):
        raise RuntimeError("a fault of ours")

    async def flow():
        async with opened() as vale:
            await vale.doctors("Amara")
            with monkeypatch.context() as patched:
                patched.setattr("storage.views.sessions.upcoming", broken)
                await vale.amara.writes("/sessions")
                vale.amara.sees("Something went wrong on our side, and nothing was changed")
            await vale.amara.writes("/sessions")
            vale.amara.sees("No session is planned")

    with pytest.raises(AssertionError, match="handler-failed"):
        await flow()
