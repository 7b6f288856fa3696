"""The announcement of a session in its groups: owed again whenever what it shows has changed."""

from datetime import datetime

from rules.ids import GroupId, SessionId
from rules.notices import Notice, ToChat
from rules.priority import Priority
from storage import cards, outbox
from storage.db import Tx


def owe_cards(tx: Tx, session_id: SessionId, now: datetime) -> None:
    """Have every card of the session brought up to date: one edit, however many presses it sums up."""
    for card in cards.of_session(tx, session_id):
        outbox.owe_again(
            tx,
            Notice(
                kind="session-card",
                key=f"session-card:{session_id}:{card.group_id}",
                to=ToChat(card.chat_id),
                not_before=now,
                variables={"session": session_id, "group": card.group_id},
                priority=Priority.NOTICE,
            ),
            now,
        )


def card_posted(tx: Tx, session_id: SessionId, group_id: GroupId, message_id: int) -> None:
    """Remember where the card stands, so that it can be edited."""
    cards.remember(tx, session_id, group_id, message_id)
