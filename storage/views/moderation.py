"""What moderators see of cases and measures, and what a person sees of what concerns them."""

from dataclasses import dataclass
from datetime import datetime

from rules.communities import Community
from rules.groups import Group, Kind
from rules.ids import CaseId, ChatId, CommunityId, GroupId, MeasureId, MemberId, UserId
from rules.moderation.cases import Case, Origin
from rules.moderation.cases import State as CaseState
from rules.moderation.measures import Act, Measure, State, counts
from rules.permissions import Actor, NotAllowedError, Verb, require
from rules.questions.reported import Found
from storage import communities, groups, members
from storage.db import Tx
from storage.moderation import cases, measures, pinned
from storage.moderation.measures import NoSuchMeasureError
from storage.views.questions import found_at

PAGE = 6
_HISTORY = 10
_MOST_CASES = 20


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case as moderators see it."""

    case: Case
    community: Community
    reporters: tuple[str, ...]
    history: tuple[Measure, ...]
    """What was done about this person before, newest first."""
    mine: bool
    """Whether the one who looks has taken it."""
    question: Found | None = None
    """Of an anonymous question: what is known of it."""


@dataclass(frozen=True, slots=True)
class Overview:
    """What is to be looked at, and a page of what is in force."""

    community: Community
    cases: tuple[Case, ...]
    measures: tuple[Measure, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure with its community."""

    measure: Measure
    community: Community
    history: tuple[Measure, ...] = ()
    alone: bool = False


@dataclass(frozen=True, slots=True)
class Asking:
    """What Telegram is to be asked before something is done: about whom, in which chats."""

    user_id: UserId
    chats: tuple[tuple[GroupId, ChatId], ...]


def may_moderate(tx: Tx, actor: Actor, community_id: CommunityId) -> None:
    """NotAllowedError for who does not moderate there, or is muted at present."""
    require(actor, Verb.MODERATE, community_id)
    if measures.in_force(tx, community_id, actor.user_id, (Act.MUTE,)):
        raise NotAllowedError(Verb.MODERATE)


def overview(tx: Tx, actor: Actor, _now: datetime, community_id: CommunityId, page: int) -> Overview:
    """A page, from 0, of what is in force; the last page when there are fewer."""
    may_moderate(tx, actor, community_id)
    found = measures.all_in_force(tx, community_id)
    pages = max(1, -(-len(found) // PAGE))
    page = min(max(page, 0), pages - 1)
    waiting = [one for one in cases.undecided(tx, community_id, _MOST_CASES) if one.user_id != actor.user_id]
    return Overview(
        communities.load(tx, community_id),
        tuple(waiting),
        tuple(found[page * PAGE : (page + 1) * PAGE]),
        page,
        pages,
    )


def case(tx: Tx, actor: Actor, _now: datetime, case_id: CaseId) -> CaseView:
    """A case; NotAllowedError for who does not moderate, and for whom it is about."""
    found = cases.load(tx, case_id)
    may_moderate(tx, actor, found.community_id)
    if found.user_id == actor.user_id or found.state is CaseState.ASKED:
        raise NotAllowedError(Verb.MODERATE)
    me = actor.within(found.community_id)
    assert me is not None
    return _seen(tx, found, me.member_id)


def case_for_notice(tx: Tx, case_id: CaseId, member_id: MemberId) -> CaseView | None:
    """For a moderator's card; None when it is decided or another's, or the member no longer moderates."""
    found = cases.load(tx, case_id)
    moderator = members.actor(tx, members.load(tx, member_id).user_id)
    me = moderator.within(found.community_id)
    if me is None or not me.may(Verb.MODERATE) or found.decided or found.taken_by not in (None, member_id):
        return None
    return _seen(tx, found, member_id)


def _seen(tx: Tx, found: Case, member_id: MemberId) -> CaseView:
    before = (
        ()
        if found.user_id is None
        else tuple(measures.history(tx, found.community_id, found.user_id, _HISTORY))
    )
    return CaseView(
        found,
        communities.load(tx, found.community_id),
        cases.reporter_names(tx, found.id),
        before,
        found.taken_by == member_id,
        found_at(tx, found.group_id, found.message_id) if found.origin is Origin.QUESTION else None,
    )


def asked_before_acting(tx: Tx, actor: Actor, _now: datetime, measure_id: MeasureId) -> Asking:
    """Of which groups Telegram is asked before this measure is done, or lifted."""
    measure = measures.load(tx, measure_id)
    may_moderate(tx, actor, measure.community_id)
    found = [
        one
        for one in groups.of_communities(tx, [measure.community_id])
        if counts(one) and one.kind is Kind.GROUP
    ]
    if measure.act is Act.WARN:
        about = cases.load(tx, measure.case_id)
        found = [one for one in found if measure.delete and one.id == about.group_id]
    return Asking(measure.user_id, tuple((one.id, one.chat_id) for one in found))


def measure(tx: Tx, actor: Actor, _now: datetime, measure_id: MeasureId) -> MeasureView:
    """A measure, for moderators of its community."""
    found = measures.load(tx, measure_id)
    may_moderate(tx, actor, found.community_id)
    if found.state is State.PROPOSED:
        raise NoSuchMeasureError
    before = measures.history(tx, found.community_id, found.user_id, _HISTORY)
    return MeasureView(
        found,
        communities.load(tx, found.community_id),
        tuple(one for one in before if one.id != found.id),
    )


def measure_for_notice(tx: Tx, measure_id: MeasureId) -> MeasureView:
    """The measure a notice speaks of, as it is now."""
    found = measures.load(tx, measure_id)
    return MeasureView(found, communities.load(tx, found.community_id))


def chat_of_case(tx: Tx, measure_id: MeasureId) -> str:
    """The title of the group in which it came up; empty for none."""
    return cases.load(tx, measures.load(tx, measure_id).case_id).group_title


def case_state(tx: Tx, case_id: CaseId) -> CaseState:
    return cases.load(tx, case_id).state


def group(tx: Tx, group_id: GroupId) -> Group | None:
    return groups.find(tx, group_id)


def pinned_rules(tx: Tx, group_id: GroupId) -> int | None:
    """The message in which the rules stand."""
    return pinned.message(tx, group_id)


def writing(tx: Tx, actor: Actor, _now: datetime) -> MeasureId | None:
    """The measure against which this person is about to write an appeal."""
    return measures.writing(tx, actor.user_id)
