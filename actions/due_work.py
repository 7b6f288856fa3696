"""What the clock does: each kind of due work and its action."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from actions import attendance, bookings, cards, joining, polls, presenters, reminders
from storage import due
from storage.db import Tx

WORK: Mapping[str, Callable[..., Any]] = {
    "check-in-opens": attendance.open_check_in,
    "offer-lapses": bookings.lapse_offer,
    "join-window-closes": joining.close_window,
    "join-expires": joining.expire_request,
    "presenter-draw": presenters.draw_by_clock,
    "presenter-silence": presenters.lapse_asking,
    "presenter-missing": presenters.tell_missing,
    "presenter-done": presenters.settle_presented,
    "remind-day": reminders.remind_day,
    "remind-hour": reminders.remind_hour,
    "session-ends": cards.close_cards,
    "group-poll": polls.decide_poll,
    "group-poll-closes": polls.close_poll,
    "sheet-reminder": attendance.remind_of_sheet,
}
"""Called as `WORK[kind](tx, now, **variables)`; each checks anew whether it is still wanted."""


def run(tx: Tx, due_id: int, now: datetime) -> str | None:
    """Do one piece of due work, in the transaction that takes it off the list; its kind, or None if gone."""
    work = due.take(tx, due_id, now)
    if work is None:
        return None
    WORK[work.kind](tx, now, **work.variables)
    return work.kind
