"""Which version of a session a calendar shows, and which file a member is to get."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rules import calendar as rules
from rules.calendar import Choices, Entry, Method, Noted
from rules.ids import CommunityId, CycleId, MemberId, SessionId
from rules.sessions import Session, Status

NOW = datetime(2026, 11, 16, 12, 0, tzinfo=UTC)
SESSION = Session(
    id=SessionId(1),
    community_id=CommunityId(1),
    cycle_id=CycleId(1),
    facilitator_id=MemberId(1),
    status=Status.SCHEDULED,
    topic="Team dynamics",
    starts_at=NOW + timedelta(days=3),
    minutes=50,
    places=12,
    join_link="",
    uid="u",
    sequence=0,
)


def entry(**changes):
    return Entry(
        **{"session": SESSION, "held": True, "sequence": 4, "stamp": NOW, "changed_at": NOW, **changes}
    )


def test_the_first_place_follows_the_sessions_own_number():
    first = rules.place_changed(None, NOW, held=True)
    assert first == Noted(held=True, changed_at=NOW, ahead=0)


def test_giving_up_and_taking_again_each_count():
    first = rules.place_changed(None, NOW, held=True)
    assert rules.place_changed(first, NOW, held=True) is None
    later = NOW + timedelta(hours=1)
    gone = rules.place_changed(replace(first, file_sequence=7), later, held=False)
    assert gone == Noted(held=False, changed_at=later, ahead=1, file_sequence=7)
    assert rules.place_changed(gone, later, held=False) is None
    assert rules.place_changed(gone, later, held=True).ahead == 2


def test_who_never_had_a_place_has_nothing_to_give_up():
    assert rules.place_changed(None, NOW, held=False) is None


@given(st.lists(st.sampled_from(["book", "give up", "session"])))
def test_whatever_happens_each_version_is_higher_than_the_one_before(history):
    """What is shown differs only where the number does, and the number never falls."""
    noted, sequence, held = None, 0, False
    shown = []
    for step in history:
        if step == "session":
            sequence += 1
        else:
            held = step == "book"
            noted = rules.place_changed(noted, NOW, held=held) or noted
        if noted is not None:
            assert noted.held == held
            shown.append((sequence + noted.ahead, noted.held, sequence))
    for (number, *what), (after, *then) in pairwise(shown):
        assert after == number if what == then else after == number + 1


def test_a_place_brings_a_file():
    assert rules.file_due(entry(), Choices()) is Method.PUBLISH


def test_nobody_gets_the_same_version_twice():
    assert rules.file_due(entry(file_sequence=4), Choices()) is None
    assert rules.file_due(entry(file_sequence=3), Choices()) is Method.PUBLISH


def test_who_has_a_feed_gets_no_first_file_but_an_old_one_is_kept_right():
    live = Choices(live=True)
    assert rules.file_due(entry(), live) is None
    assert rules.file_due(entry(file_sequence=3), live) is Method.PUBLISH
    assert rules.file_due(entry(file_sequence=3, held=False), live) is Method.CANCEL


def test_a_file_takes_out_only_what_a_file_brought():
    called_off = replace(SESSION, status=Status.CANCELLED)
    for gone in ({"held": False}, {"session": called_off}):
        assert rules.file_due(entry(**gone), Choices()) is None
        assert rules.file_due(entry(file_sequence=3, **gone), Choices()) is Method.CANCEL


def test_switched_off_no_file_comes_at_all():
    off = Choices(files=False)
    for one in (entry(), entry(file_sequence=3), entry(file_sequence=3, held=False)):
        assert rules.file_due(one, off) is None


def test_how_long_the_feed_shows_what():
    over = replace(SESSION, starts_at=NOW - timedelta(days=90))
    assert rules.is_shown(entry(session=over), NOW)
    assert not rules.is_shown(entry(session=over), NOW + timedelta(minutes=50))
    gone = entry(held=False, changed_at=NOW - timedelta(days=30) + timedelta(seconds=1))
    assert rules.is_shown(gone, NOW)
    assert not rules.is_shown(gone, NOW + timedelta(seconds=1))
    assert not rules.is_shown(entry(held=False, changed_at=None), NOW)


def test_the_digest_tells_addresses_apart_and_none_of_them():
    assert rules.digest("a") != rules.digest("b")
    assert len(rules.digest("a")) == 64
    assert rules.TOKEN_BYTES * 8 >= 160


def test_whoever_is_to_be_there_can_ask_for_the_file_until_the_end():
    ends = SESSION.ends_at
    cancelled = replace(SESSION, status=Status.CANCELLED)
    assert rules.not_given(entry(file_sequence=4), NOW) is None
    assert rules.not_given(entry(), ends - timedelta(seconds=1)) is None
    assert rules.not_given(entry(), ends) == "session-over"
    assert rules.not_given(entry(session=cancelled), NOW) == "session-cancelled"
    assert rules.not_given(entry(held=False), NOW) == "no-place"
