"""Calendars as they are looked at: a member's choices, the feed behind an address, a file."""

from dataclasses import dataclass
from datetime import datetime

from rules.calendar import HELD_SHOWN, Choices, Entry, Method, file_due, is_shown
from rules.communities import Community
from rules.ids import CommunityId, MemberId, SessionId
from rules.members import Status
from rules.permissions import Actor, NotAllowedError, Verb, require
from storage import calendar, communities, members, sessions
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Mine:
    """A member's calendar in one community, and what they chose."""

    community: Community
    choices: Choices


@dataclass(frozen=True, slots=True)
class Feed:
    """Everything behind an address, by its start."""

    community: Community
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class File:
    """The file that a member is to get, and the community whose clocks it is told by."""

    method: Method
    entry: Entry
    community: Community
    choices: Choices


def mine(tx: Tx, actor: Actor, _now: datetime, community_id: CommunityId) -> Mine:
    """For the person who asks; NotAllowedError for a stranger to the community."""
    me = require(actor, Verb.KEEP_CALENDAR, community_id)
    return Mine(communities.load(tx, community_id), calendar.choices(tx, me.member_id))


def everywhere(tx: Tx, actor: Actor, now: datetime) -> tuple[Mine, ...]:
    """Community by community; NotAllowedError for somebody who belongs to none."""
    where = actor.where(Verb.KEEP_CALENDAR)
    if not where:
        raise NotAllowedError(Verb.KEEP_CALENDAR)
    return tuple(mine(tx, actor, now, one) for one in where)


def feed(tx: Tx, digest: str, now: datetime) -> Feed | None:
    """What is behind the address with this digest; None when no member has it now."""
    member_id = calendar.subscriber(tx, digest)
    if member_id is None:
        return None
    known = calendar.entries(tx, member_id, now - HELD_SHOWN - sessions.LONGEST)
    return Feed(
        communities.load(tx, members.load(tx, member_id).community_id),
        tuple(one for one in known if is_shown(one, now)),
    )


def file_for(tx: Tx, session_id: SessionId, member_id: MemberId) -> File | None:
    """The file about this session that the member is to get now; None when they need none."""
    if members.load(tx, member_id).status is not Status.ADMITTED:
        return None
    entry = calendar.entry(tx, session_id, member_id)
    choices = calendar.choices(tx, member_id)
    method = None
    if entry.changed_at is not None:  # A facilitator without a place has the feed, or asks.
        method = file_due(entry, choices)
    if method is None:
        return None
    return File(method, entry, communities.load(tx, entry.session.community_id), choices)


def file_asked_for(tx: Tx, session_id: SessionId, member_id: MemberId) -> File | None:
    """The file as it is now, whatever the member has had before; None once they are not to be there."""
    entry = calendar.entry(tx, session_id, member_id)
    if not entry.confirmed or members.load(tx, member_id).status is not Status.ADMITTED:
        return None
    community = communities.load(tx, entry.session.community_id)
    return File(Method.PUBLISH, entry, community, calendar.choices(tx, member_id))
