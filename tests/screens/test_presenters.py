"""Every screen of presenting has its words, and the buttons that its state allows."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from rules.cycles.running import Cycle
from rules.ids import (
    CommunityId,
    CycleId,
    DrawId,
    MemberId,
    PresenterSlotId,
    PresenterSwapId,
    SessionId,
    TopicId,
)
from rules.presenters import slots
from rules.presenters.draws import DecidedBy, Pool, Reason
from rules.presenters.slots import Part, Refused, Slot, SlotState, Willingness
from rules.presenters.swaps import Refused as NoSwap
from rules.presenters.swaps import Swap, SwapState
from rules.presenters.titles import Audience, CaseTitle
from rules.presenters.turns import PAGE, MemberTurns, SessionTurn
from rules.presenters.volunteers import Refused as NotThen
from screens.presenters import asking as screens
from screens.presenters import organising, swapping, taking_part, titling, turns
from screens.presenters.presses import (
    AgreeSwapPress,
    AskMeAgainPress,
    DeclineSwapPress,
    HandBackPress,
    MyAskingPress,
    NeverAskMePress,
    NotThisTimePress,
    PresentYesPress,
    SearchTurnsPress,
    SwapPress,
    TakeSwapBackPress,
    TitlePress,
    TopicPress,
    VolunteerPress,
    WhyMePress,
    WithdrawPress,
)
from screens.screen import screen
from screens.texts import Texts
from storage.views.presenters import Asking, MyPart, PresenterView
from storage.views.presenters.asking import Offered, SwapAsking, Why
from storage.views.presenters.organising import SESSIONS, MembersView, TurnsView
from storage.views.presenters.taking_part import MyPresenting, Offer, Turn
from tests import sample

START = datetime(2026, 11, 19, 17, tzinfo=UTC)
TEXTS = Texts()
COMMUNITY = sample.community()
SESSION = sample.session(topic="Team <dynamics>", join_link="https://meet.example/1")


def asking(state=SlotState.ASKED, part=Part.PRESENTER, case=None, offered=None):
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
        part,
        case,
    )
    return Asking(slot, SESSION, COMMUNITY, "Amara", CommunityId(4), offered)


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
PRESENTERS = [
    one for one in SlotState if slots.TRANSITIONS[one] or one in set().union(*slots.TRANSITIONS.values())
]
BACKUPS = [
    one
    for one in SlotState
    if slots.BACKUP_TRANSITIONS[one] or one in set().union(*slots.BACKUP_TRANSITIONS.values())
]
CASE = CaseTitle("The <night>")
OTHER = replace(SESSION, id=SessionId(2), topic="Exams & portfolio", starts_at=START + timedelta(days=21))


def swap(state=SwapState.OPEN):
    return Swap(PresenterSwapId(1), PresenterSlotId(5), PresenterSlotId(6), state, START - timedelta(days=9))


@pytest.mark.parametrize("state", PRESENTERS)
def test_where_an_asking_stands(state):
    shown = screens.my_asking(asking(state))
    assert "<dynamics>" not in words(shown)
    assert (presses(shown) >= ANSWERS) is (state is SlotState.ASKED)
    assert (HandBackPress in presses(shown)) is (state is SlotState.ACCEPTED)
    live = state in (SlotState.ASKED, SlotState.ACCEPTED)
    assert ({WhyMePress, SwapPress} <= presses(shown)) is live
    assert (AskMeAgainPress in presses(shown)) is (state is SlotState.NEVER)
    assert ("A short guide" in words(shown)) is (state is SlotState.ACCEPTED)
    assert ("no patient in it" in words(shown)) is (state is SlotState.ASKED)


@pytest.mark.parametrize("state", BACKUPS)
def test_where_a_backup_stands(state):
    shown = screens.my_asking(asking(state, Part.BACKUP))
    assert ({PresentYesPress, NotThisTimePress} <= presses(shown)) is (state is SlotState.ASKED)
    assert (HandBackPress in presses(shown)) is (state is SlotState.ACCEPTED)
    assert "A short guide" not in words(shown)
    # Being the backup is nothing to swap, and nobody is asked for a title.
    assert not {SwapPress, TitlePress} & presses(shown)


def test_the_question_says_until_when():
    assert "until Sat 7 Nov 2026, 17:00 (London)" in words(screens.my_asking(asking()))


@pytest.mark.parametrize(
    "reason",
    ["session-cancelled", "session-begun", "not-yours", *(f"answered-{one}" for one in SlotState)],
)
def test_a_refusal_says_why_first(reason):
    refused = words(screens.my_asking(asking(SlotState.DECLINED), Refused(reason)))
    assert refused.endswith(words(screens.my_asking(asking(SlotState.DECLINED))))
    assert len(refused.split("\n\n")) == 2


@pytest.mark.parametrize("decided_by", DecidedBy)
@pytest.mark.parametrize("pool", Pool)
@pytest.mark.parametrize("last_turn", [None, START - timedelta(days=30)])
@pytest.mark.parametrize("drawn_for", [SESSION, OTHER])
def test_why_me_gives_the_figures_and_no_name(decided_by, pool, last_turn, drawn_for):
    others = None if decided_by is DecidedBy.ALONE else 2
    reason = Reason(decided_by, pool, 12, 1, others, last_turn, 4, 8)
    shown = words(screens.why(Why(asking(), reason, drawn_for)))
    assert "agreed to: 1" in shown
    assert ("Nobody has been to a session" in shown) is (pool in (Pool.BOOKED, Pool.ADMITTED))
    assert ("You had offered to present" in shown) is (pool is Pool.VOLUNTEERS)
    assert ("among the others: 2" in shown) is (others is not None)
    assert ("a number from 1 to 9 was drawn. It was 4" in shown) is (decided_by is DecidedBy.LOT)
    assert ("20 Oct 2026" in shown) is (last_turn is not None)
    assert ("Then you swapped" in shown) is (drawn_for is OTHER)
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
    assert words(screen(organising.presenter_line(view(state, asked)))) == line
    assert bool(organising.draw_row(view(state, asked))) is (state is None)


def test_and_who_would_if_they_cannot():
    offered = replace(view(), volunteers=("Ben", "Chidi"))
    assert words(screen(organising.presenter_line(offered))).endswith("Would present: Ben, Chidi.")
    backed = replace(view(SlotState.ACCEPTED, 1), backup="Ben", volunteers=("Chidi",))
    assert words(screen(organising.presenter_line(backed))) == "Presenter: Amara.\nBackup: Ben."
    over = replace(backed, state=SlotState.PRESENTED)
    assert words(screen(organising.presenter_line(over))) == "Amara presented."
    for one in (replace(offered, over=True), replace(view(SlotState.ASKED, 1), over=True)):
        assert words(screen(organising.presenter_line(one))) == "Presenter: nobody presented."


@pytest.mark.parametrize(
    "reason", ["session-cancelled", "already-asked", "already-found", "too-late", "nobody-to-ask", "no-case"]
)
def test_why_nobody_is_drawn(reason):
    shown = words(organising.drawn(Refused(reason), view()))
    assert ("A card for an open discussion" in shown) is (reason in ("too-late", "nobody-to-ask"))


def test_what_the_facilitator_hears():
    assert "Amara is asked" in words(organising.drawn(asking().slot, view(SlotState.ASKED, 1)))
    assert "Amara presents at" in words(organising.found(asking(SlotState.ACCEPTED)))
    for others, backup, said in (
        (True, False, "next member is being asked"),
        (True, True, "The backup is being asked"),
        (False, False, "A card for an open discussion"),
    ):
        assert said in words(organising.handed_back(asking(), others=others, backup=backup))
    for number in range(organising.PROMPTS):
        session = replace(SESSION, id=SessionId(number))
        shown = words(organising.missing(replace(view(), session=session), others=True))
        # A card is a way in and a few questions.
        assert shown[shown.index("A card for an open discussion") :].count("\n·") == 3


def test_swaps():
    offered = Offered(swap(), OTHER)
    mine = screens.my_asking(asking(SlotState.ACCEPTED, offered=offered))
    assert "Exams &amp; portfolio" in words(mine)
    assert TakeSwapBackPress in presses(mine)
    assert SwapPress not in presses(mine)
    chosen = swapping.choices(asking(SlotState.ACCEPTED), (OTHER,))
    assert TEXTS.plain(chosen.rows[0][0].label) == "Thu 10 Dec: Exams & portfolio"
    assert "nobody to swap with" in words(swapping.choices(asking(), ()))
    for state in SwapState:
        view = SwapAsking(swap(state), asking().slot, OTHER, SESSION, COMMUNITY)
        shown = swapping.asked(view)
        assert ({AgreeSwapPress, DeclineSwapPress} <= presses(shown)) is (state is SwapState.OPEN)
        assert "Amara" not in words(shown)
        assert "&lt;dynamics&gt;" in words(shown)
    told = words(swapping.told(asking(), replace(asking(), session=OTHER, name="Ben")))
    assert told.index("Amara presents") < told.index("Ben presents")


@pytest.mark.parametrize(
    "reason",
    [
        "not-yours",
        "not-yours-any-more",
        "gone",
        "one-at-a-time",
        "asked-by-another",
        "too-many",
        "too-late",
        "other-cycle",
        "not-open",
        "clash",
        "session-cancelled",
        "session-begun",
    ],
)
def test_why_no_swap(reason):
    assert words(swapping.after_offer(asking(SlotState.ACCEPTED), NoSwap(reason)))
    view = SwapAsking(swap(), asking().slot, OTHER, SESSION, COMMUNITY)
    assert words(swapping.refused_to(view, NoSwap(reason)))


@pytest.mark.parametrize("audience", Audience)
def test_the_title_is_shown_as_it_was_typed_and_who_sees_it(audience):
    mine = asking(SlotState.ACCEPTED, case=replace(CASE, audience=audience))
    for shown in (titling.deciding(mine), screens.my_asking(mine), titling.kept(mine.slot)):
        assert "Your case: <b>The &lt;night&gt;</b>" in words(shown)
    others = {
        one.action.audience
        for row in titling.deciding(mine).rows
        for one in row
        if hasattr(one.action, "audience")
    }
    assert others == set(Audience) - {audience}


def test_without_a_title():
    assert "no title" in words(titling.deciding(asking(SlotState.ACCEPTED)))
    assert TitlePress in presses(titling.deciding(asking(SlotState.ACCEPTED)))
    assert TitlePress not in presses(titling.deciding(asking(SlotState.PRESENTED)))
    assert words(screen(titling.case_line("<b>"))) == "The case: <b>&lt;b&gt;</b>"


def test_on_the_page_of_a_session():
    none = MyPart(None, volunteers=False, may_volunteer=True, case=None)
    assert taking_part.part_lines(none) == ()
    assert taking_part.part_row(none, 1)[0].action == VolunteerPress(1)
    offered = replace(none, volunteers=True, case="Night")
    assert "offered" in words(screen(*taking_part.part_lines(offered)))
    assert taking_part.part_row(offered, 1)[0].action == WithdrawPress(1)
    for part in Part:
        for state in (SlotState.ASKED, SlotState.ACCEPTED):
            mine = replace(none, slot=asking(state, part).slot)
            assert words(screen(*taking_part.part_lines(mine))).startswith(
                "You are" if part is Part.BACKUP or state is SlotState.ASKED else "You present"
            )
            assert taking_part.part_row(mine, 1)[0].action == MyAskingPress(5)
    assert taking_part.part_row(replace(none, may_volunteer=False), 1) == ()
    assert taking_part.part_row(None, 1) == ()


@pytest.mark.parametrize("willingness", Willingness)
def test_a_page_of_ones_own(willingness):
    turns_ = tuple(
        Turn(asking(state).slot, SESSION) for state in PRESENTERS if state is not SlotState.WITHDRAWN
    )
    backups = tuple(
        Turn(asking(state, Part.BACKUP).slot, OTHER) for state in BACKUPS if state is not SlotState.WITHDRAWN
    )
    shown = taking_part.my_presenting(
        MyPresenting(
            COMMUNITY,
            willingness,
            "2026/27",
            1,
            coming=turns_[:2],
            past=backups[:6],
            sessions=(OTHER,),
            topics=(Offer(TopicId(1), "Exams", True), Offer(TopicId(2), "Team <dynamics>", False)),
        )
    )
    never = willingness is Willingness.NEVER
    assert (TopicPress in presses(shown)) is not never
    assert (AskMeAgainPress in presses(shown)) is never
    assert "agreed to: 1" in words(shown)
    for one in (*turns_, *backups):
        view = MyPresenting(COMMUNITY, willingness, None, 0, (), (one,), (), ())
        assert words(taking_part.my_presenting(view))


@pytest.mark.parametrize(
    "reason",
    ["session-cancelled", "no-case", "session-begun", "you-lead", "you-are-asked", "you-present", "never"],
)
def test_why_somebody_cannot_volunteer(reason):
    shown = taking_part.volunteered(1, NotThen(reason), COMMUNITY.id)
    assert (AskMeAgainPress in presses(shown)) is (reason == "never")
    assert WithdrawPress not in presses(shown)


def test_turns():
    line = SessionTurn(SESSION, None, None, 2)
    lines = (line, *(SessionTurn(SESSION, "Amara", state, 0) for state in organising_states()))
    cycle = Cycle(CycleId(1), COMMUNITY.id, "2026/27", date(2026, 8, 1), planned=True)
    shown = turns.turns(TurnsView(COMMUNITY, cycle, lines, 0, 2, before=CycleId(3)))
    assert "2 members have offered" in words(shown)
    assert "Amara has agreed" in words(shown)
    over = tuple(SessionTurn(SESSION, None, state, 2, over=True) for state in (None, SlotState.ASKED))
    shown = words(turns.turns(TurnsView(COMMUNITY, cycle, over, 0, 1)))
    assert shown.count("Nobody presented.") == 2
    assert "Nobody yet" not in shown
    assert "nobody has had a turn" in words(turns.turns(TurnsView(COMMUNITY, None, (), 0, 1)))
    people = (
        MemberTurns(MemberId(1), "Amara <b>", 1, START, False),
        MemberTurns(MemberId(2), "Ben", 0, None, False),
        MemberTurns(MemberId(3), "Chidi", 0, None, True),
    )
    for pages in (1, 2):
        shown = turns.members(MembersView(COMMUNITY, cycle, people, 0, pages))
        assert "Amara &lt;b&gt;: one turn, the last one on Thu 19 Nov 2026" in words(shown)
        assert (SearchTurnsPress in presses(shown)) is (pages > 1)


def organising_states():
    return (SlotState.ASKED, SlotState.ACCEPTED, SlotState.PRESENTED, SlotState.MISSED)


def test_a_page_of_long_names_fits():
    cycle = Cycle(CycleId(1), COMMUNITY.id, "2026/27", date(2026, 8, 1), planned=True)
    people = tuple(
        MemberTurns(MemberId(n), "\N{FACE WITH TEARS OF JOY}" * 64, 3, START, False) for n in range(PAGE)
    )
    shown = words(turns.members(MembersView(COMMUNITY, cycle, people, 0, 9)))
    assert len(shown.encode("utf-16-le")) // 2 < 4096
    lines = tuple(
        SessionTurn(replace(SESSION, topic="ü" * 128), "ü" * 64, SlotState.MISSED, 0) for _ in range(SESSIONS)
    )
    assert len(words(turns.turns(TurnsView(COMMUNITY, cycle, lines, 0, 9)))) < 4096


def test_the_rest_has_words():
    assert "moved" in words(screens.moved(asking()))
    assert "cancelled" in words(screens.cancelled(asking()))
    assert "asked to present again" in words(screens.asked_again())
    assert "it is you" in words(screens.volunteered(asking(SlotState.ACCEPTED)))
    assert "It is now you" in words(screens.called(asking()))
    assert "A reminder: you present" in words(screens.reminder_week(asking(SlotState.ACCEPTED)))
    assert "It is nearly time: you present" in words(screens.reminder_two_days(asking(SlotState.ACCEPTED)))
    for willingness in Willingness:
        assert words(screen(taking_part.willingness_line(willingness))).startswith("Presenting:")
        row = taking_part.willingness_row(willingness, COMMUNITY.id)
        assert (len(row) == 2) is (willingness is Willingness.NEVER)


def test_every_button_has_a_label_and_fits():
    for part, states in ((Part.PRESENTER, PRESENTERS), (Part.BACKUP, BACKUPS)):
        for state in states:
            for row in screens.my_asking(asking(state, part)).rows:
                for one in row:
                    assert 0 < len(TEXTS.plain(one.label)) <= 40
