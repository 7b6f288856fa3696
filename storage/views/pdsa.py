"""The improvement log as those who keep it see it, and as a report takes it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from rules import themes as theme_rules
from rules.communities import Community
from rules.ids import CommunityId, LoggedIssueId, MemberId, PdsaCycleId, ThemeId
from rules.pdsa import issues as rules
from rules.pdsa.cycles import PdsaCycle, State
from rules.pdsa.issues import LoggedIssue, Status
from rules.permissions import Actor, Role, Verb, require
from rules.themes import Theme
from storage import communities, members, pdsa, roles, themes
from storage.db import Tx

PAGE = 6


@dataclass(frozen=True, slots=True)
class Aged:
    """An issue, and for how many days it has been known; for a closed one, how many it took."""

    issue: LoggedIssue
    days: int


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """How many issues are sorted by a theme."""

    theme: Theme
    issues: int


@dataclass(frozen=True, slots=True)
class PdsaLog:
    """All of a community's log. It names nobody but who looks after what is in it."""

    community: Community
    cycles: tuple[PdsaCycle, ...]
    """By their numbers."""
    issues: tuple[Aged, ...]
    """The open ones first, the oldest of them first; then the closed ones, the last closed first."""
    themes: tuple[ThemeCount, ...]
    """The most frequent first; those without an issue are left out."""
    owners: Mapping[MemberId, str]
    """The names of those who look after a cycle or an issue."""

    def standing(self) -> Mapping[Status, int]:
        """How many issues stand how."""
        return {one: sum(aged.issue.status is one for aged in self.issues) for one in Status}


@dataclass(frozen=True, slots=True)
class Overview:
    """The log's first page: the cycles, newest first and a page at a time."""

    log: PdsaLog
    cycles: tuple[PdsaCycle, ...]
    page: int
    pages: int


@dataclass(frozen=True, slots=True)
class CyclePage:
    """One cycle, shown at one of its parts."""

    community: Community
    cycle: PdsaCycle
    owner: str
    part: State
    issues: tuple[Aged, ...]
    """Those about which something is done in it."""


@dataclass(frozen=True, slots=True)
class IssuesPage:
    """A page of the issues."""

    community: Community
    issues: tuple[Aged, ...]
    page: int
    pages: int
    all: int


@dataclass(frozen=True, slots=True)
class IssuePage:
    """One issue."""

    community: Community
    aged: Aged
    owner: str
    themes: tuple[Theme, ...]
    """Every theme in use, and those that it is sorted by."""
    suggested: tuple[ThemeId, ...]
    """Those that its words suggest and that it is not sorted by yet."""
    cycle: PdsaCycle | None
    cycles: tuple[PdsaCycle, ...]
    """Those that it can be linked to: newest first, ended ones last."""


@dataclass(frozen=True, slots=True)
class Owners:
    """Who may look after something, by name."""

    community: Community
    people: tuple[tuple[MemberId, str], ...]


def log(tx: Tx, community_id: CommunityId, now: datetime) -> PdsaLog:
    """All of the log, for a report: the caller has asked whether it may be seen."""
    community = communities.load(tx, community_id)
    cycles, issues = pdsa.cycles(tx, community_id), pdsa.issues(tx, community_id)
    known = {one.id: one for one in themes.of_community(tx, community_id)}
    counts = theme_rules.counted(one.themes for one in issues)
    owners = {one.owner_id for one in cycles} | {one.owner_id for one in issues}
    return PdsaLog(
        community,
        cycles,
        _aged(issues, _today(community, now)),
        tuple(ThemeCount(known[one], count) for one, count in counts.items() if one in known),
        members.names(tx, owners),
    )


def overview(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, page: int = 0) -> Overview:
    """The first page, or a later one; NotAllowedError for who does not keep the log."""
    require(actor, Verb.KEEP_PDSA, community_id)
    found = log(tx, community_id, now)
    page, pages = _paged(page, len(found.cycles))
    newest = tuple(reversed(found.cycles))
    return Overview(found, newest[page * PAGE : (page + 1) * PAGE], page, pages)


def cycle(tx: Tx, actor: Actor, now: datetime, pdsa_id: PdsaCycleId, part: State | None = None) -> CyclePage:
    """One cycle, at that part or where it stands; NotAllowedError for who does not keep the log."""
    found = pdsa.load_cycle(tx, pdsa_id)
    require(actor, Verb.KEEP_PDSA, found.community_id)
    community = communities.load(tx, found.community_id)
    linked = (one for one in pdsa.issues(tx, found.community_id) if one.pdsa_id == found.id)
    return CyclePage(
        community,
        found,
        members.names(tx, [found.owner_id])[found.owner_id],
        _part(found) if part in (None, State.ENDED) else part,
        _aged(linked, _today(community, now)),
    )


def issues(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, page: int = 0) -> IssuesPage:
    """A page of the issues, from 0; NotAllowedError for who does not keep the log."""
    require(actor, Verb.KEEP_PDSA, community_id)
    community = communities.load(tx, community_id)
    found = _aged(pdsa.issues(tx, community_id), _today(community, now))
    page, pages = _paged(page, len(found))
    return IssuesPage(community, found[page * PAGE : (page + 1) * PAGE], page, pages, len(found))


def issue(tx: Tx, actor: Actor, now: datetime, issue_id: LoggedIssueId) -> IssuePage:
    """One issue; NotAllowedError for who does not keep the log."""
    found = pdsa.load_issue(tx, issue_id)
    require(actor, Verb.KEEP_PDSA, found.community_id)
    community = communities.load(tx, found.community_id)
    known = themes.of_community(tx, found.community_id)
    cycles = pdsa.cycles(tx, found.community_id)
    return IssuePage(
        community,
        Aged(found, rules.age(found, _today(community, now))),
        members.names(tx, [found.owner_id])[found.owner_id],
        tuple(one for one in known if not one.retired or one.id in found.themes),
        tuple(one for one in theme_rules.suggest(found.words, known) if one not in found.themes),
        next((one for one in cycles if one.id == found.pdsa_id), None),
        tuple(sorted(cycles, key=lambda one: (one.state is State.ENDED, -one.number))),
    )


def owners(tx: Tx, actor: Actor, _now: datetime, community_id: CommunityId) -> Owners:
    """Who may look after a cycle or an issue; NotAllowedError for who does not keep the log."""
    require(actor, Verb.KEEP_PDSA, community_id)
    names = members.names(tx, roles.holders(tx, community_id, Role.FACILITATOR, Role.ADMIN))
    by_name = sorted(names.items(), key=lambda one: (one[1].casefold(), one[0]))
    return Owners(communities.load(tx, community_id), tuple(by_name))


def cycle_of(tx: Tx, pdsa_id: PdsaCycleId, owner_id: MemberId) -> PdsaCycle | None:
    """For a notice: the cycle, while it is this person's and they keep the log."""
    found = pdsa.load_cycle(tx, pdsa_id)
    return found if _is_theirs(tx, found, owner_id) else None


def issue_of(tx: Tx, issue_id: LoggedIssueId, owner_id: MemberId) -> LoggedIssue | None:
    """For a notice: the issue, while it is this person's and they keep the log."""
    found = pdsa.load_issue(tx, issue_id)
    return found if _is_theirs(tx, found, owner_id) else None


def _is_theirs(tx: Tx, one: PdsaCycle | LoggedIssue, owner_id: MemberId) -> bool:
    keepers = roles.holders(tx, one.community_id, Role.FACILITATOR, Role.ADMIN)
    return one.owner_id == owner_id and owner_id in keepers


def _part(cycle: PdsaCycle) -> State:
    return State.ACT if cycle.state is State.ENDED else cycle.state


def _aged(issues: Iterable[LoggedIssue], today: date) -> tuple[Aged, ...]:
    return tuple(Aged(one, rules.age(one, today)) for one in rules.in_their_order(issues, today))


def _today(community: Community, now: datetime) -> date:
    return now.astimezone(community.zone).date()


def _paged(page: int, count: int) -> tuple[int, int]:
    """The page, the last one where there are fewer; and how many there are."""
    pages = max(1, -(-count // PAGE))
    return min(max(page, 0), pages - 1), pages
