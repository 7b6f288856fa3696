"""A year planned in one dialogue, told to the group once, and changed while it runs."""

from datetime import UTC, datetime, timedelta

import pytest

from storage.tables import CycleRow, DraftRow, DueRow, SessionRow
from tests.flows.oak_vale import OLD_PRESS, SAME_SCREEN
from tests.flows.riverside import found_riverside
from tests.flows.told import edits, stored, told

LINK = "https://meet.example/oak-vale"


async def begins(
    vale, *, starts="Fri 4 Dec 5pm", rhythm="Every week", number="5 sessions", kind="CIG session"
):
    """Femi answers everything but the last question: the dates stand on one screen."""
    femi = vale.femi
    await femi.writes("/cycle")
    await femi.presses("Plan new sessions")
    await femi.writes(starts)
    await femi.presses(rhythm)
    await femi.writes(number)
    await femi.presses("The usual length")
    await femi.presses("The usual number")
    await femi.writes(LINK)
    await femi.presses(kind)


async def plans(vale, **answers):
    await begins(vale, **answers)
    number = answers.get("number", "5 sessions").split()[0]
    await vale.femi.presses(f"Schedule these {number} sessions")


def lines(vale):
    """The dates as Femi sees them."""
    return [
        line for line in vale.femi.screen().text.splitlines() if line[:2] in {f"{n}." for n in range(1, 10)}
    ]


def files(vale, person):
    """The calendar files that the person was sent."""
    return [call for call in vale.sim.calls_of("sendDocument") if int(call.params["chat_id"]) == person.id]


async def sessions(vale):
    return sorted(await vale.rows(SessionRow), key=lambda one: one.starts_at)


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


WRONG = {
    "starts": {"16 Nov 11:00": "has passed", "soon": "could not read this"},
    "rhythm": {"every 13 weeks": "from 1 to 12", "now and then": "from 1 to 12", "0 weeks": "from 1 to 12"},
    "number": {"31": "from 1 to 30", "0": "from 1 to 30", "many": "from 1 to 30"},
    "minutes": {"5": "from 10 to 480"},
    "places": {"0": "from 1 to 500"},
    "link": {"http://meet.example/x": "does not begin with https"},
    "kind": {"lecture": "press one of the buttons"},
    "dates": {"Thu 3 Dec 5pm": "press one of the buttons", "maybe": "press one of the buttons"},
}
RIGHT = {
    "starts": "Thu 3 Dec 5pm",
    "rhythm": "every 5 weeks",
    "number": "3 sessions",
    "minutes": "60",
    "places": "8",
    "link": LINK,
    "kind": "workshop",
    "dates": "yes",
}


async def test_every_question_takes_wrong_answers_kindly_and_a_restart(opened):
    async with opened() as vale:
        await vale.femi.writes("/cycle")
        await vale.femi.presses("Plan new sessions")
        for step, wrong in WRONG.items():
            for typed, said in wrong.items():
                await vale.femi.writes(typed)
                assert said in vale.femi.screen().text, typed
                assert "Cancel" in vale.femi.screen().buttons
                (draft,) = await vale.rows(DraftRow)
                assert draft.step == step
            await vale.restart()
            await vale.femi.writes(RIGHT[step])
        found = await sessions(vale)
        assert [one.starts_at.date().isoformat() for one in found] == [
            "2026-12-03",
            "2027-01-07",
            "2027-02-11",
        ]
        assert {(one.minutes, one.places, one.kind) for one in found} == {(60, 8, "workshop")}


async def test_a_restart_in_the_middle_of_changing_a_date(opened):
    async with opened() as vale:
        await begins(vale)
        await vale.femi.presses("2. Fri 11 Dec")
        await vale.restart()
        await vale.femi.writes("nonsense")
        vale.femi.sees("could not read this as a day and a time")
        await vale.restart()
        await vale.femi.writes("Thu 10 Dec 5pm")
        await vale.restart()
        assert lines(vale)[1].startswith("2. Thu 10 Dec 2026, 17:00")
        await vale.femi.presses("Back")
        vale.femi.sees("What kind of sessions are they?")
        await vale.femi.presses("CIG session")
        assert lines(vale)[1].startswith("2. Thu 10 Dec 2026, 17:00")


async def test_pressed_twice_and_come_again_it_is_planned_once(opened):
    async with opened(refusals=(OLD_PRESS, SAME_SCREEN)) as vale:
        await begins(vale)
        vale.femi.press_now("Schedule these 5 sessions")
        vale.femi.press_now("Schedule these 5 sessions")
        await vale.settle()
        vale.femi.sees("5 sessions are scheduled")
        await vale.comes_again()
        assert len(await vale.rows(SessionRow)) == 5
        assert told(vale, "The dates of our next sessions") == {"Oak Vale": 1}


async def test_dates_that_pass_or_are_all_left_out_cannot_be_scheduled(opened):
    async with opened() as vale:
        await begins(vale, starts="today 13:00", number="2 sessions")
        await vale.advance(hours=2)
        await vale.femi.presses("Schedule these 2 sessions")
        vale.femi.sees("Mon 16 Nov 2026, 13:00 (London) has passed. Please move that date, or leave it out.")
        for label in ("1. Mon 16 Nov *", "2. Mon 23 Nov", "1. Mon 23 Nov"):
            if label in vale.femi.screen().buttons:
                await vale.femi.presses(label)
                await vale.femi.presses("Leave it out")
                await vale.femi.presses("All dates")
        await vale.femi.presses("Schedule these 0 sessions")
        vale.femi.sees("Every date is left out")
        assert await vale.rows(SessionRow) == []
        await vale.femi.presses("Mon 23 Nov, left out")
        await vale.femi.presses("Put it back")
        await vale.femi.presses("All dates")
        await vale.femi.presses("Schedule this session")
        vale.femi.sees("One session is scheduled")


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


async def test_all_coming_dates_are_shifted_and_each_is_told_once(opened):
    async with opened() as vale:
        await vale.doctors("Amara", "Ben", "Chidi")
        await plans(vale, number="3 sessions")
        for person, days in ((vale.amara, (4, 11)), (vale.ben, (18,))):
            for day in days:
                await person.writes("/sessions")
                label = next(one for one in person.screen().buttons if one.startswith(f"Fri {day} Dec"))
                await person.presses(label)
                await person.presses("Book")
        await vale.femi.writes("/cycle")
        await vale.femi.presses("2026/27")
        vale.femi.sees("1. Fri 4 Dec 2026, 17:00: Communicating across cultures · 1 of 12 places")
        await vale.femi.presses("Shift all coming dates")
        for typed in ("0", "27", "soon"):
            await vale.femi.writes(typed)
            vale.femi.sees("from 1 to 26")
        await vale.femi.writes("-4")
        await vale.femi.presses("Shift the sessions")
        vale.femi.sees("which has passed")
        await vale.femi.presses("One week later")
        preview = vale.femi.sees("Nothing is changed yet").text
        assert "Fri 4 Dec → Fri 11 Dec 2026, 17:00" in preview
        assert "2 doctors have a place or wait for one. Each gets one message." in preview
        await vale.restart()
        await vale.femi.presses("Shift the sessions")
        vale.femi.sees("3 sessions are shifted")
        assert told(vale, "Some of your sessions have another date") == {"Amara": 1, "Ben": 1}
        seen = vale.amara.sees("Some of your sessions have another date").text
        assert "not Fri 4 Dec, but Fri 11 Dec 2026, 17:00 (London). You keep your place." in seen
        assert "not Fri 11 Dec, but Fri 18 Dec 2026, 17:00 (London). You keep your place." in seen
        assert "25 Dec" not in seen
        assert [one.starts_at.day for one in await sessions(vale)] == [11, 18, 25]
        assert told(vale, "is moved") == {}
        # The cards that wait have moved along.
        await vale.advance(to=datetime(2026, 11, 27, 16, 59, tzinfo=UTC))
        assert told(vale, "Facilitator: Femi") == {}
        await vale.advance(minutes=2)
        assert told(vale, "Facilitator: Femi") == {"Oak Vale": 1}


async def test_a_plan_shifted_across_the_change_of_the_clocks_keeps_its_hour(opened):
    async with opened(start=datetime(2027, 3, 8, 12, tzinfo=UTC), refusals=(SAME_SCREEN,)) as vale:
        await vale.doctors("Amara")
        await plans(vale, starts="Thu 18 Mar 5pm", number="3 sessions")
        for label in ("Thu 18 Mar", "Thu 25 Mar"):
            await vale.amara.writes("/sessions")
            shown = vale.amara.screen().buttons
            await vale.amara.presses(next(one for one in shown if one.startswith(label)))
            await vale.amara.presses("Book")
        await vale.advance(minutes=5)
        before = len(files(vale, vale.amara))
        await vale.femi.presses("See the plan")
        await vale.femi.presses("Shift all coming dates")
        await vale.femi.presses("One week later")
        await vale.restart()
        await vale.femi.presses("Shift the sessions")
        await vale.advance(minutes=5)
        assert [one.starts_at for one in await sessions(vale)] == [
            datetime(2027, 3, 25, 17, tzinfo=UTC),
            datetime(2027, 4, 1, 16, tzinfo=UTC),
            datetime(2027, 4, 8, 16, tzinfo=UTC),
        ]
        seen = vale.amara.sees("Some of your sessions have another date").text
        assert seen.count("17:00 (London)") == 2
        assert "not Thu 25 Mar, but Thu 1 Apr 2027, 17:00 (London)" in seen
        assert told(vale, "Some of your sessions have another date") == {"Amara": 1}
        # A calendar takes one session from a file, so there is one for each, without a sound.
        assert [call.params["disable_notification"] for call in files(vale, vale.amara)[before:]] == [
            "true",
            "true",
        ]
        await vale.advance(to=datetime(2027, 4, 2, 12, tzinfo=UTC))
        soon = [
            call.at.replace(microsecond=0)
            for call in vale.sim.calls_of("sendMessage")
            if "begins soon" in call.params["text"] and int(call.params["chat_id"]) == vale.amara.id
        ]
        assert soon == [datetime(2027, 3, 25, 16, tzinfo=UTC), datetime(2027, 4, 1, 15, tzinfo=UTC)]


async def test_a_topic_is_settled_later_and_those_who_booked_hear_of_it_once(opened):
    async with opened() as vale:
        await vale.doctors("Amara", "Ben")
        await plans(vale, number="2 sessions")
        await vale.amara.writes("/sessions")
        await vale.amara.presses("Fri 4 Dec: Communicating across cult…")
        await vale.amara.presses("Book")
        await vale.femi.writes("/cycle")
        await vale.femi.presses("2026/27")
        await vale.femi.presses("1. Fri 4 Dec")
        await vale.femi.presses("Change the topic")
        await vale.femi.writes("Preparing for winter")
        vale.femi.sees("Nothing is changed yet")
        await vale.femi.presses("Change the topic")
        vale.femi.sees("is now about Preparing for winter. It was about Communicating across cultures.")
        assert told(vale, "has another topic. It is now: Preparing for winter") == {"Amara": 1}
        first = (await sessions(vale))[0]
        assert (first.topic, first.sequence) == ("Preparing for winter", 1)
        await vale.femi.presses("About this session")
        await vale.femi.presses("Change the topic")
        await vale.femi.writes("Preparing for winter")
        await vale.femi.presses("Change the topic")
        vale.femi.sees("already, so nothing was changed")
        assert told(vale, "has another topic") == {"Amara": 1}
        # Without a topic there is nothing that another one could stand in for.
        for label in ("About this session", "Change the topic", "The topic comes later", "Change the topic"):
            await vale.femi.presses(label)
        await vale.femi.presses("About this session")
        await vale.femi.presses("Change the topic")
        vale.femi.sees("has no topic yet. What should it be about?")


async def test_a_date_is_added_to_the_plan(opened):
    async with opened() as vale:
        await plans(vale, number="2 sessions")
        await plans(vale, starts="Fri 5 Feb 5pm", number="2 sessions")
        await vale.femi.presses("See the plan")
        await vale.femi.presses("Add a date")
        await vale.femi.presses("Exams and portfolio")
        await vale.femi.writes("Fri 26 Feb 5pm")
        for label in (
            "The usual length",
            "The usual number",
            "I will add it later",
            "Drop-in",
            "Schedule it",
        ):
            await vale.femi.presses(label)
        (_, second) = await vale.rows(CycleRow)
        added = (await sessions(vale))[-1]
        assert (added.cycle_id, added.kind, added.topic) == (second.id, "drop-in", "Exams and portfolio")
        await vale.femi.writes("/cycle")
        await vale.femi.presses("2026/27 (2)")
        vale.femi.sees("3. Fri 26 Feb 2027, 17:00: Exams and portfolio · 0 of 12 places")
        await vale.femi.presses("3. Fri 26 Feb")
        vale.femi.sees("In this kind of session nobody presents a case.")
        assert "Draw a presenter now" not in vale.femi.screen().buttons


@pytest.mark.parametrize("who", ["a member", "another community's facilitator", "a stranger"])
async def test_somebody_else_forges_presses(opened, who):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await vale.doctors("Amara")
        await plans(vale, number="2 sessions")
        await begins(vale, starts="Fri 5 Feb 5pm")
        serial = (await vale.rows(DraftRow))[0].serial
        match who:
            case "a member":
                person = vale.amara
            case "another community's facilitator":
                person = await found_riverside(vale)
            case _:
                person = vale.person("Zola")
                await person.starts()
        shown = person.screen().message
        before = await stored(vale)
        turns = [f"nd:{serial}:{number}:{move}" for number in (0, 99) for move in "oclextfiv?"]
        for data in ("nc:1:-1", "nc:1:0", "na:1", "ns:1", "nr:1", "nn:1", "sy:1", "nc:99:0", *turns):
            assert await person.presses_data(data, shown), data
        assert await stored(vale) == before
        person.does_not_see(LINK)
        if who == "another community's facilitator":
            await person.writes("/cycle")
            assert "2026/27" not in person.screen().buttons


async def test_forged_turns_of_ones_own_plan_change_nothing(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await begins(vale)
        (before,) = await vale.rows(DraftRow)
        shown = vale.femi.screen().message
        for move in ("99:e", "-1:x", "0:?", "0:v", "0:"):
            await vale.femi.presses_data(f"nd:{before.serial}:{move}", shown)
            vale.femi.sees("This choice no longer exists")
        (after,) = await vale.rows(DraftRow)
        assert (after.step, after.answers) == (before.step, before.answers)
        await vale.femi.presses("Cancel")
        assert "answered or cancelled before" in await vale.femi.presses_data(
            f"nd:{before.serial}:0:e", shown
        )


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
