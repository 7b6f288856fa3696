"""Certificates: who may have which, what it says, and the code by which anybody can check it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from rules.attendance import CAME, Mark, Status
from rules.communities import Community, Letterhead
from rules.ids import CertificateId, CycleId, MemberId, SessionId
from rules.members import UNNAMED, UNNAMED_ADMIN
from rules.sessions import Session
from rules.sessions import Status as SessionStatus


class Kind(StrEnum):
    """A role at one session, or everything of a cycle in one. The values travel in buttons."""

    ATTENDEE = "attendee"
    PRESENTER = "presenter"
    FACILITATOR = "facilitator"
    YEAR = "year"


ROLES: Final = (Kind.FACILITATOR, Kind.PRESENTER, Kind.ATTENDEE)
"""The roles somebody can have at a session; a facilitator is no attendee as well."""

FOLLOWS_AFTER: Final = timedelta(minutes=10)
"""How long after a correction certificates follow: a sheet is tapped through wrong marks to a right one."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a certificate is about: a role at a session, or a cycle."""

    kind: Kind
    id: int
    """The session's; with Kind.YEAR the cycle's."""

    @property
    def session_id(self) -> SessionId | None:
        return None if self.kind is Kind.YEAR else SessionId(self.id)

    @property
    def cycle_id(self) -> CycleId | None:
        return CycleId(self.id) if self.kind is Kind.YEAR else None


@dataclass(frozen=True, slots=True)
class Part:
    """What one member had to do with one session."""

    session: Session
    member_id: MemberId
    mark: Mark | None
    presented: bool
    held: bool
    """Whether anybody is marked as having been there."""


@dataclass(frozen=True, slots=True)
class Line:
    """One session as a certificate tells it."""

    session_id: SessionId
    topic: str
    starts_at: datetime
    minutes: int | None
    """None where nobody knows how long a part of it was."""
    roles: tuple[Kind, ...]
    partly: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """What is printed. Kept as it was, whatever changes later."""

    name: str
    gmc: str
    """As the doctor typed it, unchecked; empty when they did not."""
    community: str
    zone: str
    cycle: str
    """The cycle's name; empty on the certificate of one session."""
    trust: str
    signatory: str
    post: str
    lines: tuple[Line, ...]
    """In order of time; one of them but for the year's."""

    @property
    def minutes(self) -> int:
        """The minutes that are known, in all."""
        return sum(line.minutes or 0 for line in self.lines)

    @property
    def untimed(self) -> int:
        """Of how many sessions it is not known how long the member was there."""
        return sum(line.minutes is None for line in self.lines)

    def says_the_same(self, other: "Contents") -> bool:
        """Whether both tell the same about the doctor. Another letterhead makes no certificate wrong."""
        return (self.name, self.gmc, self.cycle, self.lines) == (
            other.name,
            other.gmc,
            other.cycle,
            other.lines,
        )


class Ending(StrEnum):
    """Why a certificate counts no longer."""

    REPLACED = "replaced"
    """Something on it has changed, and a newer one says it."""
    CORRECTED = "corrected"
    """The attendance was corrected, so that there is nothing to certify."""
    WITHDRAWN = "withdrawn"
    """An administrator took it back."""


@dataclass(frozen=True, slots=True)
class Certificate:
    """One that was issued."""

    id: CertificateId
    code: str
    subject: Subject
    member_id: MemberId
    contents: Contents
    issued_at: datetime
    ended_at: datetime | None = None
    ending: Ending | None = None
    reason: str = ""
    """An administrator's words to the member. They stand on no page."""
    barred: bool = False
    """Whether no other may be issued in its place until an administrator allows it."""

    @property
    def valid(self) -> bool:
        return self.ended_at is None


@dataclass(frozen=True, slots=True)
class Issued:
    """The member has this certificate; `already` when it is the one they had before."""

    certificate: Certificate
    already: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was changed. `reason` is the id of the refusal."""

    reason: str
    words: str = ""
    """What an administrator said, where that is the reason."""


def line(part: Part, now: datetime) -> Line | Refused:
    """What can be certified of this session, in whatever roles; else why nothing can."""
    session = part.session
    if (refused := not_held(session, now)) is not None:
        return refused
    roles = _roles(part)
    if not roles:
        missed = part.mark is not None and part.mark.status is Status.MISSED
        return Refused("marked-missed" if missed else "not-marked")
    led = Kind.FACILITATOR in roles
    return Line(
        session.id,
        session.topic,
        session.starts_at,
        session.minutes if led else _minutes(part),
        roles,
        partly=not led and part.mark is not None and part.mark.status is Status.PART,
    )


def not_held(session: Session, now: datetime) -> Refused | None:
    """Why nobody can have a certificate of it, if that is so."""
    if session.status is SessionStatus.CANCELLED:
        return Refused("session-cancelled")
    return Refused("not-over") if now < session.ends_at else None


def _roles(part: Part) -> tuple[Kind, ...]:
    came = part.mark is not None and part.mark.status in CAME
    away = part.mark is not None and not came
    led = part.session.facilitator_id == part.member_id and part.held and not away
    held = {
        Kind.FACILITATOR: led,
        Kind.PRESENTER: part.presented and came,
        Kind.ATTENDEE: came and not led,
    }
    return tuple(kind for kind in ROLES if held[kind])


def _minutes(part: Part) -> int | None:
    """How long they were there: as it was measured, never longer than was planned."""
    assert part.mark is not None
    if part.mark.minutes is not None:
        return min(part.mark.minutes, part.session.minutes)
    return part.session.minutes if part.mark.status is Status.ATTENDED else None


def in_role(part: Part, kind: Kind, now: datetime) -> Line | Refused:
    """The same of one role."""
    found = line(part, now)
    if isinstance(found, Refused):
        return found
    if kind not in found.roles:
        return Refused(f"no-{kind}")
    return Line(found.session_id, found.topic, found.starts_at, found.minutes, (kind,), found.partly)


def lines(parts: Iterable[Part], now: datetime) -> tuple[Line, ...]:
    """What a year's certificate lists, in order of time."""
    found = (line(part, now) for part in parts)
    told = [one for one in found if isinstance(one, Line)]
    return tuple(sorted(told, key=lambda one: (one.starts_at, one.session_id)))


def told(
    parts: Collection[Part], subject: Subject, now: datetime
) -> tuple[MemberId, tuple[Line, ...]] | Refused:
    """What can be certified of that now, and of which member; else why not.

    `parts` are those in the session, or in the sessions of the cycle, of members who are one person.
    """
    if subject.kind is Kind.YEAR:
        for member_id in dict.fromkeys(one.member_id for one in parts):
            if found := lines((one for one in parts if one.member_id == member_id), now):
                return member_id, found
        return Refused("no-year")
    refused = Refused("not-marked")
    for one in parts:
        known = in_role(one, subject.kind, now)
        if not isinstance(known, Refused):
            return one.member_id, (known,)
        refused = known
    return refused


def contents(
    community: Community, head: Letterhead, cycle: str, name: str, gmc: str, told: tuple[Line, ...]
) -> Contents:
    """What would be printed; `cycle` is the name of the year's, and empty for one session."""
    return Contents(
        name=name,
        gmc=gmc,
        community=community.name,
        zone=community.zone.key,
        cycle=cycle,
        trust=head.trust,
        signatory=head.signatory,
        post=head.post,
        lines=told,
    )


def still_true(certificate: Certificate, told: Line | None, session_id: SessionId) -> bool:
    """Whether what it says of that session is so; `told` is what would be said now.

    A session that a year's certificate does not list came after it was issued, and makes it no less true.
    """
    printed = next((one for one in certificate.contents.lines if one.session_id == session_id), None)
    if printed is None:
        return True
    if told is None:
        return False
    return (printed.minutes, printed.partly, printed.roles) == (told.minutes, told.partly, told.roles)


def issue(last: Certificate | None, contents: Contents) -> Issued | Refused | None:
    """The certificate that the member has already, or why there is none; None when one is to be issued.

    `last` is the newest they had about the same, `contents` what would be printed now.
    """
    if contents.name in (UNNAMED, UNNAMED_ADMIN):
        return Refused("unnamed")
    if last is not None and last.barred:
        return Refused("withdrawn", last.reason)
    if last is not None and last.valid and last.contents.says_the_same(contents):
        return Issued(last, already=True)
    return None


def choose_gmc(given: str | None, before: Certificate | None) -> str:
    """The number to print: the one just given, none ("" given), or with None as it was before."""
    if given is not None:
        return given
    return before.contents.gmc if before is not None else ""
