"""Every screen of presenting has its words, and the buttons that its state allows."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rules.ids import DrawId, MemberId, PresenterSlotId, SessionId
from rules.presenters.draws import DecidedBy, Pool, Reason
from rules.presenters.slots import Refused, Slot, SlotState, Willingness
from screens import presenters as screens
from screens.presenters import (
    AskMeAgainPress,
    HandBackPress,
    NeverAskMePress,
    NotThisTimePress,
    PresentYesPress,
    WhyMePress,
)
from screens.screen import screen
from screens.texts import Texts
from storage.views.presenters import Asking, PresenterView
from tests import sample

START = datetime(2026, 11, 19, 17, tzinfo=UTC)
TEXTS = Texts()
COMMUNITY = sample.community()
SESSION = sample.session(topic="Team <dynamics>", join_link="https://meet.example/1")


def asking(state=SlotState.ASKED):
    asked_at = START - timedelta(days=14)
    slot = Slot(
        PresenterSlotId(5),
        SESSION.id,
        MemberId(7),
        DrawId(3),
        state,
        asked_at,
        asked_at + timedelta(hours=48),
        asked_at,
    )
    return Asking(slot, SESSION, COMMUNITY, "Amara")


def view(state=None, asked=0):
    named = state is not None
    return PresenterView(
        SESSION,
        COMMUNITY,
        state,
        "Amara" if named else None,
        START - timedelta(days=12) if named else None,
        asked,
        may_draw=not named,
    )


def words(shown):
    return TEXTS.body(shown)


def presses(shown):
    return {type(one.action) for row in shown.rows for one in row}


ANSWERS = {PresentYesPress, NotThisTimePress, NeverAskMePress}


@pytest.mark.parametrize("state", SlotState)
def test_where_an_asking_stands(state):
    shown = screens.my_asking(asking(state))
    assert "<dynamics>" not in words(shown)
    assert (presses(shown) >= ANSWERS) is (state is SlotState.ASKED)
    assert (HandBackPress in presses(shown)) is (state is SlotState.ACCEPTED)
    assert (WhyMePress in presses(shown)) is (state in (SlotState.ASKED, SlotState.ACCEPTED))
    assert (AskMeAgainPress in presses(shown)) is (state is SlotState.NEVER)


def test_the_question_says_until_when():
    assert "until Sat 7 Nov 2026, 17:00 (London)" in words(screens.my_asking(asking()))


@pytest.mark.parametrize(
    "reason", ["session-cancelled", "session-begun", *(f"answered-{one}" for one in SlotState)]
)
def test_a_refusal_says_why_first(reason):
    refused = words(screens.my_asking(asking(SlotState.DECLINED), Refused(reason)))
    assert refused.endswith(words(screens.my_asking(asking(SlotState.DECLINED))))
    assert len(refused.split("\n\n")) == 2


@pytest.mark.parametrize("decided_by", DecidedBy)
@pytest.mark.parametrize("pool", Pool)
@pytest.mark.parametrize("last_turn", [None, START - timedelta(days=30)])
def test_why_me_gives_the_figures_and_no_name(decided_by, pool, last_turn):
    others = None if decided_by is DecidedBy.ALONE else 2
    shown = words(screens.why(asking(), Reason(decided_by, pool, 12, 1, others, last_turn, 4, 3)))
    assert "agreed to: 1" in shown
    assert ("Nobody has been to a session" in shown) is (pool is not Pool.ATTENDED)
    assert ("among the others: 2" in shown) is (others is not None)
    assert ("Yours was 4 of 12" in shown) is (decided_by is DecidedBy.LOT)
    assert ("20 Oct 2026" in shown) is (last_turn is not None)
    assert "Amara" not in shown


@pytest.mark.parametrize(
    ("state", "asked", "line"),
    [
        (
            None,
            0,
            "Presenter: nobody yet. From two weeks before the start, members are asked one after the other.",
        ),
        (None, 2, "Presenter: nobody yet. 2 members have been asked so far."),
        (SlotState.ACCEPTED, 1, "Presenter: Amara."),
        (SlotState.PRESENTED, 1, "Amara presented."),
        (SlotState.MISSED, 1, "Amara had agreed to present and was not there."),
    ],
)
def test_the_line_for_those_who_organise(state, asked, line):
    assert words(screen(screens.presenter_line(view(state, asked)))) == line
    assert bool(screens.draw_row(view(state, asked))) is (state is None)


@pytest.mark.parametrize(
    "reason", ["session-cancelled", "already-asked", "already-found", "too-late", "nobody-to-ask"]
)
def test_why_nobody_is_drawn(reason):
    shown = words(screens.drawn(Refused(reason), view()))
    assert ("A card for an open discussion" in shown) is (reason in ("too-late", "nobody-to-ask"))


def test_what_the_facilitator_hears():
    assert "Amara is asked" in words(screens.drawn(asking().slot, view(SlotState.ASKED, 1)))
    assert "Amara presents at" in words(screens.found(asking(SlotState.ACCEPTED)))
    assert "next member is being asked" in words(screens.handed_back(asking(), others=True))
    assert "A card for an open discussion" in words(screens.handed_back(asking(), others=False))
    for number in range(screens.PROMPTS):
        session = replace(SESSION, id=SessionId(number))
        assert "A card for an open discussion" in words(
            screens.missing(replace(view(), session=session), others=True)
        )


def test_the_rest_has_words():
    assert "moved" in words(screens.moved(asking()))
    assert "cancelled" in words(screens.cancelled(asking()))
    assert "asked to present again" in words(screens.asked_again())
    for willingness in Willingness:
        assert words(screen(screens.willingness_line(willingness))).startswith("Presenting:")
        assert bool(screens.willingness_row(willingness, COMMUNITY.id)) is (willingness is Willingness.NEVER)


def test_every_button_has_a_label_and_fits():
    for state in SlotState:
        for row in screens.my_asking(asking(state)).rows:
            for one in row:
                assert 0 < len(TEXTS.plain(one.label)) <= 40
