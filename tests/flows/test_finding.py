"""Finding a group: personal links that are used once, and a colleague who is invited."""

import re

import pytest

from rules.ids import GroupId
from simulator import ImpossibleError
from storage import members
from storage.tables import DueRow, InviteLinkRow, JoinRequestRow
from tests.flows.oak_vale import RIGHTS, SAME_SCREEN
from tests.flows.riverside import found_riverside
from tests.flows.told import stored

AT_ONCE = {"community": {"admission": "at-once"}}
MODERATED = {"community": {"admission": "moderated"}}


async def another_group(vale, title="Oak Vale exams", purpose="One topic", rights=RIGHTS):
    """A further group of the community, run by Noor."""
    group = vale.sim.group(title, vale.noor)
    await vale.noor.add_bot(group, rights)
    await vale.noor.presses(purpose)
    return group


async def is_known_there(vale, person):
    """The bot has seen the person in the first group; people of a stage may come before they are members."""
    member_id = await vale.member_id(person)
    await vale.running.db.write(lambda tx: members.note_presence(tx, GroupId(1), member_id, present=True))


def address(person):
    """The address behind the newest button that opens a group."""
    return next(
        button.url
        for message in reversed(person.messages())
        for row in message.buttons
        for button in row
        if button.text == "Open the group"
    )


async def test_a_member_finds_a_group_and_is_let_in_at_once(opened):
    async with opened(changes=MODERATED) as vale:
        await vale.doctors("Amara")
        await is_known_there(vale, vale.amara)
        exams = await another_group(vale)
        await vale.noor.writes("/groups")
        await vale.noor.presses("Oak Vale exams")
        await vale.noor.presses("Describe it")
        await vale.noor.writes("x" * 201)
        vale.noor.sees("This has 201 characters")
        await vale.noor.writes("Exams & those who <sit> them")
        vale.noor.sees("Exams & those who <sit> them")
        await vale.amara.writes("/menu")
        await vale.amara.presses("Find a group")
        shown = vale.amara.screen()
        assert "Oak Vale exams: one topic" in shown.text
        assert "Exams & those who <sit> them" in shown.text
        # She is in the announcement group already, so that it is not offered.
        assert not [label for label in shown.buttons if label == "Join Oak Vale"]
        await vale.amara.presses("Join Oak Vale exams")
        (link,) = exams.chat.links.values()
        assert link.creates_join_request
        assert link.expires is not None
        assert "Amara" not in (link.name or "")
        await vale.restart()
        await vale.amara.presses("Open the group")
        assert vale.amara.is_in(exams)
        await vale.settle()
        assert link.revoked
        assert await vale.rows(InviteLinkRow) == []
        assert not [one for one in await vale.rows(DueRow) if one.kind == "invite-link-expires"]
        vale.noor.does_not_see("would like to join")
        await vale.amara.writes("/find")
        assert "There is no further group" in vale.amara.screen().text


async def test_a_link_pressed_twice_is_one_and_ends_after_a_day(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.doctors("Amara")
        exams = await another_group(vale)
        await vale.amara.writes("/find")
        vale.amara.press_now("Join Oak Vale exams")
        vale.amara.press_now("Join Oak Vale exams")
        await vale.settle()
        await vale.amara.writes("/find")
        await vale.amara.presses("Join Oak Vale exams")
        assert "Open the group" in vale.amara.screen().buttons
        (link,) = exams.chat.links.values()
        await vale.advance(hours=24, minutes=1)
        assert link.revoked
        assert await vale.rows(InviteLinkRow) == []
        with pytest.raises(ImpossibleError, match="no longer valid"):
            await vale.amara.asks_to_join(exams, link.url)


async def test_somebody_else_with_the_link_is_asked_like_everybody(opened):
    async with opened(changes=MODERATED) as vale:
        await vale.doctors("Amara")
        exams = await another_group(vale)
        await vale.amara.writes("/find")
        await vale.amara.presses("Join Oak Vale exams")
        zola = vale.person("Zola")
        url = address(vale.amara)
        await zola.asks_to_join(exams, url)
        assert not zola.is_in(exams)
        for label in ("I have read this", "Yes", "I agree"):
            await zola.presses(label)
        assert not zola.is_in(exams)
        (request,) = await vale.rows(JoinRequestRow)
        assert request.borrowed
        assert request.invited_by is None
        # It was used, so that Amara needs another one, and gets it.
        with pytest.raises(ImpossibleError, match="no longer valid"):
            await vale.amara.asks_to_join(exams, url)
        await vale.amara.writes("/find")
        await vale.amara.presses("Join Oak Vale exams")
        await vale.amara.presses("Open the group")
        assert vale.amara.is_in(exams)
        await vale.noor.presses("Let them in")
        assert zola.is_in(exams)


async def test_a_colleague_is_invited_and_the_moderators_see_by_whom(opened):
    async with opened(changes=MODERATED, refusals=[SAME_SCREEN]) as vale:
        await vale.doctors("Amara")
        await vale.amara.writes("/find")
        await vale.amara.presses("Invite a colleague")
        await vale.restart()
        vale.amara.press_now("Into Oak Vale")
        vale.amara.press_now("Into Oak Vale")
        await vale.settle()
        (url,) = re.findall(
            r"https://t\.me/\S+", vale.amara.sees("A link into Oak Vale for one colleague").text
        )
        zola = vale.person("Zola")
        await zola.asks_to_join(vale.group, url)
        for label in ("I have read this", "Yes", "I agree"):
            await zola.presses(label)
        vale.noor.sees("Amara")
        await vale.noor.presses("Let them in")
        assert zola.is_in(vale.group)
        assert await vale.rows(InviteLinkRow) == []


async def test_five_links_for_colleagues_and_one_is_ended(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        for _ in range(5):
            await vale.amara.writes("/find")
            await vale.amara.presses("Invite a colleague")
            await vale.amara.presses("Into Oak Vale")
        assert len(await vale.rows(InviteLinkRow)) == 5
        await vale.amara.writes("/find")
        await vale.amara.presses("Invite a colleague")
        await vale.amara.presses("Into Oak Vale")
        assert "five links for colleagues open already" in vale.amara.screen().text
        await vale.amara.presses("My open links")
        await vale.amara.presses("End link: Oak Vale")
        assert vale.amara.toasts[-1] == "The link is ended."
        assert len([one for one in vale.group.chat.links.values() if one.revoked]) == 1
        await vale.amara.presses("Into Oak Vale")
        assert len([one for one in vale.group.chat.links.values() if not one.revoked and one.name]) == 5
        # Whoever leaves invites nobody any more.
        await vale.amara.leaves(vale.group)
        await vale.advance(minutes=1)
        assert all(one.revoked for one in vale.group.chat.links.values() if one.name)
        assert await vale.rows(InviteLinkRow) == []


async def test_without_the_right_no_group_is_offered_and_an_old_button_says_so(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        exams = await another_group(vale)
        await vale.amara.writes("/find")
        await vale.noor.set_bot_rights(exams, set(RIGHTS) - {"can_invite_users"})
        await vale.amara.presses("Join Oak Vale exams")
        assert "I lack the right to invite there" in vale.amara.screen().text
        await vale.amara.writes("/menu")
        await vale.amara.presses("Find a group")
        assert "Oak Vale exams" not in vale.amara.screen().text
        assert await vale.rows(InviteLinkRow) == []
        await vale.noor.remove_bot(exams)
        await vale.amara.presses_data("fl:2", vale.amara.screen().message)
        assert "cannot be joined any more" in vale.amara.screen().text


async def test_the_right_that_is_lost_meanwhile_leaves_nobody_waiting(opened):
    refused = "Bad Request: not enough rights to manage chat invite link"
    async with opened(refusals=[refused], faults=["notice-refused"]) as vale:
        await vale.doctors("Amara")
        exams = await another_group(vale)
        await vale.amara.writes("/find")
        # Telegram has taken the right, and its word of that has not come yet.
        exams.chat.members[vale.sim.world.bot.id].rights["can_invite_users"] = False
        await vale.amara.presses("Join Oak Vale exams")
        vale.amara.sees("I could not make a link into Oak Vale exams")
        assert await vale.rows(InviteLinkRow) == []
        assert not [one for one in await vale.rows(DueRow) if one.kind == "invite-link-expires"]


async def test_outsiders_and_people_of_elsewhere_get_no_link(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.doctors("Amara")
        zara = await found_riverside(vale)
        await vale.amara.writes("/find")
        await vale.amara.presses("Invite a colleague")
        await vale.amara.presses("Into Oak Vale")
        zola = vale.person("Zola")
        await zola.starts()
        await zola.writes("/find")
        before = await stored(vale)
        for person in (zola, zara):
            for data in ("fl:1", "fi:1:0", "fc:1", "fe:1", "fg:1:0"):
                await person.presses_data(data, person.screen().message)
        await vale.femi.presses_data("fe:1", vale.femi.screen().message)
        assert await stored(vale) == before
        zara.does_not_see("Oak Vale")
        zola.does_not_see("Oak Vale")
