"""Being forgotten half-way in, after leaving, in one of two communities; and what staff see of it."""

import re

from simulator import Fault
from storage import members
from storage.tables import JoinRequestRow, MemberRow
from tests.flows.looking_after import finds
from tests.flows.oak_vale import SAME_SCREEN
from tests.flows.riverside import found_riverside
from tests.flows.told import stored, told

MODERATED = {"community": {"admission": "moderated"}}


async def test_half_way_in(opened):
    async with opened(changes=MODERATED) as vale:
        sana = vale.person("Sana")
        await sana.asks_to_join(vale.group)
        for label in ("I have read this", "Yes", "I agree"):
            await sana.presses(label)
        await sana.starts()
        await sana.writes("/mydata")
        assert "Your requests to join" in sana.downloads("my-data.html").decode()
        await sana.writes("/forgetme")
        sana.sees("You are about to be forgotten in Cultural Integration Group")
        await sana.presses("Yes, forget me")
        sana.sees("It is done")
        assert await vale.rows(JoinRequestRow) == []
        # The moderators' button leads nowhere any more, and lets nobody in.
        await vale.noor.presses("Let them in")
        assert not sana.is_in(vale.group)
        # The link can be used once more, and everything is asked anew.
        await sana.asks_to_join(vale.group)
        assert "I have read this" in sana.screen().buttons


async def test_the_request_is_turned_down_at_telegram_however_late(opened):
    async with opened(changes=MODERATED, refusals=("fault: Internal Server Error", SAME_SCREEN)) as vale:
        sana = vale.person("Sana")
        await sana.asks_to_join(vale.group)
        for label in ("I have read this", "Yes", "I agree"):
            await sana.presses(label)
        await sana.starts()
        vale.sim.faults.add(Fault("declineChatJoinRequest", "status", status=500, times=50))
        await sana.writes("/forgetme")
        await sana.presses("Yes, forget me")
        sana.sees("It is done")
        # Pressed once more, it is still to be done; and a restart loses nothing.
        await sana.writes("/forgetme")
        sana.sees("I hold nothing about you")
        await vale.restart()
        assert not vale.sim.calls_of("declineChatJoinRequest")
        vale.sim.faults.clear()
        await vale.advance(minutes=30)
        assert len(vale.sim.calls_of("declineChatJoinRequest")) == 1
        # Then the account stands nowhere any more.
        assert not re.search(rf"\b{sana.id}\b", repr((await stored(vale))["outbox"]))
        await sana.asks_to_join(vale.group)
        assert "I have read this" in sana.screen().buttons


async def test_who_has_left_is_forgotten_and_begins_anew(opened):
    async with opened(changes={"community": {"admission": "at-once"}}, refusals=[SAME_SCREEN]) as vale:
        await vale.doctors("Amara")
        vale.amara.leaves(vale.group)
        await vale.settle()
        await vale.amara.writes("/forgetme")
        await vale.amara.presses("Yes, forget me")
        vale.amara.sees("It is done")
        await vale.amara.asks_to_join(vale.group)
        for label in ("I have read this", "Yes", "I agree"):
            await vale.amara.presses(label)
        assert vale.amara.is_in(vale.group)
        rows = [row for row in await vale.rows(MemberRow) if row.name in ("Amara", "Former member")]
        assert [row.user_id > 0 for row in rows] == [False, True]


async def test_one_of_two_communities_then_the_other(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await found_riverside(vale)
        await vale.doctors("Amara")
        await vale.running.db.write(
            lambda tx: members.admit(tx, 2, vale.amara.id, vale.now(), name="Amara", chat_id=vale.amara.id)
        )
        await vale.amara.writes("/forgetme")
        vale.amara.sees("I know you in several communities")
        await vale.amara.presses("Riverside CIG")
        vale.amara.sees("You are about to be forgotten in Riverside CIG")
        await vale.amara.presses("Yes, forget me")
        vale.amara.sees("you are forgotten in Riverside CIG")
        vale.amara.sees("In another community I know you as before")
        await vale.amara.writes("/menu")
        assert "Sessions" in vale.amara.screen().buttons
        await vale.amara.writes("/forgetme")
        vale.amara.sees("You are about to be forgotten in Cultural Integration Group")
        await vale.amara.presses("Yes, forget me")
        await vale.amara.writes("/menu")
        vale.amara.sees("I do not know you as a member")


async def test_a_facilitator_goes_and_the_sessions_stay(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.doctors("Amara")
        await vale.schedules()
        await vale.amara.presses("Book", vale.group)
        await vale.femi.writes("/forgetme")
        vale.femi.sees("Another organiser looks after the session that you were to facilitate")
        vale.femi.sees("Your roles end")
        await vale.femi.presses("Yes, forget me")
        await vale.advance(seconds=10)
        assert told(vale, "a session to come has no facilitator any more. It is noted as yours") == {
            "Noor": 1
        }
        await vale.amara.writes("/sessions")
        await vale.amara.presses("Thu 26 Nov: Team dynamics")
        vale.amara.does_not_see("Femi")


async def test_nobody_forgets_somebody_else(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        zara = await found_riverside(vale)
        await vale.doctors("Amara")
        for person in (zara, vale.person("Sana")):
            await person.starts()
            await person.writes("/privacy")
            shown, before = person.screen().message, await stored(vale)
            # Whatever is named, it is one's own data alone.
            for data in ("zy:1", "zn:1", "zn:999", "zy:999", "zy:-1", "zy:x", "zy"):
                await person.presses_data(data, shown)
            after = await stored(vale)
            assert after["members"] == before["members"]
            assert after["roles"] == before["roles"]


async def test_in_a_group_it_is_led_to_the_private_chat(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        for command in ("/privacy", "/mydata", "/forgetme"):
            await vale.amara.writes(command, vale.group)
        await vale.advance(seconds=10)
        assert not vale.sim.calls_of("sendDocument")
        vale.amara.does_not_see("You are about to be forgotten")


async def test_the_log_and_the_periods_for_administrators_alone(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        zara = await found_riverside(vale)
        await vale.doctors("Amara")
        await finds(vale.noor, "Audit log")
        vale.noor.sees("Noor gave Femi the role of facilitator.")
        await vale.noor.presses("Data")
        vale.noor.sees("Nothing is noted here.")
        await vale.noor.presses("Back")
        await vale.noor.presses("Data and retention")
        vale.noor.sees("Who has left every group: 1 year")
        vale.noor.sees("In November 2026 nothing was removed.")
        for person in (vale.amara, vale.femi, zara, vale.person("Sana")):
            await person.starts()
            shown = person.screen().message
            for data in ("au:1:all:0", "au:1:roles:99", "au:1:nonsense:0", "zr:1"):
                await person.presses_data(data, shown)
            person.does_not_see("Audit log of")
            person.does_not_see("This is for how long")
