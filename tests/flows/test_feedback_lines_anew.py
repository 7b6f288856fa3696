"""A line that is written anew: what was shown before can no longer be sent, and nothing of it is kept."""

import pytest

from simulator import acts
from storage.feedback import sealed
from storage.tables import FeedbackRoundRow
from tests.flows.lines import KICKED, answers, asked, writes
from tests.flows.oak_vale import SAME_SCREEN
from tests.flows.test_asking_for_feedback import asks, people
from tests.flows.told import stored

FIRST = "As the only one from Ghana I want more time."
SECOND = "More time for questions would help."
WRITE = "Add a line in your own words"
THEME = "Send it; only what it is about"
QUOTE = "Send it; it may be quoted"
OFFERED = "It is my line about Team dynamics"
ANEW = "You wrote this line anew"
ONCE_MORE = "Nothing is sent yet. I was restarted"


async def held(vale):
    """The lines that the open rounds hold, read with their keys."""
    found = []
    for row in await vale.rows(FeedbackRoundRow):
        buffer = await vale.running.db.read(lambda tx, name=f"feedback-{row.id}": sealed.read(tx, name))
        found += [one.words for one in buffer.lines]
    return found


def can_send(person):
    """The words that stand above a button that sends them."""
    shown = [one for one in person.messages() if QUOTE in one.labels]
    return [words for one in shown for words in (FIRST, SECOND) if words in one.text]


def data_of(person, label):
    """What that button of the newest message that has it brings back, and the message."""
    for message in reversed(person.messages()):
        for one in (each for row in message.buttons for each in row):
            if one.text == label:
                return one.data, message
    raise AssertionError(label)


async def test_typed_anew_and_the_first_one_pressed(opened):
    async with opened(refusals=[KICKED, SAME_SCREEN]) as vale:
        (amara, *_) = await asked(vale, 10)
        await answers(amara)
        before = await stored(vale)
        await writes(amara, FIRST)
        assert can_send(amara) == [FIRST]
        old, first = data_of(amara, QUOTE)
        await amara.writes(SECOND)
        assert can_send(amara) == [SECOND]
        amara.sees(ANEW)
        assert await stored(vale) == before
        # Their phone had the old buttons still.
        await amara.presses_data(old, first)
        amara.sees(ANEW)
        assert await held(vale) == []
        await amara.presses(THEME)
        amara.sees("Your line is sealed")
        assert await held(vale) == [SECOND]


async def test_a_press_that_is_on_its_way_sends_nothing(opened):
    async with opened(refusals=[KICKED, SAME_SCREEN]) as vale:
        (amara, *_) = await asked(vale, 10)
        await answers(amara)
        await writes(amara, FIRST)
        # Both before the bot has dealt with either: the words of the press are the first ones still.
        acts.write(vale.sim.world, amara.user, vale.sim.world.chats[amara.id], SECOND)
        amara.press_now(QUOTE)
        await vale.settle()
        assert await held(vale) == []
        assert can_send(amara) == [SECOND]


@pytest.mark.parametrize("how", ["what is no line", "another button", "the menu in between"])
async def test_written_anew_in_other_ways(opened, how):
    async with opened(refusals=[KICKED, SAME_SCREEN]) as vale:
        (amara, *_) = await asked(vale, 10)
        await answers(amara)
        await writes(amara, FIRST)
        if how == "what is no line":
            await amara.writes("x" * 301)
            assert can_send(amara) == []
        elif how == "another button":
            # In the message above the preview, which asked for the words.
            round_id = (await vale.rows(FeedbackRoundRow))[0].id
            await amara.presses_data(f"il:{round_id}", amara.sees("Please write me one line"))
            assert can_send(amara) == []
        else:
            await amara.writes("/menu")
            await amara.writes(SECOND)
            assert can_send(amara) == [FIRST]
            await amara.presses(OFFERED)
        await amara.writes(SECOND)
        assert can_send(amara) == [SECOND]
        await amara.presses(QUOTE)
        assert await held(vale) == [SECOND]


async def test_what_the_preview_became_is_left_alone(opened):
    async with opened(refusals=[KICKED, SAME_SCREEN]) as vale:
        (amara, *_) = await asked(vale, 10)
        await answers(amara)
        await writes(amara, FIRST)
        await amara.presses("Cancel")
        menu = amara.screen().text
        await amara.writes(SECOND)
        await amara.presses(OFFERED)
        assert can_send(amara) == [SECOND]
        # The menu stands where the first preview was.
        assert any(one.text == menu for one in amara.messages())
        amara.does_not_see(ANEW)


async def test_after_a_restart_it_is_changed_by_the_button(opened):
    async with opened(refusals=[KICKED, SAME_SCREEN]) as vale:
        (amara, *_) = await asked(vale, 10)
        await answers(amara)
        await amara.presses(WRITE)
        await vale.restart()
        await amara.writes(FIRST)
        await amara.presses(OFFERED)
        await amara.presses("Change it")
        await amara.writes(SECOND)
        assert can_send(amara) == [SECOND]
        await amara.presses(QUOTE)
        assert await held(vale) == [SECOND]


async def test_after_a_restart_it_is_typed_again(opened):
    async with opened(refusals=[KICKED, SAME_SCREEN]) as vale:
        (amara, *_) = await asked(vale, 10)
        await answers(amara)
        await amara.presses(WRITE)
        await vale.restart()
        await amara.writes(FIRST)
        await amara.presses(OFFERED)
        await amara.writes("x" * 301)
        amara.sees("300 is the most")
        await amara.writes(SECOND)
        assert can_send(amara) == [SECOND]
        await amara.presses(QUOTE)
        assert await held(vale) == [SECOND]


async def test_after_a_restart_words_from_before_are_shown_once_more(opened):
    async with opened(refusals=[KICKED, SAME_SCREEN]) as vale:
        (amara, *_) = await asked(vale, 10)
        await answers(amara)
        await writes(amara, FIRST)
        await vale.restart()
        await amara.presses(QUOTE)
        amara.sees(ONCE_MORE)
        assert await held(vale) == []
        assert can_send(amara) == [FIRST]
        await amara.presses(QUOTE)
        assert await held(vale) == [FIRST]


@pytest.mark.parametrize("by", ["typing", "an older button"])
async def test_after_a_restart_the_first_words_are_not_sent_in_place_of_the_second(opened, by):
    async with opened(refusals=[KICKED, SAME_SCREEN]) as vale:
        (amara, *_) = await asked(vale, 10)
        await answers(amara)
        await writes(amara, FIRST)
        old, first = data_of(amara, QUOTE)
        await vale.restart()
        if by == "typing":
            await amara.writes(SECOND)
            await amara.presses(OFFERED)
        else:
            round_id = (await vale.rows(FeedbackRoundRow))[0].id
            await amara.presses_data(f"il:{round_id}", amara.sees("Please write me one line"))
            await amara.writes(SECOND)
        # Nobody knows where the first one stands, so its buttons are still there.
        await amara.presses_data(old, first)
        amara.sees(ANEW)
        assert await held(vale) == []
        await amara.presses(QUOTE)
        assert await held(vale) == [SECOND]


async def test_lines_about_two_rounds_do_not_disturb_each_other(opened):
    async with opened(refusals=[KICKED, SAME_SCREEN]) as vale:
        doctors = await people(vale)
        await asks(vale, "Ask what would help")
        await asks(vale, "Ask what keeps from coming")
        amara, ben = doctors[:2]
        ids = {row.purpose: row.id for row in await vale.rows(FeedbackRoundRow)}
        needs, barriers = ids["needs"], ids["barriers"]
        await amara.presses_data(f"il:{needs}", amara.sees("What would help you?"))
        await amara.writes(FIRST)
        await amara.presses_data(f"il:{barriers}", amara.sees("What keeps you from coming?"))
        await amara.writes(SECOND)
        assert can_send(amara) == [FIRST, SECOND]
        # Somebody else's words are nothing to them.
        await ben.presses_data(f"il:{needs}", ben.sees("What would help you?"))
        await ben.writes(FIRST)
        assert can_send(amara) == [FIRST, SECOND]


@pytest.mark.parametrize(
    ("label", "seen", "prompt"),
    [
        ("Ask what would help", "What would help you?", "what would help you"),
        ("Ask what keeps from coming", "What keeps you from coming?", "what keeps you from coming"),
        ("Ask for wishes for topics", "What should we talk about?", "what we should talk about"),
    ],
)
async def test_each_asking_has_words_of_its_own(opened, label, seen, prompt):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        (amara, *_) = await people(vale)
        await asks(vale, label)
        (row,) = await vale.rows(FeedbackRoundRow)
        await amara.presses_data(f"il:{row.id}", amara.sees(seen))
        assert prompt in amara.sees("Please write me one line").text
        await amara.writes("?!")
        assert prompt in amara.sees("I found no words").text
