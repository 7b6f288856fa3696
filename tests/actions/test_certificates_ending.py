"""Certificates that count no longer, and members who hear that there is something to have."""

from datetime import timedelta

import pytest

from actions.certificates import ending, telling
from rules.attendance import Status
from rules.certificates import Ending, Kind, Refused
from rules.dialogue import Draft
from rules.permissions import NotAllowedError
from storage.tables import AuditRow, CertificateRow, MemberRow
from tests.actions.certificates_world import (
    all_of,
    asks,
    asks_year,
    cycle_of,
    follows,
    held,
    marks,
    presented,
)


def states(world):
    return [(one.subject.kind, one.ending) for one in all_of(world)]


def waits(world):
    return [row.at for row in world.due("certificates-follow")]


def test_a_correction_to_missed_ends_it_and_its_owner_hears_of_it_kindly(world):
    session = held(world)
    asks(world, "Amara", session)
    marks(world, session, Amara=Status.MISSED)
    assert waits(world) == [world.now + timedelta(minutes=10)]
    assert all_of(world)[0].valid
    follows(world, session)
    (ended,) = all_of(world)
    assert (ended.ending, ended.ended_at, ended.barred) == (Ending.CORRECTED, world.now, False)
    (told,) = world.owed("certificate-ended")
    assert told.member_id == world.member("Amara")
    assert told.variables == {"certificate": ended.id}


def test_a_sheet_that_is_tapped_through_to_the_same_mark_changes_nothing(world):
    session = held(world)
    asks(world, "Amara", session)
    for status in (Status.PART, Status.MISSED, None, Status.ATTENDED):
        marks(world, session, Amara=status)
    follows(world, session)
    assert states(world) == [(Kind.ATTENDEE, None)]
    assert world.owed("certificate-ended") == world.owed("certificate-corrected") == []


def test_other_minutes_make_a_new_one_with_the_name_and_number_of_the_old(world):
    session = held(world)
    old = asks(world, "Amara", session, gmc="0000001").certificate

    def rename(tx):
        row = tx.orm.get(MemberRow, world.member("Amara"))
        row.name = "Amara N"
        tx.orm.add(row)

    world.db.write_now(rename)
    marks(world, session, Amara=Status.PART, minutes=20)
    follows(world, session)
    was, now = all_of(world)
    assert (was.id, was.ending) == (old.id, Ending.REPLACED)
    assert (now.contents.name, now.contents.gmc, now.contents.minutes) == ("Amara", "0000001", 20)
    (told,) = world.owed("certificate-corrected")
    assert told.variables == {"certificate": now.id}
    # Nothing is sent unasked but the news of it.
    assert len(world.owed("certificate")) == 1
    follows(world, session)
    assert len(all_of(world)) == 2


def test_news_of_it_waits_for_the_morning(world):
    session = held(world)
    asks(world, "Amara", session)
    world.now = world.now.replace(hour=22)
    marks(world, session, Amara=Status.MISSED)
    follows(world, session)
    (told,) = world.owed("certificate-ended")
    assert told.not_before.hour == 8
    assert told.not_before > world.now


def test_after_a_second_correction_there_is_one_again(world):
    session = held(world)
    first = asks(world, "Amara", session).certificate
    marks(world, session, Amara=Status.MISSED)
    assert asks(world, "Amara", session) == Refused("marked-missed")
    follows(world, session)
    marks(world, session, Amara=Status.ATTENDED)
    second = asks(world, "Amara", session)
    assert not second.already
    assert second.certificate.code != first.code
    assert [one.valid for one in all_of(world)] == [False, True]


def test_a_year_follows_what_it_lists_and_nothing_else(world):
    session = held(world)
    cycle = cycle_of(world, session)
    asks_year(world, "Amara", cycle)
    world.advance(days=2)
    later = world.session(starts_at=world.now - timedelta(days=1), cycle_id=cycle)
    marks(world, later, Amara=Status.ATTENDED)
    follows(world, later)
    assert states(world) == [(Kind.YEAR, None)]
    marks(world, session, Amara=Status.MISSED)
    follows(world, session)
    was, now = all_of(world)
    assert [line.session_id for line in now.contents.lines] == [later]
    assert was.ending is Ending.REPLACED
    marks(world, later, Amara=Status.MISSED)
    follows(world, later)
    assert states(world) == [(Kind.YEAR, Ending.REPLACED), (Kind.YEAR, Ending.CORRECTED)]


def test_the_facilitators_and_the_presenters_follow_the_sheet_as_well(world):
    session = held(world, attended=["Amara"])
    presented(world, session, "Amara")
    asks(world, "Femi", session, Kind.FACILITATOR)
    asks(world, "Amara", session, Kind.PRESENTER)
    marks(world, session, Amara=None)
    follows(world, session)
    assert states(world) == [
        (Kind.FACILITATOR, Ending.CORRECTED),
        (Kind.PRESENTER, Ending.CORRECTED),
    ]
    assert {row.member_id for row in world.owed("certificate-ended")} == {
        world.member("Femi"),
        world.member("Amara"),
    }


def test_without_certificates_nothing_is_planned(world):
    session = held(world)
    marks(world, session, Amara=Status.MISSED)
    assert waits(world) == []
    world.by_clock(ending.follow_marks, session_id=session)
    assert all_of(world) == []


def draft(world, certificate, reason="Entered twice."):
    answers = {"certificate": certificate.id, "reason": reason}
    return Draft(1, world.community, 1, "withdraw", "reason", answers, world.now)


def test_an_admin_withdraws_it_with_a_reason_and_no_other_is_issued(world):
    world.member("Noor", "admin")
    session = held(world)
    certificate = asks(world, "Amara", session).certificate
    done = world.does("Noor", ending.withdraw, draft(world, certificate))
    assert not done.already
    assert (done.certificate.ending, done.certificate.reason) == (Ending.WITHDRAWN, "Entered twice.")
    again = world.does("Noor", ending.withdraw, draft(world, certificate, "Otherwise."))
    assert again.already
    assert len(world.owed("certificate-ended")) == 1
    world.advance(minutes=1)
    assert asks(world, "Amara", session) == Refused("withdrawn", "Entered twice.")
    (noted,) = world.rows(AuditRow)
    assert (noted.verb, noted.by_member_id) == ("withdraw-certificate", world.member("Noor"))
    # The reason is between the admin and the member.
    assert "reason" not in noted.detail
    (row,) = world.rows(CertificateRow)
    assert row.ended_by == world.member("Noor")


def test_an_admin_allows_another(world):
    world.member("Noor", "admin")
    session = held(world)
    certificate = asks(world, "Amara", session).certificate
    assert world.does("Noor", ending.allow_again, certificate.id).already
    world.does("Noor", ending.withdraw, draft(world, certificate))
    assert not world.does("Noor", ending.allow_again, certificate.id).already
    assert world.does("Noor", ending.allow_again, certificate.id).already
    assert len(world.owed("certificate-again")) == 1
    assert asks(world, "Amara", session).certificate.valid
    assert [one.valid for one in all_of(world)] == [False, True]


def test_a_correction_does_not_bring_back_what_was_withdrawn(world):
    world.member("Noor", "admin")
    session = held(world)
    certificate = asks(world, "Amara", session).certificate
    world.does("Noor", ending.withdraw, draft(world, certificate))
    marks(world, session, Amara=Status.PART, minutes=10)
    follows(world, session)
    assert states(world) == [(Kind.ATTENDEE, Ending.WITHDRAWN)]


@pytest.mark.parametrize("name", ["Amara", "Femi", "Zara"])
def test_nobody_else_withdraws_or_allows(world, name):
    riverside = world.add_community("riverside")
    world.member("Zara", "admin", community=riverside)
    community = riverside if name == "Zara" else None
    session = held(world)
    for certificate in (
        asks(world, "Amara", session).certificate,
        asks_year(world, "Amara", cycle_of(world, session)).certificate,
    ):
        with pytest.raises(NotAllowedError):
            world.does(name, ending.withdraw, draft(world, certificate), community=community)
        with pytest.raises(NotAllowedError):
            world.does(name, ending.allow_again, certificate.id, community=community)
    assert all(one.valid for one in all_of(world))


def test_everybody_who_was_there_is_told_once(world):
    session = held(world)
    marks(world, session, Chidi=Status.MISSED)
    told = world.does("Femi", telling.tell, session)
    names = {world.member(name) for name in ("Amara", "Ben", "Femi")}
    assert told.count == 3
    assert {row.member_id for row in world.owed("certificate-ready")} == names
    assert world.does("Femi", telling.tell, session).count == 0
    marks(world, session, Dana=Status.ATTENDED)
    assert world.does("Femi", telling.tell, session).count == 1
    assert [row.detail["told"] for row in world.rows(AuditRow)] == [3, 1]
    assert all_of(world) == []


def test_one_member_is_told_again_on_another_day(world):
    session = held(world)
    world.does("Femi", telling.tell, session)
    assert world.does("Femi", telling.tell, session, world.member("Amara")).count == 1
    assert world.does("Femi", telling.tell, session, world.member("Amara")).count == 0
    world.advance(days=1)
    assert world.does("Femi", telling.tell, session, world.member("Amara")).count == 1
    assert world.does("Femi", telling.tell, session, world.member("Noor")).count == 0
    assert {row.member_id for row in world.owed("certificate-ready")} >= {world.member("Amara")}


def test_nobody_is_told_before_the_end_or_by_others(world):
    session = held(world)
    world.member("Dana", "facilitator")
    world.member("Noor", "admin")
    for name in ("Amara", "Dana"):
        with pytest.raises(NotAllowedError):
            world.does(name, telling.tell, session)
    later = world.session(starts_at=world.now - timedelta(minutes=20))
    marks(world, later, Amara=Status.ATTENDED)
    assert world.does("Femi", telling.tell, later).count == 0
    assert world.does("Noor", telling.tell, session).count == 3
