"""No screen is a dead end: each leads on, with buttons that lead somewhere."""

from datetime import UTC, datetime, timedelta

from storage.tables import DraftRow, SessionRow
from tests.flows.told import stored

START = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
AT_ONCE = {"community": {"admission": "at-once"}}


def asked(vale):
    """Who is asked to present now, if anybody."""
    return next((one for one in vale.people.values() if "Not this time" in one.screen().buttons), None)


async def test_the_private_chat_can_be_opened_at_every_step_of_joining(opened):
    async with opened(changes=AT_ONCE) as vale:
        amara = vale.person("Amara")
        await amara.asks_to_join(vale.group)
        for label in ("I have read this", "Yes", "Open the private chat"):
            assert "Open the private chat" in amara.screen().buttons
            await amara.presses(label)
        amara.sees("Your agreement")
        assert "Open the private chat" not in amara.screen().buttons


async def test_a_link_that_leads_nowhere_says_so(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        for payload in ("zz", "session_-1", "session_" + "9" * 40, "join_x", "session_99"):
            await vale.amara.starts(payload)
            assert "The menu shows what there is now." in vale.amara.screen().text, payload
        for payload in ("menu", "hello"):
            await vale.amara.starts(payload)
            assert vale.amara.screen().text == "What would you like to do?"


async def test_the_join_link_of_another(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        ben = vale.person("Ben")
        await ben.asks_to_join(vale.group)
        await vale.amara.starts("join_1")
        vale.amara.sees("This link was for another person.")
        assert "Sessions" in vale.amara.screen().buttons


async def test_the_hello_form_given_up_leads_to_about_me(opened):
    async with opened(changes=AT_ONCE) as vale:
        amara = vale.person("Amara")
        await amara.asks_to_join(vale.group)
        await amara.starts()
        for label in ("I have read this", "Yes", "I agree", "Say hello", "Skip"):
            await amara.presses(label)
        await amara.presses("FY2")
        await amara.writes("/cancel")
        amara.sees("your answers were not saved")
        await amara.presses("About me")
        amara.sees("Grade: not said")


async def test_here_is_in_the_menu_while_it_counts(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.schedules()
        await vale.amara.writes("/menu")
        for at, there in ((-11, False), (-10, True), (20, True), (21, False)):
            await vale.advance(to=START + timedelta(minutes=at))
            await vale.amara.writes("/menu")
            assert ("I'm here" in vale.amara.screen().buttons) is there


async def test_an_answered_question_stays_answered_and_does_not_come_twice(opened):
    async with opened() as vale:
        await vale.femi.writes("/schedule")
        first = vale.femi.screen().message
        choice = first.buttons[0][0].data
        await vale.femi.writes("Team dynamics")
        before, shown = await stored(vale), len(vale.sim.calls_of("editMessageText", "sendMessage"))
        said = await vale.femi.presses_data(choice, first)
        assert said.startswith("This question was answered already. Please answer the latest one")
        assert await stored(vale) == before
        assert len(vale.sim.calls_of("editMessageText", "sendMessage")) == shown
        assert "When does it begin?" in vale.femi.screen().text


async def test_a_weekday_that_does_not_fit_offers_both_days(opened):
    async with opened() as vale:
        await vale.femi.writes("/schedule")
        await vale.femi.presses("Team dynamics")
        await vale.femi.writes("Fri 26 Nov 5pm")
        assert vale.femi.screen().buttons[:2] == ["Thu 26 Nov 2026, 17:00", "Fri 27 Nov 2026, 17:00"]
        await vale.femi.presses("Fri 27 Nov 2026, 17:00")
        vale.femi.sees("How long is it?")
        (draft,) = await vale.rows(DraftRow)
        assert draft.answers["starts"] == "2026-11-27T17:00:00+00:00"


async def test_a_day_that_its_month_does_not_have(opened):
    async with opened() as vale:
        await vale.femi.writes("/schedule")
        await vale.femi.presses("Team dynamics")
        await vale.femi.writes("31 Nov 5pm")
        vale.femi.sees("That month has only 30 days, and you wrote 31.")


async def test_the_facilitators_tools_come_first_and_no_place_is_offered(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.schedules(places=1)
        await vale.amara.presses("Book", vale.group)
        await vale.femi.presses("About this session")
        buttons = vale.femi.screen().buttons
        assert buttons[0] == "Who comes"
        assert not {"Book", "Join the waiting list"} & set(buttons)


async def test_offers_and_askings_lead_on(opened):
    async with opened() as vale:
        await vale.doctors("Amara", "Ben")
        await vale.schedules(places=1)
        await vale.amara.presses("Book", vale.group)
        await vale.ben.presses("Book", vale.group)
        while person := asked(vale):
            assert person.screen().buttons[-2:] == ["About this session", "Menu"]
            await person.presses("Not this time")
        await vale.amara.starts("session_1")
        await vale.amara.presses("Give up my place")
        vale.ben.sees("A place is free for you")
        assert vale.ben.screen().buttons[-2:] == ["About this session", "Menu"]


async def test_who_is_told_of_the_presenter_can_go_on(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.schedules()
        person = asked(vale)
        await person.presses("Yes")
        vale.femi.sees(f"{person.name} presents at")
        assert vale.femi.screen().buttons == ["About this session", "Who comes", "Menu"]
        await vale.femi.presses("Who comes")
        vale.femi.sees("Who comes to")


async def test_no_presenter_can_be_drawn_where_it_would_be_refused(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.schedules()
        while person := asked(vale):
            await person.presses("Never ask me")
        (session,) = await vale.rows(SessionRow)
        await vale.femi.presses("About this session")
        assert "Draw a presenter" in vale.femi.screen().buttons
        await vale.advance(to=session.starts_at - timedelta(hours=24))
        vale.femi.sees("A reminder of your session")
        assert "Draw a presenter" not in vale.femi.screen().buttons
        await vale.advance(minutes=1)
        await vale.femi.presses("About this session")
        assert "Draw a presenter" not in vale.femi.screen().buttons
