"""A session scheduled by dialogue, with every wrong turn there is."""

from datetime import UTC, datetime

from storage.tables import DraftRow, SessionRow
from tests.flows.looking_after import finds
from tests.flows.oak_vale import OLD_PRESS, SAME_SCREEN
from tests.flows.told import stored, told

LONG = "slow words " * 910
"""10,010 characters: Telegram's apps send them as three messages."""
WRONG_ANSWERS = {
    "topic": {
        "ab": "3 to 128 characters",
        "🎉🎉🎉🎉": "letters among them",
        LONG: "3 to 128 characters",
    },
    "starts": {
        "26 Nov": "I read Thu 26 Nov 2026, but no time",
        "11/26 17:00": "the day comes before the month here",
        "Fri 26 Nov 5pm": "You wrote Friday, but that date is Thu 26 Nov 2026",
        "16 Nov 11:00": "Mon 16 Nov 2026, 11:00 (London) has passed",
        "26 Nov 2031 17:00": "more than 400 days ahead",
        "Thu 26 Nov 25:00": "could not read this as a day and a time",
        "soon": "could not read this as a day and a time",
        "🗓": "could not read this as a day and a time",
        LONG: "could not read this as a day and a time",
        "26 Nov 17:00 BST": "on that day the clocks show GMT",
    },
    "minutes": {
        "5": "from 10 to 480",
        "600": "from 10 to 480",
        "-50": "from 10 to 480",
        "an hour": "from 10 to 480",
        "⏱": "from 10 to 480",
        LONG: "from 10 to 480",
    },
    "places": {
        "0": "from 1 to 500",
        "501": "from 1 to 500",
        "many": "from 1 to 500",
        "1.5": "from 1 to 500",
        "🪑": "from 1 to 500",
        LONG: "from 1 to 500",
    },
    "link": {
        "http://meet.example/abc": "does not begin with https",
        "meet.example/abc": "could not read this as an address",
        "javascript:alert(1)": "could not read this as an address",
        "https://": "could not read this as an address",
        "https://meet.example/a b": "could not read this as an address",
        "https://meet.example:99999/": "could not read this as an address",
        "🔗": "could not read this as an address",
        "https://meet.example/" + "x" * 9_979: "longer than 512 characters",
    },
    "kind": {"lecture": "press one of the buttons", "👍": "press one of the buttons", LONG: "press one of"},
    "confirm": {"maybe": "press one of the buttons", "👍": "press one of the buttons", LONG: "press one of"},
}
RIGHT_ANSWERS = {
    "topic": "  Preparing for the\n portfolio <review> ",
    "starts": "Thu 26 Nov 5pm",
    "minutes": "1.5 hours",
    "places": "7 places",
    "link": "https://meet.example/abc?a=1&b=2",
    "kind": "Drop-in",
    "confirm": "ok",
}


async def test_every_question_takes_wrong_answers_kindly(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.femi.writes("/schedule")
        for step, wrong in WRONG_ANSWERS.items():
            for typed, said in wrong.items():
                await vale.femi.writes(typed)
                assert said in vale.femi.screen().text
                assert "Cancel" in vale.femi.screen().buttons
                (draft,) = await vale.rows(DraftRow)
                assert draft.step == step
            await vale.restart()
            await vale.femi.writes(RIGHT_ANSWERS[step])
        (session,) = await vale.rows(SessionRow)
        assert session.topic == "Preparing for the portfolio <review>"
        assert session.starts_at == datetime(2026, 11, 26, 17, tzinfo=UTC)
        assert (session.minutes, session.places) == (90, 7)
        assert session.join_link == "https://meet.example/abc?a=1&b=2"
        assert session.kind == "drop-in"
        assert await vale.rows(DraftRow) == []
        vale.amara.sees("Preparing for the portfolio <review>", vale.group)
        vale.amara.does_not_see("https://meet.example/abc", vale.group)
        assert told(vale, "Facilitator: Femi") == {"Oak Vale": 1}


async def test_back_keeps_every_answer_and_cancel_keeps_none(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await finds(vale.femi, "Schedule a session")
        await vale.femi.presses("Team dynamics")
        await vale.femi.writes("Thu 26 Nov 5pm")
        await vale.femi.presses("The usual length")
        await vale.femi.presses("The usual number")
        for question in ("How many places", "How long is it?", "When does it begin?", "What is the session"):
            await vale.femi.presses("Back")
            assert question in vale.femi.screen().text
        assert "Back" not in vale.femi.screen().buttons
        # A forged Back at the first question, and a Skip where nothing can be skipped.
        serial = vale.femi.screen().message.buttons[0][0].data.split(":")[1]
        shown = vale.femi.screen().message
        (before,) = await vale.rows(DraftRow)
        await vale.femi.presses_data(f"d:{serial}:topic:b", shown)
        await vale.femi.presses_data(f"d:{serial}:topic:s", shown)
        vale.femi.sees("This question needs an answer. You can go back, or cancel.")
        await vale.femi.presses_data(f"d:{serial}:topic:99", shown)
        vale.femi.sees("This choice no longer exists")
        (after,) = await vale.rows(DraftRow)
        assert (after.step, after.answers) == (before.step, before.answers)

        await vale.femi.presses("Recognising burnout")
        await vale.femi.writes("Thu 26 Nov 6pm")
        await vale.femi.presses("Cancel")
        vale.femi.sees("That is cancelled, and nothing was changed.")
        await vale.femi.writes("Thu 26 Nov 6pm")
        vale.femi.sees("I did not understand that")
        await vale.femi.writes("/cancel")
        vale.femi.sees("There was nothing to cancel")
        assert await vale.rows(SessionRow) == []


async def test_a_draft_that_is_a_day_old(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        for reply in ("type", "press", "cancel", "/cancel"):
            await vale.femi.writes("/schedule")
            # Each answer gives it another day.
            await vale.advance(hours=23)
            await vale.femi.presses("Team dynamics")
            await vale.advance(hours=23)
            await vale.femi.writes("Thu 17 Dec 5pm")
            question = vale.femi.screen().message
            assert "How long is it?" in vale.femi.screen().text
            await vale.advance(hours=24)
            match reply:
                case "type":
                    await vale.femi.writes("50")
                case "press":
                    await vale.femi.presses("The usual length")
                case "cancel":
                    await vale.femi.presses("Cancel")
                case "/cancel":
                    await vale.femi.writes("/cancel")
            assert "You had begun something, and a day has passed" in vale.femi.screen().text
            assert await vale.rows(DraftRow) == []
            await vale.femi.presses("Menu")
            assert "before" in await vale.femi.presses_data("d:1:minutes:0", question)
        assert await vale.rows(SessionRow) == []


async def test_the_buttons_of_an_older_dialogue(opened):
    async with opened() as vale:
        await vale.femi.writes("/schedule")
        old = vale.femi.screen().message
        choice, leave = old.buttons[0][0].data, old.buttons[-1][-1].data
        await vale.advance(minutes=1)
        await vale.femi.writes("/schedule")
        await vale.femi.presses("Team dynamics")
        before = await stored(vale)
        for data in (choice, leave):
            assert "answered or cancelled before" in await vale.femi.presses_data(data, old)
        assert await stored(vale) == before
        # A button of an earlier question of this dialogue shows where it stands.
        now = vale.femi.screen().message
        assert "When does it begin?" in now.base["text"]


async def test_the_last_answer_twice_at_once_and_after_a_crash(opened):
    async with opened(refusals=(OLD_PRESS, SAME_SCREEN)) as vale:
        await vale.femi.writes("/schedule")
        await vale.femi.presses("Team dynamics")
        await vale.femi.writes("Thu 26 Nov 5pm")
        await vale.femi.presses("The usual length")
        await vale.femi.presses("The usual number")
        await vale.femi.presses("I will add it later")
        await vale.femi.presses("CIG session")
        vale.femi.sees("Nothing is announced yet")
        vale.femi.press_now("Schedule it")
        vale.femi.press_now("Schedule it")
        await vale.settle()
        vale.femi.sees("It is announced in the group")
        assert len(await vale.rows(SessionRow)) == 1
        await vale.comes_again()
        assert len(await vale.rows(SessionRow)) == 1
        assert told(vale, "Facilitator: Femi") == {"Oak Vale": 1}


async def test_every_answer_that_comes_again_counts_once(opened):
    async with opened(refusals=(OLD_PRESS, SAME_SCREEN)) as vale:
        for answer in (
            "/schedule",
            "Team dynamics",
            "Thu 26 Nov 5pm",
            "50",
            "12",
            "https://meet.example/abc",
            "cig",
        ):
            await vale.femi.writes(answer)
            (before,) = await vale.rows(DraftRow)
            shown = vale.femi.screen().text
            await vale.restart()
            await vale.comes_again()
            (after,) = await vale.rows(DraftRow)
            assert (after.step, after.answers) == (before.step, before.answers)
            assert vale.femi.screen().text == shown
        await vale.femi.writes("yes")
        await vale.comes_again()
        assert "That was done" in vale.femi.screen().text
        assert len(await vale.rows(SessionRow)) == 1


async def test_the_time_passes_while_the_last_question_is_open(opened):
    async with opened() as vale:
        await vale.femi.writes("/schedule")
        await vale.femi.presses("Team dynamics")
        await vale.femi.writes("today 13:00")
        await vale.femi.presses("The usual length")
        await vale.femi.presses("The usual number")
        await vale.femi.presses("I will add it later")
        await vale.advance(hours=2)
        await vale.femi.presses("CIG session")
        await vale.femi.presses("Schedule it")
        asked = vale.femi.sees("Mon 16 Nov 2026, 13:00 (London) has passed")
        assert "When does it begin?" in asked.text
        await vale.femi.writes("today 16:00")
        await vale.femi.presses("The usual length")
        await vale.femi.presses("The usual number")
        await vale.femi.presses("I will add it later")
        await vale.femi.presses("CIG session")
        await vale.femi.presses("Schedule it")
        (session,) = await vale.rows(SessionRow)
        assert session.starts_at == datetime(2026, 11, 16, 16, tzinfo=UTC)


async def test_in_the_evening_it_is_announced_in_the_morning(opened):
    async with opened() as vale:
        await vale.advance(hours=9)
        await vale.schedules()
        assert told(vale, "Facilitator: Femi") == {}
        await vale.advance(hours=11, minutes=1)
        assert told(vale, "Facilitator: Femi") == {"Oak Vale": 1}
