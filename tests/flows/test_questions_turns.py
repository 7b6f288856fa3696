"""Anonymous questions on their way: sent back, given up, typed before it was said what that means, muted."""

from storage.tables import MeasureRow, QuestionPartRow, QuestionRow
from tests.flows.asking import QUESTION, asked, asks, posted, vale_that_asks, writes
from tests.flows.moderating import STAFF_RIGHTS, mutes, says
from tests.flows.oak_vale import SAME_SCREEN
from tests.flows.told import stored


async def test_a_question_that_is_to_be_changed_is_found_again_and_written_again(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        amara, mona = vale.amara, vale.mona
        await asks(vale, amara)
        alias = mona.sees("Its name there would be").text.partition("would be ")[2].partition(":")[0]
        await amara.writes("/ask")
        await amara.presses(f"{alias} in Oak Vale")
        amara.sees("is with the moderators")
        await mona.presses("Ask for a change")
        await mona.presses("It is hard to understand")
        await vale.restart()
        await amara.writes("/ask")
        await amara.presses(f"{alias} in Oak Vale")
        shown = amara.screen()
        assert "A moderator asked you to change your question" in shown.text
        assert "is with the moderators" not in shown.text
        assert QUESTION in shown.text
        await amara.presses("Write it again")
        await amara.writes("How do you prepare for nights?")
        await amara.presses("Send it to the moderators")
        await amara.writes("/ask")
        await amara.presses(f"{alias} in Oak Vale")
        assert "is with the moderators" in amara.screen().text
        await vale.advance(minutes=45)
        await mona.presses("Let it into the group")
        assert "How do you prepare for nights?" in posted(vale.ben, vale.group).text


async def test_answers_back_that_are_to_be_changed_each_have_their_button(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path, refusals=[SAME_SCREEN]) as vale:
        amara, ben, mona, group = vale.amara, vale.ben, vale.mona, vale.group
        alias = await asked(vale, amara)
        await ben.writes("Sleep before it.", group, reply_to=posted(ben, group))
        answered = amara.sees("has answered")
        back = _data(answered, "Answer back")
        for words in ("And with coffee?", "And with tea?"):
            await amara.presses_data(back, answered)
            await amara.writes(words)
            await amara.presses("Send it to the moderators")
            await vale.advance(minutes=45)
            await mona.presses("Ask for a change")
            await mona.presses("It is hard to understand")
        await amara.writes("/ask")
        await amara.presses(f"{alias} in Oak Vale")
        shown = amara.screen()
        assert "Your question is in Oak Vale" in shown.text
        assert "asked you to change 2 answers of yours" in shown.text
        assert "And with coffee?" in shown.text
        await amara.presses("Write again: And with tea?")
        amara.sees(f"Your answer in Oak Vale, as {alias}")
        await amara.writes("And with green tea?")
        await amara.presses("Send it to the moderators")
        assert len(await vale.rows(QuestionPartRow)) == 3


def _data(message, label):
    return next(one.data for row in message.buttons for one in row if one.text == label)


async def test_cancelling_says_that_nothing_was_sent(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        amara = vale.amara
        before = await stored(vale)
        for away in ("/cancel", "/menu", "/start", "Cancel"):
            for typed in (False, True):
                await amara.writes("/ask")
                await amara.presses("Ask in Oak Vale")
                if typed:
                    await amara.writes(QUESTION)
                    assert "word for word" in amara.screen().text
                await (amara.presses(away) if away == "Cancel" else amara.writes(away))
                said = amara.screen().text
                assert "Nothing was sent, and I keep nothing of it" in said, (away, typed)
                assert amara.id not in vale.running.house.asking
                await amara.writes("Team dynamics")
                assert "word for word" not in amara.screen().text
        await amara.writes("/cancel")
        assert "Nothing was sent" not in amara.screen().text
        assert (await stored(vale))["questions"] == before["questions"]
        assert not await vale.rows(QuestionRow)


async def test_a_command_that_begins_something_else_begins_it(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        await vale.femi.writes("/ask")
        await vale.femi.presses("Ask in Oak Vale")
        await vale.femi.writes("/schedule")
        assert vale.femi.id not in vale.running.house.asking
        assert "Nothing was sent" not in vale.femi.screen().text
        # What is cancelled now is that, and the question is spoken of no more.
        await vale.femi.writes("/cancel")
        assert "Nothing was sent" not in vale.femi.screen().text


async def test_words_nobody_asked_for_are_shown_with_who_could_know(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        amara = vale.amara
        await amara.writes("How does one survive nights?")
        await amara.presses("Ask this anonymously")
        shown = amara.screen()
        assert "and holds its keys, could find out" in shown.text
        assert shown.text.index("Whoever runs this bot") < shown.text.index("How does one survive nights?")
        await amara.presses("Who could know what")
        assert "recognise your way of writing" in amara.screen().text
        assert "How does one survive nights?" not in amara.screen().text
        await vale.restart()
        await amara.presses("Back")
        assert "word for word" in amara.screen().text
        await amara.presses("Send it to the moderators")
        await vale.advance(minutes=45)
        assert "Whoever runs this bot" not in vale.mona.sees("How does one survive nights?").text
        # Who came by the explanation has read it.
        await writes(vale.ben)
        assert "Who could know what" not in vale.ben.screen().buttons


async def test_who_is_muted_asks_nothing_new_and_can_appeal(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path, refusals=[SAME_SCREEN]) as vale:
        amara, mona = vale.amara, vale.mona
        await vale.noor.promotes(mona, vale.group, STAFF_RIGHTS)
        alias = await asked(vale, amara)
        await writes(amara, "And how do you eat at night?")
        preview = amara.screen().message
        await mutes(vale, mona, await says(vale, amara))
        await amara.presses_data(_data(preview, "Send it to the moderators"), preview)
        assert "Ask for another look" in amara.sees("You are muted until Tue 17 Nov 2026").labels
        assert len(await vale.rows(QuestionRow)) == 1
        await amara.writes("/ask")
        await amara.presses("Ask in Oak Vale")
        amara.sees("You are muted until")
        # The open one goes on, or a mute would show whose it is.
        await vale.ben.writes("Sleep before it.", vale.group, reply_to=posted(vale.ben, vale.group))
        await amara.presses("Answer back")
        await amara.writes("Thank you, that helps.")
        await amara.presses("Send it to the moderators")
        await vale.advance(minutes=45)
        await mona.presses("Let it into the group")
        assert "Thank you, that helps." in posted(vale.ben, vale.group, f"{alias} writes:").text
        await amara.writes("/ask")
        await amara.presses("Ask in Oak Vale")
        await amara.presses("Ask for another look")
        (measure,) = await vale.rows(MeasureRow)
        assert measure.appeal == "writing"
        await vale.advance(days=1)
        # What is typed now is the question, and not the appeal that was begun and left.
        await writes(amara, "And how do you eat at night?")
        assert "word for word" in amara.screen().text
        assert not (await vale.rows(MeasureRow))[0].appeal_words
