"""Somebody is exported, erased, and then nowhere: in no row, in no file, not in the next backup."""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from actions.bookings import book_place
from actions.privacy import ask_for_data, forget_me
from actions.retention import remove_old
from rules.ids import UserId
from rules.privacy import Forgotten, Refused
from storage.privacy import forgetting, scrubbing
from storage.privacy.holdings import HOLDINGS
from storage.privacy.listing import everything, is_known
from storage.tables import (
    AuditRow,
    MeasureRow,
    MemberRow,
    ModerationCaseRow,
    ModerationReportRow,
    OutboxRow,
    SessionRow,
)
from tests.actions.canaries import Canaries, dump
from tests.actions.certificates_world import asks, held


def erased(world, canaries):
    def erase(tx):
        forgetting.erase(tx, forgetting.person(tx, canaries.user))

    world.db.write_now(erase)


def test_everything_is_handed_out(world):
    canaries = Canaries(world)
    said = repr(world.db.read_now(lambda tx: everything(tx, forgetting.person(tx, canaries.user))))
    hidden = {word for (table, column), word in canaries.words.items() if column in HOLDINGS[table].hidden}
    assert len(canaries.words) > 40
    assert set(canaries.found_in(said)) == set(canaries.words.values()) - hidden
    assert "Ben" not in said


def test_what_is_erased_is_in_no_row(world):
    canaries = Canaries(world)
    before = dump(world.db)
    erased(world, canaries)
    after = dump(world.db)
    assert canaries.found_in("\n".join(before)) == sorted(canaries.words.values())
    assert canaries.found_in("\n".join(after)) == []
    assert not [one for one in after if one.endswith(f"={canaries.user}")]
    assert "members.name=Ben" in after
    assert "members.name=Former member" in after
    # Ben's rows stand as they stood.
    assert [one for one in before if "-False" in one] == [one for one in after if "-False" in one]


def test_what_is_erased_is_in_no_file(world, tmp_path):
    canaries = Canaries(world)
    if world.db.url.get_backend_name() != "sqlite":
        erased(world, canaries)
        assert scrubbing.scrub(world.db.url)
        return
    file = Path(world.db.url.database)
    log = file.with_name(f"{file.name}-wal")
    assert canaries.found_in((file.read_bytes() + log.read_bytes()).decode("latin-1"))
    erased(world, canaries)
    assert scrubbing.scrub(world.db.url)
    assert log.stat().st_size == 0
    assert canaries.found_in(file.read_bytes().decode("latin-1")) == []
    backup = tmp_path / "backup.sqlite3"
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(backup)) as target:
        source.backup(target)
    assert canaries.found_in(backup.read_bytes().decode("latin-1")) == []


def test_a_reader_does_not_keep_the_log_for_ever(world, monkeypatch):
    if world.db.url.get_backend_name() != "sqlite":
        pytest.skip("PostgreSQL has no such log")
    monkeypatch.setattr(scrubbing, "_PATIENCE", 0.01)
    canaries = Canaries(world)
    with closing(sqlite3.connect(world.db.url.database, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM members").fetchall()
        erased(world, canaries)
        assert not scrubbing.scrub(world.db.url)
    assert scrubbing.scrub(world.db.url)


def measured(world, state, act="mute"):
    """Amara has been muted, in that state; the id of the measure."""

    def add(tx):
        user = tx.orm.get(MemberRow, world.member("Amara")).user_id
        case = ModerationCaseRow(
            community_id=world.community, origin="report", state="decided", user_id=user, opened_at=world.now
        )
        tx.orm.add(case)
        tx.flush()
        measure = MeasureRow(
            case_id=case.id,
            community_id=world.community,
            user_id=user,
            act=act,
            reason="other",
            words="because of Amara",
            by_member_id=world.member("Noor"),
            state=state,
            at=world.now,
        )
        tx.orm.add(measure)
        tx.flush()
        return measure.id

    return world.db.write_now(add)


def reported(world, *names):
    """Amara was reported by these, one after the other; the id of the case."""
    user = world.actor("Amara").user_id
    theirs = [world.member(name) for name in names]

    def add(tx):
        case = ModerationCaseRow(
            community_id=world.community,
            origin="report",
            state="open",
            user_id=user,
            words="said something",
            opened_at=world.now,
        )
        tx.orm.add(case)
        tx.flush()
        for number, member_id in enumerate(theirs):
            at = world.now + timedelta(minutes=number)
            tx.orm.add(ModerationReportRow(case_id=case.id, member_id=member_id, at=at))
        return case.id

    return world.db.write_now(add)


def handed_out(world, name):
    user = world.actor(name).user_id
    return world.db.read_now(lambda tx: everything(tx, forgetting.person(tx, user)))


def test_who_was_reported_reads_neither_by_how_many_nor_when(world):
    world.member("Noor", "owner")
    one, chidi = reported(world, "Ben"), world.member("Chidi")
    before = [part for part in handed_out(world, "Amara") if part.table.startswith("moderation")]
    world.db.write_now(lambda tx: tx.orm.add(ModerationReportRow(case_id=one, member_id=chidi, at=world.now)))
    after = [part for part in handed_out(world, "Amara") if part.table.startswith("moderation")]
    assert [part.table for part in after] == ["moderation_cases"]
    assert before == after
    assert world.now not in [value for line in after[0].lines for _, value in line.values]
    # Who reported reads that they did.
    (theirs,) = [part for part in handed_out(world, "Ben") if part.table == "moderation_reports"]
    assert len(theirs.lines) == 1
    world.does("Amara", forget_me, None)
    assert world.db.read_now(lambda tx: tx.execute(ModerationReportRow.__table__.select()).all()) == []


def test_what_is_only_proposed_about_somebody_is_not_handed_out(world):
    world.member("Noor", "owner")
    world.member("Amara")
    measured(world, "proposed")

    def typed(tx):
        tx.execute(ModerationCaseRow.__table__.update().values(words="typed behind a command"))

    world.db.write_now(typed)
    assert "typed behind" not in repr(handed_out(world, "Amara"))
    assert "because of Amara" not in repr(handed_out(world, "Amara"))
    measured(world, "in-force")
    assert "because of Amara" in repr(handed_out(world, "Amara"))


def test_a_mute_that_is_in_force_runs_to_its_end_and_nothing_else_stays(world):
    world.member("Noor", "owner")
    world.member("Amara")
    bound = measured(world, "in-force")
    measured(world, "lapsed")
    measured(world, "in-force", act="warn")
    user = world.actor("Amara").user_id
    world.does("Amara", forget_me, None)
    (row,) = world.rows(MeasureRow)
    assert (row.id, row.user_id, row.words) == (bound, user, "")

    def ends(tx):
        tx.orm.get(MeasureRow, bound).state = "lapsed"

    world.db.write_now(ends)
    world.by_clock(remove_old)
    assert world.rows(MeasureRow) == []


def test_what_is_said_of_the_account_goes_as_well(world):
    world.member("Noor", "owner")
    user = 2**51 + world.member("Amara")

    def owed(tx):
        tx.orm.get(MemberRow, world.member("Amara")).user_id = user
        for key, about in (("a", {"user": user}), ("b", {"user": "all"}), ("c", {"user": 5})):
            row = OutboxRow(key=key, kind="x", variables=about, priority=1, not_before=world.now)
            row.state, row.queued_at = "queued", world.now
            tx.orm.add(row)

    world.db.write_now(owed)
    world.does("Amara", forget_me, None)
    assert [row.key for row in world.owed()] == ["b", "c"]


def test_what_is_held_goes_to_others(world):
    world.member("Noor", "owner")
    session = world.session(places=1)
    for name in ("Amara", "Ben"):
        world.does(name, book_place, session)
    amara = world.actor("Amara")
    assert isinstance(world.does("Amara", forget_me, None), Forgotten)
    assert [row.kind for row in world.owed()] == ["place-offered"]
    again = world.db.write_now(lambda tx: forget_me(tx, amara, world.now, None))
    assert again.already
    assert [row.kind for row in world.owed()] == ["place-offered"]


def test_a_session_to_come_has_somebody_who_looks_after_it(world):
    world.member("Noor", "owner")
    session = world.session()
    world.does("Femi", forget_me, None)
    assert world.rows(SessionRow, SessionRow.id == session)[0].facilitator_id == world.member("Noor")
    (told,) = world.owed_to("Noor", "sessions-handed-on")
    assert told.variables == {"sessions": 1, "community": world.community}


def test_the_last_administrator_hands_over_first(world):
    world.member("Noor", "admin")
    world.session()
    before = dump(world.db)
    decision = world.does("Noor", forget_me, None)
    assert isinstance(decision, Refused)
    assert decision.reason == "last-admin"
    assert dump(world.db) == before
    world.member("Ada", "owner")
    assert isinstance(world.does("Noor", forget_me, None), Forgotten)


def test_the_last_owner_too_whatever_else_they_are(world):
    world.member("Noor", "owner", "admin")
    world.member("Ada", "admin")
    assert world.does("Noor", forget_me, None).reason == "last-owner"


def test_one_community_alone(world):
    river = world.add_community("riverside", name="Riverside CIG")
    there = world.member("Amara", community=river)
    here = world.member("Amara")

    def same_person(tx):
        row = tx.orm.get(MemberRow, there)
        row.user_id = tx.orm.get(MemberRow, here).user_id

    world.db.write_now(same_person)
    decision = world.does("Amara", forget_me, river)
    assert decision.elsewhere
    assert [one.name for one in decision.communities] == ["Riverside CIG"]
    names = {row.id: row.name for row in world.rows(MemberRow)}
    assert names == {there: "Former member", here: "Amara"}
    # The refusal of one community stands against being forgotten everywhere.
    world.member("Noor", "owner")
    assert not world.does("Amara", forget_me, None).elsewhere


def test_somebody_who_has_left_and_somebody_nobody_knows(world):
    world.member("Amara", status="left")
    user = UserId(world.rows(MemberRow)[0].user_id)
    amara = world.actor("Amara")
    assert amara.memberships == ()
    assert not world.does("Amara", ask_for_data).empty
    assert not world.does("Amara", forget_me, None).already
    assert not world.db.read_now(lambda tx: is_known(tx, forgetting.person(tx, user)))
    assert world.db.write_now(lambda tx: ask_for_data(tx, amara, world.now)).empty


def test_a_certificate_is_known_as_one_that_is_no_longer_held(world):
    world.member("Noor", "owner")
    session = held(world)
    code = asks(world, "Amara", session).certificate.code
    world.does("Amara", forget_me, None)
    assert code not in "".join(dump(world.db))
    assert world.db.read_now(lambda tx: forgetting.codes_gone(tx, [code]))
    assert not world.db.read_now(lambda tx: forgetting.codes_gone(tx, ["0" * 12]))


def test_counts_stay_and_the_act_of_staff_without_the_person(world):
    world.member("Noor", "owner")
    held(world)
    attended = [one for one in dump(world.db) if one.startswith("attendance.status=")]

    def noted(tx):
        tx.orm.add(
            AuditRow(
                community_id=world.community,
                by_member_id=world.member("Femi"),
                verb="grant-role",
                at=world.now,
                detail={"member": world.member("Amara")},
            )
        )

    world.db.write_now(noted)
    world.does("Amara", forget_me, None)
    world.does("Femi", forget_me, None)
    assert [one for one in dump(world.db) if one.startswith("attendance.status=")] == attended
    assert len(world.rows(AuditRow)) == 1
    names = {row.name for row in world.rows(MemberRow)}
    assert names == {"Former member", "Ben", "Noor"}
