"""Requests to join: from the link to the decision. Pure functions from one standing to the next.

Each verb gives back the request as it was when it does not apply: a press on an old screen, or the second
of two, changes nothing and shows where the request stands.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from rules.communities import Admission, Community
from rules.groups import Group
from rules.ids import ChatId, CommunityId, GroupId, JoinRequestId, MemberId, UserId
from rules.members import Member, Status, name_from_account

WINDOW: Final = timedelta(minutes=5)
"""How long Telegram lets the bot write to somebody who asked and never opened the private chat."""
LIFETIME: Final = timedelta(days=7)
"""How long a request waits for an answer, the person's or a moderator's."""
CONSENT_VERSION: Final = "2026-3"
"""Which consent text is agreed to; a new one whenever the text changes what is agreed. Who agreed to an
earlier one stays a member, and their row keeps the one they read.
"""


class Step(StrEnum):
    """RULES → ELIGIBILITY → CONSENT → (REVIEW →) ADMITTED or REFUSED; EXPIRED from any open step.

    An appeal leads from REFUSED to REVIEW, once. Who asks anew after the end begins at RULES.
    """

    RULES = "rules"
    ELIGIBILITY = "eligibility"
    CONSENT = "consent"
    REVIEW = "review"
    ADMITTED = "admitted"
    REFUSED = "refused"
    EXPIRED = "expired"


OPEN: Final = frozenset({Step.RULES, Step.ELIGIBILITY, Step.CONSENT, Step.REVIEW})


class Eligibility(StrEnum):
    """The answer to the community's question. Who is not sure is asked about by a moderator."""

    YES = "yes"
    NO = "no"
    UNSURE = "unsure"


class Reason(StrEnum):
    """Why a request was refused."""

    NOT_ELIGIBLE = "not-eligible"
    CANNOT_CONFIRM = "cannot-confirm"
    OTHER = "other"
    NO_CONSENT = "no-consent"


class Appeal(StrEnum):
    """OPEN → USED when the person appeals, or → CLOSED when nothing can be appealed (any more)."""

    OPEN = "open"
    USED = "used"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Asked:
    """What Telegram says of somebody who used the invite link. Times are UTC."""

    group: Group
    user_id: UserId
    user_chat_id: ChatId
    """Open to the bot for WINDOW."""
    account_name: str
    at: datetime
    invited_by: MemberId | None = None
    """Whose personal link was used."""
    borrowed: bool = False
    """Whether the link was made for another member."""


@dataclass(frozen=True, slots=True)
class Request:
    """One person's request to join one group."""

    id: JoinRequestId
    community_id: CommunityId
    group_id: GroupId
    group_chat_id: ChatId
    group_title: str
    user_id: UserId
    user_chat_id: ChatId
    chat_open: bool
    """Whether the person has opened the private chat, so that the bot may write at any time."""
    reached: bool
    """Whether a message of ours has arrived."""
    name: str
    """From the account; empty once nothing may be kept."""
    step: Step
    times_asked: int
    """Up with every use of the link."""
    requested_at: datetime
    open_until: datetime
    was_member: bool = False
    """Whether this was a member before, who is asked shortly."""
    eligibility: Eligibility | None = None
    consent_version: str | None = None
    consent_at: datetime | None = None
    decided_at: datetime | None = None
    decided_by: MemberId | None = None
    """The moderator; None when the answers decided."""
    reason: Reason | None = None
    words: str = ""
    """How the moderator put another reason, where they did; the person reads it."""
    appeal: Appeal = Appeal.OPEN
    moderated: bool = False
    """Whether a moderator has refused before: from then on one decides each time."""
    decider: str | None = None
    """The moderator's name."""
    invited_by: MemberId | None = None
    """The member whose personal link was used."""
    inviter: str | None = None
    """That member's name."""
    borrowed: bool = False
    """Whether the link that was used had been made for another member."""
    owed_at_telegram: bool = False
    """Whether Telegram would not hear of the decision, for want of a right: told again once it is there."""

    @property
    def is_open(self) -> bool:
        return self.step in OPEN

    @property
    def owes_consent(self) -> bool:
        """A moderator let somebody in whom no message of ours had reached."""
        return self.step is Step.ADMITTED and self.decided_by is not None and self.consent_at is None

    @property
    def may_appeal(self) -> bool:
        return self.step is Step.REFUSED and self.appeal is Appeal.OPEN

    @property
    def pending_at_telegram(self) -> bool:
        """Kept pending while an appeal may still succeed: once declined, it could not be approved."""
        return self.is_open or self.may_appeal

    @property
    def before_moderators(self) -> bool:
        """Whether moderators are to see it: for their decision, or because nothing of ours arrived."""
        return self.step is Step.REVIEW or (self.is_open and not self.reached)


@dataclass(frozen=True, slots=True)
class Asking:
    """A request with its community, as the person is shown it."""

    request: Request
    community: Community
    changed: bool = False
    """Whether the words that were agreed to hold no longer, so that the person reads them anew."""


def begin(
    asked: Asked, earlier: Request | None, member: Member | None, private_chat: ChatId | None, now: datetime
) -> Request:
    """The request after somebody used the link: a new one, or the earlier one where it stands.

    `private_chat` is one that the person has opened before; without it the bot must write within WINDOW.
    """
    chat = private_chat or asked.user_chat_id
    fresh = Request(
        id=earlier.id if earlier else JoinRequestId(0),
        community_id=asked.group.community_id,
        group_id=asked.group.id,
        group_chat_id=asked.group.chat_id,
        group_title=asked.group.title,
        user_id=asked.user_id,
        user_chat_id=chat,
        chat_open=private_chat is not None,
        reached=False,
        name=name_from_account(asked.account_name),
        step=Step.RULES,
        times_asked=earlier.times_asked + 1 if earlier else 1,
        requested_at=asked.at,
        open_until=now + LIFETIME,
        was_member=member is not None and member.status is Status.LEFT,
        moderated=earlier is not None and earlier.moderated,
        invited_by=asked.invited_by,
        borrowed=asked.borrowed,
    )
    if member is not None and member.status is Status.ADMITTED:
        return admit_member(fresh, now)
    if earlier is not None and earlier.is_open:
        return replace(
            earlier,
            user_chat_id=chat,
            chat_open=fresh.chat_open,
            reached=False,
            times_asked=fresh.times_asked,
            invited_by=asked.invited_by or earlier.invited_by,
            borrowed=asked.borrowed,
            requested_at=asked.at,
            open_until=fresh.open_until,
        )
    return fresh


def admit_member(request: Request, now: datetime) -> Request:
    """A member asks for another group of the community: everything was asked for the first one."""
    return replace(request, step=Step.ADMITTED, decided_at=now, appeal=Appeal.CLOSED)


def may_write(request: Request, now: datetime) -> bool:
    """Whether Telegram lets the bot write to the person."""
    return request.chat_open or now < request.requested_at + WINDOW


def read_rules(request: Request) -> Request:
    """The person has read the rules. Who comes back was asked about eligibility before."""
    if request.step is not Step.RULES:
        return request
    return replace(request, step=Step.CONSENT if request.was_member else Step.ELIGIBILITY)


def answer(request: Request, eligibility: Eligibility, now: datetime) -> Request:
    """The answer to the eligibility question."""
    if request.step is not Step.ELIGIBILITY:
        return request
    request = replace(request, eligibility=eligibility)
    if eligibility is Eligibility.NO:
        return replace(request, step=Step.REFUSED, reason=Reason.NOT_ELIGIBLE, decided_at=now)
    return replace(request, step=Step.CONSENT)


def back(request: Request) -> Request:
    """To the question before; what was answered there is asked again."""
    if request.step is Step.CONSENT and not request.was_member:
        return replace(request, step=Step.ELIGIBILITY, eligibility=None)
    if request.step in (Step.CONSENT, Step.ELIGIBILITY):
        return replace(request, step=Step.RULES)
    return request


def asks_for_consent(request: Request) -> bool:
    """Whether the person is asked to agree, now or after they were let in."""
    return request.step is Step.CONSENT or request.owes_consent


def consent(request: Request, admission: Admission, now: datetime, agreed_to: str | None) -> Request:
    """The person agrees to the words of a version, or to none. Without consent nothing they told is kept.

    A yes to other words than those that hold now changes nothing.
    """
    if not asks_for_consent(request) or agreed_to not in (CONSENT_VERSION, None):
        return request
    if agreed_to is None:
        return replace(
            _forgotten(request),
            step=Step.REFUSED,
            reason=Reason.NO_CONSENT,
            decided_at=now,
            appeal=Appeal.CLOSED,
        )
    request = replace(request, consent_version=agreed_to, consent_at=now)
    if request.step is Step.ADMITTED:
        return request
    if _needs_moderator(request, admission):
        return replace(request, step=Step.REVIEW)
    return replace(request, step=Step.ADMITTED, decided_at=now, appeal=Appeal.CLOSED)


def _needs_moderator(request: Request, admission: Admission) -> bool:
    return admission is Admission.MODERATED or request.moderated or request.eligibility is Eligibility.UNSURE


def appeal(request: Request, now: datetime) -> Request:
    """The person asks for another look: back before the moderators, once."""
    if not request.may_appeal:
        return request
    return replace(request, step=Step.REVIEW, appeal=Appeal.USED, open_until=now + LIFETIME)


def expire(request: Request, now: datetime) -> Request:
    """Nobody answered in time: an open request ends, and a refusal can no longer be appealed."""
    if now < request.open_until:
        return request
    if request.is_open:
        return replace(_forgotten(request), step=Step.EXPIRED, decided_at=now, appeal=Appeal.CLOSED)
    if request.may_appeal:
        return replace(request, appeal=Appeal.CLOSED)
    return request


def _forgotten(request: Request) -> Request:
    request = replace(request, name="", eligibility=None, words="", invited_by=None)
    return replace(request, consent_version=None, consent_at=None)
