"""The counts behind the indicators, on both databases: of whom, of what, and when they are told."""

from datetime import UTC, date, datetime, timedelta

import pytest

from actions.bookings import book_place
from actions.indicators import note_export
from rules.attendance import Established, Seen, Status
from rules.exports import Format
from rules.feedback.surveys import Purpose
from rules.indicators import BANDS, Count, Id, Suppressed, period_of
from rules.publishing import Form
from rules.sharing import State
from storage import attendance, communities, indicators
from storage.privacy import forgetting
from storage.tables import (
    AttendanceRow,
    AuditRow,
    FeedbackRoundRow,
    MemberRow,
    PlaceOfferRow,
    PresenterDrawRow,
    PresenterSlotRow,
    PublishedFigureRow,
    SessionGuestRow,
    SessionRow,
)
from storage.views import indicators as views

START = datetime(2026, 11, 19, 17, tzinfo=UTC)
QUARTER = period_of(START.date())
LATER = datetime(2027, 2, 1, 12, tzinfo=UTC)
NAMES = ("Amara", "Ben", "Chidi", "Dina")


def counts(world, period=QUARTER, community=None):
    return world.db.read_now(
        lambda tx: indicators.counts(tx, communities.load(tx, community or world.community), period)
    )


def put(world, *given):
    def insert(tx):
        for one in given:
            tx.orm.add(one)
            tx.flush()

    world.db.write_now(insert)


def came(world, session, *names, status=Status.ATTENDED):
    def mark(tx):
        seen = [Seen(world.member(one), status, Established.SHEET) for one in names]
        attendance.save(tx, session, seen, world.member("Femi"), START)

    for one in names:
        world.member(one)
    world.db.write_now(mark)


@pytest.fixture
def held(world):
    """Two sessions of the quarter with places and marks, one called off, one of another quarter."""
    world.now = START - timedelta(days=3)
    for name, band in zip(NAMES, ("under-1", "under-1", "over-5", None), strict=True):
        world.member(name, experience=band, joined_at=START - timedelta(days=90))
    world.first = world.session(starts_at=START, places=10)
    world.second = world.session(starts_at=START + timedelta(days=30), places=12)
    for name in NAMES:
        world.does(name, book_place, world.first)
        world.does(name, book_place, world.second)
    world.session(starts_at=START, status="cancelled")
    world.session(starts_at=START + timedelta(days=60))
    came(world, world.first, "Amara", "Ben")
    came(world, world.first, "Chidi", status=Status.MISSED)
    return world


def test_sessions_held_and_their_places(held):
    found = counts(held)
    assert (found[Id.SESSIONS_HELD], found[Id.PLACES_OFFERED]) == (Count(2), Count(22))
    assert counts(held, period_of(date(2026, 1, 1)))[Id.SESSIONS_HELD] == Count(0)


def test_of_booked_places_who_came_where_somebody_was_marked(held):
    # Nobody was marked at the second session: its four places say nothing.
    assert counts(held)[Id.ATTENDED] == Count(2, 4)
    came(held, held.second, "Amara", status=Status.PART)
    # Who had no place is no booked place, and is reached.
    came(held, held.second, "Esi")
    found = counts(held)
    assert found[Id.ATTENDED] == Count(3, 8)
    assert found[Id.REACHED].number == 3


def test_members_are_counted_once_and_by_their_band(held):
    came(held, held.second, "Amara", "Dina")
    found = counts(held)
    # Femi leads, and is a member as well.
    assert found[Id.REACHED] == Count(3, 5)
    assert {id_: found[id_] for id_ in BANDS.values()} == {
        Id.REACHED_UNDER_1: Count(2, 2),
        Id.REACHED_1_2: Count(0, 0),
        Id.REACHED_3_5: Count(0, 0),
        Id.REACHED_OVER_5: Count(0, 1),
        Id.REACHED_NOT_SAID: Count(1, 2),
    }


def test_who_left_before_or_came_after_belonged_to_another_quarter(held):
    day = timedelta(days=1)
    begins, ends = datetime(2026, 10, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
    before = counts(held)[Id.REACHED].of
    held.member("Farid", status="left", joined_at=begins - 9 * day, left_at=begins - day)
    held.member("Gita", joined_at=ends)
    assert counts(held)[Id.REACHED].of == before
    held.member("Hana", status="left", joined_at=begins - 9 * day, left_at=begins + day)
    held.member("Ines", joined_at=ends - day)
    assert counts(held)[Id.REACHED].of == before + 2


def test_who_is_forgotten_is_counted_where_they_came(held):
    amara = held.rows(MemberRow, MemberRow.name == "Amara")[0]
    held.db.write_now(lambda tx: forgetting.erase(tx, forgetting.person(tx, amara.user_id)))
    found = counts(held)
    assert found[Id.REACHED] == Count(2, 5)
    assert found[Id.REACHED_NOT_SAID] == Count(1, 3)
    assert found[Id.ATTENDED] == Count(2, 4)


def test_at_a_session_of_others_its_own_members_are_counted(held):
    south = held.add_community("south", name="South")
    zoe = held.member("Zoe", community=south)
    put(held, SessionGuestRow(session_id=held.first, community_id=south, state=State.ACCEPTED))
    put(
        held,
        AttendanceRow(session_id=held.first, member_id=zoe, status="attended", established="walk-in"),
    )
    found = counts(held, community=south)
    assert (found[Id.SESSIONS_HELD], found[Id.REACHED]) == (Count(0), Count(1, 1))
    assert told(held, regions={south: "South"})
    assert counts(held)[Id.REACHED].number == 2


def test_a_day_is_one_of_the_communitys_calendar(world):
    # Midnight in London is 23:00 in UTC while summer time lasts.
    world.session(starts_at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC))
    assert counts(world, period_of(date(2026, 7, 1)))[Id.SESSIONS_HELD] == Count(1)
    assert counts(world, period_of(date(2026, 6, 1)))[Id.SESSIONS_HELD] == Count(0)


def test_presenters_who_volunteered_and_who_were_drawn(held):
    amara = held.member("Amara")
    for session, pool, state in (
        (held.first, "volunteers", "presented"),
        (held.second, "attended", "accepted"),
        (held.second, "volunteers", "declined"),
    ):
        draw = PresenterDrawRow(session_id=session, drawn_at=START, pool=pool, candidates={}, chosen_id=amara)
        put(held, draw)
        slot = {"session_id": session, "member_id": amara, "state": state, "draw_id": draw.id}
        put(held, PresenterSlotRow(**slot, asked_at=START, answer_by=START, changed_at=START))
    assert counts(held)[Id.VOLUNTEERED] == Count(1, 2)


def test_offers_that_were_answered_and_those_that_were_taken(held):
    amara = held.member("Amara")
    for state in ("accepted", "declined", "lapsed", "withdrawn", "open"):
        put(held, PlaceOfferRow(session_id=held.first, member_id=amara, state=state, expires_at=START))
    assert counts(held)[Id.OFFERS_TAKEN] == Count(1, 3)


def published(world, session, item, form, favourable, answered, **columns):
    number = len(world.rows(FeedbackRoundRow)) + 1
    round_ = {"purpose": Purpose.SESSION, "version": 1, "size": 1, "state": "published", **columns}
    put(
        world,
        FeedbackRoundRow(
            id=number,
            community_id=world.community,
            session_id=session,
            opens_at=START,
            closes_at=START,
            **round_,
        ),
        PublishedFigureRow(
            round_id=number, item=item, form=form, favourable=favourable, answered=answered, counts=None
        ),
    )


def test_feedback_is_told_only_where_it_was_published_in_all_detail(held):
    assert counts(held)[Id.SAFE] is None
    published(held, held.first, "safe", Form.FULL, 9, 12)
    published(held, held.second, "safe", Form.BANDED, 7, 8)
    found = counts(held)
    assert found[Id.SAFE] == Count(9, 12)
    assert found[Id.USEFUL] is None


# What is told


def told(world, now=LATER, regions=None, **more):
    regions = regions or {world.community: "North"}
    return world.db.read_now(views.told, now, regions, **more)


def test_a_quarter_is_told_three_weeks_after_its_end(held):
    assert told(held, datetime(2027, 1, 21, 12, tzinfo=UTC)) == []
    found = told(held, datetime(2027, 1, 22, 12, tzinfo=UTC))
    assert {one.period for one in found} == {QUARTER}
    assert [one.indicator for one in found] == list(Id)
    assert {one.region for one in found} == {"North"}


def test_quarters_can_be_chosen_and_an_empty_one_stands_between(held):
    held.session(starts_at=START + timedelta(days=240))
    late = datetime(2028, 1, 1, tzinfo=UTC)
    found = {one.period.first for one in told(held, late) if one.indicator is Id.SESSIONS_HELD}
    assert found == {date(2026, 10, 1), date(2027, 1, 1), date(2027, 4, 1), date(2027, 7, 1)}
    chosen = told(held, late, first=date(2027, 1, 1), last=date(2027, 6, 30))
    assert {one.period.first for one in chosen} == {date(2027, 1, 1), date(2027, 4, 1)}


def test_what_is_removed_already_is_no_longer_told(held):
    assert told(held, START + timedelta(days=700))
    assert QUARTER not in {one.period for one in told(held, START + timedelta(days=900))}


def test_communities_of_one_region_are_counted_together_before_anything_is_held_back(held):
    south = held.add_community("south", name="South")
    for number in range(6):
        name = f"Zoe{number}"
        held.member(name, community=south)
        one = held.member(name, community=south)
        row = {"session_id": held.first, "member_id": one, "status": "attended", "established": "sheet"}
        put(held, AttendanceRow(**row))
    apart = {
        one.region: one
        for one in told(held, regions={held.community: "N", south: "S"})
        if one.indicator is Id.REACHED
    }
    assert set(apart) == {"N"}, "the second has no session of its own yet"
    assert apart["N"].suppressed is Suppressed.FEW
    (together,) = (
        one for one in told(held, regions={held.community: "N", south: "N"}) if one.indicator is Id.REACHED
    )
    assert (together.numerator, together.denominator) == (10, 10)


def test_an_export_is_noted_in_each_community_and_names_nobody(held):
    held.db.write_now(note_export, LATER, [held.community], [QUARTER], Format.CSV)
    (noted,) = held.rows(AuditRow)
    assert (noted.verb, noted.by_member_id) == ("export-indicators", None)
    assert noted.detail == {
        "first": "2026-10-01",
        "last": "2026-12-31",
        "format": "csv",
        "by": "command line",
    }


def test_nothing_has_begun(world):
    assert told(world) == []
    world.session(starts_at=START, status="cancelled")
    assert told(world) == []
    assert world.rows(SessionRow)
