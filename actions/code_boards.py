"""Showing a session's code and picture: messages of their own, edited as the code turns.

The secret behind them is drawn here and kept. It is read again only to show a code or to compare one: no
notice and no log line carries it, nor any code.
"""

import secrets
from dataclasses import dataclass
from datetime import datetime

from actions.attendance import start_of
from rules import attendance as rules
from rules import check_in as codes
from rules.attendance import Refused
from rules.communities import Community
from rules.ids import MemberId, SessionId
from rules.notices import Notice, ToMember
from rules.permissions import Actor, Membership, Verb
from rules.priority import Priority
from rules.sessions import Session
from storage import check_in, communities, due, outbox, sessions
from storage.check_in import Board
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Showing:
    """The code, or the picture, comes in a message of its own; with a refusal, it does not."""

    session: Session
    community: Community
    refused: Refused | None = None


def show_code(tx: Tx, actor: Actor, now: datetime, session_id: SessionId) -> Showing:
    """The facilitator wants to show the code: it comes as a new message, and an earlier one is left."""
    me, session = _lock(tx, actor, session_id)
    if reason := rules.check_in_closed(session, now):
        return _showing(tx, session, reason)
    if (before := check_in.board(tx, session_id, me.member_id)) is not None:
        _take_down(tx, session, [before], now)
    show_to(tx, session, me.member_id, now)
    return _showing(tx, session)


def hide_code(tx: Tx, actor: Actor, now: datetime, session_id: SessionId) -> Showing:  # noqa: ARG001  As every action.
    """The message with the code is wanted for something else."""
    me, session = _lock(tx, actor, session_id)
    check_in.hide(tx, session_id, [me.member_id])
    return _showing(tx, session)


def show_picture(tx: Tx, actor: Actor, now: datetime, session_id: SessionId) -> Showing:
    """The facilitator wants the picture: it comes as a message of its own, however often it is pressed."""
    me, session = _lock(tx, actor, session_id)
    if reason := rules.check_in_closed(session, now):
        return _showing(tx, session, reason)
    _draw_secret(tx, session)
    step = codes.step_at(session, now)
    notice = Notice(
        kind="check-in-picture",
        key=f"check-in-picture:{session_id}:{start_of(session)}:{me.member_id}:{step}",
        to=ToMember(me.member_id),
        not_before=now,
        variables={"session": session_id, "start": start_of(session)},
        priority=Priority.ANSWER,
        not_after=rules.closes_at(session),
    )
    outbox.add(tx, [notice], now)
    return _showing(tx, session)


def turn_codes(tx: Tx, now: datetime, session_id: SessionId) -> None:
    """Due work, every two minutes while a code is shown: the next one; at the end, that it is over."""
    session = sessions.lock(tx, session_id)
    if rules.check_in_closed(session, now) or now == rules.closes_at(session):
        close_boards(tx, session, now)
        return
    boards = check_in.boards(tx, session_id)
    for board in boards:
        _owe_code(tx, session, board, now)
    if boards:
        _turn_at(tx, session, now)


def code_posted(
    tx: Tx, now: datetime, session_id: SessionId, member_id: MemberId, edition: int, message_id: int
) -> None:
    """Remember where the code stands, so that it can be edited. What came too late is taken down again."""
    if not check_in.remember(tx, session_id, member_id, edition, message_id):
        late = Board(session_id, member_id, edition, message_id)
        _take_down(tx, sessions.load(tx, session_id), [late], now)


def _lock(tx: Tx, actor: Actor, session_id: SessionId) -> tuple[Membership, Session]:
    session = sessions.lock(tx, session_id)
    return rules.require_sheet(actor, Verb.MARK_ATTENDANCE, session), session


def _showing(tx: Tx, session: Session, reason: str | None = None) -> Showing:
    refused = None if reason is None else Refused(session, reason)
    return Showing(session, communities.load(tx, session.community_id), refused)


def _draw_secret(tx: Tx, session: Session) -> None:
    check_in.keep_secret(tx, session.id, secrets.token_hex(32))


def show_to(tx: Tx, session: Session, member_id: MemberId, now: datetime) -> None:
    """The code comes to this member as a new message. The caller holds the lock and knows that they may."""
    _draw_secret(tx, session)
    _owe_code(tx, session, check_in.show(tx, session.id, member_id), now)
    _turn_at(tx, session, now)


def _owe_code(tx: Tx, session: Session, board: Board, now: datetime) -> None:
    step = codes.step_at(session, now)
    notice = Notice(
        kind="check-in-code",
        key=f"check-in-code:{session.id}:{board.member_id}:{board.edition}:{start_of(session)}:{step}",
        to=ToMember(board.member_id),
        not_before=now,
        variables={
            "session": session.id,
            "start": start_of(session),
            "edition": board.edition,
            "step": step,
        },
        priority=Priority.ANSWER,
        # What is late by then shows nothing that counts; the next one is on its way.
        not_after=codes.counts_until(session, step),
    )
    outbox.add(tx, [notice], now)


def _turn_at(tx: Tx, session: Session, now: datetime) -> None:
    at = codes.turns_at(session, codes.step_at(session, now))
    due.put(tx, *_turns(session.id), at, {"session_id": session.id})


def close_boards(tx: Tx, session: Session, now: datetime) -> None:
    """The code counts no longer: its messages say so, and are left alone from then on."""
    boards = check_in.boards(tx, session.id)
    check_in.hide(tx, session.id, [one.member_id for one in boards])
    _take_down(tx, session, boards, now)
    due.drop(tx, _turns(session.id)[1])


def _take_down(tx: Tx, session: Session, boards: list[Board], now: datetime) -> None:
    notices = [
        Notice(
            kind="check-in-code-over",
            key=f"check-in-code-over:{session.id}:{one.member_id}:{one.edition}",
            to=ToMember(one.member_id),
            not_before=now,
            variables={"session": session.id, "message": one.message_id},
        )
        for one in boards
        if one.message_id is not None
    ]
    outbox.add(tx, notices, now)


def _turns(session_id: SessionId) -> tuple[str, str]:
    """Kind and key of the due work that turns the codes."""
    return "check-in-code-turns", f"check-in-code-turns:{session_id}"
