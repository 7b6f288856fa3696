"""An ear for somebody who writes very much at once. What it knows is in memory, and gone at a restart."""

from datetime import datetime

from actions.moderation import flooding as actions
from handlers.hearing import Heard, Todo
from handlers.house import House
from handlers.routes import Routes
from rules.ids import GroupId
from rules.moderation import flood as rules
from rules.permissions import Actor
from screens.moderation import groups as screens
from screens.outgoing import Outgoing, Post
from storage.db import Tx
from storage.outbox import Owed
from storage.views import moderation as views

_MOST = 5000
"""How many scores are held before those that count no longer are dropped."""


def ear(house: House, heard: Heard) -> Todo | None:
    """Whether this person writes too much at once. A change of an old message counts for nothing."""
    if heard.user_id is None or heard.edited:
        return None
    scores, key = house.flood, (heard.group.id, heard.user_id)
    score, over = rules.heard(scores.get(key), len(heard.words), hash(heard.words), heard.at)
    scores[key] = score
    if len(scores) > _MOST:
        _forget(house, heard.at)
    if not over:
        return None

    def todo(tx: Tx, actor: Actor, now: datetime) -> None:
        actions.note_flood(tx, actor, now, heard.group, heard.message_id)

    return todo


def _forget(house: House, now: datetime) -> None:
    kept = {key: score for key, score in house.flood.items() if now - score.at < rules.FORGOTTEN}
    # A group in which thousands talk at once: everybody begins anew.
    house.flood = kept if len(kept) < _MOST else {}


def told(tx: Tx, owed: Owed) -> Outgoing | None:
    group = views.group(tx, GroupId(owed.variables["group"]))
    return None if group is None else Post(screens.flood(group.title))


ROUTES = Routes(ears=(ear,), notices={"moderation-flood": told})
