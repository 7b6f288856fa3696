"""Every dialogue: its questions, who may answer them, what its last answer does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from actions import (
    arrivals,
    attendance,
    booked_for,
    capacity,
    community_texts,
    group_topics,
    groups,
    help_now,
    joining,
    members,
    presenters,
    prompt_deck,
    sessions,
    themes,
    topics,
)
from actions.certificates import ending, issuing
from actions.cycles import plans, running
from actions.feedback import editing as surveys
from actions.moderation import deciding
from actions.pdsa import cycles as pdsa_cycles
from actions.pdsa import issues as pdsa_issues
from rules.admissions import REFUSE
from rules.arrivals import ARRIVAL
from rules.booked_for import BOOK_FOR
from rules.capacity import PLACES
from rules.certificate_questions import GMC, WITHDRAW
from rules.community_texts.changes import CHANGE as CHANGE_WORDS
from rules.community_texts.changes import FIND as FIND_WORDS
from rules.community_texts.changes import TAKE as TAKE_WORDS
from rules.cycles.questions import CYCLE
from rules.cycles.running import RENAME as RENAME_CYCLE
from rules.cycles.running import SHIFT
from rules.dialogue import Draft, Flow
from rules.feedback import editing as survey_questions
from rules.group_topics import MAKE
from rules.groups import DESCRIBE
from rules.help_now import ADD as ADD_CONTACT
from rules.ids import CommunityId
from rules.members import ABOUT, HELLO
from rules.moderation.questions import MODERATE
from rules.pdsa import questions as pdsa_questions
from rules.permissions import Actor, Verb
from rules.presenters.titles import CASE
from rules.presenters.turns import SEARCH
from rules.prompts import ADD as ADD_PROMPT
from rules.prompts import CHANGE as CHANGE_PROMPT
from rules.schedule import LINK, MOVE, RETOPIC, SCHEDULE
from rules.sheets import FIND
from rules.themes import ADD as ADD_THEME
from rules.themes import KEYWORDS as THEME_KEYWORDS
from rules.themes import RENAME as RENAME_THEME
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
    Conduct(HELLO, Verb.EDIT_PROFILE, members.finish_dialogue, arrivals.known),
    Conduct(ABOUT, Verb.EDIT_PROFILE, members.finish_dialogue),
    Conduct(ARRIVAL, Verb.EDIT_PROFILE, arrivals.tell_arrival),
    Conduct(REFUSE, Verb.ADMIT, joining.refuse_in_words),
    Conduct(DESCRIBE, Verb.NAME_GROUP, groups.describe_group),
    Conduct(MAKE, Verb.NAME_GROUP, group_topics.make_topic),
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
    Conduct(ADD_THEME, Verb.EDIT_THEMES, themes.add_theme),
    Conduct(RENAME_THEME, Verb.EDIT_THEMES, themes.rename_theme),
    Conduct(THEME_KEYWORDS, Verb.EDIT_THEMES, themes.change_keywords),
    Conduct(pdsa_questions.PLAN, Verb.KEEP_PDSA, pdsa_cycles.begin_cycle),
    *(Conduct(one, Verb.KEEP_PDSA, pdsa_cycles.tell_part) for one in pdsa_questions.LATER_PARTS.values()),
    Conduct(pdsa_questions.FIELD, Verb.KEEP_PDSA, pdsa_cycles.change_field),
    Conduct(pdsa_questions.ISSUE, Verb.KEEP_PDSA, pdsa_issues.log_issue),
    Conduct(pdsa_questions.REWORD, Verb.KEEP_PDSA, pdsa_issues.reword_issue),
    Conduct(survey_questions.ADD_ITEM, Verb.LEAD_FEEDBACK, surveys.add_item),
    Conduct(survey_questions.ADD_OPTION, Verb.LEAD_FEEDBACK, surveys.add_option),
    Conduct(survey_questions.REWORD, Verb.LEAD_FEEDBACK, surveys.reword),
    Conduct(survey_questions.REWORD_OPTION, Verb.LEAD_FEEDBACK, surveys.reword),
    Conduct(ADD_CONTACT, Verb.CONFIRM_HELP, help_now.add_contact),
    Conduct(CASE, Verb.ANSWER_PRESENTING, presenters.finish_title),
    Conduct(MODERATE, Verb.MODERATE, deciding.propose),
    Conduct(SEARCH, Verb.DRAW_PRESENTER, presenters.search_turns),
    Conduct(ADD_PROMPT, Verb.EDIT_PROMPTS, prompt_deck.add_card),
    Conduct(CHANGE_PROMPT, Verb.EDIT_PROMPTS, prompt_deck.change_card),
    Conduct(CHANGE_WORDS, Verb.EDIT_TEXTS, community_texts.save_words),
    Conduct(FIND_WORDS, Verb.EDIT_TEXTS, community_texts.look_for_words),
    Conduct(TAKE_WORDS, Verb.EDIT_TEXTS, community_texts.take_file),
)
FLOWS: Mapping[str, Conduct] = {conduct.flow.name: conduct for conduct in _CONDUCTS}
