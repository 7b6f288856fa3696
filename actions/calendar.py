"""Calendars: the file that follows a place, the private feed, and what a member chooses of both."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from secrets import token_urlsafe
from typing import Final

from rules import calendar as rules
from rules.calendar import Choices
from rules.communities import Community
from rules.ids import CommunityId, MemberId, SessionId
from rules.notices import Notice, ToMember
from rules.permissions import Actor, Verb, require
from rules.priority import Priority
from rules.sessions import Session
from storage import calendar, communities, outbox
from storage.db import Tx

_NOTICES_FIRST: Final = timedelta(minutes=2)
"""How long a file waits for the notice that may bring it along."""


@dataclass(frozen=True, slots=True)
class Done:
    """What holds now, and the community that it is about."""

    community: Community
    choices: Choices
    token: str | None = None
    """The chance in a new address. It is handed over here and kept nowhere."""
    already: bool = False
    """An older press, repeated: nothing was changed."""


def _new_token() -> str:
    return token_urlsafe(rules.TOKEN_BYTES)


def open_feed(
    tx: Tx,
    actor: Actor,
    now: datetime,  # noqa: ARG001  As every action.
    community_id: CommunityId,
    serial: int,
    *,
    draw: Callable[[], str] = _new_token,
) -> Done:
    """Give the member's feed a new address; the one before it, if there was one, works no longer.

    `serial` is what the person saw: a press repeated makes no second address of which nobody would know.
    """
    me = require(actor, Verb.KEEP_CALENDAR, community_id)
    token = draw()
    opened = calendar.readdress(tx, me.member_id, serial, rules.digest(token))
    return _done(tx, community_id, me.member_id, token=token if opened else None, already=not opened)


def close_feed(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, serial: int) -> Done:  # noqa: ARG001
    """The address works no longer."""
    me = require(actor, Verb.KEEP_CALENDAR, community_id)
    closed = calendar.readdress(tx, me.member_id, serial, None)
    return _done(tx, community_id, me.member_id, already=not closed)


def choose_files(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, *, files: bool) -> Done:  # noqa: ARG001
    """Whether calendar files come. Said twice, it holds once."""
    me = require(actor, Verb.KEEP_CALENDAR, community_id)
    calendar.choose_files(tx, me.member_id, files=files)
    return _done(tx, community_id, me.member_id)


def forget(tx: Tx, member_id: MemberId) -> None:
    """The member leaves, or is forgotten: the address works no longer, and what was chosen is gone."""
    calendar.forget(tx, member_id)


def place_changed(tx: Tx, session: Session, member_id: MemberId, now: datetime, by: MemberId) -> None:
    """The member has a place now, or none, by whose hand: the feed says so at once, and a file follows.

    The caller holds the session's lock.
    """
    standing = calendar.standing(tx, session.id, member_id)
    noted = rules.place_changed(standing.noted, now, held=standing.held)
    if noted is None:
        return
    calendar.save(tx, session.id, member_id, noted)
    if not rules.may_need_file(noted, standing.choices):
        return
    at = now
    if by != member_id:
        # Who books or cancels at night is awake; whom others seat, or take a place from, may be asleep.
        at = communities.load(tx, session.community_id).decent(now)
    outbox.add(tx, [_notice(session, member_id, session.sequence + noted.ahead, at)], now)


def session_changed(tx: Tx, session: Session, now: datetime) -> None:
    """The session is another than the files of it say. Every file is made right, whoever was told, or not.

    The notice of the change brings the file along, and what is owed here then turns out not to be due; so
    it waits for that notice. The caller holds the session's lock.
    """
    later = communities.load(tx, session.community_id).decent(now + _NOTICES_FIRST)
    notices = [
        _notice(session, member_id, sequence, later)
        for member_id, sequence in calendar.with_file(tx, session.id)
    ]
    outbox.add(tx, notices, now)


def file_sent(tx: Tx, session_id: SessionId, member_id: MemberId, version: int) -> None:
    """A file of that version has reached the member, or one that takes the entry out (`TAKEN_OUT`)."""
    calendar.note_file(tx, session_id, member_id, None if version == rules.TAKEN_OUT else version)


def _notice(session: Session, member_id: MemberId, sequence: int, at: datetime) -> Notice:
    return Notice(
        "calendar-file",
        f"calendar-file:{session.id}:{member_id}:{sequence}",
        ToMember(member_id),
        at,
        {"session": session.id},
        Priority.REMINDER,  # After what says in words what has happened.
        not_after=session.ends_at,
    )


def _done(
    tx: Tx, community_id: CommunityId, member_id: MemberId, *, token: str | None = None, already: bool = False
) -> Done:
    return Done(communities.load(tx, community_id), calendar.choices(tx, member_id), token, already)
