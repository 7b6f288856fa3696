"""Certificates from the chat: asked for, the same again, corrected, withdrawn, checked."""

from datetime import timedelta

import pytest

from rules.certificate_codes import read_code
from storage.tables import CertificateRow
from tests.flows.certificates_vale import CODE, START, held, latest
from tests.flows.oak_vale import OLD_PRESS, SAME_SCREEN
from tests.flows.presenting import present
from tests.flows.riverside import found_riverside
from tests.flows.told import stored, told

CARD = [SAME_SCREEN]


async def asks(person, button="Thu 26 Nov: Team dynamics"):
    """The person asks for theirs, without a GMC number."""
    await person.writes("/certificates")
    await person.presses(button)
    await person.presses("Send me the certificate")


async def opens_sheet(vale):
    await vale.femi.writes("/attendance")
    await vale.femi.presses("Thu 26 Nov 2026: Team dynamics")


async def opens_people(vale, person):
    """The organiser looks at the certificates of the session."""
    await person.presses_data("sp:1", person.screen().message)
    await person.presses("Certificates")


def files(person):
    return [one.file.name for one in person.messages() if one.file and one.file.name.endswith(".pdf")]


async def test_for_whoever_was_there(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara", "Ben", came=["Amara"])
        await vale.amara.writes("/certificates")
        await vale.amara.presses("Thu 26 Nov: Team dynamics")
        vale.amara.sees("It says: 50 minutes (0.83 h), self-assessed.")
        vale.amara.sees("No GMC number is on it.")
        await vale.amara.presses("Send me the certificate")
        name, pages, code = latest(vale.amara)
        assert name == f"certificate-{code}.pdf"
        assert "Certificate of attendance" in pages[0]
        assert "Amara" in pages[0]
        assert "Team dynamics" in pages[0]
        assert "50 minutes (0.83 h), self-assessed" in pages[0]
        assert "GMC" not in pages[0]
        assert "For your portfolio" in pages[1]
        # Ben had a place, and nobody saw him.
        await vale.ben.writes("/certificates")
        vale.ben.sees("There is no certificate to be had yet.")
        assert not files(vale.ben)


async def test_the_same_again_through_a_restart_and_a_press_that_comes_twice(opened):
    async with opened(refusals=[*CARD, OLD_PRESS]) as vale:
        await held(vale, "Amara", came=["Amara"])
        await asks(vale.amara)
        await vale.comes_again()
        assert len(files(vale.amara)) == 1
        first = latest(vale.amara)
        content = vale.amara.downloads(first[0])
        await vale.restart()
        await vale.advance(minutes=5)
        await asks(vale.amara)
        vale.amara.sees("It is the same one as before, with the same code.")
        assert len(files(vale.amara)) == 2
        assert vale.amara.downloads(latest(vale.amara)[0]) == content
        assert len(await vale.rows(CertificateRow)) == 1


async def test_from_the_session_and_before_it_is_over(opened):
    async with opened(refusals=CARD) as vale:
        await vale.doctors("Amara")
        await vale.schedules()
        await vale.amara.presses("Book", vale.group)
        shown = vale.amara.screen().message
        await vale.amara.presses_data("ym:1", shown)
        vale.amara.sees("This session is not over.")
        await vale.amara.presses_data("ys:attendee:1", shown)
        assert not files(vale.amara)
        await vale.advance(to=START)
        await vale.amara.presses("I'm here")
        await vale.advance(hours=16)
        await vale.amara.presses_data("sp:1", vale.amara.screen().message)
        await vale.amara.presses("My certificate")
        await vale.amara.presses("Send me the certificate")
        assert len(files(vale.amara)) == 1


async def test_with_a_gmc_number_mistyped_first_and_without_it_later(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara", came=["Amara"])
        await vale.amara.writes("/certificates")
        await vale.amara.presses("Thu 26 Nov: Team dynamics")
        await vale.amara.presses("With my GMC number")
        vale.amara.sees("Please type your GMC reference number: 7 digits.")
        await vale.amara.writes("12345")
        vale.amara.sees("A GMC reference number has 7 digits")
        await vale.restart()
        await vale.amara.writes("000 0001")
        _, pages, first = latest(vale.amara)
        assert "0000001 (as given by the doctor)" in pages[0]
        await vale.amara.writes("/certificates")
        await vale.amara.presses("Thu 26 Nov: Team dynamics")
        vale.amara.sees("GMC number on it, as you gave it: 0000001")
        await vale.amara.presses("Without the GMC number")
        _, pages, second = latest(vale.amara)
        assert "0000001" not in pages[0]
        assert first != second
        # The number was given up half way: nothing is sent.
        count = len(files(vale.amara))
        await vale.amara.writes("/certificates")
        await vale.amara.presses("Thu 26 Nov: Team dynamics")
        await vale.amara.presses("With my GMC number")
        await vale.amara.presses("Cancel")
        assert len(files(vale.amara)) == count


async def test_a_name_that_cannot_be_printed_is_said_and_another_is_given(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "ᐃᓄᒃ", "Amara 🙂", came=["ᐃᓄᒃ", "Amara 🙂"])
        inuk, amara = vale.person("ᐃᓄᒃ"), vale.person("Amara 🙂")
        await inuk.writes("/certificates")
        await inuk.presses("Thu 26 Nov: Team dynamics")
        inuk.sees("these letters cannot be printed: ᐃᓄᒃ")
        assert "Send me the certificate" not in inuk.screen().buttons
        shown = inuk.screen().message
        for forged in ("ys:attendee:1", "yg:attendee:1", "yn:attendee:1"):
            await inuk.presses_data(forged, shown)
        assert not files(inuk)
        assert await vale.rows(CertificateRow) == []
        await inuk.presses("Change my name")
        await inuk.writes("Inuk")
        await asks(inuk)
        assert "Inuk" in latest(inuk)[1][0]
        # A picture is left out, and that is said before.
        await amara.writes("/certificates")
        await amara.presses("Thu 26 Nov: Team dynamics")
        amara.sees("This cannot be printed and is left out: 🙂")
        await amara.presses("Send me the certificate")
        assert "Amara\r\n" in latest(amara)[1][0]


@pytest.mark.parametrize(
    "name",
    [
        "شيماء محمود",
        "王小明",
        *(pytest.param(one, marks=pytest.mark.rarely) for one in ("தமிழ்ச்செல்வி", "ሰላም", "שרה Amara")),
    ],
)
async def test_names_in_their_own_script(opened, name):
    async with opened(refusals=CARD) as vale:
        await held(vale, name, came=[name])
        person = vale.person(name)
        await asks(person)
        assert set(name) - {" "} <= set(latest(person)[1][0])


async def test_facilitator_presenter_and_year(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara", came=["Amara"])
        await asks(vale.femi, "Thu 26 Nov, facilitator: Team dynamics")
        assert "Certificate of facilitating" in latest(vale.femi)[1][0]
        await vale.amara.writes("/certificates")
        (year,) = [one for one in vale.amara.screen().buttons if one.startswith("The year ")]
        await vale.amara.presses(year)
        vale.amara.sees("It says: 50 minutes (0.83 h), self-assessed.")
        await vale.amara.presses("Send me the certificate")
        _, pages, _ = latest(vale.amara)
        assert "Certificate of a year" in pages[0]
        assert "Thu 26 Nov 2026" in pages[0]
        # Each has what is theirs, and nothing else.
        shown = vale.amara.screen().message
        for kind, reason in (
            ("presenter", "not noted as the presenter"),
            ("facilitator", "as the facilitator"),
        ):
            await vale.amara.presses_data(f"ys:{kind}:1", shown)
            vale.amara.sees(reason)
        assert len(files(vale.amara)) == 1


async def test_who_presented_has_the_choice(opened):
    async with opened(refusals=CARD) as vale:
        await present(vale, "Amara")
        await vale.advance(to=START + timedelta(days=14))
        await vale.amara.presses("I'm here")
        await vale.advance(hours=16)
        await vale.amara.presses_data("ym:1", vale.amara.screen().message)
        vale.amara.sees("You can have more than one certificate of this session.")
        await vale.amara.presses("Thu 10 Dec, presenter: Team dynamics")
        await vale.amara.presses("Send me the certificate")
        _, pages, code = latest(vale.amara)
        assert "Certificate of presenting" in pages[0]
        await asks(vale.amara, "Thu 10 Dec: Team dynamics")
        assert "Certificate of attendance" in latest(vale.amara)[1][0]
        assert latest(vale.amara)[2] != code


async def test_a_corrected_mark_ends_it_and_its_owner_hears(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara", came=["Amara"])
        await asks(vale.amara)
        code = latest(vale.amara)[2]
        await opens_sheet(vale)
        for label in ("Amara: attended", "Amara: part"):
            await vale.femi.presses(label)
        await vale.advance(minutes=11)
        vale.amara.sees("The attendance was corrected, so this certificate counts no longer")
        assert told(vale, "so this certificate counts no longer") == {"Amara": 1}
        await vale.femi.writes(f"/verify {code}")
        vale.femi.sees(f"{code} counts no longer since")
        await vale.amara.writes("/certificates")
        vale.amara.sees("There is no certificate to be had yet.")
        # Marked again, there is one again, with another code.
        await vale.femi.presses("Amara: missed")
        await vale.femi.presses("Amara: not marked")
        await vale.advance(minutes=11)
        await asks(vale.amara)
        assert latest(vale.amara)[2] != code


async def test_a_part_instead_makes_a_new_one(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara", came=["Amara"])
        await asks(vale.amara)
        code = latest(vale.amara)[2]
        await opens_sheet(vale)
        await vale.femi.presses("Amara: attended")
        await vale.advance(minutes=11)
        vale.amara.sees("A new one replaces the one you have.")
        assert len(files(vale.amara)) == 1
        await vale.amara.presses("Get the certificate")
        await vale.amara.presses("Send me the certificate")
        _, pages, new = latest(vale.amara)
        assert new != code
        assert "A part of the session; how long is not known" in pages[0]
        await vale.femi.writes(f"/verify {code.lower()}")
        vale.femi.sees("a newer certificate replaced it")


async def test_withdrawn_with_a_reason_and_allowed_again(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara", came=["Amara"])
        await asks(vale.amara)
        code = latest(vale.amara)[2]
        await opens_people(vale, vale.noor)
        await vale.noor.presses("Amara")
        vale.noor.sees(code)
        await vale.noor.presses("Withdraw: Thu 26 Nov")
        await vale.noor.writes("?")
        vale.noor.sees("Please say the reason in words")
        await vale.restart()
        await vale.noor.writes("The session was entered twice.")
        vale.noor.sees("The certificate of Amara is withdrawn")
        await vale.advance(minutes=1)
        vale.amara.sees("They say: The session was entered twice.")
        await asks_in_vain(vale)
        await vale.femi.writes(f"/verify {code}")
        vale.femi.sees(f"{code} was withdrawn on")
        vale.femi.does_not_see("entered twice")
        await opens_people(vale, vale.noor)
        await vale.noor.presses("Amara")
        await vale.noor.presses("Allow a new one: Thu 26 Nov")
        await vale.advance(minutes=1)
        vale.amara.sees("You can have this certificate again")
        await vale.amara.presses("Get the certificate")
        await vale.amara.presses("Send me the certificate")
        assert latest(vale.amara)[2] != code


async def asks_in_vain(vale):
    """What was withdrawn is not to be had, nor by a forged press."""
    count = len(files(vale.amara))
    await vale.amara.writes("/certificates")
    await vale.amara.presses("Thu 26 Nov: Team dynamics")
    vale.amara.sees("An administrator has withdrawn this certificate")
    await vale.amara.presses_data("ys:attendee:1", vale.amara.screen().message)
    assert len(files(vale.amara)) == count


async def test_everybody_who_came_is_told_once_in_the_morning(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara", "Ben", "Chidi", came=["Amara", "Ben"], hours=4)
        await opens_people(vale, vale.femi)
        vale.femi.sees("3 people can have a certificate.")
        assert not any("Chidi" in label for label in vale.femi.screen().buttons)
        await vale.femi.presses("Tell all 3")
        await vale.femi.presses("Back to the certificates")
        await vale.femi.presses("Tell all 3")
        vale.femi.sees("was told before. Nobody is told twice.")
        assert not told(vale, "You can have a certificate of it")
        await vale.advance(hours=12)
        assert told(vale, "You can have a certificate of it") == {"Amara": 1, "Ben": 1, "Femi": 1}
        await vale.ben.presses("Get the certificate")
        await vale.ben.presses("Send me the certificate")
        assert len(files(vale.ben)) == 1
        assert not files(vale.amara)


@pytest.mark.parametrize("who", ["outsider", "another community's", "a member"])
async def test_forged_presses_of_others(opened, who):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara", "Ben", came=["Amara", "Ben"])
        await asks(vale.amara)
        code = latest(vale.amara)[2]
        if who == "a member":
            person = vale.ben
        else:
            person = await found_riverside(vale) if who != "outsider" else vale.person("Yusuf")
            await person.starts()
        shown = person.screen().message
        before = await stored(vale)
        amara = await vale.member_id(vale.amara)
        own = (
            () if who == "a member" else ("ys:attendee:1", "yn:attendee:1", "ys:year:1", "yc:year:1", "ym:1")
        )
        for forged in (
            *own,
            *("ys:presenter:1", "ys:facilitator:1", "ys:attendee:99", "ys:year:99", "ys:nonsense:1"),
            *("yt:1:0", "ya:1", f"yo:1:{amara}", f"yp:1:{amara}", "yw:1", "yr:1", "yw:99"),
        ):
            await person.presses_data(forged, shown)
            assert await stored(vale) == before, forged
        assert not files(person)
        person.does_not_see(code)
        # Whoever has the code may read the page; in the chat the bot reads it to organisers alone.
        await person.writes(f"/verify {code}")
        if who == "another community's":
            person.sees("is valid")
            assert person.screen().buttons == ["Menu"]
        else:
            person.does_not_see("is valid")


async def test_the_code_is_read_to_organisers_however_it_is_typed(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara", came=["Amara"])
        await asks(vale.amara)
        code = latest(vale.amara)[2]
        assert CODE.fullmatch(code)
        await vale.femi.writes("/verify")
        vale.femi.sees("Write the code of the certificate behind the command")
        for typed in (code, code.lower(), code.replace("-", " "), read_code(code)):
            await vale.femi.writes(f"/verify {typed}")
            assert f"{code} is valid" in vale.femi.screen().text
            assert "Amara" in vale.femi.screen().text
        await vale.femi.writes("/verify 0000-0000-0000")
        vale.femi.sees("There is no certificate with this code.")


async def test_an_administrator_withdraws_what_a_code_stands_for(opened):
    async with opened(refusals=CARD) as vale:
        await held(vale, "Amara", came=["Amara"])
        await asks(vale.amara)
        code = latest(vale.amara)[2]
        await vale.femi.writes(f"/verify {code}")
        assert vale.femi.screen().buttons == ["Menu"]
        await vale.noor.writes(f"/verify {code}")
        await vale.noor.presses("Withdraw: Thu 26 Nov")
        await vale.noor.writes("The session was entered twice.")
        vale.noor.sees("The certificate of Amara is withdrawn")
        await vale.noor.writes(f"/verify {code}")
        await vale.noor.presses("Allow a new one: Thu 26 Nov")
        await vale.noor.writes(f"/verify {code}")
        assert vale.noor.screen().buttons == ["Menu"]
