"""Who is invited to a session of another community, and what may follow on what."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from rules.ids import CommunityId
from rules.sessions import Status
from rules.sharing import TRANSITIONS, Changed, Guest, Refused, State, answer, invite, withdraw
from tests.sample import session

OTHER = CommunityId(9)
SESSION = session()
NOW = SESSION.starts_at - timedelta(days=3)


def guest(state):
    return Guest(SESSION.id, OTHER, state)


def moves(state):
    """What each verb comes to from there."""
    known = guest(state)
    return {
        State.INVITED: invite(SESSION, known, OTHER, NOW),
        State.ACCEPTED: answer(SESSION, known, NOW, agreed=True),
        State.DECLINED: answer(SESSION, known, NOW, agreed=False),
        State.WITHDRAWN: withdraw(SESSION, known, 0, NOW),
    }


@pytest.mark.parametrize(("before", "after"), list(product(State, State)))
def test_only_the_steps_of_the_table_are_taken(before, after):
    decision = moves(before)[after]
    if after is before:
        assert decision == Changed(SESSION, guest(before), already=True)
    elif after in TRANSITIONS[before]:
        assert decision == Changed(SESSION, guest(after))
    else:
        assert decision == Refused(SESSION, f"is-{before}")


def test_a_first_invitation():
    assert invite(SESSION, None, OTHER, NOW) == Changed(SESSION, guest(State.INVITED))


def test_a_community_does_not_invite_itself():
    assert invite(SESSION, None, SESSION.community_id, NOW) == Refused(SESSION, "own")


def test_nobody_answers_for_a_community_that_was_not_invited():
    assert answer(SESSION, None, NOW, agreed=True) == Refused(SESSION, "not-invited")
    assert withdraw(SESSION, None, 0, NOW) == Refused(SESSION, "not-invited")


def test_a_place_that_was_given_keeps_the_session_open():
    assert withdraw(SESSION, guest(State.ACCEPTED), 1, NOW) == Refused(SESSION, "they-come")
    assert isinstance(withdraw(SESSION, guest(State.ACCEPTED), 0, NOW), Changed)


@pytest.mark.parametrize("verb", ["invite", "answer", "withdraw"])
@pytest.mark.parametrize(
    ("changes", "late", "reason"),
    [({"status": Status.CANCELLED}, False, "session-cancelled"), ({}, True, "booking-closed")],
)
def test_nothing_changes_once_nobody_can_book(verb, changes, late, reason):
    meeting = replace(SESSION, **changes)
    now = meeting.closes_at if late else NOW
    decision = {
        "invite": lambda: invite(meeting, None, OTHER, now),
        "answer": lambda: answer(meeting, guest(State.INVITED), now, agreed=True),
        "withdraw": lambda: withdraw(meeting, guest(State.ACCEPTED), 0, now),
    }[verb]()
    assert decision == Refused(meeting, reason)
