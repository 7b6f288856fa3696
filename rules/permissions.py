"""Who may do what. Every action opens with `require`; menus ask `may`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rules.ids import CommunityId, MemberId, UserId


class Role(StrEnum):
    """A role of a member in one community; every admitted doctor is a member."""

    MEMBER = "member"
    MODERATOR = "moderator"
    FACILITATOR = "facilitator"
    ADMIN = "admin"
    OWNER = "owner"


class Verb(StrEnum):
    """What can be done, in the words staff use."""

    ASK_TO_JOIN = "ask-to-join"
    EDIT_PROFILE = "edit-profile"
    BOOK = "book"
    BOOK_FOR = "book-for"
    ANSWER_OFFER = "answer-offer"
    ANSWER_PRESENTING = "answer-presenting"
    CHECK_IN = "check-in"
    KEEP_CALENDAR = "keep-calendar"
    ADMIT = "admit"
    NAME_GROUP = "name-group"
    SCHEDULE = "schedule"
    MOVE_SESSION = "move-session"
    CANCEL_SESSION = "cancel-session"
    SHARE_SESSION = "share-session"
    PLAN_CYCLE = "plan-cycle"
    EDIT_TOPICS = "edit-topics"
    EDIT_THEMES = "edit-themes"
    KEEP_PDSA = "keep-pdsa"
    LEAD_FEEDBACK = "lead-feedback"
    SEE_BOOKINGS = "see-bookings"
    DRAW_PRESENTER = "draw-presenter"
    MARK_ATTENDANCE = "mark-attendance"
    IMPORT_REPORT = "import-report"
    OPEN_POLL = "open-poll"
    EXPORT_ATTENDANCE = "export-attendance"
    EXPORT_INDICATORS = "export-indicators"
    EXPORT_REPORT = "export-report"
    SEE_INTERVIEWS = "see-interviews"
    GRANT_ROLE = "grant-role"
    GRANT_ADMIN = "grant-admin"
    HAVE_CERTIFICATE = "have-certificate"
    SEND_CERTIFICATES = "send-certificates"
    WITHDRAW_CERTIFICATE = "withdraw-certificate"
    FIND_GROUP = "find-group"
    REPORT_MESSAGE = "report-message"
    ASK_ANONYMOUSLY = "ask-anonymously"
    GIVE_FEEDBACK = "give-feedback"
    SEE_OWN_DATA = "see-own-data"
    MODERATE = "moderate"
    DECIDE_QUESTION = "decide-question"
    CONFIRM_HELP = "confirm-help"
    EDIT_PROMPTS = "edit-prompts"
    EDIT_TEXTS = "edit-texts"
    SEE_DIGEST = "see-digest"
    SEE_AUDIT = "see-audit"


_MEMBER = frozenset(
    {
        Verb.EDIT_PROFILE,
        Verb.BOOK,
        Verb.ANSWER_OFFER,
        Verb.ANSWER_PRESENTING,
        Verb.CHECK_IN,
        Verb.HAVE_CERTIFICATE,
        Verb.KEEP_CALENDAR,
        Verb.FIND_GROUP,
        Verb.REPORT_MESSAGE,
        Verb.ASK_ANONYMOUSLY,
        Verb.GIVE_FEEDBACK,
        Verb.SEE_OWN_DATA,
    },
)
_MODERATOR = frozenset({Verb.ADMIT, Verb.MODERATE, Verb.DECIDE_QUESTION, Verb.SEE_DIGEST})
_FACILITATOR = frozenset(
    {
        Verb.SCHEDULE,
        Verb.MOVE_SESSION,
        Verb.CANCEL_SESSION,
        Verb.SHARE_SESSION,
        Verb.PLAN_CYCLE,
        Verb.EDIT_TOPICS,
        Verb.EDIT_THEMES,
        Verb.KEEP_PDSA,
        Verb.LEAD_FEEDBACK,
        Verb.SEE_BOOKINGS,
        Verb.BOOK_FOR,
        Verb.DRAW_PRESENTER,
        Verb.MARK_ATTENDANCE,
        Verb.SEND_CERTIFICATES,
        Verb.IMPORT_REPORT,
        Verb.OPEN_POLL,
    },
)
_ADMIN = (
    _MODERATOR
    | _FACILITATOR
    | {
        Verb.NAME_GROUP,
        Verb.EXPORT_ATTENDANCE,
        Verb.EXPORT_INDICATORS,
        Verb.EXPORT_REPORT,
        Verb.SEE_INTERVIEWS,
        Verb.GRANT_ROLE,
        Verb.WITHDRAW_CERTIFICATE,
        Verb.CONFIRM_HELP,
        Verb.EDIT_PROMPTS,
        Verb.EDIT_TEXTS,
        Verb.SEE_AUDIT,
    }
)
_OWNER = _ADMIN | {Verb.GRANT_ADMIN}

GRANTS: Mapping[Role, frozenset[Verb]] = {
    Role.MEMBER: _MEMBER,
    Role.MODERATOR: _MODERATOR,
    Role.FACILITATOR: _FACILITATOR,
    Role.ADMIN: _ADMIN,
    Role.OWNER: _OWNER,
}
"""What each role adds. Roles add up: a facilitator who is also a member books like any doctor."""


def including(roles: Iterable[Role]) -> frozenset[Role]:
    """These roles and those that are more than one of them: an owner is an admin as well."""
    wanted = frozenset(roles)
    return wanted | {Role.OWNER} if Role.ADMIN in wanted else wanted


@dataclass(frozen=True, slots=True)
class Membership:
    """One person's standing in one community."""

    member_id: MemberId
    community_id: CommunityId
    roles: frozenset[Role]

    def may(self, verb: Verb) -> bool:
        return any(verb in GRANTS[role] for role in self.roles)

    def is_a(self, role: Role) -> bool:
        """Whether the person holds the role, or one that is more."""
        return not self.roles.isdisjoint(including((role,)))


@dataclass(frozen=True, slots=True)
class Actor:
    """Who pressed or wrote: a Telegram account and its standing in every community that knows it."""

    user_id: UserId
    memberships: tuple[Membership, ...]
    reachable: bool = False
    """Whether the bot may write to them in private."""

    def within(self, community_id: CommunityId) -> Membership | None:
        return next((one for one in self.memberships if one.community_id == community_id), None)

    def may(self, verb: Verb) -> bool:
        """Whether the verb is open to this person in at least one community."""
        return any(one.may(verb) for one in self.memberships)

    def where(self, verb: Verb) -> tuple[CommunityId, ...]:
        """The communities in which the verb is open to this person."""
        return tuple(one.community_id for one in self.memberships if one.may(verb))


class NotAllowedError(Exception):
    """The actor may not do this here; nothing was changed. Carries what was tried, never who tried."""

    def __init__(self, verb: Verb, *, stranger: bool = False) -> None:
        super().__init__(verb)
        self.verb = verb
        self.stranger = stranger
        """Whether the community does not know the actor at all."""


def require_anywhere(actor: Actor, verb: Verb) -> None:
    """NotAllowedError for whom the verb is open to in no community."""
    if not actor.may(verb):
        raise NotAllowedError(verb, stranger=not actor.memberships)


def require(actor: Actor, verb: Verb, community_id: CommunityId) -> Membership:
    """The actor's membership in that community, or NotAllowedError.

    A role in another community counts for nothing here.
    """
    membership = actor.within(community_id)
    if membership is None or not membership.may(verb):
        raise NotAllowedError(verb, stranger=membership is None)
    return membership
