"""For how long what is kept, and how much was removed."""

from dataclasses import dataclass

from rules.ids import CommunityId
from rules.retention import Removed
from screens import dates
from screens.communities import community_row
from screens.home import Section
from screens.presses import Press, press
from screens.privacy.pages import period
from screens.screen import Lines, Screen, Text, screen, text
from storage.views.retention import Kept, Month, Report


@press("zr")
@dataclass(frozen=True, slots=True)
class RetentionPress(Press):
    community_id: int


def kept(view: Kept) -> Screen:
    """The periods, and what the last two months have taken."""
    return screen(
        text("retention-title", community=view.community.name),
        Lines(tuple(text(f"retention-{what}", period=period(days)) for what, days in view.days.items())),
        *(one for month in view.months for one in _month(month)),
        text("retention-settings"),
        rows=(community_row(CommunityId(view.community.id), Section.SETUP),),
    )


def report(view: Report) -> Screen:
    """Once a month: what went by itself, and what was asked for."""
    return screen(
        text("retention-report", community=view.community.name, month=dates.month(view.month.first)),
        _lines(view.month),
        rows=(community_row(CommunityId(view.community.id), Section.SETUP),),
    )


def _month(month: Month) -> tuple[Text | Lines, ...]:
    said = text("retention-month", month=dates.month(month.first))
    return (
        (said, _lines(month))
        if month.removed
        else (text("retention-month-empty", month=dates.month(month.first)),)
    )


def _lines(month: Month) -> Lines:
    return Lines(tuple(_line(one) for one in month.removed))


def _line(one: Removed) -> Text:
    return text(f"removed-{one.what}", number=one.number)
