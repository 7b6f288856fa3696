"""Conversation starters: when a silent group gets one, and which card of the deck comes next."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from rules.communities import Community
from rules.dialogue import Flow, Given, Problem, Step
from rules.groups import Group, Kind, Purpose
from rules.names import clean

SILENT_DAYS: Final = 4
DAYS_OFFERED: Final = (2, 3, 4, 5, 10)
"""Working days of silence after which a group gets a prompt, as an admin may choose."""
EVERY: Final = timedelta(days=7)
"""At most one prompt in a group in so long."""
MOST_UNANSWERED: Final = 3
"""After so many prompts that nobody answered, a group is left alone until something is said there."""
AT: Final = time(12, 30)
"""When they are posted, by the community's clock: around lunch."""
ASIDE: Final = timedelta(weeks=8)
"""Groups that were silent for so long may be better off as one."""
_LONGEST_WAIT: Final = 7
_SATURDAY: Final = 5

_THEMES: Final = ("start", "words", "team", "learning", "care", "life")
_OF_EACH: Final = 6
SHIPPED: Final = tuple(f"{theme}-{number}" for number in range(1, _OF_EACH + 1) for theme in _THEMES)
"""The cards of the deck that everybody starts out with, one theme after the other. Their words are texts."""
SHORTEST: Final = 10
LONGEST: Final = 300
MOST: Final = 60
"""The most cards that a community adds."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a community has chosen."""

    silent_days: int = SILENT_DAYS
    off: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A conversation starter; `words` are empty for one that is as it was shipped."""

    key: str
    words: str = ""
    left_out: bool = False
    used_at: datetime | None = None

    @property
    def shipped(self) -> bool:
        return self.key in SHIPPED


@dataclass(frozen=True, slots=True)
class Lull:
    """How long a group has been silent, to the hour, and what was tried."""

    group: Group
    heard_at: datetime
    prompted_at: datetime | None = None
    unanswered: int = 0
    """Prompts since something was last said."""
    stopped: bool = False


def has_lulls(group: Group) -> bool:
    """Whether people talk there: not where announcements are made, nor where the bot is no longer."""
    talked_in = group.is_ours and group.purpose is not Purpose.ANNOUNCEMENTS
    return group.present and group.kind is Kind.GROUP and talked_in


def working_days(after: date, before: date, holidays: Collection[date]) -> int:
    """How many whole working days lie between the two days, neither of them counted."""
    span = (after + timedelta(days=number) for number in range(1, (before - after).days))
    return sum(is_working_day(day, holidays) for day in span)


def is_working_day(day: date, holidays: Collection[date]) -> bool:
    """Monday to Friday, and no bank holiday."""
    return day.weekday() < _SATURDAY and day not in holidays


def is_due(
    lull: Lull, settings: Settings, community: Community, now: datetime, holidays: Collection[date]
) -> bool:
    """Whether the group gets a prompt on this day."""
    if settings.off or lull.stopped or lull.unanswered >= MOST_UNANSWERED:
        return False
    today = now.astimezone(community.zone).date()
    if not is_working_day(today, holidays):
        return False
    if lull.prompted_at is not None:
        # By the calendar, so that the change of the clocks does not move it to the day after.
        since = today - lull.prompted_at.astimezone(community.zone).date()
        if since < EVERY:
            return False
    heard = lull.heard_at.astimezone(community.zone).date()
    return working_days(heard, today, holidays) >= settings.silent_days


def next_look(
    lulls: Sequence[Lull],
    settings: Settings,
    community: Community,
    now: datetime,
    holidays: Collection[date],
) -> datetime:
    """When a group could next be due if nothing more is said, in a week at the latest; UTC."""
    day = now.astimezone(community.zone).date()
    for _ in range(_LONGEST_WAIT):
        day += timedelta(days=1)
        at = datetime.combine(day, AT, community.zone).astimezone(UTC)
        if any(is_due(one, settings, community, at, holidays) for one in lulls):
            break
    return community.decent(at)


def set_aside(lulls: Iterable[Lull], now: datetime) -> tuple[Group, ...]:
    """The groups in which nothing was said for long; none where it is the only group there is."""
    known = tuple(lulls)
    silent = tuple(one.group for one in known if now - one.heard_at >= ASIDE)
    return silent if len(known) > 1 else ()


def quarter(day: date) -> str:
    """The quarter of a year that the day is in: `2026-4`."""
    return f"{day.year}-{(day.month + 2) // 3}"


def deck(kept: Iterable[Card]) -> tuple[Card, ...]:
    """All cards in their order: those that were shipped, as they were changed, then the community's own."""
    known: Mapping[str, Card] = {one.key: one for one in kept}
    own = tuple(one for one in known.values() if not one.shipped and one.words)
    return (*(known.get(key, Card(key)) for key in SHIPPED), *own)


def next_card(cards: Sequence[Card]) -> Card | None:
    """The one that was never used, else the one that was used longest ago; None where all are left out.

    So no card comes again before every other one has come.
    """
    never = datetime.min.replace(tzinfo=UTC)
    offered = [one for one in cards if not one.left_out]
    return min(offered, key=lambda one: one.used_at or never, default=None)


def read_words(typed: str, _given: Given) -> str | Problem:
    """A conversation starter as somebody types it: on one line, with letters."""
    words = clean(typed)
    if not SHORTEST <= len(words) <= LONGEST or not any(map(str.isalpha, words)):
        return Problem("prompt-words-length", {"shortest": SHORTEST, "longest": LONGEST})
    return words


def add(cards: Sequence[Card], words: str) -> Problem | None:
    """Why no card with these words can be added, if so."""
    own = [one for one in cards if not one.shipped]
    if any(one.words.casefold() == words.casefold() for one in cards):
        return Problem("prompt-known", {})
    return Problem("prompt-deck-full", {"most": MOST}) if len(own) >= MOST else None


def changed(card: Card, words: str) -> Card:
    """The card with other words; used as before."""
    return replace(card, words=words)


ADD: Final = Flow("prompt-add", (Step("words", read_words),))
CHANGE: Final = Flow("prompt-change", (Step("words", read_words),))
"""Starts out knowing the `card` by its key."""
