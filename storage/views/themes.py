"""A community's themes, for those who keep the list."""

from dataclasses import dataclass
from datetime import datetime

from rules import themes as rules
from rules.communities import Community
from rules.ids import CommunityId, ThemeId
from rules.permissions import Actor, Verb, require
from rules.themes import Theme
from storage import communities, themes
from storage.db import Tx
from storage.views import feedback


@dataclass(frozen=True, slots=True)
class ThemeList:
    """Every theme by name."""

    community: Community
    themes: tuple[Theme, ...]
    to_sort: int
    """How many lines wait to be sorted by them, for those who can; 0 for others."""

    @property
    def in_use(self) -> tuple[Theme, ...]:
        """Those that are offered."""
        return rules.in_use(self.themes)


def theme_list(tx: Tx, actor: Actor, _now: datetime, community_id: CommunityId) -> ThemeList:
    """A community's list; NotAllowedError for who does not keep it."""
    me = require(actor, Verb.EDIT_THEMES, community_id)
    waiting = feedback.to_sort(tx, community_id) if me.may(Verb.LEAD_FEEDBACK) else 0
    return ThemeList(communities.load(tx, community_id), themes.of_community(tx, community_id), waiting)


def theme(tx: Tx, actor: Actor, _now: datetime, theme_id: ThemeId) -> Theme:
    """One theme, for somebody who keeps its list; NoSuchThemeError when there is none."""
    found = themes.load(tx, theme_id)
    require(actor, Verb.EDIT_THEMES, found.community_id)
    return found
