"""What moderators decide about a request to join. The first press decides."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from rules.dialogue import Flow, Given, Problem
from rules.dialogue import Step as Question
from rules.ids import MemberId
from rules.joining import Appeal, Reason, Request, Step
from rules.names import clean
from rules.permissions import Role

DECIDERS: Final = (Role.ADMIN, Role.MODERATOR)
"""The roles that decide on requests to join."""
WORDS_LIMIT: Final = 200
"""The longest reason of a moderator, in characters."""


@dataclass(frozen=True, slots=True)
class Judged:
    """What a moderator's press has led to. `by_me` when it was this press that decided."""

    request: Request
    by_me: bool
    refused: str | None = None
    """Why the press did not count: `already-decided` or `appeal-is-for-others`."""
    by_yourself: bool = False
    """Whether it was this moderator who had decided before."""


def read_words(typed: str, _given: Given) -> str | Problem:
    """A reason in one's own words, on one line, at most WORDS_LIMIT characters."""
    words = clean(typed)
    if not any(letter.isalpha() for letter in words):
        return Problem("refuse-join-words-none", {})
    if len(words) > WORDS_LIMIT:
        return Problem("refuse-join-words-too-long", {"limit": WORDS_LIMIT, "length": len(words)})
    return words


REFUSE: Final = Flow("refuse-join", (Question("words", read_words, may_skip=True),))
"""Another reason than those that are offered. Starts out knowing the `request`."""


def kept_from(request: Request, by: MemberId, *, alone: bool) -> str | None:
    """Why this moderator's press does not count, if so: `already-decided` or `appeal-is-for-others`."""
    if not request.is_open:
        return "already-decided"
    if request.appeal is Appeal.USED and request.decided_by == by and not alone:
        return "appeal-is-for-others"
    return None


def judge(
    request: Request, by: MemberId, reason: Reason | None, now: datetime, *, alone: bool, words: str = ""
) -> Judged:
    """A moderator admits (no reason) or refuses, perhaps in `words` of their own. Who presses first decides.

    An appeal is decided by another than the first time, unless the moderator is `alone`.
    """
    if refused := kept_from(request, by, alone=alone):
        return Judged(request, by_me=False, refused=refused, by_yourself=request.decided_by == by)
    words = words if reason is Reason.OTHER else ""
    request = replace(request, decided_by=by, decided_at=now, reason=reason, words=words)
    if reason is None:
        return Judged(replace(request, step=Step.ADMITTED, appeal=Appeal.CLOSED), by_me=True)
    return Judged(replace(request, step=Step.REFUSED, moderated=True), by_me=True)
