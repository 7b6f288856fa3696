"""The themes of a community, as those who keep the list see and change them."""

from dataclasses import dataclass

from actions.dialogues import Finished
from actions.themes import Kept
from rules.ids import CommunityId
from rules.themes import Refused, Theme
from screens.communities import community_row
from screens.feedback.presses import SortPress
from screens.home import Section, menu_row
from screens.presses import Press, press
from screens.screen import AnyButton, Lines, Screen, Text, Value, button, screen, shortened, text
from storage.views.themes import ThemeList

_LONGEST_LABEL = 34
_MOST_RETIRED = 20


@press("thl")
@dataclass(frozen=True, slots=True)
class ThemesPress(Press):
    """To the list."""

    community_id: int


@press("tho")
@dataclass(frozen=True, slots=True)
class ThemePress(Press):
    theme_id: int


@press("tha")
@dataclass(frozen=True, slots=True)
class AddThemePress(Press):
    community_id: int


@press("thn")
@dataclass(frozen=True, slots=True)
class RenameThemePress(Press):
    theme_id: int


@press("thk")
@dataclass(frozen=True, slots=True)
class KeywordsPress(Press):
    theme_id: int


@press("thr")
@dataclass(frozen=True, slots=True)
class RetireThemePress(Press):
    theme_id: int
    retired: int
    """1 for no longer offered, 0 for offered again."""


def back_row(community_id: CommunityId) -> tuple[AnyButton, ...]:
    """The way back to the list."""
    return button("button-themes", ThemesPress(community_id)), *menu_row()


def themes(view: ThemeList) -> Screen:
    """The list by name; each theme opens."""
    used, here = view.in_use, view.community.id
    retired = tuple(one for one in view.themes if one.retired)
    return screen(
        text("themes-about", community=view.community.name),
        Lines(tuple(map(_line, used))) if used else text("themes-none"),
        text("themes-retired") if retired else None,
        rows=(
            *((_opens("button-theme", one),) for one in used),
            *((_opens("button-theme-retired", one),) for one in retired[:_MOST_RETIRED]),
            (button("button-theme-add", AddThemePress(here)),),
            (button("button-feedback-sort", SortPress(here), waiting=view.to_sort),) if view.to_sort else (),
            (*community_row(here, Section.SESSIONS), *menu_row()),
        ),
    )


def _line(one: Theme) -> Text:
    if not one.keywords:
        return text("theme-line", name=one.name)
    return text("theme-line-keywords", name=one.name, keywords=keywords(one))


def keywords(one: Theme) -> Value:
    """The words that suggest it, as they are read."""
    return ", ".join(one.keywords)


def _opens(label: str, one: Theme) -> AnyButton:
    return button(label, ThemePress(one.id), name=shortened(one.name, _LONGEST_LABEL))


def theme(one: Theme, said: Text | None = None) -> Screen:
    """One theme, and what can be done with it."""
    retire = button("button-theme-retire", RetireThemePress(one.id, 1))
    again = button("button-theme-again", RetireThemePress(one.id, 0))
    return screen(
        said,
        text("theme-about-retired" if one.retired else "theme-about", name=one.name),
        text("theme-keywords", keywords=keywords(one)) if one.keywords else text("theme-no-keywords"),
        rows=(
            (
                button("button-theme-rename", RenameThemePress(one.id)),
                button("button-theme-keywords", KeywordsPress(one.id)),
            ),
            (again if one.retired else retire,),
            back_row(one.community_id),
        ),
    )


def after(decision: Kept | Refused, now: Theme) -> Screen:
    """The theme as it is now."""
    if isinstance(decision, Refused):
        return theme(now, text(f"theme-refused-{decision.reason}"))
    return theme(now, text("theme-unchanged") if decision.already else None)


def done(finished: Finished) -> Screen:
    """After a dialogue: the theme."""
    kept: Kept = finished.decision
    return theme(kept.theme, text("theme-unchanged" if kept.already else "theme-saved"))
