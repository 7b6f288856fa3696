"""Counts that are told: by whole weeks, and none so small that it could be about somebody."""

from datetime import date, timedelta
from typing import Final

FEWEST: Final = 5
"""A smaller count is not told, nor that it is none: somebody could be recognised in it."""


def monday_of(day: date) -> date:
    """The Monday of that week, by which things are counted."""
    return day - timedelta(days=day.weekday())
