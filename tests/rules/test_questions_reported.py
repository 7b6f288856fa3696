"""An anonymous question that was reported: what it is by now, and what can be done about it."""

import pytest

from rules.ids import CommunityId, GroupId, MessageId, QuestionId, QuestionPartId
from rules.questions.reported import WAYS, Found, Place, Removal, closes, deletes, done
from rules.questions.threads import Part, PartState, State, Thread


def found(state=State.OPEN, *, first=True):
    thread = Thread(QuestionId(1), CommunityId(1), GroupId(1), "heron", state)
    return Found(thread, Part(QuestionPartId(5), thread.id, 1, PartState.POSTED, first, MessageId(7), None))


@pytest.mark.parametrize(
    ("one", "place"),
    [
        (found(), Place.QUESTION),
        (found(first=False), Place.BACK),
        (found(State.ENDING), Place.OVER),
        (found(State.CLOSED, first=False), Place.OVER),
        (Found(), Place.OVER),
        (Found(lost=True), Place.LOST),
    ],
)
def test_what_it_is(one, place):
    assert one.place is place


def test_what_can_be_done_about_each():
    assert set(WAYS) == set(Place)
    for place, ways in WAYS.items():
        # What can be reached can be deleted, alone or with its question.
        assert any(map(deletes, ways)) is (place is not Place.LOST)


@pytest.mark.parametrize("wanted", list(Removal))
def test_a_question_is_never_deleted_from_a_thread_that_stays_open(wanted):
    one = found()
    assert closes(one, done(one, wanted))
    assert deletes(done(one, wanted)) is deletes(wanted)


@pytest.mark.parametrize("wanted", list(Removal))
def test_an_answer_back_goes_alone_or_with_all(wanted):
    one = found(first=False)
    assert done(one, wanted) is wanted
    assert closes(one, wanted) is (wanted is not Removal.DELETE)


@pytest.mark.parametrize("wanted", list(Removal))
def test_what_is_over_is_not_closed_again(wanted):
    for one in (found(State.ENDING), found(State.CLOSED), Found()):
        assert not closes(one, done(one, wanted))
        assert done(one, wanted) is not Removal.BOTH
