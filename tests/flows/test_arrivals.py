"""Doctors who have not arrived: invited onward on the day, and once more only if they are silent."""

from datetime import date

from storage.tables import DueRow, MemberRow, OutboxRow
from tests.flows.oak_vale import RIGHTS, SAME_SCREEN
from tests.flows.riverside import found_riverside
from tests.flows.test_finding import another_group
from tests.flows.told import stored, told

DAY = "Mon 30 Nov 2026"
ASKED = ("arrival-onward", "sent")
AT_ONCE = {"community": {"admission": "at-once"}}


async def before_arrival(vale):
    """The groups Bridge, for doctors before they arrive, and Cohort 7."""
    bridge = await another_group(vale, "Bridge", "Doctors before they arrive")
    cohort = await another_group(vale, "Cohort 7", "One cohort")
    await vale.doctors("Amara")
    return bridge, cohort


async def tells(vale, typed="30 November"):
    await vale.amara.writes("/find")
    await vale.amara.presses("My arrival in the UK")
    await vale.amara.presses("Not yet")
    await vale.amara.writes(typed)


async def member(vale, name="Amara"):
    return next(one for one in await vale.rows(MemberRow) if one.name == name)


async def askings(vale):
    """How often she was asked whether she has arrived: the message itself gives way to what she presses."""
    return len([one for one in await vale.rows(OutboxRow) if (one.kind, one.state) == ASKED])


async def test_the_hello_form_asks_only_where_a_group_prepares_for_it(opened):
    async with opened() as vale:
        await vale.doctors("Ben")
        await vale.ben.presses_data("ho:1", vale.ben.screen().message)
        await vale.ben.writes("Ben")
        assert "What is your grade?" in vale.ben.screen().text
        await vale.ben.presses("Cancel")
        await vale.ben.presses("About me")
        assert "In the UK" not in vale.ben.screen().text
        await before_arrival(vale)
        await vale.amara.presses_data("ho:1", vale.amara.screen().message)
        await vale.amara.writes("Amara")
        assert "Are you in the UK already?" in vale.amara.screen().text
        await vale.amara.writes("perhaps")
        await vale.amara.writes("no")
        await vale.restart()
        await vale.amara.writes("when the visa comes")
        vale.amara.sees("I could not read a day from this")
        await vale.amara.writes("1 November 2026")
        vale.amara.sees("Sun 1 Nov 2026 has passed")
        await vale.amara.writes("30 November")
        for _ in range(3):
            await vale.amara.presses("Skip")
        # Who has not arrived has no time in the NHS, and is not asked about it.
        assert "This is what I now know about you" in vale.amara.screen().text
        assert f"In the UK: planned for {DAY}" in vale.amara.screen().text
        assert (await member(vale)).arrives_on == date(2026, 11, 30)


async def test_before_the_day_the_group_for_it_comes_first_and_on_the_day_the_others(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        bridge, cohort = await before_arrival(vale)
        await tells(vale)
        assert f"you plan to arrive on {DAY}" in vale.amara.screen().text
        await vale.amara.presses("Find a group")
        shown = vale.amara.screen()
        assert "Bridge: doctors who have not arrived yet" in shown.text
        assert "Cohort 7" not in shown.text
        assert "One more group is open to you once you have arrived" in shown.text
        await vale.amara.presses("Join Bridge")
        await vale.amara.presses("Open the group")
        assert vale.amara.is_in(bridge)
        # The button of a group that is not hers yet, held from elsewhere.
        await vale.amara.presses_data("fl:3", vale.amara.screen().message)
        assert "is for doctors who have arrived" in vale.amara.screen().text
        await vale.advance(days=13, hours=20)  # 08:00 on the day: not yet.
        assert await askings(vale) == 0
        await vale.restart()
        await vale.advance(hours=1)
        assert await askings(vale) == 1
        await vale.amara.presses("I have arrived")
        await vale.amara.presses("Find a group")
        await vale.amara.presses("Join Cohort 7")
        await vale.amara.presses("Open the group")
        assert vale.amara.is_in(cohort)
        await vale.advance(days=10)
        assert await askings(vale) == 1
        assert not [one for one in await vale.rows(DueRow) if one.kind == "arrival-onward"]
        for group in (bridge, cohort, vale.group):
            assert not [one for one in group.messages if "arriv" in one.text]


async def test_who_is_silent_is_asked_once_more_and_never_again(opened):
    async with opened() as vale:
        await before_arrival(vale)
        await tells(vale)
        await vale.advance(days=13, hours=21)
        assert await askings(vale) == 1
        await vale.advance(days=6, hours=23)
        assert await askings(vale) == 1
        await vale.advance(hours=2)
        assert await askings(vale) == 2
        assert "I will not ask again" in vale.amara.sees(f"You planned to arrive in the UK on {DAY}").text
        await vale.advance(days=30)
        assert await askings(vale) == 2


async def test_going_onward_is_an_answer(opened):
    async with opened() as vale:
        _, cohort = await before_arrival(vale)
        await tells(vale)
        await vale.advance(days=13, hours=21)
        await vale.amara.presses("Join Cohort 7")
        await vale.amara.presses("Open the group")
        assert vale.amara.is_in(cohort)
        await vale.advance(days=8)
        assert await askings(vale) == 1


async def test_another_date_moves_the_question_with_it(opened):
    async with opened() as vale:
        await before_arrival(vale)
        await tells(vale)
        await tells(vale, "10 December")
        await vale.advance(days=16)
        assert await askings(vale) == 0
        await vale.advance(days=8)
        vale.amara.sees("You planned to arrive in the UK on Thu 10 Dec 2026")
        await vale.amara.presses("Another date")
        await vale.amara.presses("Not yet")
        await vale.amara.presses("Skip")
        assert "not in the UK yet. When you know the day" in vale.amara.screen().text
        assert (await member(vale)).arrives_on is None
        await vale.advance(days=30)
        assert await askings(vale) == 1
        await vale.amara.writes("/about")
        assert "not yet, and the day is not known" in vale.amara.screen().text


async def test_who_has_left_is_not_asked_and_who_types_today_is_here(opened):
    async with opened() as vale:
        await before_arrival(vale)
        await tells(vale)
        await vale.amara.leaves(vale.group)
        await vale.advance(days=20)
        assert await askings(vale) == 0
        await vale.doctors("Ben")
        await vale.ben.writes("/find")
        await vale.ben.presses("My arrival in the UK")
        await vale.ben.presses("Not yet")
        await vale.ben.writes("today")
        assert "Good, you are in the UK" in vale.ben.screen().text
        assert (await member(vale, "Ben")).arrival == "here"


async def test_nobody_else_says_it_for_them(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await before_arrival(vale)
        await tells(vale)
        zara = await found_riverside(vale)
        zola = vale.person("Zola")
        await zola.starts()
        before = await stored(vale)
        for person in (zara, zola):
            for data in ("ah:1", "aq:1"):
                await person.presses_data(data, person.screen().message)
        assert await stored(vale) == before


async def test_a_topic_for_them_prepares_the_community_as_well(opened):
    async with opened() as vale:
        forum = vale.sim.forum("Oak Vale topics", vale.noor)
        await vale.noor.add_bot(forum, {*RIGHTS, "can_manage_topics"})
        await vale.noor.presses("One topic")
        await vale.noor.writes("/groups")
        await vale.noor.presses("Oak Vale topics")
        await vale.noor.presses("Topics")
        await vale.noor.presses("New topic")
        await vale.noor.presses("Doctors before they arrive")
        await vale.noor.writes("Before you fly")
        await vale.doctors("Amara")
        await vale.amara.writes("/find")
        assert "My arrival in the UK" in vale.amara.screen().buttons


ASK = "When do you plan to arrive?"


async def joins_bridge(vale, name="Ben", *labels):
    """Somebody comes by the invite link of the group for doctors before they arrive."""
    bridge, _ = await before_arrival(vale)
    person = vale.person(name)
    await person.asks_to_join(bridge)
    for label in ("I have read this", "Yes", "I agree"):
        await person.presses(label)
    assert person.is_in(bridge)
    await person.starts()
    for label in labels:
        await person.presses(label)
    return person, bridge


async def test_who_comes_by_the_link_of_that_group_is_asked_for_the_day_once_and_invited_onward(opened):
    async with opened(changes=AT_ONCE) as vale:
        ben, _ = await joins_bridge(vale)
        ben.does_not_see(ASK)
        await vale.restart()
        await vale.advance(hours=1, minutes=1)
        ben.sees(ASK)
        await ben.presses("Tell the day")
        # That they are not here yet is known.
        assert "When do you plan to arrive? Type the day" in ben.screen().text
        await ben.writes("30 November")
        assert f"you plan to arrive on {DAY}" in ben.screen().text
        await vale.advance(days=13, hours=21)
        assert "you are invited to come onward" in ben.sees(f"arrive in the UK on {DAY}").text
        await ben.presses("Join Cohort 7")
        assert "Open the group" in ben.screen().buttons
        assert told(vale, ASK) == {"Ben": 1}


async def test_the_question_for_the_day_may_be_skipped_and_comes_once(opened):
    async with opened(changes=AT_ONCE) as vale:
        ben, bridge = await joins_bridge(vale)
        await vale.advance(hours=2)
        await ben.presses("Skip")
        ben.sees("You can tell me at any time")
        assert (await member(vale, "Ben")).arrival is None
        await vale.noor.adds(ben, vale.group)
        await ben.leaves(bridge)
        await ben.asks_to_join(bridge)
        assert ben.is_in(bridge)
        await vale.advance(days=30)
        assert told(vale, ASK) == {"Ben": 1}


async def test_who_was_asked_in_the_hello_form_is_not_asked_again(opened):
    async with opened(changes=AT_ONCE) as vale:
        ben, _ = await joins_bridge(vale, "Ben", "Say hello")
        await ben.writes("Ben")
        for _ in range(5):
            await ben.presses("Skip")
        ben.sees("This is what I now know about you")
        await vale.advance(days=2)
        assert told(vale, ASK) == {}


async def test_a_member_who_comes_into_that_group_is_asked_and_in_another_nobody_is(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        bridge, cohort = await before_arrival(vale)
        await vale.doctors("Ben", "Cyn")
        vale.noor.adds(vale.amara, bridge)
        vale.noor.adds(vale.ben, cohort)
        await vale.settle()
        await vale.advance(hours=2)
        assert told(vale, ASK) == {"Amara": 1}
        await vale.amara.presses("I am in the UK already")
        assert "Good, you are in the UK" in vale.amara.screen().text
        zola = await found_riverside(vale)
        before = await stored(vale)
        for data in ("ad:1", "as:1"):
            await zola.presses_data(data, zola.screen().message)
        assert await stored(vale) == before


async def test_at_night_nobody_is_asked_for_the_day(opened):
    async with opened(changes=AT_ONCE) as vale:
        await vale.advance(hours=7, minutes=30)  # 19:30
        await joins_bridge(vale)
        await vale.advance(hours=12)
        assert told(vale, ASK) == {}
        await vale.advance(hours=1)
        assert told(vale, ASK) == {"Ben": 1}
