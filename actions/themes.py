"""Themes: the list by which a community's staff sort issues and lines."""

from dataclasses import dataclass, replace
from datetime import datetime

from rules import themes as rules
from rules.dialogue import Draft, Problem
from rules.ids import CommunityId, ThemeId
from rules.permissions import Actor, Verb, require
from rules.themes import Refused, Theme
from storage import audit, communities, themes
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Kept:
    """The theme as it is now; `already` when nothing had to change."""

    theme: Theme
    already: bool = False


def add_theme(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Kept | Problem:
    """The end of the dialogue "theme-add"."""
    here, name = draft.community_id, draft.answers["name"]
    require(actor, Verb.EDIT_THEMES, here)
    communities.lock(tx, here)
    if problem := rules.add(themes.of_community(tx, here), name):
        return problem
    keywords = rules.keywords_of(draft.answers["keywords"])
    theme = Theme(themes.add(tx, here, name, keywords), here, name, keywords)
    _note(tx, actor, now, here, "added", theme.id)
    return Kept(theme)


def rename_theme(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Kept | Problem:
    """The end of the dialogue "theme-rename". Whatever has the theme has it by its new name."""
    theme = _mine(tx, actor, ThemeId(draft.answers["theme"]))
    renamed = replace(theme, name=draft.answers["name"])
    if problem := rules.rename(themes.of_community(tx, theme.community_id), theme, renamed.name):
        return problem
    return _save(tx, actor, now, theme, renamed)


def change_keywords(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Kept:
    """The end of the dialogue "theme-keywords"."""
    theme = _mine(tx, actor, ThemeId(draft.answers["theme"]))
    keywords = rules.keywords_of(draft.answers["keywords"])
    return _save(tx, actor, now, theme, replace(theme, keywords=keywords))


def retire_theme(tx: Tx, actor: Actor, now: datetime, theme_id: ThemeId, *, retired: bool) -> Kept | Refused:
    """Offer the theme no longer, or again. Asked twice, it stays so."""
    theme = _mine(tx, actor, theme_id)
    refused = rules.bring_back(themes.of_community(tx, theme.community_id))
    if refused and theme.retired and not retired:
        return refused
    return _save(tx, actor, now, theme, replace(theme, retired=retired))


def _mine(tx: Tx, actor: Actor, theme_id: ThemeId) -> Theme:
    """The theme, for somebody who keeps its list, locked with that list; NoSuchThemeError without one."""
    here = themes.load(tx, theme_id).community_id
    require(actor, Verb.EDIT_THEMES, here)
    communities.lock(tx, here)
    return themes.load(tx, theme_id)


def _save(tx: Tx, actor: Actor, now: datetime, before: Theme, after: Theme) -> Kept:
    if before == after:
        return Kept(after, already=True)
    themes.save(tx, after)
    _note(tx, actor, now, after.community_id, "changed", after.id)
    return Kept(after)


def _note(
    tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, change: str, theme_id: ThemeId
) -> None:
    me = require(actor, Verb.EDIT_THEMES, community_id)
    detail: dict[str, int | str | None] = {"theme": theme_id, "change": change}
    audit.add(tx, community_id, me.member_id, Verb.EDIT_THEMES, now, detail)
