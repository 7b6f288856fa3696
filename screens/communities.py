"""Looking after a community: the lines that nouns give for it, and the presses that lead to them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from rules.communities import Community
from rules.ids import CommunityId
from rules.permissions import Verb
from screens.home import Section, menu_row
from screens.presses import Press, press
from screens.screen import Button, Screen, button, screen, text


@press("lc")
@dataclass(frozen=True, slots=True)
class CommunityPress(Press):
    """To a community's page; with 0, to the only one or to a choice."""

    community_id: int


@press("ls")
@dataclass(frozen=True, slots=True)
class SectionPress(Press):
    """To a page of what staff look after; with 0, in the only community or with a choice."""

    section: str
    community_id: int


@dataclass(frozen=True, slots=True)
class CommunityEntry:
    """A line of one of these pages, for those who may in that community."""

    verb: Verb
    label: str
    action: Callable[[CommunityId], Press]
    section: Section = Section.GROUPS


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


def community_row(community_id: CommunityId, section: Section = Section.GROUPS) -> tuple[Button, ...]:
    """From one of its lines back to the page."""
    return (button("button-back", SectionPress(section, community_id)),)
