"""Communities and their settings."""

from datetime import time, timedelta
from zoneinfo import ZoneInfo

import sqlalchemy as sa

from rules.communities import Admission, Community
from rules.ids import CommunityId
from storage.db import Tx
from storage.tables import CommunityRow
from storage.upsert import columns

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
    )


def _time(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)
