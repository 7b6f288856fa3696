"""Certificates: issued, the same again, replaced, for a year, for guests, two at once."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest

from actions.certificates import issuing
from rules.attendance import Status
from rules.certificate_codes import BITS, read_code
from rules.certificates import Issued, Kind, Refused, Subject
from rules.communities import Letterhead
from rules.dialogue import Draft
from rules.permissions import NotAllowedError
from storage import communities
from storage.tables import CertificateRow, MemberRow, OutboxRow, SessionGuestRow
from tests.actions.certificates_world import (
    START,
    all_of,
    asks,
    asks_year,
    cycle_of,
    held,
    marks,
    presented,
)
from tests.world import settings


def rename(world, name, to):
    def write(tx):
        row = tx.orm.get(MemberRow, world.member(name))
        row.name = to
        tx.orm.add(row)

    world.db.write_now(write)


def test_it_says_what_is_known_and_goes_to_the_member(world):
    session = held(world)
    decision = asks(world, "Amara", session)
    assert isinstance(decision, Issued)
    assert not decision.already
    certificate = decision.certificate
    (line,) = certificate.contents.lines
    assert (certificate.contents.name, certificate.contents.gmc) == ("Amara", "")
    assert (line.topic, line.minutes, line.roles) == ("Communicating across cultures", 50, (Kind.ATTENDEE,))
    assert line.starts_at == START
    assert certificate.valid
    assert read_code(certificate.code) == certificate.code
    (owed,) = world.owed("certificate")
    assert owed.member_id == world.member("Amara")
    assert owed.variables == {"certificate": certificate.id}


def test_asked_again_it_is_the_same_one_and_a_hurried_second_press_sends_no_second_file(world):
    session = held(world)
    first = asks(world, "Amara", session).certificate
    again = asks(world, "Amara", session)
    assert again.already
    assert again.certificate == first
    assert len(world.owed("certificate")) == 1
    world.advance(minutes=1)
    assert asks(world, "Amara", session).already
    assert len(world.owed("certificate")) == 2
    assert len(world.rows(CertificateRow)) == 1


def test_another_name_makes_a_new_one_and_the_old_code_says_so(world):
    session = held(world)
    old = asks(world, "Amara", session).certificate
    rename(world, "Amara", "Amara N")
    world.advance(days=1)
    new = asks(world, "Amara", session)
    assert not new.already
    was, now = world.rows(CertificateRow)
    assert (was.code, was.ending, was.replaced_by) == (old.code, "replaced", now.id)
    assert was.ended_at == world.now
    assert (now.code, now.ended_at) == (new.certificate.code, None)
    assert old.code != new.certificate.code
    # What was printed then is kept as it was.
    assert all_of(world)[0].contents.name == "Amara"


def test_another_letterhead_leaves_it_as_it_was_printed(world):
    session = held(world)
    asks(world, "Amara", session)
    head = Letterhead("Oak Vale Trust", "Noor", "Director", "https://cig.example")
    world.db.write_now(communities.save, settings(letterhead=head), world.now)
    assert asks(world, "Amara", session).already
    contents = asks(world, "Ben", session).certificate.contents
    assert (contents.trust, contents.signatory, contents.post) == ("Oak Vale Trust", "Noor", "Director")
    assert all_of(world)[0].contents.trust == ""


def test_the_gmc_number_is_kept_with_the_certificate_until_another_is_given(world):
    session = held(world)
    known = {"kind": "attendee", "subject": session, "gmc": "0000001"}
    draft = Draft(1, world.community, 1, "certificate", "gmc", known, world.now)
    first = world.does("Amara", issuing.issue_with_gmc, draft).decision
    assert first.certificate.contents.gmc == "0000001"
    assert asks(world, "Amara", session).already
    without = asks(world, "Amara", session, gmc="")
    assert (without.already, without.certificate.contents.gmc) == (False, "")
    assert [one.valid for one in all_of(world)] == [False, True]


@pytest.mark.parametrize(
    ("status", "minutes", "printed"),
    [
        (Status.ATTENDED, None, 50),
        (Status.ATTENDED, 47, 47),
        (Status.PART, 20, 20),
        (Status.PART, None, None),
    ],
)
def test_minutes(world, status, minutes, printed):
    session = held(world, attended=())
    marks(world, session, Amara=status, minutes=minutes)
    (line,) = asks(world, "Amara", session).certificate.contents.lines
    assert (line.minutes, line.partly) == (printed, status is Status.PART)


def test_presenter_and_facilitator_each_have_their_own(world):
    session = held(world)
    presented(world, session, "Amara")
    codes = {
        asks(world, name, session, kind).certificate.code
        for name, kind in (
            ("Amara", Kind.ATTENDEE),
            ("Amara", Kind.PRESENTER),
            ("Femi", Kind.FACILITATOR),
        )
    }
    assert len(codes) == 3
    assert asks(world, "Ben", session, Kind.PRESENTER) == Refused("no-presenter")
    assert asks(world, "Ben", session, Kind.FACILITATOR) == Refused("no-facilitator")
    assert asks(world, "Femi", session, Kind.ATTENDEE) == Refused("no-attendee")


def test_what_there_is_none_of(world):
    session = held(world, attended=["Amara"])
    marks(world, session, Ben=Status.MISSED)
    world.member("Chidi")
    assert asks(world, "Ben", session) == Refused("marked-missed")
    assert asks(world, "Chidi", session) == Refused("not-marked")
    later = world.session(starts_at=world.now + timedelta(days=1))
    assert asks(world, "Femi", later, Kind.FACILITATOR) == Refused("not-over")
    assert asks(world, "Chidi", later) == Refused("not-over")
    empty = world.session(starts_at=world.now - timedelta(days=1))
    assert asks(world, "Femi", empty, Kind.FACILITATOR) == Refused("not-marked")
    assert asks_year(world, "Chidi", cycle_of(world, session)) == Refused("no-year")
    cancelled = held(world, status="cancelled")
    assert asks(world, "Amara", cancelled) == Refused("session-cancelled")
    assert asks(world, "Chidi", cancelled) == Refused("session-cancelled")
    assert world.rows(CertificateRow) == []
    assert world.owed("certificate") == []


def test_who_gave_no_name_is_asked_for_one(world):
    session = held(world, attended=["Member"])
    assert asks(world, "Member", session) == Refused("unnamed")


def test_the_year_in_one(world):
    first = held(world)
    cycle = cycle_of(world, first)
    world.now += timedelta(days=30)
    second = world.session(starts_at=world.now - timedelta(days=1), cycle_id=cycle, topic="Team dynamics")
    third = world.session(starts_at=world.now - timedelta(hours=2), cycle_id=cycle)
    elsewhere = world.session(starts_at=world.now - timedelta(hours=4))
    marks(world, second, Amara=Status.PART, Ben=Status.ATTENDED)
    marks(world, third, Amara=Status.MISSED)
    marks(world, elsewhere, Amara=Status.ATTENDED)
    presented(world, first, "Amara")
    contents = asks_year(world, "Amara", cycle).certificate.contents
    assert [line.session_id for line in contents.lines] == [first, second]
    assert contents.lines[0].roles == (Kind.PRESENTER, Kind.ATTENDEE)
    assert (contents.minutes, contents.untimed) == (50, 1)
    assert contents.cycle.startswith("cycle")
    led = asks_year(world, "Femi", cycle).certificate.contents
    assert [line.session_id for line in led.lines] == [first, second]
    # Another session later in the year: asked again, a newer one takes its place.
    world.now += timedelta(days=30)
    fourth = world.session(starts_at=world.now - timedelta(days=1), cycle_id=cycle)
    marks(world, fourth, Amara=Status.ATTENDED)
    renewed = asks_year(world, "Amara", cycle)
    assert not renewed.already
    assert len(renewed.certificate.contents.lines) == 3


def test_a_guest_has_one_of_the_community_that_invited(world):
    session = held(world)
    riverside = world.add_community("riverside", name="Riverside CIG")
    ivy = world.member("Ivy", community=riverside)

    def guest(tx):
        tx.orm.add(SessionGuestRow(session_id=session, community_id=riverside, state="accepted"))

    world.db.write_now(guest)
    with_subject = Subject(Kind.ATTENDEE, session)
    asked = world.does("Ivy", issuing.issue, with_subject, community=riverside)
    assert asked.decision == Refused("not-marked")
    marks(world, session, community=riverside, Ivy=Status.ATTENDED)
    certificate = world.does("Ivy", issuing.issue, with_subject, community=riverside).decision.certificate
    assert certificate.member_id == ivy
    assert certificate.contents.community == "Oak Vale CIG"


def test_a_stranger_gets_none_and_learns_nothing(world):
    session = held(world)
    riverside = world.add_community("riverside")
    world.member("Zara", "admin", "facilitator", community=riverside)
    for subject in (Subject(Kind.ATTENDEE, session), Subject(Kind.YEAR, cycle_of(world, session))):
        with pytest.raises(NotAllowedError):
            world.does("Zara", issuing.issue, subject, community=riverside)
    assert world.rows(CertificateRow) == []


@pytest.mark.parametrize("kind", [Kind.ATTENDEE, Kind.YEAR])
def test_what_does_not_exist(world, kind):
    world.member("Amara")
    with pytest.raises(LookupError):
        asks(world, "Amara", 999, kind)


def test_a_draw_that_makes_no_code_or_one_that_is_taken_is_made_again(world):
    session = held(world)
    first = asks(world, "Amara", session, draw=iter([36, 5]).__next__).certificate
    second = asks(world, "Ben", session, draw=iter([5, 6]).__next__).certificate
    assert (first.code, second.code) == ("000000000055", "000000000066")


def test_codes_cannot_be_guessed(world):
    session = held(world)
    drawn = []

    def draw():
        drawn.append(issuing._draw())
        return drawn[-1]

    asks(world, "Amara", session, draw=draw)
    assert all(0 <= one < 2**BITS for one in drawn)
    assert BITS >= 50


@pytest.mark.both
def test_two_that_ask_at_once_get_one_certificate(world):
    session = held(world)
    cycle = cycle_of(world, session)
    actor = world.actor("Amara")
    for subject in (Subject(Kind.ATTENDEE, session), Subject(Kind.YEAR, cycle)):
        barrier = Barrier(4)
        codes = []

        def ask(subject=subject, barrier=barrier, codes=codes):
            barrier.wait()
            asked = world.db.write_now(lambda tx: issuing.issue(tx, actor, world.now, subject))
            codes.append(asked.decision.certificate.code)

        threads = [Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len(codes) == 4
        assert len(set(codes)) == 1
    assert len(world.rows(CertificateRow)) == 2
    assert len(world.rows(OutboxRow, OutboxRow.kind == "certificate")) == 2
