"""Who was there: said by the doctor with "I'm here", or by the facilitator on the sheet."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from rules.ids import MemberId
from rules.permissions import Actor, Membership, NotAllowedError, Role, Verb, require
from rules.sessions import Session
from rules.sessions import Status as SessionStatus

OPENS_BEFORE: Final = timedelta(minutes=10)
"""How long before the start "I'm here" opens."""
CLOSES_AFTER: Final = timedelta(minutes=20)
"""How long after the start it closes."""
CORRECTED_FOR: Final = timedelta(days=14)
"""How long after the end the sheet can be corrected."""


class Status(StrEnum):
    """How much of a session a member was there for. Nobody's mark is no status at all."""

    ATTENDED = "attended"
    PART = "part"
    MISSED = "missed"


CAME: Final = frozenset({Status.ATTENDED, Status.PART})


class Established(StrEnum):
    """How it is known."""

    SELF = "self"
    """The member, who had a place, pressed "I'm here"."""
    WALK_IN = "walk-in"
    """The member pressed it without having a place."""
    SHEET = "sheet"
    """The facilitator or an admin marked it."""
    CODE = "code"
    """The member typed the code that the facilitator showed."""
    QR = "qr"
    """The member opened the link of the picture that the facilitator showed."""
    TEAMS = "teams"
    """The attendance report of the meeting shows it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What is known of one member at one session."""

    status: Status
    established: Established
    minutes: int | None = None
    """How long they were there, where that is known."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What is to be noted of one member; a status of None takes the mark back."""

    member_id: MemberId
    status: Status | None
    established: Established
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """Where the member who says "I'm here" stands with the session."""

    session: Session
    booked: bool
    mark: Mark | None

    @property
    def came(self) -> bool:
        """Whether they count as present already."""
        return self.mark is not None and self.mark.status in CAME

    @property
    def settled(self) -> bool:
        """Whether they count as present by more than their own word: no code or picture can add to it."""
        return self.came and self.mark is not None and self.mark.established not in _SAID


@dataclass(frozen=True, slots=True)
class CheckedIn:
    """The member counts as present; `already` when they did before this press."""

    session: Session
    established: Established
    already: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `reason` is the id of the refusal."""

    session: Session
    reason: str


def opens_at(session: Session) -> datetime:
    """From when "I'm here" counts."""
    return session.starts_at - OPENS_BEFORE


def closes_at(session: Session) -> datetime:
    """Until when, that moment included, "I'm here" counts."""
    return session.starts_at + CLOSES_AFTER


def check_in_closed(session: Session, now: datetime) -> str | None:
    """Why "I'm here" does not count now, if so."""
    if session.status is SessionStatus.CANCELLED:
        return "session-cancelled"
    if now < opens_at(session):
        return "too-early"
    if now > closes_at(session):
        return "too-late"
    return None


_SAID: Final = frozenset({Established.SELF, Established.WALK_IN})
"""What nobody but the member says."""


def check_in(presence: Presence, now: datetime, shown: Established | None = None) -> CheckedIn | Refused:
    """The member says they are there. Who came without a place is welcome, and marked as such.

    `shown` says by what they have shown it, the code or the picture; that is worth more than saying so.
    """
    session = presence.session
    mark = presence.mark
    closed = check_in_closed(session, now)
    if mark is not None and mark.status in CAME:
        if shown is not None and closed is None and mark.established in _SAID:
            return CheckedIn(session, shown)
        return CheckedIn(session, mark.established, already=True)
    if reason := closed:
        return Refused(session, reason)
    if mark is not None:
        # The facilitator has looked round the room; one press does not overrule that.
        return Refused(session, "marked-missed")
    return CheckedIn(session, shown or (Established.SELF if presence.booked else Established.WALK_IN))


@dataclass(frozen=True, slots=True)
class Line:
    """One name on the sheet."""

    member_id: MemberId
    name: str
    booked: bool
    mark: Mark | None

    @property
    def came(self) -> bool:
        """Whether they were there, for the whole session or a part of it."""
        return self.mark is not None and self.mark.status in CAME


@dataclass(frozen=True, slots=True)
class Sheet:
    """Everybody who had a place or said they were there, by name."""

    session: Session
    lines: tuple[Line, ...]

    def line(self, member_id: MemberId) -> Line | None:
        return next((one for one in self.lines if one.member_id == member_id), None)

    def count(self, status: Status | None) -> int:
        """How many have this status; with None, how many have no mark."""
        return sum((one.mark.status if one.mark else None) is status for one in self.lines)


@dataclass(frozen=True, slots=True)
class Batch:
    """What one press has marked: the numbers of its first and its last trace."""

    first: int
    last: int


def may_mark(me: Membership, session: Session) -> bool:
    """The sheet belongs to the facilitator of that session, and to admins."""
    return me.member_id == session.facilitator_id or me.is_a(Role.ADMIN)


def require_sheet(actor: Actor, verb: Verb, session: Session) -> Membership:
    """The membership of the session's facilitator, or of an admin there; NotAllowedError for anybody else."""
    me = require(actor, verb, session.community_id)
    if not may_mark(me, session):
        raise NotAllowedError(verb)
    return me


def sheet_closed(session: Session, now: datetime) -> str | None:
    """Why nobody can be marked now, if so."""
    if session.status is SessionStatus.CANCELLED:
        return "session-cancelled"
    if now < session.starts_at:
        return "sheet-too-early"
    if now > session.ends_at + CORRECTED_FOR:
        return "corrections-over"
    return None


def mark(sheet: Sheet, member_id: MemberId, now: datetime) -> Refused | None:
    """Why this member cannot be marked on this sheet now, if so."""
    if reason := sheet_closed(sheet.session, now):
        return Refused(sheet.session, reason)
    if sheet.line(member_id) is None:
        return Refused(sheet.session, "not-on-sheet")
    return None


def is_news(sheet: Sheet, seen: Seen) -> bool:
    """Whether this says anything else than the sheet: a tap that comes twice is one."""
    line = sheet.line(seen.member_id)
    mark = line.mark if line else None
    if mark is None or seen.status is None:
        return (mark is None) is not (seen.status is None)
    return mark.status is not seen.status or seen.minutes not in (None, mark.minutes)


def the_rest(sheet: Sheet, now: datetime) -> list[MemberId] | Refused:
    """Whom "all attended" marks: those without a mark. What was marked before stays."""
    if reason := sheet_closed(sheet.session, now):
        return Refused(sheet.session, reason)
    return [one.member_id for one in sheet.lines if one.mark is None]
