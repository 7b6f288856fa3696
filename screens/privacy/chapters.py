"""In which order the file speaks of what is held: first of the person, last of what serves the machine."""

from typing import Final

from screens.screen import Text, text
from screens.texts import Texts, UnknownTextError

CHAPTERS: Final[dict[str, tuple[str, ...]]] = {
    "you": ("members", "roles", "reminders_off", "digests_off", "interviews", "calendars"),
    "groups": ("group_presences", "join_requests", "invite_links", "group_topics"),
    "sessions": (
        "bookings",
        "booking_changes",
        "waitlist_entries",
        "place_offers",
        "sessions",
        "session_changes",
        "session_guests",
        "presenter_slots",
        "presenter_changes",
        "presenter_volunteers",
        "presenter_swaps",
        "presenter_draws",
        "attendance",
        "attendance_changes",
        "missed_notes",
        "teams_names",
        "teams_spans",
        "certificates",
    ),
    "votes": ("topic_votes", "pdsa_cycles", "logged_issues", "community_texts", "community_text_changes"),
    "moderation": ("measures", "moderation_cases", "moderation_reports", "patient_offers"),
    "technical": (
        "audit",
        "drafts",
        "exports",
        "teams_imports",
        "calendar_entries",
        "check_in_tries",
        "code_boards",
        "due",
        "outbox",
    ),
}
"""Tables by chapter, each in the order in which it is read."""
_LAST: Final = "technical"
_PLACES: Final = {
    table: (chapter, at) for chapter, tables in CHAPTERS.items() for at, table in enumerate(tables)
}
_ORDER: Final = {chapter: at for at, chapter in enumerate(CHAPTERS)}


def chapter_of(table: str) -> str:
    """The chapter in which the table stands; what has no place comes last, so that nothing is left out."""
    return _PLACES.get(table, (_LAST, 0))[0]


def place(table: str) -> tuple[int, int]:
    """Where the table stands among all."""
    chapter, at = _PLACES.get(table, (_LAST, len(_PLACES)))
    return _ORDER[chapter], at


def heading(chapter: str) -> Text:
    """What the chapter is called."""
    return text(f"data-chapter-{chapter}")


def label(texts: Texts, name: str, table: str = "") -> str:
    """What a column, or a word in one, is called: in that table, or anywhere; else its own name in words."""
    word = name.removesuffix("_id").replace("_", "-")
    for one in (text(f"data-field-of-{table.replace('_', '-')}-{word}"), text(f"data-field-{word}")):
        try:
            return texts.plain(one)
        except UnknownTextError:
            continue
    return word.replace("-", " ")
