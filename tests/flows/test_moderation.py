"""Keeping a group safe: a message is pointed at, a person decides, the one it concerns is told why."""

import pytest

from rules.permissions import Role
from simulator import ImpossibleError
from storage.tables import BookingRow, MeasureRow, ModerationCaseRow
from tests.flows.looking_after import finds
from tests.flows.moderating import MINUS_BAN, may_write, moderators, mutes, removes, says, warns
from tests.flows.oak_vale import BLOCKED, RIGHTS, SAME_SCREEN
from tests.flows.told import stored, told


async def test_a_mute_from_the_command_to_its_end(opened):
    async with opened() as vale:
        await moderators(vale, "Mira")
        await vale.doctors("Ben", "Amara")
        message = await says(vale, vale.ben)
        command = await vale.mira.writes("/mute", vale.group, reply_to=message)
        # Nobody sees in the group that anybody was pointed at.
        assert command.id not in vale.group.chat.messages
        vale.mira.sees("You point at a message of Ben in Oak Vale")
        assert vale.mira.screen().buttons[:4] == ["Open the message", "Mute", "Warn", "Remove"]
        await vale.restart()
        await vale.mira.presses("Mute")
        vale.mira.sees("Why? Ben is told the reason.")
        await vale.mira.presses("Unkind to others")
        await vale.restart()
        await vale.mira.presses("One day")
        await vale.mira.presses("Delete the message")
        vale.mira.sees("You are about to mute Ben for one day.")
        assert may_write(vale, vale.ben)
        assert message.id in vale.group.chat.messages
        await vale.mira.presses("Mute now")
        vale.mira.sees("Ben is muted.")
        assert not may_write(vale, vale.ben)
        assert message.id not in vale.group.chat.messages
        said = vale.ben.sees("A moderator of Cultural Integration Group has muted you").text
        assert "unkind to others" in said
        assert "Until Tue 17 Nov 2026, 12:00 (London)" in said
        assert "Mira" not in said
        with pytest.raises(ImpossibleError):
            await says(vale, vale.ben, "Hello")
        await vale.advance(hours=24, minutes=1)
        vale.ben.sees("Your mute in Cultural Integration Group is over")
        await says(vale, vale.ben, "Sorry")
        # The group has read nothing of it.
        for person in (vale.amara, vale.ben):
            person.does_not_see("muted", vale.group)
        vale.amara.does_not_see("mute")


async def test_a_warning_in_ones_own_words_and_a_typed_reason(opened):
    async with opened() as vale:
        await moderators(vale, "Mira")
        await vale.doctors("Ben")
        message = await says(vale, vale.ben)
        await vale.mira.writes("/warn please be kinder", vale.group, reply_to=message)
        vale.mira.sees("Your reason: please be kinder")
        await vale.mira.presses("Warn")
        await vale.mira.presses("Leave it")
        await vale.mira.presses("Warn now")
        vale.ben.sees("“please be kinder”")
        again = await says(vale, vale.ben)
        await vale.mira.writes("/warn", vale.group, reply_to=again)
        await vale.mira.presses("Warn")
        await vale.mira.writes("because")
        vale.mira.sees("Please press one of the buttons")
        await vale.mira.presses("Another reason")
        await vale.mira.writes("x" * 201)
        vale.mira.sees("201 characters, and 200 is the most")
        await vale.mira.writes("🌸")
        vale.mira.sees("at least one letter")
        await vale.mira.presses("Back")
        await vale.mira.presses("Another reason")
        await vale.mira.writes("called a <b>colleague</b> names")
        await vale.mira.presses("Leave it")
        await vale.mira.presses("Do not do it")
        assert len(await vale.rows(MeasureRow)) == 1
        vale.mira.sees("Earlier:")
        await vale.mira.presses("Nothing to do")
        vale.mira.sees("Mira has found nothing to do")


async def test_a_length_typed_before_the_reason_is_kept_and_not_asked_for(opened):
    async with opened() as vale:
        await moderators(vale, "Mira")
        await vale.doctors("Ben", "Amara")
        message = await says(vale, vale.ben)
        # Somebody has reported it before: what the moderator typed counts all the same.
        await vale.amara.writes("/report", vale.group, reply_to=message)
        await vale.mira.writes("/mute 2 days shouting", vale.group, reply_to=message)
        vale.mira.sees("For how long: 2 days")
        vale.mira.sees("Your reason: shouting")
        await vale.restart()
        await vale.mira.presses("Mute")
        await vale.mira.presses("Leave it")
        vale.mira.sees("You are about to mute Ben for 2 days.")
        await vale.mira.presses("Mute now")
        assert "Until Wed 18 Nov 2026, 12:00 (London)" in vale.ben.sees("has muted you").text
        vale.ben.sees("Reason: “shouting”")
        await vale.advance(hours=49)
        vale.ben.sees("is over")


async def test_another_act_than_was_typed_asks_for_its_own_length(opened):
    async with opened() as vale:
        await moderators(vale, "Mira")
        await vale.doctors("Ben")
        await vale.mira.writes("/mute 12h shouting", vale.group, reply_to=await says(vale, vale.ben))
        for label in ("Remove", "Remove"):
            await vale.mira.presses(label)
        vale.mira.sees("For how long should Ben not be able to come back?")
        await vale.mira.presses("Six months")
        vale.mira.sees("Reason: “shouting”")


@pytest.mark.parametrize(
    ("typed", "example"),
    [("/mute 2x shouting", "/mute 2d shouting"), ("/mute 400d", "1w"), ("/remove 0 days", "/remove 2w")],
)
async def test_a_length_that_is_none_gets_examples_and_changes_nothing(opened, typed, example):
    async with opened() as vale:
        await moderators(vale, "Mira")
        await vale.doctors("Ben")
        message = await says(vale, vale.ben)
        command = await vale.mira.writes(typed, vale.group, reply_to=message)
        assert command.id not in vale.group.chat.messages
        assert example in vale.mira.sees("so nothing was done").text
        assert await vale.rows(ModerationCaseRow) == []
        vale.ben.does_not_see("Mira")


async def test_a_removal_is_told_first_and_ends_what_the_person_holds(opened):
    # Booked and given up within seconds, the card is as it was.
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await moderators(vale, "Mira")
        await vale.doctors("Ben")
        await vale.schedules()
        await vale.advance(minutes=1)
        await vale.ben.presses("Book", vale.group)
        message = await says(vale, vale.ben)
        await vale.mira.writes("/remove", vale.group, reply_to=message)
        await vale.mira.presses("Remove")
        vale.mira.sees("A mute keeps what was written")
        assert "Mute instead" in vale.mira.screen().buttons
        for label in ("Remove", "Shared what others said here", "Six months", "Remove now"):
            await vale.mira.presses(label)
        texts = [
            (one.method, str(one.params.get("text", "")))
            for one in vale.sim.calls_of("sendMessage", "banChatMember")
        ]
        banned = next(at for at, (method, _) in enumerate(texts) if method == "banChatMember")
        assert any("decided to remove you" in words for _, words in texts[:banned])
        assert not vale.ben.is_in(vale.group)
        assert not await vale.rows(BookingRow)
        # No way back by a link while it lasts.
        with pytest.raises(ImpossibleError):
            await vale.ben.asks_to_join(vale.group)
        await vale.ben.writes("/menu")
        vale.ben.does_not_see("Groups and safety")
        await vale.advance(days=184)
        vale.ben.sees("Your removal from Cultural Integration Group is over")
        await vale.ben.asks_to_join(vale.group)
        vale.ben.sees("Welcome back")


async def test_another_group_does_not_let_the_removed_in(opened):
    async with opened() as vale:
        await moderators(vale, "Mira")
        await vale.doctors("Ben")
        await removes(vale, vale.mira, await says(vale, vale.ben))
        later = vale.sim.group("Cohort 8", vale.noor)
        await vale.noor.add_bot(later, RIGHTS)
        await vale.noor.presses("One cohort")
        await vale.ben.asks_to_join(later)
        vale.ben.sees("You were removed from its groups, and that is still so")
        assert not vale.ben.is_in(later)
        assert vale.ben.id not in later.chat.pending


async def test_a_closed_chat_stops_nothing_and_staff_know(opened):
    async with opened(refusals=[BLOCKED]) as vale:
        await moderators(vale, "Mira")
        await vale.doctors("Ben")
        message = await says(vale, vale.ben)
        await vale.ben.blocks_bot()
        await removes(vale, vale.mira, message)
        assert not vale.ben.is_in(vale.group)
        vale.mira.sees("I could not tell Ben what was done")
        await vale.ben.unblocks_bot()
        await vale.ben.starts()
        vale.ben.sees("has decided to remove you")


async def test_every_group_of_the_community_or_it_is_named(opened):
    async with opened() as vale:
        await moderators(vale, "Mira")
        await vale.doctors("Ben")
        for title, bot, hers in (
            ("Cohort 7", RIGHTS, True),
            ("No right for the bot", MINUS_BAN, True),
            ("No right for Mira", RIGHTS, False),
        ):
            group = vale.sim.group(title, vale.noor)
            await vale.noor.add_bot(group, bot)
            await vale.noor.presses("One cohort")
            await vale.noor.adds(vale.ben, group)
            await vale.noor.adds(vale.mira, group)
            if hers:
                await vale.noor.promotes(vale.mira, group, ("can_restrict_members",))
        await mutes(vale, vale.mira, await says(vale, vale.ben))
        said = vale.mira.screen().text
        assert "because you may not ban users there:\n• No right for Mira" in said
        assert "• No right for the bot" in said
        muted = [one for one in vale.sim.groups if not may_write(vale, vale.ben, one)]
        assert [one.title for one in muted] == ["Oak Vale", "Cohort 7"]


async def test_no_more_than_the_caller_may_do_at_telegram(opened):
    async with opened() as vale:
        await vale.doctors("Mira", roles=(Role.MODERATOR,))
        await vale.doctors("Ben")
        message = await says(vale, vale.ben)
        await mutes(vale, vale.mira, message)
        vale.mira.sees("You may not ban users in that group, and I do no more than you may do yourself")
        assert may_write(vale, vale.ben)
        # The right is given, and the same press works.
        await vale.noor.promotes(vale.mira, vale.group, ("can_restrict_members",))
        await vale.mira.presses("Safe groups")
        await vale.mira.presses("Being looked at: Ben")
        for label in ("Mute", "Unkind to others", "One hour", "Delete the message", "Mute now"):
            await vale.mira.presses(label)
        vale.mira.sees("The message stays, because you may not delete messages there")
        assert not may_write(vale, vale.ben)
        assert message.id in vale.group.chat.messages


async def test_a_right_the_bot_lacks_is_named_and_nothing_is_half_done(opened):
    async with opened() as vale:
        await moderators(vale, "Mira")
        await vale.doctors("Ben")
        await vale.noor.set_bot_rights(vale.group, MINUS_BAN)
        await removes(vale, vale.mira, await says(vale, vale.ben))
        vale.mira.sees("I may not ban users there, so nothing was done")
        assert vale.ben.is_in(vale.group)
        vale.ben.does_not_see("remove")


async def test_a_call_that_telegram_refuses_is_seen(opened):
    refused = "Bad Request: not enough rights to restrict/unrestrict chat member"
    async with opened(refusals=[refused], faults=["notice-refused"]) as vale:
        await moderators(vale, "Mira")
        await vale.doctors("Ben")
        message = await says(vale, vale.ben)
        await vale.mira.writes("/mute", vale.group, reply_to=message)
        for label in ("Mute", "Unkind to others", "One day", "Leave it"):
            await vale.mira.presses(label)
        vale.group.chat.members[vale.sim.world.bot.id].rights["can_restrict_members"] = False
        await vale.mira.presses("Mute now")
        vale.mira.sees("Telegram did not let me mute Ben in Oak Vale")


async def test_an_old_message_cannot_be_deleted_and_that_is_said(opened):
    async with opened() as vale:
        await moderators(vale, "Mira")
        await vale.doctors("Ben")
        message = await says(vale, vale.ben)
        await vale.advance(hours=49)
        await mutes(vale, vale.mira, message, delete="Delete the message")
        vale.mira.sees("older than 48 hours")
        assert message.id in vale.group.chat.messages


async def test_who_cannot_be_acted_on(opened):
    async with opened() as vale:
        await moderators(vale, "Mira", "Chidi")
        await vale.doctors("Ben")
        own = await says(vale, vale.mira)
        other = await says(vale, vale.chidi)
        admins = await says(vale, vale.noor)
        await vale.schedules()
        await vale.advance(minutes=1)
        card = vale.mira.screen(vale.group).message
        for message, words in (
            (own, "is your own"),
            (other, "has the same role as you, or a higher one"),
            (admins, "has the same role as you, or a higher one"),
            (card, "was written by a bot"),
            (None, "answer that message and write the command there"),
        ):
            await vale.mira.writes("/mute", vale.group, reply_to=message)
            assert words in vale.mira.screen().text
        as_group = await vale.noor.writes("We say", vale.group, anonymously=True)
        await vale.mira.writes("/mute", vale.group, reply_to=as_group)
        vale.mira.sees("in the name of a group or channel")
        assert not await vale.rows(ModerationCaseRow)
        # An admin may act on a moderator, whom Telegram protects as long as he runs the group.
        await mutes(vale, vale.noor, other)
        vale.noor.sees("is an administrator of a Telegram group")
        await vale.noor.promotes(vale.chidi, vale.group, None)
        await vale.noor.presses("Safe groups")
        await vale.noor.presses("Being looked at: Chidi")
        for label in ("Mute", "Unkind to others", "One day", "Leave it", "Mute now"):
            await vale.noor.presses(label)
        vale.noor.sees("Chidi is muted.")


async def test_an_anonymous_admin_is_asked_to_write_as_themselves(opened):
    async with opened() as vale:
        await vale.doctors("Ben")
        message = await says(vale, vale.ben)
        for _ in range(3):
            command = await vale.noor.writes("/warn", vale.group, reply_to=message, anonymously=True)
            assert command.id not in vale.group.chat.messages
        said = vale.ben.sees('Switch off "Remain anonymous"', vale.group).text
        assert "Noor" not in said
        assert "Ben" not in said
        assert told(vale, "Remain anonymous") == {"Oak Vale": 1}
        assert not await vale.rows(ModerationCaseRow)


async def test_who_was_muted_leaves_and_returns(opened):
    async with opened() as vale:
        await moderators(vale, "Mira")
        await vale.doctors("Ben")
        other = vale.sim.group("Cohort 7", vale.noor)
        await mutes(vale, vale.mira, await says(vale, vale.ben), span="One week")
        await vale.ben.leaves(vale.group)
        await vale.noor.adds(vale.ben, vale.group)
        assert not may_write(vale, vale.ben)
        # A group that became one of the community's later.
        await vale.noor.add_bot(other, RIGHTS)
        await vale.noor.presses("One cohort")
        await vale.noor.adds(vale.ben, other)
        assert not may_write(vale, vale.ben, other)


async def test_a_mute_is_lifted_early(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await moderators(vale, "Mira", "Chidi")
        await vale.doctors("Ben")
        await mutes(vale, vale.mira, await says(vale, vale.ben))
        await finds(vale.chidi, "Safe groups")
        await vale.chidi.presses("Muted: Ben")
        vale.chidi.sees("By Mira")
        lift = next(b for row in vale.chidi.screen().message.buttons for b in row if b.text == "Lift it now")
        await vale.chidi.presses("Lift it now")
        vale.chidi.sees("Ben can write again")
        assert may_write(vale, vale.ben)
        vale.ben.sees("has ended your mute")
        before = await stored(vale)
        await vale.chidi.presses_data(lift.data, vale.chidi.screen().message)
        vale.chidi.sees("had ended before")
        assert await stored(vale) == before


async def test_three_warnings_propose_and_a_person_decides(opened):
    async with opened() as vale:
        await moderators(vale, "Mira")
        await vale.doctors("Ben")
        for _ in range(3):
            vale.noor.does_not_see("three warnings in force")
            await warns(vale, vale.mira, await says(vale, vale.ben))
        assert may_write(vale, vale.ben)
        vale.noor.sees("Ben has three warnings in force")
        vale.mira.sees("Ben has three warnings in force")
        await vale.noor.presses("I look at it")
        for label in ("Mute", "Unkind to others", "One week", "Mute now"):
            await vale.noor.presses(label)
        assert not may_write(vale, vale.ben)
        # They are forgotten after 90 days each.
        await vale.advance(days=91)
        await warns(vale, vale.mira, await says(vale, vale.ben))
        assert told(vale, "three warnings in force") == {"Noor": 1, "Mira": 1}


async def test_pressed_twice_it_is_done_once(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await moderators(vale, "Mira")
        await vale.doctors("Ben")
        message = await says(vale, vale.ben)
        await vale.mira.writes("/mute", vale.group, reply_to=message)
        for label in ("Mute", "Unkind to others", "One day", "Leave it"):
            await vale.mira.presses(label)
        for _ in range(2):
            vale.mira.press_now("Mute now")
        await vale.settle()
        vale.mira.sees("Ben is muted.")
        assert len([one for one in await vale.rows(MeasureRow) if one.state == "in-force"]) == 1
        assert told(vale, "has muted you") == {"Ben": 1}
        await vale.comes_again()
        assert told(vale, "has muted you") == {"Ben": 1}


async def test_the_commands_in_private_say_how_they_are_meant(opened):
    async with opened() as vale:
        await vale.doctors("Ben")
        for command in ("/warn", "/mute", "/remove", "/report"):
            await vale.ben.writes(command)
            assert "as an answer to the message they are about" in vale.ben.screen().text
