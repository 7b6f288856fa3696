"""A message that may identify a patient: its author hears of it in private, and nothing of it is kept."""

from datetime import UTC, datetime

import pytest
from structlog.testing import capture_logs

from storage.tables import OutboxRow, PatientDataCountRow, PatientOfferRow
from tests.flows.oak_vale import BLOCKED, OLD_PRESS, RIGHTS, SAME_SCREEN
from tests.flows.riverside import found_riverside
from tests.flows.told import stored

NUMBER = "999 000 0018"
WORDS = f"Can somebody chase the scan of NHS number {NUMBER} please"
OFFER = "A message of yours may identify a patient"
NOT_DELETABLE = "Bad Request: message can't be deleted"


def stands(vale, message, group=None):
    """Whether the message is still in the group."""
    return message.id in (group or vale.group).chat.messages


async def state(vale):
    return [row.state for row in await vale.rows(PatientOfferRow)]


async def test_the_author_deletes_it_and_nobody_else_hears(opened):
    async with opened() as vale:
        await vale.doctors("Amara", "Ben")
        group_before = len(vale.amara.messages(vale.group))
        message = await vale.amara.writes(WORDS, vale.group)
        said = vale.amara.sees(OFFER).text
        assert "an NHS number" in said
        assert "Oak Vale, Mon 16 Nov 2026, 12:00 (London)" in said
        assert NUMBER not in said
        assert len(vale.amara.messages(vale.group)) == group_before + 1
        for other in (vale.ben, vale.femi, vale.noor):
            other.does_not_see(OFFER)
        # Reading what is allowed loses nothing; the restart neither.
        await vale.amara.presses("What is allowed")
        vale.amara.sees("What does not belong there")
        await vale.restart()
        await vale.amara.presses("Back")
        vale.amara.sees(OFFER)
        assert stands(vale, message)
        await vale.amara.presses("Delete it")
        vale.amara.sees("I am deleting the message now")
        assert not stands(vale, message)
        assert await state(vale) == ["deleted"]
        vale.ben.does_not_see("999", vale.group)


async def test_it_is_fine_and_then_it_is_not(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        message = await vale.amara.writes("JS, 74F, ward 12 was so kind to me", vale.group)
        assert "initials or a name with an age and a ward" in vale.amara.sees(OFFER).text
        await vale.amara.presses("It is fine")
        vale.amara.sees("All right, the message stays")
        assert stands(vale, message)
        await vale.amara.presses("Delete it")
        assert not stands(vale, message)


async def test_presses_again_and_again_and_of_old(opened):
    async with opened(refusals=[SAME_SCREEN, OLD_PRESS]) as vale:
        await vale.doctors("Amara")
        await vale.amara.writes(WORDS, vale.group)
        screen = vale.amara.screen().message
        (offer,) = await vale.rows(PatientOfferRow)
        for _ in range(3):
            await vale.amara.presses_data(f"pix:{offer.id}", screen)
        assert len(vale.sim.calls_of("deleteMessage")) == 1
        await vale.comes_again()
        # What was deleted does not come back by saying that it was fine.
        await vale.amara.presses_data(f"pif:{offer.id}", screen)
        vale.amara.sees("The message is deleted")
        assert len(vale.sim.calls_of("deleteMessage")) == 1
        assert await state(vale) == ["deleted"]
        await vale.advance(hours=49)
        assert await vale.rows(PatientOfferRow) == []
        await vale.amara.presses_data(f"pix:{offer.id}", screen)
        assert len(vale.sim.calls_of("deleteMessage")) == 1
        assert vale.amara.toasts


async def test_nobody_else_may_press(opened):
    async with opened() as vale:
        await vale.doctors("Amara", "Ben")
        zola, zara = vale.person("Zola"), await found_riverside(vale)
        await zola.starts()
        message = await vale.amara.writes(WORDS, vale.group)
        (offer,) = await vale.rows(PatientOfferRow)
        before = await stored(vale)
        for person in (vale.ben, vale.femi, vale.noor, zola, zara):
            for code in ("pid", "pix", "pif", "pia"):
                shown = person.messages()[-1]
                await person.presses_data(f"{code}:{offer.id}", shown)
                person.does_not_see(OFFER)
                person.does_not_see("What does not belong there")
        assert await stored(vale) == before
        assert stands(vale, message)


async def test_an_edit_that_takes_it_out_and_one_that_does_not(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        message = await vale.amara.writes(WORDS, vale.group)
        offers = [one for one in vale.amara.messages() if OFFER in str(one.base.get("text"))]
        assert len(offers) == 1
        # It still has it: said once more, and no third time.
        await vale.amara.edits(message, WORDS + ", thanks")
        assert sum(OFFER in str(one.base.get("text")) for one in vale.amara.messages()) == 2
        await vale.amara.edits(message, WORDS + ", thank you")
        assert sum(OFFER in str(one.base.get("text")) for one in vale.amara.messages()) == 2
        await vale.restart()
        await vale.amara.edits(message, "Can somebody chase a scan please")
        vale.amara.sees("Thank you for changing the message")
        assert await state(vale) == ["withdrawn"]
        assert stands(vale, message)


async def test_a_message_that_is_clean_until_it_is_edited(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        message = await vale.amara.writes("Can somebody chase a scan please", vale.group)
        vale.amara.does_not_see(OFFER)
        await vale.amara.edits(message, WORDS)
        vale.amara.sees(OFFER)


async def test_under_a_picture_and_in_a_forum_topic(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.amara.uploads("list.pdf", b"%PDF", vale.group, caption=WORDS)
        vale.amara.sees(OFFER)


async def test_it_is_said_at_night_as_well(opened):
    async with opened(start=datetime(2026, 11, 16, 23, 30, tzinfo=UTC)) as vale:
        await vale.doctors("Amara")
        await vale.amara.writes(WORDS, vale.group)
        vale.amara.sees(OFFER)


async def test_without_the_right_the_author_hears_how_to_do_it(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.noor.set_bot_rights(vale.group, set(RIGHTS) - {"can_delete_messages"})
        message = await vale.amara.writes(WORDS, vale.group)
        await vale.amara.presses("Delete it")
        said = vale.amara.screen().text
        assert "I do not have the right to delete messages" in said
        assert "Delete for everyone" in said
        assert "Administrators" in said
        assert stands(vale, message)
        # With the right, the same button does it.
        await vale.noor.set_bot_rights(vale.group, set(RIGHTS))
        await vale.amara.presses("Delete it")
        assert not stands(vale, message)


async def test_telegram_would_not_delete_it(opened):
    async with opened(refusals=[NOT_DELETABLE], faults=["notice-refused"]) as vale:
        await vale.doctors("Amara")
        message = await vale.amara.writes(WORDS, vale.group)
        # The right is gone, and Telegram's word of that has not come.
        me = vale.group.chat.member(vale.sim.world.bot.id)
        me.rights = {**me.rights, "can_delete_messages": False}
        await vale.amara.presses("Delete it")
        vale.amara.sees("Telegram did not let me delete it")
        assert await state(vale) == ["stuck"]
        assert stands(vale, message)


async def test_somebody_has_deleted_it_before(opened):
    async with opened(refusals=["Bad Request: message to delete not found"]) as vale:
        await vale.doctors("Amara")
        message = await vale.amara.writes(WORDS, vale.group)
        del vale.group.chat.messages[message.id]
        await vale.amara.presses("Delete it")
        assert await state(vale) == ["deleted"]
        vale.amara.does_not_see("Telegram did not let me")


async def test_a_private_chat_that_is_closed_is_pointed_to_without_a_name(opened):
    async with opened(refusals=[BLOCKED]) as vale:
        await vale.doctors("Amara")
        await vale.amara.blocks_bot()
        await vale.amara.writes(WORDS, vale.group)
        hint = vale.femi.screen(vale.group)
        assert "Amara" not in hint.text
        assert "patient" not in hint.text
        await vale.amara.unblocks_bot()
        await vale.amara.starts()
        vale.amara.sees(OFFER)


async def test_somebody_who_is_in_the_group_only(opened):
    """Whom the group's admins have added, and the bot has never met."""
    async with opened(refusals=["Forbidden: bot can't initiate conversation with a user"]) as vale:
        zola = vale.person("Zola")
        vale.noor.adds(zola, vale.group)
        await vale.settle()
        await zola.writes(WORDS, vale.group)
        assert "Zola" not in vale.femi.screen(vale.group).text
        ayo = vale.person("Ayo")
        vale.noor.adds(ayo, vale.group)
        await ayo.starts()
        message = await ayo.writes(WORDS, vale.group)
        ayo.sees(OFFER)
        await ayo.presses("Delete it")
        assert not stands(vale, message)


async def test_who_writes_as_the_group_or_in_a_group_that_is_not_ours(opened):
    async with opened() as vale:
        before = len(await vale.rows(OutboxRow))
        await vale.noor.writes(WORDS, vale.group, anonymously=True)
        other = vale.sim.group("Chess club", vale.noor)
        await vale.noor.add_bot(other, RIGHTS)
        await vale.noor.writes(WORDS, other)
        vale.noor.does_not_see(OFFER)
        assert await vale.rows(PatientOfferRow) == []
        assert len(await vale.rows(OutboxRow)) == before + 1  # The question what the group is for.


async def test_ordinary_messages_leave_nothing(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        before = await stored(vale)
        for words in (
            "Good morning",
            "My GMC number is 7654321",
            "Zoom 999 000 0018",
            "I am 34, ward 5 is nice",
        ):
            message = await vale.amara.writes(words, vale.group)
            await vale.amara.edits(message, words + " :)")
        assert await stored(vale) == before


PLANTED = ("9990000018", "999 000 0018", "Fernlea", "4471923", "12/03/1948", "LS1 4AP")
PLANTING = (
    "NHS number 9990000018",
    "999 000 0018 please",
    "Mrs Opal Fernlea has pneumonia",
    "MRN 4471923 dob 12/03/1948",
    "patient lives at LS1 4AP",
)


@pytest.mark.parametrize("fate", ["Delete it", "It is fine"])
async def test_what_was_written_is_nowhere(opened, tmp_path, caplog, fate):
    """No table, no file of the database, no event of the log, no call but Telegram's own, has any of it."""
    caplog.set_level("DEBUG")
    async with opened() as vale:
        await vale.doctors("Amara")
        # The innermost one hears everything, at every level.
        with capture_logs() as logged:
            for words in PLANTING:
                message = await vale.amara.writes(words, vale.group)
                vale.amara.sees(OFFER)
                await vale.amara.edits(message, words + " now")
                await vale.amara.presses(fate)
                await vale.advance(minutes=5)
            everything = repr(await stored(vale)) + "".join(_files(tmp_path))
            sent = repr([call.params for call in vale.sim.calls])
            await vale.advance(hours=50)
        assert await vale.rows(PatientOfferRow) == []
        assert not [row for row in await vale.rows(OutboxRow) if row.kind.startswith("patient")]
        assert {row.kind: row.count for row in await vale.rows(PatientDataCountRow)} == {
            "nhs-number": 2,
            "name": 1,
            "hospital-number": 1,
            "birth-date": 1,
            "postcode": 1,
        }
        everything += repr(await stored(vale)) + "".join(_files(tmp_path))
    for planted in PLANTED:
        assert planted not in everything
        assert planted not in repr(logged) + caplog.text
        assert planted not in sent


def _files(folder):
    return [one.read_bytes().decode("latin-1") for one in folder.rglob("*") if one.is_file()]


async def test_in_private_it_is_answered_with_the_advice_and_offered_to_nobody(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.amara.writes("Can somebody look at NHS number 943 476 5919 for me?")
        said = vale.amara.sees("This may identify a patient")
        assert "an NHS number" in said.text
        assert "press and hold your message" in said.text
        assert vale.amara.screen().buttons == ["Menu"]
        # What identifies nobody is answered as ever.
        await vale.amara.writes("hello there")
        vale.amara.sees("I did not understand that")
