"""Booking for somebody who asked: found by a part of their name."""

from typing import Final

from rules.dialogue import Flow, Step
from rules.names import read_part

BOOK_FOR: Final = Flow("booked-for", (Step("name", read_part),))
"""Starts out knowing the `session` and its `topic`. Its end is a list of those whose names fit."""
