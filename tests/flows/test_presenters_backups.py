"""The backup: asked once there is a presenter, and it is them if the presenter cannot come."""

from storage.tables import PresenterSlotRow
from tests.flows.oak_vale import OLD_PRESS, SAME_SCREEN
from tests.flows.presenting import ASKED, asked, check_draws, drawn, others, to_my_part, to_session
from tests.flows.told import stored, told

BACKUP = "Would you be the backup for"
CALLED = "You are the backup, and the presenter cannot come. It is now you. Is it still fine?"


async def with_backup_asked(vale, *names):
    """Somebody presents, and ten days before the start another one is asked to be the backup."""
    presenter = await drawn(vale, *names)
    await presenter.presses("Yes")
    await vale.advance(days=3, hours=20)
    assert told(vale, BACKUP) == {}
    await vale.advance(hours=4)
    return presenter, await asked(vale, "backup")


async def test_the_backup_steps_in(opened):
    async with opened(refusals=(SAME_SCREEN, OLD_PRESS)) as vale:
        presenter, backup = await with_backup_asked(vale, "Amara", "Ben", "Chidi")
        assert backup is not presenter
        assert told(vale, BACKUP) == {backup.name: 1}
        assert "saying no changes nothing for you" in backup.sees(BACKUP).text
        await vale.restart()
        for _ in range(2):
            backup.press_now("Yes, as the backup")
        await vale.settle()
        backup.sees("Thank you. You are the backup for")
        # It is no turn, and only those who organise know of it.
        await backup.writes("/about")
        await backup.presses("Presenting")
        assert "Your turns in" in backup.screen().text
        assert "with those you have agreed to" not in backup.screen().text
        await to_session(vale.femi)
        vale.femi.sees(f"Backup: {backup.name}.")
        await to_session(presenter)
        presenter.does_not_see("Backup")
        await presenter.presses("My presenting")
        await presenter.presses("I cannot present")
        assert told(vale, "The backup is being asked whether it is still fine") == {"Femi": 1}
        # It is evening: the question waits for the morning, and so does the day to answer it.
        await vale.advance(hours=16)
        assert told(vale, CALLED) == {backup.name: 1}
        await vale.comes_again()
        (live,) = [row for row in await vale.rows(PresenterSlotRow) if row.state == "asked"]
        assert (live.answer_by - live.asked_at).total_seconds() == 24 * 3600
        await backup.presses("Yes")
        backup.sees("Thank you. You present at")
        assert told(vale, f"{backup.name} presents at") == {"Femi": 1}
        await check_draws(vale)


async def test_a_backup_who_does_not_answer_is_passed_by(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        names = ("Amara", "Ben", "Chidi")
        presenter, backup = await with_backup_asked(vale, *names)
        await backup.presses("Yes, as the backup")
        await to_my_part(presenter)
        await presenter.presses("I cannot present")
        await vale.advance(hours=41)
        assert told(vale, "I asked whether you would present") == {backup.name: 1}
        third = await asked(vale)
        assert third in others(vale, presenter, *names)
        assert third is not backup
        assert told(vale, ASKED)[third.name] == 1


async def test_a_no_costs_nothing_and_the_next_is_asked(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        names = ("Amara", "Ben", "Chidi")
        presenter, first = await with_backup_asked(vale, *names)
        await first.presses("No, thank you")
        first.sees("It changes nothing for you")
        await vale.advance(hours=20)
        second = await asked(vale, "backup")
        assert second not in (presenter, first)
        # Who agreed may think better of it as well.
        await second.presses("Yes, as the backup")
        await second.presses("I cannot be the backup")
        second.sees("You are no longer the backup")
        # A no rests nobody: for another session soon after she can be asked at once.
        await vale.schedules("Fri 11 Dec 5pm")
        await vale.settle()
        assert sum(told(vale, ASKED).values()) == 2
        assert await asked(vale) in others(vale, presenter, *names, "Noor")


async def test_without_a_backup_the_next_is_drawn_and_who_was_only_asked_is_let_go(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        presenter, backup = await with_backup_asked(vale, "Amara", "Ben", "Chidi")
        before = await stored(vale)
        stranger = vale.person("Zara")
        await stranger.starts()
        for data in ("py:1", "pn:1", "px:1", "pb:1", "ps:1", "pw:1"):
            await stranger.presses_data(data, stranger.screen().message)
        assert (await stored(vale))["presenter_slots"] == before["presenter_slots"]
        await to_my_part(presenter)
        await presenter.presses("I cannot present")
        assert told(vale, "The next member is being asked") == {"Femi": 1}
        assert told(vale, CALLED) == {}
        await vale.advance(hours=16)
        second = await asked(vale)
        assert second is not presenter
        if second is not backup:
            await backup.presses("Yes, as the backup")
            backup.sees("This asking was taken back, so nothing was changed")


async def test_cancelled_or_over_the_backup_is_free(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        _, backup = await with_backup_asked(vale, "Amara", "Ben")
        await backup.presses("Yes, as the backup")
        await vale.advance(days=11)
        states = sorted((row.part, row.state) for row in await vale.rows(PresenterSlotRow))
        assert states == [("backup", "stood-by"), ("presenter", "presented")]
        await backup.writes("/about")
        await backup.presses("Presenting")
        backup.sees("you were the backup (Team dynamics)")
