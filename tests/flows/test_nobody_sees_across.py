"""Two communities in one installation: the staff of one see and change nothing of the other.

Once with the numbers of the other's rows in every press there is, and once through every button that leads on
from their own menu.
"""

import re
from collections import Counter
from dataclasses import fields

import pytest

from screens.communities import SectionPress
from screens.home import Section
from screens.presses import PRESSES
from tests.flows.oak_vale import SAME_SCREEN
from tests.flows.riverside import found_riverside
from tests.flows.test_foreign_presses import MODERATED, SECRET, a_full_life
from tests.flows.told import stored

OAK_VALES = ("Amara", "Ben", "Chidi", "Dayo", "Femi", "Noor", "Oak Vale", "Exam evenings", SECRET)
"""What only Oak Vale knows: its people, its groups, the link of its session."""
IN_FILES = ("sendDocument", "sendPhoto")
WITH_EXAMPLES = [
    f"screens.community_texts{part}" for part in ("", ".presses", ".pages", ".showing", ".changing")
]
"""Pages that show each text with made-up names in it, which are those of the tests as well."""
OF_A_KIND = 3
"""How many presses of one kind are tried: lists and dialogues lead on for ever. Each page of staff is one."""


def read_by(vale, person):
    """Everything the bot has ever said to this person, edited or not, with the words of its buttons."""
    calls = vale.sim.calls_of("sendMessage", "editMessageText", "answerCallbackQuery", *IN_FILES)
    mine = [one for one in calls if str(one.params.get("chat_id", person.id)) == str(person.id)]
    return "\n".join(str(one.params) for one in mine)


def sees_nothing_of_oak_vale(vale, person):
    said = read_by(vale, person)
    assert re.findall("|".join(rf".{{0,60}}\b{re.escape(one)}\b.{{0,60}}" for one in OAK_VALES), said) == []


def of_oak_vale(kind):
    """Presses of this kind that name rows of Oak Vale: the first ones of each table are its own."""
    for number in (1, 2):
        values = [_value(one, number) for one in fields(kind)]
        yield ":".join((kind.code, *map(str, values)))


def _value(field, number):
    if field.name == "community_id":
        return 1
    if field.name.endswith("_id") and field.type in (int, "int"):
        return number
    return 0 if field.type in (int, "int") else "x"


def names_a_row(kind):
    return any(one.name.endswith("_id") for one in fields(kind))


@pytest.mark.soak
async def test_the_numbers_of_the_others_rows_open_nothing(opened):
    async with opened(changes=MODERATED, refusals=[SAME_SCREEN]) as vale:
        await a_full_life(vale)
        zara = await found_riverside(vale)
        shown = zara.screen().message
        before = await stored(vale)
        tried = [kind for kind in PRESSES.values() if names_a_row(kind)]
        assert len(tried) > 100
        for kind in tried:
            for data in of_oak_vale(kind):
                await zara.presses_data(data, shown)
            assert await stored(vale) == before, kind
        sees_nothing_of_oak_vale(vale, zara)
        for word in (*vale.running.routes.starts, *vale.running.routes.opens):
            for number in (1, 2):
                await zara.starts(f"{word}_{number}")
        sees_nothing_of_oak_vale(vale, zara)


async def test_every_button_that_leads_on_from_ones_own_menu_stays_at_home(opened):
    async with opened(changes=MODERATED, refusals=[SAME_SCREEN]) as vale:
        await a_full_life(vale)
        zara = await found_riverside(vale)
        await zara.writes("/menu")
        before = oak_vales_rows(await stored(vale))
        met, tried = set(), Counter()
        to_press = data_of(zara)
        while to_press:
            data = to_press.pop(0)
            kind = data.partition(":")[0]
            most = len(Section) if PRESSES[kind] is SectionPress else OF_A_KIND
            if tried[kind] < most and PRESSES[kind].__module__ not in WITH_EXAMPLES:
                tried[kind] += 1
                await zara.presses_data(data, zara.screen().message)
                to_press += [one for one in data_of(zara) if one not in met]
                met.update(to_press)
        assert len(tried) > 60
        sees_nothing_of_oak_vale(vale, zara)
        assert oak_vales_rows(await stored(vale)) == before


def data_of(person):
    """What the buttons under the newest message press."""
    return [one.data for row in person.screen().message.buttons for one in row if getattr(one, "data", None)]


def oak_vales_rows(tables):
    """Rows of sessions and what hangs on them: Riverside has none of its own before it is looked at."""
    named = (
        "bookings",
        "place_offers",
        "presenter_slots",
        "join_requests",
        "claims",
        "groups",
        "certificates",
    )
    return {name: tables[name] for name in named}
