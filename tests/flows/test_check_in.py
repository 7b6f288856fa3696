"""At the door: a code that turns, a picture with a link, and everything that can go wrong with either."""

import re
from datetime import timedelta
from io import BytesIO

import zxingcpp
from PIL import Image

from storage import members
from storage.tables import AttendanceRow, CheckInRow, MissedNoteRow
from tests.flows.oak_vale import OLD_PRESS, SAME_SCREEN
from tests.flows.riverside import found_riverside
from tests.flows.test_attendance import START, booked
from tests.flows.told import stored, told

CARD = [SAME_SCREEN]
"""Two hours before the start the card is brought up to date, whether it changed or not."""
OPENS = START - timedelta(minutes=10)


def board(vale, person=None):
    """The newest message with a code that this person sees."""
    person = person or vale.femi
    return [one for one in person.messages() if "The code for checking in is" in one.text][-1]


def code(vale):
    return re.search(r"\d{3} \d{3}", board(vale).text)[0]


def link(vale):
    """The address in the picture, read from the bytes that went to Telegram."""
    (call,) = vale.sim.calls_of("sendPhoto")[-1:]
    (found,) = zxingcpp.read_barcodes(Image.open(BytesIO(call.params["photo"].data)))
    assert found.format == zxingcpp.BarcodeFormat.QRCode
    return found.text


def payload(address):
    return address.partition("?start=")[2]


async def how(vale):
    """How each is known to be there, by name."""
    ids = {await vale.member_id(person): name for name, person in vale.people.items() if name != "noor"}
    return {ids[row.member_id]: row.established for row in await vale.rows(AttendanceRow)}


async def test_the_code_comes_turns_and_ends_by_itself(opened):
    async with opened(refusals=CARD) as vale:
        await booked(vale, "Amara", "Ben")
        vale.femi.does_not_see("The code for checking in is")
        await vale.advance(to=OPENS)
        first, message = code(vale), board(vale).id
        assert "until 16:52" in board(vale).text
        assert board(vale).labels == ["Send the picture as well", "Stop showing the code"]
        await vale.amara.writes(first)
        vale.amara.sees("You are marked as present")
        await vale.advance(minutes=2)
        second = code(vale)
        assert second != first
        # A restart in the middle, and the code goes on turning in the same message.
        await vale.restart()
        await vale.advance(minutes=2)
        assert code(vale) not in (first, second)
        assert board(vale).id == message
        await vale.ben.writes(f"/here {second}")
        vale.ben.sees("You are marked as present")
        assert await how(vale) == {"amara": "code", "ben": "code"}
        await vale.advance(to=START + timedelta(minutes=20))
        vale.femi.sees("is no longer shown here")
        vale.femi.does_not_see("The code for checking in is")
        assert told(vale, "The code for checking in is") == {"Femi": 1}
        await vale.advance(hours=1)
        assert len([one for one in vale.femi.messages() if one.id == message]) == 1


async def test_wrong_codes_until_only_the_facilitator_can_help(opened):
    async with opened(refusals=CARD) as vale:
        await booked(vale, "Amara", "Ben")
        await vale.advance(to=OPENS)
        await vale.amara.writes("/here 12ab")
        vale.amara.sees("A code has six digits")
        wrong = "111111"  # No code has a digit thrice.
        await vale.amara.writes(wrong)
        vale.amara.sees("You can try 4 more times")
        for _ in range(3):
            await vale.amara.writes(f"/here {wrong}")
        vale.amara.sees("You can try once more")
        await vale.restart()
        await vale.amara.writes(wrong)
        vale.amara.sees("five tries are all that there are")
        await vale.amara.writes(code(vale))
        assert "Please ask the facilitator" in vale.amara.screen().text
        assert await how(vale) == {}
        # The same message delivered again is no further try of anybody's.
        await vale.ben.writes(wrong)
        await vale.comes_again()
        await vale.ben.writes(wrong)
        vale.ben.sees("You can try 3 more times")
        await vale.advance(to=START)
        await vale.femi.writes("/attendance")
        await vale.femi.presses("Thu 26 Nov 2026: Team dynamics")
        await vale.femi.presses("Amara: not marked")
        assert await how(vale) == {"amara": "sheet"}


async def test_too_early_and_too_late(opened):
    async with opened(refusals=CARD) as vale:
        await booked(vale, "Amara")
        await vale.amara.writes("481207")
        vale.amara.sees("I did not understand")
        await vale.amara.writes("/here 481207")
        vale.amara.sees("No session of yours is open for checking in now")
        before = await stored(vale)
        await vale.femi.presses_data("xc:1", vale.femi.screen().message)
        vale.femi.sees("the code can be shown from 16:50")
        await vale.femi.presses_data("xq:1", vale.femi.screen().message)
        assert vale.femi.toasts[-1] == "The code can be shown from 16:50."
        assert await stored(vale) == before
        await vale.advance(to=OPENS)
        await vale.femi.presses("Send the picture as well")
        late = payload(link(vale))
        await vale.advance(to=START + timedelta(minutes=20, seconds=1))
        await vale.amara.starts(late)
        vale.amara.sees("counted until 17:20. If you were there, tell the facilitator")
        await vale.femi.presses_data("xc:1", vale.femi.screen().message)
        vale.femi.sees("checking in ended twenty minutes after the start")
        assert await how(vale) == {}


async def test_the_picture_is_read_by_a_phone_and_checks_in(opened):
    async with opened(refusals=CARD) as vale:
        await booked(vale, "Amara", "Ben")
        await vale.advance(to=OPENS)
        await vale.femi.presses("Send the picture as well")
        assert vale.femi.toasts[-1] == "The picture comes as a message below."
        address = link(vale)
        assert re.fullmatch(r"https://t\.me/\w+\?start=in_1_[0-9a-f]{32}", address)
        assert len(payload(address)) <= 64
        # Ben blocks and comes back by the link alone: it opens the chat as well.
        await vale.ben.blocks_bot()
        await vale.ben.unblocks_bot()
        for person in (vale.amara, vale.ben):
            await person.starts(payload(address))
            person.sees("You are marked as present")
            assert "Join the meeting" in person.screen().buttons
        assert await how(vale) == {"amara": "qr", "ben": "qr"}
        await vale.amara.starts(payload(address))
        vale.amara.sees("Pressing again changes nothing")
        await vale.comes_again()
        assert len(await vale.rows(AttendanceRow)) == 2
        # What is under the picture leads on, and the picture stays.
        await vale.femi.presses("Back to the sheet")
        vale.femi.sees("2 attended")


async def test_links_that_were_guessed_forged_or_are_of_somebody_else(opened):
    async with opened(refusals=CARD) as vale:
        await booked(vale, "Amara")
        await vale.advance(to=OPENS)
        await vale.femi.presses("Send the picture as well")
        right = payload(link(vale))
        key = right.rpartition("_")[2]
        before = await stored(vale)
        for forged in ("in_1_" + "0" * 32, "in_1_", "in_1", f"in_1_{key[:-1]}"):
            await vale.amara.starts(forged)
            vale.amara.sees("This picture does not check you in")
        for elsewhere in (f"in_2_{key}", f"in_-1_{key}", f"in_999999999999_{key}", "in_x_y", "in", "in_"):
            await vale.amara.starts(elsewhere)
            assert "this session is not open to you" in vale.amara.screen().text
        assert await stored(vale) == before
        # A stranger, and a member of another community, learn no topic and no time.
        zola, zara = vale.person("Zola"), await found_riverside(vale)
        for outsider in (zola, zara):
            before = but_command_lists(await stored(vale))
            await outsider.starts(right)
            assert "this session is not open to you" in outsider.screen().text
            outsider.does_not_see("Team dynamics")
            await outsider.writes(code(vale))
            outsider.does_not_see("You are marked as present")
            await outsider.writes(f"/here {code(vale)}")
            assert await how_many(vale) == 0
            assert but_command_lists(await stored(vale)) == before


def but_command_lists(tables):
    """/start shows staff of any community their commands anew."""
    return {**tables, "outbox": [row for row in tables["outbox"] if "'commands'" not in row]}


async def how_many(vale):
    return len(await vale.rows(AttendanceRow))


async def test_only_the_facilitator_is_shown_anything(opened):
    async with opened(refusals=CARD) as vale:
        await booked(vale, "Amara")
        await vale.advance(to=OPENS)
        before = await stored(vale)
        for press in ("xc:1", "xh:1", "xq:1"):
            await vale.amara.presses_data(press, vale.amara.screen().message)
            assert "open to those who organise" in vale.amara.toasts[-1]
        for press in ("xc:99", "xh:99", "xq:99"):
            await vale.femi.presses_data(press, vale.femi.screen().message)
            assert vale.femi.toasts[-1].startswith("This no longer exists")
        assert await stored(vale) == before
        # An admin may, from the session's page.
        await vale.noor.writes("/sessions")
        await vale.noor.presses("Thu 26 Nov: Team dynamics")
        await vale.noor.presses("Show the code")
        assert board(vale, vale.noor).text == board(vale).text
        await vale.advance(minutes=2)
        assert board(vale, vale.noor).text == board(vale).text


async def test_the_message_with_the_code_is_left_alone_once_it_is_something_else(opened):
    async with opened(refusals=[*CARD, OLD_PRESS]) as vale:
        await booked(vale, "Amara")
        await vale.advance(to=OPENS)
        await vale.femi.presses("Stop showing the code")
        vale.femi.sees("The sheet opens at the start")
        await vale.advance(minutes=4)
        vale.femi.does_not_see("The code for checking in is")
        await vale.femi.presses("Show the code")
        first = board(vale).id
        await vale.advance(minutes=4)
        await vale.femi.writes("/attendance")
        await vale.femi.presses("Thu 26 Nov 2026: Team dynamics")
        await vale.femi.presses("Show the code")
        assert board(vale).id != first
        assert [one.id for one in vale.femi.messages() if "is no longer shown" in one.text] == [first]
        # Amara still checks in by it; the code she sees is the one that counts.
        await vale.amara.writes(code(vale))
        vale.amara.sees("You are marked as present")


async def test_an_open_question_does_not_swallow_the_code(opened):
    async with opened(refusals=CARD) as vale:
        await booked(vale, "Amara")
        await vale.amara.writes("/about")
        await vale.amara.presses("Specialty")
        await vale.advance(to=OPENS)
        await vale.amara.writes(code(vale))
        vale.amara.sees("You are marked as present")
        await vale.amara.writes("Psychiatry")
        vale.amara.sees("Psychiatry")


async def test_a_cancelled_session_takes_its_code_back(opened):
    async with opened(refusals=CARD) as vale:
        await booked(vale, "Amara")
        await vale.advance(to=OPENS)
        known = code(vale)
        await vale.femi.presses("Send the picture as well")
        picture = payload(link(vale))
        await vale.femi.writes("/sessions")
        await vale.femi.presses("Thu 26 Nov: Team dynamics")
        await vale.femi.presses("Cancel the session")
        await vale.femi.presses("Yes, cancel the session")
        await vale.advance(minutes=3)
        vale.femi.does_not_see("The code for checking in is")
        await vale.amara.writes(f"/here {known}")
        vale.amara.sees("No session of yours is open for checking in now")
        await vale.amara.starts(picture)
        vale.amara.sees("was cancelled, so nobody is marked")
        assert await how(vale) == {}


async def test_a_guest_of_another_community_checks_in(opened):
    async with opened(refusals=[*CARD, OLD_PRESS]) as vale:
        zara = await found_riverside(vale)
        ada = vale.person("Ada")
        await vale.running.db.write(lambda tx: members.admit(tx, 2, ada.id, vale.now(), name="Ada"))
        await ada.starts()
        await booked(vale, "Amara")
        await vale.advance(to=OPENS)
        await ada.writes(code(vale))
        ada.sees("I did not understand")
        await vale.femi.writes("/sessions")
        await vale.femi.presses("Thu 26 Nov: Team dynamics")
        await vale.femi.presses("Other communities")
        await vale.femi.presses("Invite Riverside CIG")
        await vale.advance(seconds=5)
        await zara.presses("Yes, open it to our members")
        await ada.writes(code(vale))
        ada.sees("You are marked as present")
        await vale.advance(to=START + timedelta(hours=1))
        assert "Ada: attended" in vale.femi.screen().buttons


async def test_nothing_secret_is_kept_where_others_look(opened):
    async with opened(refusals=CARD) as vale:
        await booked(vale, "Amara")
        await vale.advance(to=OPENS)
        await vale.femi.presses("Send the picture as well")
        (row,) = await vale.rows(CheckInRow)
        key = payload(link(vale)).rpartition("_")[2]
        kept = await stored(vale)
        for name, rows in kept.items():
            for hidden in (row.secret, key, code(vale).replace(" ", "")):
                if name != "check_ins" or hidden != row.secret:
                    assert not any(hidden in one for one in rows), name
        assert await vale.rows(MissedNoteRow) == []
