"""The communities that somebody helps to look after."""

from collections.abc import Collection
from datetime import datetime

from rules.communities import Community
from rules.ids import CommunityId
from rules.permissions import Actor, Membership, NotAllowedError, Verb
from storage import communities
from storage.db import Tx


def by_key(tx: Tx) -> dict[str, str]:
    """What every community is called, by its key, for who runs the bot and not for a member."""
    return communities.names_by_key(tx)


def section(
    tx: Tx,
    actor: Actor,
    now: datetime,
    anywhere: Collection[Verb],
    within: Collection[Verb],
    community_id: CommunityId | None,
) -> tuple[Actor, list[tuple[Community, Membership]]]:
    """Who looks, and where any of the verbs `within` a community is open to them.

    NotAllowedError for whom neither those nor the ones that count `anywhere` are open.
    """
    if any(actor.may(verb) for verb in anywhere) and not any(actor.may(verb) for verb in within):
        return actor, []
    return actor, looked_after(tx, actor, now, within, community_id)


def looked_after(
    tx: Tx, actor: Actor, _now: datetime, verbs: Collection[Verb], community_id: CommunityId | None
) -> list[tuple[Community, Membership]]:
    """Where the person may do any of these, or just the one that is named; NotAllowedError for nobody's."""
    found = [
        (communities.load(tx, one.community_id), one)
        for one in actor.memberships
        if community_id in (None, one.community_id) and any(one.may(verb) for verb in verbs)
    ]
    if not found:
        raise NotAllowedError(Verb.SEE_DIGEST, stranger=not actor.memberships)
    return sorted(found, key=lambda pair: pair[0].name.casefold())
