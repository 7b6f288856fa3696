"""Planning a year: every date seen, changed and confirmed, and told to the group once."""

from datetime import UTC, datetime, timedelta

from storage.tables import CycleRow, DraftRow, DueRow, SessionRow
from tests.flows.oak_vale import OLD_PRESS, SAME_SCREEN
from tests.flows.planning import LINK, begins, lines, plans, sessions
from tests.flows.riverside import found_riverside
from tests.flows.told import edits, told


async def test_a_plan_is_seen_whole_changed_and_confirmed_once(opened):
    async with opened() as vale:
        await begins(vale)
        assert lines(vale) == [
            "1. Fri 4 Dec 2026, 17:00: Communicating across cultures",
            "2. Fri 11 Dec 2026, 17:00: Team dynamics",
            "3. Fri 18 Dec 2026, 17:00: Recognising burnout",
            "4. Fri 25 Dec 2026, 17:00: Giving and receiving feedback · bank holiday (Christmas Day)",
            "5. Fri 1 Jan 2027, 17:00: Speaking up about concerns · bank holiday (New Year's Day)",
        ]
        assert "Nothing is announced yet" in vale.femi.screen().text
        # Christmas is left out, and the topics follow the dates that stay.
        await vale.femi.presses("4. Fri 25 Dec *")
        vale.femi.sees("Please note: bank holiday (Christmas Day).")
        await vale.femi.presses("Leave it out")
        vale.femi.sees("is left out of the plan")
        await vale.femi.presses("All dates")
        assert "Fri 25 Dec 2026, 17:00 left out" in vale.femi.screen().text
        assert lines(vale)[3].startswith("4. Fri 1 Jan 2027, 17:00: Giving and receiving feedback")
        # New Year's Day becomes the Monday after it, and another one is typed.
        await vale.femi.presses("4. Fri 1 Jan *")
        await vale.femi.presses("To the next working day")
        vale.femi.sees("Mon 4 Jan 2027, 17:00 (London)")
        await vale.femi.presses("All dates")
        await vale.femi.presses("1. Fri 4 Dec")
        await vale.femi.writes("Thu 3 Dec 6pm")
        assert lines(vale)[0] == "1. Thu 3 Dec 2026, 18:00: Communicating across cultures"
        # The second date gets the third one's topic, which gets the second one's; the first gets none yet.
        await vale.femi.presses("2. Fri 11 Dec")
        await vale.femi.presses("Change the topic")
        await vale.femi.presses("Recognising burnout")
        await vale.femi.presses("1. Thu 3 Dec")
        await vale.femi.presses("Change the topic")
        await vale.femi.presses("The topic comes later")
        assert lines(vale)[:3] == [
            "1. Thu 3 Dec 2026, 18:00: Topic to be announced",
            "2. Fri 11 Dec 2026, 17:00: Recognising burnout",
            "3. Fri 18 Dec 2026, 17:00: Team dynamics",
        ]
        assert await vale.rows(SessionRow) == []
        await vale.femi.presses("Schedule these 4 sessions")
        vale.femi.sees("4 sessions are scheduled, in the plan 2026/27")
        assert [(one.starts_at, one.topic) for one in await sessions(vale)] == [
            (datetime(2026, 12, 3, 18, tzinfo=UTC), ""),
            (datetime(2026, 12, 11, 17, tzinfo=UTC), "Recognising burnout"),
            (datetime(2026, 12, 18, 17, tzinfo=UTC), "Team dynamics"),
            (datetime(2027, 1, 4, 17, tzinfo=UTC), "Giving and receiving feedback"),
        ]
        assert {(one.join_link, one.minutes, one.places) for one in await sessions(vale)} == {(LINK, 50, 12)}
        (cycle,) = await vale.rows(CycleRow)
        assert (cycle.name, cycle.planned) == ("2026/27", True)
        assert await vale.rows(DraftRow) == []


async def test_the_group_gets_one_message_and_each_card_two_weeks_before(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await plans(vale)
        assert told(vale, "The dates of our next sessions") == {"Oak Vale": 1}
        message = vale.amara.sees("The dates of our next sessions", vale.group)
        assert "4. Fri 25 Dec 2026, 17:00: Giving and receiving feedback" in message.text
        assert LINK not in message.text
        assert told(vale, "Facilitator: Femi") == {}
        await vale.amara.presses("See the sessions and book", vale.group)
        vale.amara.sees("The next sessions. Choose one to see more.")
        await vale.amara.presses("Fri 4 Dec: Communicating across cult…")
        await vale.amara.presses("Book")
        vale.amara.sees("You have a place")
        await vale.advance(to=datetime(2026, 11, 20, 17, 1, tzinfo=UTC))
        assert told(vale, "Facilitator: Femi") == {"Oak Vale": 1}
        vale.amara.sees("11 of 12 places are free", vale.group)
        await vale.advance(days=7)
        assert told(vale, "Facilitator: Femi") == {"Oak Vale": 2}


async def test_the_message_in_the_group_stays_right(opened):
    async with opened(refusals=(OLD_PRESS, SAME_SCREEN)) as vale:
        await vale.doctors("Amara")
        await plans(vale, number="3 sessions")
        before = edits(vale, vale.group)

        async def opens(label):
            await vale.femi.writes("/cycle")
            await vale.femi.presses("2026/27")
            await vale.femi.presses(label)

        await opens("1. Fri 4 Dec")
        await vale.femi.presses("Change the topic")
        await vale.femi.writes("Preparing for winter")
        await vale.femi.presses("Change the topic")
        await opens("2. Fri 11 Dec")
        await vale.femi.presses("Move")
        await vale.femi.writes("Mon 14 Dec 6pm")
        await vale.femi.presses("Move it")
        await opens("3. Fri 18 Dec")
        await vale.femi.presses("Cancel the session")
        await vale.femi.presses("Yes, cancel the session")
        await vale.advance(minutes=1)
        shown = vale.amara.sees("The dates of our next sessions", vale.group).text
        assert "1. Fri 4 Dec 2026, 17:00: Preparing for winter" in shown
        assert "2. Mon 14 Dec 2026, 18:00: Team dynamics" in shown
        assert "Fri 18 Dec 2026, 17:00: Recognising burnout cancelled" in shown
        # A shift is one edit, however many dates it changes; nobody's phone rings for it.
        between = edits(vale, vale.group)
        await vale.restart()
        await opens("Shift all coming dates")
        await vale.femi.presses("One week later")
        await vale.femi.presses("Shift the sessions")
        await vale.comes_again()
        await vale.advance(minutes=1)
        shown = vale.amara.sees("The dates of our next sessions", vale.group).text
        assert "1. Fri 11 Dec 2026" in shown
        assert "2. Mon 21 Dec 2026" in shown
        assert (between > before, edits(vale, vale.group)) == (True, between + 1)
        assert told(vale, "The dates of our next sessions") == {"Oak Vale": 1}


async def test_a_plan_without_a_group_is_told_once_there_is_one(opened):
    async with opened() as vale:
        zara = await found_riverside(vale)
        await zara.writes("/cycle")
        await zara.presses("Plan new sessions")
        await zara.writes("Thu 3 Dec 5pm")
        await zara.presses("Every 4 weeks")
        await zara.writes("3")
        for label in ("The usual length", "The usual number", "I will add it later", "Workshop"):
            await zara.presses(label)
        await zara.presses("Schedule these 3 sessions")
        zara.sees("There is no announcement group yet")
        assert {one.kind for one in await vale.rows(SessionRow)} == {"workshop"}
        assert not [one for one in await vale.rows(DueRow) if one.kind == "presenter-draw"]
        group = vale.sim.group("Riverside", zara)
        await zara.add_bot(group, ("can_invite_users",))
        await zara.presses("Announcements")
        sent = [call.params["text"] for call in vale.sim.calls_of("sendMessage")]
        assert sum("The dates of our next sessions" in words for words in sent) == 1
        assert not [words for words in sent if "Facilitator: " in words]


async def test_clashes_and_the_change_of_the_clocks_are_marked(opened):
    async with opened() as vale:
        await vale.schedules("Thu 18 Mar 5.30pm")
        await begins(vale, starts="Thu 18 Mar 5pm", number="3")
        assert lines(vale) == [
            "1. Thu 18 Mar 2027, 17:00: Communicating across cultures · you lead another session then",
            "2. Thu 25 Mar 2027, 17:00: Team dynamics",
            "3. Thu 1 Apr 2027, 17:00: Recognising burnout · clocks change before, still 17:00",
        ]
        await vale.femi.presses("1. Thu 18 Mar *")
        await vale.femi.presses("A week later")
        await vale.femi.presses("All dates")
        assert lines(vale)[0].endswith("twice at that time")
        await vale.femi.presses("Schedule these 3 sessions")
        assert [one.starts_at.hour for one in await sessions(vale)] == [17, 17, 17, 16]


async def test_a_second_plan_of_the_year_has_a_name_of_its_own_and_a_single_session_joins_the_first(opened):
    async with opened() as vale:
        await vale.schedules("Thu 26 Nov 5pm")
        await plans(vale, number="2 sessions")
        await plans(vale, starts="Fri 5 Feb 5pm", number="2 sessions")
        assert [one.name for one in await vale.rows(CycleRow)] == ["2026/27", "2026/27 (2)"]
        await vale.femi.presses("See the plan")
        await vale.femi.presses("Rename")
        await vale.femi.writes("2026/27")
        vale.femi.sees("Another plan is called 2026/27 already")
        await vale.femi.writes("Spring")
        vale.femi.sees("The plan is now called Spring")
        await vale.schedules("Thu 18 Feb 5pm")
        first, second = await vale.rows(CycleRow)
        counts = [one.cycle_id for one in await vale.rows(SessionRow)]
        assert (counts.count(first.id), counts.count(second.id)) == (4, 2)


async def test_the_most_sessions_with_the_longest_topics_fit_one_message(opened):
    async with opened() as vale:
        for number in range(16):
            await vale.femi.writes("/cycle")
            await vale.femi.presses("Topics")
            await vale.femi.presses("Add a topic")
            await vale.femi.writes(f"{number} {'<&> W' * 24}"[:128])
        await begins(vale, rhythm="Every week", number="30")
        assert len(vale.femi.screen().buttons) >= 30
        await vale.femi.presses("Schedule these 30 sessions")
        await vale.femi.presses("See the plan")
        vale.femi.sees("30. Fri 25 Jun 2027")
        await vale.femi.presses("Shift all coming dates")
        await vale.femi.presses("Two weeks later")
        await vale.femi.presses("Shift the sessions")
        assert (await sessions(vale))[-1].starts_at.date().isoformat() == "2027-07-09"
        await vale.femi.writes("/sessions")
        await vale.femi.presses("Later →")
        assert "← Earlier" in vale.femi.screen().buttons
        assert vale.now() - datetime(2026, 11, 16, 12, tzinfo=UTC) < timedelta(days=1)
