"""Conversation starters: in the group, and on the page where staff keep the deck."""

from collections.abc import Sequence
from dataclasses import dataclass

from actions.dialogues import Finished
from actions.prompt_deck import Kept
from actions.prompts import PassedOn, Stopped
from rules.groups import Group
from rules.ids import CommunityId
from rules.prompts import DAYS_OFFERED, MOST_UNANSWERED, Card, Lull
from screens.communities import community_row
from screens.groups import GroupsPress
from screens.home import menu_row
from screens.presses import Press, press
from screens.screen import Button, Lines, Screen, Text, Value, button, screen, shortened, text
from storage.views.prompts import DeckPage, OneCard, Overview

_LONGEST_TITLE = 24


@press("wo")
@dataclass(frozen=True, slots=True)
class PromptsPress(Press):
    community_id: int


@press("wd")
@dataclass(frozen=True, slots=True)
class PromptDaysPress(Press):
    community_id: int
    days: int


@press("wf")
@dataclass(frozen=True, slots=True)
class PromptsOffPress(Press):
    community_id: int
    off: int
    """1 for none in any group, 0 for as before."""


@press("wg")
@dataclass(frozen=True, slots=True)
class PromptGroupPress(Press):
    """In private."""

    group_id: int
    stopped: int
    """1 for no more in this group, 0 for again."""


@press("wx")
@dataclass(frozen=True, slots=True)
class NoMorePress(Press):
    """Under a prompt in the group itself."""

    group_id: int


@press("wc")
@dataclass(frozen=True, slots=True)
class DeckPress(Press):
    community_id: int
    page: int


@press("wk")
@dataclass(frozen=True, slots=True)
class CardPress(Press):
    community_id: int
    card: str


@press("wn")
@dataclass(frozen=True, slots=True)
class AddCardPress(Press):
    community_id: int


@press("we")
@dataclass(frozen=True, slots=True)
class ChangeCardPress(Press):
    community_id: int
    card: str


@press("wl")
@dataclass(frozen=True, slots=True)
class LeaveOutPress(Press):
    community_id: int
    card: str
    left_out: int


@press("wr")
@dataclass(frozen=True, slots=True)
class RestorePress(Press):
    community_id: int
    card: str


def prompt(group: Group, card: Card) -> Screen:
    """In the group: a question, nobody's name, and the way to have no more of them."""
    return screen(
        text("prompt-shown", words=words(card)),
        rows=((button("button-prompt-no-more", NoMorePress(group.id)),),),
    )


def words(card: Card) -> Value:
    """What the card says: the community's words, or those it was shipped with."""
    return card.words or text(f"prompt-card-{card.key}")


def toast(decision: Stopped | PassedOn) -> Text:
    """To whoever tapped under a prompt."""
    if isinstance(decision, PassedOn):
        return text("toast-prompt-passed-on")
    return text("toast-prompt-stopped-already" if decision.already else "toast-prompt-stopped")


def unwanted(group: Group) -> Screen:
    """To those who decide: a member has tapped. Never which."""
    return screen(
        text("prompt-unwanted", group=group.title),
        rows=((button("button-prompt-stop-here", PromptGroupPress(group.id, 1)),), menu_row()),
    )


def stopped(decision: Stopped) -> Screen:
    """To a moderator who has stopped them from the notice."""
    said = "prompt-stopped-already" if decision.already else "prompt-stopped"
    return screen(text(said, group=decision.group.title), rows=(menu_row(),))


def groups_silent(community_id: CommunityId, groups: Sequence[Group]) -> Screen:
    """To an admin: groups in which nothing is said any more."""
    return screen(
        text("groups-silent"),
        Lines(tuple(text("groups-silent-one", group=one.title) for one in groups)),
        text("groups-silent-next"),
        rows=(
            (button("button-groups", GroupsPress()),),
            (button("button-prompts", PromptsPress(community_id)),),
            menu_row(),
        ),
    )


def overview(view: Overview) -> Screen:
    """What is chosen, each group, and the way to the deck."""
    here, chosen = view.community.id, view.settings
    state = text("prompts-off") if chosen.off else text("prompts-on", days=chosen.silent_days)
    switch = "button-prompts-on" if chosen.off else "button-prompts-off"
    days = tuple(
        button("button-prompt-days", PromptDaysPress(here, one), days=one)
        for one in DAYS_OFFERED
        if one != chosen.silent_days
    )
    return screen(
        text("prompts-about", community=view.community.name),
        state,
        Lines(tuple(map(_group_line, view.lulls))) if view.lulls else text("prompts-no-group"),
        text("prompts-deck", cards=view.cards, out=view.left_out),
        rows=(
            *(_group_button(one) for one in view.lulls if not chosen.off),
            days if not chosen.off else (),
            (button("button-prompt-deck", DeckPress(here, 0)),),
            (button(switch, PromptsOffPress(here, 0 if chosen.off else 1)),),
            (*community_row(here), *menu_row()),
        ),
    )


def _group_line(one: Lull) -> Text:
    if one.stopped:
        return text("prompt-group-stopped", group=one.group.title)
    if one.unanswered >= MOST_UNANSWERED:
        return text("prompt-group-left-alone", group=one.group.title)
    return text("prompt-group-on", group=one.group.title)


def _group_button(one: Lull) -> tuple[Button, ...]:
    label = "button-prompt-group-again" if one.stopped else "button-prompt-group-stop"
    title = shortened(one.group.title, _LONGEST_TITLE)
    return (button(label, PromptGroupPress(one.group.id, 0 if one.stopped else 1), group=title),)


def deck(view: DeckPage) -> Screen:
    """A page of the deck: each card in its words, opened by its number."""
    here, page = view.community.id, view.page
    numbered = tuple(enumerate(view.cards, view.first))
    turn = (
        button("button-prompt-before", DeckPress(here, page - 1)) if page else None,
        button("button-prompt-after", DeckPress(here, page + 1)) if page + 1 < view.pages else None,
    )
    return screen(
        text("prompt-deck", page=page + 1, pages=view.pages),
        *(_line(number, one) for number, one in numbered),
        rows=(
            tuple(button("button-prompt-card", CardPress(here, one.key), number=at) for at, one in numbered),
            tuple(one for one in turn if one is not None),
            (button("button-prompt-add", AddCardPress(here)),),
            (button("button-prompts-back", PromptsPress(here)), *menu_row()),
        ),
    )


def _line(number: int, one: Card) -> Text:
    return text("prompt-line-out" if one.left_out else "prompt-line", number=number, words=words(one))


def card(view: OneCard, said: Text | None = None) -> Screen:
    """One card as the group would see it, and what can be done with it."""
    here, one = view.community.id, view.card
    restore = button("button-prompt-restore", RestorePress(here, one.key))
    label = "button-prompt-use" if one.left_out else "button-prompt-leave-out"
    return screen(
        said,
        text("prompt-preview-out" if one.left_out else "prompt-preview", words=words(one)),
        rows=(
            (button("button-prompt-change", ChangeCardPress(here, one.key)),),
            (restore,) if one.shipped and one.words else (),
            (button(label, LeaveOutPress(here, one.key, 0 if one.left_out else 1)),),
            (button("button-prompt-deck", DeckPress(here, view.page)), *menu_row()),
        ),
    )


def after(kept: Kept, view: OneCard) -> Screen:
    """The card as it is now."""
    return card(view, text("prompt-unchanged") if kept.already else None)


def done(finished: Finished) -> Screen:
    """After a dialogue: the card as the group will see it."""
    kept: Kept = finished.decision
    return screen(
        text("prompt-saved", words=words(kept.card)),
        rows=(
            (button("button-prompt-open", CardPress(kept.community_id, kept.card.key)),),
            (button("button-prompts-back", PromptsPress(kept.community_id)), *menu_row()),
        ),
    )
