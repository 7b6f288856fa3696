"""How presenting goes round in a cycle, for those who look after it."""

from collections.abc import Callable, Sequence

from actions.dialogues import Finished
from rules.communities import Community
from rules.ids import CommunityId
from rules.presenters.slots import SlotState
from rules.presenters.turns import PAGE, Found, MemberTurns, SessionTurn
from screens import dates
from screens.home import menu_row
from screens.presenters.presses import MembersTurnsPress, SearchTurnsPress, TurnsPress
from screens.presses import Press
from screens.screen import Button, Lines, Screen, Text, Value, button, screen, shortened, text
from storage.views.presenters.organising import MembersView, TurnsView

_LONGEST_NAME = 40
_LONGEST_TOPIC = 60


def where(communities: Sequence[Community]) -> Screen:
    """Somebody who looks after several communities says which."""
    return screen(
        text("turns-where"),
        rows=(
            *(
                (button("button-turns-in", TurnsPress(one.id, 0, 0), name=shortened(one.name, 36)),)
                for one in communities
            ),
            menu_row(),
        ),
    )


def turns(view: TurnsView) -> Screen:
    """A cycle, session by session."""
    if view.cycle is None:
        return screen(text("turns-none"), rows=(menu_row(),))
    community, cycle = view.community.id, view.cycle.id
    return screen(
        text("turns-title", cycle=view.cycle.name, page=view.page + 1, pages=view.pages),
        Lines(tuple(_session(one, view.community) for one in view.lines))
        if view.lines
        else text("turns-no-sessions"),
        text("turns-quiet"),
        rows=(
            _leaves(view.page, view.pages, lambda page: TurnsPress(community, cycle, page)),
            (button("button-turns-members", MembersTurnsPress(community, cycle, 0)),),
            _beside(view, community),
            menu_row(),
        ),
    )


def _beside(view: TurnsView, community: CommunityId) -> tuple[Button, ...]:
    """To the cycles before and after this one."""
    found = (("button-turns-cycle-before", view.before), ("button-turns-cycle-after", view.after))
    return tuple(
        button(label, TurnsPress(community, cycle, 0)) for label, cycle in found if cycle is not None
    )


def _session(one: SessionTurn, community: Community) -> Text:
    facts: dict[str, Value] = {
        "day": dates.short(one.session.starts_at, community.zone),
        "topic": shortened(one.session.topic, _LONGEST_TOPIC),
        "volunteers": one.volunteers,
    }
    if one.over and one.state in (None, SlotState.ASKED):
        del facts["volunteers"]
        return text("turns-line-nobody-presented", **facts)
    if one.state is None or one.name is None:
        return text("turns-line-nobody", **facts)
    # Once somebody is found, who else would have presented is no news.
    del facts["volunteers"]
    return text(f"turns-line-{one.state}", name=shortened(one.name, _LONGEST_NAME), **facts)


def members(view: MembersView) -> Screen:
    """The members of the community, fewest turns first."""
    community, cycle = view.community.id, view.cycle.id
    search = (button("button-turns-search", SearchTurnsPress(community, cycle)),) if view.pages > 1 else ()
    return screen(
        text("turns-members", cycle=view.cycle.name, page=view.page + 1, pages=view.pages),
        _lines(view.lines, view.community),
        rows=(
            _leaves(view.page, view.pages, lambda page: MembersTurnsPress(community, cycle, page)),
            search,
            (button("button-turns-sessions", TurnsPress(community, cycle, 0)),),
            menu_row(),
        ),
    )


def _lines(lines: Sequence[MemberTurns], community: Community) -> Lines:
    return Lines(tuple(_member(one, community) for one in lines))


def _member(one: MemberTurns, community: Community) -> Text:
    name = shortened(one.name, _LONGEST_NAME)
    if one.never:
        return text("turns-member-never", name=name, turns=one.turns)
    if one.last_turn is None:
        return text("turns-member-none", name=name)
    last = dates.day_of(one.last_turn, community.zone)
    return text("turns-member", name=name, turns=one.turns, last=last)


def found(finished: Finished) -> Screen:
    """After a name was looked for."""
    known: Found = finished.decision
    return screen(
        text("turns-found", count=known.count),
        _lines(known.lines, finished.community) if known.lines else None,
        text("turns-found-more", shown=PAGE) if known.count > len(known.lines) else None,
        rows=(
            (button("button-turns-search", SearchTurnsPress(known.community_id, known.cycle_id)),),
            (button("button-turns-members", MembersTurnsPress(known.community_id, known.cycle_id, 0)),),
            menu_row(),
        ),
    )


def search_left() -> Screen:
    """The search was given up."""
    return screen(
        text("turns-search-left"), rows=((button("button-turns", TurnsPress(0, 0, 0)),), menu_row())
    )


def _leaves(page: int, pages: int, to: Callable[[int], Press]) -> tuple[Button, ...]:
    before = button("button-turns-before", to(page - 1)) if page > 0 else None
    after = button("button-turns-after", to(page + 1)) if page + 1 < pages else None
    return tuple(one for one in (before, after) if one is not None)
