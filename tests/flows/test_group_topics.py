"""Topics of a forum: made, closed, found, lost; and announcements that go to one of them."""

from rules.group_topics import address
from storage.tables import GroupRow, GroupTopicRow
from tests.flows.oak_vale import RIGHTS, SAME_SCREEN
from tests.flows.riverside import found_riverside
from tests.flows.told import stored

FORUM = (*RIGHTS, "can_manage_topics")


async def a_forum(vale, purpose="One topic", rights=FORUM):
    forum = vale.sim.forum("Oak Vale topics", vale.noor)
    await vale.noor.add_bot(forum, rights)
    await vale.noor.presses(purpose)
    return forum


async def to_topics(vale):
    await vale.noor.writes("/groups")
    await vale.noor.presses("Oak Vale topics")
    await vale.noor.presses("Topics")


async def makes(vale, name="Paperwork", purpose="One topic"):
    await to_topics(vale)
    await vale.noor.presses("New topic")
    await vale.noor.presses(purpose)
    await vale.noor.writes(name)
    await vale.settle()


async def test_a_topic_is_made_found_closed_and_reopened(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        forum = await a_forum(vale)
        await vale.doctors("Amara")
        vale.noor.adds(vale.amara, forum)
        await vale.settle()
        await to_topics(vale)
        assert "I know of no topic" in vale.noor.screen().text
        await vale.noor.presses("New topic")
        await vale.noor.writes("Paperwork")
        vale.noor.sees("Please press one of the buttons below")
        await vale.noor.presses("One region")
        await vale.restart()
        await vale.noor.writes("x" * 129)
        vale.noor.sees("This name has 129 characters")
        await vale.noor.writes("Paper & <work>")
        vale.noor.sees("I am making this topic")
        await vale.settle()
        (topic,) = forum.chat.topics.values()
        assert topic.name == "Paper & <work>"
        # She is in the forum, so that she is shown the topic itself.
        await vale.amara.writes("/find")
        shown = vale.amara.screen()
        (button,) = [one for row in shown.message.buttons for one in row if one.text == "Open Paper & <work>"]
        assert button.url == address(forum.id, topic.id)
        await to_topics(vale)
        await vale.noor.presses("Paper & <work>")
        await vale.noor.presses("Close it")
        await vale.noor.presses_data("gx:1:0", vale.noor.screen().message)
        assert topic.closed
        await vale.amara.writes("/find")
        assert "Paper" not in vale.amara.screen().text
        await vale.noor.presses("Reopen it")
        assert not topic.closed
        await vale.noor.presses("Do not offer it to members")
        await vale.amara.writes("/find")
        assert "Paper" not in vale.amara.screen().text


async def test_announcements_go_to_a_topic_until_it_is_gone(opened):
    gone = "Bad Request: message thread not found"
    async with opened(refusals=[SAME_SCREEN, gone]) as vale:
        forum = await a_forum(vale, "Announcements")
        await makes(vale, "News")
        await vale.noor.presses_data("gh:1:1", vale.noor.screen().message)
        assert "announced in this topic from now on" in vale.noor.screen().text
        (topic,) = forum.chat.topics.values()
        await vale.schedules()
        await vale.advance(minutes=1)
        (card,) = [one for one in forum.messages if "Team dynamics" in one.text]
        assert card.topic == topic.id
        # Elsewhere it stands as ever.
        assert vale.noor.sees("Team dynamics", vale.group).topic is None
        # Edited where it stands.
        await vale.doctors("Amara")
        await vale.amara.presses("Book", vale.group)
        await vale.advance(minutes=1)
        assert len([one for one in forum.messages if "Team dynamics" in one.text]) == 1
        # Deleted in Telegram, which tells nobody.
        await vale.noor.deletes_topic(forum, topic)
        await vale.schedules("Fri 27 Nov 5pm", topic="Recognising burnout")
        await vale.advance(minutes=1)
        (card,) = [one for one in forum.messages if "Recognising burnout" in one.text]
        assert card.topic is None
        vale.noor.sees("was deleted. I announce them in the group itself")
        assert await vale.rows(GroupTopicRow) == []


async def test_a_poll_goes_to_the_topic_as_well(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        # The community is asked in its first group for announcements, so that this one is given up.
        await vale.noor.writes("/groups")
        await vale.noor.presses("Oak Vale")
        await vale.noor.presses("One region")
        forum = await a_forum(vale, "Announcements")
        await makes(vale, "News")
        await vale.noor.presses_data("gh:1:1", vale.noor.screen().message)
        await vale.doctors("Amara", "Ben", "Chidi", "Dayo", "Emeka")
        await vale.femi.presses_data("to:1", vale.femi.screen().message)
        (topic,) = forum.chat.topics.values()
        await vale.femi.presses_data("tv:1", vale.femi.screen().message)
        await vale.femi.presses_data("tn:1", vale.femi.screen().message)
        await vale.advance(minutes=1)
        polls = [one for one in forum.messages if one.poll is not None]
        assert [one.topic for one in polls] == [topic.id] * len(polls)


async def test_without_the_right_nothing_is_half_done(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        forum = await a_forum(vale, rights=RIGHTS)
        await vale.noor.writes("/groups")
        assert "one right is missing" in vale.noor.screen().text
        await vale.noor.presses("Oak Vale topics")
        assert "Manage Topics" in vale.noor.screen().text
        await vale.noor.presses("Topics")
        await vale.noor.presses("New topic")
        assert "I lack the right Manage Topics there" in vale.noor.screen().text
        assert await vale.rows(GroupTopicRow) == []
        await vale.noor.set_bot_rights(forum, set(FORUM))
        vale.noor.sees("I have every right I need there")
        await makes(vale)
        assert len(forum.chat.topics) == 1


async def test_the_right_that_is_lost_meanwhile_is_told(opened):
    refused = "Bad Request: not enough rights to manage topics"
    async with opened(refusals=[SAME_SCREEN, refused], faults=["notice-refused"]) as vale:
        forum = await a_forum(vale)
        await makes(vale, "Exams")
        forum.chat.members[vale.sim.world.bot.id].rights["can_manage_topics"] = False
        await makes(vale)
        vale.noor.sees("I could not make the topic in Oak Vale topics")
        assert [one.name for one in await vale.rows(GroupTopicRow)] == ["Exams"]
        await vale.noor.presses_data("gx:1:0", vale.noor.screen().message)
        await vale.settle()
        vale.noor.sees("I could not close the topic in Oak Vale topics")
        assert [one.state for one in await vale.rows(GroupTopicRow)] == ["open"]


async def test_a_topic_made_in_telegram_is_noticed_and_offered_once_it_is_for_something(opened):
    async with opened() as vale:
        group = vale.sim.group("Oak Vale topics", vale.noor)
        await vale.noor.add_bot(group, RIGHTS)
        await vale.noor.presses("One topic")
        await vale.noor.presses_data("gt:2", vale.noor.screen().message)
        assert "This group has no topics" in vale.noor.screen().text
        await vale.doctors("Amara")
        vale.noor.adds(vale.amara, group)
        # Switched on in Telegram, of which nobody is told before the first topic is made.
        group.chat.forum = True
        group.chat.refresh()
        topic = vale.noor.makes_topic(group, "Housing")
        await vale.settle()
        assert [one.forum for one in await vale.rows(GroupRow)] == [False, True]
        await vale.amara.writes("/find")
        assert "Housing" not in vale.amara.screen().text
        await to_topics(vale)
        await vale.noor.presses("Housing")
        await vale.noor.presses("One region")
        await vale.amara.writes("/find")
        assert "Open Housing" in vale.amara.screen().buttons
        await vale.noor.changes_topic(group, topic, name="Homes")
        await vale.amara.writes("/find")
        assert "Open Homes" in vale.amara.screen().buttons
        await vale.noor.changes_topic(group, topic, closed=True)
        assert [one.state for one in await vale.rows(GroupTopicRow)] == ["closed"]
        await vale.noor.changes_topic(group, topic, closed=False)
        assert [one.state for one in await vale.rows(GroupTopicRow)] == ["open"]


async def test_only_admins_of_the_community_touch_topics(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await a_forum(vale, "Announcements")
        await makes(vale)
        await vale.doctors("Amara")
        zara = await found_riverside(vale)
        zola = vale.person("Zola")
        await zola.starts()
        before = await stored(vale)
        presses = ("gt:2", "gm:2", "gd:2", "ge:1", "gx:1:0", "gh:1:1", "gw:1:region")
        for person in (vale.amara, vale.femi, zara, zola):
            for data in presses:
                await person.presses_data(data, person.screen().message)
        assert await stored(vale) == before
        # Nor does a purpose that no topic has, or a topic that is not there.
        await vale.noor.presses_data("gw:1:not-ours", vale.noor.screen().message)
        await vale.noor.presses_data("ge:99", vale.noor.screen().message)
        assert "I do not know this topic any more" in vale.noor.screen().text
        assert await stored(vale) == before
