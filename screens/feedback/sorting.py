"""Lines in people's own words, as those who sort them see them: the words and the themes, and no name."""

from actions.feedback.sorting import Settled
from rules.feedback.rounds import Asking
from rules.feedback.sorting import Refused, Settling, seen_of
from rules.ids import CommunityId
from screens import dates
from screens.facts import topic_shown
from screens.feedback.presses import FeedbackPress, SettlePress, SortPress, TickPress
from screens.home import menu_row
from screens.screen import AnyButton, Screen, Text, button, screen, shortened, text
from screens.themes import ThemesPress
from storage.views.feedback_themes import Desk, ToSort

_A_PAGE = 8
_LONGEST_LABEL = 34


def sort_row(community_id: CommunityId, waiting: int) -> tuple[AnyButton, ...]:
    """The way here, where so many lines wait; nothing where none does."""
    return (button("button-feedback-sort", SortPress(community_id), waiting=waiting),) if waiting else ()


def desk(view: Desk, page: int = 0, said: Text | None = None) -> Screen:
    """The next line that waits, with its themes; or that none does."""
    here = view.community.id
    if view.shown is None:
        return screen(said, text("feedback-sort-none"), rows=_ways(here))
    shown = view.shown
    line = shown.line
    return screen(
        said,
        text("feedback-sort-waiting", waiting=view.waiting),
        _about(view, shown),
        text("question-words", words=line.words),
        text("feedback-sort-quotable" if line.quotable else "feedback-sort-theme-only"),
        text("feedback-sort-how") if view.themes else text("feedback-sort-no-themes"),
        rows=(
            *_themes(here, shown, page),
            (_done(here, shown),) if view.themes or shown.ticked else (),
            (button("button-feedback-sort-away", SettlePress(here, line.name, Settling.ASK_AWAY, "")),),
            (button("button-feedback-sort-later", SortPress(here, line.name, 1)),)
            if view.waiting > 1
            else (),
            *_ways(here),
        ),
    )


def sure(community_id: CommunityId, name: str) -> Screen:
    """Before a line is taken away."""
    return screen(
        text("feedback-sort-sure"),
        rows=(
            (button("button-feedback-sort-away-yes", SettlePress(community_id, name, Settling.AWAY, "")),),
            (button("button-back", SortPress(community_id, name)),),
        ),
    )


def settled(decision: Settled | Refused) -> Text:
    """What has come of it, above the next line."""
    return (
        refused(decision)
        if isinstance(decision, Refused)
        else text(f"feedback-sort-settled-{decision.settling}")
    )


def refused(refusal: Refused) -> Text:
    return text(f"feedback-sort-refused-{refusal.reason}")


def _about(view: Desk, shown: ToSort) -> Text:
    """With what it came, so that "more of it" can be understood; it may have waited for that round."""
    if shown.session is None:
        return text(f"feedback-sort-of-{Asking(shown.round.asking)}")
    day = dates.day_of(shown.session.starts_at, view.community.zone)
    return text("feedback-sort-of-session", topic=topic_shown(shown.session.topic), day=day)


def _themes(here: CommunityId, shown: ToSort, page: int) -> tuple[tuple[AnyButton, ...], ...]:
    """A page of them, each a button that ticks it or not; then the way to the others."""
    name = shown.line.name
    last = max(0, (len(shown.themes) - 1) // _A_PAGE)
    page = min(max(page, 0), last)
    turn: tuple[AnyButton, ...] = ()
    if page:
        turn += (button("button-feedback-sort-back", SortPress(here, name, 0, page - 1)),)
    if page < last:
        turn += (button("button-feedback-sort-on", SortPress(here, name, 0, page + 1)),)
    return (
        *(
            (
                button(
                    "button-feedback-taken" if one.id in shown.ticked else "button-feedback-option",
                    TickPress(here, name, one.id, int(one.id not in shown.ticked), page),
                    option=shortened(one.name, _LONGEST_LABEL),
                ),
            )
            for one in shown.themes[page * _A_PAGE : (page + 1) * _A_PAGE]
        ),
        turn,
    )


def _done(here: CommunityId, shown: ToSort) -> AnyButton:
    """Says how many are ticked: they may stand on another page."""
    press = SettlePress(here, shown.line.name, Settling.DONE, seen_of(shown.ticked))
    if not shown.ticked:
        return button("button-feedback-sort-done-none", press)
    return button("button-feedback-sort-done", press, count=len(shown.ticked))


def _ways(here: CommunityId) -> tuple[tuple[AnyButton, ...], ...]:
    return (
        (button("button-themes", ThemesPress(here)),),
        (button("button-feedback-back", FeedbackPress(here)), *menu_row()),
    )
