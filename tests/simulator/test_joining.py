"""Invite links and requests to join, with the five minutes in which the bot may write."""

import pytest

from simulator import ImpossibleError
from tests.simulator.caller import refused


async def test_a_request_opens_the_private_chat_for_five_minutes(clock, bot, ben, group):
    await ben.asks_to_join(group)
    request = (await bot.updates())[-1]["chat_join_request"]
    assert request["from"]["id"] == ben.id
    assert request["invite_link"]["creates_join_request"] is True
    where = request["user_chat_id"]
    clock.advance(300)
    await bot.sendMessage(chat_id=where, text="Are you a doctor?")
    ben.sees("Are you a doctor?")
    clock.advance(1)
    with refused("Forbidden: bot can't initiate conversation with a user", 403):
        await bot.sendMessage(chat_id=where, text="Are you there?")
    await ben.starts("join")
    await bot.sendMessage(chat_id=ben.id, text="Welcome")


async def test_the_number_to_write_to_may_differ_from_the_id(clock, bot, ben, group):
    await ben.asks_to_join(group, user_chat_id=777_000)
    assert (await bot.updates())[-1]["chat_join_request"]["user_chat_id"] == 777_000
    await bot.sendMessage(chat_id=777_000, text="Are you a doctor?")
    ben.sees("Are you a doctor?")
    clock.advance(301)
    with refused("chat not found"):
        await bot.sendMessage(chat_id=777_000, text="Are you there?")


async def test_admitted(bot, ben, group):
    await ben.asks_to_join(group)
    assert not ben.is_in(group)
    await bot.approveChatJoinRequest(chat_id=group.id, user_id=ben.id)
    assert ben.is_in(group)
    ben.sees("Ben joined", group)
    assert (await bot.updates())[-1]["message"]["new_chat_members"][0]["id"] == ben.id
    with refused("USER_ALREADY_PARTICIPANT"):
        await bot.approveChatJoinRequest(chat_id=group.id, user_id=ben.id)
    with pytest.raises(ImpossibleError, match="in this group already"):
        await ben.asks_to_join(group)


async def test_declined(bot, ben, group):
    await ben.asks_to_join(group)
    await bot.declineChatJoinRequest(chat_id=group.id, user_id=ben.id)
    assert not ben.is_in(group)
    with refused("HIDE_REQUESTER_MISSING"):
        await bot.approveChatJoinRequest(chat_id=group.id, user_id=ben.id)


async def test_taken_back(bot, ben, group):
    await ben.asks_to_join(group)
    ben.leaves(group)
    with refused("HIDE_REQUESTER_MISSING"):
        await bot.approveChatJoinRequest(chat_id=group.id, user_id=ben.id)


async def test_an_admin_decides_past_the_bot(sim, bot, amara, ben, group):
    chidi = sim.person("Chidi")
    await ben.asks_to_join(group)
    await chidi.asks_to_join(group)
    amara.admits(ben, group)
    amara.declines(chidi, group)
    assert ben.is_in(group)
    assert not chidi.is_in(group)


async def test_without_the_right_the_bot_hears_of_no_request(bot, amara, ben, group):
    amara.set_bot_rights(group, {"can_pin_messages"})
    await bot.updates()
    await ben.asks_to_join(group)
    assert await bot.updates() == []
    with refused("bot can't initiate conversation", 403):
        await bot.sendMessage(chat_id=ben.id, text="Hello")


async def test_links_of_the_bot(clock, bot, sim, ben, group):
    chidi = sim.person("Chidi")
    link = await bot.createChatInviteLink(chat_id=group.id, name="For Ben", member_limit=1)
    await ben.asks_to_join(group, link["invite_link"])
    assert ben.is_in(group)
    with pytest.raises(ImpossibleError, match="no longer valid"):
        await chidi.asks_to_join(group, link["invite_link"])
    expires = int(clock.now().timestamp()) + 60
    short = await bot.createChatInviteLink(chat_id=group.id, expire_date=expires, creates_join_request=True)
    clock.advance(60)
    with pytest.raises(ImpossibleError, match="no longer valid"):
        await chidi.asks_to_join(group, short["invite_link"])
    revoked = await bot.revokeChatInviteLink(chat_id=group.id, invite_link=short["invite_link"])
    assert revoked["is_revoked"] is True


async def test_links_that_telegram_refuses(bot, group):
    with refused("invite link name is too long"):
        await bot.createChatInviteLink(chat_id=group.id, name="x" * 33)
    with refused("member limit can't be specified"):
        await bot.createChatInviteLink(chat_id=group.id, member_limit=1, creates_join_request=True)
    with refused("CHAT_ADMIN_REQUIRED"):
        await bot.revokeChatInviteLink(chat_id=group.id, invite_link=group.invite_link)
