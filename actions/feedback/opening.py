"""Staff ask for feedback: needs, barriers, wishes for topics, before and after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from actions.feedback.asking import open_round
from rules import topics as topic_rules
from rules.feedback import wishes
from rules.feedback.rounds import Asking, Refused, Round, at_large, may_open, series
from rules.feedback.surveys import Survey
from rules.ids import CommunityId, MemberId
from rules.permissions import Actor, Verb, require
from storage import audit, communities, topics
from storage.db import Tx
from storage.feedback import audiences, rounds, surveys


@dataclass(frozen=True, slots=True)
class Offer:
    """What would be asked, of how many."""

    asking: Asking
    survey: Survey
    asked: int
    still_open: tuple[Asking, ...]
    """What else is being asked at large."""


@dataclass(frozen=True, slots=True)
class Opened:
    """The round is open, and so many are asked."""

    round: Round
    asked: int


def offer(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, asking: Asking) -> Offer | Refused:
    """What would be asked, or why it cannot be; changes nothing."""
    require(actor, Verb.LEAD_FEEDBACK, community_id)
    found = _to_ask(tx, now, community_id, asking)
    if isinstance(found, Refused):
        return found
    survey, asked, _ = found
    earlier = rounds.of_community(tx, community_id)
    return Offer(asking, survey, len(asked), tuple(one.asking for one in earlier if at_large(one)))


def open_by_staff(
    tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, asking: Asking
) -> Opened | Refused:
    """Put the questions to whom they concern, from now on; of two who press at once, one comes too late."""
    me = require(actor, Verb.LEAD_FEEDBACK, community_id)
    communities.lock(tx, community_id)
    found = _to_ask(tx, now, community_id, asking)
    if isinstance(found, Refused):
        return found
    survey, asked, first = found
    if asking is Asking.TOPICS:
        # The same version as the last time where the topics are the same: what was too few is told with it.
        survey = surveys.save(tx, community_id, survey)
    one = open_round(tx, now, community_id, survey, asked, first_id=None if first is None else first.id)
    audit.add(
        tx, community_id, me.member_id, Verb.LEAD_FEEDBACK, now, {"asking": asking, "asked": len(asked)}
    )
    return Opened(one, len(asked))


def _to_ask(
    tx: Tx, now: datetime, community_id: CommunityId, asking: Asking
) -> tuple[Survey, Sequence[MemberId], Round | None] | Refused:
    """The questions, whom they are put to, and of an "after" its "before"."""
    earlier = rounds.of_community(tx, community_id)
    asked = (
        audiences.kept_away(tx, community_id, now)
        if asking is Asking.BARRIERS
        else audiences.everybody(tx, community_id)
    )
    refused = may_open(asking, earlier, now, len(asked))
    if refused is not None:
        return refused
    first = None
    if asking is Asking.AFTER and (latest := series(earlier)) is not None:
        first = latest[0]
    survey = _survey(tx, community_id, asking, first)
    return Refused("no-topics") if survey is None else (survey, asked, first)


def _survey(tx: Tx, community_id: CommunityId, asking: Asking, first: Round | None) -> Survey | None:
    """What comes next; of an "after" what its "before" asked; None where there is nothing to choose from."""
    if first is not None:
        return rounds.survey(tx, first)
    if asking is Asking.TOPICS:
        return wishes.survey(topic_rules.in_use(topics.of_community(tx, community_id)))
    return surveys.current(tx, community_id, asking.purpose)
