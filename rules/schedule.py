"""Scheduling and moving a session by dialogue: the questions, and what their answers come to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from rules.communities import Community
from rules.dialogue import Flow, Given, Problem, Step
from rules.sessions import Kind
from rules.topics import TO_COME, read_topic, topic_of
from rules.typed_dates import candidates, read_moment

_SHORTEST, _LONGEST = 10, 480
MOST_PLACES = 500
_LONGEST_LINK = 512
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}")
_FIRST, _SECOND = "first", "second"


@dataclass(frozen=True, slots=True)
class Plan:
    """A session as the answers describe it. `starts_at` is UTC."""

    topic: str
    """Empty while it is not settled."""
    starts_at: datetime
    minutes: int
    places: int
    join_link: str
    kind: Kind = Kind.CIG


def plan(answers: Mapping[str, Any], community: Community) -> Plan:
    """What the answers of the dialogue "schedule" come to."""
    return planned(answers, community, topic_of(answers["topic"]), starting(answers, community))


def planned(answers: Mapping[str, Any], community: Community, topic: str, starts_at: datetime) -> Plan:
    """A session of that topic at that time, and for the rest as the answers say."""
    minutes, places = answers["minutes"], answers["places"]
    return Plan(
        topic=topic,
        starts_at=starts_at,
        minutes=community.session_minutes if minutes == "usual" else minutes,
        places=community.session_places if places == "usual" else places,
        join_link=link(answers),
        kind=Kind(answers.get("kind", Kind.CIG)),
    )


def starting(answers: Mapping[str, Any], community: Community) -> datetime:
    """The moment the answers mean, in UTC."""
    return starting_in(answers, community.zone)


def starting_in(answers: Mapping[str, Any], zone: ZoneInfo) -> datetime:
    """The same for a reader that knows the zone only."""
    typed = datetime.fromisoformat(answers["starts"])
    if typed.tzinfo is not None:
        return typed
    first, second = candidates(typed, zone)
    return second if answers.get("clock") == _SECOND else first


def link(answers: Mapping[str, Any]) -> str:
    """The join link of the answers; empty when it comes later."""
    return "" if answers["link"] == "later" else str(answers["link"])


def _comes_twice(answers: Mapping[str, Any]) -> bool:
    """Whether the local time that was typed happens twice, as on the night the clocks go back."""
    return "starts" in answers and datetime.fromisoformat(answers["starts"]).tzinfo is None


def _read_starts(typed: str, given: Given) -> str | Problem:
    moment = read_moment(typed, given.now, given.zone)
    return moment if isinstance(moment, Problem) else moment.isoformat()


def _read_clock(typed: str, given: Given) -> str | Problem:
    local = datetime.fromisoformat(given.answers["starts"])
    names = [moment.astimezone(given.zone).tzname() or "" for moment in candidates(local, given.zone)]
    for value, name in zip((_FIRST, _SECOND), names, strict=True):
        if typed.lower() in (value, name.lower()):
            return value
    return Problem("schedule-clock-unclear", {"first": names[0], "second": names[1]})


_MINUTES = re.compile(r"(\d{1,3})\s*(?:m|min|mins|minutes)?\.?")
_HOURS = re.compile(r"(\d(?:[.,]\d{1,2})?)\s*(?:h|hour|hours)\.?")


def _read_minutes(typed: str, _given: Given) -> int | Problem:
    words = typed.lower()
    minutes = None
    if found := _MINUTES.fullmatch(words):
        minutes = int(found[1])
    elif found := _HOURS.fullmatch(words):
        minutes = round(float(found[1].replace(",", ".")) * 60)
    if minutes is None or not _SHORTEST <= minutes <= _LONGEST:
        return Problem("schedule-minutes-unclear", {"shortest": _SHORTEST, "longest": _LONGEST})
    return minutes


def read_places(typed: str, _given: Given) -> int | Problem:
    found = re.fullmatch(r"(\d{1,3})(?:\s*places?)?", typed.lower())
    if found is None or not 1 <= int(found[1]) <= MOST_PLACES:
        return Problem("schedule-places-unclear", {"most": MOST_PLACES})
    return int(found[1])


def _read_link(typed: str, _given: Given) -> str | Problem:
    if len(typed) > _LONGEST_LINK:
        return Problem("schedule-link-long", {"longest": _LONGEST_LINK})
    try:
        parts = urlsplit(typed)
        host = parts.hostname or ""
        _ = parts.port  # Reading it raises where it is no number.
    except ValueError:
        return Problem("schedule-link-unreadable", {})
    if parts.scheme != "https" and host:
        return Problem("schedule-link-not-https", {})
    if parts.scheme != "https" or not _HOST.fullmatch(host) or re.search(r"[\s\x00-\x1f]", typed):
        return Problem("schedule-link-unreadable", {})
    return typed


def _read_kind(typed: str, _given: Given) -> str | Problem:
    kind = typed.lower().rstrip(".").replace(" ", "-").removesuffix("-session")
    return kind if kind in tuple(Kind) else Problem("schedule-kind-press", {})


def _read_confirm(typed: str, _given: Given) -> str | Problem:
    return "yes" if typed.lower().rstrip(".") in ("yes", "y", "ok") else Problem("schedule-confirm-press", {})


STARTS: Final = Step("starts", _read_starts)
CLOCK: Final = Step("clock", _read_clock, choices=(_FIRST, _SECOND), wanted=_comes_twice)
TOPIC: Final = Step("topic", read_topic, choices=(TO_COME,), offers="topics")
"""Offers the `topics` that the dialogue starts out knowing."""
USUAL: Final = (
    Step("minutes", _read_minutes, choices=("usual",)),
    Step("places", read_places, choices=("usual",)),
    Step("link", _read_link, choices=("later",)),
    Step("kind", _read_kind, choices=tuple(str(one) for one in Kind)),
)
"""What a session is like, and most are alike."""
CONFIRM: Final = Step("confirm", _read_confirm, choices=("yes",))

SCHEDULE: Final = Flow("schedule", (TOPIC, STARTS, CLOCK, *USUAL, CONFIRM))
"""Starts out knowing the community's `topics`, and the `cycle` when a date is added to one."""
MOVE: Final = Flow("move", (STARTS, CLOCK, CONFIRM))
"""Starts out knowing the `session`, its `topic`, and `was`, the time it has now."""
RETOPIC: Final = Flow("retopic", (TOPIC, CONFIRM))
"""Starts out knowing the `session`, its time `at`, the topic it has `held` so far, and the `topics`."""
LINK: Final = Flow("link", (Step("link", _read_link),))
"""Starts out knowing the `session` and its `topic`."""
