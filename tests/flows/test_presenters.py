"""Who presents: drawn and asked in private, one after the other, until somebody agrees."""

from datetime import timedelta

from rules.presenters.slots import Willingness
from storage.presenters import slots
from storage.tables import PresenterSlotRow
from tests.flows.oak_vale import BLOCKED, OLD_PRESS, SAME_SCREEN
from tests.flows.presenting import ASKED, NOBODY, asked, check_draws, drawn, others
from tests.flows.told import stored, told


async def test_yes(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        person = await drawn(vale, "Amara", "Ben", "Chidi")
        assert sum(told(vale, ASKED).values()) == 1
        shown = person.sees(ASKED)
        assert "You can answer until Sat 28 Nov 2026, 17:00 (London)" in shown.text
        assert shown.labels[:5] == ["Yes", "Not this time", "Swap with somebody", "Never ask me", "Why me?"]
        await person.presses("Why me?")
        assert "3 members were in the draw" in person.screen().text
        assert "Your turns in this cycle, with those you have agreed to: 0" in person.screen().text
        assert "so a number from 1 to 3 was drawn" in person.screen().text
        await vale.restart()
        await person.presses("Back")
        for _ in range(2):
            person.press_now("Yes")
        await vale.settle()
        person.sees("Thank you. You present at Team dynamics")
        assert told(vale, f"{person.name} presents at") == {"Femi": 1}
        await vale.advance(days=15)
        assert sum(told(vale, ASKED).values()) == 1
        assert told(vale, NOBODY) == {}
        (slot,) = [row for row in await vale.rows(PresenterSlotRow) if row.part == "presenter"]
        assert slot.state == "presented"
        await check_draws(vale)


async def test_not_this_time_then_never_then_silence_then_yes(opened):
    async with opened(refusals=(SAME_SCREEN, OLD_PRESS)) as vale:
        names = ("Amara", "Ben", "Chidi", "Dayo")
        first = await drawn(vale, *names)
        await first.presses("Not this time")
        first.sees("for six weeks you are not asked again")
        second = await asked(vale)
        assert second is not first
        await second.presses("Never ask me")
        second.sees("You will not be asked to present again")
        await vale.comes_again()
        third = await asked(vale)
        assert third not in (first, second)
        # It is evening; what she is asked waits for the morning, and the two days begin then.
        await vale.advance(hours=47)
        assert third is await asked(vale)
        await vale.advance(hours=16)
        third.sees("The time to answer has passed")
        assert told(vale, "I asked whether you would present") == {third.name: 1}
        fourth = await asked(vale)
        assert told(vale, ASKED) == dict.fromkeys(names, 1)
        await vale.restart()
        await fourth.presses("Yes")
        fourth.sees("You present at")
        # Answers that come too late, or a second time, change nothing.
        before = await stored(vale)
        numbers = {row.member_id: row.id for row in await vale.rows(PresenterSlotRow)}
        for person, said in {
            first: "You have answered already",
            second: "You have answered already",
            third: "The time to answer has passed, so nothing was changed",
        }.items():
            number = numbers[await vale.member_id(person)]
            await person.presses_data(f"py:{number}", person.screen().message)
            person.sees(said)
            assert "for another member" in await person.presses_data(
                f"py:{numbers[await vale.member_id(fourth)]}", person.screen().message
            )
        assert await stored(vale) == before
        # Never is taken back where it was said, or under "About me".
        await second.writes("/about")
        second.sees("you are not asked, as you wished")
        await second.presses("You can ask me again")
        second.sees("You can be asked to present again")
        await check_draws(vale)


async def test_handed_back(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        first = await drawn(vale, "Amara", "Ben", "Chidi")
        await first.presses("Yes")
        for _ in range(2):
            first.press_now("I cannot present")
        await vale.settle()
        first.sees("You no longer present at")
        assert told(vale, f"{first.name} cannot present at") == {"Femi": 1}
        second = await asked(vale)
        assert second is not first
        # Giving up the place is handing back as well.
        await second.presses("Yes")
        await second.writes("/sessions")
        await second.presses("Thu 10 Dec: Team dynamics")
        await second.presses("Give up my place")
        assert told(vale, f"{second.name} cannot present at") == {"Femi": 1}
        third = await asked(vale)
        assert third not in (first, second)
        assert sum(told(vale, ASKED).values()) == 3
        await check_draws(vale)


async def test_nobody_agrees(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        first = await drawn(vale, "Amara", "Ben")
        await first.presses("Not this time")
        await (await asked(vale)).presses("Not this time")
        assert told(vale, NOBODY) == {}
        await vale.advance(days=11)
        assert told(vale, NOBODY) == {"Femi": 1}
        said = vale.femi.sees(NOBODY)
        assert "Thu 10 Dec 2026, 17:00 (London)" in said.text
        assert "I keep asking until the day before" in said.text
        assert "A card for an open discussion:" in said.text
        await vale.femi.presses("Draw a presenter")
        assert "There is nobody who can be asked now" in vale.femi.screen().text
        await vale.advance(days=5)
        assert told(vale, NOBODY) == {"Femi": 1}
        # With nobody left among those who booked, it was asked of every member.
        assert told(vale, ASKED) == {"Amara": 1, "Ben": 1, "Noor": 1}
        await check_draws(vale)
        # It is over by now: nobody is waited for, and the link leads nowhere.
        for person in (vale.femi, vale.amara):
            await person.presses_data("sp:1", person.screen().message)
            person.sees("This session is over.")
            person.does_not_see("Link to join")
        vale.femi.sees("Presenter: nobody presented.")
        await vale.femi.writes("/turns")
        vale.femi.sees("· Thu 10 Dec: Team dynamics. Nobody presented.")


async def test_the_facilitator_draws_and_sees_it_through(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        people = await vale.doctors("Amara", "Ben")
        await vale.schedules("Thu 10 Dec 5pm")
        for person in people:
            await person.presses("Book", vale.group)
        await vale.femi.presses("About this session")
        vale.femi.sees(
            "Presenter: nobody yet. From two weeks before the start, members are asked one after the other."
        )
        for _ in range(2):
            vale.femi.press_now("Draw a presenter")
        await vale.settle()
        assert sum(told(vale, ASKED).values()) == 1
        vale.femi.sees("Somebody has been asked already")
        person = await asked(vale)
        (other,) = others(vale, person, "Amara", "Ben")
        other.does_not_see("present")
        await other.writes("/sessions")
        await other.presses("Thu 10 Dec: Team dynamics")
        other.does_not_see("Presenter")
        # A member's forged press draws nobody.
        await person.presses("Not this time")
        before = await stored(vale)
        await other.presses_data("pd:1", other.screen().message)
        assert await stored(vale) == before


async def test_at_short_notice_nobody_is_asked(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await vale.doctors("Amara")
        await vale.schedules("tomorrow 10:00")
        await vale.amara.presses("Book", vale.group)
        assert told(vale, ASKED) == {}
        assert told(vale, NOBODY) == {"Femi": 1}
        said = vale.femi.sees(NOBODY)
        assert "The start is too near to ask somebody else" in said.text
        assert said.labels == ["About this session", "Who comes", "Menu"]
        await vale.femi.presses_data("pd:1", said)
        vale.femi.sees("begins in less than a day")
        await vale.advance(days=2)
        assert told(vale, NOBODY) == {"Femi": 1}
        assert await vale.rows(PresenterSlotRow) == []


async def test_who_cannot_be_written_to_is_passed_by(opened):
    async with opened(refusals=(BLOCKED,)) as vale:
        await vale.doctors("Amara", "Ben")
        await vale.schedules("Thu 10 Dec 5pm")
        for person in (vale.amara, vale.ben):
            await person.presses("Book", vale.group)
        await vale.amara.blocks_bot()
        await vale.advance(days=11)
        assert await asked(vale) is vale.ben
        assert told(vale, ASKED) == {"Ben": 1}
        await vale.amara.starts()
        # It cost her nothing: no turn, no rest, and no question from long ago.
        vale.amara.does_not_see(ASKED)
        states = {row.state for row in await vale.rows(PresenterSlotRow)}
        assert states <= {"asked", "withdrawn"}


async def only_amara(vale):
    """Nobody has booked, and of all members only Amara may be asked: she hears of changes nowhere else."""
    await vale.doctors("Amara")
    noor = await vale.member_id(vale.noor)
    await vale.running.db.write(slots.set_willingness, noor, Willingness.NEVER)
    await vale.schedules("Thu 10 Dec 5pm")
    await vale.advance(days=10, hours=6)
    assert await asked(vale) is vale.amara
    await vale.femi.presses("About this session")


async def test_moved_while_somebody_is_asked(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await only_amara(vale)
        await vale.femi.presses("Move")
        await vale.femi.writes("Thu 17 Dec 5pm")
        await vale.femi.presses("Move it")
        assert told(vale, "was moved. It is now Thu 17 Dec 2026, 17:00 (London)") == {"Amara": 1}
        assert told(vale, "is moved. It was planned") == {}
        await vale.amara.presses("Yes")
        vale.amara.sees("You present at")
        await vale.advance(days=25)
        # Once when she was drawn, and once more with the news of the move.
        assert told(vale, ASKED) == {"Amara": 2}
        assert told(vale, NOBODY) == {}
        assert told(vale, "A reminder: you have a place") == {"Amara": 1}


async def test_cancelled_while_somebody_is_asked(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await only_amara(vale)
        await vale.femi.presses("Cancel the session")
        await vale.femi.presses("Yes, cancel the session")
        assert told(vale, "was cancelled, so you need not present") == {"Amara": 1}
        assert told(vale, "is cancelled. You do not need to do anything") == {}
        before = len(await vale.rows(PresenterSlotRow))
        await vale.amara.presses("Yes")
        vale.amara.sees("This session was cancelled, so nothing was changed")
        await vale.advance(days=25)
        assert told(vale, NOBODY) == {}
        assert len(await vale.rows(PresenterSlotRow)) == before


async def test_cancelled_after_somebody_agreed(opened):
    async with opened() as vale:
        await only_amara(vale)
        await vale.amara.presses("Yes")
        await vale.femi.presses("Cancel the session")
        await vale.femi.presses("Yes, cancel the session")
        # A yes brought her a place, so she is told as everybody else is.
        assert told(vale, "is cancelled. You do not need to do anything") == {"Amara": 1}
        assert told(vale, "so you need not present") == {}


async def test_asked_in_the_evening_hears_of_it_in_the_morning(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.schedules("Thu 10 Dec 9pm")
        await vale.amara.presses("Book", vale.group)
        await vale.advance(days=10, hours=10)
        assert await asked(vale) is vale.amara
        assert told(vale, ASKED) == {}
        await vale.advance(hours=11)
        assert told(vale, ASKED) == {"Amara": 1}
        # Two days from when it reached her, not from when she was drawn.
        (slot,) = await vale.rows(PresenterSlotRow)
        assert slot.answer_by - slot.asked_at == timedelta(hours=48)
        vale.amara.sees("You can answer until Sun 29 Nov 2026, 08:00 (London)")
