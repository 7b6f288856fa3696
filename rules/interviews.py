"""Who would talk to the evaluators: asked once, by those who came often enough to have something to say."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from rules.communities import Community
from rules.ids import MemberId

SESSIONS: Final = 3
"""From how many sessions on somebody is asked."""


class State(StrEnum):
    """ASKED → YES ⇄ NO. Whoever leaves the community is on no list, and is not asked again either."""

    ASKED = "asked"
    YES = "yes"
    NO = "no"
    LEFT = "left"


ANSWERS: Final = frozenset({State.YES, State.NO})


@dataclass(frozen=True, slots=True)
class Willing:
    """Somebody who would talk to the evaluators, and since when that is known."""

    member_id: MemberId
    name: str
    since: datetime


def is_asked(came: int, state: State | None) -> bool:
    """Whether somebody who came to so many sessions is asked now. Asked once is asked for ever."""
    return state is None and came >= SESSIONS


def asked_at(community: Community, now: datetime) -> datetime:
    """When: a day after it was known, outside quiet hours."""
    return community.decent(now + timedelta(days=1))


def may_answer(state: State | None) -> bool:
    """Whether there is a question to answer, or an answer to change."""
    return state is not None
