"""How an update reaches an action: once, with its actor known, in one transaction."""

from collections.abc import Callable
from datetime import datetime
from typing import Concatenate, ParamSpec, TypeVar

from rules.ids import UserId
from rules.permissions import Actor
from storage import intake, members
from storage.db import Tx

P = ParamSpec("P")
T = TypeVar("T")


def once(
    tx: Tx,
    update_id: int,
    user_id: UserId,
    now: datetime,
    action: Callable[Concatenate[Tx, Actor, datetime, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Run the action for whoever sent the update; storage.intake.RedeliveredError if it ran before."""
    intake.claim(tx, update_id, now.date())
    return action(tx, members.actor(tx, user_id), now, *args, **kwargs)
