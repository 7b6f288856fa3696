"""A request to join, as the person and as the moderators see it."""

from datetime import datetime

from rules.admissions import DECIDERS, kept_from
from rules.ids import JoinRequestId, MemberId
from rules.joining import Asking, Request
from rules.permissions import Actor, NotAllowedError, Verb, require
from storage import communities, joining, members, roles
from storage.db import Tx


def standing(tx: Tx, actor: Actor, _now: datetime, request_id: JoinRequestId) -> Asking:
    """Where the person's own request stands; NotAllowedError for anybody else."""
    request = joining.load(tx, request_id)
    if request.user_id != actor.user_id:
        raise NotAllowedError(Verb.ASK_TO_JOIN)
    return Asking(request, communities.load(tx, request.community_id))


def waiting(tx: Tx, actor: Actor, _now: datetime) -> Asking | None:
    """The request that /start leads to: an open one; for somebody who is no member, a refused one as well."""
    request = joining.latest_waiting(tx, actor.user_id)
    if request is None or (actor.memberships and not request.is_open):
        return None
    return Asking(request, communities.load(tx, request.community_id))


def to_refuse(tx: Tx, actor: Actor, _now: datetime, request_id: JoinRequestId) -> Request | None:
    """The request, where this moderator's refusal would count now: before they are asked for the reason."""
    request = joining.load(tx, request_id)
    me = require(actor, Verb.ADMIT, request.community_id).member_id
    alone = not set(roles.holders(tx, request.community_id, *DECIDERS)) - {me}
    return request if kept_from(request, me, alone=alone) is None else None


def for_notice(tx: Tx, request_id: JoinRequestId) -> Asking | None:
    """The request a notice speaks of, as it is now; None when it is there no longer."""
    request = joining.find(tx, request_id)
    return None if request is None else Asking(request, communities.load(tx, request.community_id))


def for_moderator(tx: Tx, request_id: JoinRequestId, member_id: MemberId) -> Asking | None:
    """For a moderator's card; None when it is decided, or the member no longer moderates."""
    asking = for_notice(tx, request_id)
    if asking is None:
        return None
    moderator = members.actor(tx, members.load(tx, member_id).user_id).within(asking.request.community_id)
    if not asking.request.before_moderators or moderator is None or not moderator.may(Verb.ADMIT):
        return None
    return asking
