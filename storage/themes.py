"""A community's themes."""

import sqlalchemy as sa

from rules.ids import CommunityId, ThemeId
from rules.themes import Theme, in_their_order
from storage.db import Tx
from storage.tables import ThemeRow
from storage.upsert import columns

_themes = columns(ThemeRow)


class NoSuchThemeError(LookupError):
    """The theme does not exist (a button from elsewhere, or forged)."""


def load(tx: Tx, theme_id: ThemeId) -> Theme:
    """The theme, or NoSuchThemeError."""
    row = tx.execute(sa.select(_themes).where(_themes.c.id == theme_id)).one_or_none()
    if row is None:
        raise NoSuchThemeError
    return _theme_of(row)


def of_community(tx: Tx, community_id: CommunityId) -> tuple[Theme, ...]:
    """Every theme by name, with those that are retired."""
    rows = tx.execute(sa.select(_themes).where(_themes.c.community_id == community_id))
    return in_their_order(map(_theme_of, rows))


def add(tx: Tx, community_id: CommunityId, name: str, keywords: tuple[str, ...]) -> ThemeId:
    """Keep a new theme. The caller has locked the community, and found no theme of that name."""
    values = {"community_id": community_id, "name": name, "keywords": list(keywords), "retired": False}
    added: int = tx.execute(sa.insert(_themes).returning(_themes.c.id), values).scalar_one()
    return ThemeId(added)


def save(tx: Tx, theme: Theme) -> None:
    """Keep name, keywords and standing."""
    values = {"name": theme.name, "keywords": list(theme.keywords), "retired": theme.retired}
    tx.execute(sa.update(_themes).where(_themes.c.id == theme.id).values(values))


def _theme_of(row: sa.Row[tuple[object, ...]]) -> Theme:
    keywords = tuple(row.keywords)
    return Theme(ThemeId(row.id), CommunityId(row.community_id), row.name, keywords, row.retired)
