"""Dialogues in progress: begun, answered, left. The flow decides; here it is loaded, saved and finished."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from actions.flows import FLOWS, Conduct
from rules.communities import Community
from rules.dialogue import Answered, Asked, Draft, Flow, Problem, Reply, advance, begin
from rules.ids import CommunityId
from rules.permissions import Actor, require
from storage import communities, drafts
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked now; with a problem, asked again."""

    community: Community
    flow: Flow
    draft: Draft
    problem: Problem | None = None
    seen: Any = None
    """What the flow shows beyond the answers (actions.flows.Conduct.look)."""


@dataclass(frozen=True, slots=True)
class Finished:
    """The dialogue is over, and this was decided."""

    community: Community
    flow: str
    draft: Draft
    decision: Any


@dataclass(frozen=True, slots=True)
class Gone:
    """There is no such dialogue: it was finished or left before, or it has expired."""

    expired: bool = False
    passed: bool = False
    """Whether it goes on: this question of it was answered before, and another one is open."""


@dataclass(frozen=True, slots=True)
class Left:
    """The dialogue was given up; nothing of it counts."""

    flow: str


Turn = Question | Finished | Gone


def start(
    tx: Tx,
    actor: Actor,
    now: datetime,
    flow: str,
    community_id: CommunityId,
    known: Mapping[str, Any] | None = None,
) -> Question:
    """Begin the dialogue; one that was open is left for it."""
    conduct = FLOWS[flow]
    require(actor, conduct.verb, community_id)
    # The moment tells the buttons of this dialogue from those of an earlier one; buttons hold 31 bits.
    serial = round(now.timestamp() * 1000) % 2**31
    known = {**conduct.known(tx, community_id), **(known or {})}
    draft = begin(conduct.flow, actor.user_id, community_id, serial, now, known)
    return ask(tx, actor, now, draft)


def answer(
    tx: Tx,
    actor: Actor,
    now: datetime,
    reply: Reply,
    serial: int | None = None,
    step: str | None = None,
) -> Turn:
    """Take a reply; one to another question than the open one, by an old button, counts for nothing."""
    draft = drafts.lock(tx, actor.user_id)
    if draft is None or (serial is not None and serial != draft.serial):
        return Gone()
    if draft.expires_at <= now:
        drafts.drop(tx, actor.user_id)
        return Gone(expired=True)
    conduct = FLOWS[draft.flow]
    require(actor, conduct.verb, draft.community_id)
    community = communities.load(tx, draft.community_id)
    if step is not None and step != draft.step:
        return Gone(passed=True)
    turn = advance(conduct.flow, draft, reply, now, community.zone)
    if isinstance(turn, Asked):
        return ask(tx, actor, now, turn.draft, turn.problem)
    return _finish(tx, actor, now, conduct, community, turn)


def ask(tx: Tx, actor: Actor, now: datetime, draft: Draft, problem: Problem | None = None) -> Question:
    """Keep the draft, and ask what it stands at. The caller has checked that the actor may answer."""
    drafts.save(tx, draft)
    return _question(tx, actor, now, draft, problem)


def _question(tx: Tx, actor: Actor, now: datetime, draft: Draft, problem: Problem | None = None) -> Question:
    conduct = FLOWS[draft.flow]
    community = communities.load(tx, draft.community_id)
    return Question(community, conduct.flow, draft, problem, conduct.look(tx, actor, now, draft))


def _finish(
    tx: Tx, actor: Actor, now: datetime, conduct: Conduct, community: Community, turn: Answered
) -> Turn:
    decision = conduct.finish(tx, actor, now, turn.draft)
    if isinstance(decision, Problem):
        draft = replace(turn.draft, step=decision.step or turn.draft.step)
        return ask(tx, actor, now, draft, decision)
    drafts.drop(tx, actor.user_id)
    return Finished(community, conduct.flow.name, turn.draft, decision)


def leave(tx: Tx, actor: Actor, now: datetime, serial: int | None = None) -> Left | Gone:
    """Give the dialogue up; the button of an older one leaves the present one alone."""
    draft = drafts.lock(tx, actor.user_id)
    if draft is None or (serial is not None and serial != draft.serial):
        return Gone()
    drafts.drop(tx, actor.user_id)
    return Gone(expired=True) if draft.expires_at <= now else Left(draft.flow)


def present(tx: Tx, actor: Actor, now: datetime) -> Turn:
    """Where the dialogue stands, for a screen that is shown again."""
    draft = drafts.load(tx, actor.user_id)
    if draft is None or draft.expires_at <= now:
        return Gone(expired=draft is not None)
    return _question(tx, actor, now, draft)
