"""Anonymous questions where something gets in the way: restarts, second presses, pictures, forged presses."""

import pytest

from storage.tables import DraftRow, QuestionPartRow, QuestionRow
from tests.flows.asking import QUESTION, asked, asks, posted, vale_that_asks, writes
from tests.flows.oak_vale import BLOCKED, OLD_PRESS, SAME_SCREEN
from tests.flows.riverside import found_riverside
from tests.flows.told import stored, told


async def test_a_restart_at_every_step_loses_nothing(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        amara, ben, mona, group = vale.amara, vale.ben, vale.mona, vale.group
        await amara.writes("/ask")
        await vale.restart()
        await amara.presses("Ask in Oak Vale")
        await vale.restart()
        # Nobody knows any more that words were asked for; the words are in the chat all the same.
        await amara.writes(QUESTION)
        await vale.restart()
        await amara.presses("Ask this anonymously")
        amara.sees("word for word")
        await vale.restart()
        await amara.presses("Send it to the moderators")
        await vale.restart()
        await vale.advance(minutes=45)
        await vale.restart()
        await mona.presses("Let it into the group")
        await vale.restart()
        await ben.writes("Sleep before it.", group, reply_to=posted(ben, group))
        await vale.restart()
        amara.sees("Sleep before it.")
        await amara.presses("Answer back")
        await amara.writes("Thank you.")
        await vale.restart()
        await amara.presses("Send it to the moderators")
        await vale.advance(minutes=45)
        await mona.presses("Let it into the group")
        assert posted(ben, group, "writes:").reply_to.text == "Sleep before it."


async def test_another_process_gets_the_answer_back_or_the_changed_words(opened, tmp_path):
    """What was asked for is known to the process that asked alone; the words may come to another."""
    async with vale_that_asks(opened, tmp_path) as vale:
        amara, ben, mona, group = vale.amara, vale.ben, vale.mona, vale.group
        await asks(vale, amara)
        await mona.presses("Ask for a change")
        await mona.presses("It is hard to understand")
        await amara.presses("Write it again")
        await vale.restart()
        await amara.writes("How do you prepare for nights?")
        (new,) = [one for one in amara.screen().buttons if one.startswith("New words for ")]
        alias = new.removeprefix("New words for ")
        await vale.restart()
        await amara.presses(new)
        assert "How do you prepare for nights?" in amara.sees("word for word").text
        await amara.presses("Send it to the moderators")
        await vale.advance(minutes=45)
        await mona.presses("Let it into the group")
        assert len(await vale.rows(QuestionRow)) == 1
        await ben.writes("Sleep before it.", group, reply_to=posted(ben, group))
        await amara.presses("Answer back")
        await vale.restart()
        await amara.writes("Thank you.")  # Too few words for a question.
        assert "Ask this anonymously" not in amara.screen().buttons
        await vale.restart()
        await amara.presses(f"Answer back as {alias}")
        await amara.presses("Send it to the moderators")
        await vale.advance(minutes=45)
        await mona.presses("Let it into the group")
        assert "Thank you." in posted(ben, group, f"{alias} writes:").text
        assert len(await vale.rows(QuestionRow)) == 1


async def test_who_left_hears_no_answers_and_closes_their_question(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path, refusals=[SAME_SCREEN]) as vale:
        amara, ben, group = vale.amara, vale.ben, vale.group
        await asked(vale, amara)
        shown = amara.screen().message
        await amara.leaves(group)
        await ben.writes("Only for us here.", group, reply_to=posted(ben, group))
        amara.does_not_see("Only for us here.")
        owed = [row for row in (await stored(vale))["outbox"] if "question-answered" in row]
        assert len(owed) == 1
        assert "'sent'" in owed[0]
        (thread,) = await vale.rows(QuestionRow)
        await amara.presses_data(f"qx:{thread.id}:0", shown)
        await amara.presses("Close it")
        amara.sees("What led to you is destroyed")
        assert not await vale.rows(QuestionRow)


async def test_an_end_that_can_be_told_to_nobody_looks_like_any_other(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        await asked(vale, vale.amara)
        await vale.amara.leaves(vale.group)
        await vale.advance(days=15)
        vale.amara.does_not_see("There was no answer to your question")
        # Not three days later, when the clock gives up.
        assert not await vale.rows(QuestionRow)


async def test_nothing_is_kept_before_it_is_sent(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        before = await stored(vale)
        await writes(vale.amara)
        vale.amara.sees("word for word")
        assert await stored(vale) == before
        await vale.amara.presses("Cancel")
        assert await stored(vale) == before
        assert not await vale.rows(DraftRow)


async def test_the_same_press_again_and_the_same_update_again(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path, refusals=[SAME_SCREEN, OLD_PRESS]) as vale:
        amara = vale.amara
        await writes(amara)
        amara.press_now("Send it to the moderators")
        amara.press_now("Send it to the moderators")
        await vale.settle()
        await vale.comes_again()
        assert len(await vale.rows(QuestionRow)) == 1
        await vale.advance(minutes=45)
        assert told(vale, QUESTION)["Mona"] == 1
        vale.mona.press_now("Let it into the group")
        vale.mona.press_now("Let it into the group")
        await vale.settle()
        await vale.comes_again()
        assert told(vale, "asks:") == {"Oak Vale": 1}


async def test_pictures_files_and_too_many_words_are_refused_and_the_next_words_count(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        amara = vale.amara
        await amara.writes("/ask")
        await amara.presses("Ask in Oak Vale")
        await amara.uploads("me.pdf", b"x", caption="my question")
        amara.sees("Only words can be sent anonymously")
        await amara.writes("x" * 4000)
        amara.sees("4,000 characters, and 1,000 is the most")
        await amara.writes("🌸🌸🌸")
        amara.sees("I found no words in that")
        await amara.writes(QUESTION)
        assert QUESTION in amara.sees("word for word").text


async def test_who_goes_elsewhere_is_asked_for_nothing(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        femi = vale.femi
        for away in ("Cancel", "/schedule"):
            await femi.writes("/ask")
            await femi.presses("Ask in Oak Vale")
            await (femi.presses(away) if away == "Cancel" else femi.writes(away))
            await femi.writes("Team dynamics")
            assert "word for word" not in femi.screen().text


async def test_words_that_nobody_asked_for_are_offered_to_be_a_question(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        await vale.amara.writes("Hello there")
        assert "Ask this anonymously" not in vale.amara.screen().message.labels
        await vale.amara.writes("How does one survive nights?")
        await vale.amara.presses("Ask this anonymously")
        assert "How does one survive nights?" in vale.amara.sees("word for word").text
        zola = vale.person("Zola")
        await zola.starts()
        await zola.writes("How does one survive nights?")
        assert "Ask this anonymously" not in zola.screen().message.labels


async def test_a_preview_that_telegram_keeps_no_longer(opened, tmp_path):
    refusals = [OLD_PRESS, "Bad Request: message to edit not found"]
    async with vale_that_asks(opened, tmp_path, refusals=refusals) as vale:
        who = {"id": vale.amara.id, "is_bot": False, "first_name": "Amara"}
        chat = {"id": vale.amara.id, "type": "private", "first_name": "Amara"}
        gone = {"chat": chat, "message_id": 999, "date": 0}
        for data in ("qs:1:0:0:0", "qo:0:0:0:0", "qo:1:0:0:0"):
            query = {"id": "78", "from": who, "chat_instance": "1", "data": data, "message": gone}
            vale.sim.enqueue_raw({"callback_query": query})
            await vale.settle()
            assert "I can no longer read those words" in vale.amara.screen().text
        assert not await vale.rows(QuestionRow)


async def test_a_press_under_some_other_message_sends_nothing_of_it(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        menu = vale.amara.screen().message
        await vale.amara.presses_data("qs:1:0:0:0", menu)
        assert not await vale.rows(QuestionRow)


async def test_others_press_what_is_not_theirs(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path, refusals=[SAME_SCREEN]) as vale:
        await asked(vale, vale.amara)
        (thread,) = await vale.rows(QuestionRow)
        await asks(vale, vale.amara, "And how do you eat at night?")
        waiting = next(row for row in await vale.rows(QuestionPartRow) if row.state == "waiting")
        zara = await found_riverside(vale)
        yusuf = vale.person("Yusuf")
        await yusuf.starts()
        before = await stored(vale)
        for person in (vale.ben, zara, yusuf):
            shown = person.screen().message
            for data in (
                f"qx:{thread.id}:1",
                f"qx:{thread.id}:0",
                f"qm:{thread.id}",
                f"qw:0:{thread.id}:0:0",
                f"qw:0:{thread.id}:{waiting.id}:0",
                f"qd:{waiting.id}:1:approve:",
                f"qv:{waiting.id}:1:block",
                f"qk:{waiting.id}",
                f"qz:{thread.id}:1",
                f"qz:{thread.id}:0",
                "ql:1",
            ):
                await person.presses_data(data, shown)
                assert await stored(vale) == before, data
            person.does_not_see("And how do you eat at night?")
        # Not even the owner of the installation learns or closes it as the asker would.
        await vale.noor.presses_data(f"qx:{thread.id}:1", vale.noor.screen().message)
        assert await stored(vale) == before


async def test_an_asker_who_blocked_the_bot_is_given_away_by_nothing(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path, refusals=[BLOCKED]) as vale:
        await asks(vale, vale.amara)
        await vale.amara.blocks_bot()
        await vale.mona.presses("Decline")
        await vale.mona.presses("It was asked before")
        owed = [row for row in (await stored(vale))["outbox"] if "question-ended" in row]
        assert len(owed) == 1
        assert "'sent'" in owed[0]
        assert "Forbidden" not in owed[0]
        assert not await vale.rows(QuestionRow)


async def test_an_answer_that_was_deleted_at_once(opened, tmp_path):
    refusals = ["Bad Request: message to copy not found"]
    async with vale_that_asks(opened, tmp_path, refusals=refusals) as vale:
        await asked(vale, vale.amara)
        await vale.advance(hours=8)
        written = await vale.ben.writes("Too late?", vale.group, reply_to=posted(vale.ben, vale.group))
        vale.amara.does_not_see("has answered")
        del vale.group.chat.messages[written.id]
        await vale.advance(hours=12)
        vale.amara.sees("has answered")
        vale.amara.does_not_see("Too late?")


@pytest.mark.parametrize("words", ["/ask", "/start ask"])
async def test_a_stranger_cannot_ask(opened, tmp_path, words):
    async with vale_that_asks(opened, tmp_path) as vale:
        zola = vale.person("Zola")
        await zola.starts()
        await zola.writes(words)
        zola.does_not_see("Who could know what")
