"""Who is invited to a session of another community, and what may follow on what."""

from dataclasses import replace
from datetime import timedelta
from itertools import product

import pytest

from rules.ids import CommunityId
from rules.sessions import Status
from rules.sharing import TRANSITIONS, Changed, Guest, Refused, State, answer, invite, may_invite, withdraw
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
        State.WITHDRAWN: withdraw(SESSION, known, 0, NOW, by_guest=False),
        State.LEFT: withdraw(SESSION, known, 0, NOW, by_guest=True),
    }


@pytest.mark.parametrize(("before", "after"), list(product(State, State)))
def test_only_the_steps_of_the_table_are_taken(before, after):
    decision = moves(before)[after]
    if after is before:
        assert decision == Changed(SESSION, guest(before), already=True)
    elif after in TRANSITIONS[before]:
        again = 2 if after is State.INVITED else 1
        assert decision == Changed(SESSION, replace(guest(after), times_invited=again))
    else:
        assert decision == Refused(SESSION, f"is-{before}")


def test_a_first_invitation():
    assert invite(SESSION, None, OTHER, NOW) == Changed(SESSION, guest(State.INVITED))


def test_a_community_does_not_invite_itself():
    assert invite(SESSION, None, SESSION.community_id, NOW) == Refused(SESSION, "own")


def test_nobody_answers_for_a_community_that_was_not_invited():
    assert answer(SESSION, None, NOW, agreed=True) == Refused(SESSION, "not-invited")
    assert withdraw(SESSION, None, 0, NOW, by_guest=False) == Refused(SESSION, "not-invited")


@pytest.mark.parametrize("by_guest", [False, True])
def test_a_place_that_was_given_keeps_the_session_open(by_guest):
    accepted = guest(State.ACCEPTED)
    assert withdraw(SESSION, accepted, 1, NOW, by_guest=by_guest) == Refused(SESSION, "they-come")
    assert isinstance(withdraw(SESSION, accepted, 0, NOW, by_guest=by_guest), Changed)


def test_an_invitation_that_was_taken_back_is_made_once_more_and_no_more():
    known = guest(State.WITHDRAWN)
    assert may_invite(None)
    assert may_invite(known)
    again = invite(SESSION, known, OTHER, NOW).guest
    assert not may_invite(again)
    assert invite(SESSION, again, OTHER, NOW).already
    known = withdraw(SESSION, again, 0, NOW, by_guest=False).guest
    assert not may_invite(known)
    assert invite(SESSION, known, OTHER, NOW) == Refused(SESSION, "invited-enough")


@pytest.mark.parametrize("state", [State.DECLINED, State.LEFT])
def test_a_no_of_either_kind_holds(state):
    assert not may_invite(guest(state))
    assert invite(SESSION, guest(state), OTHER, NOW) == Refused(SESSION, f"is-{state}")


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
        "withdraw": lambda: withdraw(meeting, guest(State.ACCEPTED), 0, now, by_guest=False),
    }[verb]()
    assert decision == Refused(meeting, reason)
