"""A community's own settings."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from rules.ids import CommunityId


class Admission(StrEnum):
    """How somebody who asks to join is let in."""

    AT_ONCE = "at-once"
    MODERATED = "moderated"


@dataclass(frozen=True, slots=True)
class Letterhead:
    """What certificates say of those who issue them; empty where nothing was set."""

    trust: str = ""
    signatory: str = ""
    post: str = ""
    public_url: str = ""
    """Where others reach the pages, without a slash at the end."""


@dataclass(frozen=True, slots=True)
class Signpost:
    """Where a community's people can turn beside it: a line of words, and an address; empty where not set."""

    words: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class CommunitySettings:
    """What the configuration says about a community; `key` says which one."""

    key: str
    name: str
    zone: ZoneInfo
    admission: Admission
    eligibility: str
    quiet_from: time
    quiet_to: time
    session_minutes: int
    session_places: int
    offer_hold: timedelta
    booking_closes: timedelta = timedelta()
    """How long before its start the booking of a new session closes."""
    topics: tuple[str, ...] = ()
    """What sessions are about, for a community that has no list of its own yet."""
    letterhead: Letterhead = Letterhead()
    signpost: Signpost = Signpost()


@dataclass(frozen=True, slots=True)
class Community:
    """A trust, region or scheme."""

    id: CommunityId
    name: str
    zone: ZoneInfo
    admission: Admission
    eligibility: str
    """The eligibility question in the community's words; empty for the default one."""
    quiet_from: time
    quiet_to: time
    session_minutes: int
    session_places: int
    offer_hold: timedelta
    booking_closes: timedelta = timedelta()
    """How long before its start the booking of a new session closes."""
    signpost: Signpost = Signpost()

    def decent(self, moment: datetime) -> datetime:
        """The first moment from then on that lies outside quiet hours, in UTC.

        Quiet hours are wall-clock times of the community's zone: on the night of a clock change they
        last an hour less or more, and end at the same time of day as ever.
        """
        if self.quiet_from == self.quiet_to:
            return moment
        local = moment.astimezone(self.zone)
        clock = local.time()
        overnight = self.quiet_from > self.quiet_to
        if overnight:
            quiet = clock >= self.quiet_from or clock < self.quiet_to
        else:
            quiet = self.quiet_from <= clock < self.quiet_to
        if not quiet:
            return moment
        ends_next_day = overnight and clock >= self.quiet_from
        day = local.date() + timedelta(days=1 if ends_next_day else 0)
        return datetime.combine(day, self.quiet_to, self.zone).astimezone(UTC)

    def later(self, moment: datetime, span: timedelta) -> datetime:
        """The moment by which so much time has passed outside quiet hours, in UTC."""
        at = self.decent(moment)
        while (quiet := self._next_quiet(at)) is not None and at + span > quiet:
            span -= quiet - at
            at = self.decent(quiet)
        return at + span

    def _next_quiet(self, moment: datetime) -> datetime | None:
        if self.quiet_from == self.quiet_to:
            return None
        today = moment.astimezone(self.zone).date()
        evenings = (
            datetime.combine(today + timedelta(days=days), self.quiet_from, self.zone).astimezone(UTC)
            for days in (0, 1)
        )
        return next(evening for evening in evenings if evening > moment)
