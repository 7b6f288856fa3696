"""Those who lead the feedback change what is asked next; what was asked stays as it was."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from rules.dialogue import Draft, Problem
from rules.feedback import editing as rules
from rules.feedback.editing import EDITABLE, Refused
from rules.feedback.surveys import Direction, Purpose, Scale, Survey
from rules.ids import CommunityId
from rules.permissions import Actor, Membership, Verb, require
from storage import audit, communities
from storage.db import Tx
from storage.feedback import surveys


@dataclass(frozen=True, slots=True)
class Kept:
    """What is asked next, as it is now; `already` when nothing had to change."""

    community_id: CommunityId
    survey: Survey
    already: bool = False


_ASKED_AGAIN = ("known", "too-much")
"""What other words may mend."""


def add_item(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Kept | Refused | Problem:
    """The end of the dialogue "survey-add-item"."""
    words, scale = draft.answers["words"], Scale(draft.answers["scale"])
    return _told(tx, actor, now, draft, "added", lambda survey: rules.add_item(survey, words, scale))


def add_option(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Kept | Refused | Problem:
    """The end of the dialogue "survey-add-option"."""
    words = draft.answers["words"]
    return _told(tx, actor, now, draft, "added", lambda survey: rules.add_option(survey, words))


def reword(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Kept | Refused | Problem:
    """The end of the dialogues "survey-reword" and "survey-reword-option"."""
    part, words = draft.answers["part"], draft.answers["words"]
    return _told(tx, actor, now, draft, "reworded", lambda survey: rules.reword(survey, part, words))


def remove(
    tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, purpose: Purpose, part: str
) -> Kept | Refused:
    """It is not asked any more. Asked twice, the second time says that it is gone."""
    return _edit(tx, actor, now, community_id, purpose, "removed", lambda survey: rules.remove(survey, part))


def move(
    tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, purpose: Purpose, part: str, to: int
) -> Kept | Refused:
    """It comes at that place, counted from 0. Asked twice, it stays there."""
    return _edit(tx, actor, now, community_id, purpose, "moved", lambda survey: rules.move(survey, part, to))


def turn(
    tx: Tx,
    actor: Actor,
    now: datetime,
    community_id: CommunityId,
    purpose: Purpose,
    part: str,
    direction: Direction,
) -> Kept | Refused:
    """That end of its scale is the favourable one. Asked twice, it stays so."""

    def turned(survey: Survey) -> Survey | Refused:
        return rules.turn(survey, part, direction)

    return _edit(tx, actor, now, community_id, purpose, "turned", turned)


def put_back(tx: Tx, actor: Actor, now: datetime, community_id: CommunityId, purpose: Purpose) -> Kept:
    """What was asked last, or else came with the program, is asked next. Asked twice, it stays so."""
    me = _mine(tx, actor, community_id, purpose)
    already = not surveys.is_draft(tx, community_id, purpose)
    if not already:
        surveys.discard(tx, community_id, purpose)
        _note(tx, me, now, purpose, "put-back")
    return Kept(community_id, _current(tx, community_id, purpose), already)


def _told(
    tx: Tx,
    actor: Actor,
    now: datetime,
    draft: Draft,
    done: str,
    change: Callable[[Survey], Survey | Refused],
) -> Kept | Refused | Problem:
    """The end of a dialogue; where other words may mend it, they are asked for again."""
    purpose = Purpose(draft.answers["purpose"])
    decision = _edit(tx, actor, now, draft.community_id, purpose, done, change)
    if isinstance(decision, Refused) and decision.reason in _ASKED_AGAIN:
        return Problem(f"survey-words-{decision.reason}", {"most": rules.MOST_WORDS}, step="words")
    return decision


def _edit(
    tx: Tx,
    actor: Actor,
    now: datetime,
    community_id: CommunityId,
    purpose: Purpose,
    done: str,
    change: Callable[[Survey], Survey | Refused],
) -> Kept | Refused:
    me = _mine(tx, actor, community_id, purpose)
    before = _current(tx, community_id, purpose)
    after = change(before)
    if isinstance(after, Refused):
        return after
    if after == before:
        return Kept(community_id, before, already=True)
    kept = surveys.save(tx, community_id, after)
    _note(tx, me, now, purpose, done)
    return Kept(community_id, kept)


def _mine(tx: Tx, actor: Actor, community_id: CommunityId, purpose: Purpose) -> Membership:
    """Somebody who leads the feedback, with the community locked: of two who change it one comes second."""
    me = require(actor, Verb.LEAD_FEEDBACK, community_id)
    if purpose not in EDITABLE:
        raise surveys.NoSuchSurveyError(purpose)
    communities.lock(tx, community_id)
    return me


def _current(tx: Tx, community_id: CommunityId, purpose: Purpose) -> Survey:
    survey = surveys.current(tx, community_id, purpose)
    assert survey is not None, "each of these comes with the program"
    return survey


def _note(tx: Tx, me: Membership, now: datetime, purpose: Purpose, done: str) -> None:
    """Which questionnaire, and what was done; not the words."""
    detail: dict[str, int | str | None] = {"survey": purpose, "change": done}
    audit.add(tx, me.community_id, me.member_id, Verb.LEAD_FEEDBACK, now, detail)
