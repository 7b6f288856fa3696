"""Requests to join: loaded under their lock, saved as the rule decided."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rules.ids import ChatId, CommunityId, GroupId, JoinRequestId, MemberId, UserId
from rules.joining import OPEN, Appeal, Eligibility, Reason, Request, Step
from storage.db import Tx
from storage.tables import GroupRow, JoinRequestRow, MemberRow
from storage.upsert import columns

_requests = columns(JoinRequestRow)
_groups = columns(GroupRow)
_members = columns(MemberRow)
_inviters = _members.alias("inviters")

_LOAD = (
    sa.select(
        _requests,
        _groups.c.chat_id.label("group_chat_id"),
        _groups.c.title.label("group_title"),
        _members.c.name.label("decider"),
        _inviters.c.name.label("inviter"),
    )
    .join(_groups, _groups.c.id == _requests.c.group_id)
    .outerjoin(_members, _members.c.id == _requests.c.decided_by)
    .outerjoin(_inviters, _inviters.c.id == _requests.c.invited_by)
)
_SAVED = (
    "user_chat_id",
    "chat_open",
    "reached",
    "name",
    "step",
    "times_asked",
    "was_member",
    "eligibility",
    "consent_version",
    "consent_at",
    "requested_at",
    "open_until",
    "decided_at",
    "decided_by",
    "reason",
    "words",
    "appeal",
    "moderated",
    "invited_by",
    "borrowed",
    "owed_at_telegram",
)


class NoSuchRequestError(LookupError):
    """The request does not exist (a button from elsewhere, or forged)."""


def load(tx: Tx, request_id: JoinRequestId) -> Request:
    """The request, or NoSuchRequestError."""
    return _one(tx, _LOAD.where(_requests.c.id == request_id))


def find(tx: Tx, request_id: JoinRequestId) -> Request | None:
    row = tx.execute(_LOAD.where(_requests.c.id == request_id)).one_or_none()
    return None if row is None else _request_of(row)


def lock(tx: Tx, request_id: JoinRequestId) -> Request:
    """The request, locked until the transaction ends."""
    return _one(tx, _LOAD.where(_requests.c.id == request_id).with_for_update(of=_requests))


def lock_if_there(tx: Tx, request_id: JoinRequestId) -> Request | None:
    """The same, for what comes later: the person may be forgotten, or the group merged, in between."""
    row = tx.execute(_LOAD.where(_requests.c.id == request_id).with_for_update(of=_requests)).one_or_none()
    return None if row is None else _request_of(row)


def lock_of(tx: Tx, group_id: GroupId, user_id: UserId) -> Request | None:
    """The person's request to join that group, locked."""
    row = tx.execute(
        _LOAD.where(_requests.c.group_id == group_id, _requests.c.user_id == user_id).with_for_update(
            of=_requests
        )
    ).one_or_none()
    return None if row is None else _request_of(row)


def lock_others(tx: Tx, request: Request) -> list[Request]:
    """The person's other open requests in the same community, locked."""
    rows = tx.execute(
        _LOAD.where(
            _requests.c.user_id == request.user_id,
            _requests.c.community_id == request.community_id,
            _requests.c.id != request.id,
            _requests.c.step.in_(list(OPEN)),
        )
        .order_by(_requests.c.id)
        .with_for_update(of=_requests)
    )
    return [_request_of(row) for row in rows]


def latest_waiting(tx: Tx, user_id: UserId) -> Request | None:
    """The person's last request that is open, or refused and can still be appealed."""
    waits = sa.or_(
        _requests.c.step.in_(list(OPEN)),
        sa.and_(_requests.c.step == Step.REFUSED, _requests.c.appeal == Appeal.OPEN),
    )
    row = tx.execute(
        _LOAD.where(_requests.c.user_id == user_id, waits)
        .order_by(_requests.c.requested_at.desc(), _requests.c.id.desc())
        .limit(1)
    ).one_or_none()
    return None if row is None else _request_of(row)


def lock_owed(tx: Tx, group_id: GroupId) -> list[Request]:
    """The requests for that group of which Telegram would not hear the decision, locked."""
    rows = tx.execute(
        _LOAD.where(_requests.c.group_id == group_id, _requests.c.owed_at_telegram)
        .order_by(_requests.c.id)
        .with_for_update(of=_requests)
    )
    return [_request_of(row) for row in rows]


def is_stuck(tx: Tx, group_id: GroupId) -> bool:
    """Whether somebody was let in whom Telegram still keeps out."""
    kept_out = sa.select(_requests.c.id).where(
        _requests.c.group_id == group_id, _requests.c.step == Step.ADMITTED, _requests.c.owed_at_telegram
    )
    return tx.execute(kept_out.limit(1)).first() is not None


def waiting_for_group(tx: Tx, group_id: GroupId) -> int:
    """How many people wait to come into that group: not decided yet, or let in and kept out by Telegram."""
    waits = sa.or_(
        _requests.c.step.in_(list(OPEN)),
        sa.and_(_requests.c.step == Step.ADMITTED, _requests.c.owed_at_telegram),
    )
    found: int = tx.execute(
        sa.select(sa.func.count()).select_from(_requests).where(_requests.c.group_id == group_id, waits)
    ).scalar_one()
    return found


def before_moderators(tx: Tx, community_id: CommunityId) -> list[Request]:
    """The community's requests that moderators are to see, the one that waits longest first."""
    waits = sa.or_(_requests.c.step == Step.REVIEW, ~_requests.c.reached)
    rows = tx.execute(
        _LOAD.where(
            _requests.c.community_id == community_id, _requests.c.step.in_(list(OPEN)), waits
        ).order_by(_requests.c.requested_at, _requests.c.id)
    )
    return [_request_of(row) for row in rows]


def decided(tx: Tx, community_id: CommunityId, since: datetime, most: int) -> list[Request]:
    """The community's requests that were decided since then, the newest first."""
    rows = tx.execute(
        _LOAD.where(
            _requests.c.community_id == community_id,
            _requests.c.step.in_([Step.ADMITTED, Step.REFUSED, Step.EXPIRED]),
            _requests.c.decided_at >= since,
        )
        .order_by(_requests.c.decided_at.desc(), _requests.c.id.desc())
        .limit(most)
    )
    return [_request_of(row) for row in rows]


def save(tx: Tx, request: Request) -> Request:
    """Keep the request; a new one (id 0) comes back with its id."""
    values = {name: getattr(request, name) for name in _SAVED}
    if request.id:
        tx.execute(sa.update(_requests).where(_requests.c.id == request.id).values(values))
        return load(tx, request.id)
    inserted: int = tx.execute(
        sa.insert(_requests).returning(_requests.c.id),
        {
            "community_id": request.community_id,
            "group_id": request.group_id,
            "user_id": request.user_id,
            **values,
        },
    ).scalar_one()
    return load(tx, JoinRequestId(inserted))


def open_chat(tx: Tx, user_id: UserId, chat_id: ChatId) -> None:
    """The person has opened the private chat: their requests can be answered there at any time."""
    tx.execute(
        sa.update(_requests)
        .where(_requests.c.user_id == user_id)
        .values(user_chat_id=chat_id, chat_open=True, reached=True)
    )


def _one(tx: Tx, statement: sa.Select[Any]) -> Request:
    row = tx.execute(statement).one_or_none()
    if row is None:
        raise NoSuchRequestError
    return _request_of(row)


def _request_of(row: Any) -> Request:
    return Request(
        id=JoinRequestId(row.id),
        community_id=CommunityId(row.community_id),
        group_id=GroupId(row.group_id),
        group_chat_id=ChatId(row.group_chat_id),
        group_title=row.group_title,
        user_id=UserId(row.user_id),
        user_chat_id=ChatId(row.user_chat_id),
        chat_open=row.chat_open,
        reached=row.reached,
        name=row.name,
        step=Step(row.step),
        times_asked=row.times_asked,
        requested_at=row.requested_at,
        open_until=row.open_until,
        was_member=row.was_member,
        eligibility=None if row.eligibility is None else Eligibility(row.eligibility),
        consent_version=row.consent_version,
        consent_at=row.consent_at,
        decided_at=row.decided_at,
        decided_by=None if row.decided_by is None else MemberId(row.decided_by),
        reason=None if row.reason is None else Reason(row.reason),
        words=row.words,
        appeal=Appeal(row.appeal),
        moderated=row.moderated,
        decider=row.decider,
        invited_by=None if row.invited_by is None else MemberId(row.invited_by),
        inviter=row.inviter,
        borrowed=row.borrowed,
        owed_at_telegram=row.owed_at_telegram,
    )
