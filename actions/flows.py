"""Every dialogue: its questions, who may answer them, what its last answer does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from actions import members, sessions
from rules.dialogue import Draft, Flow
from rules.members import ABOUT, HELLO
from rules.permissions import Actor, Verb
from rules.schedule import LINK, MOVE, SCHEDULE
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Conduct:
    """How a flow is led: who may answer it, and what is done once every question has its answer.

    `finish` runs in the transaction of the last answer; a Problem from it asks the last question again.
    """

    flow: Flow
    verb: Verb
    finish: Callable[[Tx, Actor, datetime, Draft], Any]


_CONDUCTS: tuple[Conduct, ...] = (
    Conduct(HELLO, Verb.EDIT_PROFILE, members.finish_dialogue),
    Conduct(ABOUT, Verb.EDIT_PROFILE, members.finish_dialogue),
    Conduct(SCHEDULE, Verb.SCHEDULE, sessions.schedule_session),
    Conduct(MOVE, Verb.MOVE_SESSION, sessions.move_session),
    Conduct(LINK, Verb.MOVE_SESSION, sessions.change_link),
)
FLOWS: Mapping[str, Conduct] = {conduct.flow.name: conduct for conduct in _CONDUCTS}
