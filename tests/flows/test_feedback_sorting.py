"""Lines are sorted into themes by those who lead: what they see, what is left, and what gets in the way."""

import pytest

from rules.feedback import buffer, standard
from rules.feedback.buffer import Line
from rules.feedback.rounds import KEPT_LONGER, State
from rules.permissions import Role
from storage import themes
from storage.feedback import lines, rounds
from storage.tables import AuditRow, ReleasedLineRow
from storage.views import feedback_themes
from tests.anonymity.dumps import bytes_on_disk
from tests.flows.lines import KICKED, answers, asked, sends
from tests.flows.oak_vale import COMMUNITY, OLD_PRESS, SAME_SCREEN
from tests.flows.riverside import found_riverside
from tests.flows.told import stored

TO_SORT = "ik:1::0:0"


async def has_themes(vale, *names):
    def add(tx):
        for name in names:
            themes.add(tx, COMMUNITY, name, ())

    await vale.running.db.write(add)


async def has_lines(vale, *said):
    """A round that was told, with these lines: words, or a pair of them and True where they may be quoted."""

    def told(tx):
        now, survey = vale.now(), standard.BARRIERS
        size = buffer.size_for(survey, 12)
        one = rounds.add(tx, COMMUNITY, None, survey, now, now + KEPT_LONGER, size)
        rounds.move(tx, one, State.PUBLISHED)
        pairs = [each if isinstance(each, tuple) else (each, False) for each in said]
        lines.hand_on(tx, one.id, [Line(*each) for each in pairs])

    await vale.running.db.write(told)


async def opens(person):
    """The page on which lines are sorted."""
    await person.writes("/menu")
    await person.presses_data(TO_SORT, person.screen().message)


def ticked(person):
    return [one.removeprefix("✓ ") for one in person.screen().buttons if one.startswith("✓ ")]


async def sorts(person, *names):
    """Exactly these themes, and done."""
    shown = ticked(person)
    for name in names:
        if name not in shown:
            await person.presses(name)
    for name in shown:
        if name not in names:
            await person.presses(f"✓ {name}")
    done = {0: "Done: none of these themes", 1: "Done: one theme"}.get(
        len(names), f"Done: {len(names)} themes"
    )
    await person.presses(done)


async def test_from_twelve_doctors_to_themes(opened, storage_url):
    async with opened(refusals=[KICKED]) as vale:
        femi, people = vale.femi, await asked(vale)
        await has_themes(vale, "Exams", "Rotas", "Time")
        for person in people:
            await answers(person)
        said = {
            "More about exams, from zirconium.": ("Exams",),
            "My exams and my rotas, by tellurium.": ("Exams", "Rotas"),
            "Exams are near, said iridium.": ("Exams",),
            "I am the palladium of the rotas.": None,
        }
        for person, (words, quotable) in zip(
            people, zip(said, (True, False, True, True), strict=True), strict=False
        ):
            await sends(person, words, quotable=quotable)
        await vale.advance(days=8)
        await opens(femi)
        for left in (4, 3, 2, 1):
            shown = femi.sees("to be sorted").text
            assert (f"{left} lines wait" if left > 1 else "One line waits") in shown
            assert "It came with the answers about Team dynamics, Thu 26 Nov 2026." in shown
            assert "Doctor" not in shown
            (words,) = (one for one in said if one in shown)
            assert ("may not be quoted" in shown) is ("tellurium" in words)
            if said[words] is None:
                await femi.presses("Take it away: it names somebody")
                femi.sees("It cannot be brought back")
                await femi.presses("Yes, take it away")
                femi.sees("That line is taken away")
            else:
                # What its words suggest stands ticked.
                assert ticked(femi) == list(said[words])
                await sorts(femi, *said[words])
                femi.sees("That line is sorted")
        femi.sees("No line waits to be sorted")
        await vale.advance(minutes=5)
        dump, files = str(await stored(vale)), bytes_on_disk(storage_url)
        for gone in ("tellurium", "palladium"):
            assert gone not in dump
            assert gone.encode() not in files
        assert "zirconium" in dump
        rounds = [one.round_id for one in await vale.rows(ReleasedLineRow)]
        told = await vale.running.db.read(feedback_themes.themes, COMMUNITY, rounds)
        assert [(one.name, one.mentions, one.quotes) for one in told.themes] == [
            ("Exams", 3, ("Exams are near, said iridium.", "More about exams, from zirconium.")),
            ("Rotas", None, ()),
            ("Time", None, ()),
        ]
        assert (told.lines, told.waiting) == (3, 0)
        # The same in the chat, from the message that told what was said.
        assert [one.text for row in femi.sees("What was said").buttons for one in row] == [
            "Sort 4 lines into themes",
            "What the lines are about",
            "Feedback",
            "Menu",
        ]
        await femi.presses("What the lines are about")
        shown = femi.sees("wrote in their own words, in cycle ").text
        assert "Exams: 3 mentions" in shown
        assert "Exams are near, said iridium." in shown
        assert "Rotas" not in shown
        notes = [row.detail for row in await vale.rows(AuditRow) if row.verb == "lead-feedback"]
        assert sorted(str(one) for one in notes) == ["{'line': 'sorted'}"] * 3 + ["{'line': 'taken-away'}"]


async def test_two_who_sort_at_once(opened):
    async with opened(refusals=[SAME_SCREEN, OLD_PRESS]) as vale:
        await vale.doctors("Fatima", roles=(Role.FACILITATOR,))
        await has_themes(vale, "Exams", "Rotas")
        await has_lines(vale, "On exams.", "On rotas.")
        femi, fatima = vale.femi, vale.fatima
        await opens(femi)
        await opens(fatima)
        first = ticked(femi)
        assert first == ticked(fatima)
        # Fatima has ticked one more: what Femi sees is not what stands there now.
        (other,) = {"Exams", "Rotas"} - {*first}
        await fatima.presses(other)
        await femi.presses("Done: one theme")
        femi.sees("Somebody has ticked something else meanwhile")
        assert sorted(ticked(femi)) == ["Exams", "Rotas"]
        await femi.presses("Done: 2 themes")
        femi.sees("One line waits")
        await fatima.presses("Done: 2 themes")
        assert "That line was dealt with already" in fatima.sees("One line waits").text
        # Both have the other line now. One takes it away, the other still has its themes in sight.
        await fatima.presses("Take it away: it names somebody")
        await fatima.presses("Yes, take it away")
        fatima.sees("No line waits")
        await femi.presses(f"✓ {other}")
        assert "That line was dealt with already" in femi.sees("No line waits").text
        (row,) = await vale.rows(ReleasedLineRow)
        assert (row.words, row.sorted, len(row.themes)) == ("", True, 2)


async def test_the_same_press_again_a_restart_and_another_line(opened):
    async with opened(refusals=[SAME_SCREEN, OLD_PRESS]) as vale:
        femi = vale.femi
        await has_themes(vale, "Exams")
        await has_lines(vale, "First.", "Second.", "Third.")
        await opens(femi)
        seen = []
        for _ in range(4):
            seen.append(next(one for one in ("First.", "Second.", "Third.") if one in femi.screen().text))
            await femi.presses("Later: show me another line")
        assert sorted(seen[:3]) == ["First.", "Second.", "Third."]
        assert seen[3] == seen[0]
        await vale.restart()
        femi.press_now("Exams")
        femi.press_now("Exams")
        await vale.settle()
        await vale.comes_again()
        await vale.restart()
        assert ticked(femi) == ["Exams"]
        femi.press_now("Done: one theme")
        femi.press_now("Done: one theme")
        await vale.settle()
        await vale.comes_again()
        assert sorted(row.sorted for row in await vale.rows(ReleasedLineRow)) == [False, False, True]
        assert len([row for row in await vale.rows(AuditRow) if row.verb == "lead-feedback"]) == 1


async def test_many_themes_take_pages_and_one_goes_off_the_list(opened):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        femi = vale.femi
        await has_lines(vale, "About theme 19.")
        await opens(femi)
        femi.sees("There are no themes yet")
        assert "Done: none of these themes" not in femi.screen().buttons
        await has_themes(vale, *(f"Theme {number}" for number in range(10, 30)))
        await opens(femi)
        assert femi.screen().buttons[:8] == ["✓ Theme 19", *(f"Theme {one}" for one in range(10, 17))]
        await femi.presses("More themes →")
        await femi.presses("Theme 17")
        await femi.presses("More themes →")
        assert femi.screen().buttons[:4] == [f"Theme {one}" for one in range(26, 30)]
        await femi.presses("← Earlier themes")
        assert "✓ Theme 17" in femi.screen().buttons
        off = next(
            one
            for one in await vale.running.db.read(themes.of_community, COMMUNITY)
            if one.name == "Theme 18"
        )
        data = f"im:1:{(await vale.rows(ReleasedLineRow))[0].name}:{off.id}:1:1"
        await femi.presses("Themes")
        assert any(one.startswith("Sort") for one in femi.screen().buttons)
        await femi.presses("Theme 18")
        await femi.presses("No longer offer it")
        await femi.presses_data(data, femi.screen().message)
        femi.sees("That theme is no longer offered")
        await femi.presses("Done: 2 themes")
        (row,) = await vale.rows(ReleasedLineRow)
        assert (row.words, len(row.themes)) == ("", 2)


@pytest.mark.parametrize("who", ["amara", "mona", "zola", "zara"])
async def test_a_member_a_moderator_a_stranger_and_who_leads_elsewhere_read_nothing(opened, who):
    async with opened(refusals=[SAME_SCREEN]) as vale:
        await vale.doctors("Amara")
        await vale.doctors("Mona", roles=(Role.MODERATOR,))
        await vale.person("Zola").starts()
        await found_riverside(vale)
        await has_themes(vale, "Exams")
        await has_lines(vale, "A secret zirconium.")
        await opens(vale.femi)
        shown = vale.femi.screen().message
        datas = [one.data for row in shown.buttons for one in row if one.data.startswith(("ik", "im", "in"))]
        datas.append(next(one for one in datas if one.startswith("in:")).replace(":ask:", ":away:"))
        # The same in the name of another community, in which Zara leads.
        datas += [one.replace(":1:", ":2:", 1) for one in datas]
        person = vale.person(who)
        await person.writes("/menu")
        before = await stored(vale)
        for data in (TO_SORT, *datas):
            await person.presses_data(data, person.screen().message)
        assert "zirconium" not in person.screen().text
        assert await stored(vale) == before
