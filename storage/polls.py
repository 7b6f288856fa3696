"""Group polls: where they stand, and what is shown of them."""

from dataclasses import dataclass

import sqlalchemy as sa

from rules.ids import ChatId, MessageId, SessionId
from rules.polls import Form, Reason, Release, State
from storage import chat_polls
from storage.db import Tx
from storage.tables import GroupPollRow
from storage.upsert import columns

_polls = columns(GroupPollRow)


@dataclass(frozen=True, slots=True)
class GroupPoll:
    """The poll of one session."""

    session_id: SessionId
    state: State
    present: int
    """How many were there when it was decided."""
    reason: Reason | None
    chat_id: ChatId | None
    message_id: MessageId | None
    release: Release | None


def load(tx: Tx, session_id: SessionId) -> GroupPoll | None:
    """The session's poll, once it is decided whether there is one."""
    row = tx.execute(sa.select(_polls).where(_polls.c.session_id == session_id)).one_or_none()
    if row is None:
        return None
    return GroupPoll(
        session_id=SessionId(row.session_id),
        state=State(row.state),
        present=row.present,
        reason=None if row.reason is None else Reason(row.reason),
        chat_id=None if row.chat_id is None else ChatId(row.chat_id),
        message_id=None if row.message_id is None else MessageId(row.message_id),
        release=None
        if row.release is None
        else Release(
            Form(row.release),
            row.votes,
            row.favourable,
            None if row.totals is None else tuple(row.totals),
        ),
    )


def plan(tx: Tx, session_id: SessionId, chat_id: ChatId, present: int) -> None:
    """The poll is owed to this chat."""
    _add(tx, {"session_id": session_id, "state": State.PLANNED, "chat_id": chat_id, "present": present})


def leave(tx: Tx, session_id: SessionId, reason: Reason, present: int) -> None:
    """There is no poll."""
    _add(tx, {"session_id": session_id, "state": State.NOT_POSTED, "reason": reason, "present": present})


def _add(tx: Tx, values: dict[str, object]) -> None:
    tx.execute(sa.insert(_polls), values)


def cut_off(tx: Tx, chat_id: ChatId) -> list[SessionId]:
    """Sessions whose poll was posted before the chat had this id: it can be neither closed nor deleted."""
    return [SessionId(one) for one in chat_polls.cut_off(tx, _polls, _polls.c.session_id, chat_id)]


def posted(tx: Tx, session_id: SessionId, message_id: MessageId) -> bool:
    """Whether this is the first time that the poll was posted; the message of a later one is not kept."""
    return chat_polls.posted(tx, _polls, _polls.c.session_id == session_id, message_id)


def closed(tx: Tx, session_id: SessionId, release: Release) -> bool:
    """Whether this is the first time that the poll was closed; what a later close says is not kept."""
    shown = {
        "release": release.form,
        "votes": release.votes,
        "favourable": release.favourable,
        "totals": None if release.totals is None else list(release.totals),
    }
    return chat_polls.closed(tx, _polls, _polls.c.session_id == session_id, shown)
