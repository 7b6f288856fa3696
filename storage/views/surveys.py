"""The questionnaires of a community, for those who lead its feedback."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rules.communities import Community
from rules.feedback.editing import EDITABLE
from rules.feedback.rounds import State
from rules.feedback.surveys import Purpose, Survey
from rules.ids import CommunityId
from rules.permissions import Actor, Verb, require
from storage import communities
from storage.db import Tx
from storage.feedback import rounds, surveys


@dataclass(frozen=True, slots=True)
class SurveyPage:
    """What is asked next."""

    community: Community
    survey: Survey
    changed: bool
    """Since it was asked last, or since it came."""
    open: bool
    """Whether it is being asked now: in what way, a change of the next one does not alter."""


def surveys_of(
    tx: Tx,
    actor: Actor,
    now: datetime,  # noqa: ARG001  As all views.
    community_id: CommunityId,
) -> Sequence[SurveyPage]:
    """Each questionnaire that can be changed."""
    require(actor, Verb.LEAD_FEEDBACK, community_id)
    community = communities.load(tx, community_id)
    return [_page(tx, community, one) for one in EDITABLE]


def survey(
    tx: Tx,
    actor: Actor,
    now: datetime,  # noqa: ARG001  As all views.
    community_id: CommunityId,
    purpose: Purpose,
) -> SurveyPage:
    """One of them."""
    require(actor, Verb.LEAD_FEEDBACK, community_id)
    if purpose not in EDITABLE:
        raise surveys.NoSuchSurveyError(purpose)
    return _page(tx, communities.load(tx, community_id), purpose)


def _page(tx: Tx, community: Community, purpose: Purpose) -> SurveyPage:
    found = surveys.current(tx, community.id, purpose)
    assert found is not None, "each of these comes with the program"
    earlier = rounds.of_community(tx, community.id)
    asked = any(one.state is State.OPEN and one.purpose is purpose for one in earlier)
    return SurveyPage(community, found, surveys.is_draft(tx, community.id, purpose), asked)
