"""The list of topics, kept in the chat, and the group's anonymous vote on it."""

from datetime import UTC, datetime, timedelta

import pytest

from storage.tables import OutboxRow, TopicRow, TopicVoteRow
from tests.flows.oak_vale import OLD_PRESS, SAME_SCREEN
from tests.flows.riverside import found_riverside
from tests.flows.told import stored, told

DOCTORS = [f"Doctor {letter}" for letter in "ABCDEFGHIJKL"]
EIGHT = [
    "Communicating across cultures",
    "Team dynamics",
    "Recognising burnout",
    "Giving and receiving feedback",
    "Speaking up about concerns",
    "Exams and portfolio",
    "Mental health law and local protocols",
    "Life and belonging in the UK",
]


async def to_topics(vale):
    await vale.femi.writes("/cycle")
    await vale.femi.presses("Topics")


def listed(vale):
    """The topics in use, as Femi sees them."""
    return [
        line.split(". ", 1)[1]
        for line in vale.femi.screen().text.splitlines()
        if line.split(".")[0].isdigit()
    ]


async def test_topics_are_added_renamed_moved_retired_and_brought_back(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await to_topics(vale)
        assert listed(vale) == EIGHT
        await vale.femi.presses("Add a topic")
        for typed, said in {
            "ab": "3 to 128 characters",
            "🎉🎉🎉🎉": "letters among them",
            "x" * 129: "3 to 128 characters",
            "team  DYNAMICS": "is on the list already",
        }.items():
            await vale.femi.writes(typed)
            assert said in vale.femi.screen().text
        await vale.restart()
        await vale.femi.writes("Preparing <for> winter & spring")
        vale.femi.sees("Preparing <for> winter & spring is on the list, at its end.")
        await vale.femi.presses("Topics")
        await vale.femi.presses("Preparing <for> winter & spring")
        vale.femi.sees("number 9 of 9")
        assert "Down" not in vale.femi.screen().buttons
        await vale.femi.presses("Up")
        vale.femi.sees("number 8 of 9")
        await vale.femi.presses("Rename")
        await vale.femi.writes("Team dynamics")
        vale.femi.sees("is on the list already")
        await vale.femi.writes("Winter")
        await vale.femi.presses("Topics")
        assert listed(vale) == [*EIGHT[:7], "Winter", EIGHT[7]]
        await vale.femi.presses("Communicating across cultures")
        assert "Up" not in vale.femi.screen().buttons
        await vale.femi.presses("No longer offer it")
        vale.femi.sees("is no longer offered")
        await vale.femi.presses("Topics")
        assert listed(vale) == [*EIGHT[1:7], "Winter", EIGHT[7]]
        await vale.femi.presses("Add a topic")
        await vale.femi.writes("communicating across cultures")
        vale.femi.sees("but no longer offered")
        await vale.femi.presses("Cancel")
        # What is offered when a session is scheduled follows the list.
        await vale.femi.writes("/schedule")
        assert vale.femi.screen().buttons[:8] == [*EIGHT[1:7], "Winter", EIGHT[7]]
        await to_topics(vale)
        await vale.femi.presses("Communicating across cultures (off)")
        await vale.femi.presses("Offer it again")
        vale.femi.sees("number 1 of 9")
        await vale.restart()
        await to_topics(vale)
        assert listed(vale)[0] == EIGHT[0]


async def test_a_full_list_and_presses_that_come_again(opened):
    async with opened(refusals=(OLD_PRESS, SAME_SCREEN)) as vale:
        for number in range(16):
            await to_topics(vale)
            await vale.femi.presses("Add a topic")
            await vale.femi.writes(f"Topic {number}")
            await vale.comes_again()
        assert len(await vale.rows(TopicRow)) == 24
        await to_topics(vale)
        await vale.femi.presses("Add a topic")
        await vale.femi.writes("One more")
        vale.femi.sees("There are 24 topics already")
        await to_topics(vale)
        await vale.femi.presses("Team dynamics")
        await vale.femi.presses("Down")
        await vale.comes_again()
        await to_topics(vale)
        assert listed(vale)[:3] == [EIGHT[0], EIGHT[2], EIGHT[1]]


async def gathered(vale, number=11):
    """So many doctors besides Femi and Noor; the group is asked."""
    await vale.doctors(*DOCTORS[:number])
    await to_topics(vale)
    await vale.femi.presses("Ask the group to vote")
    vale.femi.sees("I would ask the group Oak Vale which topics matter most")
    await vale.femi.presses("Ask the group")


async def vote(vale, *choices):
    """Doctor A chooses the first of these, Doctor B the second, …"""
    for name, chosen in zip(DOCTORS, choices, strict=False):
        await vale.person(name).votes(vale.group, *chosen)


async def test_ten_voters_and_the_order_is_used_for_the_next_plan(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await gathered(vale)
        (poll,) = vale.sim.calls_of("sendPoll")
        asked = {"is_anonymous": "true", "allows_multiple_answers": "true", "allows_revoting": "false"}
        assert {name: poll.params[name] for name in asked} == asked
        assert poll.params["hide_results_until_closes"] == "true"
        before = await stored(vale)
        both, one = (EIGHT[5], EIGHT[2]), (EIGHT[5],)
        await vote(vale, *[both] * 4, *[one] * 5, (EIGHT[7], EIGHT[2]))
        # Nothing of a vote is stored before the close.
        assert await stored(vale) == before
        await vale.advance(days=6, hours=23)
        vale.noor.does_not_see("The vote is closed", vale.group)
        await vale.advance(hours=2)
        shown = vale.noor.sees("The vote is closed", vale.group).text
        for line in ("Doctors who voted: 10", f"{EIGHT[5]}: 9", f"{EIGHT[2]}: 5", f"{EIGHT[0]}: 0"):
            assert line in shown
        assert told(vale, "The vote is closed") == {"Oak Vale": 1, "Femi": 1}
        assert not vale.sim.calls_of("deleteMessage")
        await vale.femi.presses("Use the order of the vote")
        vale.femi.sees("The topics now have the order of the vote")
        await vale.femi.presses("Topics")
        assert listed(vale)[:4] == [EIGHT[5], EIGHT[2], EIGHT[7], EIGHT[0]]
        await vale.femi.presses("Use the order of the vote")
        vale.femi.sees("have this order already")


async def test_a_plan_that_is_open_takes_the_order_of_the_vote(opened):
    async with opened() as vale:
        await gathered(vale)
        await vote(vale, *[(EIGHT[6],)] * 10)
        await to_topics(vale)
        await vale.femi.presses("Close the vote now")
        vale.femi.sees("The vote is closed")
        await vale.femi.writes("/cycle")
        await vale.femi.presses("Plan new sessions")
        await vale.femi.writes("Thu 3 Dec 5pm")
        await vale.femi.presses("Every week")
        await vale.femi.writes("2")
        for label in ("The usual length", "The usual number", "I will add it later", "CIG session"):
            await vale.femi.presses(label)
        assert f"1. Thu 3 Dec 2026, 17:00: {EIGHT[0]}" in vale.femi.screen().text
        await vale.femi.presses("Topics in the order of the vote")
        assert f"1. Thu 3 Dec 2026, 17:00: {EIGHT[6]}"[:60] in vale.femi.screen().text
        assert f"2. Thu 10 Dec 2026, 17:00: {EIGHT[0]}" in vale.femi.screen().text


@pytest.mark.parametrize(
    ("votes", "said"),
    [
        ([(EIGHT[0], EIGHT[1])] * 5 + [(EIGHT[2],)] * 4, "Chosen most, in this order:"),
        ([(EIGHT[0],)] * 4 + [(EIGHT[2],)] * 4, "no topic was chosen by five or more"),
        ([(EIGHT[0],)] * 4, "Fewer than five voted"),
        ([], "Fewer than five voted"),
    ],
)
async def test_with_few_voters_nobody_stands_out(opened, votes, said):
    async with opened() as vale:
        await gathered(vale)
        await vote(vale, *votes)
        await to_topics(vale)
        await vale.femi.presses("Close the vote now")
        shown = vale.noor.sees("The vote is closed", vale.group).text
        assert said in shown
        assert "I have deleted the poll" in shown
        assert len(vale.sim.calls_of("deleteMessage")) == 1
        for topic in EIGHT[:3]:
            assert (topic in shown) is (sum(topic in one for one in votes) >= 5)
        (row,) = await vale.rows(TopicVoteRow)
        assert (row.voters, row.totals, row.open_in) == (None, None, None)


async def test_without_the_right_to_delete_it_is_open_for_less_than_two_days(opened):
    async with opened() as vale:
        await vale.noor.set_bot_rights(vale.group, ("can_invite_users",))
        await gathered(vale)
        await vale.advance(hours=46)
        assert told(vale, "The vote is closed") == {}
        await vale.advance(hours=1)
        assert told(vale, "The vote is closed")["Oak Vale"] == 1
        vale.noor.sees("I have deleted the poll", vale.group)


async def test_one_vote_at_a_time_through_restarts_and_repeated_presses(opened):
    async with opened(refusals=(OLD_PRESS, SAME_SCREEN)) as vale:
        await gathered(vale)
        await vale.comes_again()
        assert len(vale.sim.calls_of("sendPoll")) == 1
        await to_topics(vale)
        assert "Ask the group to vote" not in vale.femi.screen().buttons
        await vale.femi.presses_data("to:1", vale.femi.screen().message)
        vale.femi.sees("A vote is open already")
        await vale.restart()
        await to_topics(vale)
        vale.femi.press_now("Close the vote now")
        vale.femi.press_now("Close the vote now")
        await vale.settle()
        await vale.femi.presses_data("tc:1", vale.femi.screen().message)
        vale.femi.sees("This vote is closed already")
        await vale.advance(days=8)
        assert len(vale.sim.calls_of("stopPoll")) == 1
        assert told(vale, "The vote is closed") == {"Oak Vale": 1, "Femi": 1}


async def test_at_night_it_waits_for_the_morning(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await vale.advance(hours=9)
        await gathered(vale)
        assert not vale.sim.calls_of("sendPoll")
        await to_topics(vale)
        await vale.femi.presses("Close the vote now")
        vale.femi.sees("The poll waits for the end of the quiet hours")
        await vale.advance(hours=11, minutes=1)
        assert len(vale.sim.calls_of("sendPoll")) == 1


async def test_why_there_is_no_vote(opened):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await vale.doctors(*DOCTORS[:7])
        await to_topics(vale)
        await vale.femi.presses("Ask the group to vote")
        vale.femi.sees("There are fewer than ten doctors in the community.")
        await vale.doctors(*DOCTORS[7:9])
        for topic in EIGHT[:7]:
            await to_topics(vale)
            await vale.femi.presses(topic[:34] if len(topic) <= 34 else f"{topic[:33].rstrip()}…")
            await vale.femi.presses("No longer offer it")
        await to_topics(vale)
        await vale.femi.presses("Ask the group to vote")
        vale.femi.sees("There is only one topic to choose from")
        await vale.noor.remove_bot(vale.group)
        await to_topics(vale)
        await vale.femi.presses("Ask the group to vote")
        vale.femi.sees("I am in no group that is named as the announcement group")
        await vale.femi.presses_data("to:1", vale.femi.screen().message)
        assert await vale.rows(TopicVoteRow) == []


async def test_the_group_is_gone_before_the_poll_is_posted(opened):
    refused = "Forbidden: bot was kicked from the supergroup chat"
    async with opened(refusals=(refused,)) as vale:
        await vale.advance(hours=9)
        await gathered(vale)
        await vale.noor.remove_bot(vale.group)
        await vale.advance(hours=12)
        (row,) = await vale.rows(TopicVoteRow)
        assert (row.state, row.open_in) == ("lost", None)


async def test_a_vote_that_was_not_posted_does_not_hide_the_last_result(opened):
    refused = "Forbidden: bot was kicked from the supergroup chat"
    async with opened(refusals=(refused,)) as vale:
        await gathered(vale)
        await vote(vale, *[(EIGHT[6],)] * 10)
        await vale.advance(days=8, hours=9)
        await to_topics(vale)
        await vale.femi.presses("Ask the group to vote")
        await vale.femi.presses("Ask the group")
        await vale.noor.remove_bot(vale.group)
        await vale.advance(hours=12)
        assert [row.state for row in await vale.rows(TopicVoteRow)] == ["closed", "lost"]
        await to_topics(vale)
        await vale.femi.presses("Use the order of the vote")
        vale.femi.sees("The topics now have the order of the vote")
        await vale.femi.presses("Topics")
        assert listed(vale)[0] == EIGHT[6]


MOVED = "Bad Request: group chat was upgraded to a supergroup chat"


@pytest.mark.parametrize("silently", [False, True])
async def test_the_group_becomes_a_supergroup_while_a_vote_is_open(opened, silently):
    async with opened(refusals=(MOVED, SAME_SCREEN)) as vale:
        await gathered(vale)
        await vote(vale, *[(EIGHT[6],)] * 4)
        vale.group.becomes_supergroup(silently=silently)
        await vale.restart()
        # What the new chat has under the poll's number is somebody else's.
        for words in ("Good morning", "Hello", "Good day", "Hello again"):
            await vale.person("Doctor A").writes(words, vale.group)
        if silently:
            await to_topics(vale)
            await vale.femi.presses("Close the vote now")
        await vale.advance(minutes=2)
        assert "has become a supergroup" in vale.noor.sees("The vote is closed", vale.group).text
        assert told(vale, "could not read the totals of this vote") == {"Oak Vale": 1, "Femi": 1}
        await vale.advance(days=9)
        assert not vale.sim.calls_of("deleteMessage", "stopPoll")
        await to_topics(vale)
        await vale.femi.presses("Ask the group to vote")
        await vale.femi.presses("Ask the group")
        await vote(vale, *[(EIGHT[6],)] * 10)
        await vale.advance(days=8)
        vale.noor.sees("Doctors who voted: 10", vale.group)


async def test_the_group_becomes_a_supergroup_before_the_vote_is_posted(opened):
    async with opened(refusals=(MOVED,)) as vale:
        await vale.advance(hours=9)
        await gathered(vale)
        vale.group.becomes_supergroup(silently=True)
        await vale.advance(hours=12)
        await vote(vale, *[(EIGHT[6],)] * 10)
        await vale.advance(days=8)
        vale.noor.sees("Doctors who voted: 10", vale.group)


@pytest.mark.parametrize("who", ["a member", "another community's facilitator", "a stranger"])
async def test_somebody_else_forges_presses(opened, who):
    async with opened(refusals=(SAME_SCREEN,)) as vale:
        await gathered(vale)
        match who:
            case "a member":
                person = vale.person("Doctor A")
            case "another community's facilitator":
                person = await found_riverside(vale)
            case _:
                person = vale.person("Zola")
                await person.starts()
        shown = person.screen().message
        before = await stored(vale)
        for data in (
            "tl:1",
            "tp:1",
            "ta:1",
            "te:1",
            "ts:1:1",
            "tr:1:1",
            "tv:1",
            "to:1",
            "tc:1",
            "tu:1",
            "tp:99",
        ):
            assert await person.presses_data(data, shown), data
        assert await stored(vale) == before
        person.does_not_see("Recognising burnout")


async def test_no_word_of_a_topic_waits_in_the_outbox(opened):
    async with opened() as vale:
        await gathered(vale)
        await vote(vale, *[(EIGHT[6],)] * 10)
        await vale.advance(days=8)
        held = " ".join(str(row.variables) for row in await vale.rows(OutboxRow))
        assert not any(topic in held for topic in EIGHT)
        assert vale.now() > datetime(2026, 11, 16, tzinfo=UTC) + timedelta(days=8)
