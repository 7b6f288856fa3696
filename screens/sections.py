"""The pages on which staff find what they look after: the menu leads to each, so that it stays short."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rules.communities import Community
from rules.permissions import Actor, Membership
from screens.communities import CommunityEntry, SectionPress
from screens.home import Entry, Section, menu_row
from screens.presses import Press
from screens.screen import Button, Screen, button, screen, text


@dataclass(frozen=True, slots=True)
class Lines:
    """What one page may offer: lines about no community in particular, and lines about one."""

    section: Section
    entries: tuple[Entry, ...]
    staff: tuple[CommunityEntry, ...]

    def is_open_to(self, me: Membership) -> bool:
        """Whether this member finds anything there."""
        verbs = [*(one.verb for one in self.entries), *(one.verb for one in self.staff)]
        return any(map(me.may, verbs))


def lines(section: Section, entries: Iterable[Entry], staff: Iterable[CommunityEntry]) -> Lines:
    """Those of a page."""
    return Lines(
        section,
        tuple(one for one in entries if one.section is section),
        tuple(one for one in staff if one.section is section),
    )


def ways(actor: Actor, entries: Sequence[Entry], staff: Sequence[CommunityEntry]) -> list[Button]:
    """The menu's buttons for staff: one for each page, or its only line where there is but one."""
    found = (_way(actor, lines(section, entries, staff)) for section in Section)
    return [one for one in found if one is not None]


def _way(actor: Actor, those: Lines) -> Button | None:
    offered = list(_offered(actor, those))
    if not offered:
        return None
    only = offered[0] if len(offered) == 1 else None
    if only is not None and only[1] is not None:
        return button(only[0], only[1])
    return button(f"button-section-{those.section}", SectionPress(those.section, 0))


def _offered(actor: Actor, those: Lines) -> Iterator[tuple[str, Press | None]]:
    """The label of each line that is open, and where it leads; None where that is asked first."""
    for entry in those.entries:
        if actor.may(entry.verb):
            yield entry.label, entry.action
    for one in those.staff:
        where = actor.where(one.verb)
        if where:
            yield one.label, one.action(where[0]) if len(where) == 1 else None


def page(those: Lines, actor: Actor, found: Sequence[tuple[Community, Membership]]) -> Screen:
    """What this person may look after there; in several communities, which of them comes first."""
    own = tuple((button(one.label, one.action),) for one in those.entries if actor.may(one.verb))
    if len(found) > 1:
        rows = tuple(
            (button("button-community-one", SectionPress(those.section, one.id), community=one.name),)
            for one, _ in found
        )
    else:
        rows = tuple(
            (button(line.label, line.action(one.id)),)
            for one, me in found
            for line in those.staff
            if me.may(line.verb)
        )
    return screen(text(f"section-{those.section}"), rows=(*own, *rows, menu_row()))


def community(one: Community, me: Membership, all_lines: Iterable[Lines]) -> Screen:
    """A community's pages, where an old button asks for all of them."""
    return screen(
        text("community-about", community=one.name),
        rows=(
            *(
                (button(f"button-section-{those.section}", SectionPress(those.section, one.id)),)
                for those in all_lines
                if those.is_open_to(me)
            ),
            menu_row(),
        ),
    )
