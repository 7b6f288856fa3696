"""The offer in storage: once and once more, for its author alone, and for two days."""

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from actions import patient_data as actions
from rules.digest import monday_of
from rules.groups import Right
from rules.ids import ChatId, MessageId
from rules.patient_data import Kind
from rules.patient_data.offers import Refused, State
from rules.permissions import NotAllowedError
from rules.publishing import SHOWN_FROM
from storage import due, groups
from storage import patient_data as storage
from storage.tables import GroupRow, OutboxRow, PatientDataCountRow, PatientOfferRow
from storage.views import patient_data as views

MESSAGE = MessageId(77)
NHS = {Kind.NHS_NUMBER}


def group_of(world, chat=-100_500):
    return world.db.read_now(groups.of_chat, ChatId(chat))


def hears(world, name, kinds, *, group, message=MESSAGE, edited=False):
    return world.does(name, actions.note_words, group, message, kinds, edited=edited)


def offer(world):
    (row,) = world.rows(PatientOfferRow)
    return world.db.read_now(storage.find, row.id)


@pytest.fixture
def group(world):
    world.member("Amara")
    world.group()
    return group_of(world)


def test_the_offer_is_urgent_and_says_kinds_and_nothing_else(world, group):
    world.now = world.now.replace(hour=23)
    hears(world, "Amara", {Kind.INITIALS, Kind.NHS_NUMBER}, group=group)
    (owed,) = world.owed_to("Amara")
    assert (owed.kind, owed.not_before) == ("patient-offer", world.now)
    assert owed.variables == {"offer": offer(world).id, "round": 1, "kinds": "initials,nhs-number"}
    assert not world.owed("group-hint")
    assert [row.at for row in world.due("patient-offer-ends")] == [world.now + timedelta(hours=48)]


def test_without_a_private_chat_it_waits_and_the_group_shows_the_way(world, group):
    world.member("Ben", chat=False)
    hears(world, "Ben", NHS, group=group)
    (owed,) = world.owed("patient-offer")
    assert owed.state == "waiting"
    (hint,) = world.owed("group-hint")
    assert hint.chat_id == group.chat_id
    assert hint.variables == {}


def test_the_same_message_is_offered_twice_at_most(world, group):
    hears(world, "Amara", NHS, group=group)
    hears(world, "Amara", NHS, group=group)
    assert len(world.owed("patient-offer")) == 1
    for _ in range(3):
        hears(world, "Amara", NHS, group=group, edited=True)
    assert [row.variables["round"] for row in world.owed("patient-offer")] == [1, 2]
    assert len(world.rows(PatientOfferRow)) == 1


@pytest.mark.parametrize("state", [State.DELETING, State.DELETED, State.STUCK])
def test_what_is_being_deleted_is_not_offered_again(world, group, state):
    hears(world, "Amara", NHS, group=group)
    world.db.write_now(lambda tx: tx.execute(sa.update(PatientOfferRow).values(state=state)))
    hears(world, "Amara", NHS, group=group, edited=True)
    hears(world, "Amara", set(), group=group, edited=True)
    assert (offer(world).state, len(world.owed("patient-offer"))) == (state, 1)


def test_an_edit_that_takes_it_out_is_thanked_for_where_the_offer_stands(world, group):
    hears(world, "Amara", NHS, group=group)
    hears(world, "Amara", set(), group=group, edited=True)
    assert offer(world).state is State.WITHDRAWN
    # The offer was not sent yet: it is not sent any more, and there is nothing to thank for.
    assert not world.owed("patient-thanks")
    # It was on its way: it is taken back as soon as it is known where it stands.
    world.db.write_now(actions.note_offered, offer(world).id, 1, MessageId(5), world.now)
    assert len(world.owed("patient-thanks")) == 1
    # It has it again, after another edit: offered for the second and last time.
    hears(world, "Amara", NHS, group=group, edited=True)
    assert (offer(world).state, offer(world).notice_id) == (State.OPEN, None)
    # The first offer, sent late, is not taken for the second.
    world.db.write_now(actions.note_offered, offer(world).id, 1, MessageId(5), world.now)
    assert offer(world).notice_id is None


def test_only_the_author_has_it(world, group):
    hears(world, "Amara", NHS, group=group)
    world.member("Femi", "facilitator", "moderator", "admin")
    for name in ("Femi", "Ben"):
        world.member(name)
        for action in (actions.delete_message, actions.keep_message):
            with pytest.raises(LookupError):
                world.does(name, action, offer(world).id)
        with pytest.raises(LookupError):
            world.does(name, views.mine, offer(world).id)
    assert offer(world).state is State.OPEN


def test_deleting_is_owed_once_and_noted(world, group):
    hears(world, "Amara", NHS, group=group)
    for _ in range(2):
        assert world.does("Amara", actions.delete_message, offer(world).id).state is State.DELETING
    (owed,) = world.owed("patient-delete")
    assert (owed.chat_id, owed.edition) == (group.chat_id, 1)
    assert world.does("Amara", actions.keep_message, offer(world).id).state is State.DELETING
    world.db.write_now(actions.note_deletion, offer(world).id, world.now, done=True)
    world.db.write_now(actions.note_deletion, offer(world).id, world.now, done=False)
    assert offer(world).state is State.DELETED
    assert not world.owed("patient-stuck")


def test_what_telegram_would_not_delete_is_said_once(world, group):
    hears(world, "Amara", NHS, group=group)
    world.does("Amara", actions.delete_message, offer(world).id)
    for _ in range(2):
        world.db.write_now(actions.note_deletion, offer(world).id, world.now, done=False)
    assert len(world.owed_to("Amara", "patient-stuck")) == 1
    assert world.does("Amara", actions.delete_message, offer(world).id) == Refused("stuck", offer(world))


def test_without_the_right_or_the_group_nothing_is_half_done(world, group):
    hears(world, "Amara", NHS, group=group)
    world.db.write_now(lambda tx: tx.execute(sa.update(GroupRow).values(lacking=str(Right.DELETE))))
    assert world.does("Amara", actions.delete_message, offer(world).id) == Refused("no-right", offer(world))
    world.db.write_now(lambda tx: tx.execute(sa.update(GroupRow).values(lacking="", bot_status="left")))
    assert world.does("Amara", actions.delete_message, offer(world).id) == Refused("not-there", offer(world))
    world.db.write_now(
        lambda tx: tx.execute(sa.update(GroupRow).values(bot_status="admin", chat_id=-100_777))
    )
    assert world.does("Amara", actions.delete_message, offer(world).id) == Refused("not-there", offer(world))
    assert offer(world).state is State.OPEN
    assert not world.owed("patient-delete")


def test_after_two_days_nobody_can_say_whose_it_was(world, group):
    hears(world, "Amara", NHS, group=group)
    offer_id = offer(world).id
    hears(world, "Amara", NHS, group=group, edited=True)
    world.db.write_now(actions.note_offered, offer_id, 2, MessageId(5), world.now)
    hears(world, "Amara", set(), group=group, edited=True)
    hears(world, "Amara", NHS, group=group, message=MessageId(78))
    kept = [row for row in world.owed() if row.variables.get("offer") != offer_id]
    world.advance(hours=48)
    (work,) = [row for row in world.due("patient-offer-ends") if row.variables["offer_id"] == offer_id]
    world.db.write_now(due.take, work.id, world.now)
    world.by_clock(actions.end_offer, **work.variables)
    world.by_clock(actions.end_offer, **work.variables)
    assert [row.id for row in world.rows(OutboxRow)] == [row.id for row in kept]
    assert [row.message_id for row in world.rows(PatientOfferRow)] == [78]
    assert [row.count for row in counts(world)] == [2]


def test_a_number_is_never_given_twice(world, group):
    hears(world, "Amara", NHS, group=group)
    first = offer(world).id
    world.by_clock(actions.end_offer, offer_id=first)
    hears(world, "Amara", NHS, group=group)
    assert offer(world).id > first


def counts(world):
    return world.db.read_now(lambda tx: list(tx.orm.exec(sa.select(PatientDataCountRow)).scalars()))


def test_counts_hold_nobody_and_small_ones_are_not_told(world, group):
    world.member("Mina", "moderator")

    def seen(community=world.community):
        actor = world.actor("Mina")
        return world.db.read_now(lambda tx: views.counted(tx, actor, world.now, community, date(2026, 1, 5)))

    for number in range(SHOWN_FROM):
        kinds = {Kind.NHS_NUMBER, Kind.NAME} if number else NHS
        hears(world, "Amara", kinds, group=group, message=MessageId(100 + number))
        # An edit is the same message.
        hears(world, "Amara", kinds, group=group, message=MessageId(100 + number), edited=True)
    assert seen() == {Kind.NHS_NUMBER: SHOWN_FROM}
    assert {(row.week, row.kind, row.count) for row in counts(world)} == {
        (date(2026, 11, 16), "nhs-number", SHOWN_FROM),
        (date(2026, 11, 16), "name", SHOWN_FROM - 1),
    }
    # Nobody sees across, and nobody without the role.
    other = world.add_community("other")
    with pytest.raises(NotAllowedError):
        seen(other)
    amara = world.actor("Amara")
    with pytest.raises(NotAllowedError):
        world.db.read_now(lambda tx: views.counted(tx, amara, world.now, world.community, date(2026, 1, 5)))
    assert world.db.write_now(storage.forget_counts, date(2026, 11, 16)) == 0
    assert world.db.write_now(storage.forget_counts, date(2026, 11, 17)) == 2
    assert not counts(world)


def test_a_week_begins_on_its_monday():
    assert {monday_of(date(2026, 11, 16) + timedelta(days=day)) for day in range(7)} == {date(2026, 11, 16)}


def test_somebody_who_is_no_member_is_written_to_as_well(world, group):
    other = world.add_community("other")
    world.member("Zara", community=other)
    world.does("Zara", actions.note_words, group, MESSAGE, NHS, edited=False, community=other)
    (owed,) = world.owed("patient-offer")
    assert owed.member_id is None
    assert owed.chat_id == offer(world).user_id
    world.db.write_now(actions.note_unreached, offer(world).id, world.now)
    assert len(world.owed("group-hint")) == 1
