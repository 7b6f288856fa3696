"""After sessions: a question that is asked once, and a kind word to somebody who was missed."""

from datetime import timedelta
from io import BytesIO

import openpyxl

from storage.tables import InterviewRow, MissedNoteRow
from tests.flows.oak_vale import SAME_SCREEN
from tests.flows.told import stored, told
from tests.teams_report import styled, there, written

CARD = [SAME_SCREEN]
WEEKS = ("26 Nov", "3 Dec", "10 Dec", "17 Dec")
QUESTION = "Would you talk to them?"
MISSED = "We missed you"


async def session(vale, day, **came):
    """A session that these members booked; how each was marked an hour after the start, if at all."""
    await vale.schedules(f"Thu {day} 5pm")
    number = WEEKS.index(day) + 1
    for name in came:
        await vale.person(name).presses_data(f"bk:{number}", vale.person(name).screen().message)
    start = vale.now().replace(hour=17, minute=0, second=0, microsecond=0)
    while start.strftime("%-d %b") != day:
        start += timedelta(days=1)
    await vale.advance(to=start + timedelta(hours=1))
    for name, status in ((name, status) for name, status in came.items() if status):
        person = await vale.member_id(vale.person(name))
        await vale.femi.presses_data(f"mk:{number}:{person}:{status}:0", vale.femi.screen().message)


async def three_sessions(vale, **came):
    for day in WEEKS[:3]:
        await session(vale, day, **came)


async def said(vale):
    return {row.member_id: row.state for row in await vale.rows(InterviewRow)}


async def test_the_third_session_leads_to_one_question(opened):
    async with opened(refusals=CARD) as vale:
        await vale.doctors("Amara", "Ben")
        await three_sessions(vale, amara="attended", ben="part")
        assert not told(vale, QUESTION)
        await vale.advance(hours=23)
        assert not told(vale, QUESTION)
        await vale.restart()
        await vale.advance(hours=2)
        assert told(vale, QUESTION) == {"Amara": 1, "Ben": 1}
        await vale.amara.presses("Yes, I would talk to them")
        vale.amara.sees("can now see that you would talk to the evaluators")
        await vale.ben.presses("No, thank you")
        vale.ben.sees("nothing changes for you")
        await session(vale, WEEKS[3], amara="attended", ben="attended")
        await vale.advance(days=2)
        assert told(vale, QUESTION) == {"Amara": 1, "Ben": 1}
        # The list shows who said yes, to the admins alone.
        await vale.noor.writes("/interviews")
        vale.noor.sees("Amara, since")
        vale.noor.does_not_see("Ben, since")
        for name in ("femi", "amara"):
            await vale.person(name).writes("/interviews")
            vale.person(name).does_not_see("Amara, since")
            await vale.person(name).presses_data("iz:1", vale.person(name).screen().message)
        assert not vale.sim.calls_of("sendDocument") or "interviews.xlsx" not in _files(vale)


def _files(vale):
    return [call.params["document"].name for call in vale.sim.calls_of("sendDocument")]


async def test_a_teams_report_leads_to_the_question_and_a_correction_takes_it_back(opened):
    async with opened(refusals=CARD) as vale:
        await vale.doctors("Amara", "Ben", "Chidi")
        for day in WEEKS[:2]:
            await session(vale, day, amara="attended", ben="attended", chidi="attended")
        await session(vale, WEEKS[2], amara=None, ben=None, chidi=None)
        began = vale.now().replace(hour=17, minute=0, second=0, microsecond=0, tzinfo=None)
        people = [
            there("Amara", began, (0, 50)),
            there("Ben", began, (0, 12)),
            there("Chidi", began, (1, 50)),
        ]
        await vale.femi.uploads("Attendance report.csv", written(people, styled()))
        await vale.femi.presses("Count it")
        # Chidi's name was on the report, but it was somebody else who used his account.
        await vale.advance(hours=2)
        chidi = await vale.member_id(vale.chidi)
        await vale.femi.presses_data(f"mk:3:{chidi}:unmarked:0", vale.femi.screen().message)
        await vale.advance(days=1, hours=14)
        assert told(vale, QUESTION) == {"Amara": 1, "Ben": 1}
        # It is put right again, and he is asked after all; the others are not asked twice.
        await vale.femi.presses_data(f"mk:3:{chidi}:part:0", vale.femi.screen().message)
        await vale.advance(days=2)
        assert told(vale, QUESTION) == {"Amara": 1, "Ben": 1, "Chidi": 1}


async def test_the_answer_is_changed_in_about_me_and_the_file_follows(opened):
    async with opened(refusals=CARD) as vale:
        await vale.doctors("Amara", "Ben")
        await three_sessions(vale, amara="attended", ben="attended")
        await vale.advance(days=1, hours=1)
        await vale.amara.writes("/about")
        vale.amara.sees("Talking to the evaluators: you have not answered.")
        await vale.amara.presses("Yes, I would talk to them")
        await vale.ben.presses("Yes, I would talk to them")
        await vale.amara.writes("/about")
        await vale.amara.presses("I would rather not talk to them")
        vale.amara.sees("Your name is on no list")
        await vale.noor.writes("/members")
        await vale.noor.presses("Who would talk to the evaluators")
        await vale.noor.presses("As a file: Cultural Integration Gr…")
        vale.noor.sees("in a message below")
        book = openpyxl.load_workbook(BytesIO(vale.noor.downloads("interviews.xlsx")))
        assert [row[0] for row in book.active.iter_rows(values_only=True)] == ["name", "Ben"]
        # Ben leaves: he is on the list no longer, whoever asks.
        await vale.ben.leaves(vale.group)
        await vale.noor.writes("/interviews")
        vale.noor.sees("Nobody has said yes so far")


async def test_nobody_answers_for_another_or_before_being_asked(opened):
    async with opened(refusals=CARD) as vale:
        await vale.doctors("Amara", "Ben")
        zola = vale.person("Zola")
        await zola.starts()
        await three_sessions(vale, amara="attended")
        await vale.advance(days=1, hours=1)
        before = await stored(vale)
        await vale.ben.presses_data("iq:1:1", vale.ben.screen().message)
        vale.ben.sees("You are asked this after three sessions")
        for outsider in (zola,):
            await outsider.presses_data("iq:1:1", outsider.screen().message)
        await vale.amara.presses_data("iq:2:1", vale.amara.screen().message)
        assert await stored(vale) == before


async def test_a_kind_word_a_day_later_and_once(opened):
    async with opened(refusals=CARD) as vale:
        await vale.doctors("Amara", "Ben", "Chidi")
        await session(vale, WEEKS[0], amara="missed", ben="missed", chidi="attended")
        # Ben was there after all, and the sheet is put right.
        await vale.advance(hours=20)
        ben = await vale.member_id(vale.ben)
        await vale.femi.presses_data(f"mk:1:{ben}:attended:0", vale.femi.screen().message)
        await vale.advance(hours=12)
        assert not told(vale, MISSED)
        await vale.restart()
        await vale.advance(days=1)
        assert told(vale, MISSED) == {"Amara": 1}
        assert "gives it to somebody else" in vale.amara.screen().text
        assert "why" not in vale.amara.screen().text.lower()
        assert vale.amara.screen().buttons[-1] == "Menu"
        # A second session within thirty days is passed over in silence.
        await session(vale, WEEKS[1], amara="missed", chidi="attended")
        await vale.advance(days=3)
        assert told(vale, MISSED) == {"Amara": 1}
        assert not [one for one in vale.noor.messages(vale.group) if MISSED in one.text]
        assert len(await vale.rows(MissedNoteRow)) == 1


async def test_the_word_leads_to_the_sessions_to_come(opened):
    async with opened(refusals=CARD) as vale:
        await vale.doctors("Amara")
        await session(vale, WEEKS[0], amara="missed")
        await vale.schedules("Thu 3 Dec 5pm", topic="Exams")
        await vale.advance(days=1)
        assert "Thu 3 Dec: Exams" in vale.amara.screen().buttons
        await vale.amara.presses("Thu 3 Dec: Exams")
        vale.amara.sees("Exams")
        await vale.amara.presses("Book")
        vale.amara.sees("You have a place")


async def test_neither_comes_at_night(opened):
    async with opened(refusals=CARD) as vale:
        await vale.doctors("Amara")
        await session(vale, WEEKS[0], amara="missed")
        await vale.advance(hours=4)
        amara = await vale.member_id(vale.amara)
        # At ten in the evening the facilitator goes over the sheet once more.
        await vale.femi.presses_data(f"mk:1:{amara}:part:0", vale.femi.screen().message)
        await vale.femi.presses_data(f"mk:1:{amara}:missed:0", vale.femi.screen().message)
        await vale.advance(to=vale.now() + timedelta(hours=33))
        assert not told(vale, MISSED)
        await vale.advance(hours=2)
        (call,) = [one for one in vale.sim.calls_of("sendMessage") if MISSED in one.params["text"]]
        assert 8 <= call.at.hour < 20
