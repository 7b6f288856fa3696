"""The rules stand pinned in a group, follow their words, and need the right to be posted."""

from storage.tables import PinnedRulesRow
from tests.flows.looking_after import finds
from tests.flows.oak_vale import RIGHTS, SAME_SCREEN


async def test_the_rules_are_pinned_and_found(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.doctors("Ben")
        await vale.ben.writes("/rules", vale.group)
        vale.ben.sees("The rules of this group", vale.group)
        await vale.noor.writes("/groups")
        await vale.noor.presses("Oak Vale")
        await vale.noor.presses("Pin the rules")
        vale.noor.sees("being posted and pinned")
        (message,) = vale.group.pinned
        assert "What others share here stays here" in message.text
        # Again: the same message, brought up to date.
        await vale.noor.presses("Back")
        await vale.noor.presses("Pin the rules")
        vale.noor.sees("brought up to date")
        assert vale.group.pinned == [message]
        await vale.advance(minutes=6)
        await vale.ben.writes("/rules", vale.group)
        shown = vale.ben.screen(vale.group)
        assert "pinned at the top" in shown.text
        assert shown.message.buttons[0][0].url.endswith(f"/{message.id}")
        before = len(vale.group.chat.messages)
        await vale.ben.writes("/rules", vale.group)
        # Shown lately, so nothing more is said; the command itself is deleted.
        assert len(vale.group.chat.messages) == before
        await vale.ben.writes("/rules")
        vale.ben.sees("The rules of this group")


async def test_pinned_rules_that_were_deleted_are_posted_anew(opened):
    lost = "Bad Request: message to edit not found"
    async with opened(refusals=[lost], faults=["notice-refused"]) as vale:
        await vale.noor.writes("/groups")
        await vale.noor.presses("Oak Vale")
        await vale.noor.presses("Pin the rules")
        (message,) = vale.group.pinned
        del vale.group.chat.messages[message.id]
        vale.group.chat.pinned.clear()
        await vale.noor.presses("Back")
        await vale.noor.presses("Pin the rules")
        (again,) = vale.group.pinned
        assert again.id != message.id
        (row,) = await vale.rows(PinnedRulesRow)
        assert row.message_id == again.id


async def test_without_the_right_nothing_is_posted(opened):
    async with opened() as vale:
        await vale.noor.set_bot_rights(vale.group, set(RIGHTS) - {"can_pin_messages"})
        await vale.noor.writes("/groups")
        await vale.noor.presses("Oak Vale")
        await vale.noor.presses("Pin the rules")
        vale.noor.sees("I may not pin messages in Oak Vale")
        assert not vale.group.pinned


async def test_the_pinned_rules_follow_their_words(opened):
    async with opened() as vale:
        await vale.noor.writes("/groups")
        await vale.noor.presses("Oak Vale")
        await vale.noor.presses("Pin the rules")
        (message,) = vale.group.pinned
        await finds(vale.noor, "Words")
        await vale.noor.presses("Look for words")
        await vale.noor.writes("rules-of-the-group")
        await vale.noor.presses(vale.noor.screen().buttons[0])
        await vale.noor.presses("Change it")
        await vale.noor.writes("Be kind to each other. That is all.")
        await vale.noor.presses("Save")
        await vale.advance(minutes=1)
        assert vale.group.pinned == [message]
        assert message.text == "Be kind to each other. That is all."
