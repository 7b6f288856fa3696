"""What is told of a round: all that is left of its answers."""

from collections.abc import Iterable
from dataclasses import asdict

import sqlalchemy as sa

from rules.feedback.pairs import PairFigure
from rules.feedback.releasing import Figure
from rules.feedback.rounds import Round
from rules.ids import RoundId
from rules.publishing import Form
from storage.db import Tx
from storage.tables import PublishedFigureRow, PublishedPairRow
from storage.upsert import columns

_figures = columns(PublishedFigureRow)
_pairs = columns(PublishedPairRow)


def add(tx: Tx, one: Round, figures: Iterable[Figure]) -> None:
    """What is told, and all that is kept of the answers."""
    rows = [
        {
            "round_id": one.id,
            "item": figure.item,
            "form": figure.form,
            "answered": figure.answered,
            "favourable": figure.favourable,
            "counts": None if figure.counts is None else list(figure.counts),
            "margin": figure.margin,
        }
        for figure in figures
    ]
    tx.execute(sa.insert(_figures), rows)


def figures(tx: Tx, round_id: RoundId) -> dict[str, Figure]:
    """What was told of a round, by item."""
    rows = tx.execute(sa.select(_figures).where(_figures.c.round_id == round_id))
    return {
        row.item: Figure(
            row.item,
            Form(row.form),
            row.answered,
            row.favourable,
            None if row.counts is None else tuple(row.counts),
            row.margin,
        )
        for row in rows
    }


def add_pairs(tx: Tx, one: Round, figures: Iterable[PairFigure]) -> None:
    """What is told of differences, and all that is kept of them."""
    rows = [{"round_id": one.id, **asdict(figure)} for figure in figures]
    if rows:
        tx.execute(sa.insert(_pairs), rows)


def pairs(tx: Tx, round_id: RoundId) -> dict[str, PairFigure]:
    """What was told of differences, by item."""
    rows = tx.execute(sa.select(_pairs).where(_pairs.c.round_id == round_id))
    return {
        row.item: PairFigure(
            row.item,
            Form(row.form),
            row.pairs,
            row.better,
            *(None if one is None else tuple(one) for one in (row.differences, row.before, row.after)),
        )
        for row in rows
    }
