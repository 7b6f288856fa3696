"""The report of a cycle: what it says of a small cycle, of a rich one, and of one that is empty."""

import ast
import re
from datetime import date, timedelta
from itertools import chain
from pathlib import Path

import pytest

import screens.cycle_report
from reports.cycle import page
from reports.cycle.chart_content import OverTime, Pareto, Reach, Shares, Timeline
from reports.cycle.content import Hidden, Table
from reports.cycle.tables import table
from rules.feedback.rounds import State
from rules.feedback.standard import NEEDS, PAIRED, SESSION
from rules.indicators import Rebase
from screens.texts.originals import originals
from tests import cycle_worlds
from tests.actions.cycle_reports import block, everything, section, told
from tests.cycle_worlds import FIRST, asked, cycle, session


def test_a_small_cycle_says_what_can_be_said_and_why_the_rest_cannot(world):
    report = told(world, cycle_worlds.small(world))
    assert report.opening == (
        "In 2026/27, 3 sessions were held, from Thu 1 Oct 2026 to Thu 26 Nov 2026.",
        "All members but a few came to at least one session: fewer than five did not.",
    )
    assert not [one for one in section(report, "reach").blocks if isinstance(one, Reach)]
    chart = block(report, "attendance", OverTime)
    assert [one.value for one in chart.points] == [7, None, 6]
    assert (chart.stretches, chart.signals) == ((), ())
    assert "One session had fewer than five doctors, or none." in everything(report)
    (shares,) = (one for one in section(report, "usefulness").blocks if isinstance(one, Shares))
    assert [one.said for one in shares.items] == [
        "all but one, or all, of 7 favourable",
        "fewer than five answered",
        "still open",
    ]
    for key in ("pairs", "needs", "barriers", "themes", "pdsa"):
        (only,) = section(report, key).blocks
        assert isinstance(only, Hidden)
        assert only.said.startswith("Nothing can be said of this yet, because ")


def test_nothing_that_is_hidden_can_be_read_from_what_is_told(world):
    """In the small cycle three came to the second session: no number of people below five is anywhere."""
    cycle_id = cycle_worlds.small(world)
    report = told(world, cycle_id)
    every = everything(report)
    assert "places" not in every
    figures = chain.from_iterable(re.findall(r"\b[1-4]\b", said) for said in report.opening[1:])
    assert list(figures) == []
    for one in section(report, "attendance").blocks:
        if isinstance(one, OverTime):
            assert [row[1] for row in table(one).rows] == ["7", "not shown", "6"]


def test_what_several_could_choose_says_aloud_what_each_number_is(world):
    report = told(world, cycle_worlds.rich(world))
    needs, barriers = (block(report, key, Pareto) for key in ("needs", "barriers"))
    first, second, *_ = needs.bars
    assert f"{first.label}: named by {first.count} of the 57 who answered ({first.said}). " in needs.about.alt
    assert "so far" not in needs.about.alt
    first, second, *_ = barriers.bars
    named = sum(one.count for one in barriers.bars)
    so_far = f"{100 * (first.count + second.count) / named:.0f}%"
    said = f"named by {second.count} of the 39 who answered ({second.said})"
    assert f"{second.label}: {said}; so far {so_far} of all that was named. " in barriers.about.alt


def test_where_all_who_came_answered_it_says_so(world):
    said = everything(section(told(world, cycle_worlds.small(world)), "limits"))
    assert "all 7 doctors who came answered." in said
    assert "100%" not in said
    assert "Nothing is told of fewer than five people; where ten or more answered, a single answer" in said


def test_a_rich_cycle_is_told_in_every_part(world):
    report = told(world, cycle_worlds.rich(world), [Rebase(date(2027, 2, 1), "Sessions begin at five.")])
    assert "Not yet reached, by time in the NHS: Under 12 months." in report.opening
    reach = block(report, "reach", Reach)
    assert [(one.members, one.missed) for one in reach.bands][:2] == [(38, "not yet reached"), (90, "")]
    assert sum(one.members is None for one in reach.bands) in (0, 2)
    chart = block(report, "attendance", OverTime)
    assert len(chart.stretches) == 2
    assert [one.before for one in chart.events] == [6, 6, 11]
    assert chart.events[-1].said == "PDSA cycle 2 began: They are invited in the week of the induction"
    assert not [one for part in report.sections for one in part.blocks if isinstance(one, Hidden)], (
        "everything was asked"
    )
    effects = block(report, "pairs", Table)
    assert len(effects.rows) == len(PAIRED.items)
    assert all(re.fullmatch(r"[01]\.\d{2,3}|under 0\.001", row[-1]) for row in effects.rows)
    timeline = block(report, "pdsa", Timeline)
    assert [one.said for one in timeline.steps] == ["adopted", "goes on"]
    themes = block(report, "themes", Table)
    assert themes.rows == (("Exams and portfolio", "3"), ("Rotas", "fewer than three"))
    assert "on-call days" not in everything(report)


def test_the_limits_fill_in_what_reports_leave_out(world):
    report = told(world, cycle_worlds.rich(world))
    said = everything(section(report, "limits"))
    for words in ("Context", "Completeness of the data", "Variation over time"):
        assert words in said
    assert "Attendance is marked for 14 of 14 sessions." in said
    assert "One further session was called off." in said
    assert "14 sessions in the order of time" in said


def test_a_cycle_without_sessions_says_so(world):
    report = told(world, cycle(world))
    (only,) = report.sections
    assert only.blocks == (
        Hidden("No session of 2026/27 has begun yet, so there is nothing to report of it."),
    )
    assert report.opening == ()
    assert page.html(report)


def test_sessions_without_a_mark_are_left_out_and_counted(world):
    cycle_id = cycle(world)
    for number in range(2):
        session(world, cycle_id, FIRST + timedelta(weeks=number), number)
    world.now = FIRST + timedelta(weeks=3)
    every = everything(told(world, cycle_id))
    assert "because no session has attendance" in every
    assert "Attendance is marked for 0 of 2 sessions." in every
    assert "no questions were asked after these sessions" in every


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (State.OPEN, "because the questions are still open"),
        (State.POOLED, "because fewer than five answered after each session"),
    ],
)
def test_why_nothing_is_told_of_answers(world, state, words):
    cycle_id = cycle(world)
    one = session(world, cycle_id, FIRST, 0)
    asked(world, SESSION, FIRST, session_id=one, state=state)
    asked(world, NEEDS, FIRST, state=state)
    first = asked(world, PAIRED, FIRST, state=State.POOLED)
    world.now = FIRST + timedelta(days=3)
    every = everything(told(world, cycle_id))
    assert words in every
    assert "asked before, and not yet after" in every
    asked(world, PAIRED, FIRST + timedelta(days=1), state=state, first_id=first)
    every = everything(told(world, cycle_id))
    assert ("second questions are open until" in every) is (state is State.OPEN)
    assert ("fewer than five kept their first answers" in every) is (state is State.POOLED)


def test_a_community_s_own_words_are_only_words(world):
    cycle_id = cycle(world, "<b>2026</b> $x_1$")
    session(world, cycle_id, FIRST, 0)
    world.now = FIRST + timedelta(days=1)
    shown = page.html(told(world, cycle_id)).decode()
    assert "&lt;b&gt;2026&lt;/b&gt; $x_1$" in shown
    assert "<b>2026" not in shown


def test_the_same_cycle_makes_the_same_report(world):
    cycle_id = cycle_worlds.small(world)
    assert page.html(told(world, cycle_id)) == page.html(told(world, cycle_id))


def test_every_text_that_is_said_exists_and_every_text_is_said():
    """The checker of texts knows `text(…)`; the report says them by its own name."""
    said, patterns = set(), []
    for file in Path(screens.cycle_report.__file__).parent.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and re.fullmatch(r"report-.*[a-z0-9]", str(node.value)):
                said.add(node.value)
            if isinstance(node, ast.JoinedStr):
                parts = [
                    re.escape(str(one.value)) if isinstance(one, ast.Constant) else "[a-z0-9-]+"
                    for one in node.values
                ]
                patterns.append("".join(parts))
    known = {one for one, original in originals().items() if original.file == "report"}
    prefixes = {"report-band", "report-pairs"}
    assert said - known - prefixes == set()
    # What is put together from parts: two of the patterns alone would fit everything.
    shapes = [
        re.compile(one) for one in patterns if one.startswith("report\\-") and re.search(r"\w{4}", one[8:])
    ]
    shapes += [
        re.compile(r"report-(column|reach-column|attendance-column|pdsa-column|limits)-[a-z]+"),
        re.compile(r"report-(band|pairs)-(few|some|most)"),
        re.compile(r"report-(needs|barriers)"),
    ]
    for one in known - said:
        assert any(shape.fullmatch(one) for shape in shapes), one


def test_of_one_session_it_does_not_speak_as_of_several(world):
    here = cycle(world)
    people = [world.member(name, joined_at=FIRST - timedelta(days=9)) for name in "ABCDEGH"]
    only = session(world, here, FIRST, 0)
    cycle_worlds.attended(world, only, people)
    asked(world, SESSION, FIRST, session_id=only, state=State.POOLED)
    world.now = FIRST + timedelta(days=9)
    said = everything(told(world, here))
    for one in (
        "7 doctors came to the one session that has attendance.",
        "After the one session the doctors who came were asked in private, sealed.",
        "Attendance is marked for the one session.",
        "The session was planned for 50 minutes.",
    ):
        assert one in said, one
    assert "Typically" not in said
