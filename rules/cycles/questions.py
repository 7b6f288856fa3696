"""The dialogue that plans a year: its questions, and what their answers are kept as."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Final

from rules.cycles.dates import MONTHLY, RHYTHMS, dates
from rules.cycles.plans import given_topic, opened, placed
from rules.dialogue import Flow, Given, Problem, Step
from rules.schedule import CLOCK, STARTS, USUAL, starting_in
from rules.topics import TO_COME, read_topic, topic_of
from rules.typed_dates import candidates, read_moment

MOST: Final = 30
"""How many sessions one plan may have: as many as one screen shows."""
USUAL_NUMBER: Final = 10
LONGEST: Final = timedelta(days=750)
"""How long one plan may be."""
_MOST_WEEKS: Final = 12


def _read_rhythm(typed: str, _given: Given) -> str | int | Problem:
    words = typed.lower().rstrip(".")
    if words in ("monthly", "every month"):
        return MONTHLY
    found = re.fullmatch(r"(?:every )?(\d{1,2}|a|one|two|three|four|five|six)?\s*weeks?", words)
    weeks = _NUMBERS.get(found[1] or "a", 0) if found else 0
    if found and found[1] and found[1].isdigit():
        weeks = int(found[1])
    if not 1 <= weeks <= _MOST_WEEKS:
        return Problem("cycle-rhythm-unclear", {"most": _MOST_WEEKS})
    return next((name for name, known in RHYTHMS.items() if known == weeks), weeks)


_NUMBERS: Final = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def _read_number(typed: str, given: Given) -> int | Problem:
    found = re.fullmatch(r"(\d{1,3})(?:\s*(?:sessions?|dates?))?\.?", typed.lower())
    number = int(found[1]) if found else 0
    if not 1 <= number <= MOST:
        return Problem("cycle-number-unclear", {"most": MOST})
    start = starting_in(given.answers, given.zone)
    last = dates(start, given.answers["rhythm"], number, given.zone)[-1]
    return number if last - start <= LONGEST else Problem("cycle-too-long", {"last": last})


def _read_date(typed: str, given: Given) -> str | Problem:
    """Another day and time for the date that is open; in the hour that comes twice, the first one."""
    moment = read_moment(typed, given.now, given.zone)
    if isinstance(moment, Problem):
        return moment
    return (moment if moment.tzinfo else candidates(moment, given.zone)[0]).isoformat()


def _keep_date(given: Given, value: str) -> Mapping[str, Any]:
    return opened(placed(given.answers, given.answers["open"], datetime.fromisoformat(value)), None)


def _keep_topic(given: Given, value: str) -> Mapping[str, Any]:
    changed = given_topic(given.answers, given.zone, given.answers["open"], topic_of(value))
    return opened(changed or given.answers, None)


def _read_dates(typed: str, _given: Given) -> str | Problem:
    return "yes" if typed.lower().rstrip(".") in ("yes", "y", "ok") else Problem("cycle-dates-press", {})


def _is_open(answers: Mapping[str, Any]) -> bool:
    return answers.get("open") is not None


def _asks_topic(answers: Mapping[str, Any]) -> bool:
    return _is_open(answers) and answers.get("asks") == "topic"


CYCLE: Final = Flow(
    "cycle",
    (
        STARTS,
        CLOCK,
        Step("rhythm", _read_rhythm, choices=(*RHYTHMS, MONTHLY)),
        Step("number", _read_number, choices=(USUAL_NUMBER,)),
        *USUAL,
        Step("date", _read_date, wanted=_is_open, keep=_keep_date),
        Step("topic", read_topic, (TO_COME,), wanted=_asks_topic, keep=_keep_topic, offers="topics"),
        Step("dates", _read_dates, choices=("yes",)),
    ),
)
"""Starts out knowing the community's `topics`, and the order that the group `voted` for, if it did."""
