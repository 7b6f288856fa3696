"""What people see of sessions: the list, the page, the questions of the dialogues, what came of each."""

from datetime import UTC, datetime, timedelta

import pytest

from actions import dialogues as drafts
from actions import sessions as actions
from actions.bookings import book_place, cancel_place
from rules.dialogue import Chosen, Draft, Typed
from rules.ids import UserId
from rules.permissions import NotAllowedError
from screens import dialogues as questions
from screens import reminders
from screens import schedule as asking
from screens.sessions import changes, listing
from screens.sessions import page as pages
from storage import topics
from storage.views import sessions as views
from tests.handlers.composing import ROUTES, TEXTS, labels

START = datetime(2026, 11, 19, 17, tzinfo=UTC)
LATER = START + timedelta(days=7)
LINK = "https://meet.example/abc"


def looks(world, name, view, *args, community=None):
    actor = world.actor(name, community)
    return world.db.read_now(lambda tx: view(tx, actor, world.now, *args))


def page(world, name, session_id):
    screen = pages.page(looks(world, name, views.page, session_id))
    return TEXTS.body(screen), labels(screen)


def booked(world, session_id, *names):
    for name in names:
        world.member(name)
        world.does(name, book_place, session_id)


def shown(turn):
    """The question as handlers show it."""
    dialogue = ROUTES.dialogues[turn.flow.name]
    screen = questions.question(turn, dialogue.variables(turn.draft, turn.community))
    return TEXTS.body(screen), labels(screen)


def test_the_list_says_where_one_stands(world):
    first = world.session(starts_at=START, places=1)
    second = world.session(starts_at=LATER, places=1, topic="Life and belonging in the United Kingdom")
    third = world.session(starts_at=LATER + timedelta(days=7))
    booked(world, first, "Amara")
    booked(world, second, "Ben", "Amara")
    screen = listing.upcoming(looks(world, "Amara", views.upcoming))
    words = TEXTS.body(screen)
    assert "Thu 19 Nov 2026, 17:00 (London): Communicating across cultures. <b>You have a place.</b>" in words
    assert "<b>You are number 1 in line.</b>" in words
    assert labels(screen)[:3] == [
        "Thu 19 Nov: Communicating across cult…",
        "Thu 26 Nov: Life and belonging in the…",
        "Thu 3 Dec: Communicating across cult…",
    ]
    assert all(len(label) <= 40 for label in labels(screen))
    assert screen.rows[2][0].action.session_id == third
    assert "Schedule a session" not in labels(screen)
    world.does("Ben", cancel_place, second)
    assert "A place is held for you." in TEXTS.body(listing.upcoming(looks(world, "Amara", views.upcoming)))


def test_the_list_is_cut_where_it_would_not_fit(world):
    for day in range(17):
        world.session(starts_at=START + timedelta(days=day), topic="W" * 128)
    screen = listing.upcoming(looks(world, "Femi", views.upcoming))
    assert [label for label in labels(screen) if "W" in label] == labels(screen)[:15]
    assert "Later →" in labels(screen)
    assert "← Earlier" not in labels(screen)
    assert len(TEXTS.body(screen)) < 4096
    for page in (1, 99):
        last = listing.upcoming(looks(world, "Femi", views.upcoming, page))
        assert len([label for label in labels(last) if "W" in label]) == 2
        assert "← Earlier" in labels(last)
        assert "Later →" not in labels(last)


def test_an_empty_list_says_what_comes_next(world):
    world.member("Femi", "facilitator")
    screen = listing.upcoming(looks(world, "Femi", views.upcoming))
    assert "announced in the group" in TEXTS.body(screen)
    assert labels(screen) == ["Schedule a session", "Calendar", "Menu"]


def test_the_page_hides_the_link_until_there_is_a_place(world):
    session_id = world.session(starts_at=START, places=1)
    world.member("Amara")
    words, buttons = page(world, "Amara", session_id)
    assert LINK not in words
    assert buttons == ["Book", "I would present", "Share", "All sessions", "Menu"]
    booked(world, session_id, "Amara", "Ben")
    words, buttons = page(world, "Amara", session_id)
    assert LINK in words
    assert "Give up my place" in buttons
    words, buttons = page(world, "Ben", session_id)
    assert LINK not in words
    assert "Leave the waiting list" in buttons


def test_the_facilitator_has_more_buttons_and_before_the_start_others_than_after(world):
    session_id = world.session(starts_at=START)
    words, buttons = page(world, "Femi", session_id)
    assert LINK in words
    assert {"Who comes", "Change the link", "Move", "Cancel the session"} <= set(buttons)
    world.now = START
    words, buttons = page(world, "Femi", session_id)
    assert {"Who comes", "Change the link", "Attendance"} <= set(buttons)
    assert not {"Book", "Share", "Move", "Cancel the session"} & set(buttons)
    world.now = START + timedelta(minutes=50)
    words, buttons = page(world, "Femi", session_id)
    assert "is over" in words
    assert "Change the link" not in buttons


def test_a_cancelled_session_has_only_the_way_back(world):
    session_id = world.session(starts_at=START)
    world.does("Femi", actions.cancel_session, session_id)
    words, buttons = page(world, "Femi", session_id)
    assert "is cancelled" in words
    assert buttons == ["All sessions", "Menu"]


def test_a_stranger_sees_nothing(world):
    other = world.add_community("other")
    session_id = world.session(starts_at=START)
    world.member("Olu", "facilitator", community=other)
    for view in (views.page, views.to_manage, views.who_comes):
        with pytest.raises(NotAllowedError):
            looks(world, "Olu", view, session_id, community=other)


def test_a_member_may_not_see_who_comes(world):
    session_id = world.session(starts_at=START)
    world.member("Amara")
    for view in (views.to_manage, views.who_comes):
        with pytest.raises(NotAllowedError):
            looks(world, "Amara", view, session_id)


def test_who_comes_is_cut_where_it_would_not_fit(world):
    session_id = world.session(starts_at=START, places=30)
    for number in range(60):
        booked(world, session_id, f"{number} {'n' * 60}")
    screen = reminders.who_comes(looks(world, "Femi", views.who_comes, session_id))
    words = TEXTS.body(screen)
    assert "30 of 30 places are booked" in words
    assert "30 doctors wait, in this order:" in words
    assert len(words) < 4096


def test_the_questions_of_scheduling_end_in_a_read_back(world):
    world.now = datetime(2026, 10, 14, 9, tzinfo=UTC)
    world.member("Femi", "facilitator")
    world.db.write_now(topics.seed, world.community, ["Communicating across cultures", "Team dynamics"])
    turn = world.does("Femi", drafts.start, "schedule", world.community)
    words, buttons = shown(turn)
    assert buttons[:3] == ["Communicating across cultures", "Team dynamics", "The topic comes later"]
    turn = world.does("Femi", drafts.answer, Chosen(1))
    turn = world.does("Femi", drafts.answer, Typed("Fri 19 Nov 2026 5pm"))
    words, _ = shown(turn)
    assert "You wrote Friday, but that date is Thu 19 Nov 2026." in words
    turn = world.does("Femi", drafts.answer, Typed("1 Oct 2026 5pm"))
    assert "Thu 1 Oct 2026, 17:00 (London) has passed." in shown(turn)[0]
    turn = world.does("Femi", drafts.answer, Typed("28 Mar 2027 01:30"))
    assert "Sun 28 Mar 2027 the clocks go forward, and 01:30 does not exist" in shown(turn)[0]
    turn = world.does("Femi", drafts.answer, Typed("25 Oct 01:30"))
    words, buttons = shown(turn)
    assert "so 01:30 comes twice: in summer time (BST), and later again in winter time (GMT)" in words
    assert buttons == ["01:30, summer time (BST)", "01:30, winter time (GMT)", "Back", "Cancel"]
    for reply in (Chosen(1), Chosen(0), Typed("8")):
        turn = world.does("Femi", drafts.answer, reply)
        shown(turn)
    turn = world.does("Femi", drafts.answer, Typed(LINK))
    shown(turn)
    turn = world.does("Femi", drafts.answer, Chosen(1))
    words, buttons = shown(turn)
    assert (
        "<b>Team dynamics</b>\n<b>Sun 25 Oct 2026, 01:30 GMT (London)</b>\n50 minutes\nDrop-in\n8 places\n"
        in words
    )
    assert LINK in words
    assert buttons == ["Schedule it", "Back", "Cancel"]
    turn = world.does("Femi", drafts.answer, Chosen(0))
    done = ROUTES.dialogues["schedule"].done(turn)
    assert "is scheduled" in TEXTS.body(done)
    assert labels(done) == ["About this session", "Menu"]


def test_moving_and_the_link_name_the_session(world):
    world.member("Femi", "facilitator")
    known = {"session": 1, "topic": "Team <dynamics>", "was": round(START.timestamp())}
    turn = world.does("Femi", drafts.start, "move", world.community, known)
    assert "<b>Team &lt;dynamics&gt;</b> is planned for Thu 19 Nov 2026, 17:00 (London)." in shown(turn)[0]
    turn = world.does("Femi", drafts.answer, Typed("26 Nov 5pm"))
    assert "To: <b>Thu 26 Nov 2026, 17:00 (London)</b>" in shown(turn)[0]
    turn = world.does("Femi", drafts.start, "link", world.community, known)
    assert "Team &lt;dynamics&gt;" in shown(turn)[0]


def test_every_decision_has_its_words(world):
    session_id = world.session(starts_at=START)

    def moved(to):
        answers = {"session": session_id, "starts": to.isoformat(), "confirm": "yes"}
        return world.does(
            "Femi", actions.move_session, Draft(UserId(1), world.community, 1, "move", "confirm", answers, to)
        )

    def linked(to):
        answers = {"session": session_id, "link": to}
        return world.does(
            "Femi", actions.change_link, Draft(UserId(1), world.community, 1, "link", "link", answers, START)
        )

    def words(done):
        return TEXTS.body(changes.after(done))

    assert "is moved from Thu 19 Nov 2026" in words(moved(LATER))
    assert "already" in words(moved(LATER))
    assert "has passed" in words(moved(world.now))
    assert "is saved" in words(linked("https://meet.example/new"))
    assert "already" in words(linked("https://meet.example/new"))
    world.now = LATER
    assert "has begun" in words(world.does("Femi", actions.cancel_session, session_id))
    world.now = LATER + timedelta(hours=1)
    assert "is over" in words(linked(LINK))
    world.now = START
    assert "is cancelled." in words(world.does("Femi", actions.cancel_session, session_id))
    assert "is cancelled already" in words(world.does("Femi", actions.cancel_session, session_id))
    assert "is cancelled, so" in words(moved(LATER))
    assert "is cancelled, so" in words(linked(LINK))


def test_before_cancelling_it_says_how_many_are_told(world):
    session_id = world.session(starts_at=START, places=1)
    booked(world, session_id, "Amara", "Ben")
    screen = pages.sure(looks(world, "Femi", views.to_manage, session_id))
    assert "2 doctors have a place or wait for one" in TEXTS.body(screen)
    assert labels(screen) == ["Yes, cancel the session", "No, keep it"]
    world.now = START
    screen = pages.sure(looks(world, "Femi", views.to_manage, session_id))
    assert "has begun" in TEXTS.body(screen)


def test_who_facilitates_in_several_communities_chooses(world):
    world.member("Femi", "facilitator")
    found = looks(world, "Femi", views.where_to_schedule)
    screen = asking.where((*found, *found))
    assert labels(screen) == ["Oak Vale CIG", "Oak Vale CIG", "Menu"]
