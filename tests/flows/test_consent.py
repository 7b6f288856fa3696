"""What is agreed to on joining: said truly, in words that have a version, and never in words that are old."""

import json
import re

import pytest
import sqlalchemy as sa

from rules.joining import CONSENT_VERSION
from storage.tables import JoinRequestRow, MemberRow
from tests.flows.oak_vale import BLOCKED, SAME_SCREEN

AT_ONCE = {"community": {"admission": "at-once"}}
EARLIER = "2026-2"
CHANGED = "These words have changed since I first showed them to you"
NOT_KEPT = (
    "Answers to questionnaires, lines of feedback, votes in group polls and anonymous questions are not kept"
    " with your name"
)


async def asked_to_agree(vale, name="Amara"):
    """Up to the last of the three steps."""
    person = vale.person(name)
    await person.asks_to_join(vale.group)
    await person.starts()
    for label in ("I have read this", "Yes"):
        await person.presses(label)
    return person


async def agreed_to(vale, person):
    """Which words the person's row says they agreed to."""
    return [row.consent_version for row in await vale.rows(MemberRow) if row.user_id == person.id]


async def test_it_says_what_cannot_be_sent_nor_taken_back_and_so_does_the_file(opened):
    async with opened(changes=AT_ONCE) as vale:
        amara = await asked_to_agree(vale)
        said = amara.sees("Your agreement").text
        assert NOT_KEPT in said
        assert "they are not in what /mydata sends" in said
        assert "an answer, a line or a vote that was sent cannot be taken back" in said
        assert "what you report to moderators" in said
        assert "all of it" not in said
        assert CHANGED not in said
        await amara.presses("I agree")
        assert amara.is_in(vale.group)
        assert await agreed_to(vale, amara) == [CONSENT_VERSION]
        await amara.writes("/mydata")
        page = amara.downloads("my-data.html").decode()
        assert "Answers to questionnaires, lines of feedback, votes in polls and anonymous questions" in page
        data = json.loads(re.search(r'id="data">\n(.*)\n</script>', page, re.DOTALL)[1])
        assert data["members"][0]["consent_version"] == CONSENT_VERSION


@pytest.mark.parametrize("old", ["jc:1:1", f"jg:1:{EARLIER}", "jg:1:"])
async def test_a_yes_to_earlier_words_is_asked_for_anew(opened, old):
    async with opened(changes=AT_ONCE, refusals=[SAME_SCREEN]) as vale:
        amara = await asked_to_agree(vale)
        shown = amara.screen().message
        # The bot was brought up to date while the message stood there; the thumb is in a hurry.
        await vale.restart()
        for _ in range(2):
            await amara.presses_data(old, shown)
            said = amara.sees(CHANGED).text
            assert NOT_KEPT in said
            assert amara.screen().buttons[:3] == ["I agree", "I do not agree", "Back"]
            assert not amara.is_in(vale.group)
            assert await agreed_to(vale, amara) == []
        assert [row.consent_at for row in await vale.rows(JoinRequestRow)] == [None]
        # There and back they are words like any others.
        await amara.presses("Back")
        await amara.presses("Yes")
        amara.does_not_see(CHANGED)
        await amara.presses("I agree")
        assert amara.is_in(vale.group)
        assert await agreed_to(vale, amara) == [CONSENT_VERSION]
        # The old button once more: it is done, and nothing is asked again.
        await amara.presses_data(old, shown)
        amara.sees("You are now a member")
        amara.does_not_see(CHANGED)
        assert await agreed_to(vale, amara) == [CONSENT_VERSION]


async def test_a_no_to_earlier_words_is_a_no(opened):
    async with opened(changes=AT_ONCE) as vale:
        amara = await asked_to_agree(vale)
        await amara.presses_data("jc:1:0", amara.screen().message)
        amara.sees("You did not agree")
        assert not amara.is_in(vale.group)


async def test_who_was_let_in_unreached_reads_the_new_words_too(opened):
    async with opened(changes=AT_ONCE, refusals=[BLOCKED]) as vale:
        zola = vale.person("Zola")
        await zola.blocks_bot()
        await zola.asks_to_join(vale.group)
        await vale.noor.presses("Let them in")
        await zola.unblocks_bot()
        await zola.starts()
        assert NOT_KEPT in zola.sees("I could not write to you before").text
        await zola.presses_data("jc:1:1", zola.screen().message)
        zola.sees(CHANGED)
        assert await agreed_to(vale, zola) == [None]
        await zola.presses("I agree")
        zola.sees("You are now a member")
        assert await agreed_to(vale, zola) == [CONSENT_VERSION]


async def test_who_agreed_to_earlier_words_stays_a_member_and_is_not_asked_again(opened):
    async with opened(changes=AT_ONCE) as vale:
        amara = await asked_to_agree(vale)
        await amara.presses("I agree")
        await vale.running.db.write(
            lambda tx: tx.execute(
                sa.update(MemberRow).where(MemberRow.user_id == amara.id).values(consent_version=EARLIER)
            )
        )
        await vale.restart()
        await vale.schedules()
        await amara.presses("Book", vale.group)
        amara.sees("Team dynamics")
        await amara.writes("/menu")
        amara.does_not_see("Your agreement")
        assert "I agree" not in amara.screen().buttons
        # An old message of the way in asks nothing either, and changes nothing.
        await amara.presses_data("jc:1:1", amara.screen().message)
        amara.does_not_see(CHANGED)
        await amara.writes("/privacy")
        amara.sees("Answers, lines and votes are part of neither")
        assert await agreed_to(vale, amara) == [EARLIER]


async def test_nobody_agrees_for_somebody_else(opened):
    async with opened(changes=AT_ONCE) as vale:
        amara = await asked_to_agree(vale)
        ben = vale.person("Ben")
        await ben.starts()
        for data in (f"jg:1:{CONSENT_VERSION}", "jc:1:1", "jc:1:0", f"jg:1:{CONSENT_VERSION}:1", "jg:x:1"):
            await ben.presses_data(data, ben.screen().message)
        assert not amara.is_in(vale.group)
        assert "I agree" in amara.screen().buttons
        assert [row.step for row in await vale.rows(JoinRequestRow)] == ["consent"]
