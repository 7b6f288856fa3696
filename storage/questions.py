"""Anonymous questions: who asks and what they write, sealed; the rest as it is."""

import secrets
from dataclasses import dataclass
from typing import Any, Final

import sqlalchemy as sa

from rules import sealing
from rules.ids import CommunityId, GroupId, MessageId, QuestionId, QuestionPartId, UserId
from rules.questions.threads import Part, PartState, State, Thread
from rules.questions.wording import LONGEST
from rules.sealing import UnsealableError
from storage.db import Tx
from storage.tables import QuestionPartRow, QuestionRow
from storage.upsert import columns

_questions = columns(QuestionRow)
_parts = columns(QuestionPartRow)

_ROUTE_BYTES: Final = 8
_WORDS_BYTES: Final = 4 * LONGEST
_LAST_ID: Final = 2**31 - 1
"""The largest number that a button holds."""
_ALIVE: Final = (State.WAITING, State.OPEN)
_NOBODY: Final = UserId(0)
"""In the place of an asker who was forgotten. No account has that number."""


class NoSuchQuestionError(LookupError):
    """There is no such question, or no such part of one (a forged button)."""


@dataclass(frozen=True, slots=True)
class Mine:
    """A thread that is known to be this person's, in memory only."""

    thread: Thread
    parts: tuple[Part, ...]


def add(tx: Tx, community_id: CommunityId, group_id: GroupId, alias: str, user_id: UserId) -> Thread:
    """A new thread under a new key. The way back to the asker opens with that key alone."""
    thread = Thread(QuestionId(_new_id()), community_id, group_id, alias, State.WAITING)
    tx.execute(
        sa.insert(_questions),
        {
            "id": thread.id,
            "community_id": community_id,
            "group_id": group_id,
            "alias": alias,
            "state": State.WAITING,
            "route": _sealed_route(tx, thread.id, thread.id, user_id),
            "sealed_by": thread.id,
        },
    )
    return thread


def find(tx: Tx, question_id: QuestionId, *, lock: bool = False) -> Thread | None:
    """The thread, on request locked until the transaction ends: whatever happens to it waits for that."""
    wanted = sa.select(_questions).where(_questions.c.id == question_id)
    row = tx.execute(wanted.with_for_update() if lock else wanted).one_or_none()
    return None if row is None else _thread_of(row)


def asker(tx: Tx, question_id: QuestionId) -> UserId | None:
    """Who asks, for as long as the thread is open; in memory only."""
    row = tx.execute(sa.select(_questions).where(_questions.c.id == question_id)).one_or_none()
    return None if row is None else _asker_of(tx, row)


def mine(tx: Tx, user_id: UserId, community_id: CommunityId | None = None) -> list[Mine]:
    """This person's open threads, in that community or in all. Every route there is opened, for none says
    whose it is.
    """
    wanted = sa.select(_questions).where(_questions.c.state.in_(_ALIVE)).order_by(_questions.c.id)
    if community_id is not None:
        wanted = wanted.where(_questions.c.community_id == community_id)
    threads = [_thread_of(row) for row in tx.execute(wanted).all() if _asker_of(tx, row) == user_id]
    return [Mine(one, tuple(parts(tx, one.id))) for one in threads]


def alive(tx: Tx, community_id: CommunityId) -> list[Thread]:
    """The community's threads that wait or are open."""
    rows = tx.execute(
        sa.select(_questions)
        .where(_questions.c.community_id == community_id, _questions.c.state.in_(_ALIVE))
        .order_by(_questions.c.alias, _questions.c.id)
    )
    return [_thread_of(row) for row in rows]


def aliases(tx: Tx, group_id: GroupId) -> set[str]:
    """The names of the group's threads that have not ended."""
    wanted = sa.select(_questions.c.alias).where(
        _questions.c.group_id == group_id, _questions.c.state != State.CLOSED
    )
    return set(tx.execute(wanted).scalars())


def move(tx: Tx, question_id: QuestionId, state: State) -> None:
    tx.execute(sa.update(_questions).where(_questions.c.id == question_id).values(state=state))


def close(tx: Tx, question_id: QuestionId) -> int | None:
    """Nothing leads to the asker any more, and nothing they wrote is left; the key goes afterwards: which."""
    key: int | None = tx.execute(
        sa.select(_questions.c.sealed_by).where(_questions.c.id == question_id)
    ).scalar_one_or_none()
    tx.execute(
        sa.update(_questions).where(_questions.c.id == question_id).values(state=State.CLOSED, route=None)
    )
    tx.execute(sa.delete(_parts).where(_parts.c.question_id == question_id))
    return key


def reseal(tx: Tx, community_id: CommunityId, forgotten: UserId) -> list[int]:
    """Everything that is sealed in the community, under new keys; the ways to somebody who is forgotten lead
    to nobody. The old keys, which are to be destroyed.

    All of it, whoever asked: of one that changed alone, two copies would tell that it was theirs.
    """
    wanted = sa.select(_questions).where(
        _questions.c.community_id == community_id, _questions.c.state != State.CLOSED
    )
    old = []
    for row in tx.execute(wanted.order_by(_questions.c.id).with_for_update()).all():
        asker = _asker_of(tx, row)
        if asker is None or asker == forgotten:
            asker = _NOBODY
        said = [(one, words(tx, one)) for one in parts(tx, row.id)]
        new = _new_id()
        route = _sealed_route(tx, new, row.id, asker)
        tx.execute(sa.update(_questions).where(_questions.c.id == row.id).values(sealed_by=new, route=route))
        for one, of_part in said:
            if of_part is not None:
                change_part(tx, one, of_part)
        old.append(row.sealed_by)
    return old


def destroy_key(tx: Tx, key: int) -> None:
    """What old copies of the database hold under this key opens no more, and a thread that has closed under
    it is there no longer. A key that is still needed stays.
    """
    closed = sa.and_(_questions.c.sealed_by == key, _questions.c.state == State.CLOSED)
    tx.execute(sa.delete(_questions).where(closed))
    if tx.execute(sa.select(_questions.c.id).where(_questions.c.sealed_by == key)).first() is None:
        tx.keys.destroy(_key_name(key))


def add_part(
    tx: Tx, question_id: QuestionId, words: str, *, first: bool, about: MessageId | None = None
) -> Part:
    """The question or an answer back, waiting for a moderator."""
    part = Part(QuestionPartId(_new_id()), question_id, 1, PartState.WAITING, first, None, about)
    tx.execute(
        sa.insert(_parts),
        {
            "id": part.id,
            "question_id": question_id,
            "version": part.version,
            "state": part.state,
            "first": first,
            "words": _sealed(tx, part, words),
            "message_id": None,
            "about": about,
        },
    )
    return part


def change_part(tx: Tx, part: Part, words: str) -> None:
    """Other words in its place, which nobody has read yet; `part` has its new version."""
    tx.execute(
        sa.update(_parts)
        .where(_parts.c.id == part.id)
        .values(words=_sealed(tx, part, words), version=part.version, state=part.state)
    )


def move_part(tx: Tx, part_id: QuestionPartId, state: PartState) -> None:
    tx.execute(sa.update(_parts).where(_parts.c.id == part_id).values(state=state))


def drop_words(tx: Tx, part_id: QuestionPartId, message_id: MessageId | None = None) -> None:
    """The words are not needed here any more; with a message, they stand there."""
    tx.execute(sa.update(_parts).where(_parts.c.id == part_id).values(words=None, message_id=message_id))


def part(tx: Tx, part_id: QuestionPartId) -> Part:
    """The part; NoSuchQuestionError when there is none, or its thread has closed."""
    row = tx.execute(sa.select(_parts).where(_parts.c.id == part_id)).one_or_none()
    if row is None:
        raise NoSuchQuestionError
    return _part_of(row)


def parts(tx: Tx, question_id: QuestionId) -> list[Part]:
    """The thread's parts, the question first."""
    rows = tx.execute(
        sa.select(_parts)
        .where(_parts.c.question_id == question_id)
        .order_by(_parts.c.first.desc(), _parts.c.id)
    )
    return [_part_of(row) for row in rows]


def part_at(tx: Tx, group_id: GroupId, message_id: MessageId) -> Part | None:
    """The part that stands in the group as this message."""
    row = tx.execute(
        sa.select(_parts)
        .join(_questions, _questions.c.id == _parts.c.question_id)
        .where(_questions.c.group_id == group_id, _parts.c.message_id == message_id)
    ).first()
    return None if row is None else _part_of(row)


def words(tx: Tx, one: Part) -> str | None:
    """What was written; None once it stands in the group, or cannot be opened."""
    sealed = tx.execute(sa.select(_parts.c.words).where(_parts.c.id == one.id)).scalar_one_or_none()
    key = _key_of(tx, one.question_id)
    if sealed is None or key is None:
        return None
    try:
        return sealing.unseal(key, bytes(sealed), f"words:{one.id}").decode()
    except UnsealableError:
        return None


def _sealed(tx: Tx, one: Part, said: str) -> bytes:
    key = _key_of(tx, one.question_id)
    if key is None:
        raise NoSuchQuestionError
    return sealing.seal(key, _nonce(), said.encode(), f"words:{one.id}", size=_WORDS_BYTES)


def _sealed_route(tx: Tx, key: int, question_id: int, user_id: UserId) -> bytes:
    """The way to that person under the key of that number, which is made if there is none."""
    opens = tx.keys.make(_key_name(key))
    route = user_id.to_bytes(_ROUTE_BYTES, "big")
    return sealing.seal(opens, _nonce(), route, f"route:{question_id}", size=_ROUTE_BYTES)


def _asker_of(tx: Tx, row: Any) -> UserId | None:
    key = tx.keys.read(_key_name(row.sealed_by)) if row.route is not None else None
    if key is None:
        return None
    try:
        route = sealing.unseal(key, bytes(row.route), f"route:{row.id}")
    except UnsealableError:
        return None
    asker = UserId(int.from_bytes(route, "big"))
    return None if asker == _NOBODY else asker


def _key_of(tx: Tx, question_id: QuestionId) -> bytes | None:
    wanted = sa.select(_questions.c.sealed_by).where(_questions.c.id == question_id)
    key = tx.execute(wanted).scalar_one_or_none()
    return None if key is None else tx.keys.read(_key_name(key))


def _key_name(key: int) -> str:
    return f"question-{key}"


def _new_id() -> int:
    # Of two thousand million numbers; one that is taken is refused by the database, and asked for again.
    return 1 + secrets.randbelow(_LAST_ID)


def _nonce() -> bytes:
    return secrets.token_bytes(sealing.NONCE_BYTES)


def _thread_of(row: Any) -> Thread:
    return Thread(
        QuestionId(row.id), CommunityId(row.community_id), GroupId(row.group_id), row.alias, State(row.state)
    )


def _part_of(row: Any) -> Part:
    return Part(
        id=QuestionPartId(row.id),
        question_id=QuestionId(row.question_id),
        version=row.version,
        state=PartState(row.state),
        first=row.first,
        message_id=None if row.message_id is None else MessageId(row.message_id),
        about=None if row.about is None else MessageId(row.about),
    )
