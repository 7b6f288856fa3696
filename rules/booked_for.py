"""Booking for somebody who asked: found by a part of their name."""

from typing import Final

from rules.dialogue import Flow, Given, Problem, Step
from rules.members import NAME_LIMIT, clean


def read_part(typed: str, _given: Given) -> str | Problem:
    """A part of a name, of one letter at least."""
    words = clean(typed)
    if len(words) > NAME_LIMIT or not any(letter.isalnum() for letter in words):
        return Problem("booked-for-no-name", {})
    return words


BOOK_FOR: Final = Flow("booked-for", (Step("name", read_part),))
"""Starts out knowing the `session` and its `topic`. Its end is a list of those whose names fit."""
