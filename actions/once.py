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
) -> tuple[Actor, T]:
    """Run the action for whoever sent the update; who that was, and what was decided.

    Raises storage.intake.RedeliveredError if the update has had its effect before.
    """
    intake.claim(tx, update_id, now.date())
    who = members.actor(tx, user_id)
    return who, action(tx, who, now, *args, **kwargs)


def looking(
    tx: Tx,
    user_id: UserId,
    now: datetime,
    view: Callable[Concatenate[Tx, Actor, datetime, P], T],
    *args: P.args,
    **kwargs: P.kwargs,
) -> tuple[Actor, T]:
    """The view as this person may see it, however often they ask."""
    who = members.actor(tx, user_id)
    return who, view(tx, who, now, *args, **kwargs)
