"""What is old goes by itself: in batches, counted by the month, told once, and nothing that is young."""

from dataclasses import replace
from datetime import timedelta
from functools import partial

import pytest

from actions import retention as actions
from actions.members import leave
from actions.questions.asking import send
from actions.retention import remove_old, settle_periods
from rules import retention as rules
from rules.feedback import buffer, standard
from rules.feedback.buffer import Line
from rules.feedback.rounds import State
from rules.ids import CommunityId, ThemeId, UserId
from rules.patient_data import Kind
from rules.permissions import NotAllowedError
from rules.questions.threads import Aim, Sent
from rules.retention import KEPT, What
from storage import members, patient_data, questions, retention
from storage.db import Database
from storage.feedback import lines, rounds
from storage.keys import KeyFolder
from storage.tables import (
    AttendanceRow,
    AuditRow,
    GroupPresenceRow,
    JoinRequestRow,
    MemberRow,
    OutboxRow,
    QuestionRow,
    ReleasedLineRow,
    RemovalRow,
)
from storage.views import retention as views
from tests.actions.certificates_world import asks, held
from tests.world import MONDAY, World


def settled(world, **changes):
    days = {**KEPT, **{What(name.replace("_", "-")): number for name, number in changes.items()}}
    world.db.write_now(settle_periods, world.now, days)


def nightly(world):
    """The clock comes to the next time that old things are looked for."""
    (work,) = world.due("retention")
    world.now = work.at
    world.by_clock(remove_old)


def left(world, name):
    member_id = world.member(name)
    world.db.write_now(lambda tx: leave(tx, members.load(tx, member_id), world.now))


def names(world):
    return sorted(row.name for row in world.rows(MemberRow))


def test_who_has_left_is_erased_when_the_time_is_over(world):
    settled(world, former_members=100)
    world.member("Noor", "owner")
    world.member("Ben")
    left(world, "Amara")
    world.advance(days=99)
    world.by_clock(remove_old)
    assert names(world) == ["Amara", "Ben", "Noor"]
    world.advance(days=2)
    world.by_clock(remove_old)
    assert names(world) == ["Ben", "Former member", "Noor"]
    (row,) = world.db.read_now(lambda tx: list(tx.execute(RemovalRow.__table__.select())))
    assert (row.what, row.number) == ("former-members", 1)


@pytest.fixture
def asking(storage_url, tmp_path):
    """A world with keys, in which something can be asked anonymously."""
    db = Database(storage_url, KeyFolder(tmp_path / "keys"))
    made = World(db)
    made.member("Mona", "moderator")
    yield made
    db.close()


def test_nothing_leads_any_more_to_who_is_erased_and_asked_something(asking):
    group, _ = asking.group("cohort")
    asker = {}
    for name in ("Amara", "Ben"):
        member_id = asking.member(name)
        row = GroupPresenceRow(group_id=group, member_id=member_id)
        asking.db.write_now(lambda tx, row=row: tx.orm.add(row))
        asker[name] = UserId(asking.db.read_now(members.load, member_id).user_id)
        assert isinstance(asking.does(name, send, Aim(group_id=group), f"What helped {name}?"), Sent)
    settled(asking, former_members=100)
    left(asking, "Amara")
    old = {row.id: row.sealed_by for row in asking.rows(QuestionRow)}
    asking.advance(days=101)
    asking.by_clock(remove_old)
    assert names(asking) == ["Ben", "Former member", "Mona"]
    found = [asking.db.read_now(questions.asker, one) for one in old]
    assert found.count(asker["Ben"]) == 1
    assert asker["Amara"] not in found
    # All of them, or the one that changed would be known as hers.
    assert all(row.sealed_by != old[row.id] for row in asking.rows(QuestionRow))
    assert {one.variables["key"] for one in asking.due("question-key-ends")} == set(old.values())


def test_who_left_before_that_was_noted_is_kept_as_if_they_had_left_now(world):
    settled(world, former_members=100)
    world.member("Amara", status="left")
    world.by_clock(remove_old)
    world.advance(days=99)
    world.by_clock(remove_old)
    assert names(world) == ["Amara"]
    world.advance(days=2)
    world.by_clock(remove_old)
    assert names(world) == ["Former member"]


def test_who_comes_back_is_kept(world):
    settled(world, former_members=100)
    left(world, "Amara")
    user = world.rows(MemberRow)[0].user_id
    world.advance(days=50)
    world.db.write_now(lambda tx: members.admit(tx, world.community, user, world.now, name="Amara"))
    world.advance(days=100)
    world.by_clock(remove_old)
    assert names(world) == ["Amara"]


def test_who_waits_to_be_let_in_again_is_not_erased_meanwhile(world):
    settled(world, former_members=100, join_requests=30)
    group, _ = world.group()
    left(world, "Amara")
    left(world, "Ben")
    user = world.rows(MemberRow, MemberRow.name == "Amara")[0].user_id
    river = world.add_community("riverside", name="Riverside CIG")
    elsewhere = world.rows(MemberRow, MemberRow.name == "Ben")[0].user_id

    def asks(tx):
        for community, account in ((world.community, user), (river, elsewhere)):
            request = JoinRequestRow(
                community_id=community,
                group_id=group,
                user_id=account,
                user_chat_id=account,
                name="Chidi",
                step="review",
                requested_at=world.now,
                open_until=world.now,
            )
            tx.orm.add(request)

    world.advance(days=99)
    world.db.write_now(asks)
    world.advance(days=2)
    world.by_clock(remove_old)
    # What Ben asks of another community holds nothing up here.
    assert names(world) == ["Amara", "Former member"]
    assert [row.user_id for row in world.rows(JoinRequestRow)] == [user, elsewhere]

    def refused(tx):
        tx.execute(JoinRequestRow.__table__.update().values(step="refused", decided_at=world.now))

    world.db.write_now(refused)
    world.by_clock(remove_old)
    assert names(world) == ["Former member", "Former member"]


def test_the_counts_of_old_weeks_go_as_well(world):
    settled(world, histories=100)
    for name in (Kind.NAME, Kind.NHS_NUMBER):
        world.db.write_now(patient_data.count, world.community, world.now.date(), [name])
    world.advance(days=100)
    world.by_clock(remove_old)
    counted = partial(patient_data.counted, community_id=world.community, since=MONDAY.date())
    assert len(world.db.read_now(counted)) == 2
    world.advance(days=1)
    world.by_clock(remove_old)
    assert world.db.read_now(counted) == {}


def test_each_thing_has_its_time(world):
    settled(world, attendance=100, certificates=100, audit=100, join_requests=100, notices=100)
    world.member("Noor", "owner")
    session = held(world)
    asks(world, "Amara", session)
    group, _ = world.group()

    def noted(tx):
        tx.orm.add(AuditRow(community_id=world.community, verb="export-attendance", at=world.now))
        for user, step in ((77, "admitted"), (78, "review")):
            request = JoinRequestRow(
                community_id=world.community,
                group_id=group,
                user_id=user,
                user_chat_id=user,
                name="Chidi",
                step=step,
                requested_at=world.now,
                open_until=world.now,
            )
            tx.orm.add(request)
        for key, state in (("old", "sent"), ("owed", "queued")):
            tx.orm.add(
                OutboxRow(
                    key=key,
                    kind="x",
                    variables={},
                    priority=1,
                    not_before=world.now,
                    state=state,
                    queued_at=world.now,
                    settled_at=world.now,
                )
            )

    world.db.write_now(noted)
    world.advance(days=98)
    world.by_clock(remove_old)
    assert len(world.rows(AuditRow)) == 1
    world.advance(days=4)
    world.by_clock(remove_old)
    assert world.rows(AuditRow) == []
    assert [row.step for row in world.rows(JoinRequestRow)] == ["review"]
    assert "owed" in [row.key for row in world.owed()]
    assert "old" not in [row.key for row in world.owed()]
    assert world.db.read_now(lambda tx: tx.execute(AttendanceRow.__table__.select()).all()) == []
    removed = world.db.read_now(
        lambda tx: retention.removed(tx, world.community, world.now.date().replace(day=1))
    )
    assert {one.what: one.number for one in removed} == {
        What.ATTENDANCE: 2,
        What.CERTIFICATES: 1,
        What.AUDIT: 1,
        What.JOIN_REQUESTS: 1,
    }


def told(world, words, community=None):
    """A round that has closed now, with lines: two sorted, one of them to be quoted, and one that waits."""

    def write(tx):
        here = community or world.community
        size = buffer.size_for(standard.NEEDS, 12)
        one = rounds.add(tx, here, None, standard.NEEDS, world.now - timedelta(days=14), world.now, size)
        rounds.move(tx, one, State.PUBLISHED)
        said = (f"{words}, quoted", f"{words}, counted", f"{words}, unsorted")
        lines.hand_on(tx, one.id, [Line(each, quotable=True) for each in said])
        for line in lines.of_rounds(tx, [one.id]):
            if "unsorted" not in line.words:
                kept = line.words if "quoted" in line.words else ""
                lines.save(tx, replace(line, words=kept, sorted=True, themes=(ThemeId(7),)))
        return one.id

    return world.db.write_now(write)


def kept_lines(world):
    kept = world.db.read_now(lambda tx: tx.execute(ReleasedLineRow.__table__.select()).all())
    return [(row.words, row.themes) for row in sorted(kept, key=lambda row: row.words)]


def gone(world):
    """Per community how many lines were removed, as administrators read it."""
    rows = world.db.read_now(lambda tx: tx.execute(RemovalRow.__table__.select()).all())
    assert {row.what for row in rows} <= {"feedback-lines"}
    return {row.community_id: row.number for row in rows}


def test_what_people_wrote_in_their_own_words_goes_and_its_themes_stay_counted(world):
    settled(world, feedback_lines=100)
    world.member("Noor", "owner")
    told(world, "Old")
    world.advance(days=50)
    told(world, "Young")
    young = [("Young, quoted", [7]), ("Young, unsorted", None)]
    counted = ("", [7])
    world.advance(days=50)
    world.by_clock(remove_old)
    assert kept_lines(world) == [counted, counted, ("Old, quoted", [7]), ("Old, unsorted", None), *young]
    world.advance(days=1)
    world.by_clock(remove_old)
    # Of the old ones two are counted still, without words; the third one was in no theme.
    assert kept_lines(world) == [counted, counted, counted, *young]
    assert gone(world) == {world.community: 2}
    # What has lost its words is not removed again.
    world.by_clock(remove_old)
    assert gone(world) == {world.community: 2}


def test_lines_go_a_batch_at_a_time_and_count_for_their_community(world, monkeypatch):
    monkeypatch.setattr(actions, "BATCH", 1)
    river = world.add_community("riverside", name="Riverside CIG")
    settled(world, feedback_lines=30)
    told(world, "Oak")
    told(world, "River", river)
    world.advance(days=31)
    world.by_clock(remove_old)
    assert gone(world) == {world.community: 1, river: 1}
    (work,) = world.due("retention")
    assert work.at - world.now == timedelta(minutes=1)
    world.by_clock(remove_old)
    assert gone(world) == {world.community: 2, river: 2}
    assert kept_lines(world) == [("", [7])] * 4


def test_many_go_in_batches_and_others_are_not_kept_waiting(world, monkeypatch):
    monkeypatch.setattr(actions, "FEW", 2)
    settled(world, former_members=30)
    for number in range(5):
        left(world, f"Doctor {number}")
    world.advance(days=31)
    for done in (2, 4, 5):
        world.by_clock(remove_old)
        assert names(world).count("Former member") == done
        (work,) = world.due("retention")
        soon = done < 5
        assert (work.at - world.now == timedelta(minutes=1)) == soon


def test_it_goes_on_for_ever_in_the_small_hours(world):
    settled(world)
    for _ in range(3):
        nightly(world)
        assert (world.now.hour, world.now.minute) == (3, 30)
    assert world.now > MONDAY + timedelta(days=2)
    # A second start does not put it off.
    settled(world)
    assert len(world.due("retention")) == 1


def test_the_month_is_told_once_and_by_day(world):
    settled(world, former_members=30)
    world.member("Noor", "owner")
    left(world, "Amara")
    world.advance(days=31)
    world.by_clock(remove_old)
    assert world.owed("retention-report") == []
    for _ in range(20):
        nightly(world)
    (told,) = world.owed("retention-report")
    assert told.member_id == world.member("Noor")
    assert told.variables["month"] == "2026-12-01"
    assert told.not_before.hour == 8
    report = world.db.read_now(
        lambda tx: views.report(tx, world.community, world.now.date().replace(2026, 12, 1), told.member_id)
    )
    assert [(one.what, one.number) for one in report.month.removed] == [(What.FORMER_MEMBERS, 1)]


def test_one_community_neither_counts_nor_sees_the_other(world):
    river = world.add_community("riverside", name="Riverside CIG")
    world.member("Noor", "owner")
    world.member("Rosa", "owner", community=river)
    settled(world, former_members=30)
    left(world, "Amara")
    world.advance(days=31)
    world.by_clock(remove_old)

    def counted(name, there, here):
        return world.db.read_now(
            lambda tx: (
                views.kept(tx, world.actor(name, there), world.now, CommunityId(here)).months[0].removed
            )
        )

    assert len(counted("Noor", None, world.community)) == 1
    assert counted("Rosa", river, river) == ()
    with pytest.raises(NotAllowedError):
        counted("Rosa", river, world.community)
    with pytest.raises(NotAllowedError):
        counted("Amara", None, world.community)


def test_the_periods_are_those_of_the_configuration(world):
    assert world.db.read_now(retention.periods) == dict(KEPT)
    settled(world, audit=30)
    assert world.db.read_now(retention.periods) == {**KEPT, What.AUDIT: 30}
    assert set(rules.KEPT) == set(What) - {What.FORGOTTEN}
