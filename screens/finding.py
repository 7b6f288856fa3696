"""Finding a group: what a member may join, personal links, and inviting a colleague."""

from collections.abc import Callable, Iterable

from rules.communities import Community
from rules.finding import Link, LinkAsked, LinkKind, Refused
from rules.group_topics import address as topic_address
from rules.groups import Group
from rules.ids import CommunityId
from screens import dates
from screens.arrivals import arrival_row, coming_line
from screens.finding_presses import ColleaguePress, EndLinkPress, FindPress, InvitePress, LinkPress
from screens.home import menu_row
from screens.screen import (
    AnyButton,
    Button,
    CopyButton,
    Lines,
    LinkButton,
    Screen,
    Text,
    button,
    screen,
    shortened,
    text,
)
from storage.views.finding import Finding, Inviting, Place

_TITLE = 60
_LABEL = 28
_TOPICS = 5
_MOST = 20
"""How many groups or links one screen of buttons shows."""

Rows = tuple[tuple[AnyButton, ...], ...]


def which(communities: Iterable[Community]) -> Screen:
    """The choice, for a member of several communities."""
    return screen(
        text("finding-which"),
        rows=(
            *(
                (button("button-finding-in", FindPress(one.id, 0), community=one.name),)
                for one in communities
            ),
            menu_row(),
        ),
    )


def places(found: Finding) -> Screen:
    """What the member may join, a page of it, each with a button to its link."""
    community_id = found.community.id
    lines = Lines(tuple(line for place in found.places for line in _lines(place)))
    return screen(
        text("finding-list" if found.places else "finding-none", community=found.community.name),
        lines if found.places else None,
        text("finding-later", count=found.later) if found.later else None,
        coming_line(found.arrival, found.today) if found.prepared or found.later else None,
        rows=(
            *(row for place in found.places for row in _ways_in(place)),
            _pages(found),
            arrival_row(community_id) if found.prepared or found.later else (),
            (button("button-finding-colleague", ColleaguePress(community_id)),),
            menu_row(),
        ),
    )


def _lines(place: Place) -> list[Text]:
    group = place.group
    lines = [
        text(
            "finding-line",
            title=shortened(group.title, _TITLE),
            purpose=text(f"group-purpose-{group.purpose}"),
        )
    ]
    if group.description:
        lines.append(text("finding-description", description=group.description))
    lines += [
        text("finding-topic", name=shortened(one.name, _TITLE), purpose=text(f"group-purpose-{one.purpose}"))
        for one in place.topics[:_TOPICS]
    ]
    return lines


def _ways_in(place: Place) -> Rows:
    """A link that is made for the asking; or, in a forum one is in, the addresses of its topics."""
    group = place.group
    if not place.inside:
        return (link_row(group),)
    return tuple(
        (
            LinkButton(
                text("button-finding-topic", name=shortened(one.name, _LABEL)),
                topic_address(group.chat_id, one.thread_id),
            ),
        )
        for one in place.topics[:_TOPICS]
        if one.thread_id is not None
    )


def link_row(group: Group) -> tuple[Button, ...]:
    """To a personal link into this group."""
    return (button("button-finding-link", LinkPress(group.id), title=shortened(group.title, _LABEL)),)


def _pages(found: Finding) -> tuple[Button, ...]:
    community_id, page = found.community.id, found.page
    back = button("button-finding-previous", FindPress(community_id, page - 1))
    on = button("button-finding-next", FindPress(community_id, page + 1))
    return (*((back,) if page else ()), *((on,) if page + 1 < found.pages else ()))


def inviting(view: Inviting) -> Screen:
    """Into which group a colleague is invited, and the links that are open."""
    zone = view.community.zone
    links = view.links[:_MOST]
    return screen(
        text("finding-invite" if view.groups else "finding-invite-nowhere"),
        text("finding-open-links") if links else None,
        Lines(
            tuple(
                text(
                    f"finding-open-{link.kind}",
                    title=shortened(group.title, _TITLE),
                    until=dates.when(link.expires_at, zone),
                )
                for link, group in links
            )
        )
        if links
        else None,
        rows=(
            *(
                (
                    button(
                        "button-finding-invite",
                        InvitePress(group.id, view.newest),
                        title=shortened(group.title, _LABEL),
                    ),
                )
                for group in view.groups[:_MOST]
            ),
            *(
                (button("button-finding-end", EndLinkPress(link.id), title=shortened(group.title, _LABEL)),)
                for link, group in links
            ),
            _back(view.community.id),
        ),
    )


def asked(decision: LinkAsked | Refused) -> Screen:
    """The link is here, on its way, or cannot be made."""
    if isinstance(decision, Refused):
        group = decision.group
        return screen(
            text(f"finding-refused-{decision.reason}", title="" if group is None else group.title)
            if decision.reason != "group-gone"
            else text("finding-refused-group-gone"),
            rows=(_refused_row(decision), _back(None if group is None else group.community_id)),
        )
    group, link = decision.group, decision.link
    if link.address is not None:
        return _shown(link, group, link.address)
    return screen(text("finding-link-coming", title=group.title), rows=(_back(group.community_id),))


def _refused_row(refused: Refused) -> tuple[Button, ...]:
    if refused.group is None:
        return ()
    community_id = refused.group.community_id
    if refused.reason == "not-arrived":
        return arrival_row(community_id)
    if refused.reason == "too-many-links":
        return (button("button-finding-links", ColleaguePress(community_id)),)
    return ()


def link(one: Link, group: Group) -> Callable[[str], Screen]:
    """What the member is shown once Telegram has made the link of that address."""
    return lambda address: _shown(one, group, address)


def name(one: Link) -> Text:
    """What those who run the group read beside the link in Telegram; it names nobody."""
    return text(f"finding-name-{one.kind}", number=str(one.id))


def _shown(one: Link, group: Group, address: str) -> Screen:
    own = one.kind is LinkKind.OWN
    first: AnyButton = (
        LinkButton(text("button-finding-open"), address)
        if own
        else CopyButton(text("button-finding-copy"), address)
    )
    return screen(
        text("finding-link-own", title=group.title)
        if own
        else text("finding-link-colleague", title=group.title, link=address),
        rows=((first,), _back(group.community_id)),
    )


def failed(group: Group) -> Screen:
    """Telegram would not make the link."""
    return screen(text("finding-link-failed", title=group.title), rows=(_back(group.community_id),))


def _back(community_id: CommunityId | None) -> tuple[Button, ...]:
    """To the groups, and to the menu."""
    return (button("button-find", FindPress(community_id or 0, 0)), *menu_row())
