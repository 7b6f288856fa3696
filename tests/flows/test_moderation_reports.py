"""Reports and floods: they reach moderators in private, one decides, and nobody is named in the group."""

from datetime import UTC, datetime

from sqlalchemy import text

from storage.tables import ModerationCaseRow
from tests.flows.moderating import may_write, moderators, says
from tests.flows.oak_vale import SAME_SCREEN
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
