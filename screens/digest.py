"""The weekly figures, and the switch for them."""

from dataclasses import dataclass
from datetime import timedelta

from rules.digest import Count, Switch
from rules.ids import CommunityId
from rules.publishing import SHOWN_FROM
from screens import dates
from screens.communities import community_row
from screens.home import menu_row
from screens.presses import Press, press
from screens.screen import Button, Lines, Screen, Text, button, screen, text
from storage.views.digest import Digest


@press("wi")
@dataclass(frozen=True, slots=True)
class DigestPress(Press):
    community_id: int


@press("wj")
@dataclass(frozen=True, slots=True)
class SwitchDigestPress(Press):
    community_id: int
    off: int
    """1 for no more of them, 0 for again."""


def digest(view: Digest) -> Screen:
    """The figures of one week: numbers only."""
    last = view.week.monday + timedelta(days=6)
    return screen(
        text(
            "digest-week",
            community=view.community.name,
            first=dates.day(view.week.monday),
            last=dates.day(last),
        ),
        Lines(tuple(map(_line, view.counts))),
        text("digest-few", fewest=SHOWN_FROM),
        rows=((_switch(view.community.id, off=False),), menu_row()),
    )


def _line(count: Count) -> Text:
    if count.number is None:
        return text("digest-line-few", what=text(f"digest-{count.figure}"), fewest=SHOWN_FROM)
    return text("digest-line", what=text(f"digest-{count.figure}"), number=count.number)


def switch(view: Switch) -> Screen:
    """Whether they come, and the switch."""
    here = view.community.id
    return screen(
        text("digest-about", community=view.community.name),
        text("digest-is-off" if view.off else "digest-is-on"),
        rows=((_switch(here, off=view.off),), (*community_row(here), *menu_row())),
    )


def _switch(community_id: CommunityId, *, off: bool) -> Button:
    label = "button-digest-on" if off else "button-digest-off"
    return button(label, SwitchDigestPress(community_id, 0 if off else 1))
