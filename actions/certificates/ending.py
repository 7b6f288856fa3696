"""Certificates that count no longer: corrected with the attendance, or withdrawn by an administrator."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from actions.certificates.issuing import lock, renew
from rules import certificates as rules
from rules.certificates import Certificate, Ending, Kind, Refused
from rules.communities import Community
from rules.dialogue import Draft
from rules.ids import CertificateId, MemberId, SessionId
from rules.notices import Notice, ToMember
from rules.permissions import Actor, Verb, require
from rules.sessions import Session
from storage import audit, communities, cycles, due, outbox, sessions
from storage.certificates import issued, parts
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The certificate counts no longer; `already` when that was so before."""

    certificate: Certificate
    community: Community
    already: bool = False


def withdraw(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Withdrawn:
    """The end of the dialogue "withdraw": it counts no longer, and none follows until an admin allows it."""
    certificate = issued.load(tx, CertificateId(draft.answers["certificate"]))
    community, me = _administer(tx, actor, certificate)
    reason = draft.answers["reason"]
    if not issued.end(tx, certificate.id, Ending.WITHDRAWN, now, by=me, reason=reason, barred=True):
        return Withdrawn(certificate, community, already=True)
    audit.add(tx, community.id, me, Verb.WITHDRAW_CERTIFICATE, now, {"certificate": certificate.id})
    _tell(tx, "certificate-ended", certificate, community, now)
    return Withdrawn(issued.load(tx, certificate.id), community)


def to_withdraw(tx: Tx, _actor: Actor, _now: datetime, draft: Draft) -> Certificate:
    """What the question for the reason shows."""
    return issued.load(tx, CertificateId(draft.answers["certificate"]))


def allow_again(tx: Tx, actor: Actor, now: datetime, certificate_id: CertificateId) -> Withdrawn:
    """Another certificate may be issued in place of one that was withdrawn; the member is told."""
    certificate = issued.load(tx, certificate_id)
    community, me = _administer(tx, actor, certificate)
    if not certificate.barred:
        return Withdrawn(certificate, community, already=True)
    issued.unbar(tx, certificate_id)
    audit.add(
        tx,
        community.id,
        me,
        Verb.WITHDRAW_CERTIFICATE,
        now,
        {"certificate": certificate.id, "allowed": "again"},
    )
    _tell(tx, "certificate-again", certificate, community, now)
    return Withdrawn(issued.load(tx, certificate_id), community)


def marks_changed(tx: Tx, session: Session, marked: Collection[MemberId], now: datetime) -> None:  # noqa: ARG001  Others' marks may say that it was held at all.
    """Somebody was marked otherwise: certificates follow once the sheet has come to rest."""
    if issued.any_about(tx, session):
        at = now + rules.FOLLOWS_AFTER
        due.put(
            tx, "certificates-follow", f"certificates-follow:{session.id}", at, {"session_id": session.id}
        )


def follow_marks(tx: Tx, now: datetime, session_id: SessionId) -> None:
    """Due work after a correction: what is no longer true is replaced, or ended, and its owner told."""
    session = sessions.lock(tx, session_id)
    community = communities.load(tx, session.community_id)
    valid = issued.valid_about(tx, session)
    if not valid:
        return
    # Read once for all of them: a year's certificates are many, and the session is locked meanwhile.
    years = {one.member_id for one in valid if one.subject.kind is Kind.YEAR}
    single = {one.member_id for one in valid if one.subject.kind is not Kind.YEAR}
    in_cycle = parts.by_member(tx, years, cycle_id=session.cycle_id)
    at_session = parts.by_member(tx, single, session_id=session_id)
    head = parts.letterhead(tx, community.id)
    cycle = cycles.load(tx, session.cycle_id).name
    for certificate in valid:
        of_year = certificate.subject.kind is Kind.YEAR
        theirs = (in_cycle if of_year else at_session).get(certificate.member_id, [])
        found = rules.told(theirs, certificate.subject, now)
        lines = () if isinstance(found, Refused) else found[1]
        told = next((one for one in lines if one.session_id == session_id), None)
        if rules.still_true(certificate, told, session_id):
            continue
        if not lines:
            issued.end(tx, certificate.id, Ending.CORRECTED, now)
            _tell(tx, "certificate-ended", certificate, community, now)
            continue
        was = certificate.contents
        contents = rules.contents(community, head, cycle if of_year else "", was.name, was.gmc, lines)
        renewed = renew(tx, now, certificate.subject, certificate.member_id, contents, certificate)
        _tell(tx, "certificate-corrected", renewed, community, now)


def _administer(tx: Tx, actor: Actor, certificate: Certificate) -> tuple[Community, MemberId]:
    community_id = lock(tx, certificate.subject)
    me = require(actor, Verb.WITHDRAW_CERTIFICATE, community_id)
    return communities.load(tx, community_id), me.member_id


def _tell(tx: Tx, kind: str, certificate: Certificate, community: Community, now: datetime) -> None:
    """Once, at a decent hour, and not in the words of a reproach."""
    notice = Notice(
        kind,
        f"{kind}:{certificate.id}",
        ToMember(certificate.member_id),
        community.decent(now),
        {"certificate": certificate.id},
    )
    outbox.add(tx, [notice], now)
