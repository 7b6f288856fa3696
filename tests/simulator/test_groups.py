"""Groups: the bot's rights, who sees what, muting and removing, pins, invite links."""

from datetime import timedelta

import pytest

from simulator import ImpossibleError
from tests.simulator.caller import RefusedError, keyboard, refused

MINUTE = 60


async def test_the_bot_is_told_that_it_was_added_and_by_whom(sim, bot, amara):
    group = sim.group("Oak Vale CIG")
    with refused("chat not found"):
        await bot.sendMessage(chat_id=group.id, text="Hello")
    amara.add_bot(group)
    amara.set_bot_rights(group, {"can_invite_users"})
    amara.remove_bot(group)
    changes = [update["my_chat_member"] for update in await bot.updates()]
    assert [change["from"]["id"] for change in changes] == [amara.id] * 3
    assert [change["new_chat_member"]["status"] for change in changes] == [
        "member",
        "administrator",
        "kicked",
    ]
    assert changes[1]["new_chat_member"]["can_invite_users"] is True
    assert changes[1]["new_chat_member"]["can_pin_messages"] is False
    with refused("Forbidden: bot was kicked from the supergroup chat", 403):
        await bot.sendMessage(chat_id=group.id, text="Hello")


async def test_an_upgraded_group_is_another_chat_and_the_old_one_says_which(sim, bot, amara, group):
    old = group.id
    await bot.updates()
    group.becomes_supergroup()
    assert group.id != old
    first, second = [update["message"] for update in await bot.updates()]
    assert (first["chat"]["id"], first["chat"]["type"], first["migrate_to_chat_id"]) == (
        old,
        "group",
        group.id,
    )
    assert (second["chat"]["id"], second["migrate_from_chat_id"]) == (group.id, old)
    with pytest.raises(RefusedError, match="group chat was upgraded to a supergroup chat") as raised:
        await bot.sendMessage(chat_id=old, text="Hello")
    assert raised.value.parameters == {"migrate_to_chat_id": group.id}
    sent = await bot.sendMessage(chat_id=group.id, text="Hello")
    assert sent["chat"]["type"] == "supergroup"
    await amara.writes("Hello", group)


async def test_only_admins_run_a_group(sim, amara, ben, group):
    amara.adds(ben, group)
    with pytest.raises(ImpossibleError, match="Ben is not an admin"):
        ben.set_bot_rights(group, None)
    amara.promotes(ben, group, {"can_promote_members"})
    ben.set_bot_rights(group, None)


async def test_an_unknown_right_is_a_mistake(sim, amara, group):
    with pytest.raises(ValueError, match="can_fly"):
        amara.set_bot_rights(group, {"can_fly"})


async def test_outside_the_group_nothing_is_seen_or_written(ben, group):
    with pytest.raises(ImpossibleError, match="Ben is not in Oak Vale CIG"):
        ben.messages(group)
    with pytest.raises(ImpossibleError, match="Ben is not in Oak Vale CIG"):
        await ben.writes("Hello", group)


async def test_privacy_mode_shows_commands_replies_and_mentions(sim, bot, amara):
    group = sim.group("Oak Vale CIG", owner=amara)
    amara.add_bot(group)
    sent = await bot.sendMessage(chat_id=group.id, text="Hello")
    await bot.updates()
    await amara.writes("good morning", group)
    await amara.writes("/menu", group)
    await amara.writes("/menu@other_bot", group)
    await amara.writes("/menu@cigbot_demo_bot", group)
    await amara.writes("hi @cigbot_demo_bot", group)
    await amara.writes("thanks", group, reply_to=group.chat.messages[sent["message_id"]])
    seen = [update["message"]["text"] for update in await bot.updates()]
    assert seen == ["/menu", "/menu@cigbot_demo_bot", "hi @cigbot_demo_bot", "thanks"]
    amara.set_bot_rights(group, {"can_pin_messages"})
    await bot.updates()
    await amara.writes("good evening", group)
    assert [update["message"]["text"] for update in await bot.updates()] == ["good evening"]


async def test_a_right_that_is_missing_is_named(sim, bot, amara, ben):
    group = sim.group("Oak Vale CIG", owner=amara)
    amara.add_bot(group, {"can_change_info"})
    amara.adds(ben, group)
    await amara.writes("Hello", group)
    who = {"chat_id": group.id, "user_id": ben.id}
    with refused("not enough rights to restrict/unrestrict chat member"):
        await bot.banChatMember(**who)
    with refused("not enough rights to manage chat invite link"):
        await bot.createChatInviteLink(chat_id=group.id)
    with refused("not enough rights to manage pinned messages in the chat"):
        await bot.pinChatMessage(chat_id=group.id, message_id=1)
    with refused("message can't be deleted"):
        await bot.deleteMessage(chat_id=group.id, message_id=group.messages[-1].id)
    with refused("not enough rights to manage chat join requests"):
        await bot.approveChatJoinRequest(**who)


async def test_muting_ends_by_itself(clock, bot, amara, ben, group):
    amara.adds(ben, group)
    who = {"chat_id": group.id, "user_id": ben.id}
    until = int(clock.now().timestamp()) + 60 * MINUTE
    await bot.restrictChatMember(**who, permissions={"can_send_messages": False}, until_date=until)
    with pytest.raises(ImpossibleError, match="may not write"):
        await ben.writes("Hello", group)
    assert ben.is_in(group)
    clock.advance(61 * MINUTE)
    assert (await bot.getChatMember(**who))["status"] == "member"
    await ben.writes("Hello", group)


async def test_a_mute_of_20_seconds_is_for_ever(clock, bot, amara, ben, group):
    amara.adds(ben, group)
    who = {"chat_id": group.id, "user_id": ben.id}
    until = int(clock.now().timestamp()) + 20
    await bot.restrictChatMember(**who, permissions={}, until_date=until)
    clock.advance(MINUTE)
    assert (await bot.getChatMember(**who))["until_date"] == 0


async def test_all_permissions_given_back_make_an_ordinary_member(bot, amara, ben, group):
    amara.adds(ben, group)
    who = {"chat_id": group.id, "user_id": ben.id}
    await bot.restrictChatMember(**who, permissions={})
    everything = (await bot.getChat(chat_id=group.id))["permissions"]
    await bot.restrictChatMember(**who, permissions=dict.fromkeys(everything, True))
    assert (await bot.getChatMember(**who))["status"] == "member"


async def test_a_permission_nobody_knows_is_refused(bot, amara, ben, group):
    amara.adds(ben, group)
    with refused("no such permission 'can_shout'"):
        await bot.restrictChatMember(chat_id=group.id, user_id=ben.id, permissions={"can_shout": True})


async def test_banning_deletes_what_was_written_and_unbanning_lets_in_again(bot, amara, ben, group):
    amara.adds(ben, group)
    await ben.writes("An unkind word", group)
    who = {"chat_id": group.id, "user_id": ben.id}
    await bot.banChatMember(**who)
    amara.does_not_see("unkind", group)
    assert not ben.is_in(group)
    with pytest.raises(ImpossibleError, match="removed from this group"):
        await ben.asks_to_join(group)
    await bot.unbanChatMember(**who, only_if_banned=True)
    await ben.asks_to_join(group)


async def test_admins_and_the_owner_cannot_be_banned(bot, amara, ben, group):
    amara.adds(ben, group)
    amara.promotes(ben, group)
    with refused("user is an administrator of the chat"):
        await bot.banChatMember(chat_id=group.id, user_id=ben.id)
    with refused("can't remove chat owner"):
        await bot.banChatMember(chat_id=group.id, user_id=amara.id)


async def test_changes_of_members_reach_a_bot_that_asked_for_them(sim, bot, amara, ben, group):
    amara.adds(ben, group)
    assert not any("chat_member" in update for update in await bot.updates())
    await bot.getUpdates(allowed_updates=["chat_member"], timeout=0)
    ben.leaves(group)
    (update,) = await bot.updates()
    assert update["chat_member"]["old_chat_member"]["status"] == "member"
    assert update["chat_member"]["new_chat_member"]["status"] == "left"


async def test_who_is_who(bot, amara, ben, group):
    amara.adds(ben, group)
    admins = await bot.getChatAdministrators(chat_id=group.id)
    assert {admin["user"]["id"]: admin["status"] for admin in admins} == {
        amara.id: "creator",
        42: "administrator",
    }
    assert await bot.getChatMemberCount(chat_id=group.id) == 3
    with refused("PARTICIPANT_ID_INVALID"):
        await bot.getChatMember(chat_id=group.id, user_id=5)


async def test_pins(bot, amara, group):
    sent = await bot.sendMessage(chat_id=group.id, text="The rules")
    await bot.pinChatMessage(chat_id=group.id, message_id=sent["message_id"])
    assert [message.text for message in group.pinned] == ["The rules"]
    amara.sees("A message was pinned", group)
    assert (await bot.getChat(chat_id=group.id))["pinned_message"]["text"] == "The rules"
    await bot.unpinChatMessage(chat_id=group.id, message_id=sent["message_id"])
    assert group.pinned == []
    with refused("message to pin not found"):
        await bot.pinChatMessage(chat_id=group.id, message_id=999)


async def test_a_group_message_is_edited_in_place(bot, amara, group):
    card = await bot.sendMessage(chat_id=group.id, text="12 places", reply_markup=keyboard([("Book", "b")]))
    await bot.editMessageText(chat_id=group.id, message_id=card["message_id"], text="11 places")
    amara.sees("11 places", group)
    amara.does_not_see("12 places", group)


async def test_in_a_channel_only_those_who_may_post_do(sim, bot, amara, ben):
    channel = sim.channel("News", owner=amara)
    amara.add_bot(channel, {"can_edit_messages"})
    with refused("need administrator rights in the channel chat"):
        await bot.sendMessage(chat_id=channel.id, text="Hello")
    amara.set_bot_rights(channel, {"can_post_messages"})
    sent = await bot.sendMessage(chat_id=channel.id, text="Hello")
    assert sent["sender_chat"]["id"] == channel.id
    assert "from" not in sent
    amara.adds(ben, channel)
    ben.sees("Hello", channel)
    with pytest.raises(ImpossibleError, match="may not write"):
        await ben.writes("Hello", channel)
    await amara.writes("News", channel)
    assert (await bot.updates())[-1]["channel_post"]["text"] == "News"


async def test_topics(sim, bot, amara):
    forum = sim.forum("Oak Vale CIG", owner=amara)
    amara.add_bot(forum, {"can_invite_users"})
    with refused("not enough rights to manage topics"):
        await bot.createForumTopic(chat_id=forum.id, name="Exams")
    amara.set_bot_rights(forum, {"can_manage_topics"})
    topic = (await bot.createForumTopic(chat_id=forum.id, name="Exams"))["message_thread_id"]
    sent = await bot.sendMessage(chat_id=forum.id, message_thread_id=topic, text="Ask here")
    assert sent["message_thread_id"] == topic
    assert sent["is_topic_message"] is True
    with refused("message thread not found"):
        await bot.sendMessage(chat_id=forum.id, message_thread_id=topic + 100, text="Ask here")
    await amara.writes("How?", forum, topic=topic)
    assert (await bot.updates())[-1]["message"]["message_thread_id"] == topic
    await bot.closeForumTopic(chat_id=forum.id, message_thread_id=topic)
    with pytest.raises(ImpossibleError, match="topic is closed"):
        await amara.writes("How?", forum, topic=topic)
    with refused("TOPIC_NOT_MODIFIED"):
        await bot.closeForumTopic(chat_id=forum.id, message_thread_id=topic)


async def test_people_make_topics_and_the_bot_is_told_but_not_of_a_deletion(sim, bot, amara):
    forum = sim.forum("Forum", amara)
    amara.add_bot(forum, {"can_manage_topics"})
    await bot.updates()
    topic = amara.makes_topic(forum, "Exams")
    amara.changes_topic(forum, topic, name="Papers", closed=True)
    told = [one["message"] for one in await bot.updates()]
    assert [one["message_thread_id"] for one in told] == [topic.id] * 3
    assert told[0]["forum_topic_created"]["name"] == "Exams"
    assert told[1]["forum_topic_edited"] == {"name": "Papers"}
    assert told[2]["forum_topic_closed"] == {}
    amara.deletes_topic(forum, topic)
    assert await bot.updates() == []
    with refused("message thread not found"):
        await bot.sendMessage(chat_id=forum.id, message_thread_id=topic.id, text="Ask here")
    with refused("TOPIC_ID_INVALID"):
        await bot.reopenForumTopic(chat_id=forum.id, message_thread_id=topic.id)


async def test_topics_need_a_forum(bot, group):
    with refused("the chat is not a forum"):
        await bot.createForumTopic(chat_id=group.id, name="Exams")


async def test_the_bot_leaves(bot, amara, group):
    await bot.leaveChat(chat_id=group.id)
    with refused("Forbidden: bot is not a member of the supergroup chat", 403):
        await bot.sendMessage(chat_id=group.id, text="Hello")


async def test_an_anonymous_admin_writes_in_the_name_of_the_group(bot, amara, ben, group):
    await amara.writes("/settings", group, anonymously=True)
    message = (await bot.updates())[-1]["message"]
    assert message["sender_chat"]["id"] == group.id
    assert message["from"]["username"] == "GroupAnonymousBot"
    amara.adds(ben, group)
    with pytest.raises(ImpossibleError, match="Ben is not an admin"):
        await ben.writes("/settings", group, anonymously=True)


async def test_who_was_muted_is_still_so_when_they_come_back(sim, bot, amara, ben, group):
    amara.adds(ben, group)
    until = int((sim.clock.now() + timedelta(days=1)).timestamp())
    await bot.restrictChatMember(chat_id=group.id, user_id=ben.id, permissions={}, until_date=until)
    await bot.updates()
    ben.leaves(group)
    away = await bot.getChatMember(chat_id=group.id, user_id=ben.id)
    assert (away["status"], away["is_member"]) == ("restricted", False)
    amara.adds(ben, group)
    back = await bot.getChatMember(chat_id=group.id, user_id=ben.id)
    assert (back["status"], back["is_member"], back["until_date"]) == ("restricted", True, until)
    with pytest.raises(ImpossibleError, match="may not write"):
        await ben.writes("Hello", group)
    # It ends by the clock, without a word to the bot.
    sim.clock.advance(24 * 60 * MINUTE)
    await bot.updates()
    await ben.writes("Hello", group)
    assert [next(iter(update.keys() - {"update_id"})) for update in await bot.updates()] == ["message"]


async def test_after_two_days_nobody_deletes_through_the_bot(sim, bot, amara, group):
    amara.set_bot_rights(group, {"can_delete_messages"})
    message = await amara.writes("Hello", group)
    sim.clock.advance(48 * 60 * MINUTE)
    with refused("message can't be deleted"):
        await bot.deleteMessage(chat_id=group.id, message_id=message.id)


async def test_a_message_that_is_sent_on_says_whose_it_is_and_never_from_where(sim, bot, amara, ben, group):
    amara.adds(ben, group)
    message = await ben.writes("Hello", group)
    await amara.starts()
    await bot.updates()
    await amara.sends_on(message)
    await amara.sends_on(message, hidden=True)
    first, second = [update["message"] for update in await bot.updates()]
    assert first["forward_origin"]["sender_user"]["id"] == ben.id
    assert second["forward_origin"]["sender_user_name"] == "Ben"
    assert all(str(group.id) not in str(one) for one in (first, second))
