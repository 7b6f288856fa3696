"""A year that runs: dates shifted and added, topics settled, each person told once."""

from datetime import UTC, datetime

from storage.tables import CycleRow
from tests.flows.oak_vale import SAME_SCREEN
from tests.flows.planning import plans, sessions
from tests.flows.told import told


def files(vale, person):
    """The calendar files that the person was sent."""
    return [call for call in vale.sim.calls_of("sendDocument") if int(call.params["chat_id"]) == person.id]


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
