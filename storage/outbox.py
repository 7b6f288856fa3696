"""The outbox: owed in the transaction that decided it, claimed, sent outside, settled."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from rules.ids import ChatId, MemberId
from rules.notices import Notice, ToMember
from rules.priority import Priority
from storage.db import Tx
from storage.tables import MemberRow, OutboxRow
from storage.upsert import Insert, columns, prepared

_outbox = columns(OutboxRow).c
_members = columns(MemberRow).c


class State(StrEnum):
    """QUEUED → CLAIMED → SENT, or DROPPED (no longer true), WAITING (no private chat yet), FAILED."""

    QUEUED = "queued"
    CLAIMED = "claimed"
    WAITING = "waiting"
    SENT = "sent"
    DROPPED = "dropped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Owed:
    """One claimed notice."""

    id: int
    kind: str
    variables: Mapping[str, Any]
    chat_id: ChatId
    member_id: MemberId | None
    priority: Priority
    not_after: datetime | None
    edition: int
    attempts: int


def add(tx: Tx, notices: Iterable[Notice], now: datetime) -> None:
    """Owe these notices. A key that was ever owed before adds nothing."""
    rows = _rows(tx, notices, now)
    if rows:
        tx.execute(_owe_once(tx), rows)


def owed_before(tx: Tx, keys: Iterable[str]) -> set[str]:
    """Those of the keys under which something was ever owed."""
    return set(tx.execute(sa.select(_outbox.key).where(_outbox.key.in_(list(keys)))).scalars())


def under_way(tx: Tx, key: str, since: datetime) -> bool:
    """Whether what is owed under that key has still to go out, or went out after that moment."""
    coming = _outbox.state.in_([State.QUEUED, State.CLAIMED, State.WAITING])
    gone = sa.and_(_outbox.state == State.SENT, _outbox.settled_at > since)
    found = tx.execute(sa.select(_outbox.id).where(_outbox.key == key, sa.or_(coming, gone)))
    return found.one_or_none() is not None


def owe_again(tx: Tx, notice: Notice, now: datetime) -> None:
    """Owe a standing notice (a card that shows the present state) once more; what waits already serves.

    What waits is never put off by being owed again, or a busy card would wait for ever.
    """
    tx.execute(_owe_once_more(tx), _rows(tx, [notice], now))


@prepared(OutboxRow)
def _owe_once(statement: Insert) -> sa.Executable:
    return statement.on_conflict_do_nothing(index_elements=["key"])


@prepared(OutboxRow)
def _owe_once_more(statement: Insert) -> sa.Executable:
    owed = statement.excluded
    waits_already = sa.and_(_outbox.state == State.QUEUED, _outbox.not_before < owed.not_before)
    return statement.on_conflict_do_update(
        index_elements=["key"],
        set_={
            "edition": _outbox.edition + 1,
            "state": sa.case((_outbox.state == State.CLAIMED, State.CLAIMED), else_=State.QUEUED),
            "not_before": sa.case((waits_already, _outbox.not_before), else_=owed.not_before),
            "variables": owed.variables,
            "attempts": 0,
        },
    )


def _rows(tx: Tx, notices: Iterable[Notice], now: datetime) -> list[dict[str, Any]]:
    notices = list(notices)
    chats = _private_chats(tx, {one.to.member_id for one in notices if isinstance(one.to, ToMember)})
    rows = []
    for one in notices:
        member_id = one.to.member_id if isinstance(one.to, ToMember) else None
        chat_id = chats.get(one.to.member_id) if isinstance(one.to, ToMember) else one.to.chat_id
        rows.append(
            {
                "key": one.key,
                "kind": one.kind,
                "variables": dict(one.variables),
                "chat_id": chat_id,
                "member_id": member_id,
                "priority": int(one.priority),
                "not_before": one.not_before,
                "not_after": one.not_after,
                "state": State.QUEUED if chat_id is not None else State.WAITING,
                "edition": 1,
                "attempts": 0,
                "queued_at": now,
            }
        )
    return rows


def _private_chats(tx: Tx, member_ids: Collection[MemberId]) -> dict[MemberId, ChatId]:
    if not member_ids:
        return {}
    found = tx.execute(
        sa.select(_members.id, _members.chat_id).where(
            _members.id.in_(member_ids), _members.chat_id.is_not(None), _members.reachable
        )
    )
    return {MemberId(row.id): ChatId(row.chat_id) for row in found}


def claim(
    tx: Tx, now: datetime, *, holder: str, lease: timedelta, limit: int, skip: Collection[ChatId] = ()
) -> list[Owed]:
    """Up to `limit` notices that may go out now, at most one a chat, in order of priority, then of owing.

    `skip` names chats that already have one on its way or must rest. What is not settled within
    `lease` is up for claiming again.
    """
    wanted = (
        sa.select(columns(OutboxRow))
        .where(_outbox.state == State.QUEUED, _outbox.not_before <= now)
        .order_by(_outbox.priority, _outbox.id)
        .limit(limit)
    )
    if skip:
        wanted = wanted.where(_outbox.chat_id.not_in(skip))
    if tx.on_postgresql:
        wanted = wanted.with_for_update(skip_locked=True)
    first_of_chat: dict[int, sa.Row[Any]] = {}
    for row in tx.execute(wanted):
        first_of_chat.setdefault(row.chat_id, row)
    if not first_of_chat:
        return []
    tx.execute(
        sa.update(OutboxRow)
        .where(_outbox.id.in_([row.id for row in first_of_chat.values()]))
        .values(state=State.CLAIMED, claimed_by=holder, claimed_until=now + lease)
    )
    return [
        Owed(
            id=row.id,
            kind=row.kind,
            variables=row.variables,
            chat_id=row.chat_id,
            member_id=row.member_id,
            priority=Priority(row.priority),
            not_after=row.not_after,
            edition=row.edition,
            attempts=row.attempts,
        )
        for row in first_of_chat.values()
    ]


def settle(tx: Tx, owed: Owed, state: State, now: datetime, failure: str | None = None) -> None:
    """Sent, dropped or failed for good; owed again meanwhile (a newer edition), it is queued once more.

    `failure` names the kind of what made it fail, never its text.
    """
    tx.execute(
        sa.update(OutboxRow)
        .where(_outbox.id == owed.id)
        .values(
            state=sa.case((_outbox.edition == owed.edition, state), else_=State.QUEUED),
            settled_at=now,
            failure=failure,
        )
    )


def forget(tx: Tx, notice_id: int) -> None:
    """Nothing is left of it, not even that it was owed: under its key it can be owed anew."""
    tx.execute(sa.delete(OutboxRow).where(_outbox.id == notice_id))


def postpone(tx: Tx, owed: Owed, until: datetime, failure: str) -> None:
    """Back to the queue after a failure that may pass. `failure` names its kind, never its text."""
    tx.execute(
        sa.update(OutboxRow)
        .where(_outbox.id == owed.id)
        .values(state=State.QUEUED, not_before=until, attempts=owed.attempts + 1, failure=failure)
    )


def redirect(tx: Tx, old_chat: ChatId, new_chat: ChatId) -> None:
    """Whatever was owed to the one chat is owed to the other, which it has become."""
    tx.execute(sa.update(OutboxRow).where(_outbox.chat_id == old_chat).values(chat_id=new_chat))


def hold_for(tx: Tx, member_id: MemberId) -> None:
    """The member cannot be written to: what is owed waits for their next /start."""
    tx.execute(sa.update(MemberRow).where(_members.id == member_id).values(reachable=False))
    tx.execute(
        sa.update(OutboxRow)
        .where(_outbox.member_id == member_id, _outbox.state.in_([State.QUEUED, State.CLAIMED]))
        .values(state=State.WAITING)
    )


def release_to(tx: Tx, member_id: MemberId, chat_id: ChatId) -> None:
    """The member has opened the private chat: what waited for that may go out."""
    tx.execute(
        sa.update(OutboxRow)
        .where(_outbox.member_id == member_id, _outbox.state == State.WAITING)
        .values(state=State.QUEUED, chat_id=chat_id)
    )


def reclaim(tx: Tx, now: datetime, *, unless_held_by: str | None = None) -> int:
    """Queue again what a stopped process left claimed; how many.

    With `unless_held_by`, everything that others claimed: only for the holder of the sender's lease.
    """
    stale = _outbox.claimed_until < now
    if unless_held_by is not None:
        stale = sa.or_(stale, _outbox.claimed_by != unless_held_by)
    done = tx.execute(
        sa.update(OutboxRow).where(_outbox.state == State.CLAIMED, stale).values(state=State.QUEUED)
    )
    return done.rowcount


def next_at(tx: Tx) -> datetime | None:
    """When the next queued notice may go out."""
    at: datetime | None = tx.execute(
        sa.select(sa.func.min(_outbox.not_before)).where(_outbox.state == State.QUEUED)
    ).scalar_one()
    return at


def backlog(tx: Tx, now: datetime) -> dict[str, int]:
    """How many notices are in each state that still asks for something, and `late`: queued and overdue."""
    open_states = (State.QUEUED, State.CLAIMED, State.WAITING, State.FAILED)
    counts = dict.fromkeys(open_states, 0) | {
        row.state: row.n
        for row in tx.execute(
            sa.select(_outbox.state, sa.func.count().label("n"))
            .where(_outbox.state.in_(open_states))
            .group_by(_outbox.state)
        )
    }
    late = tx.execute(
        sa.select(sa.func.count()).where(
            _outbox.state == State.QUEUED, _outbox.not_before < now - timedelta(minutes=5)
        )
    ).scalar_one()
    return {**{str(state): n for state, n in counts.items()}, "late": late}
