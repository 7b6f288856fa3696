"""What is heard is judged at once; what is owed is still true when it is sent."""

from dataclasses import replace

from actions import patient_data as actions
from handlers.hearing import Heard
from handlers.patient_data import hear
from rules.ids import ChatId, MessageId, UserId
from rules.patient_data import Kind
from screens.outgoing import Delete, Post
from storage import groups
from storage import patient_data as storage
from storage.tables import PatientOfferRow
from tests.handlers.composing import ROUTES, outgoing, owed_of, said

WORDS = "NHS number 999 000 0018"


AMARA = UserId(1001)


def heard(world, words=WORDS, *, user_id=AMARA, edited=False):
    group = world.db.read_now(groups.of_chat, ChatId(-100_500))
    return Heard(group, MessageId(7), None, user_id, words, None, False, edited, world.now)


def test_only_what_needs_something_comes_back(world):
    world.group()
    assert hear(None, heard(world, "Good morning")) is None
    assert hear(None, heard(world, "")) is None
    assert hear(None, heard(world, user_id=None)) is None
    assert hear(None, heard(world)) is not None
    assert hear(None, heard(world, "Good morning", edited=True)) is not None


def test_what_is_owed_is_said_as_long_as_it_is_true(world):
    world.member("Amara")
    world.group()
    world.does("Amara", hear(None, heard(world)))
    (row,) = world.owed("patient-offer")
    assert "an NHS number" in said(world, row)
    (offer,) = world.rows(PatientOfferRow)
    world.does("Amara", actions.keep_message, offer.id)
    assert outgoing(world, row) is None


def test_a_message_is_not_deleted_in_the_chat_that_its_group_has_become(world):
    """There its number is another message's."""
    world.member("Amara")
    world.group()
    world.does("Amara", hear(None, heard(world)))
    (offer,) = world.rows(PatientOfferRow)
    world.does("Amara", actions.delete_message, offer.id)
    (row,) = world.owed("patient-delete")
    assert outgoing(world, row) == Delete(7)
    moved = replace(owed_of(row), chat_id=ChatId(-100_777))
    assert world.db.read_now(ROUTES.notices["patient-delete"], moved) is None


def test_an_offer_of_before_an_edit_is_not_made(world):
    world.member("Amara")
    world.group()
    group = world.db.read_now(groups.of_chat, ChatId(-100_500))
    for edited in (False, True):
        world.does("Amara", actions.note_words, group, MessageId(7), {Kind.NAME}, edited=edited)
    first, second = world.owed("patient-offer")
    assert outgoing(world, first) is None
    assert isinstance(outgoing(world, second), Post)
    (offer,) = world.rows(PatientOfferRow)
    world.by_clock(actions.end_offer, offer_id=offer.id)
    assert world.db.read_now(storage.find, offer.id) is None
    assert outgoing(world, second) is None
