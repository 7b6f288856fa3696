"""Presenting, verb by verb: drawn, asked, answered, handed back, swapped, volunteered for.

Each verb locks the session (or both, in order of their ids), asks the rule, saves, owes what must be said.
"""

from actions.presenters.answering import (
    answer_asking,
    be_asked_again,
    could_not_ask,
    hand_back,
    lapse_asking,
    never_ask,
)
from actions.presenters.backing import ask_backup
from actions.presenters.drawing import draw_by_clock, draw_presenter
from actions.presenters.following import (
    concerning,
    member_left,
    place_given_up,
    plan_presenter,
    session_cancelled,
    session_moved,
    settle_presented,
    tell_missing,
)
from actions.presenters.reminding import remind_two_days, remind_week
from actions.presenters.searching import search_turns
from actions.presenters.swapping import agree_swap, decline_swap, lapse_swap, offer_swap, take_swap_back
from actions.presenters.titling import finish_title, remove_title, show_title_to
from actions.presenters.volunteering import (
    volunteer_for_session,
    volunteer_for_topic,
    withdraw_from_session,
    withdraw_from_topic,
)

__all__ = [
    "agree_swap",
    "answer_asking",
    "ask_backup",
    "be_asked_again",
    "concerning",
    "could_not_ask",
    "decline_swap",
    "draw_by_clock",
    "draw_presenter",
    "finish_title",
    "hand_back",
    "lapse_asking",
    "lapse_swap",
    "member_left",
    "never_ask",
    "offer_swap",
    "place_given_up",
    "plan_presenter",
    "remind_two_days",
    "remind_week",
    "remove_title",
    "search_turns",
    "session_cancelled",
    "session_moved",
    "settle_presented",
    "show_title_to",
    "take_swap_back",
    "tell_missing",
    "volunteer_for_session",
    "volunteer_for_topic",
    "withdraw_from_session",
    "withdraw_from_topic",
]
