"""Presses on the dates of a plan that does not count yet: one is opened, moved, left out."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Final

from actions import dialogues
from actions.cycles.plans import holidays_of
from actions.dialogues import Gone, Question
from rules.cycles import plans as rules
from rules.cycles.plans import Turn
from rules.cycles.questions import CYCLE
from rules.dialogue import LIFETIME, Draft, Problem
from rules.permissions import Actor, Verb, require
from storage import communities, drafts
from storage.db import Tx

OPEN: Final = "o"
CLOSE: Final = "c"
TOPIC: Final = "t"
VOTED: Final = "v"
"""What a press does to the plan besides the turns of one date: opens it, shows all, asks for a topic, takes
the order that the group voted for.
"""


def turn_date(tx: Tx, actor: Actor, now: datetime, serial: int, index: int, turn: str) -> Question | Gone:
    """Do that to the date with this number in the rhythm; Gone when the plan is no longer open."""
    draft = drafts.lock(tx, actor.user_id)
    if draft is None or draft.serial != serial or draft.flow != CYCLE.name:
        return Gone()
    if draft.expires_at <= now:
        drafts.drop(tx, actor.user_id)
        return Gone(expired=True)
    require(actor, Verb.PLAN_CYCLE, draft.community_id)
    if draft.step not in ("date", "topic", "dates"):
        return Gone(passed=True)
    changed = _changed(tx, draft, index, turn, now)
    problem = changed if isinstance(changed, Problem) else None
    answers = draft.answers if isinstance(changed, Problem) else changed
    step = "dates" if answers.get("open") is None else str(answers["asks"])
    return dialogues.ask(tx, actor, now, _at(draft, step, answers, now), problem)


def _changed(tx: Tx, draft: Draft, index: int, turn: str, now: datetime) -> Mapping[str, Any] | Problem:
    """The answers afterwards, or why they stay as they are."""
    unknown = Problem("dialogue-no-such-choice", {})
    answers = draft.answers
    zone = communities.load(tx, draft.community_id).zone
    plan = rules.planned(answers, zone)
    if turn == CLOSE:
        return rules.opened(answers, None)
    if turn == VOTED:
        return rules.voted(answers) if answers.get("voted") else unknown
    if all(one.index != index for one in plan):
        return unknown
    if turn in (OPEN, TOPIC):
        return rules.opened(answers, index, topic=turn == TOPIC)
    if turn not in tuple(Turn):
        return unknown
    holidays = holidays_of(plan[0].starts_at, plan[-1].starts_at, zone)
    changed = rules.turned(answers, zone, index, Turn(turn), holidays)
    if changed is None:
        return unknown
    return rules.too_early(changed, zone, index, Turn(turn), now) or rules.opened(changed, index)


def _at(draft: Draft, step: str, answers: Mapping[str, Any], now: datetime) -> Draft:
    return Draft(
        user_id=draft.user_id,
        community_id=draft.community_id,
        serial=draft.serial,
        flow=draft.flow,
        step=step,
        answers=answers,
        expires_at=now + LIFETIME,
    )
