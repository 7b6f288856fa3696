"""Joining, through the whole program: a pretend Telegram over HTTP, a clock moved by hand."""

from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest

from bot.config import Settings
from bot.demo.stage import Stage
from simulator import ImpossibleError

START = datetime(2026, 9, 7, 9, 0, tzinfo=UTC)
RIGHTS = ("can_invite_users", "can_delete_messages", "can_restrict_members", "can_pin_messages")


@asynccontextmanager
async def opened(url, admission="at-once", **community):
    """A community whose group is Oak Vale and whose admin is Noor."""
    settings = Settings()
    settings = settings.model_copy(
        update={
            "storage": settings.storage.model_copy(update={"url": url}),
            "community": settings.community.model_copy(update={"admission": admission, **community}),
        }
    )
    stage = Stage(settings, START)
    stage.noor = stage.sim.person("Noor")
    stage.group = stage.sim.group("Oak Vale", stage.noor)
    stage.appoint(stage.noor)
    async with stage.opened():
        await stage.noor.starts()
        await stage.noor.add_bot(stage.group, RIGHTS)
        await stage.noor.presses("Announcements")
        yield stage


async def test_at_once_with_a_restart_after_every_step(storage_url):
    async with opened(storage_url) as stage:
        amara = stage.sim.person("Amara")
        await amara.asks_to_join(stage.group)
        amara.sees("every message there reaches me")
        for label in ("I have read this", "Yes", "I agree"):
            assert not amara.is_in(stage.group)
            await stage.restart()
            await amara.presses(label)
        assert amara.is_in(stage.group)
        assert amara.screen().buttons[-3:] == ["Say hello", "Sessions", "Menu"]


async def test_a_moderated_request_and_its_welcome(storage_url):
    async with opened(storage_url, "moderated") as stage:
        amara = stage.sim.person("Amara")
        await amara.asks_to_join(stage.group)
        for label in ("I have read this", "Yes", "I agree"):
            await amara.presses(label)
        amara.sees("is with the moderators")
        await amara.starts("join_1")
        await stage.advance(hours=2)
        assert not amara.is_in(stage.group)
        await stage.noor.presses("Let them in")
        assert amara.is_in(stage.group)
        amara.sees("You are now a member")
        # The same card pressed again says that it is decided.
        with pytest.raises(ImpossibleError):
            await stage.noor.presses("Let them in")


async def test_refused_appealed_and_let_in(storage_url):
    async with opened(storage_url) as stage:
        amara = stage.sim.person("Amara")
        await amara.asks_to_join(stage.group)
        await amara.presses("I have read this")
        await amara.presses("No")
        amara.sees("was not accepted")
        await stage.advance(days=1)
        await amara.starts()
        await amara.presses("Ask for another look")
        stage.noor.sees("asks for another look")
        await stage.noor.presses("Let them in")
        assert amara.is_in(stage.group)


async def test_without_consent_the_request_is_declined(storage_url):
    async with opened(storage_url) as stage:
        amara = stage.sim.person("Amara")
        await amara.asks_to_join(stage.group)
        for label in ("I have read this", "Yes", "I do not agree"):
            await amara.presses(label)
        amara.sees("is not kept")
        assert not amara.is_in(stage.group)
        # Declined in Telegram, so the link can be used once more, and everything is asked anew.
        await amara.asks_to_join(stage.group)
        assert "I have read this" in amara.screen().buttons


async def test_a_closed_chat_is_shown_to_the_admin(storage_url):
    async with opened(storage_url) as stage:
        zola = stage.sim.person("Zola")
        await zola.blocks_bot()
        await zola.asks_to_join(stage.group)
        stage.noor.sees("I could not write to this person")
        await stage.noor.presses("Let them in")
        assert zola.is_in(stage.group)
        await zola.unblocks_bot()
        await zola.starts()
        await zola.presses("I agree")
        zola.sees("You are now a member")


async def test_after_a_week_the_request_has_ended(storage_url):
    async with opened(storage_url) as stage:
        amara = stage.sim.person("Amara")
        await amara.asks_to_join(stage.group)
        await amara.starts()
        await stage.advance(days=7, hours=12)
        amara.sees("not completed within seven days")
        await amara.asks_to_join(stage.group)
        await amara.presses("I have read this")
        amara.sees("qualified outside the UK")


async def test_who_leaves_and_comes_back_is_asked_shortly(storage_url):
    async with opened(storage_url) as stage:
        amara = stage.sim.person("Amara")
        await amara.asks_to_join(stage.group)
        await amara.starts()
        for label in ("I have read this", "Yes", "I agree"):
            await amara.presses(label)
        await amara.leaves(stage.group)
        await amara.writes("/about")
        amara.sees("You are not in a community yet")
        await amara.asks_to_join(stage.group)
        amara.sees("Welcome back")
        for label in ("I have read this", "I agree"):
            await amara.presses(label)
        assert amara.is_in(stage.group)


async def test_the_hello_form_and_about_me(storage_url):
    async with opened(storage_url) as stage:
        amara = stage.sim.person("Amara")
        await amara.asks_to_join(stage.group)
        await amara.starts()
        for label in ("I have read this", "Yes", "I agree", "Say hello"):
            await amara.presses(label)
        await amara.writes("🌸🌸")
        amara.sees("at least one letter")
        await amara.writes("a" * 4096)
        amara.sees("4,096 characters")
        await amara.writes("<b>Amara</b>")
        await stage.restart()
        await amara.presses("Consultant")
        for _ in range(3):
            await amara.presses("Skip")
        amara.sees("Thank you, <b>Amara</b>")
        await amara.presses("About me")
        await amara.presses("Grade")
        await amara.presses("Remove my grade")
        amara.sees("Grade: not said")


async def test_a_forged_press_for_somebody_elses_request(storage_url):
    async with opened(storage_url, "moderated") as stage:
        amara, ben = stage.sim.person("Amara"), stage.sim.person("Ben")
        await amara.asks_to_join(stage.group)
        await ben.asks_to_join(stage.group)
        shown = ben.screen()
        for data in (
            "jr:1",
            "jc:1:1",
            "jm:1",
            "jm:2",
            "jx:2:no-consent",
            "je:2:maybe",
            "ja:99",
            "ac:1:shoe",
            "hi:1",
        ):
            await ben.presses_data(data, shown.message)
        assert len(ben.toasts) == 9
        assert not amara.is_in(stage.group)
        assert not ben.is_in(stage.group)
        assert "I have read this" in ben.screen().buttons
        await amara.presses("I have read this")
        amara.sees("qualified outside the UK")
