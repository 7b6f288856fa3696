"""Reports, appeals, floods and the pinned rules."""

from datetime import UTC, datetime

from sqlalchemy import text

from rules.permissions import Role
from storage.tables import MeasureRow, ModerationCaseRow, ModerationReportRow, PinnedRulesRow
from tests.flows.looking_after import finds
from tests.flows.moderating import may_write, moderators, mutes, removes, says, warns
from tests.flows.oak_vale import RIGHTS, SAME_SCREEN
from tests.flows.riverside import found_riverside
from tests.flows.told import told


async def test_a_report_reaches_moderators_and_one_decides(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await moderators(vale, "Mira", "Chidi")
        await vale.doctors("Ben", "Amara", "Dana")
        message = await says(vale, vale.ben, "Something secret-and-unkind")
        for person in (vale.amara, vale.dana):
            command = await person.writes("/report", vale.group, reply_to=message)
            assert command.id not in vale.group.chat.messages
            person.sees("Thank you. The moderators have your report")
        assert len(await vale.rows(ModerationCaseRow)) == 1
        for person in (vale.mira, vale.chidi, vale.noor):
            assert "A message of Ben in Oak Vale was reported" in person.screen().text
        vale.mira.sees("Reported by: Amara")
        # Both press at once: one has it.
        vale.mira.press_now("I look at it")
        vale.chidi.press_now("I look at it")
        await vale.settle()
        said = "Another moderator looks at this already"
        late = [one for one in (vale.mira, vale.chidi) if said in one.screen().text]
        assert len(late) == 1
        first = vale.mira if late == [vale.chidi] else vale.chidi
        assert "Mute" not in late[0].screen().buttons
        first.sees("Amara, Dana")
        await vale.restart()
        for label in ("Mute", "Unkind to others", "One hour", "Delete the message", "Mute now"):
            await first.presses(label)
        assert told(vale, "and acted on it") == {"Amara": 1, "Dana": 1}
        for person in (vale.amara, vale.dana):
            assert "Ben" not in person.screen().text
        for said in vale.ben.messages():
            assert "Amara" not in said.text
            assert "report" not in said.text
        dump = await vale.running.db.read(_everything)
        assert "secret-and-unkind" not in dump


def _everything(tx):
    names = tx.execute(
        text("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not tx.on_postgresql
        else text("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
    ).scalars()
    return "".join(repr(tx.execute(text(f'SELECT * FROM "{one}"')).all()) for one in list(names))


async def test_a_report_with_nothing_to_do_and_one_that_is_left(opened):
    async with opened() as vale:
        await moderators(vale, "Mira")
        await vale.doctors("Ben", "Amara")
        message = await says(vale, vale.ben)
        await vale.amara.writes("/report", vale.group, reply_to=message)
        await vale.mira.presses("I look at it")
        await vale.advance(hours=25)
        # She has left it, so the others see it again.
        assert told(vale, "was reported")["Noor"] == 2
        await vale.noor.presses("Nothing to do")
        vale.noor.sees("Noor has found nothing to do")
        vale.amara.sees("found nothing that they have to act on")
        vale.ben.does_not_see("moderator")


async def test_a_late_press_is_told_what_was_decided_and_that_it_was_oneself(opened):
    async with opened() as vale:
        await moderators(vale, "Mira", "Chidi")
        await vale.doctors("Ben", "Amara")
        await vale.amara.writes("/report", vale.group, reply_to=await says(vale, vale.ben))
        (case,) = await vale.rows(ModerationCaseRow)
        old = {one: one.screen().message for one in (vale.mira, vale.chidi, vale.noor)}
        for label in ("I look at it", "Mute", "Unkind to others", "One hour", "Leave it", "Mute now"):
            await vale.mira.presses(label)
        await vale.chidi.presses_data(f"un:{case.id}", old[vale.chidi])
        assert "This was decided already: mute." in vale.chidi.screen().text
        await vale.mira.presses_data(f"un:{case.id}", old[vale.mira])
        assert "You decided this already: mute." in vale.mira.screen().text
        await vale.doctors("Dana")
        await vale.amara.writes("/report", vale.group, reply_to=await says(vale, vale.dana))
        await vale.noor.presses("Nothing to do")
        await vale.chidi.presses("I look at it")
        assert "This was decided already: nothing to do." in vale.chidi.screen().text


async def test_at_night_nobody_is_woken_by_a_report(opened):
    async with opened(start=datetime(2026, 11, 16, 23, 0, tzinfo=UTC)) as vale:
        await moderators(vale, "Mira")
        await vale.doctors("Ben", "Amara")
        message = await says(vale, vale.ben)
        await vale.amara.writes("/report", vale.group, reply_to=message)
        vale.amara.sees("Thank you")
        vale.mira.does_not_see("was reported")
        await vale.advance(hours=9)
        vale.mira.sees("was reported")


async def test_a_report_about_a_moderator_goes_to_the_others(opened):
    async with opened() as vale:
        await moderators(vale, "Mira", "Chidi")
        await vale.doctors("Amara")
        message = await says(vale, vale.mira)
        await vale.amara.writes("/report", vale.group, reply_to=message)
        assert told(vale, "was reported") == {"Noor": 1, "Chidi": 1}
        (case,) = await vale.rows(ModerationCaseRow)
        for data in (f"uc:{case.id}", f"ut:{case.id}", f"un:{case.id}", f"um:{case.id}:mute"):
            await vale.mira.presses_data(data, vale.mira.screen().message)
        (case,) = await vale.rows(ModerationCaseRow)
        assert case.state == "open"
        vale.mira.does_not_see("was reported")
        vale.mira.does_not_see("Amara")


async def test_a_message_that_is_sent_on(opened):
    async with opened() as vale:
        await moderators(vale, "Mira")
        await vale.doctors("Ben", "Amara")
        message = await says(vale, vale.ben)
        await vale.amara.sends_on(message)
        vale.amara.sees("Do you want to report this message?")
        await vale.restart()
        await vale.amara.presses("Oak Vale")
        vale.amara.sees("The moderators have your report")
        vale.mira.sees("I do not know where in the group it stands")
        await vale.mira.presses("I look at it")
        for label in ("Warn", "Off topic, or advertising", "Warn now"):
            await vale.mira.presses(label)
        vale.ben.sees("has given you a warning")
        # Hidden: the moderators hear of the group and the time, and nothing can be pressed.
        await vale.amara.sends_on(message, hidden=True)
        vale.amara.sees("hides their account")
        await vale.amara.presses("Oak Vale")
        vale.mira.sees("Look for the message in the group")
        assert (await vale.rows(ModerationCaseRow))[-1].user_id is None
        # One's own, a bot's, a stranger's.
        own = await says(vale, vale.amara)
        await vale.amara.sends_on(own)
        vale.amara.sees("That message is your own")
        await vale.amara.sends_on(vale.amara.screen().message)
        vale.amara.sees("was written by a bot")
        zola = vale.person("Zola")
        await vale.noor.adds(zola, vale.group)
        await vale.amara.sends_on(await says(vale, zola))
        vale.amara.sees("I do not know the person")
        # Never answered, nothing of it stays.
        before = len(await vale.rows(ModerationCaseRow))
        await vale.amara.sends_on(message)
        assert len(await vale.rows(ModerationCaseRow)) == before + 1
        await vale.advance(hours=25)
        assert len(await vale.rows(ModerationCaseRow)) == before


async def test_what_is_sent_on_answers_a_question_that_is_open(opened):
    async with opened() as vale:
        await vale.doctors("Ben")
        message = await says(vale, vale.ben, "Team dynamics")
        await vale.femi.writes("/schedule")
        await vale.femi.sends_on(message)
        vale.femi.sees("When does it begin?")
        assert not await vale.rows(ModerationCaseRow)


async def test_who_never_opened_the_private_chat_gets_a_button_without_a_name(opened):
    async with opened() as vale:
        await moderators(vale, "Mira")
        await vale.doctors("Ben", "Amara")
        message = await says(vale, vale.ben)
        await vale.running.db.write(_close_chat, vale.amara.id)
        await vale.amara.writes("/report", vale.group, reply_to=message)
        said = vale.ben.screen(vale.group)
        assert said.buttons == ["Open the private chat"]
        assert "Amara" not in said.text
        await vale.amara.starts()
        vale.amara.sees("The moderators have your report")


def _close_chat(tx, user_id):
    tx.execute(text("UPDATE members SET chat_id = NULL WHERE user_id = :user"), {"user": user_id})


async def test_an_appeal_is_decided_by_another_and_once(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await moderators(vale, "Mira", "Chidi")
        await vale.doctors("Ben")
        await removes(vale, vale.mira, await says(vale, vale.ben))
        await vale.ben.presses("Ask for another look")
        vale.ben.sees("Please write in one message")
        await vale.ben.presses("Not now")
        vale.ben.sees("Nothing was sent")
        await vale.ben.presses("Ask for another look")
        await vale.ben.writes("x" * 501)
        vale.ben.sees("longer than 500")
        await vale.restart()
        await vale.ben.writes("I did <b>not</b> mean it")
        vale.ben.sees("A moderator is looking at this again")
        # The owner did not act, so it is for her; not for the one who did.
        assert told(vale, "They ask for another look") == {"Noor": 1}
        vale.noor.sees("I did <b>not</b> mean it")
        (measure,) = await vale.rows(MeasureRow)
        await vale.mira.presses_data(f"uj:{measure.id}:1", vale.mira.screen().message)
        vale.mira.sees("so another moderator decides")
        grant = next(b for row in vale.noor.screen().message.buttons for b in row if b.text == "Take it back")
        await vale.noor.presses("Take it back")
        vale.noor.sees("What was done about Ben is taken back")
        vale.ben.sees("has looked again, and has taken it back")
        await vale.chidi.presses_data(grant.data.replace(":1", ":0", 2), vale.chidi.screen().message)
        assert told(vale, "has looked again") == {"Ben": 1}
        await vale.ben.asks_to_join(vale.group)
        vale.ben.sees("Welcome back")
        # What was said twice is over.
        await vale.ben.presses_data(f"up:{measure.id}", vale.ben.screen().message)
        assert "taken back" in vale.ben.screen().text


async def test_of_several_measures_the_appeal_says_which_it_is_about(opened):
    async with opened() as vale:
        await moderators(vale, "Mira")
        await vale.doctors("Ben")
        await warns(vale, vale.mira, await says(vale, vale.ben))
        warned = vale.ben.screen().message
        await vale.advance(days=1)
        await mutes(
            vale, vale.mira, await says(vale, vale.ben, "Buy this"), reason="Off topic, or advertising"
        )
        (appeal,) = (one.data for row in warned.buttons for one in row if one.text == "Ask for another look")
        await vale.ben.presses_data(appeal, warned)
        named = ("your warning of Mon 16 Nov 2026", "the group Oak Vale", "unkind to others")
        for words in named:
            assert words in vale.ben.sees("Please write in one message").text
        await vale.ben.writes("I was joking")
        for words in named:
            assert words in vale.ben.sees("A moderator is looking at this again").text
        for words in ("Ben was warned on Mon 16 Nov 2026", *named[1:]):
            assert words in vale.noor.sees("They ask for another look").text
        await vale.noor.presses("It stays")
        assert "Ben was warned on Mon 16 Nov 2026" in vale.noor.sees("stays as it is").text
        for words in named:
            assert words in vale.ben.sees("has looked again, and it stays").text


async def test_an_appeal_where_nobody_else_is_there(opened):
    async with opened() as vale:
        await vale.doctors("Ben")
        await mutes(vale, vale.noor, await says(vale, vale.ben), span="One week")
        await vale.ben.presses("Ask for another look")
        await vale.ben.writes("Please look again")
        vale.ben.sees("the one who acted looks at it again")
        vale.noor.sees("there is no other moderator")
        await vale.noor.presses("It stays")
        vale.ben.sees("it stays as it is")
        assert not may_write(vale, vale.ben)
        await vale.advance(days=8)
        assert (await vale.rows(MeasureRow))[0].state == "lapsed"


async def test_somebody_writes_very_much_at_once(opened):
    async with opened() as vale:
        await moderators(vale, "Mira")
        await vale.doctors("Ben", "Amara")
        for at in range(8):
            await says(vale, vale.ben, f"Another thought, number {at}")
        vale.mira.does_not_see("wrote very much")
        for _ in range(30):
            await says(vale, vale.ben, "Buy this now")
        assert told(vale, "writing very much at once") == {"Ben": 1}
        assert told(vale, "wrote very much at once") == {"Noor": 1, "Mira": 1}
        # Nobody is punished by a machine.
        assert may_write(vale, vale.ben)
        assert len(vale.amara.messages(vale.group)) >= 38
        await vale.mira.presses("I look at it")
        for label in ("Mute", "Off topic, or advertising", "One hour", "Delete the message", "Mute now"):
            await vale.mira.presses(label)
        assert not may_write(vale, vale.ben)


async def test_moderators_and_edits_are_no_flood(opened):
    async with opened() as vale:
        await moderators(vale, "Mira")
        await vale.doctors("Ben")
        for _ in range(20):
            await says(vale, vale.mira, "Please read the rules")
        first = await says(vale, vale.ben, "Hello")
        for at in range(20):
            await vale.ben.edits(first, f"Hello {at}")
        assert not await vale.rows(ModerationCaseRow)


async def test_the_rules_are_pinned_and_found(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.doctors("Ben")
        await vale.ben.writes("/rules", vale.group)
        vale.ben.sees("The rules of this group", vale.group)
        await vale.noor.writes("/groups")
        await vale.noor.presses("Oak Vale")
        await vale.noor.presses("Pin the rules")
        vale.noor.sees("being posted and pinned")
        (message,) = vale.group.pinned
        assert "What others share here stays here" in message.text
        # Again: the same message, brought up to date.
        await vale.noor.presses("Back")
        await vale.noor.presses("Pin the rules")
        vale.noor.sees("brought up to date")
        assert vale.group.pinned == [message]
        await vale.advance(minutes=6)
        await vale.ben.writes("/rules", vale.group)
        shown = vale.ben.screen(vale.group)
        assert "pinned at the top" in shown.text
        assert shown.message.buttons[0][0].url.endswith(f"/{message.id}")
        before = len(vale.group.chat.messages)
        await vale.ben.writes("/rules", vale.group)
        # Shown lately, so nothing more is said; the command itself is deleted.
        assert len(vale.group.chat.messages) == before
        await vale.ben.writes("/rules")
        vale.ben.sees("The rules of this group")


async def test_pinned_rules_that_were_deleted_are_posted_anew(opened):
    lost = "Bad Request: message to edit not found"
    async with opened(refusals=[lost], faults=["notice-refused"]) as vale:
        await vale.noor.writes("/groups")
        await vale.noor.presses("Oak Vale")
        await vale.noor.presses("Pin the rules")
        (message,) = vale.group.pinned
        del vale.group.chat.messages[message.id]
        vale.group.chat.pinned.clear()
        await vale.noor.presses("Back")
        await vale.noor.presses("Pin the rules")
        (again,) = vale.group.pinned
        assert again.id != message.id
        (row,) = await vale.rows(PinnedRulesRow)
        assert row.message_id == again.id


async def test_without_the_right_nothing_is_posted(opened):
    async with opened() as vale:
        await vale.noor.set_bot_rights(vale.group, set(RIGHTS) - {"can_pin_messages"})
        await vale.noor.writes("/groups")
        await vale.noor.presses("Oak Vale")
        await vale.noor.presses("Pin the rules")
        vale.noor.sees("I may not pin messages in Oak Vale")
        assert not vale.group.pinned


async def test_in_a_forum_a_bare_command_points_at_nothing(opened):
    gone = "Bad Request: message to delete not found"
    async with opened(refusals=[gone]) as vale:
        await moderators(vale, "Mira")
        forum = vale.sim.forum("Oak Vale topics", vale.noor)
        await vale.noor.add_bot(forum, RIGHTS)
        await vale.noor.presses("One topic")
        await vale.noor.adds(vale.mira, forum)
        starter = {
            "message_id": 1,
            "date": 0,
            "chat": forum.chat.wire,
            "from": vale.noor.user.wire,
            "forum_topic_created": {"name": "Exams", "icon_color": 0},
            "message_thread_id": 1,
            "is_topic_message": True,
        }
        command = {
            "message_id": 900,
            "date": int(vale.now().timestamp()),
            "chat": forum.chat.wire,
            "from": vale.mira.user.wire,
            "text": "/warn",
            "entities": [{"type": "bot_command", "offset": 0, "length": 5}],
            "reply_to_message": starter,
            "message_thread_id": 1,
            "is_topic_message": True,
        }
        vale.sim.enqueue_raw({"message": command})
        await vale.settle()
        vale.mira.sees("answer that message and write the command there")
        assert not await vale.rows(ModerationCaseRow)


async def test_nothing_crosses_from_one_community_to_another(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        zara = await found_riverside(vale)
        await moderators(vale, "Mira")
        await vale.doctors("Ben", "Amara")
        await vale.noor.adds(zara, vale.group)
        message = await says(vale, vale.ben)
        await vale.amara.writes("/report", vale.group, reply_to=message)
        await zara.writes("/mute", vale.group, reply_to=message)
        zara.does_not_see("Ben")
        (case,) = await vale.rows(ModerationCaseRow)
        assert case.state == "open"
        (report,) = await vale.rows(ModerationReportRow)
        assert report.case_id == case.id
        await mutes(vale, vale.mira, message)
        for data in (f"uc:{case.id}", "ui:1", "ul:1", "ua:1:0", "uj:1:1"):
            await zara.presses_data(data, zara.screen().message)
        zara.does_not_see("Ben")
        assert (await vale.rows(MeasureRow))[0].state == "in-force"
        await vale.doctors("Gita", roles=(Role.MODERATOR,))
        await finds(zara, "Safe groups")
        zara.sees("There is nothing to look at")


async def test_the_pinned_rules_follow_their_words(opened):
    async with opened() as vale:
        await vale.noor.writes("/groups")
        await vale.noor.presses("Oak Vale")
        await vale.noor.presses("Pin the rules")
        (message,) = vale.group.pinned
        await finds(vale.noor, "Words")
        await vale.noor.presses("Look for words")
        await vale.noor.writes("rules-of-the-group")
        await vale.noor.presses(vale.noor.screen().buttons[0])
        await vale.noor.presses("Change it")
        await vale.noor.writes("Be kind to each other. That is all.")
        await vale.noor.presses("Save")
        await vale.advance(minutes=1)
        assert vale.group.pinned == [message]
        assert message.text == "Be kind to each other. That is all."


async def test_a_group_that_becomes_a_supergroup_keeps_its_measures(opened):
    moved = "Bad Request: group chat was upgraded to a supergroup chat"
    async with opened(refusals=[moved]) as vale:
        await moderators(vale, "Mira")
        await vale.doctors("Ben", "Amara")
        message = await says(vale, vale.ben)
        await vale.amara.writes("/report", vale.group, reply_to=message)
        vale.group.becomes_supergroup()
        await vale.advance(minutes=2)
        # The message cannot be reached any more, so there is no button that leads to another.
        await vale.mira.presses("I look at it")
        assert "Open the message" not in vale.mira.screen().buttons
        for label in ("Mute", "Unkind to others", "One day", "Mute now"):
            await vale.mira.presses(label)
        assert not may_write(vale, vale.ben)
