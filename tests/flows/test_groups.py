"""The bot in its groups: added, told what it lacks, told what the group is for, put out again."""

from datetime import UTC, datetime

from storage.tables import GroupRow
from tests.flows.oak_vale import RIGHTS, SAME_SCREEN
from tests.flows.riverside import found_riverside
from tests.flows.told import stored, told

LABELS = ("Invite Users via Link", "Delete Messages", "Ban Users", "Pin Messages")


async def test_every_missing_right_is_named_with_how_to_give_it(opened):
    async with opened() as vale:
        group = vale.sim.group("Cohort 7", vale.noor)
        await vale.noor.add_bot(group)
        said = vale.noor.sees("I was added to Cohort 7").text
        assert all(label in said for label in LABELS)
        assert "Edit → Administrators → Add Admin" in said
        assert "What is this group for?" in said
        # One is given, then the others; the last of them is confirmed.
        await vale.noor.set_bot_rights(group, {"can_pin_messages"})
        vale.noor.sees("In Cohort 7 I now have:")
        await vale.noor.presses("Check the rights again")
        said = vale.noor.screen().text
        assert "Pin Messages" not in said
        assert "Ban Users" in said
        await vale.noor.set_bot_rights(group, set(RIGHTS))
        vale.noor.sees("I have every right I need there")
        await vale.noor.set_bot_rights(group, set(RIGHTS) - {"can_restrict_members"})
        vale.noor.sees("In Cohort 7 I no longer have these rights, so this has stopped working:")
        vale.noor.does_not_see("Cohort 7", vale.group)


async def test_the_purpose_is_chosen_changed_and_kept(opened):
    async with opened() as vale:
        group = vale.sim.group("Cohort 7", vale.noor)
        await vale.noor.add_bot(group, RIGHTS)
        await vale.restart()
        await vale.noor.presses("One cohort")
        vale.noor.sees("Cohort 7 is now for: one cohort.")
        await vale.noor.presses("Choose another purpose")
        await vale.noor.presses("One topic")
        await vale.noor.writes("/groups")
        assert "Cohort 7: one topic" in vale.noor.screen().text
        assert "Oak Vale: announcements" in vale.noor.screen().text
        # Put out and added again, it is still what it was.
        await vale.noor.remove_bot(group)
        vale.noor.sees("I was removed from Cohort 7")
        await vale.noor.writes("/groups")
        assert "Cohort 7" not in vale.noor.screen().text
        await vale.noor.add_bot(group, RIGHTS)
        vale.noor.sees("I am in Cohort 7 again. It is still for: one topic.")


async def test_announcements_begin_with_what_is_planned(opened):
    # The card in the first group is as it was.
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.schedules()
        group = vale.sim.group("Second channel", vale.noor)
        await vale.noor.add_bot(group, RIGHTS)
        await vale.noor.presses("Announcements")
        vale.noor.sees("The session that is planned will be announced there")
        await vale.advance(minutes=1)
        vale.noor.sees("Team dynamics", group)
        assert vale.noor.screen(group).buttons[0] == "Book"


async def test_not_ours_is_left(opened):
    async with opened() as vale:
        group = vale.sim.group("Chess club", vale.noor)
        await vale.noor.add_bot(group)
        await vale.noor.presses("Not ours, please leave")
        vale.noor.sees("I am leaving Chess club")
        assert len(vale.sim.calls_of("leaveChat")) == 1
        await vale.noor.writes("/groups")
        assert "Chess club" not in vale.noor.screen().text


async def test_a_group_in_use_is_left_only_when_the_admin_is_sure(opened):
    async with opened() as vale:
        await vale.noor.writes("/groups")
        await vale.noor.presses("Oak Vale")
        await vale.noor.presses("Not ours, please leave")
        vale.noor.sees("is in use for: announcements")
        vale.noor.sees("sessions are no longer announced there")
        assert vale.sim.calls_of("leaveChat") == []
        await vale.noor.presses("Back")
        vale.noor.sees("For: announcements")
        # An old button asks as well, and whoever is no admin is turned away from both.
        await vale.noor.presses("Not ours, please leave")
        await vale.doctors("Amara")
        for data in ("gn:1:not-ours", "gq:1"):
            await vale.amara.presses_data(data, vale.amara.screen().message)
        assert vale.sim.calls_of("leaveChat") == []
        await vale.restart()
        await vale.noor.presses("Yes, leave it")
        vale.noor.sees("I am leaving Oak Vale")
        assert len(vale.sim.calls_of("leaveChat")) == 1
        await vale.noor.presses_data("gq:1", vale.noor.screen().message)
        assert len(vale.sim.calls_of("leaveChat")) == 1


async def test_a_stranger_adds_the_bot_to_a_group(opened):
    async with opened() as vale:
        zola = vale.person("Zola")
        group = vale.sim.group("Crypto gains", zola)
        await zola.add_bot(group, RIGHTS)
        vale.noor.sees("by somebody I do not know as an admin")
        zola.does_not_see("I was added", group)
        await zola.writes("/schedule", group)
        await vale.noor.presses("Not ours, please leave")
        assert len(vale.sim.calls_of("leaveChat")) == 1
        # Added over and over, it leaves without a word to the admins.
        before = told(vale, "Crypto gains")["Noor"]
        for times in range(2, 4):
            await zola.add_bot(group, RIGHTS)
            assert len(vale.sim.calls_of("leaveChat")) == times
        assert told(vale, "Crypto gains")["Noor"] == before


async def test_a_stranger_or_a_member_cannot_name_it(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.doctors("Amara")
        zara = await found_riverside(vale)
        group = vale.sim.group("Cohort 7", vale.noor)
        await vale.noor.add_bot(group)
        before = await stored(vale)
        for person in (vale.amara, vale.femi, zara):
            await person.presses_data("gn:2:announcements", person.screen().message)
            await person.presses_data("gp:2", person.screen().message)
        assert await stored(vale) == before
        assert [row.purpose for row in await vale.rows(GroupRow)] == ["announcements", None]
        # The button of a group that is gone says so.
        await vale.noor.remove_bot(group)
        await vale.noor.presses("One cohort")
        vale.noor.sees("I am not in this group any more")


async def test_a_private_chat_and_an_unchanged_standing_are_no_news(opened):
    async with opened(refusals=["Forbidden: bot was blocked by the user"]) as vale:
        await vale.doctors("Amara")
        before = await stored(vale)
        await vale.amara.blocks_bot()
        await vale.amara.unblocks_bot()
        await vale.comes_again()
        assert await stored(vale) == before


async def test_at_night_the_other_admins_are_not_woken(opened):
    async with opened(start=datetime(2026, 11, 16, 23, 0, tzinfo=UTC)) as vale:
        await vale.doctors("Dayo")
        zola = vale.person("Zola")
        group = vale.sim.group("Night shift", zola)
        await zola.add_bot(group)
        vale.noor.does_not_see("Night shift")
        await vale.advance(hours=9)
        vale.noor.sees("Night shift")


async def test_the_group_becomes_a_supergroup(opened):
    async with opened() as vale:
        await vale.schedules()
        await vale.advance(minutes=1)
        shown = vale.noor.messages(vale.group)
        new = vale.sim.group("Oak Vale", vale.noor)
        await vale.noor.add_bot(new, RIGHTS)
        who = {"id": 1087968824, "is_bot": True, "first_name": "Group", "username": "GroupAnonymousBot"}
        date = int(vale.now().timestamp())
        old_chat = {"id": vale.group.id, "type": "group", "title": "Oak Vale"}
        new_chat = {"id": new.id, "type": "supergroup", "title": "Oak Vale"}
        for chat, word in (
            (old_chat, {"migrate_to_chat_id": new.id}),
            (new_chat, {"migrate_from_chat_id": vale.group.id}),
        ):
            message = {"message_id": 900, "date": date, "chat": chat, "from": who, **word}
            vale.sim.enqueue_raw({"message": message})
            await vale.settle()
        await vale.advance(minutes=1)
        (row,) = await vale.rows(GroupRow)
        assert (row.chat_id, row.purpose) == (new.id, "announcements")
        vale.noor.sees("Team dynamics", new)
        assert len(vale.noor.messages(vale.group)) == len(shown)


async def test_a_channel_and_a_forum(opened):
    async with opened() as vale:
        channel = vale.sim.channel("Oak Vale news", vale.noor)
        await vale.noor.add_bot(channel, {"can_post_messages"})
        vale.noor.sees("I was added to Oak Vale news")
        await vale.noor.presses("Announcements")
        forum = vale.sim.forum("Oak Vale topics", vale.noor)
        await vale.noor.add_bot(forum, RIGHTS)
        await vale.noor.presses("One topic")
        await vale.schedules()
        await vale.advance(minutes=1)
        vale.noor.sees("Team dynamics", channel)
        await vale.noor.writes("Good morning", channel)
        vale.noor.does_not_see("Team dynamics", forum)
