"""Polls: what may be asked, who hears of votes, when totals show."""

import pytest

from simulator import Act, ImpossibleError
from tests.simulator.caller import refused

OPTIONS = [{"text": "Very useful"}, {"text": "Somewhat"}, {"text": "Not useful"}]


async def asked(bot, group, **extra):
    return await bot.sendPoll(chat_id=group.id, question="How useful was it?", options=OPTIONS, **extra)


async def test_an_anonymous_poll_tells_totals_only(sim, bot, amara, ben, group):
    amara.adds(ben, group)
    sent = await asked(bot, group)
    await bot.updates()
    acts = []
    sim.observers.append(lambda event: acts.append(event) if isinstance(event, Act) else None)
    await amara.votes(group, "Very useful")
    await ben.votes(group, "Not useful")
    await ben.votes(group, "Very useful")
    updates = await bot.updates()
    assert {kind for update in updates for kind in update} == {"update_id", "poll"}
    assert [act.text for act in acts] == ["", "", ""]
    poll = await bot.stopPoll(chat_id=group.id, message_id=sent["message_id"])
    assert [option["voter_count"] for option in poll["options"]] == [2, 0, 0]
    assert poll["total_voter_count"] == 2
    with refused("poll has already been closed"):
        await bot.stopPoll(chat_id=group.id, message_id=sent["message_id"])
    with pytest.raises(ImpossibleError, match="This poll is closed"):
        await amara.votes(group, "Somewhat")


async def test_a_named_poll_tells_who(bot, amara, group):
    sent = await asked(bot, group, is_anonymous=False)
    await bot.updates()
    await amara.votes(group, "Somewhat")
    answer = next(u["poll_answer"] for u in await bot.updates() if "poll_answer" in u)
    assert answer["poll_id"] == sent["poll"]["id"]
    assert answer["user"]["id"] == amara.id
    assert answer["option_ids"] == [1]


async def test_votes_stay_hidden_until_the_close_and_stand(bot, amara, group):
    sent = await asked(bot, group, hide_results_until_closes=True, allows_revoting=False)
    await bot.updates()
    await amara.votes(group, "Very useful")
    (update,) = await bot.updates()
    assert update["poll"]["total_voter_count"] == 0
    with pytest.raises(ImpossibleError, match="does not let you change your vote"):
        await amara.votes(group, "Somewhat")
    poll = await bot.stopPoll(chat_id=group.id, message_id=sent["message_id"])
    assert poll["total_voter_count"] == 1


async def test_who_asks_for_no_poll_updates_gets_none(bot, amara, group):
    await bot.getUpdates(allowed_updates=["message"], timeout=0)
    await bot.updates()
    await asked(bot, group)
    await amara.votes(group, "Very useful")
    assert await bot.updates() == []


async def test_a_poll_closes_at_its_time(sim, clock, bot, amara, group):
    await asked(bot, group, open_period=3600)
    await amara.votes(group, "Very useful")
    assert sim.world.next_event() == clock.now().replace(hour=10)
    await bot.updates()
    clock.advance(3599)
    sim.tick()
    assert await bot.updates() == []
    clock.advance(1)
    sim.tick()
    (update,) = await bot.updates()
    assert update["poll"]["is_closed"] is True
    assert sim.world.next_event() is None


async def test_only_members_vote_and_only_once_per_choice(bot, amara, ben, group):
    await asked(bot, group)
    with pytest.raises(ImpossibleError, match="Ben is not in"):
        await ben.votes(group, "Very useful")
    with pytest.raises(ImpossibleError, match="one answer only"):
        await amara.votes(group, "Very useful", "Somewhat")
    with pytest.raises(ImpossibleError, match="no answer 'Great'"):
        await amara.votes(group, "Great")


async def test_several_answers_and_none(bot, amara, group):
    sent = await asked(bot, group, allows_multiple_answers=True)
    await amara.votes(group, "Very useful", "Somewhat")
    await amara.votes(group)
    poll = await bot.stopPoll(chat_id=group.id, message_id=sent["message_id"])
    assert poll["total_voter_count"] == 0


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"question": ""}, "poll question must be non-empty"),
        ({"question": "x" * 301}, "poll question length must not exceed 300"),
        ({"options": []}, "poll must have at least 1 option"),
        ({"options": [{"text": str(n)} for n in range(13)]}, "poll can't have more than 12 options"),
        ({"options": [{"text": "x" * 101}]}, "poll options length must not exceed 100"),
        ({"options": [{"text": " "}]}, "poll options must be non-empty"),
        ({"open_period": 4}, "poll can be open for 5 to 2628000 seconds"),
        ({"open_period": 2_628_001}, "poll can be open for 5 to 2628000 seconds"),
        ({"open_period": 60, "close_date": 1}, "can't specify both"),
        ({"type": "quiz"}, "quiz must have a correct option"),
    ],
)
async def test_polls_that_telegram_refuses(bot, group, changes, refusal):
    with refused(refusal):
        await bot.sendPoll(**{"chat_id": group.id, "question": "Useful?", "options": OPTIONS} | changes)


async def test_a_channel_takes_anonymous_polls_only(sim, bot, amara):
    channel = sim.channel("News", owner=amara)
    amara.add_bot(channel, {"can_post_messages"})
    with refused("non-anonymous polls can't be sent to channel chats"):
        await asked(bot, channel, is_anonymous=False)
    await asked(bot, channel)


async def test_a_text_is_no_poll(bot, group):
    sent = await bot.sendMessage(chat_id=group.id, text="Hello")
    with refused("message with poll to stop not found"):
        await bot.stopPoll(chat_id=group.id, message_id=sent["message_id"])
