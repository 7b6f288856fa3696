"""An anonymous question, from the menu into the group, answered, answered back, closed."""

from rules.permissions import Role
from storage import communities, community_texts, members, roles
from storage.tables import QuestionPartRow, QuestionRow
from tests.flows.asking import QUESTION, asked, asks, posted, vale_that_asks, writes
from tests.flows.looking_after import finds
from tests.flows.riverside import found_riverside
from tests.flows.told import told


async def test_a_question_its_answer_and_its_end(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        amara, ben, mona, group = vale.amara, vale.ben, vale.mona, vale.group
        await amara.presses("Ask anonymously")
        amara.sees("Who could know what")
        await amara.presses("Ask in Oak Vale")
        amara.sees("Nothing is sent yet")
        await amara.writes(QUESTION)
        amara.sees("word for word")
        assert not await vale.rows(QuestionRow)
        await amara.presses("Send it to the moderators")
        amara.sees("Your words go to the moderators")
        mona.does_not_see(QUESTION)
        await vale.advance(minutes=45)
        mona.sees(QUESTION)
        mona.does_not_see("Amara")
        await mona.presses("Let it into the group")
        alias = posted(ben, group).text.partition(" asks:")[0]
        ben.sees(QUESTION, group)
        amara.sees(f"is now in Oak Vale, as {alias}")
        # Ben answers in the group; Amara hears of it, and answers back under the same name.
        await ben.writes("I read the ward's own list.", group, reply_to=posted(ben, group))
        amara.sees("I read the ward's own list.")
        amara.sees(f"has answered {alias}")
        await amara.presses("Answer back")
        await amara.writes("Thank you, that helps.")
        await amara.presses("Send it to the moderators")
        await vale.advance(minutes=45)
        await mona.presses("Let it into the group")
        back = posted(ben, group, f"{alias} writes:")
        assert "Thank you, that helps." in back.text
        assert back.reply_to.text == "I read the ward's own list."
        await ben.writes("Any time.", group, reply_to=back)
        amara.sees("Any time.")
        await amara.presses("Close my question")
        await amara.presses("Close it")
        amara.sees("What led to you is destroyed")
        assert not await vale.rows(QuestionRow)
        assert not await vale.rows(QuestionPartRow)
        assert not [
            one for one in (tmp_path / "keys").glob("question-[0-9]*.key") if "blocks" not in one.name
        ]
        before = told(vale, "Oak Vale")
        await ben.writes("And another thing.", group, reply_to=back)
        amara.does_not_see("And another thing.")
        assert told(vale, "Oak Vale") == before


async def test_what_may_say_who_asks_is_shown_before_it_is_sent(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        amara = vale.amara
        await writes(amara, "I am Amara <b>&</b> my mail is a.b@example.org. What now?\n\nReally?")
        shown = amara.sees("word for word")
        assert "your name, or a part of it" in shown.text
        assert "an e-mail address" in shown.text
        underlined = [one for one in shown.entities if one["type"] == "underline"]
        assert [shown.text[one["offset"] :][: one["length"]] for one in underlined] == [
            "Amara",
            "a.b@example.org",
        ]
        await amara.presses("Change it")
        await amara.writes("What now, <b>&</b> for whom?\n\nReally?")
        await amara.presses("Send it to the moderators")
        await vale.advance(minutes=45)
        vale.mona.sees("What now, <b>&</b> for whom?\n\nReally?")
        vale.mona.does_not_see("Amara")


async def test_words_from_right_to_left_arrive_as_they_were_written(opened, tmp_path):
    words = "كيف تستعدون للمناوبة الليلية؟ thanks"
    async with vale_that_asks(opened, tmp_path) as vale:
        await asked(vale, vale.amara, words)
        assert words in posted(vale.ben, vale.group).text.translate({0x2068: None, 0x2069: None})


async def test_a_moderator_asks_for_a_change(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        amara, mona = vale.amara, vale.mona
        await asks(vale, amara, "Nights and days and exams and rotas?")
        await mona.presses("Ask for a change")
        await mona.presses("It is several questions")
        amara.sees("it is several questions")
        amara.sees("Nights and days and exams and rotas?")
        await amara.presses("Write it again")
        await amara.writes("How do you sleep after nights?")
        await amara.presses("Send it to the moderators")
        await vale.advance(minutes=45)
        # The older card decides nothing any more.
        mona.sees("How do you sleep after nights?")
        await mona.presses("Let it into the group")
        assert "How do you sleep after nights?" in posted(vale.ben, vale.group).text


async def test_declined_with_a_reason_and_then_nothing_is_left(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        amara, mona = vale.amara, vale.mona
        await asks(vale, amara)
        await mona.presses("Decline")
        await mona.presses("Back")
        await mona.presses("Decline")
        await mona.presses("It was asked before")
        amara.sees("it was asked before")
        amara.sees("what led to you is destroyed")
        assert not await vale.rows(QuestionRow)
        assert not list((tmp_path / "keys").glob("question-[0-9]*.key"))
        vale.ben.does_not_see(QUESTION, vale.group)


async def test_two_moderators_press_at_once(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        await asks(vale, vale.amara)
        vale.mona.press_now("Let it into the group")
        vale.noor.press_now("Decline")
        await vale.settle()
        vale.mona.sees("It goes into the group")
        await vale.noor.presses("Back")
        vale.noor.sees("It is in the group already")
        assert told(vale, "asks:") == {"Oak Vale": 1}


async def test_the_second_sees_what_was_decided(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        await asks(vale, vale.amara)
        await vale.noor.presses("Decline")
        await vale.mona.presses("Let it into the group")
        await vale.noor.presses("It was asked before")
        vale.noor.sees("is in the group already")
        vale.amara.sees("is now in")
        assert told(vale, "did not let your question") == {}


async def test_blocked_is_told_kindly_and_nobody_learns_who(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        amara, mona = vale.amara, vale.mona
        await asks(vale, amara, "Why is everybody here so slow?")
        await mona.presses("Decline and block")
        mona.sees("Neither you nor anybody else learns who it is")
        await mona.presses("Yes, decline and block")
        amara.sees("They do not know who that is")
        await amara.writes("/ask")
        await amara.presses("Ask in Oak Vale")
        amara.sees("You cannot ask anonymously until Mon 1 Mar 2027")
        await writes(vale.ben)
        vale.ben.sees("word for word")
        mona.does_not_see("Amara")


async def test_by_night_nobody_is_woken(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        await vale.advance(hours=10)
        await asks(vale, vale.amara)
        vale.mona.does_not_see(QUESTION)
        await vale.advance(hours=10)
        vale.mona.sees(QUESTION)


async def test_a_blocked_answer_back_is_told_as_that(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        amara, ben, mona, group = vale.amara, vale.ben, vale.mona, vale.group
        alias = await asked(vale, amara)
        await ben.writes("Sleep before it.", group, reply_to=posted(ben, group))
        await amara.presses("Answer back")
        await amara.writes("What a stupid answer.")
        await amara.presses("Send it to the moderators")
        await vale.advance(minutes=45)
        await mona.presses("Decline and block")
        await mona.presses("Yes, decline and block")
        mona.sees("The question itself stays open")
        shown = amara.sees("did not let your answer into Oak Vale").text
        assert f"stays open as {alias}" in shown
        assert "You can write anonymously again from Mon 1 Mar 2027" in shown
        assert "You can write another answer" not in shown
        amara.does_not_see("did not let your question")


async def test_what_no_moderator_decides_on_is_reminded_of_and_ends_as_that(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        await asks(vale, vale.amara)
        await vale.advance(days=4)
        assert told(vale, "This has been waiting for a decision for three days") == {"Mona": 1, "Noor": 1}
        await vale.advance(days=12)
        vale.amara.sees("No moderator decided on your question")
        vale.amara.does_not_see("There was no answer")
        assert told(vale, "This has been waiting for a decision for three days") == {"Mona": 1, "Noor": 1}


async def test_where_nobody_decides_it_is_said_before_a_word_is_written(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        mona, noor = [await vale.member_id(one) for one in (vale.mona, vale.noor)]

        def nobody(tx):
            roles.take(tx, mona, Role.MODERATOR)
            for role in (Role.MODERATOR, Role.ADMIN, Role.OWNER):
                roles.take(tx, noor, role)

        await vale.running.db.write(nobody)
        await vale.amara.writes("/ask")
        await vale.amara.presses("Ask in Oak Vale")
        vale.amara.sees("Nobody decides on questions in this community at the moment")


async def test_the_asker_is_told_in_the_words_of_the_threads_community(opened, tmp_path):
    """Amara belongs to two: neither is hers alone, and the question knows whose it is."""
    async with vale_that_asks(opened, tmp_path) as vale:
        await found_riverside(vale)
        await vale.running.db.write(_joins_riverside, vale.amara.id, vale.now())
        await vale.running.db.write(
            community_texts.keep, 1, "button-menu", "Home of Oak Vale", None, vale.now()
        )
        vale.running.house.wording.forget()
        await asked(vale, vale.amara)
        vale.amara.sees("is now in Oak Vale")
        assert "Home of Oak Vale" in vale.amara.screen().buttons


def _joins_riverside(tx, user_id, now):
    riverside = max(communities.all_ids(tx))
    members.admit(tx, riverside, user_id, now, name="Amara", chat_id=user_id)


async def test_a_fortnight_of_silence_closes_it(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        await asked(vale, vale.amara)
        await vale.advance(days=16)
        vale.amara.sees("There was no answer to your question")
        assert not await vale.rows(QuestionRow)
        assert not list((tmp_path / "keys").glob("question-[0-9]*.key"))


async def test_moderators_see_what_waits_and_close_what_is_open(opened, tmp_path):
    async with vale_that_asks(opened, tmp_path) as vale:
        mona = vale.mona
        alias = await asked(vale, vale.amara)
        await asks(vale, vale.ben, "Where do you find quiet to study?")
        await finds(mona, "Anonymous questions")
        mona.sees("One is waiting for a decision")
        await mona.presses(f"Close {alias} in Oak Vale")
        await mona.presses("Close it")
        mona.sees("It is closed. The asker is told.")
        vale.amara.sees("The moderators have closed your question")
        await mona.presses("Anonymous questions")
        await mona.presses("Where do you find quiet to study?")
        mona.sees("Where do you find quiet to study?")


async def test_who_was_removed_from_the_group_meanwhile_and_the_bot_too(opened, tmp_path):
    refusals = ["Forbidden: bot was kicked from the supergroup chat"]
    async with vale_that_asks(opened, tmp_path, refusals=refusals) as vale:
        await asks(vale, vale.amara)
        await vale.noor.remove_bot(vale.group)
        await vale.mona.presses("Let it into the group")
        vale.mona.sees("I cannot write in that group any more")
        vale.amara.sees("could not be posted")
        assert not await vale.rows(QuestionRow)
