"""One's own data: read about, sent as a file, erased; by members, by who has left, by who never came in."""

import json
import re

from storage.tables import BookingRow, MemberRow, OutboxRow
from tests.flows.oak_vale import SAME_SCREEN
from tests.flows.told import stored, told

BEGAN = "comes in a moment, as a message of its own"


def data_in(file):
    """What the file says to programs."""
    page = file.decode()
    return json.loads(re.search(r'id="data">\n(.*)\n</script>', page, re.DOTALL)[1])


async def test_what_is_kept_is_said_in_ten_lines(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.amara.writes("/menu")
        await vale.amara.presses("Privacy")
        said = vale.amara.sees("What I keep").text
        assert len(said.split("\n\n")) == 10
        assert "Who leaves is erased after 1 year." in said
        assert "attendance stay 6 years" in said
        assert "lines of feedback at most 2 years" in said
        for promised in (
            "From fewer than five people I tell nothing",
            "From five to nine I tell one rough figure",
            "from ten on how often each answer was given",
            "Whoever runs this bot holds the key until then. After that it is destroyed",
            "whoever sorts the lines reads it",
            "First answers that you keep, to compare them later, lie in this chat alone",
            "If everybody gives the same answer, yours is known too",
            "your style of writing",
            "That somebody took part can show",
            "by which a patient could be known",
            "Nothing here is end-to-end encrypted",
            "Answers, lines and votes are part of neither: nobody can tell which are yours",
            "Anonymous questions are not in the file",
            "what you report",
            "The figures stay",
        ):
            assert promised in said
        # Three quarters of a message, so that other periods have room as well.
        assert len(said) < 3072
        assert vale.amara.screen().buttons == ["My data", "Forget me", "Menu"]
        stranger = vale.person("Sana")
        await stranger.writes("/privacy")
        stranger.sees("What I keep")


async def test_everything_as_a_file(opened):
    async with opened() as vale:
        await vale.doctors("Amara", "Ben")
        await vale.schedules()
        await vale.amara.presses("Book", vale.group)
        await vale.amara.writes("/mydata")
        vale.amara.sees(BEGAN)
        file = vale.amara.downloads("my-data.html")
        page = file.decode()
        assert "Your places in sessions" in page
        assert "Team dynamics, Thu 26 Nov 2026, 17:00 (London)" in page
        assert "<dt>Booked</dt><dd><bdi>Mon 16 Nov 2026, 12:00 (London)</bdi></dd>" in page
        data = data_in(file)
        assert [row["name"] for row in data["members"]] == ["Amara"]
        assert data["booking_changes"][0]["by_member_id"] == "you"
        assert "Ben" not in page
        # Asked again at once, the file is there already; some time later it comes anew.
        await vale.amara.writes("/mydata")
        vale.amara.sees("I sent you this file a moment ago")
        await vale.advance(minutes=11)
        await vale.amara.writes("/mydata")
        assert told(vale, "Everything I hold about you") == {"Amara": 2}


async def test_the_file_begins_with_the_person_and_ends_with_the_machine(opened):
    async with opened(changes={"community": {"admission": "at-once"}}) as vale:
        await vale.schedules()
        ben = vale.person("Ben")
        await ben.asks_to_join(vale.group)
        for label in ("I have read this", "Yes", "I agree"):
            await ben.presses(label)
        await ben.starts()
        await ben.presses("Book", vale.group)
        await ben.writes("/mydata")
        page = ben.downloads("my-data.html").decode()
        headings = re.findall(r"<h([23])>([^<]*)</h", page)
        chapters = [words for level, words in headings if level == "2"]
        assert chapters[0] == "You"
        assert chapters[-1].startswith("Technical")
        told_of = [words for _, words in headings]
        in_order = [
            "You as a member",
            "Groups you are in",
            "Your requests to join",
            "Your places in sessions",
            "What was sent to you, or will be",
        ]
        assert [one for one in told_of if one in in_order] == in_order
        # Whether somebody was a member is nobody else.
        assert "<dt>Was a member before</dt><dd><bdi>no</bdi></dd>" in page
        assert "<dt>Agreed to what is kept</dt><dd><bdi>Mon 16 Nov 2026, 12:00 (London)</bdi></dd>" in page
        assert data_in(page.encode())["join_requests"][0]["was_member"] is False


async def test_a_facilitator_reads_what_they_did_and_nothing_of_the_others(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.schedules()
        await vale.femi.writes("/mydata")
        page = vale.femi.downloads("my-data.html").decode()
        assert "Sessions you facilitate: what you did there as an organiser" in page
        assert "meet.example" not in page
        assert "Amara" not in page


async def test_nothing_is_held_about_a_stranger(opened):
    async with opened() as vale:
        stranger = vale.person("Sana")
        await stranger.starts()
        before = await stored(vale)
        await stranger.writes("/mydata")
        stranger.sees("I hold nothing about you")
        await stranger.writes("/forgetme")
        stranger.sees("I hold nothing about you")
        assert await stored(vale) == before


async def test_to_be_forgotten(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.doctors("Amara", "Ben")
        await vale.schedules(places=1)
        await vale.amara.presses("Book", vale.group)
        await vale.ben.presses("Book", vale.group)
        await vale.amara.writes("/forgetme")
        vale.amara.sees("You are about to be forgotten in Cultural Integration Group")
        vale.amara.sees("Your place in a session to come, or in the line for one, goes to others")
        vale.amara.does_not_see("certificate")
        # A change of mind.
        await vale.amara.presses("No, keep everything")
        vale.amara.sees("What I keep")
        await vale.amara.presses("Forget me")
        await vale.restart()
        shown = vale.amara.screen().message
        await vale.amara.presses("Yes, forget me")
        vale.amara.sees("It is done: you are forgotten")
        vale.ben.sees("A place is free for you")
        # Once more, as a hurried thumb does.
        await vale.amara.presses_data("zy:0", shown)
        vale.amara.sees("I hold nothing about you")
        await vale.amara.writes("/menu")
        vale.amara.sees("I do not know you as a member")
        rows = await vale.rows(MemberRow)
        assert [row.name for row in rows if row.user_id < 0] == ["Former member"]
        assert not [row for row in await vale.rows(OutboxRow) if row.chat_id == vale.amara.id]
        assert await vale.rows(BookingRow) == []


async def test_the_only_owner_hands_over_first(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.noor.writes("/forgetme")
        vale.noor.sees("You are the only owner of Cultural Integration Group, so nothing was changed")
        shown, before = vale.noor.screen().message, await stored(vale)
        await vale.noor.presses_data("zy:0", shown)
        vale.noor.sees("You are the only owner")
        assert await stored(vale) == before


async def test_who_has_left_is_not_told_that_they_stay_in_the_groups(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.amara.writes("/forgetme")
        vale.amara.sees("You stay in the groups on Telegram until you leave them there")
        await vale.amara.leaves(vale.group)
        await vale.amara.writes("/forgetme")
        said = vale.amara.screen().text
        assert "You stay in the groups" not in said
        assert "What you wrote in the groups on Telegram stays" in said
