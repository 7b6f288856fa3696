"""The first page of the improvement log: the cycles, how the issues stand, the themes."""

from rules.ids import CommunityId
from rules.pdsa.cycles import Field, PdsaCycle, State
from rules.pdsa.issues import Status
from screens.communities import community_row
from screens.home import Section, menu_row
from screens.pdsa.presses import BeginCyclePress, IssuesPress, LogIssuePress, LogPress, PdsaCyclePress
from screens.screen import AnyButton, Button, Lines, Screen, Text, button, screen, shortened, text
from screens.themes import ThemesPress
from storage.views.pdsa import Overview, PdsaLog

_LONGEST_LINE = 160
_MOST_THEMES = 8


def back_row(community_id: CommunityId) -> tuple[AnyButton, ...]:
    """The way back to the log."""
    return button("button-pdsa", LogPress(community_id, 0)), *menu_row()


def press(community_id: CommunityId) -> LogPress:
    """To its first page."""
    return LogPress(community_id, 0)


def log(view: Overview) -> Screen:
    """Cycles, newest first; how many issues stand how; the most frequent themes."""
    here, found = view.log.community.id, view.log
    counts = found.themes[:_MOST_THEMES]
    oldest = max((one.days for one in found.issues if not one.issue.is_closed), default=0)
    return screen(
        text("pdsa-log", community=found.community.name),
        text("pdsa-log-cycles" if view.cycles else "pdsa-log-no-cycles"),
        Lines(tuple(map(_line, view.cycles))) if view.cycles else None,
        _issues(found),
        text("pdsa-log-oldest", days=oldest) if oldest else None,
        text("pdsa-log-themes") if counts else None,
        Lines(tuple(text("pdsa-log-theme", name=one.theme.name, count=one.issues) for one in counts))
        if counts
        else None,
        rows=(
            *_opened(view),
            turn(
                LogPress(here, view.page - 1) if view.page else None,
                LogPress(here, view.page + 1) if view.page + 1 < view.pages else None,
            ),
            (
                button("button-pdsa-begin", BeginCyclePress(here, 0)),
                button("button-issue-log", LogIssuePress(here)),
            ),
            (button("button-issues", IssuesPress(here, 0)), button("button-themes", ThemesPress(here))),
            (*community_row(here, Section.SESSIONS), *menu_row()),
        ),
    )


def turn(earlier: LogPress | IssuesPress | None, later: LogPress | IssuesPress | None) -> tuple[Button, ...]:
    """The ways to the pages before and after."""
    return (
        *((button("button-pdsa-before", earlier),) if earlier else ()),
        *((button("button-pdsa-after", later),) if later else ()),
    )


def state_of(cycle: PdsaCycle) -> Text:
    """How it stands; one that has ended, by what was decided."""
    if cycle.state is State.ENDED:
        return text(f"pdsa-ended-{cycle.told[Field.DECISION]}")
    return text(f"pdsa-state-{cycle.state}")


def label(cycle: PdsaCycle, length: int) -> str:
    """Its objective, as far as there is room."""
    return shortened(cycle.told.get(Field.OBJECTIVE, ""), length)


def _line(one: PdsaCycle) -> Text:
    objective = label(one, _LONGEST_LINE)
    return text("pdsa-log-line", number=one.number, state=state_of(one), objective=objective)


def _opened(view: Overview) -> tuple[tuple[AnyButton, ...], ...]:
    buttons = tuple(
        button("button-pdsa-cycle", PdsaCyclePress(one.id, State.ENDED), number=one.number)
        for one in view.cycles
    )
    return buttons[:3], buttons[3:]


def _issues(found: PdsaLog) -> Text:
    if not found.issues:
        return text("pdsa-log-no-issues")
    standing = found.standing()
    return text(
        "pdsa-log-issues",
        open=standing[Status.OPEN],
        worked=standing[Status.WORKED_ON],
        solved=standing[Status.SOLVED],
        left=standing[Status.LEFT],
    )
