"""Joining, through the whole program: a pretend Telegram over HTTP, a clock moved by hand."""

import pytest

from rules.permissions import Role
from simulator import ImpossibleError
from storage.tables import AuditRow, JoinRequestRow
from tests.flows.oak_vale import BLOCKED, OLD_PRESS, SAME_SCREEN

AT_ONCE = {"community": {"admission": "at-once"}}
MODERATED = {"community": {"admission": "moderated"}}


async def test_at_once_with_a_restart_after_every_step(opened):
    async with opened(changes=AT_ONCE) as vale:
        amara = vale.person("Amara")
        await amara.asks_to_join(vale.group)
        amara.sees("every message there reaches me")
        for label in ("I have read this", "Yes", "I agree"):
            assert not amara.is_in(vale.group)
            await vale.restart()
            await amara.presses(label)
        assert amara.is_in(vale.group)
        assert amara.screen().buttons[-3:] == ["Say hello", "Sessions", "Menu"]


async def test_a_moderated_request_and_its_welcome(opened):
    async with opened(changes=MODERATED) as vale:
        amara = vale.person("Amara")
        await amara.asks_to_join(vale.group)
        for label in ("I have read this", "Yes", "I agree"):
            await amara.presses(label)
        amara.sees("is with the moderators")
        await amara.starts("join_1")
        await vale.advance(hours=2)
        assert not amara.is_in(vale.group)
        await vale.noor.presses("Let them in")
        assert amara.is_in(vale.group)
        amara.sees("You are now a member")
        # The card shows the decision and has no such button any more.
        with pytest.raises(ImpossibleError):
            await vale.noor.presses("Let them in")


async def test_refused_appealed_and_let_in(opened):
    async with opened(changes=AT_ONCE) as vale:
        amara = vale.person("Amara")
        await amara.asks_to_join(vale.group)
        await amara.presses("I have read this")
        await amara.presses("No")
        amara.sees("was not accepted")
        await vale.advance(days=1)
        await amara.starts()
        await amara.presses("Ask for another look")
        vale.noor.sees("asks for another look")
        await vale.noor.presses("Let them in")
        assert amara.is_in(vale.group)


async def test_another_reason_is_typed_and_the_person_reads_it(opened):
    async with opened(changes=MODERATED) as vale:
        await vale.doctors("Mira", roles=(Role.MODERATOR,))
        amara = vale.person("Amara")
        await amara.asks_to_join(vale.group)
        await amara.starts("join_1")
        for label in ("I have read this", "Yes", "I agree"):
            await amara.presses(label)
        await vale.mira.presses("Refuse: another reason")
        vale.mira.sees("Why is the request of Amara to join Oak Vale refused?")
        amara.does_not_see("not accepted")
        await vale.mira.writes("!")
        vale.mira.sees("I need at least one letter")
        await vale.mira.writes("x" * 201)
        vale.mira.sees("This has 201 characters")
        await vale.restart()
        await vale.mira.writes("Please ask the trust's own group first.")
        vale.mira.sees("You have refused the request of Amara: Please ask the trust's own group first.")
        said = amara.sees("A moderator has not accepted your request")
        assert "Their reason: Please ask the trust's own group first." in said.text
        assert amara.screen().buttons == ["Ask for another look", "Menu"]
        await amara.presses("Ask for another look")
        assert "by another moderator if there is another" in amara.screen().text
        assert "Menu" in amara.screen().buttons
        vale.noor.sees("Mira refused this request before: Please ask the trust's own group first.")
        log = [row.detail for row in await vale.rows(AuditRow) if row.verb == "admit"]
        assert [one["decision"] for one in log] == ["other"]
        assert "trust" not in str(log)
        # The second time it is skipped, and nothing of the first words stays.
        await vale.noor.presses("Refuse: another reason")
        await vale.noor.presses("Skip")
        vale.noor.sees("You have refused the request of Amara: another reason")
        assert "Their reason" not in amara.screen().text
        assert [row.words for row in await vale.rows(JoinRequestRow)] == [""]


async def test_a_reason_typed_too_late_changes_nothing(opened):
    async with opened(changes=MODERATED) as vale:
        await vale.doctors("Mira", "Ben", roles=(Role.MODERATOR,))
        amara = vale.person("Amara")
        await amara.asks_to_join(vale.group)
        await amara.starts("join_1")
        for label in ("I have read this", "Yes", "I agree"):
            await amara.presses(label)
        await vale.mira.presses("Refuse: another reason")
        await vale.noor.presses("Let them in")
        await vale.mira.writes("Please ask the trust's own group first.")
        vale.mira.sees("Noor has already let Amara in. Your press changed nothing.")
        assert amara.is_in(vale.group)
        # A forged press asks nobody who does not decide.
        await amara.presses_data("jx:1:other", amara.screen().message)
        amara.does_not_see("Why is the request")


async def test_without_consent_the_request_is_declined(opened):
    async with opened(changes=AT_ONCE) as vale:
        amara = vale.person("Amara")
        await amara.asks_to_join(vale.group)
        for label in ("I have read this", "Yes", "I do not agree"):
            await amara.presses(label)
        amara.sees("is not kept")
        assert not amara.is_in(vale.group)
        # Declined in Telegram, so the link can be used once more, and everything is asked anew.
        await amara.asks_to_join(vale.group)
        assert "I have read this" in amara.screen().buttons


async def test_a_closed_chat_is_shown_to_the_admin(opened):
    async with opened(changes=AT_ONCE, refusals=[BLOCKED]) as vale:
        zola = vale.person("Zola")
        await zola.blocks_bot()
        await zola.asks_to_join(vale.group)
        vale.noor.sees("I could not write to this person")
        await vale.noor.presses("Let them in")
        assert zola.is_in(vale.group)
        await zola.unblocks_bot()
        await zola.starts()
        await zola.presses("I agree")
        zola.sees("You are now a member")


async def test_after_a_week_the_request_has_ended(opened):
    async with opened(changes=AT_ONCE) as vale:
        amara = vale.person("Amara")
        await amara.asks_to_join(vale.group)
        await amara.starts()
        await vale.advance(days=7, hours=12)
        amara.sees("not completed within seven days")
        await amara.asks_to_join(vale.group)
        await amara.presses("I have read this")
        amara.sees("qualified outside the UK")


async def test_who_leaves_and_comes_back_is_asked_shortly(opened):
    async with opened(changes=AT_ONCE) as vale:
        amara = vale.person("Amara")
        await amara.asks_to_join(vale.group)
        await amara.starts()
        for label in ("I have read this", "Yes", "I agree"):
            await amara.presses(label)
        await amara.leaves(vale.group)
        await amara.writes("/about")
        amara.sees("You are not in a community yet")
        await amara.asks_to_join(vale.group)
        amara.sees("Welcome back")
        for label in ("I have read this", "I agree"):
            await amara.presses(label)
        assert amara.is_in(vale.group)


async def test_the_hello_form_and_about_me(opened):
    async with opened(changes=AT_ONCE) as vale:
        amara = vale.person("Amara")
        await amara.asks_to_join(vale.group)
        await amara.starts()
        for label in ("I have read this", "Yes", "I agree", "Say hello"):
            await amara.presses(label)
        await amara.writes("🌸🌸")
        amara.sees("at least one letter")
        await amara.writes("a" * 4096)
        amara.sees("4,096 characters")
        await amara.writes("<b>Amara</b>")
        await vale.restart()
        await amara.presses("Consultant")
        for _ in range(3):
            await amara.presses("Skip")
        amara.sees("Thank you, <b>Amara</b>")
        await amara.presses("About me")
        await amara.presses("Grade")
        await amara.presses("Remove my grade")
        amara.sees("Grade: not said")


async def test_a_forged_press_for_somebody_elses_request(opened):
    async with opened(changes=MODERATED) as vale:
        amara, ben = vale.person("Amara"), vale.person("Ben")
        await amara.asks_to_join(vale.group)
        await ben.asks_to_join(vale.group)
        shown = ben.screen()
        for data in (
            "jr:1",
            "jc:1:1",
            "jg:1:2026-3",
            "jg:99:",
            "jm:1",
            "jm:2",
            "jx:2:no-consent",
            "je:2:maybe",
            "ja:99",
            "ac:1:shoe",
            "hi:1",
        ):
            await ben.presses_data(data, shown.message)
        assert len(ben.toasts) == 11
        assert not amara.is_in(vale.group)
        assert not ben.is_in(vale.group)
        assert "I have read this" in ben.screen().buttons
        await amara.presses("I have read this")
        amara.sees("qualified outside the UK")


async def test_a_press_whose_answer_was_lost_shows_the_request_and_not_the_menu(opened):
    async with opened(changes=AT_ONCE, refusals=[SAME_SCREEN, OLD_PRESS]) as vale:
        amara = vale.person("Amara")
        await amara.asks_to_join(vale.group)
        await amara.starts()
        await amara.presses("I have read this")
        for _ in range(2):
            await vale.comes_again()
            amara.sees("qualified outside the UK")
            assert amara.screen().buttons[:3] == ["Yes", "No", "I am not sure"]
