"""`cigbot check`: every finding says what is wrong and how to mend it."""

import asyncio
import socket
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime

import sqlalchemy as sa
from click.testing import CliRunner

from actions import communities, groups
from actions.groups import Seen
from bot.checkup import check_all
from bot.cli import main
from bot.clock import WallClock
from bot.communities import described
from bot.community_sections import OtherCommunity
from bot.config import Settings
from rules.groups import BotStatus, Kind
from rules.help_now import VERSION
from rules.ids import ChatId, UserId
from simulator import Simulator, SteppedClock
from storage import help_now, members
from storage.db import Database

TOKEN = "42:a-token-that-must-not-be-shown"
PASSWORD = "a-password-that-must-not-be-shown"
NOW = datetime(2026, 11, 16, 12, tzinfo=UTC)
ADMIN = UserId(1001)
STRANGER = UserId(1002)
PAGES = "https://cig.example.org"


def settings(url, base_url="http://127.0.0.1:1/bot", *, token=TOKEN, admins=(ADMIN,), public_url=PAGES):
    return Settings.model_validate(
        {
            "telegram": {"token": token, "base_url": base_url},
            "storage": {"url": url},
            "roles": {"admins": admins},
            "web": {"public_url": public_url},
        }
    )


async def findings(given):
    """What `check` finds, by what was looked at."""
    found = await asyncio.to_thread(lambda: list(check_all(given)))
    assert not [one for one in found if TOKEN in one.said or PASSWORD in one.said or "\n" in one.said]
    return {one.what: (one.good, one.said) for one in found}


def mended(found):
    return {what for what, (good, _) in found.items() if good}


@asynccontextmanager
async def telegram(url, *, rights=None, known=True, **changes):
    """A pretend Telegram, and a community that knows the group in which the bot is."""
    sim = Simulator(token=TOKEN, clock=SteppedClock())
    async with sim.serve("127.0.0.1", 0) as address:
        given = settings(url, address.base_url, **changes)
        noor = sim.person("Noor", id=ADMIN)
        group = sim.group("Oak Vale", noor)
        noor.add_bot(group, rights)
        if known:
            await asyncio.to_thread(_furnish, given, group)
        yield given, sim, noor, group


def _furnish(given, group=None, user_id=ADMIN, *, confirmed=True):
    db = Database(given.storage.url)

    def furnish(tx):
        for one in described(given):
            here = communities.furnish(tx, NOW, one.settings, one.admins or (ADMIN,))
            if confirmed:
                help_now.confirm(tx, here, VERSION, WallClock().now())
        if group is not None:
            seen = Seen(ChatId(group.id), Kind.GROUP, group.title, BotStatus.ADMIN, frozenset())
            groups.note_standing(tx, members.actor(tx, user_id), NOW, seen)

    db.write_now(furnish)
    db.close()


ALL = ("can_invite_users", "can_delete_messages", "can_restrict_members", "can_pin_messages")


async def test_everything_is_as_it_should_be(storage_url):
    async with telegram(storage_url, rights=ALL) as (given, *_):
        found = await findings(given)
    assert mended(found) == set(found) == {"configuration", "storage", "keys", "token", "group 'Oak Vale'"}
    assert found["token"] == (True, "it belongs to @cigbot_demo_bot.")


async def test_without_pages_it_says_what_members_go_without(storage_url):
    good, said = (await findings(settings(storage_url, public_url="")))["pages"]
    assert good, "there is nothing to mend: an installation may do without"
    assert "[web] public_url is empty, so calendars get files only" in said


async def test_rights_that_are_missing_are_named_as_telegram_names_them(storage_url):
    async with telegram(storage_url, rights=ALL[:2]) as (given, _, noor, group):
        good, said = (await findings(given))["group 'Oak Vale'"]
        assert not good
        assert said.startswith("the bot lacks: Ban Users, Pin Messages. In the group: Edit, Administrators")
        noor.set_bot_rights(group, None)
        _, said = (await findings(given))["group 'Oak Vale'"]
        assert said.startswith("the bot lacks: Ban Users, Delete Messages, Invite Users via Link, Pin")
        noor.remove_bot(group)
        assert (await findings(given))["group 'Oak Vale'"][1].startswith("the bot is no longer in it")


async def test_a_token_that_telegram_does_not_know(storage_url):
    async with telegram(storage_url, rights=ALL) as (given, *_):
        wrong = given.telegram.model_copy(update={"token": "43:another"})
        found = await findings(given.model_copy(update={"telegram": wrong}))
    assert found["token"] == (
        False,
        "Telegram does not know this token. Ask @BotFather for it again (/token).",
    )
    assert mended(found) == {"configuration", "storage", "keys"}


async def test_no_token_no_admins(storage_url):
    found = await findings(settings(storage_url, token="", admins=()))
    assert mended(found) == {"configuration", "storage", "keys"}
    assert "CIGBOT_TELEGRAM_TOKEN" in found["token"][1]
    assert "[roles] admins is empty" in found["roles"][1]


async def test_further_communities_say_what_they_share_and_who_sets_them_up(storage_url):
    given = settings(storage_url)
    north = OtherCommunity.model_validate({"name": "North", "eligibility": "", "admins": [5]})
    south = OtherCommunity.model_validate({"name": "South", "sessions": {"places": 4}})
    given = given.model_copy(update={"communities": {"north": north, "south": south}})
    found = await asyncio.to_thread(lambda: list(check_all(given)))
    (north,) = [one for one in found if one.what == "community 'North'"]
    assert north.good
    assert north.said == (
        "[communities.north]: as in the first community are timezone, admission, quiet_hours, region,"
        " signpost, signpost_link, sessions, certificates."
    )
    ok, fix = [one for one in found if one.what == "community 'South'"]
    assert ok.good
    assert not fix.good
    assert fix.said.startswith("[communities.south] admins is empty, so nobody can set it up.")


async def test_a_community_that_the_file_no_longer_speaks_of_is_named_and_stays(storage_url):
    async with telegram(storage_url, rights=ALL) as (given, *_):
        gone = given.community.model_copy(update={"key": "elm", "name": "Elm Park"})
        await asyncio.to_thread(_furnish, given.model_copy(update={"community": gone}))
        good, said = (await findings(given))["community 'Elm Park'"]
    assert good, "it may well be meant"
    assert said.startswith("the file does not speak of it any more (key 'elm'). Its data and settings stay")


async def test_a_group_that_nobody_has_claimed(storage_url):
    async with telegram(storage_url, rights=ALL, known=False) as (given, *_, group):
        await asyncio.to_thread(_furnish, given, group, STRANGER)
        found = await findings(given)
    assert not found["group 'Oak Vale'"][0]
    assert found["group 'Oak Vale'"][1].startswith("nobody has said which community it belongs to.")
    assert "groups" not in found


async def test_a_help_card_that_nobody_has_looked_at(storage_url):
    async with telegram(storage_url, rights=ALL, known=False) as (given, *_, group):
        await asyncio.to_thread(_furnish, given, group, confirmed=False)
        found = await findings(given)
    good, said = found["help card of 'Cultural Integration Group'"]
    assert not good
    assert said.startswith("nobody has looked at it yet. An administrator does so in the chat")


async def test_telegram_does_not_answer(storage_url):
    found = await findings(settings(storage_url))
    assert found["token"][1].startswith("http://127.0.0.1:1/bot does not answer")


async def test_the_bot_is_in_no_group(storage_url):
    async with telegram(storage_url, known=False) as (given, *_):
        found = await findings(given)
    assert "the bot is in no group yet" in found["groups"][1]


async def test_tables_of_another_version_or_none(storage_url, tmp_path):
    async with telegram(storage_url, rights=ALL) as (given, *_):
        engine = sa.create_engine(storage_url.replace("postgresql:", "postgresql+psycopg:"))
        with engine.begin() as connection:
            connection.execute(sa.text("UPDATE alembic_version SET version_num = '0000'"))
        engine.dispose()
        found = await findings(given)
        assert "Run: cigbot backup, then cigbot migrate" in found["storage"][1]
        assert mended(found) == {"configuration", "keys", "token"}
        empty = settings(f"sqlite:///{tmp_path}/none.sqlite3", given.telegram.base_url)
        found = await findings(empty)
        assert found["storage"][1].endswith("its tables are made at the first start.")
    assert not (tmp_path / "none.sqlite3").exists()


async def test_a_database_that_is_not_there():
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    found = await findings(settings(f"postgresql://noor:{PASSWORD}@127.0.0.1:{port}/cigbot"))
    assert not found["storage"][0]
    assert "Check [storage] url" in found["storage"][1]


async def test_the_command_says_it_line_by_line_and_counts(storage_url, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    async with telegram(storage_url, rights=ALL) as (given, _, noor, group):
        (tmp_path / "config.toml").write_text(
            f'[telegram]\ntoken = "{TOKEN}"\nbase_url = "{given.telegram.base_url}"\n'
            f'[storage]\nurl = "{storage_url}"\n[roles]\nadmins = [{ADMIN}]\n'
            f'[anonymity]\nkeys = "{tmp_path}-keys"\n'
        )
        done = await asyncio.to_thread(CliRunner().invoke, main, ["check"])
        assert (done.exit_code, done.stderr) == (0, "")
        assert [line[:4] for line in done.stdout.splitlines()] == ["ok  "] * 6
        noor.set_bot_rights(group, ALL[:3])
        done = await asyncio.to_thread(CliRunner().invoke, main, ["check"])
        assert done.exit_code == 1
        assert done.stdout.splitlines()[-1].startswith("FIX  group 'Oak Vale': the bot lacks: Pin Messages")
        assert TOKEN not in done.output
