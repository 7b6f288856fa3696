"""The group's anonymous poll: planned at the end of a session, posted, closed, read once.

Everything here is done by the clock or in the transaction that settles a message. A poll is owed under one
key, so however often it is decided, it is posted once; only a crash between Telegram's answer and the
settling can post a second one, and the one that was settled is the one that is read.
"""

from collections.abc import Sequence
from datetime import datetime

from actions.feedback import asking
from rules import polls as rules
from rules.ids import ChatId, MessageId, SessionId
from rules.notices import Notice, ToChat, ToMember, Variables
from rules.polls import Form, Leave, Post, Release, State, Wait
from rules.sessions import Session
from storage import attendance, communities, due, groups, outbox, polls, sessions
from storage.db import Tx


def plan_poll(tx: Tx, session: Session, now: datetime) -> None:  # noqa: ARG001  As the other nouns' plans.
    """Have the poll decided after the end, anew when the session was moved. The caller holds its lock."""
    at = communities.load(tx, session.community_id).decent(rules.opens_at(session))
    _decide_at(tx, session.id, at)


def session_cancelled(tx: Tx, session: Session, now: datetime) -> None:  # noqa: ARG001  As the other nouns'.
    """Nobody is asked about a session that does not take place."""
    due.drop(tx, _key(session.id))


def sheet_changed(tx: Tx, session: Session, now: datetime) -> None:
    """Somebody was marked, so a poll that waits for the sheet is decided anew. The caller holds the lock."""
    if polls.load(tx, session.id) is None:
        community = communities.load(tx, session.community_id)
        at = max(now + rules.SHEET_RESTS, rules.opens_at(session))
        _decide_at(tx, session.id, community.decent(at))


def decide_poll(tx: Tx, now: datetime, session_id: SessionId) -> None:
    """Due work: post the poll, wait for the sheet, or tell the facilitator why there is none."""
    session = sessions.lock(tx, session_id)
    if polls.load(tx, session_id) is not None:
        return
    community = communities.load(tx, session.community_id)
    sheet = attendance.sheet(tx, session)
    group = groups.announcing(tx, community.id)
    match rules.decide(sheet, now, group=group is not None):
        case Post():
            assert group is not None
            polls.plan(tx, session_id, group.chat_id, rules.present(sheet))
            _owe_group(tx, "group-poll", group.chat_id, community.decent(now), now, {"session": session_id})
        case Wait(until=until):
            _decide_at(tx, session_id, community.decent(until))
        case Leave(reason=reason):
            polls.leave(tx, session_id, reason, rules.present(sheet))
            at = community.decent(now)
            _owe_facilitator(tx, "group-poll-not-posted", session, at, now, {"session": session_id})
            if rules.present(sheet):
                asking.ask_about_session(tx, now, session)


def poll_posted(tx: Tx, now: datetime, session_id: SessionId, message_id: MessageId) -> None:
    """The poll stands in the group: note where, and when it closes."""
    if polls.posted(tx, session_id, message_id):
        # Closing disturbs nobody, so it does not wait for the end of quiet hours.
        key = f"group-poll-closes:{session_id}"
        due.put(tx, "group-poll-closes", key, now + rules.OPEN, {"session_id": session_id})


def close_poll(tx: Tx, now: datetime, session_id: SessionId) -> None:
    """Due work: have the poll closed."""
    poll = polls.load(tx, session_id)
    if poll is None or poll.state is not State.POSTED or poll.chat_id is None:
        return
    _owe_group(tx, "group-poll-close", poll.chat_id, now, now, {"session": session_id})


def poll_closed(tx: Tx, now: datetime, session_id: SessionId, totals: Sequence[int] | None) -> None:
    """The poll is closed: keep what may be shown of the totals. If that is less than Telegram shows under
    the poll, this is deleted first; then what may be shown is told.
    """
    sessions.lock(tx, session_id)
    release = rules.release(totals)
    if not polls.closed(tx, session_id, release):
        return
    if release.hides:
        _owe_group(tx, "group-poll-delete", _posted_in(tx, session_id), now, now, {"session": session_id})
    else:
        tell_result(tx, now, session_id, stays=False)


def chat_moved(tx: Tx, now: datetime, chat_id: ChatId) -> None:
    """The group has another id, and what was posted before is out of reach: such polls end, unread."""
    for session_id in polls.cut_off(tx, chat_id):
        ended = polls.closed(tx, session_id, Release(Form.UNREAD))
        if ended or outbox.under_way(tx, f"group-poll-delete:{session_id}", now):
            tell_result(tx, now, session_id, stays=True)


def tell_result(tx: Tx, now: datetime, session_id: SessionId, *, stays: bool) -> None:
    """Tell the group and the facilitator; `stays` when a poll that should be gone could not be deleted."""
    session = sessions.load(tx, session_id)
    community = communities.load(tx, session.community_id)
    said: Variables = {"session": session_id, "stays": stays}
    at = community.decent(now)
    _owe_group(tx, "group-poll-result", _posted_in(tx, session_id), at, now, said)
    _owe_facilitator(tx, "group-poll-told", session, at, now, said)


def _decide_at(tx: Tx, session_id: SessionId, at: datetime) -> None:
    due.put(tx, "group-poll", _key(session_id), at, {"session_id": session_id})


def _key(session_id: SessionId) -> str:
    return f"group-poll:{session_id}"


def _posted_in(tx: Tx, session_id: SessionId) -> ChatId:
    """The chat of a poll that was posted."""
    poll = polls.load(tx, session_id)
    assert poll is not None
    assert poll.chat_id is not None
    return poll.chat_id


def _owe_group(
    tx: Tx, kind: str, chat_id: ChatId, not_before: datetime, now: datetime, variables: Variables
) -> None:
    key = f"{kind}:{variables['session']}"
    outbox.add(tx, [Notice(kind, key, ToChat(chat_id), not_before, variables)], now)


def _owe_facilitator(
    tx: Tx, kind: str, session: Session, not_before: datetime, now: datetime, variables: Variables
) -> None:
    to = ToMember(session.facilitator_id)
    outbox.add(tx, [Notice(kind, f"{kind}:{session.id}", to, not_before, variables)], now)
