"""Communities and their settings."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from rules.communities import Admission, Community, CommunitySettings, Signpost
from rules.ids import CommunityId
from storage.db import Tx
from storage.tables import CommunityRow
from storage.upsert import columns, insert

_communities = columns(CommunityRow)
_LOAD = sa.select(_communities).where(_communities.c.id == sa.bindparam("id"))


class NoSuchCommunityError(LookupError):
    """The community does not exist (a forged button)."""


def load(tx: Tx, community_id: CommunityId) -> Community:
    """The community, or NoSuchCommunityError."""
    row = tx.execute(_LOAD, {"id": community_id}).one_or_none()
    if row is None:
        raise NoSuchCommunityError
    return Community(
        id=CommunityId(row.id),
        name=row.name,
        zone=ZoneInfo(row.timezone),
        admission=Admission(row.admission),
        eligibility=row.eligibility,
        quiet_from=_time(row.quiet_from),
        quiet_to=_time(row.quiet_to),
        session_minutes=row.session_minutes,
        session_places=row.session_places,
        offer_hold=timedelta(hours=row.offer_hours),
        booking_closes=timedelta(minutes=row.booking_closes),
        signpost=Signpost(row.signpost, row.signpost_link),
    )


def lock(tx: Tx, community_id: CommunityId) -> None:
    """Whoever else locks the community waits until the transaction ends; its members do not."""
    wanted = sa.select(_communities.c.id).where(_communities.c.id == community_id)
    tx.execute(wanted.with_for_update(key_share=True))


def all_ids(tx: Tx) -> list[CommunityId]:
    """Every community of this installation."""
    return [
        CommunityId(one)
        for one in tx.execute(sa.select(_communities.c.id).order_by(_communities.c.id)).scalars()
    ]


def others(tx: Tx, community_id: CommunityId) -> list[Community]:
    """The other communities of this installation, by name."""
    found = [load(tx, one) for one in all_ids(tx) if one != community_id]
    return sorted(found, key=lambda one: one.name.casefold())


def first(tx: Tx) -> CommunityId | None:
    """The oldest community; None before there is one. For what the installation does once, as a whole."""
    found = tx.execute(sa.select(sa.func.min(_communities.c.id))).scalar_one()
    return None if found is None else CommunityId(found)


def names_by_key(tx: Tx) -> dict[str, str]:
    """What every community is called, by its key in the configuration, in order of their ids."""
    rows = tx.execute(sa.select(_communities.c.key, _communities.c.name).order_by(_communities.c.id))
    return {row.key: row.name for row in rows}


def save(tx: Tx, settings: CommunitySettings, now: datetime) -> CommunityId:
    """Create the community of this key, or bring it to these settings."""
    values = {
        "key": settings.key,
        "name": settings.name,
        "timezone": settings.zone.key,
        "admission": settings.admission,
        "eligibility": settings.eligibility,
        "quiet_from": _minutes(settings.quiet_from),
        "quiet_to": _minutes(settings.quiet_to),
        "session_minutes": settings.session_minutes,
        "session_places": settings.session_places,
        "offer_hours": round(settings.offer_hold / timedelta(hours=1)),
        "booking_closes": round(settings.booking_closes / timedelta(minutes=1)),
        "trust": settings.letterhead.trust,
        "signatory": settings.letterhead.signatory,
        "post": settings.letterhead.post,
        "public_url": settings.letterhead.public_url,
        "signpost": settings.signpost.words,
        "signpost_link": settings.signpost.link,
    }
    statement = insert(tx, CommunityRow).values(**values, created_at=now)
    saved: int = tx.execute(
        statement.on_conflict_do_update(index_elements=["key"], set_=values).returning(_communities.c.id)
    ).scalar_one()
    return CommunityId(saved)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _time(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)
