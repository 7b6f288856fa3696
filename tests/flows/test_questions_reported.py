"""What was asked without a name is reported, and taken away; nobody learns whose it was, on either side."""

from storage.tables import AuditRow, ModerationCaseRow, QuestionPartRow, QuestionRow
from tests.flows.asking import QUESTION, asked, posted, vale_that_asks
from tests.flows.looking_after import finds
from tests.flows.oak_vale import OLD_PRESS, SAME_SCREEN
from tests.flows.riverside import found_riverside
from tests.flows.told import stored, told

UNDELETABLE = "Bad Request: message can't be deleted for everyone"


async def reports(vale, person, words="asks:", command="/report"):
    """The newest message of a thread."""
    message = posted(person, vale.group, words)
    await person.writes(command, vale.group, reply_to=message)
    return message


async def answered_back(vale, words="What a stupid answer."):
    """An open question with an answer back in the group; its name."""
    alias = await asked(vale, vale.amara)
    await vale.ben.writes("Sleep before it.", vale.group, reply_to=posted(vale.ben, vale.group))
    await vale.amara.presses("Answer back")
    await vale.amara.writes(words)
    await vale.amara.presses("Send it to the moderators")
    await vale.advance(minutes=45)
    await vale.mona.presses("Let it into the group")
    return alias


def stands(vale, message):
    return message.id in vale.group.chat.messages


async def test_a_reported_question_is_closed_and_deleted(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        alias = await asked(vale, vale.amara)
        message = await reports(vale, vale.ben)
        vale.ben.sees("The moderators have your report")
        vale.ben.does_not_see("written by a bot")
        shown = vale.mona.sees(f"The anonymous question of {alias} in Oak Vale was reported").text
        assert "Reported by: Ben" in shown
        assert "Amara" not in shown
        assert "hides their account" not in shown
        await vale.mona.presses("Close and delete")
        vale.mona.sees("The question is closed, and I am deleting")
        assert not stands(vale, message)
        vale.amara.sees("have closed your question in Oak Vale, and deleted what was posted there")
        vale.ben.sees("The moderators have looked at what you reported, and acted on it")
        assert not await vale.rows(QuestionRow)
        # Nothing that is left names the question together with its message, nor anybody who asked.
        owed = [row for row in (await stored(vale))["outbox"] if "question-delete" in row]
        assert len(owed) == 1
        assert "'question':" not in owed[0]
        (case,) = await vale.rows(ModerationCaseRow)
        assert (case.user_id, case.said_at, case.name) == (None, None, "")


async def test_a_reported_answer_back_is_deleted_and_its_question_goes_on(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        alias = await answered_back(vale)
        message = await reports(vale, vale.ben, "writes:")
        vale.mona.sees(f"An answer that the asker {alias} wrote in Oak Vale was reported")
        await vale.mona.presses("Delete it from the group")
        assert not stands(vale, message)
        assert posted(vale.ben, vale.group, "asks:")
        vale.amara.sees("The moderators have deleted an answer of yours in Oak Vale")
        (thread,) = await vale.rows(QuestionRow)
        assert thread.state == "open"


async def test_with_the_answer_back_all_of_it_goes(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        await answered_back(vale)
        question = posted(vale.ben, vale.group, "asks:")
        message = await reports(vale, vale.ben, "writes:")
        await vale.mona.presses("Close and delete")
        assert not stands(vale, message)
        assert not stands(vale, question)
        assert stands(vale, posted(vale.ben, vale.group, "Sleep before it."))
        assert not await vale.rows(QuestionPartRow)


async def test_a_reported_question_is_closed_and_stays(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        await asked(vale, vale.amara)
        message = await reports(vale, vale.ben)
        await vale.mona.presses("Close the question")
        assert stands(vale, message)
        vale.amara.sees("The moderators have closed your question in Oak Vale.")
        assert not await vale.rows(QuestionRow)


async def test_of_a_closed_question_the_message_can_still_be_deleted(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        await asked(vale, vale.amara)
        await vale.amara.presses("Close my question")
        await vale.amara.presses("Close it")
        assert not await vale.rows(QuestionPartRow)
        await vale.restart()
        message = await reports(vale, vale.ben)
        vale.mona.sees("nothing leads to its asker any more")
        await vale.mona.presses("Delete it from the group")
        assert not stands(vale, message)
        vale.amara.does_not_see("have deleted")
        assert not await vale.rows(QuestionRow)


async def test_it_is_left_and_the_reporter_hears_that(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        await asked(vale, vale.amara)
        message = await reports(vale, vale.ben)
        await vale.mona.presses("Leave it")
        vale.mona.sees("Mona has found nothing to do")
        assert stands(vale, message)
        vale.ben.sees("found nothing that they have to act on")
        assert told(vale, "closed your question") == {}


async def test_the_askers_own_report_looks_like_anybodys(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        await asked(vale, vale.amara)
        await reports(vale, vale.amara)
        vale.amara.sees("The moderators have your report")
        assert "Reported by: Amara" in vale.mona.sees("was reported").text


async def test_several_report_it_and_two_moderators_decide_at_once(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path, refusals=[SAME_SCREEN, OLD_PRESS]) as vale:
        await vale.doctors("Chidi")
        await asked(vale, vale.amara)
        await reports(vale, vale.ben)
        message = await reports(vale, vale.chidi)
        assert told(vale, "was reported") == {"Mona": 1, "Noor": 1}
        vale.mona.press_now("Close and delete")
        vale.mona.press_now("Close and delete")
        vale.noor.press_now("Close and delete")
        await vale.settle()
        seen = [vale.mona.screen().text, vale.noor.screen().text]
        assert sum("This was decided already" in one for one in seen) == 1
        await vale.comes_again()
        assert not stands(vale, message)
        assert told(vale, "closed your question") == {"Amara": 1}
        assert told(vale, "acted on it") == {"Ben": 1, "Chidi": 1}
        assert len([row for row in await vale.rows(AuditRow) if row.detail.get("verdict") == "close"]) == 1


async def test_what_telegram_does_not_delete_is_told_to_the_moderators(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path, refusals=[UNDELETABLE], faults=["notice-refused"]) as vale:
        await asked(vale, vale.amara)
        await vale.advance(hours=49)
        message = await reports(vale, vale.ben)
        await vale.mona.presses("Close and delete")
        await vale.advance(hours=12)
        assert stands(vale, message)
        assert told(vale, "Telegram does not let me delete a message of an anonymous question") == {
            "Mona": 1,
            "Noor": 1,
        }
        assert "Open it in the group" in vale.mona.screen().message.labels
        vale.amara.sees("The moderators have closed your question")


async def test_a_moderators_command_on_a_question_acts_on_nobody(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        await asked(vale, vale.amara)
        await reports(vale, vale.mona, command="/mute 1 day")
        assert told(vale, "nobody knows whose it is") == {"Mona": 1}
        vale.mona.sees("was reported")
        await reports(vale, vale.ben, command="/mute")
        vale.ben.sees("Only moderators can do that")


async def test_other_messages_of_the_bot_are_the_bots(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        await vale.schedules()
        await vale.advance(minutes=1)
        card = vale.ben.screen(vale.group).message
        await vale.ben.writes("/report", vale.group, reply_to=card)
        vale.ben.sees("was written by a bot")
        assert not await vale.rows(ModerationCaseRow)


async def test_the_list_of_open_questions_offers_to_delete(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        alias = await asked(vale, vale.amara)
        message = posted(vale.ben, vale.group)
        await finds(vale.mona, "Anonymous questions")
        await vale.mona.presses(f"Close {alias} in Oak Vale")
        await vale.mona.presses("Close and delete")
        vale.mona.sees("I am deleting what was posted in the group")
        assert not stands(vale, message)
        vale.amara.sees("and deleted what was posted there")


async def test_after_a_restart_and_in_the_list_of_what_is_to_be_looked_at(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        await asked(vale, vale.amara)
        message = await reports(vale, vale.ben)
        await vale.restart()
        await vale.mona.presses("Safe groups")
        await vale.mona.presses("To look at: an anonymous question")
        await vale.restart()
        await vale.mona.presses("Close and delete")
        assert not stands(vale, message)


async def test_others_press_what_is_the_moderators(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path, refusals=[SAME_SCREEN]) as vale:
        await asked(vale, vale.amara, QUESTION)
        await reports(vale, vale.ben)
        (case,) = await vale.rows(ModerationCaseRow)
        zara = await found_riverside(vale)
        before = await stored(vale)
        for person in (vale.ben, vale.amara, zara):
            shown = person.screen().message
            for removal in ("delete", "close", "both", "burn"):
                await person.presses_data(f"qr:{case.id}:{removal}", shown)
                assert await stored(vale) == before
        await vale.mona.presses_data(f"qr:{case.id}:burn", vale.mona.screen().message)
        await vale.mona.presses_data(f"um:{case.id}:mute", vale.mona.screen().message)
        (case,) = await vale.rows(ModerationCaseRow)
        assert case.state != "acted"
