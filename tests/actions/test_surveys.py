"""Questionnaires that are changed before they are asked, and stay as they were asked; on both databases."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import sqlalchemy as sa

from actions.feedback import editing, opening
from rules.dialogue import Draft, Problem
from rules.feedback.editing import MOST_WORDS, Refused
from rules.feedback.rounds import Asking
from rules.feedback.standard import PAIRED, SESSION
from rules.feedback.surveys import Direction, Purpose
from rules.ids import UserId
from rules.permissions import NotAllowedError, Verb
from storage.feedback import rounds, surveys
from storage.feedback.surveys import NoSuchSurveyError
from storage.tables import AuditRow, SurveyRow
from storage.views import surveys as views

ASK = "I know whom to ask when I am stuck."
SIX = ("Amara", "Ben", "Chidi", "Dalia", "Efe")


@pytest.fixture
def femi(world):
    world.member("Femi", "facilitator")
    return world


def draft(world, purpose, flow="survey-add-item", **given):
    known = {"purpose": str(purpose), "part": "", "was": "", "scale": "agreement", "words": ASK, **given}
    return Draft(UserId(1), world.community, 1, flow, "words", known, world.now)


def adds(world, purpose=Purpose.SESSION, words=ASK, by="Femi", **given):
    return world.does(by, editing.add_item, draft(world, purpose, words=words, **given))


def current(world, purpose=Purpose.SESSION):
    return world.db.read_now(surveys.current, world.community, purpose)


def ids(survey):
    return [one.id for one in survey.items]


def removes(world, purpose, part, by="Femi"):
    return world.does(by, editing.remove, world.community, purpose, part)


def opens(world, asking):
    for name in SIX:
        world.member(name)
    return world.does("Femi", opening.open_by_staff, world.community, asking)


def asked_in(world, one):
    return world.db.read_now(lambda tx: rounds.survey(tx, one))


def versions(world):
    """Which are stored, and whether they were opened."""
    rows = world.db.read_now(lambda tx: list(tx.orm.exec(sa.select(SurveyRow)).scalars()))
    return {row.version: row.opened for row in rows}


def test_changed_and_put_back(femi):
    kept = adds(femi)
    assert (kept.survey.version, kept.already) == (2, False)
    own = ids(kept.survey)[3]
    place = Purpose.SESSION, own
    turned = femi.does("Femi", editing.turn, femi.community, *place, Direction.LOW)
    assert not turned.already
    assert femi.does("Femi", editing.turn, femi.community, *place, Direction.LOW).already
    moved = femi.does("Femi", editing.move, femi.community, *place, 0)
    assert moved.survey.items[0].words == ASK
    assert femi.does("Femi", editing.move, femi.community, *place, 0).already
    assert not removes(femi, Purpose.SESSION, "safe").already
    assert removes(femi, Purpose.SESSION, "safe") == Refused("gone")
    # One draft, whatever is done to it.
    assert versions(femi) == {2: False}
    back = femi.does("Femi", editing.put_back, femi.community, Purpose.SESSION)
    assert (back.survey, back.already) == (SESSION, False)
    assert femi.does("Femi", editing.put_back, femi.community, Purpose.SESSION).already
    assert versions(femi) == {}
    noted = [row for row in femi.rows(AuditRow) if row.verb == Verb.LEAD_FEEDBACK]
    assert [row.detail["change"] for row in noted] == ["added", "turned", "moved", "removed", "put-back"]
    assert "stuck" not in str([row.detail for row in noted])


def test_changed_until_it_is_as_it_was_it_is_no_draft(femi):
    own = ids(adds(femi).survey)[3]
    assert removes(femi, Purpose.SESSION, own).survey == SESSION
    assert versions(femi) == {}


def test_what_other_words_may_mend_is_asked_again(femi):
    adds(femi)
    again = adds(femi, words=ASK.upper())
    assert (again.id, again.step) == ("survey-words-known", "words")
    for number in range(11):
        adds(femi, words=f"{number:03}" + "x" * 197)
    assert adds(femi, words="y" * 200).id == "survey-words-too-much"
    assert sum(len(one.words or "") for one in current(femi).items) <= MOST_WORDS
    gone = draft(femi, Purpose.SESSION, "survey-reword", part="own-0123456789ab")
    assert femi.does("Femi", editing.reword, gone) == Refused("gone")


def test_answers_are_added_and_reworded(femi):
    more = draft(femi, Purpose.NEEDS, "survey-add-option", words="Childcare")
    item = femi.does("Femi", editing.add_option, more).survey.items[0]
    assert item.own_words[-1] == "Childcare"
    assert isinstance(femi.does("Femi", editing.add_option, more), Problem)
    other = draft(femi, Purpose.NEEDS, "survey-reword-option", part="exams", words="Exams and courses")
    assert femi.does("Femi", editing.reword, other).survey.items[0].own_words[1] == "Exams and courses"


def test_what_was_asked_before_is_asked_after_whatever_was_changed_between(femi):
    before = opens(femi, Asking.BEFORE).round
    for part in ("stay", "belong"):
        removes(femi, Purpose.PAIRED, part)
    adds(femi, Purpose.PAIRED)
    assert asked_in(femi, before) == PAIRED
    assert len(current(femi, Purpose.PAIRED).items) == 9
    femi.db.write_now(lambda tx: rounds.move(tx, before, "published"))
    femi.now += timedelta(days=200)
    after = opens(femi, Asking.AFTER).round
    assert after.first_id == before.id
    assert asked_in(femi, after) == PAIRED
    # The change is for the next "before".
    femi.db.write_now(lambda tx: rounds.move(tx, after, "published"))
    femi.now += timedelta(days=200)
    following = opens(femi, Asking.BEFORE).round
    assert following.version == 2
    assert len(asked_in(femi, following).items) == 9


def test_a_version_that_was_opened_is_never_changed(femi):
    adds(femi, Purpose.PAIRED)
    one = opens(femi, Asking.BEFORE).round
    asked = asked_in(femi, one)
    assert (one.version, len(asked.items)) == (2, 11)
    assert removes(femi, Purpose.PAIRED, "stay").survey.version == 3
    assert asked_in(femi, one) == asked
    # As it came: what was asked last, not what the program brought.
    back = femi.does("Femi", editing.put_back, femi.community, Purpose.PAIRED)
    assert back.survey == asked
    assert versions(femi) == {2: True}


def test_what_is_asked_now_is_never_what_is_still_being_changed(femi):
    adds(femi)
    seen = []

    def asks(tx):
        seen.append(surveys.put(tx, femi.community, Purpose.SESSION))

    femi.db.write_now(asks)
    assert removes(femi, Purpose.SESSION, "safe").survey.version == 3
    (put,) = seen
    assert femi.db.read_now(surveys.find, femi.community, Purpose.SESSION, put.version) == put


@pytest.mark.parametrize("back", [False, True], ids=["changed-again", "put-back"])
def test_a_draft_that_is_put_to_somebody_while_it_is_changed_stays_as_it_is(femi, monkeypatch, back):
    """Between the look at the versions and the change, the draft is asked."""
    draft_ = adds(femi).survey
    asked_last = surveys.asked_last

    def asks_meanwhile(tx, *whose):
        found = asked_last(tx, *whose)
        surveys.freeze(tx, femi.community, draft_)
        return found

    monkeypatch.setattr(surveys, "asked_last", asks_meanwhile)
    gone = ids(draft_)[3] if back else "safe"
    kept = removes(femi, Purpose.SESSION, gone).survey
    assert (kept.version, kept.items) == (3, tuple(one for one in draft_.items if one.id != gone))
    assert (kept.items == SESSION.items) is back
    assert current(femi) == kept
    assert femi.db.read_now(surveys.find, femi.community, Purpose.SESSION, 2) == draft_
    assert versions(femi) == {2: True, 3: False}


@pytest.mark.both
def test_many_who_change_it_while_it_is_asked(femi):
    """Nobody's change is lost, and none of them reaches what was asked."""
    actor, seen = femi.actor("Femi"), []

    def change(number):
        words = draft(femi, Purpose.SESSION, words=f"Question {number}")
        return femi.db.write_now(lambda tx: editing.add_item(tx, actor, femi.now, words))

    def asks(_number):
        seen.append(femi.db.write_now(lambda tx: surveys.put(tx, femi.community, Purpose.SESSION)))

    with ThreadPoolExecutor(8) as pool:
        done = [pool.submit(asks if number % 3 == 2 else change, number) for number in range(15)]
        for one in done:
            one.result()
    assert {one.words for one in current(femi).items if one.words} == {
        f"Question {number}" for number in range(15) if number % 3 != 2
    }
    for one in seen:
        assert femi.db.read_now(surveys.find, femi.community, Purpose.SESSION, one.version) == one


def test_the_page_says_what_is_open_and_what_is_changed(femi):
    def page(purpose):
        return femi.does("Femi", views.survey, femi.community, purpose)

    assert (page(Purpose.PAIRED).open, page(Purpose.PAIRED).changed) == (False, False)
    opens(femi, Asking.BEFORE)
    adds(femi, Purpose.PAIRED)
    assert (page(Purpose.PAIRED).open, page(Purpose.PAIRED).changed) == (True, True)
    every = femi.does("Femi", views.surveys_of, femi.community)
    assert [one.changed for one in every] == [False, True, False, False]
    with pytest.raises(NoSuchSurveyError):
        page(Purpose.TOPICS)


def test_nobody_else_changes_anything(femi):
    other = femi.add_community("other")
    femi.member("Amara")
    femi.member("Mo", "moderator")
    femi.member("Olu", "facilitator", community=other)
    for name, home in (("Amara", femi.community), ("Mo", femi.community), ("Olu", other)):
        for action, args in (
            (editing.add_item, (draft(femi, Purpose.SESSION),)),
            (editing.add_option, (draft(femi, Purpose.NEEDS),)),
            (editing.reword, (draft(femi, Purpose.SESSION, part="safe"),)),
            (editing.remove, (femi.community, Purpose.SESSION, "safe")),
            (editing.move, (femi.community, Purpose.SESSION, "safe", 0)),
            (editing.turn, (femi.community, Purpose.SESSION, "safe", Direction.LOW)),
            (editing.put_back, (femi.community, Purpose.SESSION)),
            (views.survey, (femi.community, Purpose.SESSION)),
            (views.surveys_of, (femi.community,)),
        ):
            with pytest.raises(NotAllowedError):
                femi.does(name, action, *args, community=home)
    with pytest.raises(NoSuchSurveyError):
        removes(femi, Purpose.TOPICS, "topics")
    assert versions(femi) == {}
