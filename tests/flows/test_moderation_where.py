"""Where moderation reaches: forums, other communities, a group that becomes a supergroup."""

from rules.permissions import Role
from storage.tables import MeasureRow, ModerationCaseRow, ModerationReportRow
from tests.flows.looking_after import finds
from tests.flows.moderating import may_write, moderators, mutes, says
from tests.flows.oak_vale import RIGHTS, SAME_SCREEN
from tests.flows.riverside import found_riverside


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
