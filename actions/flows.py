"""Every dialogue: its questions, who may answer them, what its last answer does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from actions import attendance, booked_for, capacity, members, presenters, sessions, topics
from actions.certificates import ending, issuing
from actions.cycles import plans, running
from rules.booked_for import BOOK_FOR
from rules.capacity import PLACES
from rules.certificate_questions import GMC, WITHDRAW
from rules.cycles.questions import CYCLE
from rules.cycles.running import RENAME as RENAME_CYCLE
from rules.cycles.running import SHIFT
from rules.dialogue import Draft, Flow
from rules.ids import CommunityId
from rules.members import ABOUT, HELLO
from rules.permissions import Actor, Verb
from rules.presenters.titles import CASE
from rules.presenters.turns import SEARCH
from rules.schedule import LINK, MOVE, RETOPIC, SCHEDULE
from rules.sheets import FIND
from rules.topics import ADD, RENAME
from storage.db import Tx


@dataclass(frozen=True, slots=True)
class Conduct:
    """How a flow is led: who may answer it, and what is done once every question has its answer.

    `finish` runs in the transaction of the last answer; a Problem from it asks the last question again.
    """

    flow: Flow
    verb: Verb
    finish: Callable[[Tx, Actor, datetime, Draft], Any]
    known: Callable[[Tx, CommunityId], Mapping[str, Any]] = lambda _tx, _community_id: {}
    """What every draft of it starts out knowing."""
    look: Callable[[Tx, Actor, datetime, Draft], Any] = lambda _tx, _actor, _now, _draft: None
    """What its questions show beyond the answers."""


_CONDUCTS: tuple[Conduct, ...] = (
    Conduct(HELLO, Verb.EDIT_PROFILE, members.finish_dialogue),
    Conduct(ABOUT, Verb.EDIT_PROFILE, members.finish_dialogue),
    Conduct(SCHEDULE, Verb.SCHEDULE, sessions.schedule_session, topics.offered),
    Conduct(MOVE, Verb.MOVE_SESSION, sessions.move_session),
    Conduct(FIND, Verb.MARK_ATTENDANCE, attendance.find_on_sheet),
    Conduct(LINK, Verb.MOVE_SESSION, sessions.change_link),
    Conduct(PLACES, Verb.MOVE_SESSION, capacity.change_places),
    Conduct(BOOK_FOR, Verb.BOOK_FOR, booked_for.find_somebody),
    Conduct(RETOPIC, Verb.MOVE_SESSION, sessions.change_topic, topics.offered),
    Conduct(CYCLE, Verb.PLAN_CYCLE, plans.plan_cycle, plans.known, plans.look),
    Conduct(SHIFT, Verb.PLAN_CYCLE, running.shift_cycle, look=running.look),
    Conduct(RENAME_CYCLE, Verb.PLAN_CYCLE, running.rename_cycle),
    Conduct(GMC, Verb.HAVE_CERTIFICATE, issuing.issue_with_gmc),
    Conduct(WITHDRAW, Verb.WITHDRAW_CERTIFICATE, ending.withdraw, look=ending.to_withdraw),
    Conduct(ADD, Verb.EDIT_TOPICS, topics.add_topic),
    Conduct(RENAME, Verb.EDIT_TOPICS, topics.rename_topic),
    Conduct(CASE, Verb.ANSWER_PRESENTING, presenters.finish_title),
    Conduct(SEARCH, Verb.DRAW_PRESENTER, presenters.search_turns),
)
FLOWS: Mapping[str, Conduct] = {conduct.flow.name: conduct for conduct in _CONDUCTS}
