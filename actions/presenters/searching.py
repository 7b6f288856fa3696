"""Looking for a member among the turns of a cycle."""

from datetime import datetime

from rules.dialogue import Draft
from rules.ids import CycleId
from rules.permissions import Actor, Verb, require
from rules.presenters.turns import Found
from storage.db import Tx
from storage.presenters import turns


def search_turns(tx: Tx, actor: Actor, now: datetime, draft: Draft) -> Found:  # noqa: ARG001
    """The end of the dialogue "turns": the members of that name, with their turns. Nothing is changed."""
    require(actor, Verb.DRAW_PRESENTER, draft.community_id)
    cycle_id = CycleId(draft.answers["cycle"])
    return turns.named(tx, draft.community_id, cycle_id, draft.answers["name"])
