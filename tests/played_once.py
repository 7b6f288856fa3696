"""`--each-once`: what two databases could play is played on one of them, so that all of it is played often.

What storage promises, and that nobody can be traced, is always tested on both, and so is what hangs on how a
database locks (marked `both`). What is marked `rarely` is left out. `make soak` plays everything, on both.
"""

import zlib
from pathlib import Path

import pytest

_HERE = Path(__file__).parent
_BOTH = frozenset({_HERE / "storage", _HERE / "anonymity"})
_PLANTED = ("_is_found", "_that_leaks_changes_more", "_names_them")
"""How the names of tests end which plant a leak to see it found."""


def leave_out(items: list[pytest.Item]) -> list[pytest.Item]:
    """Those that are not played this time: what is marked so, and of two that differ in their database only,
    one.
    """
    kinds: dict[str, set[str]] = {}
    for one in items:
        kinds.setdefault(_name_of(one), set()).add(_kind_of(one))
    return [
        one
        for one in items
        if one.get_closest_marker("rarely")
        or (len(kinds[_name_of(one)]) > 1 and not _needs_both(one) and not _is_its_turn(one))
    ]


def _needs_both(item: pytest.Item) -> bool:
    if item.get_closest_marker("both"):
        return True
    planted = item.name.partition("[")[0].endswith(_PLANTED)
    return not planted and not _BOTH.isdisjoint(item.path.parents)


def _kind_of(item: pytest.Item) -> str:
    """The database on which it is played; empty where it needs none."""
    callspec = getattr(item, "callspec", None)
    return "" if callspec is None else str(callspec.params.get("storage_url", ""))


def _name_of(item: pytest.Item) -> str:
    """Its name, the same on both databases."""
    name, bracket, choices = item.nodeid.partition("[")
    kind = _kind_of(item)
    return name + bracket + (choices.replace(kind, "", 1) if kind else choices)


def _is_its_turn(item: pytest.Item) -> bool:
    """A tenth of them on PostgreSQL, by their names: the same on every machine."""
    if item.get_closest_marker("soak"):
        return _kind_of(item) == "sqlite"  # `make soak` plays these on PostgreSQL.
    return (_kind_of(item) == "postgresql") == (zlib.crc32(_name_of(item).encode()) % 10 == 0)
