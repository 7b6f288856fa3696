"""The backup: who steps in if the presenter cannot. Quiet and light: few are asked, each once."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Final

from rules.ids import MemberId
from rules.presenters import draws
from rules.presenters.draws import Standing
from rules.presenters.slots import Part, Slot, SlotState
from rules.presenters.times import TOLD_BEFORE
from rules.sessions import Session, Status

ASKED_FROM: Final = timedelta(days=10)
"""How long before the start a backup is looked for, once there is a presenter."""
MOST_ASKED: Final = 3
"""How many members are asked for one session, at most, one after the other."""
TO_ANSWER_CALL: Final = timedelta(hours=24)
"""How long a backup who is now to present has to say that it is still fine."""


def ask_at(session: Session, now: datetime) -> datetime | None:
    """When a backup is looked for; None when it is too late for one to be of use."""
    at = max(session.starts_at - ASKED_FROM, now)
    return at if at < session.starts_at - TOLD_BEFORE else None


def may_ask(session: Session, known: Sequence[Slot], asked_at: datetime) -> bool:
    """Whether somebody is asked to be the backup, so that the asking arrives at `asked_at`.

    `known` is every asking for the session so far.
    """
    if session.status is Status.CANCELLED or asked_at >= session.starts_at - TOLD_BEFORE:
        return False
    asked = [one for one in known if one.part is Part.BACKUP]
    if any(one.state in (SlotState.ASKED, SlotState.ACCEPTED) for one in asked):
        return False
    return any(one.presents for one in known) and len(asked) < MOST_ASKED


def may_call(
    standings: Iterable[Standing], backup: MemberId, *, any_attended: bool, others_may_be_asked: bool
) -> bool:
    """Whether the backup is asked to present, now that the presenter cannot.

    Not where somebody else can be asked, and it would put them two turns ahead or break the rest they were
    promised: much can have happened since they agreed. Who has become busy or unwilling is not asked either.
    """
    known = list(standings)
    mine = next((one for one in known if backup in one.members), None)
    if mine is None or mine.clash:
        return False
    _, others = draws.usual(known, any_attended=any_attended)
    if not others_may_be_asked or not others:
        return True
    return not mine.resting and all(mine.turns <= one.turns for one in others)
