"""Scheduled, moved, linked, cancelled: what is kept, who hears of it, what time still has to do."""

from datetime import UTC, datetime, timedelta

import pytest
import sqlalchemy as sa

from actions import dialogues, sessions
from actions.bookings import book_place, cancel_place
from actions.dialogues import Finished, Question
from rules.dialogue import Chosen, Draft, Typed
from rules.ids import SessionId, UserId
from rules.permissions import NotAllowedError
from rules.sessions import Cancelled, LinkChanged, Moved, Refused, Scheduled
from storage import bookings
from storage import sessions as stored
from storage.tables import (
    CycleRow,
    PlaceOfferRow,
    SessionCardRow,
    SessionChangeRow,
    SessionRow,
)

START = datetime(2026, 11, 19, 17, tzinfo=UTC)
LATER = datetime(2026, 11, 26, 17, tzinfo=UTC)


def draft(world, flow, answers, community=None):
    return Draft(UserId(1), community or world.community, 1, flow, "confirm", answers, world.now)


def scheduled(world, *, starts=START, by="Femi", **answers):
    world.member("Femi", "facilitator")
    all_answers = {
        "topic": "teams",
        "starts": starts.isoformat(),
        "minutes": "usual",
        "places": "usual",
        "link": "https://meet.example/abc",
        "confirm": "yes",
        **answers,
    }
    return world.does(by, sessions.schedule_session, draft(world, "schedule", all_answers))


def move(world, session_id, to, by="Femi"):
    answers = {"session": session_id, "starts": to.isoformat(), "confirm": "yes"}
    return world.does(by, sessions.move_session, draft(world, "move", answers)).decision


def cancel(world, session_id, by="Femi"):
    return world.does(by, sessions.cancel_session, session_id).decision


def link(world, session_id, to, by="Femi"):
    answers = {"session": session_id, "link": to}
    return world.does(by, sessions.change_link, draft(world, "link", answers)).decision


def work_of(world, session_id):
    """When each piece of the session's own work is due."""
    return {row.kind: row.at for row in world.due() if row.variables == {"session_id": session_id}}


def full_session(world):
    """One place: Amara has it, Ben and Chidi wait."""
    session_id = scheduled(world, places=1).decision.session.id
    for name in ("Amara", "Ben", "Chidi"):
        world.member(name)
        world.does(name, book_place, session_id)
    return session_id


def test_the_dialogue_ends_in_a_session(world):
    world.member("Femi", "facilitator")
    group, _ = world.group()
    turn = world.does("Femi", dialogues.start, "schedule", world.community)
    for reply in (
        Typed("Working nights"),
        Typed("Thu 19 Nov 5pm"),
        Chosen(0),
        Typed("8"),
        Chosen(0),
        Chosen(0),
        Chosen(0),
    ):
        assert isinstance(turn, Question), turn
        assert turn.problem is None
        turn = world.does("Femi", dialogues.answer, reply)
    assert isinstance(turn, Finished)
    decision = turn.decision.decision
    assert isinstance(decision, Scheduled)
    assert decision.groups == 1
    (row,) = world.rows(SessionRow)
    assert (row.topic, row.starts_at, row.minutes, row.places) == ("Working nights", START, 50, 8)
    assert (row.join_link, row.sequence, row.facilitator_id) == ("", 0, world.member("Femi"))
    assert [row.group_id for row in world.db.read_now(cards)] == [group]
    assert world.owed("session-card")[0].not_before == world.now


def cards(tx):
    return list(tx.orm.exec(sa.select(SessionCardRow)).scalars())


def test_sessions_of_a_year_share_its_cycle(world):
    first = scheduled(world).decision.session
    second = scheduled(world, starts=LATER).decision.session
    next_year = scheduled(world, starts=datetime(2027, 9, 2, 16, tzinfo=UTC)).decision.session
    assert first.cycle_id == second.cycle_id != next_year.cycle_id
    assert [row.name for row in world.rows(CycleRow)] == ["2026/27", "2027/28"]
    assert len({first.uid, second.uid, next_year.uid}) == 3


def test_a_date_that_passed_while_it_was_read_back_is_asked_again(world):
    problem = scheduled(world, starts=world.now)
    assert problem.id == "schedule-date-past"
    assert world.rows(SessionRow) == []


def test_the_second_of_two_half_past_ones(world):
    world.now = datetime(2026, 10, 14, 9, tzinfo=UTC)
    done = scheduled(world, starts=datetime(2026, 10, 25, 1, 30), clock="second")
    assert done.decision.session.starts_at == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    done = scheduled(world, starts=datetime(2026, 10, 25, 1, 30), clock="first")
    assert done.decision.session.starts_at == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_time_has_its_work(world):
    session_id = scheduled(world).decision.session.id
    work = work_of(world, session_id)
    assert work["remind-day"] == START - timedelta(days=1)
    assert work["remind-hour"] == START - timedelta(hours=1)
    assert work["session-ends"] == START + timedelta(minutes=50)
    assert {"presenter-draw", "presenter-missing", "check-in-opens", "sheet-reminder", "group-poll"} <= set(
        work
    )


def test_reminders_that_are_no_longer_ahead_are_not_put(world):
    session_id = scheduled(world, starts=world.now + timedelta(minutes=30)).decision.session.id
    assert {"remind-day", "remind-hour"}.isdisjoint(work_of(world, session_id))


def test_moving_moves_the_reminders_and_tells_everybody_once(world):
    session_id = full_session(world)
    decision = move(world, session_id, LATER)
    assert isinstance(decision, Moved)
    assert work_of(world, session_id)["remind-day"] == LATER - timedelta(days=1)
    assert work_of(world, session_id)["remind-hour"] == LATER - timedelta(hours=1)
    assert work_of(world, session_id)["session-ends"] == LATER + timedelta(minutes=50)
    told = [row.member_id for row in world.owed("session-moved")]
    assert told == [world.member(name) for name in ("Amara", "Ben", "Chidi")]
    (row,) = world.rows(SessionRow)
    assert (row.starts_at, row.sequence) == (LATER, 1)
    assert move(world, session_id, LATER).already
    assert len(world.owed("session-moved")) == 3
    assert [row.change for row in world.rows(SessionChangeRow)] == ["scheduled", "moved"]


def test_moving_again_is_told_again(world):
    session_id = full_session(world)
    move(world, session_id, LATER)
    move(world, session_id, START)
    assert len(world.owed("session-moved")) == 6


def test_whoever_is_offered_a_place_hears_of_the_move_and_has_less_time_if_it_is_nearer(world):
    session_id = full_session(world)
    world.does("Amara", cancel_place, session_id)
    (offer,) = world.rows(PlaceOfferRow)
    nearer = world.now + timedelta(hours=6)
    move(world, session_id, nearer)
    (offer,) = world.rows(PlaceOfferRow)
    assert offer.expires_at == world.now + timedelta(hours=3)
    (lapses,) = world.due("offer-lapses")
    assert lapses.at == offer.expires_at
    assert len(world.owed_to("Ben", "session-moved")) == 1
    move(world, session_id, LATER)
    assert world.rows(PlaceOfferRow)[0].expires_at == offer.expires_at


def test_a_facilitator_hears_of_what_an_admin_does(world):
    world.member("Grace", "admin")
    session_id = scheduled(world).decision.session.id
    move(world, session_id, LATER, by="Grace")
    cancel(world, session_id, by="Grace")
    assert [row.kind for row in world.owed_to("Femi")] == ["session-moved", "session-cancelled"]


def test_news_of_the_night_waits_for_the_morning_unless_the_session_is_near(world):
    session_id = full_session(world)
    world.now = datetime(2026, 11, 18, 23, tzinfo=UTC)
    move(world, session_id, LATER)
    assert {row.not_before for row in world.owed("session-moved")} == {datetime(2026, 11, 19, 8, tzinfo=UTC)}
    near = datetime(2026, 11, 19, 9, tzinfo=UTC)
    move(world, session_id, near)
    assert world.owed("session-moved")[-1].not_before == world.now


def test_cancelling_tells_everybody_once_and_leaves_nothing_to_time(world):
    session_id = full_session(world)
    world.does("Amara", cancel_place, session_id)
    decision = cancel(world, session_id)
    assert isinstance(decision, Cancelled)
    told = {row.member_id for row in world.owed("session-cancelled")}
    assert told == {world.member("Ben"), world.member("Chidi")}
    assert world.due() == []
    assert [row.state for row in world.rows(PlaceOfferRow)] == ["withdrawn"]
    assert cancel(world, session_id).already
    assert len(world.owed("session-cancelled")) == 2
    assert isinstance(move(world, session_id, LATER), Refused)


def test_too_late_is_said_with_the_reason(world):
    session_id = scheduled(world).decision.session.id
    world.now = START
    assert cancel(world, session_id).reason == "begun"
    assert move(world, session_id, LATER).reason == "begun"
    assert world.rows(SessionRow)[0].status == "scheduled"


def test_another_link_is_told_to_those_who_may_know_the_old_one(world):
    session_id = full_session(world)
    assert isinstance(link(world, session_id, "https://meet.example/new"), LinkChanged)
    assert link(world, session_id, "https://meet.example/new").already
    assert len(world.owed_to("Amara", "session-link")) == 1
    assert world.rows(SessionRow)[0].sequence == 1


def test_a_first_link_is_told_only_when_no_reminder_brings_it(world):
    session_id = scheduled(world, link="later").decision.session.id
    world.member("Amara")
    world.does("Amara", book_place, session_id)
    link(world, session_id, "https://meet.example/one")
    assert world.owed("session-link") == []


@pytest.mark.parametrize(
    "act",
    [
        lambda world, session_id: scheduled(world, by="Amara"),
        lambda world, session_id: move(world, session_id, LATER, by="Amara"),
        lambda world, session_id: cancel(world, session_id, by="Amara"),
        lambda world, session_id: link(world, session_id, "https://meet.example/x", by="Amara"),
    ],
)
def test_a_member_may_do_none_of_it(world, act):
    session_id = scheduled(world).decision.session.id
    world.member("Amara")
    before = world.rows(SessionRow)
    with pytest.raises(NotAllowedError):
        act(world, session_id)
    assert world.rows(SessionRow) == before


def test_a_facilitator_of_another_community_may_do_none_of_it(world):
    other = world.add_community("other")
    session_id = scheduled(world).decision.session.id
    world.member("Olu", "facilitator", community=other)
    actor = world.actor("Olu", other)
    answers = {"session": session_id, "starts": LATER.isoformat(), "confirm": "yes"}
    with pytest.raises(NotAllowedError):
        world.db.write_now(
            lambda tx: sessions.move_session(tx, actor, world.now, draft(world, "move", answers, other))
        )
    with pytest.raises(NotAllowedError):
        world.db.write_now(lambda tx: sessions.cancel_session(tx, actor, world.now, session_id))
    assert world.rows(SessionRow)[0].sequence == 0


def test_the_list_holds_what_is_not_over_soonest_first(world):
    def upcoming():
        return [one.id for one in world.db.read_now(stored.upcoming, [world.community], world.now, 10)]

    later = scheduled(world, starts=LATER).decision.session.id
    sooner = scheduled(world).decision.session.id
    called_off = scheduled(world).decision.session.id
    cancel(world, called_off)
    assert upcoming() == [sooner, later]
    world.now = START + timedelta(minutes=49)
    assert upcoming() == [sooner, later]
    world.now = START + timedelta(minutes=50)
    assert upcoming() == [later]


def test_places_are_as_they_were_after_a_move(world):
    session_id = full_session(world)
    before = world.db.read_now(bookings.concerned, SessionId(session_id))
    move(world, session_id, LATER)
    assert world.db.read_now(bookings.concerned, SessionId(session_id)) == before
