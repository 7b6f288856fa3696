"""The page on which staff look after a community, each line for those who may."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rules.communities import Community
from rules.ids import CommunityId
from rules.permissions import Membership, Verb
from screens.home import menu_row
from screens.presses import Press, press
from screens.screen import Button, Screen, button, screen, text


@press("lc")
@dataclass(frozen=True, slots=True)
class CommunityPress(Press):
    """To a community's page; with 0, to the only one or to a choice."""

    community_id: int


@dataclass(frozen=True, slots=True)
class CommunityEntry:
    """A line of the page, for those who may in that community."""

    verb: Verb
    label: str
    action: Callable[[CommunityId], Press]


def community(one: Community, me: Membership, entries: Iterable[CommunityEntry]) -> Screen:
    """What this person may look after in this community."""
    return screen(
        text("community-about", community=one.name),
        rows=(
            *((button(entry.label, entry.action(one.id)),) for entry in entries if me.may(entry.verb)),
            menu_row(),
        ),
    )


def which(communities: Iterable[Community]) -> Screen:
    """The choice, for staff of several."""
    return screen(
        text("community-which"),
        rows=(
            *(
                (button("button-community-one", CommunityPress(one.id), community=one.name),)
                for one in communities
            ),
            menu_row(),
        ),
    )


def community_row(community_id: CommunityId) -> tuple[Button, ...]:
    """From one of its lines back to the page."""
    return (button("button-back", CommunityPress(community_id)),)
