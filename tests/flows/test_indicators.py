"""The indicators of a region, asked for in the chat."""

import csv
import json
from datetime import UTC, datetime
from io import StringIO

from actions import indicators
from bot.indicator_files import export
from rules.permissions import Role
from storage import members, roles
from storage.tables import AuditRow, CommunityRow
from tests.flows.looking_after import finds
from tests.flows.oak_vale import COMMUNITY, OLD_PRESS, SAME_SCREEN
from tests.flows.riverside import describe_riverside, found_riverside

HELD = datetime(2026, 11, 26, 17, 0, tzinfo=UTC)
TOLD = datetime(2027, 1, 25, 12, 0, tzinfo=UTC)
"""More than three weeks after the end of the quarter."""
THAMES = {"community": {"region": "Thames"}}
ONLY_STAFF = "open to those who organise"


def files(vale):
    return [one for one in vale.sim.calls_of("sendDocument") if "Indicators of" in one.params["caption"]]


async def noted(vale):
    return [row for row in await vale.rows(AuditRow) if row.verb == "export-indicators"]


async def held(vale, *names):
    """A session that is over, in a quarter that can be told."""
    await vale.doctors(*names)
    await vale.schedules()
    for name in names:
        await vale.person(name).presses("Book", vale.group)
    await vale.advance(to=HELD)
    for name in names:
        await vale.person(name).presses("I'm here")
    await vale.advance(to=TOLD)


async def test_the_file_that_the_command_line_would_write(opened, tmp_path):
    async with opened(refusals=[SAME_SCREEN, OLD_PRESS], changes=THAMES) as vale:
        await finds(vale.noor, "Reports")
        await vale.noor.presses("Indicators")
        vale.noor.sees("In which form would you like the indicators of Thames?")
        vale.noor.sees("The file may leave the trust: counts of people are by fives")
        await vale.noor.presses("CSV")
        vale.noor.sees("There are no indicators of Thames yet. A quarter is told three weeks after its end")
        await held(vale, *(f"Amara{letter}" for letter in "abcdefghij"))
        await finds(vale.noor, "Reports")
        await vale.noor.presses("Indicators")
        await vale.noor.presses("CSV")
        vale.noor.sees("The indicators of Thames are being put together.")
        await vale.comes_again()
        (file,) = [one for one in vale.noor.messages() if one.file and "Indicators of" in one.text]
        assert "It names nobody, and may leave the trust" in file.text
        content = vale.noor.downloads("indicators-thames.csv")
        settings = vale.running.settings
        export(settings, tmp_path / "cli.csv", vale.now())
        assert content == (tmp_path / "cli.csv").read_bytes()
        rows = list(csv.DictReader(StringIO(content.decode("utf-8-sig"), newline="")))
        assert {row["region"] for row in rows} == {"Thames"}
        assert f": {len(rows)} rows." in file.text
        await vale.noor.presses("Other indicators")
        await vale.noor.presses("JSON")
        again = json.loads(vale.noor.downloads("indicators-thames.json"))
        assert [one["indicator"] for one in again] == [one["indicator"] for one in rows]
        by_chat = [row for row in await noted(vale) if row.detail["by"] == "chat"]
        assert [row.detail["format"] for row in by_chat] == ["csv", "json"]
        assert {row.by_member_id for row in by_chat} == {await vale.member_id(vale.noor)}


async def test_only_for_admins_and_only_forms_that_there_are(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await held(vale, "Amara", "Ben")
        for person in (vale.amara, vale.femi):
            await person.writes("/menu")
            shown = person.screen().message
            for forged in ("rk:99:csv", "rn", "rk:1:csv", "rk:1:json"):
                await person.presses_data(forged, shown)
                assert "rk:99" in forged or ONLY_STAFF in person.toasts[-1]
        zara = await found_riverside(vale)
        await zara.writes("/menu")
        for forged in ("rk:1:csv", "rk:99:csv"):
            await zara.presses_data(forged, zara.screen().message)
            assert "nothing was changed" in zara.toasts[-1]
        await vale.noor.writes("/menu")
        for forged in ("rk:1:xlsx", "rk:1:exe", "rk:1:", "rk:99:csv", "rk:-1:csv"):
            await vale.noor.presses_data(forged, vale.noor.screen().message)
        assert (files(vale), await noted(vale)) == ([], [])


async def test_a_region_of_several_communities_comes_whole_or_not_at_all(opened):
    async with opened(refusals=[SAME_SCREEN], changes=THAMES) as vale:
        zara = vale.person("Zara")
        describe_riverside(vale, zara, region="Thames")
        await vale.restart()
        await zara.starts()
        await held(vale, *(f"Amara{letter}" for letter in "abcdefghij"))
        for person in (vale.noor, zara):
            await finds(person, "Reports")
            await person.presses("Indicators")
            await person.presses("CSV")
            person.sees("counted together with communities that you do not look after")
            person.sees("Please ask the person who runs this bot for the file.")
            assert "Menu" in person.screen().buttons
        assert (files(vale), await noted(vale)) == ([], [])

        (riverside,) = [row.id for row in await vale.rows(CommunityRow) if row.key == "riverside"]

        def join(tx):
            known = (riverside, vale.noor.id, vale.now())
            member_id = members.admit(tx, *known, name="Noor", chat_id=vale.noor.id)
            roles.give(tx, member_id, Role.ADMIN, vale.now(), by=None)

        await vale.running.db.write(join)
        await vale.noor.presses("Other indicators")
        vale.noor.sees("In which form would you like the indicators of Thames?")
        assert [one for one in vale.noor.screen().buttons if "CSV" in one] == ["CSV"]
        await vale.noor.presses("CSV")
        assert len(files(vale)) == 1
        # Noted in each community, by the member that Noor is there.
        assert sorted(row.community_id for row in await noted(vale)) == sorted([COMMUNITY, riverside])
        assert len({row.by_member_id for row in await noted(vale)}) == 2


async def test_pressed_again_before_it_is_there_it_comes_once(opened, monkeypatch):
    async with opened(refusals=[SAME_SCREEN], changes=THAMES) as vale:
        await held(vale, "Amara", "Ben")
        await finds(vale.noor, "Reports")
        await vale.noor.presses("Indicators")
        shown = vale.noor.screen().message
        monkeypatch.setattr(indicators.outbox, "under_way", lambda *_args: True)
        await vale.noor.presses_data("rk:1:csv", shown)
        vale.noor.sees("are being put together already, since you asked for them before.")
        assert (files(vale), await noted(vale)) == ([], [])
