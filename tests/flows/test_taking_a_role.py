"""A role is taken only after a question, and the member hears whom to ask."""

import pytest

from rules.permissions import Role
from tests.flows.looking_after import finds
from tests.flows.told import told


async def at_femi(vale):
    await vale.noor.writes("/members")
    await vale.noor.presses("Femi (facilitator)")


async def test_one_tap_takes_nothing(opened):
    async with opened() as vale:
        await vale.schedules()
        await at_femi(vale)
        await vale.noor.presses("No longer facilitator")
        vale.noor.sees("One session of Femi is still to come")
        await vale.noor.presses("No, keep it")
        assert "No longer facilitator" in vale.noor.screen().buttons
        await finds(vale.femi, "Schedule a session")
        assert told(vale, "no longer a facilitator") == {}


async def test_who_has_lost_a_role_hears_whom_to_ask(opened):
    async with opened() as vale:
        await at_femi(vale)
        await vale.noor.presses("No longer facilitator")
        vale.noor.does_not_see("still to come")
        await vale.noor.presses("Yes, take the role away")
        vale.noor.sees("That is done. I tell Femi.")
        assert told(vale, "ask an administrator: Noor") == {"Femi": 1}
        await at_femi_again(vale)


async def at_femi_again(vale):
    """The question of an old screen: there is nothing to take any more."""
    await vale.noor.presses("Make facilitator")
    await vale.noor.presses("No longer facilitator")
    question = vale.noor.screen().message
    (yes,) = (one.data for row in question.buttons for one in row if one.text == "Yes, take the role away")
    await vale.noor.presses_data(yes, question)
    await vale.noor.presses_data(yes, question)
    vale.noor.sees("It was so already")
    assert told(vale, "no longer a facilitator") == {"Femi": 2}


async def test_an_owner_of_the_configuration_comes_back_and_that_is_said_before(opened):
    async with opened() as vale:
        await vale.noor.writes("/members")
        await vale.noor.presses("Femi (facilitator)")
        await vale.noor.presses("No longer facilitator")
        vale.noor.does_not_see("config.toml")
        await vale.noor.presses("No, keep it")
        await vale.noor.presses("Make owner")
        await vale.noor.presses("Yes, give the role")
        await vale.femi.writes("/members")
        await vale.femi.presses("Noor (owner)")
        await vale.femi.presses("No longer owner")
        vale.femi.sees("If config.toml names Noor, they are an owner again at the next start")


async def test_a_moderator_is_told_all_that_they_do_and_what_it_needs(opened):
    async with opened() as vale:
        await vale.noor.writes("/members")
        await vale.noor.presses("Femi (facilitator)")
        assert "decides on anonymous questions" in vale.noor.screen().text
        await vale.noor.presses("Make moderator")
        said = vale.femi.sees("You are a moderator now").text
        assert "you warn, mute and remove with a reason" in said
        assert "Ban Users and Delete Messages" in said


@pytest.mark.parametrize(
    ("question", "answer", "stays"),
    [
        ("No longer facilitator", "Yes, take the role away", "No longer facilitator"),
        ("Make owner", "Yes, give the role", "Make owner"),
    ],
)
async def test_a_question_older_than_two_weeks_changes_nothing(opened, question, answer, stays):
    async with opened() as vale:
        await at_femi(vale)
        await vale.noor.presses(question)
        await vale.advance(days=15)
        await vale.noor.presses(answer)
        vale.noor.sees("asked more than two weeks ago, so nothing was changed")
        assert stays in vale.noor.screen().buttons
        assert not told(vale, "no longer a facilitator")
        assert not told(vale, "You are an owner")
        await vale.noor.presses(question)
        await vale.advance(days=14)
        await vale.noor.presses(answer)
        vale.noor.sees("That is done. I tell Femi.")


async def test_who_lost_the_right_in_between_gives_no_role(opened):
    async with opened() as vale:
        await vale.doctors("Ada", roles=(Role.OWNER,))
        await vale.ada.writes("/members")
        await vale.ada.presses("Femi (facilitator)")
        await vale.ada.presses("Make administrator")
        question = vale.ada.screen().message
        (yes,) = (one.data for row in question.buttons for one in row if one.text == "Yes, give the role")
        await vale.noor.writes("/members")
        await vale.noor.presses("Ada (owner)")
        await vale.noor.presses("No longer owner")
        await vale.noor.presses("Yes, take the role away")
        await vale.ada.presses_data(yes, question)
        assert "open to those who organise" in vale.ada.toasts[-1]
        assert not told(vale, "You are an administrator")
