"""Statements compiled once for all databases of a test run.

Every test has an engine of its own, and every engine would compile every statement anew: a quarter of the
tests' time. Engines of one kind of database share a dialect, by which SQLAlchemy knows a compiled statement
again, and what was compiled.
"""

import sqlalchemy as sa

_create_engine = sa.create_engine
_first: dict[str, sa.Engine] = {}


def _sharing(url: str | sa.URL, **options: object) -> sa.Engine:
    engine = _create_engine(url, **options)
    first = _first.get(engine.dialect.name)
    # A dialect learns what its server can do when it first connects.
    if first is None or getattr(first.dialect, "server_version_info", None) is None:
        _first[engine.dialect.name] = engine
    else:
        engine.dialect = first.dialect
        engine._compiled_cache = first._compiled_cache
    return engine


def share() -> None:
    """From now on, whoever asks SQLAlchemy for an engine."""
    sa.create_engine = _sharing
