"""Communities and their settings."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from rules.communities import Admission, Community, CommunitySettings
from rules.ids import CommunityId
from storage.db import Tx
from storage.tables import CommunityRow
from storage.upsert import columns, insert

_communities = columns(CommunityRow)
_LOAD = sa.select(_communities).where(_communities.c.id == sa.bindparam("id"))


def load(tx: Tx, community_id: CommunityId) -> Community:
    """The community; sqlalchemy.exc.NoResultFound when there is none."""
    row = tx.execute(_LOAD, {"id": community_id}).one()
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
    )


def all_ids(tx: Tx) -> list[CommunityId]:
    """Every community of this installation."""
    return [CommunityId(one) for one in tx.execute(sa.select(_communities.c.id)).scalars()]


def others(tx: Tx, community_id: CommunityId) -> list[Community]:
    """The other communities of this installation, by name."""
    found = [load(tx, one) for one in all_ids(tx) if one != community_id]
    return sorted(found, key=lambda one: one.name.casefold())


def first(tx: Tx) -> CommunityId | None:
    """The oldest community; None before there is one."""
    found = tx.execute(sa.select(sa.func.min(_communities.c.id))).scalar_one()
    return None if found is None else CommunityId(found)


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
