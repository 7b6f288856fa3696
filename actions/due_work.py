"""What the clock does: each kind of due work and its action."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from actions import (
    announcing,
    arrivals,
    attendance,
    cards,
    check_in,
    claims,
    code_boards,
    digest,
    finding,
    help_now,
    interviews,
    joining,
    missed,
    offers,
    patient_data,
    polls,
    presenters,
    prompts,
    reminders,
    retention,
    votes,
)
from actions.certificates import ending
from actions.feedback import releasing
from actions.moderation import carrying_out, deciding, reporting
from actions.questions import deciding as questions_deciding
from actions.questions import ending as questions_ending
from actions.teams import counting, imports
from storage import due
from storage.db import Tx

WORK: Mapping[str, Callable[..., Any]] = {
    "arrival-ask": arrivals.ask_day,
    "arrival-onward": arrivals.ask_onward,
    "certificates-follow": ending.follow_marks,
    "check-in-opens": check_in.open_check_in,
    "check-in-code-turns": code_boards.turn_codes,
    "feedback-closes": releasing.close_round,
    "feedback-key-goes": releasing.end_key,
    "feedback-pool-ends": releasing.end_pool,
    "help-confirm": help_now.ask_to_confirm,
    "interview-asks": interviews.ask_for_interview,
    "digest": digest.send_digest,
    "lulls": prompts.look_for_lulls,
    "missed-notes": missed.tell_missed,
    "offer-lapses": offers.lapse_offer,
    "patient-offer-ends": patient_data.end_offer,
    "first-come": offers.begin_first_come,
    "invite-link-expires": finding.expire_link,
    "join-window-closes": joining.close_window,
    "claim-expires": claims.expire_claim,
    "join-expires": joining.expire_request,
    "measure-lapses": carrying_out.lapse_measure,
    "measure-proposal-lapses": deciding.lapse_proposal,
    "moderation-case-returns": reporting.return_case,
    "moderation-forward-lapses": reporting.lapse_forward,
    "presenter-draw": presenters.draw_by_clock,
    "presenter-silence": presenters.lapse_asking,
    "presenter-missing": presenters.tell_missing,
    "presenter-done": presenters.settle_presented,
    "presenter-backup": presenters.ask_backup,
    "presenter-week": presenters.remind_week,
    "presenter-two-days": presenters.remind_two_days,
    "presenter-swap-ends": presenters.lapse_swap,
    "question-forgotten": questions_ending.forget_by_clock,
    "question-heard": questions_deciding.hear,
    "question-key-ends": questions_ending.destroy_key,
    "question-silent": questions_ending.end_silent,
    "question-waits": questions_deciding.remind,
    "remind-week": reminders.remind_week,
    "remind-day": reminders.remind_day,
    "remind-hour": reminders.remind_hour,
    "retention": retention.remove_old,
    "session-announce": announcing.announce_session,
    "session-ends": cards.close_cards,
    "topic-vote-closes": votes.close_by_clock,
    "group-poll": polls.decide_poll,
    "group-poll-closes": polls.close_poll,
    "sheet-reminder": attendance.remind_of_sheet,
    "teams-import-expires": imports.expire_import,
    "teams-spans-expire": counting.forget_spans,
}
"""Called as `WORK[kind](tx, now, **variables)`; each checks anew whether it is still wanted."""


def run(tx: Tx, due_id: int, now: datetime) -> str | None:
    """Do one piece of due work, in the transaction that takes it off the list; its kind, or None if gone."""
    work = due.take(tx, due_id, now)
    if work is None:
        return None
    WORK[work.kind](tx, now, **work.variables)
    return work.kind
