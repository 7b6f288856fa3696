"""A feedback round as it is shown: what it is about, and what was told of it once it has ended."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from rules.communities import Community
from rules.feedback.pairs import PairFigure
from rules.feedback.releasing import Figure
from rules.feedback.rounds import BY_STAFF, Asking, Round, may_open
from rules.feedback.surveys import Survey
from rules.ids import CommunityId, RoundId
from rules.permissions import Actor, Verb, require
from rules.polls import Reason
from rules.publishing import SHOWN_FROM
from rules.sessions import Session
from storage import communities, polls, sessions
from storage.db import Tx
from storage.feedback import audiences, lines, published, rounds


class NoSuchRoundError(LookupError):
    """There is no such round (a forged button)."""


@dataclass(frozen=True, slots=True)
class RoundView:
    """Nothing in it is about anybody's answers but what was told."""

    round: Round
    survey: Survey
    community: Community
    session: Session | None
    figures: Mapping[str, Figure]
    pairs: Mapping[str, PairFigure]
    no_poll: Reason | None = None
    """Of a session's: why it was not asked with a poll in the group."""


def round_of(tx: Tx, round_id: RoundId) -> RoundView | None:
    """For a notice."""
    one = rounds.find(tx, round_id)
    if one is None:
        return None
    session = None if one.session_id is None else sessions.load(tx, one.session_id)
    community = communities.load(tx, one.community_id)
    poll = None if session is None else polls.load(tx, session.id)
    return RoundView(
        one,
        rounds.survey(tx, one),
        community,
        session,
        published.figures(tx, round_id),
        published.pairs(tx, round_id),
        None if poll is None else poll.reason,
    )


def shown(tx: Tx, actor: Actor, now: datetime, round_id: RoundId) -> RoundView:  # noqa: ARG001  As all views.
    """For a member of its community, and whoever else it asks."""
    found = round_of(tx, round_id)
    if found is None:
        raise NoSuchRoundError
    if not audiences.includes(tx, actor, found.round):
        require(actor, Verb.GIVE_FEEDBACK, found.community.id)
    return found


@dataclass(frozen=True, slots=True)
class Overview:
    """What those who lead the feedback of a community see."""

    community: Community
    rounds: Sequence[RoundView]
    """The latest first."""
    askings: Sequence[Asking]
    """What can be asked now."""
    to_sort: int
    """How many lines wait to be sorted."""


_SHOWN: Final = 8


def overview(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId) -> Overview:
    """For those who lead it."""
    require(actor, Verb.LEAD_FEEDBACK, community_id)
    earlier = rounds.of_community(tx, community_id)
    views = [round_of(tx, one.id) for one in earlier[:_SHOWN]]
    # Whether enough people would be asked is told when it is pressed.
    open_ = [one for one in BY_STAFF if may_open(one, earlier, now, SHOWN_FROM) is None]
    return Overview(
        communities.load(tx, community_id),
        [one for one in views if one is not None],
        open_,
        to_sort(tx, community_id),
    )


def to_sort(tx: Tx, community_id: CommunityId) -> int:
    """How many lines wait to be sorted."""
    return len(lines.to_sort(tx, community_id))
