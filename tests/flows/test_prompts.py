"""A silent group gets a question at lunch, at most once a week; one tap ends it, and nobody is named."""

from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest

from rules.permissions import Role
from storage.tables import GroupLullRow, PromptRow
from tests.flows.looking_after import finds
from tests.flows.oak_vale import RIGHTS, SAME_SCREEN
from tests.flows.riverside import found_riverside
from tests.flows.told import stored, told

ASKED = "A question for whoever would like to answer"
NEXT_MONDAY = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)


@pytest.fixture
def talking(opened):
    """Oak Vale with a cohort's group, in which Amara, Ben, Mona the moderator and Noor are."""

    @asynccontextmanager
    async def open_(**changes):
        async with opened(**changes) as vale:
            await vale.doctors("Amara", "Ben")
            await vale.doctors("Mona", roles=(Role.MODERATOR,))
            vale.juniors = vale.sim.group("Juniors", vale.noor)
            await vale.noor.add_bot(vale.juniors, RIGHTS)
            await vale.noor.presses("One cohort")
            for person in (vale.amara, vale.ben, vale.mona):
                vale.noor.adds(person, vale.juniors)
            await vale.amara.writes("Hello, I am new on the ward.", in_=vale.juniors)
            yield vale

    return open_


def questions(vale):
    """How often a question was asked in the juniors' group."""
    return sum(ASKED in one.text for one in vale.amara.messages(vale.juniors))


async def look_after(vale, person):
    await finds(person, "Conversation starters")


async def test_after_four_silent_working_days_there_is_a_question_and_then_at_most_one_a_week(talking):
    async with talking() as vale:
        await vale.advance(to=NEXT_MONDAY.replace(minute=29))
        assert questions(vale) == 0
        await vale.restart()
        await vale.advance(minutes=2)
        assert questions(vale) == 1
        vale.amara.sees("What is one thing that you know now", vale.juniors)
        assert vale.amara.screen(vale.juniors).buttons == ["No more of these"]
        await vale.advance(days=6, hours=23)
        assert questions(vale) == 1
        await vale.advance(hours=2)
        assert questions(vale) == 2
        # Nothing was ever asked where announcements are made.
        vale.amara.does_not_see(ASKED, vale.group)


async def test_a_word_in_the_group_begins_the_silence_anew_and_an_edit_does_not(talking):
    async with talking() as vale:
        await vale.advance(days=3)
        await vale.ben.writes("Does anybody know a good dentist?", in_=vale.juniors)
        await vale.advance(to=NEXT_MONDAY.replace(hour=13))
        assert questions(vale) == 0
        mine = next(one for one in vale.ben.messages(vale.juniors) if "dentist" in one.text)
        await vale.ben.edits(mine, "Does anybody know a good dentist near the station?")
        await vale.advance(days=3)
        assert questions(vale) == 1


async def test_many_messages_in_an_hour_are_noted_once_and_nobody_with_them(talking):
    async with talking() as vale:
        (before,) = await vale.rows(GroupLullRow)
        for word in ("one", "two", "three"):
            await vale.ben.writes(word, in_=vale.juniors)
        (after,) = await vale.rows(GroupLullRow)
        assert before.heard_at == after.heard_at == vale.now().replace(minute=0, second=0, microsecond=0)
        await vale.advance(hours=1)
        await vale.ben.writes("four", in_=vale.juniors)
        (later,) = await vale.rows(GroupLullRow)
        assert later.heard_at > after.heard_at


async def test_who_moderates_ends_it_with_one_tap_in_the_group(talking):
    async with talking(refusals=[SAME_SCREEN]) as vale:
        await vale.advance(to=NEXT_MONDAY.replace(hour=13))
        said = len(vale.mona.messages(vale.juniors))
        await vale.mona.presses("No more of these", in_=vale.juniors)
        assert "That was done" in vale.mona.toasts[-1]
        await vale.mona.presses("No more of these", in_=vale.juniors)
        assert "stopped before" in vale.mona.toasts[-1]
        await vale.restart()
        await vale.advance(days=30)
        assert questions(vale) == 1
        assert len(vale.mona.messages(vale.juniors)) == said
        # An admin begins again, in private.
        await look_after(vale, vale.noor)
        vale.noor.sees("Juniors: stopped")
        await vale.noor.presses("Start again in Juniors")
        vale.noor.sees("Juniors: they come when it is silent")
        await vale.advance(days=4)
        assert questions(vale) == 2


async def test_a_members_tap_reaches_the_moderators_without_a_name(talking):
    async with talking(refusals=[SAME_SCREEN]) as vale:
        await vale.advance(to=NEXT_MONDAY.replace(hour=13))
        for _ in range(2):
            await vale.amara.presses("No more of these", in_=vale.juniors)
            assert "without your name" in vale.amara.toasts[-1]
        await vale.ben.presses("No more of these", in_=vale.juniors)
        assert told(vale, "somebody would rather not have conversation starters") == {"Noor": 1, "Mona": 1}
        notice = vale.mona.sees("somebody would rather not")
        assert "Amara" not in notice.text
        assert "Ben" not in notice.text
        await vale.mona.presses("Stop them in this group")
        vale.mona.sees("no more conversation starters come to Juniors")
        await vale.noor.presses("Stop them in this group")
        vale.noor.sees("Juniors: stopped")
        await vale.advance(days=20)
        assert questions(vale) == 1


async def test_who_is_no_member_changes_nothing_with_the_button(talking):
    async with talking() as vale:
        zara = await found_riverside(vale)
        await vale.advance(to=NEXT_MONDAY.replace(hour=13))
        vale.noor.adds(zara, vale.juniors)
        before = await stored(vale)
        await zara.presses("No more of these", in_=vale.juniors)
        assert "I do not know you as a member" in zara.toasts[-1]
        assert await stored(vale) == before


async def test_the_settings_and_the_deck_belong_to_the_communitys_admins(talking):
    async with talking(refusals=[SAME_SCREEN]) as vale:
        zara = await found_riverside(vale)
        juniors = 2
        for person in (vale.amara, vale.mona, vale.femi, zara):
            await person.writes("/menu")
            shown, before = person.screen().message, await stored(vale)
            for data in (
                "wo:1",
                "wd:1:2",
                "wf:1:1",
                "wc:1:0",
                "wk:1:start-1",
                "wn:1",
                "we:1:start-1",
                "wl:1:start-1:1",
                "wr:1:start-1",
                f"wg:{juniors}:0",
            ):
                await person.presses_data(data, shown)
                assert person.toasts[-1].startswith(("This is open to", "I do not know you")), data
            assert await stored(vale) == before


async def test_an_admin_chooses_the_days_and_switches_them_off_and_on(talking):
    async with talking(refusals=[SAME_SCREEN]) as vale:
        await look_after(vale, vale.noor)
        vale.noor.sees("They come after 4 working days of silence.")
        vale.noor.sees("36 cards come in their turn. None is left out.")
        await vale.noor.presses("After 2")
        vale.noor.sees("They come after 2 working days of silence.")
        await vale.advance(to=datetime(2026, 11, 19, 13, tzinfo=UTC))
        assert questions(vale) == 1
        await vale.noor.presses("Switch them off everywhere")
        vale.noor.sees("They are switched off for all groups.")
        await vale.advance(days=14)
        assert questions(vale) == 1
        await vale.noor.presses("Switch them on")
        await vale.advance(days=1)
        assert questions(vale) == 2


async def test_an_admin_adds_changes_leaves_out_and_puts_back_cards(talking):
    async with talking(refusals=[SAME_SCREEN]) as vale:
        noor = vale.noor
        await look_after(vale, noor)
        await noor.presses("The cards")
        noor.sees("page 1 of 6")
        await noor.presses("1")
        noor.sees("This is what a group sees")
        await noor.presses("Change its words")
        await noor.writes("Hm?")
        noor.sees("A card has 10 to 300 characters")
        await vale.restart()
        await noor.writes("Which <b>tea</b> do you drink at work?")
        noor.sees("That is kept. A group will see:")
        await noor.presses("Open this card")
        await noor.presses("The cards")
        await noor.presses("2")
        await noor.presses("Leave it out")
        noor.sees("This card is left out.")
        await noor.presses("The cards")
        noor.sees("(left out)")
        await noor.presses("Add a card")
        await noor.writes("Which <b>tea</b> do you drink at work?")
        noor.sees("This card is in the deck already")
        await noor.writes("What is the best bench near the hospital?")
        noor.sees("What is the best bench near the hospital?")
        await vale.advance(to=NEXT_MONDAY.replace(hour=13))
        vale.amara.sees("Which <b>tea</b> do you drink at work?", vale.juniors)
        await look_after(vale, noor)
        noor.sees("36 cards come in their turn. One is left out.")
        await noor.presses("The cards")
        await noor.presses("1")
        await noor.presses("Put the first words back")
        noor.sees("What is one thing that you know now")
        assert "Put the first words back" not in noor.screen().buttons
        assert len(await vale.rows(PromptRow)) == 3


async def test_a_card_and_a_community_that_do_not_exist(talking):
    async with talking(refusals=[SAME_SCREEN]) as vale:
        await look_after(vale, vale.noor)
        shown, before = vale.noor.screen().message, await stored(vale)
        for data in ("wk:1:start-99", "we:1:", "wl:1:own-1:1", "wr:1:x", "wg:999:1", "wx:999", "wd:1:3000"):
            await vale.noor.presses_data(data, shown)
        await vale.noor.presses_data("wc:1:99", shown)
        vale.noor.sees("page 6 of 6")
        assert await stored(vale) == before
        assert not [one for one in vale.noor.toasts if "wrong on our side" in one]


async def test_a_group_in_which_nothing_is_said_any_more_is_mentioned_to_admins_once(talking):
    async with talking() as vale:
        seniors = vale.sim.group("Seniors", vale.noor)
        await vale.noor.add_bot(seniors, RIGHTS)
        await vale.noor.presses("One cohort")
        await vale.noor.writes("Good morning", in_=seniors)
        for _ in range(9):
            await vale.advance(days=7)
            await vale.amara.writes("Still here", in_=vale.juniors)
        assert told(vale, "nothing has been said for eight weeks") == {"Noor": 1}
        said = vale.noor.sees("nothing has been said for eight weeks").text
        assert "Seniors" in said
        assert "Juniors" not in said
        # Three questions without an answer, and then it was left alone.
        assert sum(ASKED in one.text for one in vale.noor.messages(seniors)) == 3
