"""The report of a cycle: what it is made from, on both databases, and what it says of two cycles."""

import ast
import re
from datetime import date, timedelta
from itertools import chain
from pathlib import Path

import pytest

import screens.cycle_report
from reports.cycle import charts, page
from reports.cycle.chart_content import OverTime, Reach, Shares, Timeline
from reports.cycle.content import Hidden, Table
from reports.cycle.tables import table
from rules.attendance import Established, Status
from rules.cycle_report.reach import Part
from rules.feedback.rounds import State
from rules.feedback.standard import BARRIERS, NEEDS, PAIRED, SESSION
from rules.indicators import Rebase
from rules.sharing import State as GuestState
from screens.cycle_report import whole
from screens.texts import Texts
from screens.texts.originals import originals
from storage import cycles
from storage.tables import AttendanceRow, MemberRow, SessionGuestRow
from storage.views import cycle_report as views
from tests import cycle_worlds
from tests.cycle_worlds import FIRST, NAME, asked, attended, cycle, session


def read(world, cycle_id, rebases=()):
    return world.db.read_now(views.of_cycle, world.now, world.db.read_now(cycles.load, cycle_id), rebases)


def told(world, cycle_id, rebases=()):
    return whole.report(read(world, cycle_id, rebases), Texts())


def section(report, key):
    return next(one for one in report.sections if one.key == key)


def block(report, key, kind):
    return next(one for one in section(report, key).blocks if isinstance(one, kind))


def everything(report):
    return " ".join(charts.words(report))


def test_it_is_read_from_the_sessions_of_the_cycle_and_the_members_of_the_community(world):
    world.now = FIRST - timedelta(days=30)
    cycle_id, other = cycle(world), cycle(world, "2025/26", date(2025, 8, 1))
    elsewhere = world.add_community("riverside")
    ids = [session(world, cycle_id, FIRST + timedelta(weeks=number), number) for number in range(4)]
    before = session(world, other, FIRST - timedelta(days=200), 9)
    session(world, cycle_id, FIRST, 8, status="cancelled")
    amara, ben, chidi = (world.member(name, experience="1-2") for name in ("Amara", "Ben", "Chidi"))
    left = world.member("Dina", experience="3-5", status="left", left_at=FIRST - timedelta(days=300))
    guest = world.member("Gia", community=elsewhere)
    world.db.write_now(
        lambda tx: tx.orm.add(
            SessionGuestRow(session_id=ids[0], community_id=elsewhere, state=GuestState.ACCEPTED)
        )
    )
    attended(world, ids[0], [amara, guest], [ben])
    attended(world, ids[1], [amara])
    attended(world, before, [left, chidi])
    world.now = FIRST + timedelta(weeks=2, days=1)
    view = read(world, cycle_id)
    assert [(one.booked, one.took, one.came, one.marked, one.shared) for one in view.held] == [
        (2, 1, 1, True, True),
        (1, 1, 1, True, False),
        (0, 0, 0, False, False),
    ]
    assert (view.to_come, view.cancelled) == (1, 1)
    bands = {str(band): part for band, part in view.bands.items() if part.members}
    assert bands == {"1-2": Part(1, 3), "None": Part(0, 1)}


def test_who_is_forgotten_is_counted_where_they_came(world):
    world.now = FIRST - timedelta(days=30)
    cycle_id = cycle(world)
    one = session(world, cycle_id, FIRST, 1)
    attended(world, one, [world.member("Amara", experience="1-2")])

    def forget(tx):
        row = tx.orm.get(MemberRow, world.member("Amara"))
        row.status, row.experience, row.joined_at, row.left_at = "erased", None, None, None
        tx.orm.add(row)

    world.db.write_now(forget)
    world.now = FIRST + timedelta(days=1)
    assert read(world, cycle_id).bands[None] == Part(1, 2)


def test_what_was_asked_belongs_to_the_cycle_in_whose_time_it_was(world):
    first, second = cycle(world), cycle(world, "2027/28", date(2027, 8, 1))
    asked(world, NEEDS, FIRST - timedelta(days=100))
    asked(world, BARRIERS, FIRST + timedelta(days=100))
    asked(world, PAIRED, FIRST + timedelta(days=400))
    world.now = FIRST + timedelta(days=500)
    assert [one.round.purpose for one in read(world, first).rounds] == [NEEDS.purpose, BARRIERS.purpose]
    assert [one.round.purpose for one in read(world, second).rounds] == [PAIRED.purpose]
    assert not read(world, second).within(date(2027, 1, 1), date(2027, 7, 31))
    assert read(world, second).within(date(2027, 1, 1), None)
    assert not read(world, first).within(date(2027, 8, 1), None)


def test_cycles_are_found_by_name_in_every_community(world):
    riverside = world.add_community("riverside")
    mine, theirs = cycle(world), cycle(world, community=riverside)
    found = world.db.read_now(views.with_cycle, NAME)
    assert {key: one.id for key, one in found.items()} == {"main": mine, "riverside": theirs}
    assert world.db.read_now(views.with_cycle, "1999/00") == {}


def test_a_small_cycle_says_what_can_be_said_and_why_the_rest_cannot(world):
    report = told(world, cycle_worlds.small(world))
    assert report.opening == (
        "In 2026/27, 3 sessions were held, from Thu 1 Oct 2026 to Thu 26 Nov 2026.",
        "All but a few of the 11 members came to at least one session: fewer than five did not.",
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


@pytest.mark.parametrize(("second", "told_"), [(8, True), (3, False)])
def test_places_are_not_added_up_beside_a_number_that_is_hidden(world, second, told_):
    cycle_id = cycle(world)
    people = [world.member(f"Doctor {number}") for number in range(20)]
    for number, came in enumerate((10, second)):
        one = session(world, cycle_id, FIRST + timedelta(weeks=number), number)
        attended(world, one, people[:came], people[came : came + 5])
    world.now = FIRST + timedelta(weeks=2)
    said = f"Of {20 + second} places that members had booked, {10 + second} were taken up"
    assert (said in everything(told(world, cycle_id))) is told_
    assert ("places that members had booked" in everything(told(world, cycle_id))) is told_


@pytest.mark.parametrize(("without", "told_"), [(0, True), (1, False), (4, False), (5, True)])
def test_places_are_not_told_where_few_came_without_one(world, without, told_):
    """Beside the numbers who came, the places taken up would say how few they were."""
    cycle_id = cycle(world)
    people = [world.member(f"Doctor {number}") for number in range(20)]
    one = session(world, cycle_id, FIRST, 0)
    attended(world, one, people[:10], people[10:15])

    def insert(tx):
        for member in people[15 : 15 + without]:
            how = {"status": Status.ATTENDED, "established": Established.SHEET}
            tx.orm.add(AttendanceRow(session_id=one, member_id=member, **how))

    world.db.write_now(insert)
    world.now = FIRST + timedelta(weeks=2)
    every = everything(told(world, cycle_id))
    assert ("Of 15 places that members had booked, 10 were taken up" in every) is told_
    assert ("places that members had booked" in every) is told_


def test_two_signals_close_to_a_limit_say_to_which(world):
    cycle_id = cycle(world)
    people = [world.member(f"Doctor {number}") for number in range(15)]
    counts = [10, 12] * 6 + [15, 11, 15, 11, 7, 7]
    for number, came in enumerate(counts):
        one = session(world, cycle_id, FIRST + timedelta(weeks=number), number)
        attended(world, one, people[:came])
    world.now = FIRST + timedelta(weeks=len(counts))
    chart = block(told(world, cycle_id), "attendance", OverTime)
    assert [(one.first, one.said) for one in chart.signals] == [
        (12, "Two of three sessions in a row close to the upper limit."),
        (16, "Two of three sessions in a row close to the lower limit."),
    ]


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
