"""A dialogue loses nothing: wrong replies, skipping, going back, expiry."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from rules.dialogue import (
    LIFETIME,
    Answered,
    Asked,
    Chosen,
    Flow,
    Move,
    Problem,
    Step,
    Typed,
    advance,
    begin,
)
from rules.ids import CommunityId, UserId

NOW = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")


def number(typed, _given):
    return int(typed) if typed.isascii() and typed.isdigit() else Problem("no-number", {"typed": typed})


FLOW = Flow(
    "order",
    (
        Step("size", number),
        Step("colour", number, choices=("red", "blue"), may_skip=True),
        Step("shade", number, wanted=lambda answers: answers.get("colour") is not None),
        Step("confirm", number, choices=("yes",)),
    ),
)


def new():
    return begin(FLOW, UserId(1), CommunityId(1), 5, NOW)


def reply(draft, given):
    return advance(FLOW, draft, given, NOW, LONDON)


def test_a_wrong_reply_is_asked_again_and_changes_nothing():
    turn = reply(new(), Typed("many"))
    assert turn == Asked(new(), Problem("no-number", {"typed": "many"}))


def test_an_answer_leads_to_the_next_question():
    turn = reply(new(), Typed(" 4 "))
    assert turn.draft.step == "colour"
    assert turn.draft.answers == {"size": 4}


def test_a_skipped_question_is_none_and_what_depends_on_it_is_not_asked():
    colour = reply(new(), Typed("4")).draft
    turn = reply(colour, Move.SKIP)
    assert turn.draft.step == "confirm"
    assert turn.draft.answers == {"size": 4, "colour": None}


def test_what_must_be_answered_cannot_be_skipped():
    assert reply(new(), Move.SKIP).problem == Problem("dialogue-cannot-skip", {})


def test_back_asks_the_question_before_with_everything_kept():
    shade = reply(reply(new(), Typed("4")).draft, Chosen(1)).draft
    assert shade.step == "shade"
    back = reply(shade, Move.BACK).draft
    assert back.step == "colour"
    assert back.answers == shade.answers
    assert reply(reply(back, Move.BACK).draft, Move.BACK).draft.step == "size"


def test_a_choice_that_does_not_exist_is_asked_again():
    colour = reply(new(), Typed("4")).draft
    assert reply(colour, Chosen(2)) == Asked(colour, Problem("dialogue-no-such-choice", {}))


def test_every_reply_gives_the_draft_its_whole_life_again():
    later = NOW + LIFETIME / 2
    turn = advance(FLOW, new(), Typed("4"), later, LONDON)
    assert turn.draft.expires_at == later + LIFETIME


replies = st.one_of(
    st.builds(Typed, st.text(max_size=5)),
    st.builds(Typed, st.integers(0, 99).map(str)),
    st.builds(Chosen, st.integers(-1, 3)),
    st.sampled_from(list(Move)),
)


@given(st.lists(replies, max_size=30))
def test_no_row_of_replies_breaks_a_dialogue(given_replies):
    draft = new()
    for one in given_replies:
        turn = reply(draft, one)
        if isinstance(turn, Answered):
            assert set(turn.draft.answers) >= {"size", "colour", "confirm"}
            return
        assert turn.draft.step in {step.name for step in FLOW.steps}
        draft = turn.draft
