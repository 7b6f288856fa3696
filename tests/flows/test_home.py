"""The front door: /start, the menu, Cancel, and where somebody is sent who does not belong here."""

from datetime import UTC, datetime

from sqlalchemy import update

from rules.ids import UserId
from rules.permissions import Role
from rules.roles import GIVEN
from storage import members, roles
from storage.tables import DraftRow, MemberRow
from tests.flows.oak_vale import OLD_PRESS, SAME_SCREEN
from tests.flows.riverside import found_riverside
from tests.flows.told import told


async def test_a_stranger(opened):
    async with opened() as vale:
        zola = vale.person("Zola")
        await zola.starts()
        zola.sees("Please use the invite link of your group")
        # Somebody looks after it, so whoever comes now has not set it up.
        zola.does_not_see("If you set this bot up")
        assert zola.screen().buttons == ["Help now", "Privacy"]
        known = len(await vale.rows(MemberRow))
        for words in (
            "Hello",
            "/menu",
            "/sessions",
            "/schedule",
            "/members",
            "/export",
            "/here",
            "/about",
            "/cancel",
        ):
            await zola.writes(words)
            assert "wrong on our side" not in zola.screen().text
        zola.does_not_see("What would you like to do?")
        assert len(await vale.rows(MemberRow)) == known


async def test_who_sets_it_up_reads_their_number_until_somebody_looks_after_it(opened):
    async with opened() as vale:
        await vale.running.db.write(
            lambda tx: tx.execute(update(MemberRow).where(MemberRow.name == "Noor").values(chat_id=None))
        )
        zola = vale.person("Zola")
        await zola.starts()
        assert f"If you set this bot up: your Telegram id is {zola.id}" in zola.screen().text
        await vale.noor.starts()
        await zola.presses("Privacy")
        zola.sees("What I keep")
        await zola.writes("/menu")
        assert "If you set this bot up" not in zola.screen().text


ASKED_FOR = (
    "/sessions",
    "/calendar",
    "/here",
    "/here 481207",
    "/certificates",
    "/schedule",
    "/start sessions",
)


async def test_a_stranger_is_told_the_way_in_whatever_they_ask_for(opened):
    async with opened() as vale:
        zola = vale.person("Zola")
        await zola.starts()
        for words in (*ASKED_FOR, "/about"):
            await zola.writes(words)
            assert "Please use the invite link of your group" in zola.screen().text, words


async def test_half_way_in_they_are_asked_what_is_still_open(opened):
    async with opened(changes={"community": {"admission": "moderated"}}) as vale:
        zola = vale.person("Zola")
        await zola.asks_to_join(vale.group)
        await zola.presses("I have read this")
        await zola.starts()
        question = zola.screen()
        for words in ASKED_FOR:
            await zola.writes(words)
            assert (zola.screen().text, zola.screen().buttons) == (question.text, question.buttons), words
        await zola.presses("Yes")
        await zola.presses("I agree")
        for words in ASKED_FOR:
            await zola.writes(words)
            assert "is with the moderators" in zola.screen().text, words


async def test_a_link_tells_nobody_whether_there_is_such_a_session(opened):
    async with opened() as vale:
        zara = await found_riverside(vale)

        zola = vale.person("Zola")
        await vale.schedules()
        for person in (zara, zola):
            said = []
            for payload in ("session_1", "session_99"):
                await person.starts(payload)
                said.append((person.screen().text, person.screen().buttons))
            assert said[0] == said[1]


async def test_start_with_links_of_every_kind(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        for payload in (
            "",
            "hello",
            "session_",
            "session_x",
            "session_99",
            "join_",
            "join_99",
            "zz_1",
            "_",
            "9" * 60,
        ):
            await vale.amara.starts(payload or None)
            assert "wrong on our side" not in vale.amara.screen().text, payload
        await vale.amara.starts()
        vale.amara.sees("What would you like to do?")


async def test_the_menu_is_edited_in_place(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.doctors("Amara")
        seen = len(vale.amara.messages())
        for label in ("Sessions", "Menu", "About me", "Menu"):
            await vale.amara.presses(label)
        assert len(vale.amara.messages()) == seen


async def test_nobodys_menu_is_longer_than_eight_rows(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.doctors("Zainab", roles=GIVEN)
        await vale.schedules("Tue 17 Nov 5pm")
        for person in (vale.amara, vale.zainab):
            await person.presses("Book", vale.group)
        await vale.advance(to=datetime(2026, 11, 17, 16, 55, tzinfo=UTC))
        for person in (vale.amara, vale.femi, vale.noor, vale.zainab):
            await person.writes("/menu")
            assert len(person.screen().message.buttons) <= 8, person
            assert person.screen().buttons[-1] == "Help now"
        # Now something is open, so this is as long as it gets.
        assert len(vale.zainab.screen().message.buttons) == 8


async def test_a_page_with_one_line_is_that_line_in_the_menu(opened):
    async with opened() as vale:
        await vale.doctors("Mona", roles=(Role.MODERATOR,))
        await vale.mona.writes("/menu")
        assert "People" not in vale.mona.screen().buttons
        await vale.mona.presses("Requests to join")
        await vale.mona.presses("Back")
        assert vale.mona.screen().buttons == ["Requests to join", "Menu"]
        await vale.mona.presses("Menu")
        await vale.mona.presses("Groups and safety")
        assert "Safe groups" in vale.mona.screen().buttons
        # An old button, of a page that had everything.
        await vale.mona.presses_data("lc:0", vale.mona.screen().message)
        assert vale.mona.screen().buttons == ["People", "Groups and safety", "Menu"]


async def test_staff_of_two_communities_choose_on_the_page_itself(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        zara = await found_riverside(vale)
        await vale.running.db.write(_looks_after_both, zara.id, vale.now())
        await zara.writes("/menu")
        await zara.presses("Set-up")
        assert zara.screen().buttons == ["Cultural Integration Group", "Riverside CIG", "Menu"]
        await zara.presses("Riverside CIG")
        await zara.presses("Words")
        zara.sees("Words of Riverside CIG")
        await zara.presses("Back")
        assert "Audit log" in zara.screen().buttons


def _looks_after_both(tx, user_id, now):
    member_id = members.admit(tx, 1, UserId(user_id), now, name="Zara")
    roles.give(tx, member_id, Role.ADMIN, now, None)


async def test_a_page_of_staff_is_not_for_others(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        for data in ("ls:sessions:0", "ls:setup:1", "lc:1"):
            await vale.amara.presses_data(data, vale.amara.screen().message)
            assert "open to those who organise" in vale.amara.toasts[-1]
        await vale.femi.presses_data("ls:setup:1", vale.femi.screen().message)
        assert "open to those who organise" in vale.femi.toasts[-1]
        await vale.noor.presses_data("ls:nonsense:1", vale.noor.screen().message)
        assert "no longer works" in vale.noor.toasts[-1]


async def test_every_screen_of_a_member_leads_back(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.doctors("Amara")
        await vale.schedules()
        for person in (vale.amara, vale.femi, vale.noor):
            await person.writes("/menu")
            for label in person.screen().buttons:
                await person.writes("/menu")
                await person.presses(label)
                assert {"Menu", "Cancel"} & set(person.screen().buttons), (person, label)
                assert person.screen().text


async def test_cancel_in_every_way(opened):
    async with opened() as vale:
        femi = vale.femi
        await femi.writes("/cancel")
        femi.sees("There was nothing to cancel")
        for leave in ("/cancel", "Cancel"):
            await femi.writes("/schedule")
            await femi.writes("Team dynamics")
            if leave == "Cancel":
                await femi.presses(leave)
            else:
                await femi.writes(leave)
            femi.sees("nothing was changed")
            assert not await vale.rows(DraftRow)
        await femi.writes("/schedule")
        await femi.writes("/menu")
        await femi.writes("Team dynamics")
        femi.sees("When does it begin?")


async def test_a_repeated_update_shows_where_things_stand(opened):
    async with opened(refusals=[SAME_SCREEN, OLD_PRESS]) as vale:
        await vale.femi.writes("/schedule")
        await vale.comes_again()
        assert told(vale, "What is the session about?")["Femi"] == 2
        await vale.femi.writes("Team dynamics")
        await vale.comes_again()
        assert "When does it begin?" in vale.femi.screen().text
        await vale.femi.writes("/cancel")
        await vale.comes_again()
        vale.femi.sees("That was done")
        assert not await vale.rows(DraftRow)


async def test_never_ask_me_can_be_taken_back(opened):
    async with opened() as vale:
        await vale.doctors("Amara")
        await vale.schedules("Thu 10 Dec 5pm")
        await vale.amara.presses("Book", vale.group)
        await vale.advance(days=11)
        vale.amara.sees("Would you present")
        await vale.amara.presses("Never ask me")
        vale.amara.sees("You will not be asked to present again")
        await vale.amara.writes("/about")
        vale.amara.sees("Presenting: you are not asked, as you wished")
        await vale.amara.presses("You can ask me again")
        vale.amara.sees("You can be asked to present again")
        await vale.amara.writes("/about")
        vale.amara.sees("Presenting: you can be asked")
