"""The outbox: owed once, claimed by one, settled; nothing owed is lost on the way."""

import asyncio
from datetime import timedelta

import pytest
import sqlalchemy as sa

from rules.ids import ChatId
from rules.notices import Notice, ToChat, ToMember
from rules.priority import Priority
from storage import outbox
from storage.db import Database
from storage.outbox import State
from storage.tables import OutboxRow
from tests.world import MONDAY, World

LEASE = timedelta(minutes=1)
AN_HOUR = timedelta(hours=1)


@pytest.fixture
def world(db):
    return World(db)


def notice(key, to=5, at=MONDAY, **options):
    return Notice("reminder", key, ToChat(ChatId(to)) if isinstance(to, int) else to, at, **options)


def add(db, *notices):
    db.write_now(outbox.add, notices, MONDAY)


def claim(db, now=MONDAY, holder="a", limit=10, skip=()):
    return db.write_now(outbox.claim, now, holder=holder, lease=LEASE, limit=limit, skip=skip)


def settle(db, owed, state=State.SENT):
    db.write_now(outbox.settle, owed, state, MONDAY)


def states(db):
    wanted = sa.select(OutboxRow.key, OutboxRow.state)
    return db.read_now(lambda tx: {row.key: row.state for row in tx.execute(wanted)})


def key_of(db, owed):
    return db.read_now(
        lambda tx: tx.execute(sa.select(OutboxRow.key).where(OutboxRow.id == owed.id)).scalar_one()
    )


def test_a_notice_is_claimed_as_it_was_owed(db):
    not_after = MONDAY + AN_HOUR
    add(db, notice("one", -100_200_300_400_500, variables={"session": 7, "link": None}, not_after=not_after))
    (owed,) = claim(db)
    assert (owed.kind, owed.chat_id, owed.member_id) == ("reminder", -100_200_300_400_500, None)
    assert owed.variables == {"session": 7, "link": None}
    assert (owed.priority, owed.not_after, owed.edition, owed.attempts) == (
        Priority.NOTICE, not_after, 1, 0,
    )  # fmt: skip
    assert claim(db) == []
    settle(db, owed)
    assert states(db) == {"one": State.SENT}


def test_a_key_is_owed_once_for_ever(db):
    add(db, notice("one"), notice("one"))
    add(db, notice("one", to=6))
    (owed,) = claim(db)
    assert owed.chat_id == 5
    settle(db, owed)
    add(db, notice("one"))
    assert claim(db) == []


def test_nothing_to_add_is_fine(db):
    add(db)
    assert claim(db) == []


def test_what_is_owed_by_an_action_that_fails_is_not_owed(db):
    def fail(tx):
        outbox.add(tx, [notice("one")], MONDAY)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        db.write_now(fail)
    assert states(db) == {}


def test_the_urgent_goes_first_then_the_older(db):
    add(
        db,
        notice("broadcast", to=1, priority=Priority.BROADCAST),
        notice("reminder", to=2, priority=Priority.REMINDER),
        notice("second", to=3),
        notice("answer", to=4, priority=Priority.ANSWER),
        notice("third", to=5),
    )
    order = [key_of(db, one) for one in claim(db)]
    assert order == ["answer", "second", "third", "reminder", "broadcast"]


def test_one_at_a_time_goes_to_a_chat(db):
    add(db, notice("first"), notice("second"), notice("other", to=6))
    claimed = claim(db)
    assert [key_of(db, one) for one in claimed] == ["first", "other"]
    assert claim(db, skip={ChatId(5)}) == []
    settle(db, claimed[0])
    assert [key_of(db, one) for one in claim(db)] == ["second"]


def test_the_limit_holds_and_skipped_chats_do_not_fill_it(db):
    add(db, *(notice(f"flood {number}") for number in range(20)), notice("other", to=6))
    assert [key_of(db, one) for one in claim(db, limit=5, skip={ChatId(5)})] == ["other"]
    add(db, *(notice(str(number), to=100 + number) for number in range(20)))
    assert len(claim(db, limit=5, skip={ChatId(5)})) == 5


def test_a_notice_waits_for_its_time(db):
    add(db, notice("later", at=MONDAY + AN_HOUR))
    assert claim(db) == []
    assert db.read_now(outbox.next_at) == MONDAY + AN_HOUR
    assert len(claim(db, MONDAY + AN_HOUR)) == 1
    assert db.read_now(outbox.next_at) is None


async def test_two_processes_never_claim_the_same(db, storage_url):
    add(db, *(notice(str(number), to=number) for number in range(1, 101)))
    other = Database(storage_url)
    batches = await asyncio.gather(
        *(
            one.write(outbox.claim, MONDAY, holder=holder, lease=LEASE, limit=10)
            for _ in range(10)
            for one, holder in ((db, "a"), (other, "b"))
        )
    )
    other.close()
    rest = claim(db, limit=100)  # Whoever met the other's lock has skipped some.
    claimed = [one.id for batch in [*batches, rest] for one in batch]
    assert len(claimed) == len(set(claimed)) == 100


def test_a_failure_that_may_pass_puts_it_off(db):
    add(db, notice("one"))
    (owed,) = claim(db)
    db.write_now(outbox.postpone, owed, MONDAY + AN_HOUR, "TimedOut")
    assert claim(db) == []
    (again,) = claim(db, MONDAY + AN_HOUR)
    assert again.attempts == 1


def test_what_a_stopped_process_left_is_claimed_again_after_its_lease(db):
    add(db, notice("one"))
    claim(db, holder="dead")
    assert db.write_now(outbox.reclaim, MONDAY + LEASE) == 0
    assert db.write_now(outbox.reclaim, MONDAY + LEASE + timedelta(seconds=1)) == 1
    assert len(claim(db)) == 1


def test_who_has_the_senders_lease_need_not_wait_for_that_and_keeps_what_is_its_own(db):
    add(db, notice("theirs"), notice("mine", to=6))
    claim(db, holder="dead", limit=1)
    claim(db, holder="me", limit=1)
    assert db.write_now(outbox.reclaim, MONDAY, unless_held_by="me") == 1
    assert states(db) == {"theirs": State.QUEUED, "mine": State.CLAIMED}


def test_a_member_without_a_private_chat_gets_it_when_they_open_one(db, world):
    ben = world.member("Ben", chat=False)
    add(db, notice("one", ToMember(ben)))
    assert states(db) == {"one": State.WAITING}
    assert claim(db) == []
    db.write_now(outbox.release_to, ben, ChatId(77))
    (owed,) = claim(db)
    assert (owed.chat_id, owed.member_id) == (77, ben)


def test_a_member_with_a_private_chat_gets_it_there(db, world):
    amara, ben = world.member("Amara"), world.member("Ben")
    add(db, notice("a", ToMember(amara)), notice("b", ToMember(ben)))
    assert [(one.member_id, one.chat_id) for one in claim(db)] == [(amara, 1001), (ben, 1002)]


def test_a_member_who_blocked_the_bot_gets_everything_after_their_next_start(db, world):
    amara, ben = world.member("Amara"), world.member("Ben")
    add(db, notice("sent before", ToMember(amara)))
    settle(db, claim(db)[0])
    add(db, notice("one", ToMember(amara)), notice("two", ToMember(amara)), notice("b", ToMember(ben)))
    claim(db, limit=1)
    db.write_now(outbox.hold_for, amara)
    add(db, notice("three", ToMember(amara)))
    assert states(db) == {
        "sent before": State.SENT,
        "one": State.WAITING,
        "two": State.WAITING,
        "three": State.WAITING,
        "b": State.QUEUED,
    }
    db.write_now(outbox.release_to, amara, ChatId(1001))
    assert set(states(db).values()) == {State.SENT, State.QUEUED}


class TestStanding:
    """A notice that shows the present, such as a card: owed again, it goes out once more."""

    def owe(self, db, at=MONDAY):
        db.write_now(outbox.owe_again, notice("card", -5, at), MONDAY)

    def test_it_is_sent_again_after_it_was_sent(self, db):
        self.owe(db)
        settle(db, claim(db)[0])
        self.owe(db)
        (again,) = claim(db)
        assert again.edition == 2

    def test_what_waits_serves_all_who_owe_it(self, db):
        for _ in range(3):
            self.owe(db)
        (owed,) = claim(db)
        settle(db, owed)
        assert claim(db) == []

    def test_owed_while_it_is_sent_it_goes_out_once_more(self, db):
        self.owe(db)
        (owed,) = claim(db)
        self.owe(db)
        assert claim(db) == []
        settle(db, owed)
        (again,) = claim(db)
        settle(db, again)
        assert states(db) == {"card": State.SENT}

    def test_it_goes_no_earlier_than_it_is_owed_for(self, db):
        self.owe(db, MONDAY + AN_HOUR)
        assert claim(db) == []
        assert len(claim(db, MONDAY + AN_HOUR)) == 1


def test_the_backlog_tells_what_is_open_and_what_is_late(db, world):
    ben = world.member("Ben", chat=False)
    add(
        db,
        notice("late", to=1, at=MONDAY - timedelta(minutes=6)),
        notice("now", to=2),
        notice("claimed", to=3, priority=Priority.ANSWER),
        notice("sent", to=4, priority=Priority.ANSWER),
        notice("failed", to=5, priority=Priority.ANSWER),
        notice("waiting", ToMember(ben)),
    )
    claimed = {key_of(db, one): one for one in claim(db, limit=3)}
    settle(db, claimed["sent"])
    settle(db, claimed["failed"], State.FAILED)
    found = db.read_now(outbox.backlog, MONDAY)
    assert found == {"queued": 2, "claimed": 1, "waiting": 1, "failed": 1, "late": 1}


def test_what_has_still_to_go_out_or_just_went_is_under_way(db):
    def under_way(key, since):
        return db.read_now(outbox.under_way, key, since)

    earlier = MONDAY - AN_HOUR
    assert not under_way("a", earlier)
    add(db, notice("a"), notice("b", to=6))
    assert under_way("a", MONDAY + AN_HOUR)
    first, second = claim(db)
    assert under_way("a", MONDAY + AN_HOUR)
    settle(db, first)
    settle(db, second, State.DROPPED)
    assert under_way("a", earlier)
    assert not under_way("a", MONDAY)
    assert not under_way("b", earlier), "what was dropped went nowhere"
