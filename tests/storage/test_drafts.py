"""Dialogues in progress: one a person, kept as they were left."""

from dataclasses import replace
from datetime import timedelta

import pytest

from rules.dialogue import Draft
from rules.ids import UserId
from storage import drafts
from tests.world import MONDAY, World

AMARA = UserId(2**40)  # Ids of people outgrew 32 bits.


@pytest.fixture
def draft(db):
    return Draft(
        user_id=AMARA,
        community_id=World(db).community,
        serial=1_790_000_000_000,
        flow="session",
        step="topic",
        answers={"starts_at": "2026-11-19T17:00:00+00:00", "places": 12, "link": None, "topic": "Rôle 会"},
        expires_at=MONDAY,
    )


def test_a_draft_comes_back_as_it_was(db, draft):
    assert db.read_now(drafts.load, AMARA) is None
    db.write_now(drafts.save, draft)
    assert db.read_now(drafts.load, AMARA) == draft


def test_a_later_draft_replaces_it(db, draft):
    db.write_now(drafts.save, draft)
    later = replace(draft, serial=draft.serial + 1, flow="hello", step="name", answers={})
    db.write_now(drafts.save, later)
    assert db.read_now(drafts.load, AMARA) == later


def test_a_dropped_draft_is_gone_and_other_peoples_stay(db, draft):
    other = replace(draft, user_id=UserId(5))
    db.write_now(drafts.save, draft)
    db.write_now(drafts.save, other)
    db.write_now(drafts.drop, AMARA)
    assert db.read_now(drafts.load, AMARA) is None
    assert db.read_now(drafts.load, UserId(5)) == other


def test_an_expired_draft_is_loaded_until_it_is_forgotten(db, draft):
    db.write_now(drafts.save, draft)
    db.write_now(drafts.forget_expired, MONDAY)
    assert db.read_now(drafts.load, AMARA) == draft
    db.write_now(drafts.forget_expired, MONDAY + timedelta(seconds=1))
    assert db.read_now(drafts.load, AMARA) is None
