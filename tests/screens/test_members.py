from dataclasses import replace
from datetime import UTC, datetime

import pytest

from actions.dialogues import Finished, Question
from actions.flows import FLOWS
from handlers import buttons
from rules.dialogue import Problem, begin
from rules.ids import CommunityId, MemberId, UserId
from rules.members import About, Experience, Field, Grade, Member, Status
from rules.presenters.slots import Willingness
from screens import dialogues, members
from screens.texts import Texts
from tests import sample

NOW = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
TEXTS = Texts()
COMMUNITY = sample.community()
AMARA = Member(
    MemberId(1), CommunityId(1), UserId(7), None, Status.ADMITTED, "<i>Amara</i>", None, None, None, None
)


def labels(screen):
    return [TEXTS.plain(button.label) for row in screen.rows for button in row]


@pytest.mark.parametrize(
    ("flow", "field"),
    [
        (flow, step.name)
        for flow in ("hello", "about")
        for step in FLOWS[flow].flow.steps
        if step.name in set(Field)
    ],
)
def test_every_question_has_its_words_and_its_buttons(flow, field):
    conduct = FLOWS[flow]
    draft = replace(
        begin(conduct.flow, UserId(7), CommunityId(1), 1794830400000, NOW, {"field": field}), step=field
    )
    screen = dialogues.question(Question(COMMUNITY, conduct.flow, draft), {})
    assert TEXTS.body(screen)
    assert all(len(label) <= 40 for label in labels(screen))
    for row in screen.rows:
        for button in row:
            buttons.pack(button.action)
    assert len(conduct.flow.step(field).choices) < len(labels(screen))


@pytest.mark.parametrize(
    ("problem", "variables"),
    [
        ("member-name-too-long", {"limit": 64, "length": 10_000}),
        ("member-name-no-letters", {}),
        ("member-words-too-long", {"limit": 80, "length": 81}),
        ("member-words-no-letters", {}),
        ("member-pick-one", {}),
    ],
)
def test_every_problem_has_its_words(problem, variables):
    flow = FLOWS["hello"].flow
    draft = begin(flow, UserId(7), CommunityId(1), 1, NOW)
    screen = dialogues.question(Question(COMMUNITY, flow, draft, Problem(problem, variables)), {})
    assert len(screen.parts) == 2
    assert TEXTS.body(screen)


def test_about_me_shows_what_is_held_and_what_is_not():
    held = replace(AMARA, grade=Grade.SAS, experience=Experience.UNDER_1)
    words = TEXTS.body(members.about(About(held, COMMUNITY, Willingness.WILLING)))
    assert "Name: <b>&lt;i&gt;Amara&lt;/i&gt;</b>" in words
    assert "Grade: SAS or trust grade doctor" in words
    assert "Time in the NHS: under 12 months" in words
    assert "Site: not said" in words


@pytest.mark.parametrize("grade", list(Grade))
@pytest.mark.parametrize("band", list(Experience))
def test_every_grade_and_band_has_its_words(grade, band):
    held = replace(AMARA, grade=grade, experience=band)
    assert (
        "not said"
        not in TEXTS.body(members.about(About(held, COMMUNITY, Willingness.WILLING)))
        .split("Site")[0]
        .split("Specialty")[0]
    )


def test_who_is_in_several_communities_chooses_one():
    other = replace(COMMUNITY, id=CommunityId(2), name="Elm Park " + "x" * 60)
    screen = members.about_me(
        (About(AMARA, COMMUNITY, Willingness.WILLING), About(AMARA, other, Willingness.WILLING))
    )
    assert len(screen.rows) == 3
    assert all(len(label) <= 40 for label in labels(screen))
    assert "do not" not in TEXTS.body(screen)


def test_who_said_never_finds_the_way_back_here():
    screen = members.about(About(AMARA, COMMUNITY, Willingness.NEVER))
    assert "not asked, as you wished" in TEXTS.body(screen)
    assert len(labels(screen)) == len(labels(members.about(About(AMARA, COMMUNITY, Willingness.WILLING)))) + 1


def test_a_stranger_is_told_how_to_come_in():
    assert "invite link" in TEXTS.body(members.about_me(()))


def test_after_the_form_everything_is_shown_once_more():
    about = About(replace(AMARA, specialty="Psychiatry"), COMMUNITY, Willingness.WILLING)
    draft = begin(FLOWS["hello"].flow, UserId(7), CommunityId(1), 1, NOW)
    done = members.after_hello(Finished(COMMUNITY, "hello", draft, about))
    assert "Specialty: Psychiatry" in TEXTS.body(done)
    assert "That is changed" in TEXTS.body(members.after_change(Finished(COMMUNITY, "about", draft, about)))
