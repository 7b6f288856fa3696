"""What the lines of a cycle are about, as it is told in the chat: what its report tells, and no more."""

from dataclasses import dataclass
from datetime import datetime

from rules.communities import Community
from rules.cycles.running import Cycle
from rules.cycles.share import share_of
from rules.feedback.rounds import Round, State
from rules.feedback.sorting import ThemeCount
from rules.ids import RoundId
from rules.permissions import Actor, Verb, require
from storage import communities, cycles, sessions
from storage.db import Tx
from storage.feedback import rounds
from storage.views import cycle_report, feedback_themes
from storage.views.feedback import NoSuchRoundError, to_sort


@dataclass(frozen=True, slots=True)
class LinesTold:
    """The themes of which something can be told, the one with the most mentions first."""

    round: Round
    """From whose page somebody came."""
    community: Community
    cycle: Cycle | None
    """None as long as a community has none: then it is about all that was ever asked."""
    themes: tuple[ThemeCount, ...]
    to_sort: int
    """How many lines wait to be sorted, for those who can; 0 for others."""


def lines_told(tx: Tx, actor: Actor, now: datetime, round_id: RoundId) -> LinesTold:
    """For the members of the round's community, once it has ended: what the lines of its cycle are about."""
    one = rounds.find(tx, round_id)
    if one is None or one.state is State.OPEN:
        raise NoSuchRoundError
    me = require(actor, Verb.GIVE_FEEDBACK, one.community_id)
    cycle = _cycle_of(tx, one)
    if cycle is None:
        every = [each.id for each in rounds.of_community(tx, one.community_id)]
        found = feedback_themes.themes(tx, one.community_id, every)
    else:
        found = cycle_report.themes(tx, now, cycle)
    return LinesTold(
        one,
        communities.load(tx, one.community_id),
        cycle,
        tuple(each for each in found.themes if each.mentions is not None),
        to_sort(tx, one.community_id) if me.may(Verb.LEAD_FEEDBACK) else 0,
    )


def _cycle_of(tx: Tx, one: Round) -> Cycle | None:
    """That of its session; of what was asked at large, the one in whose share of time it was opened."""
    if one.session_id is not None:
        return cycles.load(tx, sessions.load(tx, one.session_id).cycle_id)
    community = communities.load(tx, one.community_id)
    opened = one.opens_at.astimezone(community.zone).date()
    every = cycles.of_communities(tx, [one.community_id])
    return next((each for each in every if share_of(each, every).holds(opened)), None)
