"""Lines in somebody's own words, handed on when their round was told: sorted by people into themes."""

import secrets
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from rules.feedback.buffer import Line
from rules.feedback.sorting import ReleasedLine
from rules.ids import CommunityId, RoundId, ThemeId
from storage.db import Tx
from storage.tables import FeedbackRoundRow, ReleasedLineRow
from storage.upsert import columns

_lines = columns(ReleasedLineRow)
_rounds = columns(FeedbackRoundRow)


class NoSuchLineError(LookupError):
    """There is no such line: somebody has taken it away, or the button is forged."""


def hand_on(tx: Tx, round_id: RoundId, lines: Iterable[Line]) -> None:
    """The lines of a round that was told. Their names are random: they stand in no order."""
    rows = [
        {
            "name": secrets.token_hex(8),
            "round_id": round_id,
            "words": one.words,
            "quotable": one.quotable,
            "sorted": False,
            "themes": None,
        }
        for one in lines
    ]
    if rows:
        tx.execute(sa.insert(_lines), sorted(rows, key=lambda row: str(row["name"])))


def find(tx: Tx, name: str, *, lock: bool = False) -> tuple[ReleasedLine, CommunityId]:
    """The line and whose community it is; NoSuchLineError when there is none."""
    wanted = (
        sa.select(_lines, _rounds.c.community_id)
        .join(_rounds, _rounds.c.id == _lines.c.round_id)
        .where(_lines.c.name == name)
    )
    row = tx.execute(wanted.with_for_update(of=_lines) if lock else wanted).one_or_none()
    if row is None:
        raise NoSuchLineError
    return _released(row), CommunityId(row.community_id)


def to_sort(tx: Tx, community_id: CommunityId) -> list[ReleasedLine]:
    """The lines that nobody has sorted yet, by their names."""
    wanted = (
        sa.select(_lines)
        .join(_rounds, _rounds.c.id == _lines.c.round_id)
        .where(_rounds.c.community_id == community_id, ~_lines.c.sorted)
        .order_by(_lines.c.name)
    )
    return [_released(row) for row in tx.execute(wanted)]


def of_rounds(tx: Tx, rounds: Sequence[RoundId]) -> list[ReleasedLine]:
    """The lines of these rounds, sorted or not."""
    wanted = sa.select(_lines).where(_lines.c.round_id.in_(rounds))
    return [_released(row) for row in tx.execute(wanted.order_by(_lines.c.name))]


def save(tx: Tx, one: ReleasedLine) -> None:
    """The line with its themes, as it is now."""
    tx.execute(
        sa.update(_lines)
        .where(_lines.c.name == one.name)
        .values(words=one.words, sorted=one.sorted, themes=None if one.themes is None else list(one.themes))
    )


def remove(tx: Tx, name: str) -> None:
    """The line is nowhere any more."""
    tx.execute(sa.delete(_lines).where(_lines.c.name == name))


def forget_old(tx: Tx, community_id: CommunityId, before: datetime, limit: int) -> int:
    """Of rounds that closed before that moment, at most so many lines lose their words; how many there were.

    Who sorted one has counted it, and that stays, as of any other that is not quoted. What nobody has sorted
    in all that time is removed whole.
    """
    rounds = sa.select(_rounds.c.id).where(
        _rounds.c.community_id == community_id, _rounds.c.closes_at < before
    )
    some = (
        sa.select(_lines.c.name)
        .where(_lines.c.round_id.in_(rounds), ~_lines.c.sorted | (_lines.c.words != ""))
        .order_by(_lines.c.name)
        .limit(limit)
        # Somebody may be sorting one of them just now.
        .with_for_update()
    )
    names = list(tx.execute(some).scalars())
    these = _lines.c.name.in_(names)
    tx.execute(sa.delete(_lines).where(these, ~_lines.c.sorted))
    tx.execute(sa.update(_lines).where(these).values(words=""))
    return len(names)


def _released(row: Any) -> ReleasedLine:
    themes = None if row.themes is None else tuple(map(ThemeId, row.themes))
    return ReleasedLine(row.name, RoundId(row.round_id), row.words, row.quotable, row.sorted, themes)
