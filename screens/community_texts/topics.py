"""What the texts are about, in a few topics, so that nobody has to look through all of it at once."""

from collections.abc import Iterable, Mapping
from typing import Final

from screens.community_texts import showing
from screens.screen import Value, text
from screens.texts.originals import originals

TOPICS: Final[Mapping[str, tuple[str, ...]]] = {
    "joining": (
        "joining",
        "admissions",
        "members",
        "finding",
        "arrivals",
        "groups",
        "group_topics",
        "claims",
    ),
    "sessions": (
        "sessions",
        "bookings",
        "reminders",
        "calendar",
        "capacity",
        "cycles",
        "topics",
        "sharing",
        "booked_for",
        "missed",
    ),
    "presenting": ("presenters", "volunteers", "swaps", "turns", "cases"),
    "attendance": (
        "attendance",
        "check_in",
        "teams",
        "certificates",
        "polls",
        "interviews",
        "exports",
    ),
    "safety": ("questions", "moderation", "patient_data", "help_now", "prompts", "digest"),
    "general": (
        "home",
        "commands",
        "communities",
        "roles",
        "community_texts",
        "privacy",
        "my_data",
        "audit",
        "retention",
    ),
}
"""The files of texts by topic, in the order in which they are offered."""
_REST: Final = "general"
_KNOWN: Final = frozenset(noun for nouns in TOPICS.values() for noun in nouns)


def nouns_of(topic: str) -> tuple[str, ...]:
    """Those that have texts which can be changed; LookupError for what is no topic (a forged button)."""
    known = set(showing.nouns())
    rest = sorted(known - _KNOWN) if topic == _REST else []
    return (*(one for one in TOPICS[topic] if one in known), *rest)


def topic_of(noun: str) -> str:
    """Under which topic it is found."""
    return next((topic for topic, nouns in TOPICS.items() if noun in nouns), _REST)


def topics() -> Iterable[str]:
    """Those with something to change."""
    return (one for one in TOPICS if nouns_of(one))


def name(noun: str) -> Value:
    """A noun as people would say it; one that is too new to have a name, as its file is called."""
    title = f"words-noun-{noun.replace('_', '-')}"
    return text(title) if title in originals() else noun.replace("_", " ").capitalize()
