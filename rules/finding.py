"""Finding a group: which ones a member may join now, and the personal links that lead there."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final

from rules.arrivals import Arrival, State
from rules.groups import Group, Kind, Purpose, Right
from rules.ids import GroupId, InviteLinkId, MemberId

MOST_FOR_COLLEAGUES: Final = 5
"""How many links for somebody else a member may have open at once."""
NAME_LIMIT: Final = 32
"""The longest name of an invite link at Telegram, in characters."""

ONWARD: Final = frozenset({Purpose.COHORT, Purpose.REGION})
"""Groups for those who have arrived."""
_ORDER: Final = (Purpose.ANNOUNCEMENTS, Purpose.COHORT, Purpose.TOPIC, Purpose.REGION, Purpose.PRE_ARRIVAL)


class LinkKind(StrEnum):
    """For the member who asks, or for somebody they invite."""

    OWN = "own"
    COLLEAGUE = "colleague"


LIFETIMES: Final = {LinkKind.OWN: timedelta(hours=24), LinkKind.COLLEAGUE: timedelta(days=7)}


@dataclass(frozen=True, slots=True)
class Link:
    """An invite link made for one use. Everybody who opens it asks to join."""

    id: InviteLinkId
    group_id: GroupId
    member_id: MemberId | None
    """Who asked for it; None once it has ended."""
    kind: LinkKind
    address: str | None
    """None until Telegram has made it."""
    asked_at: datetime
    expires_at: datetime
    ended: bool = False

    def is_open(self, now: datetime) -> bool:
        return not self.ended and now < self.expires_at


@dataclass(frozen=True, slots=True)
class LinkAsked:
    """The link, here or on its way; `already` when it was asked for before and is still open."""

    group: Group
    link: Link
    already: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """No link was made. `reason` is the id of the refusal."""

    reason: str
    group: Group | None = None


@dataclass(frozen=True, slots=True)
class Use:
    """By what link of ours somebody came who is not the one it was made for."""

    invited_by: MemberId | None = None
    """The member who invited them."""
    borrowed: bool = False
    """Whether it was a member's own link."""


def leads_in(group: Group) -> bool:
    """Whether the bot can make a link into this group."""
    return (
        group.present
        and group.kind is Kind.GROUP
        and group.is_ours
        and Right.INVITE not in group.standing.lacking
    )


def is_open_to(group: Group, arrival: Arrival, today: date) -> bool:
    """Whether it is for somebody with this arrival: cohorts and regions are, from the arrival on."""
    return group.purpose not in ONWARD or arrival.is_here(today)


def in_order(groups: Iterable[Group], arrival: Arrival, today: date) -> list[Group]:
    """The groups as they are offered: those for doctors before they arrive come first until then."""
    coming = arrival.state is State.COMING and not arrival.is_here(today)

    def place(group: Group) -> tuple[int, str, int]:
        assert group.purpose is not None
        first = coming and group.purpose is Purpose.PRE_ARRIVAL
        return (-1 if first else _ORDER.index(group.purpose), group.title.casefold(), group.id)

    return sorted(groups, key=place)


def refused(
    group: Group | None, kind: LinkKind, arrival: Arrival, today: date, open_links: Iterable[Link]
) -> Refused | None:
    """Why no new link is made, if so. `open_links` are the member's, into any group."""
    if group is None or not group.present or not group.is_ours:
        return Refused("group-gone")
    if not leads_in(group):
        return Refused("no-link-there", group)
    if kind is LinkKind.OWN:
        return None if is_open_to(group, arrival, today) else Refused("not-arrived", group)
    many = sum(one.kind is LinkKind.COLLEAGUE for one in open_links) >= MOST_FOR_COLLEAGUES
    return Refused("too-many-links", group) if many else None


def use(link: Link, *, by_maker: bool) -> Use | None:
    """What is to be known of a request that came by this link; None when it is the maker's own."""
    if by_maker:
        return None
    if link.kind is LinkKind.COLLEAGUE:
        return Use(invited_by=link.member_id)
    return Use(borrowed=True)
