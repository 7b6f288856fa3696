"""A request to join, as the person and as the moderators see it."""

from datetime import datetime

from rules.ids import JoinRequestId, MemberId
from rules.joining import Asking
from rules.permissions import Actor, NotAllowedError, Verb
from storage import communities, joining, members
from storage.db import Tx


def standing(tx: Tx, actor: Actor, _now: datetime, request_id: JoinRequestId) -> Asking:
    """Where the person's own request stands; NotAllowedError for anybody else."""
    asking = for_notice(tx, request_id)
    if asking.request.user_id != actor.user_id:
        raise NotAllowedError(Verb.ASK_TO_JOIN)
    return asking


def waiting(tx: Tx, actor: Actor, _now: datetime) -> Asking | None:
    """The request that /start leads to: an open one; for somebody who is no member, a refused one as well."""
    request = joining.latest_waiting(tx, actor.user_id)
    if request is None or (actor.memberships and not request.is_open):
        return None
    return Asking(request, communities.load(tx, request.community_id))


def for_notice(tx: Tx, request_id: JoinRequestId) -> Asking:
    """The request a notice speaks of, as it is now."""
    request = joining.load(tx, request_id)
    return Asking(request, communities.load(tx, request.community_id))


def for_moderator(tx: Tx, request_id: JoinRequestId, member_id: MemberId) -> Asking | None:
    """For a moderator's card; None when it is decided, or the member no longer moderates."""
    asking = for_notice(tx, request_id)
    moderator = members.actor(tx, members.load(tx, member_id).user_id).within(asking.request.community_id)
    if not asking.request.before_moderators or moderator is None or not moderator.may(Verb.ADMIT):
        return None
    return asking
