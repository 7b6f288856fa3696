"""Help now, for everybody at any hour; and the half-yearly look of an administrator at the card."""

from datetime import UTC, datetime

import pytest
from structlog.testing import capture_logs

from actions import help_now
from rules.help_now import MOST
from storage.tables import AuditRow, LocalContactRow, OutboxRow
from tests.flows.oak_vale import BLOCKED, COMMUNITY, OLD_PRESS, SAME_SCREEN
from tests.flows.riverside import found_riverside
from tests.flows.told import stored, told

CARD = "You do not have to explain much"
WORRIED = "that worried me"
NEVER_STARTED = "Forbidden: bot can't initiate conversation with a user"
WORDS = "I don't want to live any more"
ASKED = "please check the help card"


async def forges(person, data):
    """A press that no button offers."""
    await person.presses_data(data, person.messages()[-1])


async def test_it_is_under_every_menu_and_says_who_answers_now(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.amara.writes("/menu")
        await vale.amara.presses("Help now")
        said = vale.amara.sees(CARD).text
        for number in ("999", "111", "116 123", "85258", "0330 123 1245", "0300 0303 300"):
            assert number in said
        assert said.index("999") < said.index("116 123") < said.index("0300 0303 300")
        assert "0300 0303 300 (open now)" in said
        assert "Nobody watches this bot around the clock" in said
        await vale.advance(to=datetime(2026, 11, 22, 3, tzinfo=UTC))
        await vale.amara.writes("/urgent")
        assert "0300 0303 300 (opens Mon 23 Nov 2026, 08:00 (London))" in vale.amara.sees(CARD).text


async def test_a_stranger_and_somebody_who_left_get_it_too(opened):
    async with opened() as vale:
        sam = vale.person("Sam")
        await sam.starts()
        await sam.presses("Help now")
        sam.sees(CARD)
        await vale.doctors("Amara")
        await vale.amara.leaves(vale.group)
        await vale.amara.writes("/urgent")
        vale.amara.sees(CARD)


async def test_in_a_group_the_card_comes_in_private_and_the_group_reads_nothing(opened):
    async with opened(refusals=[NEVER_STARTED, BLOCKED]) as vale:
        await vale.doctors("Amara", "Ben")
        before = len(vale.ben.messages(vale.group))
        for command in ("/urgent", "/ask", "/forgetme", "/mydata"):
            await vale.amara.writes(command, vale.group)
        vale.amara.sees(CARD)
        # Who asked for it, and for what, does not stay there either: only the way to the private chat does.
        assert [one.text for one in vale.ben.messages(vale.group)[before:]] == [
            vale.ben.screen(vale.group).text
        ]
        assert "This works in a private chat" in vale.ben.screen(vale.group).text
        # Who has never opened the private chat is shown the way, and so is everybody.
        sam = vale.person("Sam")
        vale.noor.adds(sam, vale.group)
        await sam.writes("/urgent", vale.group)
        assert "Sam" not in vale.ben.sees("Whom to call", vale.group).text


async def test_words_of_danger_in_a_group_bring_it_in_private_at_any_hour_and_leave_no_trace(opened):
    async with opened() as vale:
        await vale.doctors("Amara", "Ben")
        await vale.advance(to=datetime(2026, 11, 17, 2, tzinfo=UTC))
        before = len(vale.ben.messages(vale.group))
        owed = len(await vale.rows(OutboxRow))
        with capture_logs() as logged:
            await vale.amara.writes(WORDS, vale.group)
        assert "Only you see this" in vale.amara.sees(WORRIED).text
        assert len(vale.ben.messages(vale.group)) == before + 1
        for other in (vale.ben, vale.noor, vale.femi):
            other.does_not_see(WORRIED)
        assert len(await vale.rows(OutboxRow)) == owed
        assert "live any more" not in str(logged)
        assert not [one for one in await vale.rows(AuditRow) if "help" in one.verb]
        # Once is enough for a while.
        await vale.amara.writes(WORDS, vale.group)
        assert told(vale, WORRIED) == {"Amara": 1}
        await vale.advance(hours=13)
        await vale.amara.writes(WORDS, vale.group)
        assert told(vale, WORRIED) == {"Amara": 2}


async def test_who_cannot_be_written_to_is_not_pointed_at(opened):
    async with opened(refusals=[NEVER_STARTED, BLOCKED]) as vale:
        await vale.doctors("Ben")
        sam = vale.person("Sam")
        vale.noor.adds(sam, vale.group)
        before = len(vale.ben.messages(vale.group))
        await sam.writes(WORDS, vale.group)
        assert len(vale.ben.messages(vale.group)) == before + 1


async def test_words_of_danger_in_private_come_before_anything_else(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.amara.writes(WORDS)
        vale.amara.sees(WORRIED)
        vale.amara.does_not_see("I did not understand")
        # An open question keeps its answer, whatever it says.
        await vale.femi.writes("/schedule")
        await vale.femi.writes("I can't go on like this")
        vale.femi.sees(WORRIED)
        vale.femi.sees("I can't go on like this")
        await vale.amara.writes("This rota is killing me")
        vale.amara.sees("I did not understand")


async def test_words_of_danger_under_a_picture_or_behind_a_command_bring_it_as_well(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.amara.uploads("night.bin", b"x", caption=WORDS)
        assert told(vale, WORRIED) == {"Amara": 1}
        await vale.amara.writes(f"/tell {WORDS}")
        assert told(vale, WORRIED) == {"Amara": 2}
        vale.amara.does_not_see("I did not understand")
        await vale.amara.uploads("night.bin", b"x", caption="This rota is killing me")
        vale.amara.sees("I did not understand")
        assert told(vale, WORRIED) == {"Amara": 2}


async def test_words_of_danger_bring_it_whoever_waits_for_the_file(opened):
    """A noun that takes the file does not look at the words under it."""
    async with opened() as vale:
        await vale.doctors("Amara")
        files = ("report.csv", "report.xlsx", "main.ftl", "letter.pdf")
        for sent, name in enumerate(files, start=1):
            await vale.femi.uploads(name, b"x", caption=WORDS)
            assert told(vale, WORRIED) == {"Femi": sent}, name
        await vale.noor.uploads("main.ftl", b"x = y", caption=WORDS)
        await vale.amara.uploads("night.jpg", b"x", caption=WORDS, as_photo=True)
        assert told(vale, WORRIED) == {"Femi": len(files), "Noor": 1, "Amara": 1}


async def test_words_of_danger_that_are_sent_on_bring_it_for_oneself_or_another(opened):
    async with opened() as vale:
        await vale.doctors("Amara", "Ben")
        message = await vale.ben.writes(WORDS, vale.group)
        await vale.amara.sends_on(message)
        assert "about you or somebody near you" in vale.amara.sees(WORRIED).text
        # Whether it is to be reported is asked all the same.
        vale.amara.sees("Do you want to report this message?")
        await vale.femi.writes("/schedule")
        await vale.femi.sends_on(message)
        assert told(vale, "about you or somebody near you") == {"Amara": 1, "Femi": 1}
        harmless = await vale.ben.writes("See you on Thursday", vale.group)
        await vale.amara.sends_on(harmless)
        assert told(vale, "about you or somebody near you") == {"Amara": 1, "Femi": 1}


async def test_words_of_danger_behind_a_command_that_is_known_bring_it(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.amara.writes(f"/menu {WORDS}")
        vale.amara.sees(WORRIED)


async def test_an_administrator_is_asked_to_look_at_the_card_and_half_a_year_later_again(opened):
    async with opened(refusals=[SAME_SCREEN, OLD_PRESS]) as vale:
        await vale.doctors("Amara", "Mona")
        vale.noor.sees(ASKED)
        vale.amara.does_not_see(ASKED)
        await vale.noor.presses("Look at the card")
        vale.noor.sees("Nobody has checked this card yet")
        await vale.restart()
        await vale.noor.presses("The card is right")
        vale.noor.sees("An administrator found it right on Mon 16 Nov 2026")
        (line,) = [one for one in await vale.rows(AuditRow) if one.verb == "confirm-help"]
        assert line.detail == {"version": "2026-1"}
        await vale.restart()
        await vale.advance(days=181)
        assert told(vale, "was last checked on") == {}
        await vale.advance(days=2)
        assert told(vale, "was last checked on") == {"Noor": 1}
        await vale.noor.presses("Look at the card")
        vale.noor.sees("more than half a year ago")
        await vale.noor.presses("The card is right")
        await vale.noor.writes("/menu")
        await vale.amara.writes("/urgent")


async def test_an_old_screen_confirms_no_newer_numbers(opened, monkeypatch):
    async with opened() as vale:
        await vale.noor.presses("Look at the card")
        monkeypatch.setattr(help_now, "VERSION", "2027-1")
        await vale.noor.presses("The card is right")
        assert [one for one in await vale.rows(AuditRow) if one.verb == "confirm-help"] == []


async def test_a_contact_of_their_own_is_read_back_before_it_stands_on_the_card(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.noor.presses("Look at the card")
        await vale.noor.presses("Add a contact of ours")
        await vale.noor.writes("x")
        vale.noor.sees("A name has 3 to 60 characters")
        await vale.noor.writes("Occupational <health>")
        await vale.noor.writes("y" * 201)
        vale.noor.sees("3 to 200 characters")
        await vale.noor.writes("01632 960 123, Mon to Fri 9 to 17")
        vale.noor.sees("is the number right?")
        await vale.restart()
        await vale.noor.writes("yes")
        vale.noor.sees("Please press one of the buttons")
        await vale.noor.presses("It is right, add it")
        vale.noor.sees("is on the card")
        await vale.amara.writes("/urgent")
        assert "Occupational <health>: 01632 960 123, Mon to Fri 9 to 17" in vale.amara.sees(CARD).text
        # A stranger learns nothing of what is local.
        sam = vale.person("Sam")
        await sam.writes("/urgent")
        assert "01632" not in sam.sees(CARD).text
        await vale.noor.presses("Back")
        await vale.noor.presses("Occupational <health>")
        await vale.noor.presses("Take it off the card")
        vale.noor.sees("It is off the card")
        await vale.amara.writes("/urgent")
        assert "01632" not in vale.amara.sees(CARD).text


async def test_ten_contacts_are_enough(opened):
    async with opened() as vale:
        for number in range(MOST):
            await forges(vale.noor, f"ha:{COMMUNITY}")
            await vale.noor.writes(f"Team {number}")
            await vale.noor.writes("01632 960 123")
            await vale.noor.presses("It is right, add it")
        assert len(await vale.rows(LocalContactRow)) == MOST
        await vale.noor.presses("Back")
        vale.noor.sees("The help card of")
        await forges(vale.noor, f"ha:{COMMUNITY}")
        await vale.noor.writes("One more")
        await vale.noor.writes("01632 960 123")
        await vale.noor.presses("It is right, add it")
        vale.noor.sees("take one off first")
        assert len(await vale.rows(LocalContactRow)) == MOST


@pytest.mark.parametrize("press", ["hp:1", "hc:1:2026-1", "ha:1", "hd:1", "hx:1"])
async def test_nobody_else_changes_the_card(opened, press):
    async with opened() as vale:
        await vale.doctors("Amara")
        zara = await found_riverside(vale)
        await forges(vale.noor, f"ha:{COMMUNITY}")
        await vale.noor.writes("Occupational health")
        await vale.noor.writes("01632 960 123")
        await vale.noor.presses("It is right, add it")
        before = await stored(vale)
        for person in (vale.amara, vale.femi, zara, vale.person("Sam")):
            await person.starts()
            await forges(person, press)
        after = await stored(vale)
        for table in ("local_contacts", "help_confirmations"):
            assert after[table] == before[table]
