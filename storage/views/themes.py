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


@dataclass(frozen=True, slots=True)
class ThemeList:
    """Every theme by name."""

    community: Community
    themes: tuple[Theme, ...]

    @property
    def in_use(self) -> tuple[Theme, ...]:
        """Those that are offered."""
        return rules.in_use(self.themes)


def theme_list(tx: Tx, actor: Actor, _now: datetime, community_id: CommunityId) -> ThemeList:
    """A community's list; NotAllowedError for who does not keep it."""
    require(actor, Verb.EDIT_THEMES, community_id)
    return ThemeList(communities.load(tx, community_id), themes.of_community(tx, community_id))


def theme(tx: Tx, actor: Actor, _now: datetime, theme_id: ThemeId) -> Theme:
    """One theme, for somebody who keeps its list; NoSuchThemeError when there is none."""
    found = themes.load(tx, theme_id)
    require(actor, Verb.EDIT_THEMES, found.community_id)
    return found
