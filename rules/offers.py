"""Offers of a freed place: how long each is held, when it is told, when there are none any more."""

from datetime import datetime, timedelta
from typing import Final

from rules.bookings import first_come_at
from rules.communities import Community
from rules.sessions import Session

_IN_TIME: Final = timedelta(minutes=15)
"""What must be left before booking closes for "a place is free" to wait for the end of quiet hours."""


def ends(session: Session) -> datetime:
    """No offer is open from then on: the last hours are first come, or booking closes before them."""
    return min(session.closes_at, first_come_at(session))


def to_make(free: int, waiting: int) -> int:
    """How many of those who wait are to be offered a place now."""
    return min(free, waiting)


def hold_until(session: Session, now: datetime, community: Community) -> datetime:
    """How long an offer made now is held, in UTC.

    It begins to count when it can be read: one made in quiet hours at their end. From there it is held for
    the community's time, of which quiet hours use up nothing, but never for over half of what is left until
    booking closes; where that half would be over in quiet hours, until their end. In any case it is over when
    the offers of the session end, at whatever hour that is: then the place is for whoever takes it first.
    """
    begins, end = community.decent(now), ends(session)
    if begins >= end:
        return end
    half = community.decent(begins + (session.closes_at - begins) / 2)
    return min(community.later(begins, community.offer_hold), half, end)


def is_told(session: Session, now: datetime, community: Community) -> bool:
    """Whether an offer made now is written: one that ends before the quiet hours do is only shown.

    It goes to the first in line all the same, who takes it if they look; nobody is woken for it.
    """
    return community.decent(now) < ends(session)


def tell_first_come_at(session: Session, now: datetime, community: Community) -> datetime:
    """When those who wait are told that a place is free to whoever is first.

    After quiet hours, unless that leaves too little time: then the session itself begins in them or at their
    end, and who waits for it at such an hour wants to know.
    """
    decent = community.decent(now)
    return decent if decent + _IN_TIME <= session.closes_at else now
