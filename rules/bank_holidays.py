"""England's bank holidays, as the library `holidays` knows them: no clock, no network, only years."""

from collections.abc import Mapping
from datetime import date
from functools import cache


def between(first: date, last: date) -> Mapping[date, str]:
    """The bank holidays of all years from the first day's to the last day's, with their names."""
    return {day: name for year in range(first.year, last.year + 1) for day, name in _of_year(year).items()}


@cache
def _of_year(year: int) -> Mapping[date, str]:
    from holidays.countries.united_kingdom import UnitedKingdom  # Heavy, and few processes need it.

    known: Mapping[date, str] = UnitedKingdom(subdiv="ENG", years=year)  # type: ignore[no-untyped-call]  # The library's.
    return dict(known)
