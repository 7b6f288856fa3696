"""What checking in by code and picture rests on: the secret, the messages with the code, the wrong tries."""

from collections.abc import Collection
from dataclasses import dataclass

import sqlalchemy as sa

from rules.check_in import TRIES
from rules.ids import MemberId, SessionId
from storage.db import Tx
from storage.tables import CheckInRow, CheckInTriesRow, CodeBoardRow
from storage.upsert import columns, insert

_check_ins = columns(CheckInRow)
_boards = columns(CodeBoardRow)
_tries = columns(CheckInTriesRow)


@dataclass(frozen=True, slots=True)
class Board:
    """The message in which a member sees the code of a session."""

    session_id: SessionId
    member_id: MemberId
    edition: int
    message_id: int | None


def secret(tx: Tx, session_id: SessionId) -> str | None:
    """What the session's codes are made from; None when they were never shown."""
    found: str | None = tx.execute(
        sa.select(_check_ins.c.secret).where(_check_ins.c.session_id == session_id)
    ).scalar()
    return found


def keep_secret(tx: Tx, session_id: SessionId, drawn: str) -> None:
    """Keep what was drawn for the session, unless there is a secret already."""
    tx.execute(
        insert(tx, CheckInRow).on_conflict_do_nothing(index_elements=["session_id"]),
        {"session_id": session_id, "secret": drawn},
    )


def board(tx: Tx, session_id: SessionId, member_id: MemberId) -> Board | None:
    """The message in which this member is shown the code now, if so."""
    return next((one for one in boards(tx, session_id) if one.member_id == member_id), None)


def boards(tx: Tx, session_id: SessionId) -> list[Board]:
    """Every message in which the session's code is shown now."""
    rows = tx.execute(
        sa.select(_boards)
        .where(_boards.c.session_id == session_id, _boards.c.shown)
        .order_by(_boards.c.member_id)
    )
    return [
        Board(SessionId(row.session_id), MemberId(row.member_id), row.edition, row.message_id) for row in rows
    ]


def show(tx: Tx, session_id: SessionId, member_id: MemberId) -> Board:
    """Show this member the code in a new message from now on."""
    edition: int = tx.execute(
        insert(tx, CodeBoardRow)
        .on_conflict_do_update(
            index_elements=["session_id", "member_id"],
            set_={"edition": _boards.c.edition + 1, "message_id": None, "shown": True},
        )
        .returning(_boards.c.edition),
        {"session_id": session_id, "member_id": member_id, "edition": 1, "message_id": None, "shown": True},
    ).scalar_one()
    return Board(session_id, member_id, edition, None)


def remember(tx: Tx, session_id: SessionId, member_id: MemberId, edition: int, message_id: int) -> bool:
    """The code stands in this message, which is edited from now on; False if it is shown there no longer."""
    noted = tx.execute(
        sa.update(_boards)
        .where(
            _boards.c.session_id == session_id,
            _boards.c.member_id == member_id,
            _boards.c.edition == edition,
            _boards.c.shown,
        )
        .values(message_id=message_id)
        .returning(_boards.c.edition)
    )
    return noted.one_or_none() is not None


def hide(tx: Tx, session_id: SessionId, member_ids: Collection[MemberId]) -> None:
    """Nobody edits these members' messages any more."""
    tx.execute(
        sa.update(_boards)
        .where(_boards.c.session_id == session_id, _boards.c.member_id.in_(member_ids))
        .values(shown=False)
    )


def spend_try(tx: Tx, session_id: SessionId, member_id: MemberId) -> int | None:
    """Count one wrong try; how many there are now, or None when there were too many before.

    Counted before the code is looked at, and given back if it was right: the row stays locked until then,
    so that many tries at the same moment are no more than one after the other.
    """
    statement = insert(tx, CheckInTriesRow)
    spent: int | None = tx.execute(
        statement.on_conflict_do_update(
            index_elements=["session_id", "member_id"],
            set_={"wrong": _tries.c.wrong + 1},
            where=_tries.c.wrong < TRIES,
        ).returning(_tries.c.wrong),
        {"session_id": session_id, "member_id": member_id, "wrong": 1},
    ).scalar_one_or_none()
    return spent


def give_try_back(tx: Tx, session_id: SessionId, member_id: MemberId) -> None:
    """The code was right, so it does not count among the wrong ones."""
    tx.execute(
        sa.update(_tries)
        .where(_tries.c.session_id == session_id, _tries.c.member_id == member_id)
        .values(wrong=_tries.c.wrong - 1)
    )
