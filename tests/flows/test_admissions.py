"""Admission where something stands in the way, and who decided what, as moderators look it up."""

import pytest

from rules.permissions import Role
from storage.tables import AuditRow, GroupRow, JoinRequestRow
from tests.flows.looking_after import finds
from tests.flows.oak_vale import RIGHTS, SAME_SCREEN
from tests.flows.riverside import found_riverside
from tests.flows.told import stored, told

NO_RIGHT = "Bad Request: not enough rights to manage chat join requests"
UPGRADED = "Bad Request: group chat was upgraded to a supergroup chat"
LEFT_BEHIND = "Bad Request: HIDE_REQUESTER_MISSING"
KICKED = "Forbidden: bot was kicked from the supergroup chat"
NOT_THERE = "Forbidden: bot is not a member of the supergroup chat"
MODERATED = {"community": {"admission": "moderated"}}
STEPS = ("I have read this", "Yes", "I agree")


async def to_the_end(person):
    for label in STEPS:
        await person.presses(label)


async def test_a_right_is_lost_while_somebody_is_joining_and_comes_back(opened):
    async with opened(refusals=[NO_RIGHT], faults=["notice-refused"]) as vale:
        amara, ben = vale.person("Amara"), vale.person("Ben")
        await amara.asks_to_join(vale.group)
        await ben.asks_to_join(vale.group)
        await amara.starts()
        await vale.noor.set_bot_rights(vale.group, set(RIGHTS) - {"can_invite_users"})
        said = vale.noor.sees("I no longer have these rights").text
        assert "2 people who asked to join are waiting" in said
        assert "Invite Users via Link" in said
        await to_the_end(amara)
        assert not amara.is_in(vale.group)
        amara.sees("Telegram has not let you into Oak Vale yet")
        vale.noor.sees("I could not let somebody into Oak Vale who was admitted. 2 people are waiting")
        vale.noor.does_not_see("Amara")
        # Ben does not agree: that Telegram has to hear as well, but nobody else.
        for label in ("I have read this", "Yes", "I do not agree"):
            await ben.presses(label)
        assert told(vale, "I could not let somebody")["Noor"] == 1
        await vale.restart()
        await vale.advance(hours=1)
        assert not amara.is_in(vale.group)
        await vale.noor.set_bot_rights(vale.group, set(RIGHTS))
        vale.noor.sees("Whoever was admitted meanwhile comes in now")
        assert amara.is_in(vale.group)
        assert not ben.is_in(vale.group)
        assert [row.owed_at_telegram for row in await vale.rows(JoinRequestRow)] == [False, False]
        # Declined at Telegram now, so that the link can be used again.
        await ben.asks_to_join(vale.group)
        await to_the_end(ben)
        assert ben.is_in(vale.group)


async def test_the_bot_is_removed_while_somebody_is_joining_and_comes_back(opened):
    async with opened(refusals=[NO_RIGHT, KICKED, NOT_THERE], faults=["notice-refused"]) as vale:
        amara = vale.person("Amara")
        await amara.asks_to_join(vale.group)
        await amara.starts()
        await vale.noor.remove_bot(vale.group)
        assert "One person who asked to join is waiting" in vale.noor.sees("I was removed from Oak Vale").text
        await to_the_end(amara)
        amara.sees("Telegram has not let you into Oak Vale yet")
        vale.noor.sees("I am not in that group any more")
        # Without the right it is of no use; with it, it is.
        await vale.noor.add_bot(vale.group)
        assert not amara.is_in(vale.group)
        await vale.noor.set_bot_rights(vale.group, set(RIGHTS))
        assert amara.is_in(vale.group)
        amara.sees("You are now a member")


async def test_at_night_nobody_is_woken_by_what_is_stuck(opened):
    async with opened(refusals=[NO_RIGHT], faults=["notice-refused"]) as vale:
        amara = vale.person("Amara")
        await vale.advance(hours=9)
        await amara.asks_to_join(vale.group)
        await amara.starts()
        await vale.noor.set_bot_rights(vale.group, set(RIGHTS) - {"can_invite_users"})
        await to_the_end(amara)
        for person in (amara, vale.noor):
            assert told(vale, "has not let you into")[person.name] == 0
            assert told(vale, "I could not let somebody")[person.name] == 0
        # Mended before the morning, nobody hears of it at all.
        await vale.noor.set_bot_rights(vale.group, set(RIGHTS))
        assert amara.is_in(vale.group)
        await vale.advance(hours=12)
        assert not told(vale, "has not let you into") + told(vale, "I could not let somebody")


@pytest.mark.parametrize("silently", [False, True])
async def test_the_group_becomes_a_supergroup_while_somebody_is_joining(opened, silently):
    async with opened(refusals=[UPGRADED, LEFT_BEHIND]) as vale:
        amara = vale.person("Amara")
        await amara.asks_to_join(vale.group)
        await amara.presses("I have read this")
        vale.group.becomes_supergroup(silently=silently)
        await vale.settle()
        await vale.restart()
        await amara.presses("Yes")
        await amara.presses("I agree")
        await vale.advance(minutes=1)
        amara.sees("You are now a member")
        (group,) = await vale.rows(GroupRow)
        assert group.chat_id == vale.group.id
        # What was pending in the old chat stays behind there; a member needs no question for the new one.
        await amara.asks_to_join(vale.group)
        assert amara.is_in(vale.group)


async def test_moderators_look_up_who_waits_and_who_decided_what_and_why(opened):
    async with opened(changes=MODERATED, refusals=[SAME_SCREEN]) as vale:
        await vale.doctors("Dayo", roles=(Role.MODERATOR,))
        for name in ("Amara", "Ben", "Chidi"):
            person = vale.person(name)
            await person.asks_to_join(vale.group)
            await person.starts()
            await to_the_end(person)
        await finds(vale.dayo, "Requests to join")
        vale.dayo.sees("3 people are waiting for a decision")
        assert vale.dayo.screen().buttons[:3] == ["Amara", "Ben", "Chidi"]
        await vale.dayo.presses("Amara")
        assert "the answer was: yes" in vale.dayo.screen().text
        await vale.restart()
        await vale.dayo.presses("Let them in")
        assert vale.amara.is_in(vale.group)
        # The other moderator reads who decided, and why.
        await finds(vale.noor, "Requests to join")
        vale.noor.sees("2 people are waiting")
        vale.noor.sees("Dayo has let Amara in.")
        await vale.noor.presses("Ben")
        await vale.noor.presses("Refuse: could not confirm who it is")
        await vale.dayo.presses_data("jd:1", vale.dayo.screen().message)
        vale.dayo.sees("Noor has refused the request of Ben: who they are could not be confirmed.")
        await vale.dayo.presses_data("jq:2", vale.dayo.screen().message)
        vale.dayo.sees("Noor has refused the request of Ben")
        assert [(row.verb, row.detail) for row in await vale.rows(AuditRow) if row.verb == "admit"] == [
            ("admit", {"request": 1, "decision": "admitted"}),
            ("admit", {"request": 2, "decision": "cannot-confirm"}),
        ]
        # An appeal goes to the one who has not decided, and says who had.
        await vale.ben.presses("Ask for another look")
        await vale.dayo.presses_data("jq:2", vale.dayo.screen().message)
        assert "Noor refused this request before" in vale.dayo.screen().text


async def test_whoever_did_not_agree_has_no_name_on_the_list(opened):
    async with opened() as vale:
        amara = vale.person("Amara")
        await amara.asks_to_join(vale.group)
        for label in ("I have read this", "Yes", "I do not agree"):
            await amara.presses(label)
        await vale.noor.presses_data("jd:1", vale.noor.screen().message)
        vale.noor.sees("somebody did not agree to what is kept")
        vale.noor.does_not_see("Amara")


async def test_nobody_else_looks_it_up(opened):
    async with opened(changes=MODERATED, refusals=[SAME_SCREEN]) as vale:
        zara = await found_riverside(vale)
        await vale.doctors("Dayo")
        amara, zola = vale.person("Amara"), vale.person("Zola")
        await zola.starts()
        await amara.asks_to_join(vale.group)
        await to_the_end(amara)
        before = await stored(vale)
        for person in (zara, vale.dayo, vale.femi, zola, amara):
            for data in ("jd:1", "jd:99", "jq:1", "jq:99"):
                await person.presses_data(data, person.screen().message)
            if person is not amara:
                person.does_not_see("Amara")
            await person.writes("/menu")
            assert "Requests to join" not in person.screen().buttons
        assert await stored(vale) == before
        await zara.presses_data("jd:2", zara.screen().message)
        zara.sees("Nobody is waiting for a decision")
