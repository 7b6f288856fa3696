"""The title of a case: typed in private, seen by whom its presenter chooses, gone when they say so."""

from storage.tables import PresenterSlotRow
from tests.flows.oak_vale import SAME_SCREEN
from tests.flows.presenting import present, to_my_part, to_session
from tests.flows.told import stored

TITLE = "A <b>night</b> & a phone"
CALLED = f"The case: {TITLE}"


async def titled(vale):
    """Amara presents and has given her case a title."""
    await present(vale, "Amara")
    await to_my_part(vale.amara)
    await vale.amara.presses("Give my case a title")
    vale.amara.sees("Leave out everything by which a patient could be recognised")
    for wrong in ("x" * 121, "…", "\u200b"):
        await vale.amara.writes(wrong)
        vale.amara.sees("A title has at least one word and at most 120 characters")
    await vale.restart()
    await vale.amara.writes(f"  {TITLE}\u202e ")
    vale.amara.sees("The title is kept.")
    vale.amara.sees(f"Your case: {TITLE}\nWho sees this title: the facilitator.")


async def sees_it(person):
    """Whether the session's page tells the person."""
    await to_session(person)
    return CALLED in person.screen().text


async def on_card(vale, words=CALLED):
    """Whether the group's card says so, once it was brought up to date."""
    await vale.advance(seconds=5)
    return any(words in message.text for message in vale.group.messages)


async def test_each_sees_as_much_as_the_presenter_allows(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await titled(vale)
        ben, chidi = await vale.doctors("Ben", "Chidi")
        await ben.presses("Book", vale.group)
        everybody = (vale.femi, ben, chidi)

        async def seen():
            return [await sees_it(one) for one in everybody] + [await on_card(vale)]

        assert await seen() == [True, False, False, False]
        for button, wanted in {
            "Everybody who has booked": [True, True, False, False],
            "Everybody, on the card": [True, True, True, True],
            "Nobody but me": [False, False, False, False],
            "The facilitator": [True, False, False, False],
        }.items():
            await to_my_part(vale.amara)
            await vale.amara.presses("The title of my case")
            for _ in range(2):
                vale.amara.press_now(button)
            await vale.settle()
            assert await seen() == wanted, button
        # Nobody but her can change who sees it, or take it away.
        before = await stored(vale)
        (slot,) = await vale.rows(PresenterSlotRow)
        for data in (f"pc:{slot.id}", f"pe:{slot.id}:card", f"pe:{slot.id}:", f"pf:{slot.id}"):
            for one in everybody:
                assert "for another member" in await one.presses_data(data, one.screen().message)
        assert await stored(vale) == before


async def test_changed_taken_away_and_gone_with_the_turn(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await titled(vale)
        await vale.amara.presses("The title of my case")
        await vale.amara.presses("Everybody, on the card")
        assert await on_card(vale)
        await vale.amara.presses("Another title")
        await vale.amara.writes("The quiet ward")
        vale.amara.sees("Who sees this title: everybody in the group, on the card.")
        assert await on_card(vale, "The case: The quiet ward")
        await vale.amara.presses("The title of my case")
        for _ in range(2):
            vale.amara.press_now("Take the title away")
        await vale.settle()
        vale.amara.sees("Your case has no title. Nobody needs one: it can stay so.")
        assert not await on_card(vale, "The case:")
        await vale.amara.presses("Give my case a title")
        await vale.amara.writes("The quiet ward")
        await vale.amara.presses("The title of my case")
        await vale.amara.presses("Everybody, on the card")
        await to_my_part(vale.amara)
        await vale.amara.presses("I cannot present")
        assert not await on_card(vale, "The case:")
        assert {row.case_title for row in await vale.rows(PresenterSlotRow)} == {None}


async def test_asked_for_too_late(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await present(vale, "Amara")
        await to_my_part(vale.amara)
        await vale.amara.presses("Give my case a title")
        await to_session(vale.femi)
        await vale.femi.presses("Cancel the session")
        await vale.femi.presses("Yes, cancel the session")
        await vale.amara.writes("The quiet ward")
        vale.amara.sees("This asking was taken back, so nothing was changed")
        assert {row.case_title for row in await vale.rows(PresenterSlotRow)} == {None}
