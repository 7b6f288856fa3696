"""A kind word to somebody who had a place and did not come."""

from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final

from rules.attendance import Sheet, Status
from rules.communities import Community
from rules.ids import MemberId

APART: Final = timedelta(days=30)
"""Nobody gets two such messages in this time."""


def told_at(community: Community, now: datetime) -> datetime:
    """When: a day after the latest mark, so that a slip on the sheet can be put right; never at night."""
    return community.decent(now + timedelta(days=1))


def to_tell(sheet: Sheet, told_lately: Collection[MemberId]) -> list[MemberId]:
    """Who had a place and is marked as missed, but for those who got such a message lately."""
    return [
        line.member_id
        for line in sheet.lines
        if line.booked
        and line.mark is not None
        and line.mark.status is Status.MISSED
        and line.member_id not in told_lately
    ]
