"""A session's group poll, with what its messages say."""

from dataclasses import dataclass

from rules.communities import Community
from rules.ids import SessionId
from rules.sessions import Session
from storage import communities, polls, sessions
from storage.db import Tx
from storage.polls import GroupPoll


@dataclass(frozen=True, slots=True)
class PollView:
    """The poll of a session. Nothing in it is about anybody's vote."""

    session: Session
    community: Community
    poll: GroupPoll


def poll_of(tx: Tx, session_id: SessionId) -> PollView | None:
    """None while it is not decided whether there is a poll."""
    poll = polls.load(tx, session_id)
    if poll is None:
        return None
    session = sessions.load(tx, session_id)
    return PollView(session, communities.load(tx, session.community_id), poll)
