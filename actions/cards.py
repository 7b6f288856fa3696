"""The announcement of a session in its groups: owed again whenever what it shows has changed."""

from datetime import datetime, timedelta
from typing import Final

from rules.groups import Purpose
from rules.ids import CommunityId, GroupId, SessionId
from rules.notices import Notice, ToChat
from rules.priority import Priority
from rules.sessions import Session
from storage import cards, communities, due, groups, outbox, sessions
from storage.db import Tx

EDITS_APART: Final = timedelta(seconds=3)
"""How long an edit waits for further presses; a group may be written to twenty times a minute."""


def announce(tx: Tx, session: Session, now: datetime) -> int:
    """Have the session announced in the community's announcement groups; in how many that is."""
    return announce_in(tx, session, session.community_id, now)


def announce_in(tx: Tx, session: Session, community_id: CommunityId, now: datetime) -> int:
    """The same in the groups of one of the communities that the session is open to."""
    found = groups.with_purpose(tx, community_id, Purpose.ANNOUNCEMENTS)
    for group in found:
        cards.add(tx, session.id, group.id)
    owe_cards(tx, session.id, now)
    return len(found)


def announce_in_group(tx: Tx, session_id: SessionId, group_id: GroupId, now: datetime) -> None:
    """The same in one group."""
    cards.add(tx, session_id, group_id)
    owe_cards(tx, session_id, now)


def owe_cards(tx: Tx, session_id: SessionId, now: datetime, *, over: bool = False) -> None:
    """Have every card of the session brought up to date: one edit, however many presses it sums up.

    A new card makes phones ring, so it waits for the end of quiet hours; an edit is silent. With `over`
    the card says that the session has ended.
    """
    for card in cards.of_session(tx, session_id):
        outbox.owe_again(
            tx,
            Notice(
                kind="session-card",
                key=f"session-card:{session_id}:{card.group_id}",
                to=ToChat(card.chat_id),
                not_before=_decent(tx, session_id, now) if card.message_id is None else now + EDITS_APART,
                variables={"session": session_id, "group": card.group_id, "over": over},
                priority=Priority.NOTICE,
            ),
            now,
        )


def card_posted(tx: Tx, session_id: SessionId, group_id: GroupId, message_id: int) -> None:
    """Remember where the card stands, so that it can be edited."""
    cards.remember(tx, session_id, group_id, message_id)


def plan_card_end(tx: Tx, session: Session, now: datetime) -> None:  # noqa: ARG001  As the other nouns' plans.
    """Have the cards say at its end that the session is over."""
    due.put(tx, "session-ends", _ends(session.id), session.ends_at, {"session_id": session.id})


def session_cancelled(tx: Tx, session: Session, now: datetime) -> None:
    """The cards say so at once; there is no end to wait for."""
    due.drop(tx, _ends(session.id))
    owe_cards(tx, session.id, now)


def close_cards(tx: Tx, now: datetime, session_id: SessionId) -> None:
    """Due work at the end of a session: its cards take no more bookings."""
    session = sessions.load(tx, session_id)
    if now >= session.ends_at:  # Otherwise it was moved, and this work waits for the new end.
        owe_cards(tx, session_id, now, over=True)


def _decent(tx: Tx, session_id: SessionId, now: datetime) -> datetime:
    return communities.load(tx, sessions.load(tx, session_id).community_id).decent(now)


def _ends(session_id: SessionId) -> str:
    return f"session-ends:{session_id}"
