"""Issues: the list with ages, one of them, and what can be done with it."""

from actions.dialogues import Finished
from rules.ids import ThemeId
from rules.pdsa.cycles import State
from rules.pdsa.issues import Changed, LoggedIssue, Status
from rules.themes import Theme
from screens import dates
from screens.home import menu_row
from screens.pdsa.log import back_row, label, turn
from screens.pdsa.presses import (
    BeginCyclePress,
    GiveIssuePress,
    IssueOwnersPress,
    IssuePress,
    IssuesPress,
    IssueThemesPress,
    LinkPress,
    LinksPress,
    LogIssuePress,
    LogPress,
    PdsaCyclePress,
    RewordPress,
    SortPress,
    StatusPress,
)
from screens.screen import AnyButton, Lines, Screen, Text, button, screen, shortened, text
from screens.themes import AddThemePress
from storage.views.pdsa import Aged, IssuePage, IssuesPage, Owners

_LONGEST_LABEL = 34
_MOST_SUGGESTED = 3
_MOST_CYCLES = 12


def issues(view: IssuesPage) -> Screen:
    """A page of the list: the open ones first, the oldest of them first."""
    here = view.community.id
    numbers = tuple(
        button("button-issue-number", IssuePress(one.issue.id), number=one.issue.number)
        for one in view.issues
    )
    return screen(
        text("issues", count=view.all, page=view.page + 1, pages=view.pages),
        Lines(tuple(map(_line, view.issues))) if view.issues else text("issues-none"),
        rows=(
            numbers[:3],
            numbers[3:],
            turn(
                IssuesPress(here, view.page - 1) if view.page else None,
                IssuesPress(here, view.page + 1) if view.page + 1 < view.pages else None,
            ),
            (button("button-issue-log", LogIssuePress(here)),),
            (button("button-pdsa", LogPress(here, 0)), *menu_row()),
        ),
    )


def _line(aged: Aged) -> Text:
    one = aged.issue
    return text(
        "issue-line",
        number=one.number,
        words=one.words,
        status=text(f"issue-status-{one.status}"),
        age=_age(aged),
    )


def _age(aged: Aged) -> Text:
    return text("issue-took" if aged.issue.is_closed else "issue-age", days=aged.days)


def issue(view: IssuePage, said: Text | None = None) -> Screen:
    """One issue."""
    one = view.aged.issue
    mine = [theme.name for theme in view.themes if theme.id in one.themes]
    cycle = view.cycle
    return screen(
        said,
        text("issue", number=one.number, words=one.words),
        Lines(
            (
                text("issue-stands", status=text(f"issue-status-{one.status}"), age=_age(view.aged)),
                text("issue-logged", day=dates.day(one.logged_on), owner=view.owner),
                text("issue-themes", themes=", ".join(mine)) if mine else text("issue-no-themes"),
                text("issue-linked", number=cycle.number, objective=label(cycle, 120))
                if cycle
                else text("issue-not-linked"),
            )
        ),
        rows=(
            *_suggested(view),
            *_statuses(one),
            (
                button("button-issue-themes", IssueThemesPress(one.id)),
                button("button-pdsa-cycle", PdsaCyclePress(cycle.id, State.ENDED), number=cycle.number)
                if cycle
                else button("button-issue-begin", BeginCyclePress(one.community_id, one.id)),
            ),
            (
                button("button-issue-link", LinksPress(one.id)),
                button("button-issue-reword", RewordPress(one.id)),
            ),
            (
                button("button-pdsa-hand", IssueOwnersPress(one.id)),
                button("button-issues", IssuesPress(one.community_id, 0)),
            ),
            back_row(one.community_id),
        ),
    )


def _suggested(view: IssuePage) -> tuple[tuple[AnyButton, ...], ...]:
    """The themes that the words suggest, each a press away."""
    names = {theme.id: theme.name for theme in view.themes}
    return tuple(
        (_sorting("button-issue-suggested", view.aged.issue, one, names[one], belongs=True),)
        for one in view.suggested[:_MOST_SUGGESTED]
    )


def _sorting(said: str, one: LoggedIssue, theme_id: ThemeId, name: str, *, belongs: bool) -> AnyButton:
    action = SortPress(one.id, theme_id, 1 if belongs else 0)
    return button(said, action, name=shortened(name, _LONGEST_LABEL))


def _statuses(one: LoggedIssue) -> tuple[tuple[AnyButton, ...], ...]:
    others = tuple(
        button(f"button-issue-status-{status}", StatusPress(one.id, status))
        for status in Status
        if status is not one.status
    )
    return others[:2], others[2:]


def themes(view: IssuePage) -> Screen:
    """By which themes it is sorted: each is put on or taken off with a press."""
    one = view.aged.issue
    first = [theme for theme in view.themes if theme.id in (*one.themes, *view.suggested)]
    others = [theme for theme in view.themes if theme not in first]
    return screen(
        text("issue-sort", number=one.number, words=one.words),
        text("issue-sort-none") if not view.themes else None,
        rows=(
            *((_toggle(view, theme),) for theme in (*first, *others)),
            (button("button-theme-add", AddThemePress(one.community_id)),),
            (_opens(one), *menu_row()),
        ),
    )


def _toggle(view: IssuePage, theme: Theme) -> AnyButton:
    one = view.aged.issue
    on = theme.id in one.themes
    said = "on" if on else "suggested" if theme.id in view.suggested else "off"
    return _sorting(f"button-issue-theme-{said}", one, theme.id, theme.name, belongs=not on)


def links(view: IssuePage) -> Screen:
    """In which cycle something is done about it."""
    one = view.aged.issue
    others = [cycle for cycle in view.cycles if cycle.id != one.pdsa_id][:_MOST_CYCLES]
    return screen(
        text("issue-link", number=one.number),
        rows=(
            *(
                (
                    button(
                        "button-issue-link-to",
                        LinkPress(one.id, cycle.id),
                        number=cycle.number,
                        objective=label(cycle, _LONGEST_LABEL - 6),
                    ),
                )
                for cycle in others
            ),
            (button("button-issue-begin", BeginCyclePress(one.community_id, one.id)),),
            (button("button-issue-unlink", LinkPress(one.id, 0)),) if one.pdsa_id else (),
            (_opens(one), *menu_row()),
        ),
    )


def owners(view: IssuePage, found: Owners) -> Screen:
    """To whom it can be handed over."""
    one = view.aged.issue
    return screen(
        text("issue-owners", number=one.number, owner=view.owner),
        rows=(
            *(
                (
                    button(
                        "button-pdsa-owner",
                        GiveIssuePress(one.id, member_id),
                        name=shortened(name, _LONGEST_LABEL),
                    ),
                )
                for member_id, name in found.people
                if member_id != one.owner_id
            ),
            (_opens(one), *menu_row()),
        ),
    )


def _opens(one: LoggedIssue) -> AnyButton:
    return button("button-issue", IssuePress(one.id), number=one.number)


def after(decision: Changed, view: IssuePage) -> Screen:
    """The issue as it is now."""
    return issue(view, text("pdsa-unchanged") if decision.already else None)


def handed(decision: Changed, view: IssuePage) -> Screen:
    """After it was handed over."""
    said = text("pdsa-unchanged") if decision.already else text("pdsa-handed", owner=view.owner)
    return issue(view, said)


def done(finished: Finished) -> Screen:
    """After a dialogue: what was kept, and the way to the issue."""
    decision: Changed = finished.decision
    one = decision.issue
    said = "issue-logged-now" if finished.flow == "issue-log" else "issue-reworded"
    return screen(
        text("pdsa-unchanged") if decision.already else text(said, number=one.number, words=one.words),
        rows=(
            (button("button-issue-open", IssuePress(one.id), number=one.number),),
            back_row(one.community_id),
        ),
    )


def yours(one: LoggedIssue) -> Screen:
    """To somebody whom an issue was handed over to."""
    return screen(
        text("issue-yours", number=one.number, words=one.words),
        rows=((_opens(one),), menu_row()),
    )
