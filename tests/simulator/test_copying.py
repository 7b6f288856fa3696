"""copyMessage: what somebody wrote, once more elsewhere, without their name."""

from tests.simulator.caller import refused


async def test_a_copy_has_the_words_and_not_the_author(bot, sim, group, amara, ben):
    await ben.starts()
    written = await amara.writes("Ask the <night> team & rest", group)
    made = await bot.copyMessage(chat_id=ben.id, from_chat_id=group.id, message_id=written.id)
    copied = ben.sees("Ask the <night> team & rest")
    assert made == {"message_id": copied.id}
    assert copied.sender is sim.world.bot
    assert "forward_origin" not in copied.wire


async def test_what_cannot_be_copied(bot, group, amara, ben):
    await ben.starts()
    with refused("message to copy not found"):
        await bot.copyMessage(chat_id=ben.id, from_chat_id=group.id, message_id=99)
    amara.adds(ben, group)
    joined = next(one for one in group.chat.messages.values() if one.service)
    with refused("message can't be copied"):
        await bot.copyMessage(chat_id=ben.id, from_chat_id=group.id, message_id=joined.id)
    kept = await bot.sendMessage(chat_id=group.id, text="Between us", protect_content=True)
    with refused("message can't be copied"):
        await bot.copyMessage(chat_id=ben.id, from_chat_id=group.id, message_id=kept["message_id"])


async def test_a_group_the_bot_has_left(bot, group, amara, ben):
    await ben.starts()
    written = await amara.writes("Hello", group)
    amara.remove_bot(group)
    with refused("bot", 403):
        await bot.copyMessage(chat_id=ben.id, from_chat_id=group.id, message_id=written.id)
