"""Certificates as they are seen: by their doctor, by organisers, and by whoever has a code."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from rules import certificates as rules
from rules.attendance import require_sheet
from rules.certificate_codes import read_code
from rules.certificates import Certificate, Kind, Line, Refused, Subject
from rules.communities import Community
from rules.ids import CertificateId, CommunityId, CycleId, MemberId, SessionId
from rules.permissions import Actor, NotAllowedError, Verb, require
from rules.sessions import Session
from storage import communities, cycles, members, sessions, sharing
from storage.certificates import issued, parts
from storage.db import Tx
from storage.privacy import forgetting


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that a member can have a certificate of."""

    subject: Subject
    community: Community
    topic: str
    """Of the session; of a year's certificate the cycle's name."""
    starts_at: datetime | None = None
    """Of the session."""


@dataclass(frozen=True, slots=True)
class Mine:
    """What a member can have: years first, then sessions, the latest first."""

    found: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class One:
    """A certificate as it could be had now, and the newest that there is of it."""

    choice: Choice
    community_id: CommunityId
    """Of the membership by which the member was there."""
    name: str
    told: tuple[Line, ...] | Refused
    last: Certificate | None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who had to do with a session, as its organisers see them."""

    member_id: MemberId
    name: str
    line: Line | None
    """What could be certified; None when nothing can."""


@dataclass(frozen=True, slots=True)
class People:
    """Everybody who had to do with a session that is over."""

    session: Session
    community: Community
    people: tuple[Person, ...]
    over: bool
    may_withdraw: bool
    one: MemberId | None = None
    """Of whom more is shown,"""
    theirs: tuple[Certificate, ...] = ()
    """and the newest of each of their certificates from this community."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A certificate, and the address where it can be checked; empty when there is none."""

    certificate: Certificate
    community: Community
    public_url: str


@dataclass(frozen=True, slots=True)
class Checked:
    """What an organiser's code stands for, and whether they may end it."""

    printed: Printed
    may_withdraw: bool


@dataclass(frozen=True, slots=True)
class Gone:
    """There was a certificate with this code. It was erased with its member, or its time was over."""

    code: str


def mine(tx: Tx, actor: Actor, now: datetime) -> Mine:
    """Everything this person can have a certificate of; NotAllowedError for somebody who is no member."""
    return _mine(tx, actor, now)


def _mine(tx: Tx, actor: Actor, now: datetime, session_id: SessionId | None = None) -> Mine:
    """With `session_id`, of that session, and of a year for its sake."""
    who = _memberships(actor)
    if not who:
        raise NotAllowedError(Verb.HAVE_CERTIFICATE)
    years: dict[CycleId, Choice] = {}
    single: list[Choice] = []
    known: dict[CommunityId, Community] = {}
    for part in parts.parts(tx, who, session_id=session_id):
        line = rules.line(part, now)
        if isinstance(line, Refused):
            continue
        session = part.session
        if session.community_id not in known:
            known[session.community_id] = communities.load(tx, session.community_id)
        community = known[session.community_id]
        single += [
            Choice(Subject(kind, session.id), community, session.topic, session.starts_at)
            for kind in line.roles
        ]
        if session.cycle_id not in years:
            year = Subject(Kind.YEAR, session.cycle_id)
            years[session.cycle_id] = Choice(year, community, cycles.load(tx, session.cycle_id).name)
    return Mine((*years.values(), *single))


def of_session(tx: Tx, actor: Actor, now: datetime, session_id: SessionId) -> Mine:
    """The same of one session, whether or not this person can have any."""
    session = sessions.load(tx, session_id)
    found = tuple(
        one for one in _mine(tx, actor, now, session_id).found if one.subject.session_id == session_id
    )
    if not found:
        sharing.coming(tx, actor, Verb.HAVE_CERTIFICATE, session)
    return Mine(found)


def one(tx: Tx, actor: Actor, now: datetime, subject: Subject) -> One:
    """One of them; NotAllowedError for a stranger, LookupError where there is no such session or cycle."""
    who = _memberships(actor)
    told = parts.told(tx, who, subject, now)
    choice = _choice(tx, subject)
    if isinstance(told, Refused):
        if not parts.parts(tx, who, session_id=subject.session_id, cycle_id=subject.cycle_id):
            _may_ask(tx, actor, subject, choice.community)
        me = members.load(tx, who[0])
        return One(choice, me.community_id, me.name, told, None)
    member_id, lines = told
    me = members.load(tx, member_id)
    return One(choice, me.community_id, me.name, lines, issued.latest(tx, member_id, subject))


def _memberships(actor: Actor) -> list[MemberId]:
    return [one.member_id for one in actor.memberships if one.may(Verb.HAVE_CERTIFICATE)]


def _may_ask(tx: Tx, actor: Actor, subject: Subject, community: Community) -> None:
    if subject.session_id is None:
        require(actor, Verb.HAVE_CERTIFICATE, community.id)
    else:
        sharing.coming(tx, actor, Verb.HAVE_CERTIFICATE, sessions.load(tx, subject.session_id))


def _choice(tx: Tx, subject: Subject) -> Choice:
    if subject.session_id is not None:
        session = sessions.load(tx, subject.session_id)
        return Choice(subject, communities.load(tx, session.community_id), session.topic, session.starts_at)
    assert subject.cycle_id is not None
    cycle = cycles.load(tx, subject.cycle_id)
    return Choice(subject, communities.load(tx, cycle.community_id), cycle.name)


def people(tx: Tx, actor: Actor, now: datetime, session_id: SessionId) -> People:
    """For its facilitator and for admins; NotAllowedError for anybody else."""
    session = sessions.load(tx, session_id)
    me = require_sheet(actor, Verb.SEND_CERTIFICATES, session)
    found = []
    for part, name in parts.everybody(tx, session_id):
        line = rules.line(part, now)
        found.append(Person(part.member_id, name, None if isinstance(line, Refused) else line))
    return People(
        session,
        communities.load(tx, session.community_id),
        tuple(found),
        now >= session.ends_at,
        me.may(Verb.WITHDRAW_CERTIFICATE),
    )


def person(tx: Tx, actor: Actor, now: datetime, session_id: SessionId, member_id: MemberId) -> People:
    """The same with one of them; LookupError when they had nothing to do with the session."""
    seen = people(tx, actor, now, session_id)
    if member_id not in (known.member_id for known in seen.people):
        raise LookupError(member_id)
    theirs = _of_community(tx, issued.newest_of(tx, [member_id]), seen.community.id)
    return People(seen.session, seen.community, seen.people, seen.over, seen.may_withdraw, member_id, theirs)


def _of_community(tx: Tx, found: Iterable[Certificate], community_id: CommunityId) -> tuple[Certificate, ...]:
    return tuple(one for one in found if _community_id(tx, one.subject) == community_id)


def _community_id(tx: Tx, subject: Subject) -> CommunityId:
    if subject.session_id is not None:
        return sessions.load(tx, subject.session_id).community_id
    assert subject.cycle_id is not None
    return cycles.load(tx, subject.cycle_id).community_id


def to_withdraw(tx: Tx, actor: Actor, _now: datetime, certificate_id: CertificateId) -> Printed:
    """A certificate for an admin of its community; NotAllowedError for anybody else."""
    found = printed(tx, certificate_id)
    require(actor, Verb.WITHDRAW_CERTIFICATE, found.community.id)
    return found


def printed(tx: Tx, certificate_id: CertificateId) -> Printed:
    """For the member whose it is; the caller knows that it is theirs."""
    certificate = issued.load(tx, certificate_id)
    community_id = _community_id(tx, certificate.subject)
    return Printed(
        certificate, communities.load(tx, community_id), parts.letterhead(tx, community_id).public_url
    )


def by_code(tx: Tx, typed: str) -> Printed | None:
    """What anybody may see who has the code, however they typed it; None when no certificate has it."""
    code = read_code(typed)
    found = None if code is None else issued.by_code(tx, code)
    return None if found is None else printed(tx, found.id)


def gone(tx: Tx, typed: str) -> Gone | None:
    """Of a code that no certificate has: whether one had it."""
    code = read_code(typed)
    return Gone(code) if code is not None and forgetting.codes_gone(tx, [code]) else None


def checked(tx: Tx, actor: Actor, _now: datetime, typed: str) -> Checked | Gone | None:
    """The same for organisers in the chat, where there may be no page for it."""
    if not actor.may(Verb.SEND_CERTIFICATES):
        raise NotAllowedError(Verb.SEND_CERTIFICATES)
    found = by_code(tx, typed)
    if found is None:
        return gone(tx, typed)
    me = actor.within(found.community.id)
    return Checked(found, me is not None and me.may(Verb.WITHDRAW_CERTIFICATE))


def can_have(
    tx: Tx, member_id: MemberId, session_id: SessionId, now: datetime
) -> tuple[Session, Community] | None:
    """The session, if the member can have a certificate of it still."""
    found = parts.parts(tx, [member_id], session_id=session_id)
    if not found or isinstance(rules.line(found[0], now), Refused):
        return None
    session = found[0].session
    return session, communities.load(tx, session.community_id)
