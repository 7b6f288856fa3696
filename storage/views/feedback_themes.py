"""Lines in people's own words: the next one to be sorted, and what is told of those that are."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rules.communities import Community
from rules.feedback import sorting
from rules.feedback.rounds import Round, State
from rules.feedback.sorting import ReleasedLine, Said, ThemeCount
from rules.ids import CommunityId, RoundId, ThemeId
from rules.permissions import Actor, Verb, require
from rules.sessions import Session
from rules.themes import Theme, in_use
from storage import communities, sessions
from storage import themes as stored
from storage.db import Tx
from storage.feedback import lines, rounds


@dataclass(frozen=True, slots=True)
class ToSort:
    """A line that waits, with all that a sorter needs to know: nothing of who wrote it."""

    line: ReleasedLine
    round: Round
    session: Session | None
    """What it was asked about, if that was a session."""
    ticked: tuple[ThemeId, ...]
    themes: tuple[Theme, ...]
    """The ticked ones first, then by name."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What waits to be sorted in a community."""

    community: Community
    waiting: int
    shown: ToSort | None
    themes: bool
    """Whether there are any themes in use."""


def desk(
    tx: Tx, actor: Actor, _now: datetime, community_id: CommunityId, name: str = "", *, past: bool = False
) -> Desk:
    """For those who lead the feedback: that line if it waits, else the next one (`sorting.next_of`)."""
    require(actor, Verb.LEAD_FEEDBACK, community_id)
    waiting = lines.to_sort(tx, community_id)
    themes = stored.of_community(tx, community_id)
    line = sorting.next_of(waiting, name, past=past)
    shown = None if line is None else _to_sort(tx, line, themes)
    return Desk(communities.load(tx, community_id), len(waiting), shown, bool(in_use(themes)))


def _to_sort(tx: Tx, line: ReleasedLine, themes: Sequence[Theme]) -> ToSort:
    one = rounds.find(tx, line.round_id)
    assert one is not None
    session = None if one.session_id is None else sessions.load(tx, one.session_id)
    ticked = sorting.ticked(line, themes)
    # What is ticked stays in sight when somebody takes it off the list meanwhile.
    offered = [theme for theme in themes if theme.id in ticked or not theme.retired]
    first = sorting.ticked(ReleasedLine(line.name, line.round_id, line.words, line.quotable), themes)
    return ToSort(line, one, session, ticked, tuple(sorted(offered, key=lambda theme: theme.id not in first)))


@dataclass(frozen=True, slots=True)
class ThemeCounts:
    """What a report tells of lines."""

    themes: tuple[ThemeCount, ...]
    lines: int
    """How many there are, sorted or not."""
    waiting: int
    """How many of them nobody has sorted yet."""


def themes(tx: Tx, community_id: CommunityId, round_ids: Sequence[RoundId]) -> ThemeCounts:
    """For a report of a community, whose rounds these are. The caller has asked for permission.

    Any rounds of it, whatever else is told of others of them: mentions are told in lots (`sorting.told`).
    """
    every = sorted(rounds.of_community(tx, community_id), key=lambda one: (one.closes_at, one.id))
    found: dict[RoundId, list[ReleasedLine]] = {one.id: [] for one in every}
    for line in lines.of_rounds(tx, list(found)):
        found[line.round_id].append(line)
    said = [Said(one.id, None if one.state is State.OPEN else tuple(found[one.id])) for one in every]
    told = sorting.told(stored.of_community(tx, community_id), said, round_ids)
    asked = [line for one in {*round_ids} for line in found.get(one, ())]
    return ThemeCounts(told, len(asked), sum(not one.sorted for one in asked))
