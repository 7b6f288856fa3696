"""A certificate is issued to whoever asks for theirs."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from rules import certificates as rules
from rules.certificate_codes import BITS, code_of
from rules.certificates import Certificate, Contents, Ending, Issued, Kind, Refused, Subject
from rules.communities import Community
from rules.dialogue import Draft
from rules.ids import CommunityId, MemberId
from rules.notices import Notice, ToMember
from rules.permissions import Actor, Verb, require
from rules.priority import Priority
from storage import communities, cycles, members, outbox, sessions, sharing
from storage.certificates import issued, parts
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking for a certificate, and the community whose it is."""

    decision: Issued | Refused
    subject: Subject
    community: Community


def _draw() -> int:
    return secrets.randbits(BITS)


def issue(
    tx: Tx,
    actor: Actor,
    now: datetime,
    subject: Subject,
    gmc: str | None = None,
    *,
    draw: Callable[[], int] = _draw,
) -> Asked:
    """The member's certificate about that, sent to them: the one they have, if nothing on it has changed.

    `gmc` is a number to print, "" for none, None for whatever it said before. LookupError where there is no
    such session or cycle.
    """
    community = communities.load(tx, lock(tx, subject))
    found = parts.told(tx, _memberships(tx, actor, subject, community.id), subject, now)
    if isinstance(found, Refused):
        return Asked(found, subject, community)
    member_id, lines = found
    last = issued.latest(tx, member_id, subject)
    name = members.load(tx, member_id).name
    head = parts.letterhead(tx, community.id)
    cycle = "" if subject.cycle_id is None else cycles.load(tx, subject.cycle_id).name
    contents = rules.contents(community, head, cycle, name, rules.choose_gmc(gmc, last), lines)
    decision = rules.issue(last, contents)
    if decision is None:
        decision = Issued(renew(tx, now, subject, member_id, contents, last, draw))
    if isinstance(decision, Issued):
        _owe_file(tx, decision.certificate, now)
    return Asked(decision, subject, community)


def issue_with_gmc(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Asked:
    """The end of the dialogue "certificate": with the number that was typed."""
    subject = Subject(Kind(draft.answers["kind"]), draft.answers["subject"])
    return issue(tx, actor, now, subject, draft.answers["gmc"])


def lock(tx: Tx, subject: Subject) -> CommunityId:
    """The community whose it is; a session is locked, so that its marks hold still."""
    if subject.session_id is not None:
        return sessions.lock(tx, subject.session_id).community_id
    assert subject.cycle_id is not None
    return cycles.load(tx, subject.cycle_id).community_id


def _memberships(tx: Tx, actor: Actor, subject: Subject, community_id: CommunityId) -> list[MemberId]:
    """By which memberships the person may have been there; NotAllowedError for a stranger to all of it."""
    mine = [one.member_id for one in actor.memberships if one.may(Verb.HAVE_CERTIFICATE)]
    if parts.parts(tx, mine, session_id=subject.session_id, cycle_id=subject.cycle_id):
        return mine
    if subject.session_id is not None:
        sharing.coming(tx, actor, Verb.HAVE_CERTIFICATE, sessions.load(tx, subject.session_id))
    else:
        require(actor, Verb.HAVE_CERTIFICATE, community_id)
    return mine


def renew(
    tx: Tx,
    now: datetime,
    subject: Subject,
    member_id: MemberId,
    contents: Contents,
    last: Certificate | None,
    draw: Callable[[], int] = _draw,
) -> Certificate:
    """A new certificate, in place of `last` where that one counts; where somebody was quicker, theirs."""
    replaced = last is not None and last.valid
    if last is not None and replaced and not issued.end(tx, last.id, Ending.REPLACED, now):
        replaced = False
        if (quicker := issued.latest(tx, member_id, subject)) is not None and quicker.valid:
            return quicker
    while (added := issued.add(tx, _code(draw), subject, member_id, contents, now)) is None:
        # The code was taken, or somebody was quicker.
        if (quicker := issued.latest(tx, member_id, subject)) is not None and quicker.valid:
            return quicker
    if last is not None and replaced:
        issued.replace(tx, last.id, added)
    return issued.load(tx, added)


def _code(draw: Callable[[], int]) -> str:
    while (code := code_of(draw())) is None:
        continue
    return code


def _owe_file(tx: Tx, certificate: Certificate, now: datetime) -> None:
    outbox.add(
        tx,
        [
            Notice(
                kind="certificate",
                # Who presses twice in a hurry gets one file, who asks again another day a second one.
                key=f"certificate:{certificate.id}:{now:%Y%m%d%H%M}",
                to=ToMember(certificate.member_id),
                not_before=now,
                variables={"certificate": certificate.id},
                priority=Priority.ANSWER,
            )
        ],
        now,
    )
