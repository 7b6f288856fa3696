"""Whoever leads the feedback sorts lines into themes. What is done cannot be undone: the words are gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rules.feedback import sorting as rules
from rules.feedback.sorting import Refused, ReleasedLine, Settling
from rules.ids import CommunityId, ThemeId
from rules.permissions import Actor, Verb, require
from rules.themes import Theme
from storage import audit, themes
from storage.db import Tx
from storage.feedback import lines
from storage.feedback.lines import NoSuchLineError


@dataclass(frozen=True, slots=True)
class Ticked:
    """The line's themes as they are now; `already` when nothing had to change."""

    already: bool = False


@dataclass(frozen=True, slots=True)
class Settled:
    """The line is sorted, or taken away."""

    settling: Settling


def tick(
    tx: Tx,
    actor: Actor,
    now: datetime,  # noqa: ARG001  As all actions.
    community_id: CommunityId,
    name: str,
    theme_id: ThemeId,
    *,
    on: bool,
) -> Ticked | Refused:
    """The line has this theme from now on, or no longer. Nothing is decided before it is done."""
    found = _line(tx, actor, community_id, name)
    if found is None:
        return Refused("sorted")
    line, all_themes = found
    decision = rules.tick(line, all_themes, theme_id, on=on)
    if isinstance(decision, Refused):
        return decision
    if decision is line:
        return Ticked(already=True)
    lines.save(tx, decision)
    return Ticked()


def finish(
    tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, name: str, seen: str
) -> Settled | Refused:
    """The line is sorted by the themes that the sorter saw ticked; of two at once, one comes second."""
    found = _line(tx, actor, community_id, name)
    if found is None:
        return Refused("sorted")
    decision = rules.done(*found, seen)
    if isinstance(decision, Refused):
        return decision
    lines.save(tx, decision)
    _note(tx, actor, now, community_id, "sorted")
    return Settled(Settling.DONE)


def take_away(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, name: str) -> Settled | Refused:
    """The line says who wrote it, or about whom it is: it is nowhere any more, and counts for nothing."""
    found = _line(tx, actor, community_id, name)
    if found is None or found[0].sorted:
        return Refused("sorted")
    lines.remove(tx, name)
    _note(tx, actor, now, community_id, "taken-away")
    return Settled(Settling.AWAY)


def _line(
    tx: Tx, actor: Actor, community_id: CommunityId, name: str
) -> tuple[ReleasedLine, Sequence[Theme]] | None:
    """The line of that community, locked, with the themes; None when somebody has taken it away."""
    require(actor, Verb.LEAD_FEEDBACK, community_id)
    try:
        line, here = lines.find(tx, name, lock=True)
    except NoSuchLineError:
        return None
    if here != community_id:
        raise NoSuchLineError
    return line, themes.of_community(tx, community_id)


def _note(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, line: str) -> None:
    me = require(actor, Verb.LEAD_FEEDBACK, community_id)
    # Neither which line nor which themes: this note has a time, and the line has none.
    audit.add(tx, community_id, me.member_id, Verb.LEAD_FEEDBACK, now, {"line": line})
